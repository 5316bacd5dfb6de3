"""Answers typed into a notebook: what the interactions share in reading them. Nothing that was typed is ever run."""

from __future__ import annotations

import re
from typing import NoReturn

_BETWEEN = re.compile(r"[\s,;>→]+")


class UnreadableError(ValueError):
    """A typed answer that cannot be read; its text says why, and what can be."""


def refuse(value: object, allowed: str) -> NoReturn:
    """Raise UnreadableError for a value, saying what can be read instead."""
    shown = repr(value)
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    raise UnreadableError(f"{shown} was typed; {allowed} can be read")


def refuse_form(value: object) -> NoReturn:
    """Raise UnreadableError for a value of a form that no answer to the question has."""
    refuse(value, "what the comment beside it says")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, whatever stands between them."""
    return [part for part in _BETWEEN.split(text.lower()) if part]


def letters(text: str) -> list[str]:
    """Return the letters of a text, which may stand together or apart."""
    parts = words(text)
    return list(parts[0]) if len(parts) == 1 and parts[0].isalpha() else parts


def only_separators(text: str) -> bool:
    """Return whether a text holds nothing but what may stand between words."""
    return not _BETWEEN.sub("", text)


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
