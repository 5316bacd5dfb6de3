"""The form in which clicked answers are kept, in a notebook's outputs and in the file beside it, and reading both.

What a file holds was written by a student's machine: it is read with care, and nothing in it is trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

MIME = "application/vnd.hipspine.answer+json"
"""The kind of output that carries an answer."""

ANSWER = "Question"
"""The word with which a kept answer begins where it is shown as text."""

KEPT = "your answer is kept:"
"""What follows there where an answer is kept."""

LARGEST = 10_000_000
"""Bytes of a notebook, or of the file beside it, that is read."""


_KEPT = re.compile(rf"{ANSWER} (\w{{1,20}}): {KEPT} (.*)", re.DOTALL)


class Origin(TypedDict):
    """What tells of an answer to which questions it belongs; ``student`` is None where all have the same."""

    format: int
    release: str
    student: str | None


@dataclass(frozen=True)
class StoredAnswer:
    """An answer in the letters that the notebook shows; ``count`` grows with every click."""

    response: object
    count: int


@dataclass(frozen=True)
class Entry:
    """An answer as it was found, with what it says of itself."""

    question: str
    answer: StoredAnswer
    release: object
    student: object


def sidecar_name(assignment: str) -> str:
    """Return the name of the file beside a notebook."""
    return f"{assignment}.answers.json"


def bundle(quiz: Origin, name: str, answer: StoredAnswer | None) -> dict[str, object]:
    """Return what a cell shows of an answer, for the grader and in words; ``quiz`` is the notebook's own setup."""
    origin = {"format": quiz["format"], "release": quiz["release"], "student": quiz["student"]}
    response, count = (answer.response, answer.count) if answer else (None, 0)
    words = "no answer yet" if response is None else f"{KEPT} {in_words(response)}"
    return {
        MIME: {**origin, "question": name, "response": response, "count": count},
        "text/plain": f"{ANSWER} {name}: {words}",
    }


def in_words(response: object) -> str:
    """Return a response as plain text."""
    if isinstance(response, Mapping):
        return ", ".join(f"{key} {in_words(value)}" for key, value in response.items())
    if isinstance(response, list | tuple):
        return " ".join(map(str, response))
    return str(response).lower() if isinstance(response, bool) else str(response)


def parse_json(data: bytes) -> object:
    """Return the content of a JSON file. Raises ValueError, which says in words why it cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is no text, or not in UTF-8") from None
    if not text.strip("\0 \t\r\n"):
        raise ValueError("it is empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos == 0:
            raise ValueError("it does not begin as a notebook does") from None
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            raise ValueError("it is cut off: its end is missing") from None
        raise ValueError(f"it is damaged in line {error.lineno}, at character {error.colno}") from None
    except (RecursionError, MemoryError):
        raise ValueError("it is nested too deeply") from None
    except ValueError:
        raise ValueError("a number in it is too long") from None


def in_outputs(cell: Mapping[str, object]) -> Iterator[Entry]:
    """Give the answers that a cell's outputs carry."""
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        entry = data.get(MIME) if isinstance(data, dict) else None
        if isinstance(entry, dict) and isinstance(entry.get("question"), str):
            yield Entry(entry["question"], _answer(entry), entry.get("release"), entry.get("student"))


def kept_in_words(cell: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the questions, with the words of their answers, of a cell's outputs that tell of an answer in words alone.

    A tool that drops kinds of outputs which it does not know leaves such ones.
    """
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        text = data.get("text/plain") if isinstance(data, dict) and MIME not in data else None
        text = "".join(map(str, text)) if isinstance(text, list) else text
        found = _KEPT.match(text) if isinstance(text, str) else None
        if found:
            yield found[1], found[2]


def in_sidecar(content: object) -> Iterator[Entry]:
    """Give the answers of the file beside a notebook."""
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        return
    for name, entry in content["answers"].items():
        if isinstance(entry, dict):
            yield Entry(name, _answer(entry), content.get("release"), content.get("student"))


def newest_answers(folder: Path, notebook: str | None, release: str, student: str | None) -> dict[str, StoredAnswer]:
    """Return the newest answer to each question from a notebook and the files of answers in its folder.

    What is missing, broken, or of another release or student is passed over.
    """
    newest: dict[str, StoredAnswer] = {}
    paths = [*([folder / notebook] if notebook else []), *sorted(folder.glob("*.answers.json"))]
    for path in paths:
        try:
            content = parse_json(path.read_bytes()) if path.stat().st_size <= LARGEST else None
        except (OSError, ValueError):
            continue
        cells = content.get("cells") if isinstance(content, dict) else None
        entries = (
            [entry for cell in cells if isinstance(cell, dict) for entry in in_outputs(cell)]
            if isinstance(cells, list)
            else list(in_sidecar(content))
        )
        for entry in entries:
            same = (entry.release, entry.student) == (release, student)
            if same and entry.answer.count > newest.get(entry.question, StoredAnswer(None, 0)).count:
                newest[entry.question] = entry.answer
    return newest


def _answer(entry: Mapping[str, object]) -> StoredAnswer:
    count = entry.get("count")
    return StoredAnswer(entry.get("response"), count if isinstance(count, int) and not isinstance(count, bool) else 0)
