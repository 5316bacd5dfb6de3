"""What a reader of a foreign file tells: questions in neutral forms, what each lost, and what was left out and why.

Texts are Markdown of the bank by then; each reader has turned what its file holds into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.quiz.interactions.forms import Form


class LeftOutError(ValueError):
    """Why a question cannot be taken over: a line for each reason."""


@dataclass(frozen=True)
class Image:
    """A picture as a foreign file names it: its address, what it shows, and whose it is."""

    address: str
    alt: str = ""
    credit: str = ""


def picture_line(image: Image) -> str:
    """Return the line that tells of a picture which did not come along."""
    within = image.address.startswith("data:")
    name = "in the text" if within else image.address.rpartition("/")[2][:80] or "without a name"
    return f"the picture {name}{f' (it shows: {image.alt[:100]})' if image.alt else ''}"


@dataclass
class Found:
    """A question as it was read.

    ``line`` is where it stands in its file (from 1), ``lost`` says what of it did not come along, a line each.
    ``images`` are the pictures that what it asks names, and ``picture`` the one that is taken over, with its bytes.
    """

    name: str
    line: int
    stem: str
    form: Form
    explanation: str = ""
    hints: list[str] = field(default_factory=list)
    points: float = 1.0
    level: str = ""
    difficulty: int = 0
    lost: list[str] = field(default_factory=list)
    file: str = ""
    images: list[Image] = field(default_factory=list)
    picture: tuple[bytes, Image] | None = None


@dataclass(frozen=True)
class LeftOut:
    """A question that was not taken over: its name, where it stands, and why, a line for each reason."""

    name: str
    line: int
    reason: str
    file: str = ""


@dataclass
class Group:
    """Questions that stand together in a file: a category, a quiz, a section."""

    title: str
    questions: list[Found] = field(default_factory=list)


@dataclass
class Reading:
    """Everything that was read of a file: groups by their titles, what was left out, and what else is to be known."""

    groups: dict[str, Group] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def group(self, title: str) -> Group:
        """Return the group of this title, a new one where there is none."""
        return self.groups.setdefault(title, Group(title))

    @property
    def count(self) -> int:
        """How many questions the file holds."""
        return sum(len(group.questions) for group in self.groups.values()) + len(self.left_out)
