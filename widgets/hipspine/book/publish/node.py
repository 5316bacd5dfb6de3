"""The front-end packages that npm has put into ``node_modules``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hipspine.book.publish.errors import PublishError
from hipspine.paths import package_path

_TIME_LIMIT = 120  # seconds


def package_file(*parts: str) -> Path:
    """Return a file of an installed npm package. Raises PublishError when it is not there."""
    path = package_path().parent.parent.joinpath("node_modules", *parts)
    if not path.exists():
        raise PublishError(f"{'/'.join(parts)}: not among the front-end packages; install them with `npm ci`")
    return path


def run(command: str, *arguments: str) -> None:
    """Run a command of an npm package. Raises PublishError with the last line of what it said when it fails."""
    executable = package_file(".bin", f"{command}.cmd" if os.name == "nt" else command)
    # The virtual environment may hold the Node that runs it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    try:
        subprocess.run(
            [str(executable), *arguments],
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIME_LIMIT,
        )
    except subprocess.CalledProcessError as failed:
        said = (failed.stderr.strip() or failed.stdout.strip() or f"exit code {failed.returncode}").splitlines()
        raise PublishError(f"{command} failed: {said[-1]}") from failed
    except subprocess.TimeoutExpired as failed:
        raise PublishError(f"{command} took longer than {_TIME_LIMIT} seconds") from failed
