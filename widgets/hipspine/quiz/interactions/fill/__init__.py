"""Filling the gaps of a text, each by choosing or by typing."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hipspine.quiz.interactions.base import Digit, Letter, Mark, Part, Tell, Text, entries, html
from hipspine.quiz.interactions.choose.options import one_right
from hipspine.quiz.interactions.forms import GAP, Filling, Line, OnPaper, Row
from hipspine.quiz.interactions.forms import Gap as FormGap
from hipspine.quiz.interactions.literal import named, refuse, refuse_form
from hipspine.quiz.interactions.question import Question, Words, indented, new_name
from hipspine.quiz.interactions.question import html as marked_up
from hipspine.quiz.sampling import Stream, shuffled
from hipspine.quiz.text import problems, to_html

LONGEST = 60
"""Characters of what is typed into a gap."""
TYPED_RULE = "capitals and spaces do not matter"

_SPACES = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
_FORMULA = re.compile(r"<math.*?</math>", re.DOTALL)
_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))([1-9])(?!\d)\s*[:=\-–→.)]?\s*")


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
    options: Annotated[list[Filler], Field(min_length=2, max_length=5)] | None = None
    accepted: Annotated[list[Spelling], Field(min_length=1, max_length=8)] | None = None
    feedback: Text

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


class Fill(Question):
    """A ``text`` in which ``[1]``, ``[2]``, … are gaps. The response is ``{"1": "b", "2": "typed words"}``.

    Gaps that nothing fills may be left out. The letters of options go on from gap to gap. The score is the share of
    gaps that are right; of what is typed, capitals and spaces do not matter.
    """

    kind: str
    text: Text
    gaps: Annotated[list[Gap], Field(min_length=1, max_length=5)]

    def accept(self, response: Any) -> dict[str, str]:
        """Return what fills the gaps. Raises ValueError for gaps and letters that there are not, and for long texts."""
        known = {gap.id: gap for gap in self.gaps}
        if not isinstance(response, Mapping) or any(
            name not in known or not _possible(known[name], said) for name, said in response.items()
        ):
            allowed = "; ".join(f"for {gap.id} {_allowed(gap)}" for gap in self.gaps)
            raise self.refuse(response, allowed)
        return {gap.id: response[gap.id] for gap in self.gaps if gap.id in response}

    def canonical(self, response: object) -> object:
        """Return the response with what was typed as it is compared."""
        if not isinstance(response, Mapping):
            return response
        typed = {gap.id for gap in self.gaps if not gap.options}
        return {name: folded(said) if name in typed else said for name, said in response.items()}

    def grade(self, response: dict[str, str]) -> Mark:
        """Return the share of gaps that are right."""
        hits = sum(gap.id in response and gap.fits(response[gap.id]) for gap in self.gaps)
        return Mark(hits / len(self.gaps), hits == len(self.gaps), tuple(gap.id for gap in self.gaps))

    def feedback_for(self, key: str) -> str:
        """Return why a gap is filled as it is."""
        return next(gap.feedback for gap in self.gaps if gap.id == key)

    def public(self) -> dict[str, Any]:
        """Return the text and its gaps with their key."""
        return {**html(self, "text"), "gaps": [_public(gap) for gap in self.gaps]}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note gaps and letters out of sequence, gaps of neither or both forms, and a text without one of them."""
        letters = iter("abcdefghijklmnopqrstuvwxyz")
        for index, gap in entries(raw.get("gaps")):
            if isinstance(gap.get("id"), str) and gap["id"] != str(index + 1):
                tell(("gaps", index, "id"), f"gap id “{gap['id']}” is not in sequence", f'"{index + 1}" here')
            if ("options" in gap) == ("accepted" in gap):
                problem = "a gap to choose for and to type into" if "options" in gap else "nothing fills the gap"
                tell(("gaps", index), problem, "either `options` or `accepted`")
            _check_gap(gap, index, letters, tell)
        _check_text(raw.get("text"), [str(gap.get("id")) for _, gap in entries(raw.get("gaps"))], tell)

    def texts_by_id(self) -> dict[str, str]:
        """Return the options of all gaps: letters name them in a variant."""
        return {option.id: option.text for gap in self.gaps for option in gap.choices}

    def order_letters(self, below: Stream) -> list[str]:
        """Return the ids gap by gap, each gap's in a drawn order."""
        return [name for gap in self.gaps for name in shuffled(gap.letters, below)]

    def rename(self, response: Any, names: Mapping[str, str]) -> Any:
        """Return the new names of what was chosen; what was typed stays."""
        if not isinstance(response, Mapping):
            return response
        typed = {gap.id for gap in self.gaps if not gap.options}
        return {gap: said if gap in typed else new_name(said, names) for gap, said in response.items()}

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """Return the text and, for each gap, what may be chosen under its letters."""
        shown = iter(options)
        gaps = [
            {"id": gap.id, "options": [{"id": letter, "text": to_html(text)} for letter, text in _next(shown, gap)]}
            for gap in self.gaps
        ]
        return {"text": to_html(self.text), "gaps": gaps}

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return the text with numbered blanks, and what there is for each."""
        shown = iter(options)
        lines = []
        for gap in self.gaps:
            choices = " · ".join(f"**{letter}** {indented(text)}" for letter, text in _next(shown, gap))
            lines.append(f"{gap.id}. {choices or f'your own words ({TYPED_RULE})'}")
        return [self.form().blanks, "\n".join(lines)]

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        shown = iter(letters)
        parts = [f"{gap.id} {next(iter(_next(shown, gap)), 'your words')}" for gap in self.gaps]
        return f'what fills each gap, such as "{"; ".join(parts)}"'

    def read_value(self, typed: Any) -> Any:
        """Return what fills the gaps, of a text such as "1 a; 2 a lever" or of a dictionary."""
        said = named(typed) if not isinstance(typed, str) else self._parted(typed)
        if said is None:
            return None
        letters = {gap.id for gap in self.gaps if gap.options}
        filled: dict[str, str] = {}
        for gap, one in said.items():
            if not isinstance(one, str):
                refuse_form(typed)
            filled[gap] = one.strip().lower() if gap in letters else one
        return filled

    def _parted(self, typed: str) -> dict[str, str] | None:
        if not typed.strip():
            return None
        before, *found = _NUMBERED.split(typed.strip())
        numbers, said = found[::2], [one.strip().rstrip(",;").strip() for one in found[1::2]]
        if before or not found or len(set(numbers)) < len(numbers) or not all(said):
            refuse(typed.strip(), 'each gap once with what fills it, such as "1 a; 2 b" or {"1": "a"}')
        return dict(zip(numbers, said, strict=True))

    def on_paper(self) -> OnPaper:
        """Return the text with blanks."""
        return OnPaper(filling=self.form())

    def right_response(self) -> dict[str, str]:
        """Return what fills each gap, by its first spelling."""
        return {gap.id: gap.right[0] for gap in self.gaps}

    def in_words(self, response: Mapping[str, str], letters: Mapping[str, str]) -> Words:
        """Return what fills each gap."""
        texts = self.texts_by_id()
        words: Words = []
        for gap in self.gaps:
            said = response.get(gap.id, "–")
            chosen = (
                Markup("<b>{}</b> {}").format(letters[said], marked_up(texts[said])) if said in gap.letters else said
            )
            words.append(Markup("{}: {}").format(gap.id, chosen))
        return words

    def right_in_words(self, letters: Mapping[str, str]) -> Words:
        """Return what fills each gap, with every spelling that counts."""
        every = {gap.id: " / ".join(gap.right) for gap in self.gaps}
        return self.in_words(every, letters)

    def still(self) -> tuple[str, list[list[str]]]:
        """Return the text with blanks, and what may be chosen for each, by their letters."""
        lists = [sorted(to_html(option.text) for option in gap.choices) for gap in self.gaps if gap.choices]
        return f"{to_html(self.stem)} {to_html(self.form().blanks)}", lists

    def form(self) -> Filling:
        """Return the text and its gaps."""
        gaps = [
            FormGap(gap.id, {one.id: one.text for one in gap.choices}, gap.right, gap.feedback) for gap in self.gaps
        ]
        return Filling(self.text, gaps)

    def rows(self) -> list[Row]:
        """Return the text, its options, and what fills each gap."""
        options: list[Line] = [(f"{gap.id} {one.id}) ", one.text) for gap in self.gaps for one in gap.choices]
        key: list[Line] = [(f"{gap.id}: {' / '.join(gap.right)}", "") for gap in self.gaps]
        feedback: list[Line] = [(f"{gap.id}: ", gap.feedback) for gap in self.gaps]
        stem = (self.stem, self.form().blanks)
        return [Row(self.id, self.kind, self.points, stem, options, key, feedback, self.explanation)]

    def sample_plausible(self, chance: random.Random) -> dict[str, str]:
        """Return any option for each gap, and for one that is typed a right spelling or a guess."""
        return {gap.id: chance.choice(gap.letters or [*gap.right, "no idea"]) for gap in self.gaps}

    def sample_invalid(self) -> list[Any]:
        """Return a gap that there is not, nothing for a gap, a text that is too long, and a list."""
        first = self.gaps[0].id
        return [{"z": "a"}, {first: ""}, {first: "x" * (LONGEST + 1)}, {first: 1}, list(self.right_response().items())]


def _possible(gap: Gap, said: Any) -> bool:
    if not isinstance(said, str):
        return False
    return said in gap.letters if gap.options else len(said) <= LONGEST and bool(folded(said))


def _allowed(gap: Gap) -> str:
    return f"one of {', '.join(gap.letters)}" if gap.options else f"a text of at most {LONGEST} characters"


def _public(gap: Gap) -> dict[str, Any]:
    key: dict[str, Any] = {"accepted": gap.accepted} if gap.accepted else {}
    options = [{"id": one.id, "correct": one.correct, **html(one, "text")} for one in gap.choices]
    return {"id": gap.id, "options": options, **key, **html(gap, "feedback")}


def _next(shown: Iterator[Any], gap: Gap) -> list[Any]:
    """Take what belongs to a gap from what is shown for all of them, gap by gap."""
    return [next(shown) for _ in gap.choices]


def _check_gap(gap: Mapping[str, Any], index: int, letters: Iterator[str], tell: Tell) -> None:
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


def _check_text(text: Any, names: Sequence[str], tell: Tell) -> None:
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
