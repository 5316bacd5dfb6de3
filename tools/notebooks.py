"""Keep the chapters' notebooks clean.

A clean notebook holds plain metadata, the course's setup cell, and no outputs but those of the cells tagged
``nbval-check-output``: these state a number, which the tests compare with what the cell prints.
"""

from __future__ import annotations

import argparse
import copy
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from hipspine.chapters import notebook_files
from hipspine.datafile import DataError, read_yaml

ROOT = Path(__file__).resolve().parent.parent
KEEP, SETUP = "nbval-check-output", "remove-cell"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_IMPORT = "from hipspine import figure, model, quiz"
_WITHOUT_ADDRESS = f"""\
try:
    {_IMPORT}
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError("Install the course first: pip install -r requirements.txt") from missing"""
_WITH_ADDRESS = f"""\
try:
    {_IMPORT}
except ModuleNotFoundError:  # as on Colab
    %pip install --quiet "hipspine @ git+{{url}}@{{branch}}"
    {_IMPORT}"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or clean the notebooks; return 0, 1 when something is not clean or fails, 2 for bad input."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="example: python tools/notebooks.py --write chapters/01-connection.ipynb",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="say what is not clean, change nothing")
    what.add_argument("--write", action="store_true", help="run every notebook and write it clean")
    parser.add_argument("notebooks", nargs="*", type=Path, help="the notebooks (default: all in chapters/)")
    options = parser.parse_args(arguments)
    paths = options.notebooks or notebook_files(ROOT)
    try:
        setup = setup_source(ROOT / "_config.yml")
        found = [line for path in paths for line in (write(path, setup) if options.write else problems(path, setup))]
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def setup_source(config: Path) -> str:
    """Return the source of the setup cell; with the repository's address from ``_config.yml`` it installs the course.

    Raises DataError for an address that is not a plain https one.
    """
    document = read_yaml(config)
    repository = document.data.get("repository") or {}
    url = str(repository.get("url") or "")
    if not url:
        return _WITHOUT_ADDRESS
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc or any(sign in url for sign in " \"'\\{}"):
        line = document.line("repository", "url")
        raise DataError(
            config.name, line, f"{url!r} is not the address of a repository", "https://github.com/OWNER/NAME"
        )
    return _WITH_ADDRESS.format(url=url.rstrip("/"), branch=repository.get("branch") or "main")


def problems(path: Path, setup: str) -> list[str]:
    """Return, with cell numbers from 1, what is not clean in one notebook."""
    notebook = read(path)
    wanted = cleaned(notebook, setup)
    name = name_of(path)
    found = []
    if notebook.metadata != wanted.metadata:
        found.append(f"{name}: its metadata are not plain")
    if len(notebook.cells) != len(wanted.cells):
        found.append(f"{name}: it has no setup cell (tag {SETUP})")
        return found
    for number, (cell, clean) in enumerate(zip(notebook.cells, wanted.cells, strict=True), start=1):
        place = f"{name}, cell {number}"
        if cell.source != clean.source:
            blank = cell.source.rstrip() == clean.source
            found.append(f"{place}: " + ("it ends in blank space" if blank else "it is not the course's setup cell"))
        if cell.metadata != clean.metadata:
            found.append(f"{place}: it carries metadata other than tags: {', '.join(set(cell.metadata) - {'tags'})}")
        if cell.cell_type != "code":
            continue
        if KEEP in tags(cell):
            if not cell.outputs or cell.execution_count is None:
                found.append(f"{place}: it is tagged {KEEP} but keeps no output")
        elif cell.outputs or cell.execution_count is not None:
            found.append(f"{place}: it keeps an output but is not tagged {KEEP}")
    return found


def write(path: Path, setup: str) -> list[str]:
    """Run one notebook and write it clean; return what failed, in which case the file stays as it was."""
    notebook = cleaned(read(path), setup)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    folder = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder, coalesce_streams=True)
    try:
        client.execute()
    except CellExecutionError as error:
        return [f"{name_of(path)}, cell {_failed(notebook)}: {error.ename}: {error.evalue}"]
    except (CellTimeoutError, DeadKernelError) as error:
        return [f"{name_of(path)}: {str(error).strip().splitlines()[0]}"]
    silent = [
        f"{name_of(path)}, cell {number}: it is tagged {KEEP} but prints nothing"
        for number, cell in enumerate(notebook.cells, start=1)
        if KEEP in tags(cell) and not cell.outputs
    ]
    if not silent:
        path.write_text(nbformat.writes(cleaned(notebook, setup)) + "\n", encoding="utf-8")
    return silent


def cleaned(notebook: nbformat.NotebookNode, setup: str) -> nbformat.NotebookNode:
    """Return a clean copy: plain metadata, the setup cell as the first code cell, only the outputs that are kept."""
    result = copy.deepcopy(notebook)
    result.metadata = nbformat.from_dict(METADATA)
    code = [cell for cell in result.cells if cell.cell_type == "code"]
    if code and SETUP in tags(code[0]):
        code[0].source = setup
    else:
        cell = nbformat.v4.new_code_cell(setup, id="setup", metadata={"tags": [SETUP]})
        # After the title, so that the book still finds the title first.
        result.cells.insert(1 if result.cells and result.cells[0].cell_type == "markdown" else 0, cell)
    for cell in result.cells:
        cell.source = cell.source.rstrip()
        cell.metadata = nbformat.from_dict({"tags": list(tags(cell))} if tags(cell) else {})
        if cell.cell_type == "code" and KEEP not in tags(cell):
            cell.outputs, cell.execution_count = [], None
    return result


def read(path: Path) -> nbformat.NotebookNode:
    """Read one notebook. Raises DataError when it is missing or not a notebook."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise DataError(name_of(path), None, "this notebook is missing") from None
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        raise DataError(name_of(path), None, f"this is not a notebook: {str(error).splitlines()[0]}") from None


def tags(cell: nbformat.NotebookNode) -> list[str]:
    """Return the tags of a cell."""
    return cell.metadata.get("tags", [])


def _failed(notebook: nbformat.NotebookNode) -> int:
    """Return the number of the cell that ended in an error."""
    outputs = [cell.get("outputs", []) for cell in notebook.cells]
    return next(n for n, found in enumerate(outputs, start=1) if any(out.output_type == "error" for out in found))


def name_of(path: Path) -> str:
    """Return a path as messages show it."""
    return path.resolve().relative_to(ROOT).as_posix() if path.resolve().is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
