"""Where the chapters treat each claim, so that a quiz can lead back to the section of a miss."""

from __future__ import annotations

from functools import cache

from hipspine.chapters import catalogue

Place = tuple[str, str, str]
"""Page (such as ``02-conditions``), id of the section in the built page, and its heading."""


@cache
def sections_of_claims() -> dict[str, list[Place]]:
    """Return, for each claim, the first section of each chapter that bears its evidence badge.

    Raises DataError for a chapter that cannot be read.
    """
    places: dict[str, list[Place]] = {}
    for chapter in catalogue():
        for claim, section in chapter.claims.items():
            places.setdefault(claim, []).append((chapter.page, *section))
    return places
