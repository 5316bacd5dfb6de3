"""One gap of a text: what it holds, what fits, and what may be wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from hipspine.quiz.interactions.base import Digit, Letter, Part, Tell, Text, entries, html
from hipspine.quiz.interactions.choose.options import one_right
from hipspine.quiz.interactions.forms import GAP
from hipspine.quiz.interactions.own import Told, numbered
from hipspine.quiz.text import problems, to_html

LONGEST = 60
"""Characters of what is typed into a gap."""
TYPED_RULE = "capitals and spaces do not matter"

_SPACES = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
_FORMULA = re.compile(r"<math.*?</math>", re.DOTALL)


def folded(text: str) -> str:
    """Return a text as it is compared: without outer spaces, the others as one each, without capitals."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ").upper().casefold()


def _one_line(text: str) -> str:
    problem = f"it is longer than {LONGEST} characters" if len(text) > LONGEST else "it has “;”, “<”, “>” or more lines"
    if len(text) > LONGEST or re.search(r"[;<>\r\n]", text):
        allowed = f"up to {LONGEST} characters in one line, without “;”, “<” and “>”"
        raise PydanticCustomError("text", "{problem}", {"problem": problem, "allowed": allowed})
    return text


Spelling = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)]


class Filler(Part):
    """Something that may be chosen for a gap."""

    id: Letter
    text: Text
    correct: bool = False


class Gap(Part):
    """A gap: ``options`` to choose from, or the spellings ``accepted`` of what is typed; and why that is right."""

    id: Digit
    options: Annotated[list[Filler], *numbered((2, 5), own=(2, 10))] | None = None
    accepted: Annotated[list[Spelling], *numbered((1, 8), own=(1, 20))] | None = None
    feedback: Told

    @property
    def choices(self) -> list[Filler]:
        """What may be chosen, nothing where the gap is typed."""
        return self.options or []

    @property
    def letters(self) -> list[str]:
        """The ids of the options."""
        return [option.id for option in self.choices]

    @property
    def right(self) -> list[str]:
        """What is right: an option, or every spelling."""
        return [option.id for option in self.choices if option.correct] or list(self.accepted or [])

    def fits(self, said: str) -> bool:
        """Return whether what was chosen or typed is right."""
        return said in self.right if self.options else folded(said) in map(folded, self.right)

    def takes(self, said: Any) -> bool:
        """Return whether something can be chosen or typed here, right or wrong."""
        if not isinstance(said, str):
            return False
        return said in self.letters if self.options else len(said) <= LONGEST and bool(folded(said))

    @property
    def allowed(self) -> str:
        """What can be chosen or typed, in words."""
        return f"one of {', '.join(self.letters)}" if self.options else f"a text of at most {LONGEST} characters"

    def public(self) -> dict[str, Any]:
        """Return the gap with its key and feedback, as HTML."""
        key: dict[str, Any] = {"accepted": self.accepted} if self.accepted else {}
        options = [{"id": one.id, "correct": one.correct, **html(one, "text")} for one in self.choices]
        return {"id": self.id, "options": options, **key, **html(self, "feedback")}


def check_gap(gap: Mapping[str, Any], index: int, letters: Iterator[str], tell: Tell) -> None:
    """Note options out of sequence, and options and spellings that are there twice."""
    seen: set[str] = set()

    def below(place: tuple[str | int, ...], problem: str, allowed: str) -> None:
        tell(("gaps", index, *place), problem, allowed)

    for number, option in entries(gap.get("options")):
        name, letter = option.get("id"), next(letters, "")
        if isinstance(name, str) and name != letter:
            below(
                ("options", number, "id"),
                f"option id “{name}” is not in sequence",
                f"“{letter}” here: on from gap to gap",
            )
        text = str(option.get("text")).strip()
        if text in seen:
            below(("options", number, "text"), "the same text as an earlier option", "texts that differ")
        seen.add(text)
    if "options" in gap:
        one_right(gap["options"], below)
    accepted = gap.get("accepted")
    for number, spelling in enumerate(accepted if isinstance(accepted, list) else []):
        if isinstance(spelling, str) and folded(spelling) in seen:
            below(("accepted", number), "the same as an earlier spelling", f"spellings that differ: {TYPED_RULE}")
        seen.add(folded(str(spelling)))


def check_text(text: Any, names: Sequence[str], tell: Tell) -> None:
    """Note gaps that the text does not show once each."""
    if not isinstance(text, str) or problems(text.strip()):
        return
    shown = to_html(text.strip())
    if any(GAP.search(formula) for formula in _FORMULA.findall(shown)):
        tell(("text",), "a gap cannot stand in a formula", "gaps in the words beside it")
    found = GAP.findall(_FORMULA.sub("", shown))
    for name in dict.fromkeys([*names, *found]):
        if found.count(name) != 1 or name not in names:
            problem = f"[{name}] stands {found.count(name)} times" if name in names else f"there is no gap “{name}”"
            tell(("text",), problem, f"{', '.join(f'[{one}]' for one in names)}, each once")
