"""Filling the gaps of a text, each by choosing or by typing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from markupsafe import Markup

from hipspine.quiz.interactions.base import Mark, Tell, Text, entries, html
from hipspine.quiz.interactions.fill.gap import (
    LONGEST,
    TYPED_RULE,
    Gap,
    check_gap,
    check_text,
    folded,
)
from hipspine.quiz.interactions.forms import Filling, Line, OnPaper, Row
from hipspine.quiz.interactions.forms import Gap as FormGap
from hipspine.quiz.interactions.literal import named, refuse, refuse_form, words
from hipspine.quiz.interactions.own import numbered
from hipspine.quiz.interactions.question import Question, Words, indented, new_name
from hipspine.quiz.interactions.question import html as marked_up
from hipspine.quiz.sampling import Stream, shuffled
from hipspine.quiz.text import to_html

_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))([1-9])(?!\d)\s*[:=\-–→.)]?\s*")


class Fill(Question):
    """A ``text`` in which ``[1]``, ``[2]``, … are gaps. The response is ``{"1": "b", "2": "typed words"}``.

    Gaps that nothing fills may be left out. The letters of options go on from gap to gap. The score is the share of
    gaps that are right; of what is typed, capitals and spaces do not matter.
    """

    kind: str
    text: Text
    gaps: Annotated[list[Gap], *numbered((1, 5), own=(1, 9))]

    def accept(self, response: Any) -> dict[str, str]:
        """Return what fills the gaps. Raises ValueError for gaps and letters that there are not, and for long texts."""
        known = {gap.id: gap for gap in self.gaps}
        if not isinstance(response, Mapping) or any(
            name not in known or not known[name].takes(said) for name, said in response.items()
        ):
            allowed = "; ".join(f"for {gap.id} {gap.allowed}" for gap in self.gaps)
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
        return {**html(self, "text"), "gaps": [gap.public() for gap in self.gaps]}

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
            check_gap(gap, index, letters, tell)
        check_text(raw.get("text"), [str(gap.get("id")) for _, gap in entries(raw.get("gaps"))], tell)

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
            filled[gap] = " ".join(words(one)) if gap in letters else one
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

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the text with blanks, and what may be chosen for each, by their letters."""
        lists = [sorted((option.text for option in gap.choices), key=to_html) for gap in self.gaps if gap.choices]
        return [self.stem, self.form().blanks], lists

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


def _next(shown: Iterator[Any], gap: Gap) -> list[Any]:
    """Take what belongs to a gap from what is shown for all of them, gap by gap."""
    return [next(shown) for _ in gap.choices]
