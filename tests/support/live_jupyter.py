"""A real Jupyter server on this machine, and notebooks in it that a browser fills in and runs cell by cell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, WebSocket

START_SECONDS = 120
RUN_MILLISECONDS = 60_000
# A workspace of its own, or JupyterLab opens the notebooks of other windows as well.
APPS = {"lab": "lab/workspaces/{workspace}/tree/{path}.ipynb", "notebook": "notebooks/{path}.ipynb"}
# Nobody is asked whether they want news.
SETTINGS = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}


@dataclass
class Server:
    """A running server: its URL with the closing slash, and the folder whose notebooks are opened.

    ``place`` leads there from the folder that the server shows: "" or with the closing slash.
    """

    url: str
    folder: Path
    place: str = ""

    def within(self, name: str) -> Server:
        """Return the same server with a new folder in the one that it shows, so that tests can share it.

        A test that has a second try gets a new folder for it: what the first one left there may be half a notebook.
        """
        tries = (name, *(f"{name}-{again}" for again in range(2, 10)))
        folder = next(path for path in map(self.folder.joinpath, tries) if not path.exists())
        folder.mkdir()
        return Server(self.url, folder, f"{self.place}{folder.name}/")


@contextmanager
def running_server(home: Path, *, extension: bool = True) -> Iterator[Server]:
    """Run JupyterLab and Notebook 7 on a free loopback port, with all that they write under ``home``.

    Without ``extension``, the course's own is not loaded, as in a server of another environment. Raises RuntimeError
    with the server's own words when it does not start.
    """
    folder, settings = home / "notebooks", home / "settings"
    folder.mkdir(parents=True)
    written = {settings / "@jupyterlab" / f"{name}.jupyterlab-settings": values for name, values in SETTINGS.items()}
    loads = {"ServerApp": {"jpserver_extensions": {"hipspine.server_extension": extension}}}
    for path, values in {**written, home / "config" / "jupyter_server_config.json": loads}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {f"JUPYTER_{kind.upper()}_DIR": str(home / kind) for kind in ("config", "data", "runtime")}
    places |= {"JUPYTERLAB_SETTINGS_DIR": str(settings), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    options = ("--ip=127.0.0.1", "--port=0", "--no-browser", "--allow-root", "--IdentityProvider.token=")
    log = home / "server.log"
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *options, f"--ServerApp.root_dir={folder}"],
            env={**os.environ, **places, "IPYTHONDIR": str(home / "ipython"), "JUPYTER_PREFER_ENV_PATH": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Server(_address(process, home / "runtime", log), folder)
    finally:
        process.terminate()  # it ends its kernels before itself
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def _address(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Wait until the server has written where it listens, and return that URL."""
    note = runtime / f"jpserver-{process.pid}.json"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return json.loads(note.read_text(encoding="utf-8"))["url"]
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
    raise RuntimeError(f"the Jupyter server did not start:\n{log.read_text(encoding='utf-8')}")


@dataclass
class Cell:
    """A cell that has run: everything it printed or showed."""

    output: Locator

    @property
    def text(self) -> str:
        """What the cell printed, its result and its error."""
        return "\n".join(self.output.locator(".jp-RenderedText").all_inner_texts()).strip()


