"""Answers typed into a notebook, read as Python literals. Nothing that a student wrote is ever run."""

from __future__ import annotations

import ast
import re
from typing import Any

LONGEST = 20_000
"""Characters of a cell that is read; Python's own parser is not asked about longer ones."""

_PARTS = re.compile(r"[\s,;>→]+")
_PAIR = re.compile(r"([1-9])\s*[:=\-–→]?\s*([a-z])")


class Unreadable(ValueError):
    """A typed answer that cannot be read; its text says why, and what can be."""


def assigned(source: str, name: str) -> list[Any]:
    """Return the values that a cell gives to a name at its top level, each read as a literal.

    Raises Unreadable for a value that is not a literal, such as a word without quotation marks, and for a cell that
    is too long to be read.
    """
    if len(source) > LONGEST:
        raise Unreadable(f"the cell has {len(source)} characters; {LONGEST} are read")
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
    return len(source) <= LONGEST and bool(re.search(rf"\banswer_{name}\b|\bask\(\s*[\"']{name}[\"']", source))


def understood(kind: str, value: Any) -> Any:
    """Return a typed value in the form that clicking gives, in the letters that were shown; None for no answer.

    Raises Unreadable for what cannot be an answer to a question of this kind.
    """
    if value is None or value == "" or value == [] or value == {}:
        return None
    if kind == "number":
        return _number(value)
    if kind == "written":
        return value if isinstance(value, str) else _refused(value, "a text between quotation marks")
    if kind == "set":
        return value if isinstance(value, dict) else _refused(value, "every value of the figure by name")
    if isinstance(value, str):
        return _from_text(kind, value.strip())
    if kind in ("several", "ordering", "body") and isinstance(value, list | tuple | set):
        return sorted(value, key=str) if isinstance(value, set) else list(value)
    if kind in ("reason", "matching") and isinstance(value, dict):
        return {str(key): entry for key, entry in value.items()}
    return _refused(value, "what the comment beside it says")


def _from_text(kind: str, text: str) -> Any:
    if not text:
        return None
    parts = [part for part in _PARTS.split(text.lower()) if part]
    if kind == "single":
        return parts[0] if len(parts) == 1 else _refused(text, "one letter")
    if kind == "body":
        return parts
    if kind in ("several", "ordering"):
        together = len(parts) == 1 and parts[0].isalpha()
        return list(parts[0]) if together else parts
    if kind == "reason":
        if len(parts) == 2 and parts[0] in ("true", "false"):
            return {"truth": parts[0] == "true", "reason": parts[1]}
        return _refused(text, 'true or false and a letter, such as "true b"')
    pairs = _PAIR.findall(text.lower())
    left = _PAIR.sub("", text.lower())
    if not pairs or _PARTS.sub("", left) or len(dict(pairs)) < len(pairs):
        return _refused(text, 'a letter for each number, such as "1b 2a"')
    return dict(pairs)


def _number(value: Any) -> float:
    if isinstance(value, str):
        try:
            value = float(value.strip().replace("−", "-"))
        except ValueError:
            return _refused(value, "a number with a point, such as 12.5")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _refused(value, "a number, such as 12.5")
    return value


def _literal(value: ast.expr | str) -> Any:
    text = value if isinstance(value, str) else ast.unparse(value) if _shallow(value) else "…"
    try:
        return ast.literal_eval(value.strip() if isinstance(value, str) else value)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return _refused(text, "a text between quotation marks, or a number")


def _shallow(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Constant | ast.Call | ast.Attribute) and len(list(ast.walk(node))) < 20


def _gives(line: str, name: str) -> bool:
    return bool(re.match(rf"{name}\s*=(?!=)", line))


def _refused(value: Any, allowed: str) -> Any:
    shown = repr(value)
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    raise Unreadable(f"{shown} was typed; {allowed} can be read")
