"""Writes the requirements files from the ranges in pyproject.toml (`make pins`).

One resolution serves all files, for every supported Python and system; the address of a package index is left out.
With --keep (`make pins-added`) a pin that still fits its range stays; otherwise everything becomes as new as it may.
Needs the environment's uv.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools import environment

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by `make pins` from pyproject.toml; do not edit.\n"


def main() -> int:
    """Resolve everything once, then write the part for readers and the rest."""
    oldest = re.search(
        r'^requires-python\s*=\s*">=([\d.]+)', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    if not oldest:
        print("pyproject.toml: requires-python must begin with >=", file=sys.stderr)
        return 2
    uv = environment.provide_uv()
    if uv is None:
        return 1
    settings, variables = environment.uv_settings(environment.pip_configuration())
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder) / "everything.txt"
        if "--keep" in sys.argv[1:]:  # uv keeps what it finds in its output file
            shutil.copy(ROOT / "requirements-dev.txt", everything)

        def compile_pins(target: Path, *more: str | Path) -> str:
            command = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--no-emit-index-url",
                       "--no-header", "--python-version", oldest[1], "--output-file", target,
                       *settings, *more]  # fmt: skip
            subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True)
            # uv names constraint files in its notes, and their folder is a throw-away one.
            return re.sub(r"^    #(?: via|  ) +-c .*\n", "", target.read_text(), flags=re.MULTILINE)

        book = ["--extra=book", "--extra=teaching"]
        tests = compile_pins(everything, *book, "--extra=binder", "--extra=class", "--extra=dev", "--extra=skeleton")
        bounds = ["--no-annotate", "--constraints", everything]
        reader = compile_pins(Path(folder) / "reader.txt", *book, *bounds)
        classroom = compile_pins(Path(folder) / "class.txt", *book, "--extra=class", *bounds)
        shown = compile_pins(Path(folder) / "frontends.txt", "--extra=binder", "--extra=frontends", *bounds)
        binder = compile_pins(Path(folder) / "binder.txt", "--extra=binder", *bounds)
        lowest = oldest_pins(Path(folder), oldest[1], uv, settings, variables)
    last = "# The course itself.\n.\n"
    (ROOT / "requirements.txt").write_text(HEAD + reader + last)
    (ROOT / "requirements-class.txt").write_text(HEAD + classroom + last)
    (ROOT / "requirements-dev.txt").write_text(HEAD + tests)
    # No last line here: Binder's image installs the course after its packages, which stay as they are while it changes.
    (ROOT / ".binder" / "requirements.txt").write_text(HEAD + binder)
    (ROOT / "tests" / "frontends" / "requirements.txt").write_text(HEAD + shown)
    (ROOT / "requirements-oldest.txt").write_text(HEAD + lowest)
    return 0


def oldest_pins(folder: Path, python: str, uv: Path, settings: list[str], variables: dict[str, str]) -> str:
    """Return what the tests of the runtime run with where everything that the package names is as old as it may be."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^\w.-]", one)[0] for one in project["dependencies"]}
    common = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--no-annotate", "--no-header", "--no-emit-index-url"]
    common += [f"--python-version={python}", *settings]

    def compiled(name: str, *more: str | Path) -> list[str]:
        target = folder / name
        command = [*common, "--output-file", target, *more]
        subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True)
        return target.read_text().splitlines()

    bounds = folder / "bounds.txt"
    lines = compiled("lowest.txt", "--resolution=lowest-direct")
    bounds.write_text("\n".join(line for line in lines if line.split("==")[0] in named))
    return "\n".join([*compiled("oldest.txt", "--extra=oldest", "--constraints", bounds), ""])


if __name__ == "__main__":
    sys.exit(main())