@dataclass
class Notebook:
    """A notebook open in a browser; ``errors`` and ``foreign`` are what the page complained of and asked elsewhere."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def run(self, source: str) -> Cell:
        """Write ``source`` into the empty last cell, run it as a reader does, and wait until it has ended."""
        cells = self.page.locator(".jp-Notebook .jp-CodeCell")
        index = cells.count() - 1
        cells.nth(index).locator(".cm-content").click()
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function(
            "index => /\\[\\d+\\]/.test(document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')[index]"
            ".textContent) && document.querySelectorAll('.jp-Notebook .jp-CodeCell').length > index + 1",
            arg=index,
            timeout=RUN_MILLISECONDS,
        )
        return Cell(cells.nth(index).locator(".jp-OutputArea").first)

    def run_all(self) -> None:
        """Choose *Run, Run All Cells* from the menu, and wait until the last code cell has run."""
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Run")').click()
        self.page.locator('.lm-Menu-itemLabel:text-is("Run All Cells")').click()
        self.page.wait_for_function(
            "() => /\\[\\d+\\]/.test([...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')].at(-1)"
            ".textContent)",
            timeout=RUN_MILLISECONDS,
        )

    def restart(self, item: str = "Restart Kernel…") -> None:
        """Choose from the menu *Kernel*, and say yes."""
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Kernel")').click()
        self.page.locator(f'.lm-Menu-itemLabel:text-is("{item}")').click()
        self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def save(self, path: Path) -> None:
        """Save with Ctrl+S, wherever the focus is, and wait until the file has changed and is whole."""
        before = path.read_bytes()
        deadline = time.monotonic() + RUN_MILLISECONDS / 1000
        self.page.keyboard.press("Control+s")
        while ((now := path.read_bytes()) == before or not _whole(now)) and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)

    def choose_theme(self, name: str) -> None:
        """Choose Jupyter's theme from the menu as a user does: "JupyterLab Light" or "JupyterLab Dark"."""
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Settings")').click()
        for label in ("Theme", name):
            self.page.locator(f'.lm-Menu-itemLabel:text-is("{label}")').click()

    def clear(self) -> None:
        """Choose *Edit, Clear Outputs of All Cells* from the menu: what was shown is drawn no more."""
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Edit")').click()
        self.page.locator('.lm-Menu-itemLabel:text-is("Clear Outputs of All Cells")').click()

    def close(self) -> None:
        """Close the window. The kernel ends with the server."""
        self.page.context.close()


def _whole(content: bytes) -> bool:
    """Whether a notebook is written to its end: the server writes it in place."""
    try:
        return bool(json.loads(content))
    except ValueError:
        return False


def open_notebook(
    browser: Browser, server: Server, app: str, name: str, *, there: bool = False, **window: Any
) -> Notebook:
    """Make an empty notebook, open it in "lab" or "notebook", and wait for its kernel.

    With ``there``, the notebook of this name is opened as it lies in the server's folder. ``window`` goes to
    Playwright's ``new_context``: viewport, color_scheme and the like.
    """
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = nbformat.v4.new_notebook(metadata={"kernelspec": spec}, cells=[nbformat.v4.new_code_cell("")])
    if not there:
        nbformat.write(content, server.folder / f"{name}.ipynb")
    page = browser.new_context(**window).new_page()
    notebook = Notebook(page)
    home = urlsplit(server.url).netloc
    heard: list[Any] = []

    def on_console(said: ConsoleMessage) -> None:
        if said.type == "error":
            notebook.errors.append(f"{said.text} ({said.location.get('url')})")

    def on_request(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != home:
            notebook.foreign.append(url)

    def on_websocket(socket: WebSocket) -> None:
        on_request(socket.url)
        if "/channels" in socket.url:
            socket.on("framereceived", lambda frame: heard.append(frame))

    page.on("console", on_console)
    page.on("pageerror", lambda error: notebook.errors.append(f"{error} {error.stack}"))
    page.on("request", lambda request: on_request(request.url))
    page.on("websocket", on_websocket)
    path = f"{server.place}{name}"
    address = APPS[app].format(path=path, workspace=path.replace("/", "-"))
    page.goto(server.url + address, wait_until="load", timeout=RUN_MILLISECONDS)
    # A cell that is run before the kernel answers is silently not run; "idle" is shown before there is a kernel, too.
    deadline = time.monotonic() + RUN_MILLISECONDS / 1000
    while not heard and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=RUN_MILLISECONDS)
    notebook.errors.clear()  # Jupyter's own, while it starts; nothing of the course has run yet
    return notebook
