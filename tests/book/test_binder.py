"""A rehearsal of Binder: the steps of .binder/Dockerfile in a fresh environment, and every chapter run there.

Nothing of the environment that the tests run in is used: packages and course are installed by the image's own commands,
with a folder in place of /usr/local, and the cells run through the interface of a real Jupyter server.
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
import tomllib
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
import websocket
from filelock import FileLock
from packaging.specifiers import SpecifierSet

from hipspine.chapters import taught_files
from tests.support.environments import clean_environment
from tools.environment import UV, pip_configuration, uv_settings

WIDGET = "application/vnd.jupyter.widget-view+json"
# A cell that ends with a bare figure or quiz shows it.
SHOWS_WIDGET = re.compile(r"^(figure|quiz)\([^()]*\)\s*\Z", re.MULTILINE)
CHAPTERS = [path.stem for path in taught_files()]
START_SECONDS = 120
CELL_SECONDS = 180
MOST_MEGABYTES = 420
DOCKERFILE, PINS = ".binder/Dockerfile", ".binder/requirements.txt"
UV_VARIABLES = {"allow-insecure-host": "UV_INSECURE_HOST", "constraints": "UV_CONSTRAINT", "index-url": "UV_INDEX_URL"}
# Counts the modules that a kernel loads with a figure, a quiz and a plot, and those of which there is bytecode.
SESSION = """
import sys
from pathlib import Path
import ipykernel.kernelapp
from hipspine import figure, model, quiz
figure("pelvic-tilt").plot().to_json()
quiz("connection")
model("finding")(lr=[1, 2])
files = {m.__cached__ for m in list(sys.modules.values()) if getattr(m, "__cached__", None)}
print(len(files), sum(Path(file).exists() for file in files))
"""


class Step(NamedTuple):
    """A step of a Dockerfile: its instruction and what it is told."""

    name: str
    rest: str


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


@dataclass
class Image:
    """What the steps of the Dockerfile made, below a folder that stands for /."""

    folder: Path

    @property
    def root(self) -> Path:
        """What stands for /usr/local."""
        return self.folder / "usr" / "local"

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.root / "bin" / "python"


def layers(checkout: Path) -> tuple[list[Step], list[Step]]:
    """Return the Dockerfile's steps: those that the course's files cannot change, and those from its copying on."""
    text = re.sub(r"^#.*\n", "", (checkout / DOCKERFILE).read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = filter(None, text.replace("\\\n", " ").splitlines())
    steps = [Step(*line.split(maxsplit=1)) for line in lines]
    course = next(place for place, step in enumerate(steps) if step.name == "COPY" and step.rest.startswith(". "))
    return steps[:course], steps[course:]


def key_of(steps: list[Step], checkout: Path) -> str:
    """Return what Docker would know a layer by: its steps and the files that they copy."""
    copied = [checkout / name for step in steps if step.name == "COPY" for name in step.rest.split()[:-1]]
    parts = [sys.version, *map(str, steps), *(path.read_text(encoding="utf-8") for path in copied)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def rehearse(steps: list[Step], checkout: Path, folder: Path) -> None:
    """Do in ``folder`` what Docker would do in an image: copy files and run commands. There is no other user here."""
    environment = build_environment(folder, checkout.parent / "homes")
    for step in steps:
        if step.name in ("ARG", "ENV"):
            for name, value in (pair.split("=", 1) for pair in step.rest.split()):
                environment[name] = placed(value, folder, environment)
        elif step.name == "COPY":
            *sources, target = (placed(word, folder, environment) for word in step.rest.split())
            for source in sources:
                copy(checkout / source, Path(target))
        elif step.name == "RUN" and not step.rest.startswith("adduser"):
            command = placed(re.sub(r"&& chown .*$", "", step.rest), folder, environment)
            done = subprocess.run(
                ["sh", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        else:
            assert step.name in ("FROM", "WORKDIR", "USER", "CMD", "RUN"), f"no rehearsal of {step}"


def placed(text: str, folder: Path, variables: dict[str, str]) -> str:
    """Return words of the Dockerfile with its variables filled in, and its folders below ``folder``.

    The home is elsewhere: a second copy of the repository would be found by what looks for settings in the first.
    """
    text = re.sub(r"\$\{(\w+)\}", lambda found: variables[found[1]], text)
    text = re.sub(r"(?<![\w/.])/(?=(usr/local|opt)/)", f"{folder}/", text)
    return re.sub(r"(?<![\w/.])/home/", f"{variables['REHEARSED_HOMES']}/", text)


def copy(source: Path, target: Path) -> None:
    """Copy a file into a folder, or what a folder holds."""
    target.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def build_environment(folder: Path, homes: Path) -> dict[str, str]:
    """Return the variables for the Dockerfile's commands: pip and uv find packages where this machine's pip does."""
    configuration = pip_configuration()
    options, variables = uv_settings(configuration)
    told = {f"PIP_{name.upper().replace('-', '_')}": value for name, value in configuration.items()}
    for option in options:
        name, _, value = option.removeprefix("--").partition("=")
        name = UV_VARIABLES.get(name, f"UV_{name.upper().replace('-', '_')}")
        told[name] = " ".join(filter(None, (told.get(name), value or "1")))
    path = f"{folder / 'usr' / 'local' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return clean_environment(homes) | variables | told | {"PATH": path, "REHEARSED_HOMES": str(homes)}


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
def image(root, checkout) -> Image:
    """What Binder's image holds. Its packages are kept from run to run, by the key of their layer, as by Docker."""
    packages, course = layers(checkout)
    folder = root / "_build" / "binder" / key_of(packages, checkout)
    made, stamp = Image(folder), folder / "complete"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not stamp.exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", folder / "usr" / "local"], check=True)
            rehearse(packages, checkout, folder)
            stamp.touch()
        rehearse(course, checkout, folder)
    return made


