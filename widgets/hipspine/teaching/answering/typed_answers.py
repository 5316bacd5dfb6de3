"""Answers typed into a notebook, read as Python literals. Nothing that a student wrote is ever run."""

from __future__ import annotations

import ast
import re

from hipspine.quiz.interactions.literal import UnreadableError, refuse

LONGEST = 20_000
"""Characters of a cell that is read; Python's own parser is not asked about longer ones."""


def assigned_values(source: str, name: str) -> list[object]:
    """Return the values that a cell gives to a name at its top level, each read as a literal.

    Raises UnreadableError for a value that is not a literal, such as a word without quotation marks, and for a cell
    that is too long to be read.
    """
    if len(source) > LONGEST:
        raise UnreadableError(f"the cell has {len(source)} characters; {LONGEST} are read")
    if name not in source:
        return []
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [_literal(line.partition("=")[2]) for line in source.splitlines() if _gives(line, name)]
    values = []
    for statement in statements:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        named = [target for target in targets if isinstance(target, ast.Name) and target.id == name]
        if named and isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            values.append(_literal(statement.value))
    return values


def asks(source: str, name: str) -> bool:
    """Return whether a cell's text belongs to the question of this name."""
    # Most cells do not hold the name at all, which is seen a hundred times faster than that they do not ask.
    if len(source) > LONGEST or name not in source:
        return False
    return bool(re.search(rf"\banswer_{name}\b|\bask\(\s*[\"']{name}[\"']", source))


def _literal(value: ast.expr | str) -> object:
    text = value if isinstance(value, str) else ast.unparse(value) if _shallow(value) else "…"
    try:
        return ast.literal_eval(value.strip() if isinstance(value, str) else value)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return refuse(text, "a text between quotation marks, or a number")


def _shallow(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Constant | ast.Call | ast.Attribute) and len(list(ast.walk(node))) < 20


def _gives(line: str, name: str) -> bool:
    return bool(re.match(rf"{name}\s*=(?!=)", line))
