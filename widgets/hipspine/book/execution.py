"""Running the chapters before Sphinx does: several at once, with the cell and line of every failure.

The outputs go into the jupyter-cache that myst-nb reads afterwards. That cache knows a notebook by its code cells
only, so whoever calls this must empty it when the course's package or data change (see ``build``).
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

from hipspine.book.sphinx_log import cell_place, plain
from hipspine.book.warm import WarmKernelManager
from hipspine.datafile import DataError

_LINE_IN_CELL = re.compile(r"(?:Cell|Input) In ?\[\d+\],? line (\d+)")


def run_chapters(
    notebooks: Sequence[Path], root: Path, cache: Path, timeout: int, progress: Callable[[str], None]
) -> list[DataError]:
    """Run the notebooks whose outputs are not in the cache and put them there; return what failed.

    ``timeout`` is in seconds for each cell, ``progress`` receives a line for each notebook. At most two run at a time.
    """
    store = get_cache(cache)
    failures: list[DataError] = []
    due: list[tuple[Path, nbformat.NotebookNode]] = []
    for path in notebooks:
        name = path.relative_to(root).as_posix()
        try:
            notebook = nbformat.read(path, as_version=4)
        except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
            failures.append(DataError(name, None, f"this is not a notebook: {_first_line(error)}"))
            continue
        try:
            store.match_cache_notebook(notebook)
            progress(f"{name}: unchanged")
        except KeyError:
            due.append((path, notebook))
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        runs = {pool.submit(_run, notebook, path, timeout): (path, notebook) for path, notebook in due}
        for run in as_completed(runs):
            path, notebook = runs[run]
            name = path.relative_to(root).as_posix()
            seconds, failure = run.result()
            if failure:
                cell, line, problem = failure
                failures.append(DataError(cell_place(name, cell, line), None, problem))
                progress(f"{name}: failed")
            else:
                bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": seconds})
                store.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
                progress(f"{name}: {seconds:.1f} s")
    return failures


def _run(notebook: nbformat.NotebookNode, path: Path, timeout: int) -> tuple[float, tuple[int, int | None, str] | None]:
    """Run one notebook in place; return the seconds it took and, if it failed, the cell, the line and the problem."""
    begun = time.monotonic()
    reached = 0

    def note_cell(cell: nbformat.NotebookNode, cell_index: int) -> None:
        nonlocal reached
        reached = cell_index

    client = NotebookClient(
        notebook,
        kernel_manager_class=WarmKernelManager,
        timeout=timeout,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_start=note_cell,
        coalesce_streams=True,  # a line that a busy kernel sends in two pieces is one line
        record_timing=False,  # the cache counts the times among a cell's metadata, and would not find it again
        extra_arguments=["--IPKernelApp.log_level=ERROR"],  # its warnings would stand among the course's own
    )
    failure = None
    try:
        client.execute()
    except CellExecutionError as error:
        line = _LINE_IN_CELL.search(plain(error.traceback))
        problem = f"{error.ename}: {_first_line(error.evalue)}"
        failure = (reached + 1, int(line[1]) if line else None, problem)
    except (CellControlSignal, TimeoutError):
        failure = (reached + 1, None, f"this cell did not finish within {timeout} seconds")
    except DeadKernelError:
        failure = (reached + 1, None, "the kernel died while this cell ran")
    return time.monotonic() - begun, failure


def _first_line(error: object) -> str:
    lines = plain(str(error)).strip().splitlines()
    return lines[0] if lines else type(error).__name__
