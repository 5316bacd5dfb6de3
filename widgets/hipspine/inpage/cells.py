"""What the cells of a page need of each other, read from their code: a reader may begin with any of them."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Sequence


def order(cells: Sequence[str], wanted: int, known: Collection[str]) -> list[int]:
    """Return the places of the cells to run so that ``wanted`` finds all its names, itself last.

    ``known`` are the names that exist already. Each other name is taken from the nearest cell above that gives it;
    what no cell gives is left for Python to complain about.
    """
    found: set[int] = set()

    def take(place: int) -> None:
        found.add(place)
        for name in needs(cells[place]) - {*known}:
            above = next((one for one in range(place - 1, -1, -1) if name in gives(cells[one])), None)
            if above is not None and above not in found:
                take(above)

    take(wanted)
    return sorted(found)


def needs(code: str) -> set[str]:
    """Return the names that a cell reads and does not give itself. Code that is not Python needs nothing."""
    read = {node.id for node in _nodes(code) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    own = {node.arg for node in _nodes(code) if isinstance(node, ast.arg)}
    return read - gives(code) - own - set(dir(builtins))


def gives(code: str) -> set[str]:
    """Return the names that a cell sets."""
    found = set()
    for node in _nodes(code):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
    return found


def imports(code: str) -> set[str]:
    """Return the top-level names of the modules that a cell imports."""
    found = set()
    for node in _nodes(code):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _nodes(code: str) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