@pytest.fixture(scope="module")
def server(checkout, image, tmp_path_factory) -> Iterator[Server]:
    """JupyterLab's server in that environment, on a free loopback port."""
    home, token = tmp_path_factory.mktemp("home"), uuid.uuid4().hex
    command = [image.python, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    command += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={checkout}"]
    environment = clean_environment(home) | {"JUPYTER_RUNTIME_DIR": str(home)}
    environment["PATH"] = f"{image.python.parent}{os.pathsep}{environment['PATH']}"
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # nobody writes into the image later
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, cwd=checkout, stdout=log, stderr=log)
    try:
        yield Server(wait_for_address(home, process), token)
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_for_address(home: Path, process: subprocess.Popen) -> str:
    """Return the address that the server writes into its runtime folder, once it listens there."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        for notes in home.glob("jpserver-*.json"):
            address = json.loads(notes.read_text() or "{}").get("url")
            if address and listens(address):
                return address
        time.sleep(0.2)
    raise AssertionError(f"the Jupyter server did not start:\n{(home / 'server.log').read_text()}")


def listens(address: str) -> bool:
    """Return whether a server answers at an address; it may write it down a moment before."""
    try:
        urllib.request.urlopen(f"{address}api", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


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


def test_binder_takes_the_dockerfile_and_it_names_what_the_course_supports(root, checkout):
    program = Path(sys.executable).with_name("jupyter-repo2docker")
    made = subprocess.run(
        [program, "--no-build", "--debug", "."], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    dockerfile = (checkout / DOCKERFILE).read_text(encoding="utf-8")
    assert dockerfile.strip() in made.stdout + made.stderr
    version = re.search(r"^FROM python:(\d+\.\d+)-slim", dockerfile, re.MULTILINE)[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version in SpecifierSet(project["requires-python"])
    assert f" {UV} " in dockerfile, "the uv that all else is installed with"
    assert not re.search(r"^\.", (checkout / PINS).read_text(encoding="utf-8"), re.MULTILINE), "the course comes after"


def test_packages_are_kept_while_anything_but_their_pins_changes(checkout, tmp_path):
    packages, course = layers(checkout)
    assert [name for name, rest in packages if name == "COPY"] == ["COPY"] and course[0] == ("COPY", ". ${HOME}")
    before = key_of(packages, checkout)
    for changed in (
        "chapters/01-connection.ipynb",
        "widgets/hipspine/__init__.py",
        "pyproject.toml",
        "requirements.txt",
    ):
        copied = shutil.copytree(checkout, tmp_path / changed.replace("/", "-"))
        with (copied / changed).open("a") as file:
            file.write("\n# changed\n")
        assert key_of(layers(copied)[0], copied) == before, changed
    with (copied / PINS).open("a") as file:
        file.write("six==1.17.0\n")
    assert key_of(layers(copied)[0], copied) != before


def test_the_image_is_small_and_holds_what_a_session_loads_as_bytecode(image):
    size = int(subprocess.run(["du", "-sm", image.root], capture_output=True, text=True, check=True).stdout.split()[0])
    print(f"Binder's packages and the course: {size} MB (at most {MOST_MEGABYTES})")
    assert size <= MOST_MEGABYTES
    pinned = (image.root.parent.parent / "opt" / "binder" / "requirements.txt").read_text(encoding="utf-8")
    assert "jupyterlab==" in pinned and "sphinx" not in pinned
    done = subprocess.run([image.python, "-B", "-c", SESSION], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded, compiled = map(int, done.stdout.split())
    assert compiled >= 0.95 * loaded, f"bytecode of {compiled} of {loaded} modules"


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
