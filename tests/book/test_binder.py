"""A rehearsal of Binder: its Dockerfile, a fresh environment from requirements.txt alone, and every chapter run there.

Nothing of the environment that the tests run in is used: the course is installed from a copy of the repository's files,
as Binder does, and its cells run through the interface of a real Jupyter server.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import websocket
from filelock import FileLock

from hipspine.chapters import taught_files
from tools.environment import install_packages

WIDGET = "application/vnd.jupyter.widget-view+json"
# A cell that ends with a bare figure or quiz shows it.
SHOWS_WIDGET = re.compile(r"^(figure|quiz)\([^()]*\)\s*\Z", re.MULTILINE)
CHAPTERS = [path.stem for path in taught_files()]
START_SECONDS = 120
CELL_SECONDS = 180


@dataclass
class Server:
    """A running Jupyter server: its address, with a closing slash, and the token it wants."""

    url: str
    token: str

    def ask(self, place: str, data: dict | None = None) -> dict:
        """Call the server's REST interface; with ``data``, by POST."""
        body = json.dumps(data).encode() if data else None
        request = urllib.request.Request(self.url + place, body, {"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request, timeout=CELL_SECONDS) as answer:
            return json.load(answer)


def clean_environment(home: Path) -> dict[str, str]:
    """Return this process's variables without those that point at its own Python, and with an empty home."""
    ours = re.compile(r"^(PYTHON|VIRTUAL_ENV|JUPYTER|IPYTHON|PYTEST|COVERAGE)")
    return {name: value for name, value in os.environ.items() if not ours.match(name)} | {"HOME": str(home)}


@pytest.fixture(scope="module")
def checkout(root, tmp_path_factory) -> Path:
    """The files that git knows or would add, as a clone on Binder has them."""
    folder = tmp_path_factory.mktemp("binder") / "repository"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def binder_python(root, checkout) -> Path:
    """A Python with requirements.txt alone. Its pins are kept from run to run; the course is installed every time."""
    pins = (checkout / "requirements.txt").read_text()
    assert pins.rstrip().splitlines()[-1] == ".", "the last line of requirements.txt installs the course"
    name = hashlib.sha256(f"{pins} {sys.version}".encode()).hexdigest()[:12]
    folder = root / "_build" / "binder" / name
    python, stamp = folder / "bin" / "python", folder / "complete"
    into = partial(install_packages, python=python, folder=checkout)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not stamp.exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
            into("-r", "requirements.txt")
            stamp.touch()
        else:
            into("--no-deps", "--force-reinstall", ".")
    return python


@pytest.fixture(scope="module")
def server(checkout, binder_python, tmp_path_factory) -> Iterator[Server]:
    """JupyterLab's server in that environment, on a free loopback port."""
    home, token = tmp_path_factory.mktemp("home"), uuid.uuid4().hex
    command = [binder_python, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    command += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={checkout}"]
    environment = clean_environment(home) | {"JUPYTER_RUNTIME_DIR": str(home)}
    environment["PATH"] = f"{binder_python.parent}{os.pathsep}{environment['PATH']}"
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, cwd=checkout, stdout=log, stderr=log)
    try:
        yield Server(wait_for_address(home, process), token)
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_for_address(home: Path, process: subprocess.Popen) -> str:
    """Return the address that the server writes into its runtime folder once it listens."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        for notes in home.glob("jpserver-*.json"):
            address = json.loads(notes.read_text() or "{}").get("url")
            if address:
                return address
        time.sleep(0.2)
    raise AssertionError(f"the Jupyter server did not start:\n{(home / 'server.log').read_text()}")


def execute(channel: websocket.WebSocket, code: str) -> list[dict]:
    """Run code through a kernel's channel; return what it published until it was idle again."""
    sent = uuid.uuid4().hex
    header = {"msg_id": sent, "msg_type": "execute_request", "session": sent, "username": "", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    channel.send(json.dumps(message))
    published = []
    while True:
        kind, frame = channel.recv_data()
        if kind != websocket.ABNF.OPCODE_TEXT:
            continue  # the buffers of a widget's own messages
        answer = json.loads(frame)
        if answer["parent_header"].get("msg_id") != sent:
            continue
        published.append(answer)
        if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
            return published


def test_binder_makes_a_dockerfile_that_installs_the_requirements(checkout):
    program = Path(sys.executable).with_name("jupyter-repo2docker")
    made = subprocess.run(
        [program, "--no-build", "--debug", "."], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    dockerfile = made.stdout + made.stderr
    assert re.search(r'^RUN .*pip install --no-cache-dir -r "requirements\.txt"', dockerfile, re.MULTILINE)
    wanted = re.fullmatch(r"python-(\d+\.\d+)\s*", (checkout / "runtime.txt").read_text())[1]
    assert f"python={wanted}\n" in dockerfile


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_cell_runs_on_binder(server, chapter):
    path = f"chapters/{chapter}.ipynb"
    cells = [cell for cell in server.ask(f"api/contents/{path}")["content"]["cells"] if cell["cell_type"] == "code"]
    wanted = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
    session = server.ask("api/sessions", wanted)
    address = f"{server.url.replace('http', 'ws', 1)}api/kernels/{session['kernel']['id']}/channels"
    channel = websocket.create_connection(f"{address}?token={server.token}", timeout=CELL_SECONDS)
    try:
        shown = 0
        for cell in cells:
            published = execute(channel, cell["source"])
            errors = [answer["content"] for answer in published if answer["msg_type"] == "error"]
            assert errors == [], cell["source"]
            views = [answer for answer in published if WIDGET in answer["content"].get("data", {})]
            if SHOWS_WIDGET.search(cell["source"]):
                assert views, f"no widget from: {cell['source']}"
            shown += len(views)
        assert shown >= 2, "a chapter shows a figure and a quiz"
    finally:
        channel.close()
