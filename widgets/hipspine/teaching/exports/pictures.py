"""The pictures of a question in a package: the body of the pain map, and what a bank brings along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipspine.teaching.exports import bodymap
from hipspine.teaching.exports.markup import block
from hipspine.teaching.exports.plan import shows_body

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question


@dataclass(frozen=True)
class Shown:
    """A picture in a package: the name of its file, the bytes, and how HTML shows it at an address."""

    name: str
    content: Callable[[], bytes]
    html: Callable[[str], str]

    @property
    def identifier(self) -> str:
        """Its identifier in a manifest."""
        return f"r-{self.name.rpartition('.')[0]}"


_BODY = Shown(bodymap.NAME, bodymap.picture, bodymap.image)


def pictures(item: Question) -> list[Shown]:
    """Return the pictures of a question, that of its bank first."""
    found = []
    if picture := item.picture:
        name = f"{item.id}.{picture.name.rpartition('.')[2]}"
        found.append(Shown(name, lambda: picture.content, picture.html))
    return [*found, _BODY] if shows_body(item) else found


def all_pictures(items: Iterable[Question]) -> list[Shown]:
    """Return the pictures of questions, each once."""
    return list({shown.name: shown for item in items for shown in pictures(item)}.values())


def stem_html(item: Question, folder: str) -> str:
    """Return what is asked as HTML, with its pictures at an address that begins with ``folder``."""
    shown = "".join(f"<p>{one.html(f'{folder}{one.name}')}</p>" for one in pictures(item))
    return block(item.stem) + shown
