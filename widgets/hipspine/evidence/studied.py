"""What can be asked of a number, in a notebook and in a page of the book: so nothing here may need pydantic."""

from __future__ import annotations

from typing import Any


class Studied:
    """A result of a study, or our calculation from one: how many people it rests on, and how sure it is."""

    id: str
    status: str
    n: int | str | None
    ci95: Any  # as the file has it: a pair, or pairs by name

    @property
    def ours(self) -> bool:
        """Whether the number is our calculation and must be labelled as such."""
        return self.status == "derived"

    @property
    def people(self) -> int:
        """How many people were studied. Raises ValueError where that is not known, or told in words."""
        if not isinstance(self.n, int):
            raise ValueError(f"the number “{self.id}” has no count of people, but {self.n!r}")
        return self.n

    def interval(self, name: str = "") -> tuple[float, float]:
        """Return the 95 % interval, that of the value ``name`` where the number has several values.

        Raises ValueError where there is none.
        """
        pairs = self.ci95
        found: tuple[float, float] | None = pairs.get(name) if isinstance(pairs, dict) else None if name else pairs
        if found is None:
            raise ValueError(f"the number “{self.id}” has no 95 % interval{f' of {name}' if name else ''}")
        return found
