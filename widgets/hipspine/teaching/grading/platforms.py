"""Whose a file is, by the names that learning platforms give to what they hand over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key

_ENDINGS = re.compile(
    r"(\.(ipynb|answers|json|txt|gz|tgz|tar|zip|7z|rar|pdf|py|html?|icloud|webloc|url|md|docx?|odt|rtf|download|part"
    r"|crdownload|png|jpe?g|heic))+$"
)
_ATTEMPT = re.compile(r"_attempt_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d")
_BRIGHTSPACE = re.compile(r"\d+-\d+ - ")
_RECEIPT = re.compile(r"_attempt_[\d-]+\.txt$")


def fold(text: str) -> str:
    """Return a text in which case, blanks and the ways to write one letter in Unicode make no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def receipt(name: str) -> bool:
    """Whether a file is Blackboard's own note of a submission."""
    return bool(_RECEIPT.search(name.casefold()))


def contents_page(parts: Sequence[str], beside: Sequence[str]) -> bool:
    """Whether a file is the page that Brightspace puts beside the folders of its students, named ``beside``."""
    return [*parts] == ["index.html"] and any(_BRIGHTSPACE.match(name) for name in beside)


class ClassList:
    """The ids and names of a class, by which files are recognised."""

    def __init__(self, key: Key) -> None:
        """Take the class list, and the name of the assignment, which may follow a student's in a file's name."""
        self._ids = {fold(student): student for student in key.students}
        self._names: dict[str, set[str]] = {}
        for student, name in key.students.items():
            words = fold(name).replace(",", " ").split()
            # Canvas and Moodle may put the family name first, of which nobody knows how many words it has.
            for first in range(len(words)):
                for form in _compact(" ".join(words[first:] + words[:first])):
                    self._names.setdefault(form, set()).add(student)
        assignment = fold(key.assignment)
        self._assignment = assignment
        self._after = re.compile(rf"_| - | ?\(|[-+. ]{re.escape(assignment)}(?!\w)")

    def of(self, name: str, *, file: bool = True) -> set[str]:
        """Return whose a file or folder may be: one student, nobody, or several of one name.

        The name begins with a student's id or name, as Moodle, Canvas, Brightspace, Google Classroom and nbgrader have
        it, or has the id before ``_attempt_``, as Blackboard does. The longest beginning counts.
        """
        head = fold(name).lstrip(".")
        head = _ENDINGS.sub("", head) if file else head
        attempt = _ATTEMPT.search(head)
        if attempt:
            return self._before(head[: attempt.start()])
        brightspace = _BRIGHTSPACE.match(head)
        head = head[brightspace.end() :] if brightspace else head
        return next((found for beginning in self._beginnings(head) if (found := self._called(beginning))), set())

    def _beginnings(self, head: str) -> Iterator[str]:
        yield head
        for at in sorted({match.start() for match in self._after.finditer(head)}, reverse=True):
            yield head[:at]

    def _before(self, head: str) -> set[str]:
        """Return whose id stands last, as in ``Week 1_ann``, or before the assignment, as in ``ann_week-1``."""
        places = [match.end() for match in re.finditer("_", head)]
        for text in [head, *(head[at:] for at in places), head.removesuffix(f"_{self._assignment}")]:
            if text in self._ids:
                return {self._ids[text]}
        return set()

    def _called(self, text: str) -> set[str]:
        found = {self._ids[text]} if text in self._ids else set()
        return found.union(*(self._names.get(form, ()) for form in _compact(text)))


def _compact(text: str) -> tuple[str, ...]:
    """Return a name's letters and digits alone, with accents and without."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    forms = ("".join(letter for letter in form if letter.isalnum()) for form in (text, plain))
    return tuple(dict.fromkeys(form for form in forms if form))
