"""Chance that is the same everywhere: ``sampling.js`` holds the twin, and a test keeps the two together.

SHA-256 of what is drawn for (such as item id, version and seed) starts a mulberry32 stream.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar


class Drawable(Protocol):
    """What a quiz can draw: a question, as far as drawing knows it."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def objective(self) -> str:
        """The name of what it asks about."""

    @property
    def in_steps(self) -> bool:
        """Whether it is asked step by step."""


Thing = TypeVar("Thing")
Drawn = TypeVar("Drawn", bound=Drawable)
Stream = Callable[[int], int]
"""Gives the next whole number from 0 to below the given one."""

_MASK = 0xFFFFFFFF


def stream(*names: object) -> Stream:
    """Return the stream of the given names, whose texts joined by "/" start it.

    The generator is mulberry32 by Tommy Ettinger (public domain); ``n`` may be 1 to 2**32.
    """
    digest = hashlib.sha256("/".join(map(str, names)).encode()).digest()
    state = int.from_bytes(digest[:4], "big")

    def below(n: int) -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & _MASK
        t = ((state ^ (state >> 15)) * (state | 1)) & _MASK
        t ^= (t + ((t ^ (t >> 7)) * (t | 61))) & _MASK
        return ((t ^ (t >> 14)) * n) >> 32

    return below


def shuffled(things: Iterable[Thing], below: Stream) -> list[Thing]:
    """Return the things in a drawn order (Fisher and Yates, from the end)."""
    result = list(things)
    for last in range(len(result) - 1, 0, -1):
        chosen = below(last + 1)
        result[last], result[chosen] = result[chosen], result[last]
    return result


def picked(items: Sequence[Drawn], quiz: str, seed: int, count: int) -> list[Drawn]:
    """Return ``count`` questions (0: all), as many of each objective as can be, in the order of the bank.

    Objectives take turns, in a drawn order, and within one a drawn question comes first. What is asked in steps is no
    part of a drawn quiz.
    """
    plain = [item for item in items if not item.in_steps]
    if not count or count >= len(plain):
        return list(items) if not count else plain
    below = stream(quiz, seed)
    objectives = shuffled(dict.fromkeys(item.objective for item in plain), below)
    left = [shuffled([item for item in plain if item.objective == one], below) for one in objectives]
    chosen: list[str] = []
    turn = 0
    while len(chosen) < count:
        if left[turn % len(left)]:
            chosen.append(left[turn % len(left)].pop(0).id)
        turn += 1
    return [item for item in plain if item.id in chosen]
