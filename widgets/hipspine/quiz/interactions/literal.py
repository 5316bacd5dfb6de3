"""Answers typed into a notebook: what the interactions share in reading them. Nothing that was typed is ever run."""

from __future__ import annotations

import re
from typing import NoReturn

_BETWEEN = re.compile(r"[\s,;>→]+")
_WIDE = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_AROUND = re.compile(r"[(\[]*(.*?)[)\].:]*", re.DOTALL)
_AMOUNT = re.compile(r"([-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?)\s*(.*)", re.ASCII | re.DOTALL)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}", re.ASCII)


class UnreadableError(ValueError):
    """A typed answer that cannot be read; its text says why, and ``allowed`` what can be."""

    def __init__(self, text: str, allowed: str | None = None) -> None:
        """Say ``text``: what was typed, and why it cannot be read."""
        super().__init__(text)
        self.allowed = allowed


def shown(text: str) -> str:
    """Return what was typed as a line can show it: as it is, 40 characters at most, nothing that moves a cursor."""
    line = "".join(letter if letter.isprintable() else "�" for letter in " ".join(text.split()))
    return f"“{line if len(line) <= 40 else line[:40] + '…'}”"


def refuse(value: object, allowed: str) -> NoReturn:
    """Raise UnreadableError for a value, saying what can be read instead."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:
        text = "a number of thousands of digits"
    raise UnreadableError(f"{shown(text)} was typed; {allowed} can be read", allowed)


def refuse_form(value: object) -> NoReturn:
    """Raise UnreadableError for a value of a form that no answer to the question has."""
    refuse(value, "what the comment beside it says")


def narrow(text: str) -> str:
    """Return a text with the wide letters and digits of East Asian keyboards as usual ones, else unchanged."""
    return text.translate(_WIDE)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, whatever stands between them: "(b)", "b)" and "b." are "b"."""
    parts = (_AROUND.fullmatch(part) for part in _BETWEEN.split(narrow(text).lower()))
    return [part[1] for part in parts if part and part[1]]


def amount(text: str, unit: str | None) -> float | None:
    """Return the number of a text such as "12,5" or "12.5 cm"; None where it could mean something else.

    ``unit`` is what the question asks for: another one is not read. A comma before three digits may part thousands.
    """
    found = _AMOUNT.fullmatch(narrow(text).strip().replace("−", "-"))
    if not found or _THOUSANDS.fullmatch(found[1]):
        return None
    if found[2] and (unit is None or _bare(found[2]) != _bare(unit)):
        return None
    return float(found[1].replace(",", "."))


def _bare(unit: str) -> str:
    return re.sub(r"[\s·.*]", "", unit)


def letters(text: str) -> list[str]:
    """Return the letters of a text, which may stand together or apart."""
    parts = words(text)
    return list(parts[0]) if len(parts) == 1 and parts[0].isalpha() else parts


def only_separators(text: str) -> bool:
    """Return whether a text holds nothing but what may stand between words or around them."""
    return not re.sub(r"[()\[\].]", "", _BETWEEN.sub("", text))


def listed(value: object) -> list[object]:
    """Return a typed list, tuple or set as a list. Raises UnreadableError for anything else."""
    if not isinstance(value, list | tuple | set):
        refuse_form(value)
    return sorted(value, key=str) if isinstance(value, set) else list(value)


def named(value: object) -> dict[str, object]:
    """Return a typed dictionary with its keys as text. Raises UnreadableError for anything else."""
    if not isinstance(value, dict):
        refuse_form(value)
    return {str(key): entry for key, entry in value.items()}
