"""The instructor's key of a release: what was asked of whom, and everything by which it is marked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hipspine.datafile import DataError, DataErrors, read_text
from hipspine.quiz.interactions.own import OWN
from hipspine.quiz.sampling import picked, shuffled, stream
from hipspine.quiz.schema import Bank, Item
from hipspine.teaching.assignment.roster import STUDENT
from hipspine.teaching.assignment.variant import Variant
from hipspine.teaching.support.saving import write

EVERYBODY = "everybody"
"""For whom a shared release draws."""


class Key(BaseModel):
    """A release and its key, as ``NAME.key.json`` keeps them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["hipspine-key/1"] = "hipspine-key/1"
    assignment: str
    shared: bool
    count: Annotated[int, Field(ge=0)]
    seed: Annotated[int, Field(ge=0)]
    due: datetime | None
    students: dict[Annotated[str, Field(pattern=f"^{STUDENT.pattern}$")], str]
    secret: str
    """What draws orders and numbers: it follows from the questions themselves, which students do not have."""
    chapters: dict[str, list[str]]
    """The question files: name -> ids of its questions."""
    items: Annotated[list[Item], Field(min_length=1)]

    @classmethod
    def of(
        cls,
        assignment: str,
        banks: Sequence[Bank],
        *,
        students: dict[str, str],
        shared: bool = True,
        count: int = 0,
        seed: int = 1,
        due: datetime | None = None,
    ) -> Key:
        """Return the key of a release that draws ``count`` questions (0: all) of these files; cases are left out."""
        asked = [item.for_assignment() for bank in banks for item in bank.items]
        items = [item for item in asked if item is not None]
        content = [assignment, shared, count, seed, [item.model_dump(mode="json") for item in items]]
        return cls.model_construct(
            format="hipspine-key/1",
            assignment=assignment,
            shared=shared,
            count=count,
            seed=seed,
            due=due,
            students=students,
            secret=hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest(),
            chapters={bank.quiz: [item.id for item in bank.items] for bank in banks},
            items=items,
        )

    @property
    def release(self) -> str:
        """The name by which notebooks tell from which release they are."""
        return hashlib.sha256(f"release/{self.secret}".encode()).hexdigest()[:16]

    def variants(self, student: str) -> tuple[Variant, ...]:
        """Return what a student is variant, in order. Raises KeyError for who is not in the class list."""
        if self.shared:
            return _drawn(self, EVERYBODY)
        if student not in self.students:
            raise KeyError(f"{student} is not in the class list")
        return _drawn(self, student)

    def chapter(self, item: str) -> str:
        """Return the name of the question file that holds a question."""
        return next(name for name, ids in self.chapters.items() if item in ids)

    def save(self, path: Path) -> None:
        """Write the key, readable only by its owner."""
        write(path, self.model_dump_json(indent=1) + "\n", private=True)

    @classmethod
    def load(cls, path: Path) -> Key:
        """Read a key. Raises DataErrors for a file that is none."""
        try:
            return cls.model_validate_json(read_text(path), context=OWN)
        except OSError as error:
            raise DataErrors(
                [DataError(path, None, f"cannot be read: {error.strerror}", "a file NAME.key.json")]
            ) from None
        except DataError as error:
            raise DataErrors([error]) from None
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            problem = f"this is no key of a release: {where}: {first['msg']}"
            raise DataErrors(
                [DataError(path, None, problem, "a file NAME.key.json that `hipspine release` wrote")]
            ) from None

    def __hash__(self) -> int:
        """Keys are told apart by identity."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Keys are told apart by identity."""
        return self is other


@lru_cache(maxsize=64)
def _drawn(key: Key, who: str) -> tuple[Variant, ...]:
    # The draws take a whole number, and 48 bits of the secret leave nothing to be guessed.
    seed = int(hashlib.sha256(f"{key.secret}/{who}".encode()).hexdigest()[:12], 16)
    items = picked(key.items, key.assignment, seed, key.count)
    if not key.shared:
        items = shuffled(items, stream(key.assignment, seed, "order"))
    width = max(2, len(str(len(items))))
    return tuple(Variant.draw(f"q{place:0{width}}", item, seed) for place, item in enumerate(items, start=1))
