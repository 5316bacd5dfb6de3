"""Writing the boxes of emergency signs into the pages of the course, from the one list."""

from __future__ import annotations

import json
from pathlib import Path

from hipspine.chapters import page_files, read_chapter
from hipspine.evidence.emergency import Emergency, load_emergency, with_boxes


def write_boxes(root: Path, emergency: Emergency | None = None) -> list[str]:
    """Write the boxes of the pages below ``root`` anew and return the names of those that changed.

    A page has a box where it has one already, or a line such as ``> **Emergency signs**``; the rest of it stays.
    Raises DataError for a notebook that cannot be read.
    """
    emergency = emergency or load_emergency()
    changed = []
    for path in page_files(root):
        before = path.read_text(encoding="utf-8")
        written = _notebook if path.suffix == ".ipynb" else _markdown
        after = written(path, before, emergency)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path.relative_to(root).as_posix())
    return changed


def _markdown(path: Path, before: str, emergency: Emergency) -> str:
    return with_boxes(before, path.stem, emergency)


def _notebook(path: Path, before: str, emergency: Emergency) -> str:
    read_chapter(path)  # complains of what is no notebook
    notebook = json.loads(before)
    touched = False
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and (written := with_boxes(text, path.stem, emergency)) != text:
            cell["source"] = written.splitlines(keepends=True)
            touched = True
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n" if touched else before
