"""How late a submission came, by the clock of who collected it: never by anything that the notebook says."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.grading.files import read, said
from hipspine.teaching.support.tables import rows

STAMP = "timestamp.txt"
"""The file in which nbgrader keeps when a submission came."""

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\s*(UTC|Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True)
class Late:
    """What lateness costs: ``per_day`` of the score for each day begun after ``grace`` minutes, ``at_most`` in all.

    Shares run from 0 to 1.
    """

    per_day: float = 0.0
    at_most: float = 1.0
    grace: float = 0.0

    def counts(self, due: datetime | None) -> bool:
        """Whether somebody could lose points by it."""
        return due is not None and self.per_day > 0 and self.at_most > 0

    def share(self, due: datetime | None, submitted: datetime | None) -> float:
        """Return the share of the score that is taken off, 0 where either time is not known."""
        if due is None or submitted is None:
            return 0.0
        minutes = (submitted - due).total_seconds() / 60 - self.grace
        days = -(-minutes // (24 * 60))
        return min(self.at_most, self.per_day * days) if minutes > 0 else 0.0


NO_PENALTY = Late()
"""Lateness costs nothing."""


def moment(text: str) -> datetime:
    """Return a moment such as ``2026-12-01T23:59+01:00``.

    Raises ValueError saying what is allowed; a moment without its zone is refused, for nobody knows when it is.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{text}” is no moment (allowed: such as 2026-12-01T23:59+01:00)") from None
    if when.tzinfo is None:
        raise ValueError(f"“{text}” lacks its time zone (allowed: such as {when.isoformat(timespec='minutes')}+01:00)")
    return when


def collection_time(folder: Path) -> tuple[datetime | None, str | None]:
    """Return the time in nbgrader's ``timestamp.txt``, or why what is there tells none; None for both without one."""
    try:
        found = _STAMP.fullmatch(read(folder / STAMP, most=1000).decode("utf-8-sig").strip())
        if not found:
            return None, f"{STAMP} holds no time"
        day, clock, fraction, zone = found.groups()
        told = datetime.fromisoformat(f"{day}T{clock}.{(fraction or '0').ljust(6, '0')}")
        zoned = told.replace(tzinfo=UTC if zone in (None, "UTC", "Z") else datetime.strptime(zone, "%z").tzinfo)
        return zoned, None
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, f"{STAMP}: {said(error)}"
    except ValueError:
        return None, f"{STAMP} holds no time"


def read_times(path: Path, students: Collection[str]) -> dict[str, datetime]:
    """Return when each student handed in, from a CSV with the columns ``student`` and ``submitted``.

    Raises DataErrors naming each line whose student is not in the class list, or whose time cannot be read or lacks its
    zone.
    """
    times: dict[str, datetime] = {}
    errors: list[DataError] = []
    for line, row in rows(path, ("submitted",)):
        student = row.get("student", "")
        if student not in students:
            errors.append(DataError(path, line, f"“{student}” is not in the class list"))
            continue
        try:
            times[student] = moment(row.get("submitted", ""))
        except ValueError as error:
            problem, _, allowed = str(error).partition(" (allowed: ")
            errors.append(DataError(path, line, problem, allowed.rstrip(")")))
    if errors:
        raise DataErrors(errors)
    return times
