"""A question file as text: YAML as the course's own files are written, with a remark above what is incomplete."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[A-Za-zÀ-ž“(][\w “”‘’'(),.;?!%/+–—°²³-]*")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"])


def question_file(
    quiz: str, title: str, items: Sequence[Mapping[str, Any]], remarks: Mapping[str, Sequence[str]], head: str = ""
) -> str:
    """Return a question file; ``remarks`` stand above the questions of these ids, ``head`` above everything."""
    parts = [
        "# yaml-language-server: $schema=schema.json\n",
        "".join(f"# {line}\n" for line in head.splitlines()),
        f"quiz: {scalar(quiz)}\ntitle: {scalar(title)}\nitems:\n",
    ]
    for item in items:
        parts += [f"  # {' '.join(line.split())}\n" for line in remarks.get(item["id"], ())]
        lines = _record(item)
        parts.append("  - " + "\n    ".join(lines).rstrip() + "\n")
    return "".join(parts)


def scalar(value: object) -> str:
    """Return a value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}" if abs(value) < 1e15 else repr(float(value))
    text = str(value)
    ends = text == text.strip() and not text.endswith(":")
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and ends and " #" not in text:
        return text
    # JSON's strings are YAML's, but for what json leaves as it is and YAML does not print.
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(
        text, ensure_ascii=False))  # fmt: skip


def _record(record: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, value in record.items():
        if isinstance(value, Mapping):
            lines.append(f"{name}: {_flow(value)}")
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            lines.append(f"{name}:")
            for one in value:
                if any(isinstance(part, list) and part and isinstance(part[0], Mapping) for part in one.values()):
                    inner = _record(one)
                    lines += [f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
                else:
                    lines.append(f"  - {_flow(one)}")
        elif isinstance(value, list):
            lines.append(f"{name}: {_flow(value)}")
        elif isinstance(value, str) and "\n\n" in value and _stands_in_block(value):
            lines += [f"{name}: |-", *(f"  {line}" if line else "" for line in value.split("\n"))]
        else:
            lines.append(f"{name}: {scalar(value)}")
    return lines


def _stands_in_block(text: str) -> bool:
    return text.isascii() or (text.isprintable() or all(one.isprintable() or one == "\n" for one in text))


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inner(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inner(one) for one in value) + "]"
    return scalar(value)


def _inner(value: object) -> str:
    if isinstance(value, Mapping | list):
        return _flow(value)
    said = scalar(value)
    # Commas part the entries of such a line, and digits in quotes are ids.
    plain = isinstance(value, str) and not said.startswith('"')
    return json.dumps(said, ensure_ascii=False) if plain and re.search(r"[,\[\]{}?:]", said) else said
