"""Answers typed into a notebook, read as Python literals. Nothing that a student wrote is ever run."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from hipspine.quiz.interactions.literal import UnreadableError, shown

LONGEST = 20_000
"""Characters of a cell that is read; Python's own parser is not asked about longer ones."""


@dataclass(frozen=True)
class Typed:
    """A value that was given to an answer's name, and its text as it was typed."""

    value: object
    text: str


@dataclass
class TypedCell:
    """What a cell holds of a question's answer.

    ``values`` is what the answer's name is given, line by line. As it was typed: ``misplaced`` is what gives the name a
    value in a form that is not read (":=", "+=", within "if"), ``compared`` what stands there with "==", and ``more``
    whatever else was not handed out.
    """

    values: list[Typed] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    compared: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)


def read_cell(source: str, question: str, comments: Collection[str]) -> TypedCell:
    """Return what a cell holds of a question's answer; ``comments`` are those that were handed out with it.

    The cell is read as Jupyter runs it, so one that is indented as a whole is read, and one line that is, is not.

    Raises UnreadableError for a value that is not a literal, such as a word without quotation marks, and for a cell
    that is too long to be read.
    """
    if len(source) > LONGEST:
        raise UnreadableError(f"the cell has {len(source)} characters; {LONGEST} are read")
    code = _as_run(source)
    try:
        statements = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _by_lines(code, question, comments)
    told, lines = TypedCell(), code.split("\n")
    for statement in statements:
        given = _given(statement, f"answer_{question}")
        if given is not None:
            told.values.append(Typed(_literal(given, text := _segment(given, lines)), text))
        elif _compares(statement, f"answer_{question}"):
            told.compared.append(_segment(statement, lines))
        elif _misplaces(statement, f"answer_{question}"):
            told.misplaced.append(_segment(statement, lines))
        elif not _asks(statement, question):
            told.more.append(_segment(statement, lines))
    told.more += _comments(code, comments)
    return told


def asks(source: str, name: str) -> bool:
    """Return whether a cell's text belongs to the question of this name."""
    # Most cells do not hold the name at all, which is seen a hundred times faster than that they do not ask.
    if len(source) > LONGEST or name not in source:
        return False
    return bool(re.search(rf"\banswer_{name}\b|\bask\(\s*[\"']{name}[\"']", source))


def alone(source: str) -> object:
    """Return what a cell holds that has nothing but an answer in it: a literal, else the text itself."""
    try:
        return ast.literal_eval(source.strip()) if len(source) <= LONGEST else source
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return source


def _as_run(source: str) -> str:
    """Return a cell as Jupyter runs it: without blank lines above, and without the indentation of its first line."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    indented = re.match(r"[ \t]+", lines[0]) if lines else None
    return "\n".join(line.removeprefix(indented[0]) if indented else line for line in lines)


def _given(statement: ast.stmt, name: str) -> ast.expr | None:
    """Return what a statement gives to a name by a plain "=", None for every other statement."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return None
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return statement.value if any(isinstance(one, ast.Name) and one.id == name for one in targets) else None


def _compares(statement: ast.stmt, name: str) -> bool:
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Compare):
        return False
    return isinstance(statement.value.left, ast.Name) and statement.value.left.id == name


def _misplaces(statement: ast.stmt, name: str) -> bool:
    names = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return any(node.id == name and not isinstance(node.ctx, ast.Load) for node in names)


def _asks(statement: ast.stmt, question: str) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != "ask":
        return False
    return len(call.args) == 1 and isinstance(call.args[0], ast.Constant) and call.args[0].value == question


def _by_lines(code: str, question: str, comments: Collection[str]) -> TypedCell:
    """Read a cell that is not Python, such as one with a shell's line in it: only lines that stand for themselves."""
    told, name = TypedCell(), f"answer_{question}"
    for typed in code.split("\n"):
        # What was handed out goes first: behind a quotation mark that is not closed it would look like text.
        line = next((typed.rstrip().removesuffix(one) for one in comments if typed.rstrip().endswith(one)), typed)
        given = re.match(rf"{name}\s*=(?!=)\s*(.*)", line)
        if given:
            text = _without_comment(given[1])
            told.values.append(Typed(_literal(text, text), text))
            told.more += _comments(line, comments)
        elif re.match(rf"{name}\s*==", line):
            told.compared.append(_without_comment(line.strip()))
        elif re.search(rf"\b{name}\b", line) and not line.startswith("#"):
            told.misplaced.append(_without_comment(line.strip()))
        elif line.startswith("#"):
            told.more.append(line)
        elif line.strip() and not re.fullmatch(rf"ask\(\s*[\"']{question}[\"']\s*\)\s*", line):
            told.more.append(line.strip())
    return told


def _literal(value: ast.expr | str, text: str) -> object:
    try:
        return ast.literal_eval(value)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        allowed = "a text between quotation marks, or a number,"
        raise UnreadableError(f"{shown(text)} was typed; {allowed} can be read", allowed) from None


def _segment(node: ast.expr | ast.stmt, lines: list[str]) -> str:
    """Return the text of a node as it was typed, of several lines the first one."""
    line = lines[node.lineno - 1].encode()
    whole = node.end_lineno == node.lineno
    return line[node.col_offset : node.end_col_offset if whole else None].decode("utf-8", "replace")


def _tokens(code: str) -> Iterator[tokenize.TokenInfo]:
    try:
        yield from tokenize.generate_tokens(io.StringIO(code).readline)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _comments(code: str, known: Collection[str]) -> list[str]:
    """Return the comments that were not handed out."""
    if "#" not in code:
        return []
    found = [token.string for token in _tokens(code) if token.type == tokenize.COMMENT]
    return [one for one in found if _bare(one) not in map(_bare, known)]


def _without_comment(line: str) -> str:
    """Return a line without the comment at its end."""
    ends = [token.start[1] for token in _tokens(line) if token.type == tokenize.COMMENT]
    return (line[: ends[0]] if ends else line).rstrip()


def _bare(comment: str) -> str:
    return " ".join(comment.lstrip("#").split())
