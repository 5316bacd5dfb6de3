"""Matching things that belong together."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from markupsafe import Markup

from hipspine.quiz.interactions.base import Digit, Letter, Mark, Part, Tell, Text, entries, html, in_sequence
from hipspine.quiz.interactions.choose.options import lettered
from hipspine.quiz.interactions.forms import Matching as Form
from hipspine.quiz.interactions.forms import OnPaper, Pairing, Row
from hipspine.quiz.interactions.literal import named, narrow, only_separators, refuse
from hipspine.quiz.interactions.own import Told, numbered
from hipspine.quiz.interactions.question import Question, Words, indented, new_name
from hipspine.quiz.interactions.question import html as marked_up
from hipspine.quiz.text import to_html

_PAIR = re.compile(r"([1-9])\s*[:=\-–→.)]?\s*\(?([a-z])(?![a-z])")


class Partner(Part):
    """Something that a pair may be matched with."""

    id: Letter
    text: Text


class Pair(Part):
    """Something to be matched, the id of its partner, and why they belong together."""

    id: Digit
    text: Text
    match: Letter
    feedback: Told


class Match(Question):
    """Pairs to be matched with partners, of which some may stay without. The response is ``{"1": "b", "2": "a"}``.

    The score is the share of pairs that are right.
    """

    kind: str
    pairs: Annotated[list[Pair], *numbered((2, 6), own=(2, 9))]
    options: Annotated[list[Partner], *numbered((3, 7), own=(2, 10))]

    def accept(self, response: object) -> dict[str, str]:
        """Return a partner for each pair. Raises ValueError where one is missing or unknown."""
        pairs, names = [pair.id for pair in self.pairs], [option.id for option in self.options]
        allowed = f"one of {', '.join(names)} for each of {', '.join(pairs)}"
        if not isinstance(response, Mapping) or sorted(map(str, response)) != pairs:
            raise self.refuse(response, allowed)
        if any(name not in names for name in response.values()):
            raise self.refuse(response, allowed)
        return {pair: response[pair] for pair in pairs}

    def grade(self, response: dict[str, str]) -> Mark:
        """Return the share of right pairs."""
        score = sum(response[pair.id] == pair.match for pair in self.pairs) / len(self.pairs)
        return Mark(score, score == 1.0, tuple(pair.id for pair in self.pairs))

    def feedback_for(self, key: str) -> str:
        """Return why a pair belongs together."""
        return next(pair.feedback for pair in self.pairs if pair.id == key)

    def public(self) -> dict[str, object]:
        """Return the pairs with their partners."""
        pairs = [{"id": pair.id, "match": pair.match, **html(pair, "text", "feedback")} for pair in self.pairs]
        return {"pairs": pairs, "options": [{"id": option.id, **html(option, "text")} for option in self.options]}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note ids out of sequence, partners that do not exist, and pairs that stand twice."""
        in_sequence(raw.get("options"), tell, "options")
        names = [str(option.get("id")) for _, option in entries(raw.get("options"))]
        seen: set[str] = set()
        for index, pair in entries(raw.get("pairs")):
            if isinstance(pair.get("id"), str) and pair["id"] != str(index + 1):
                tell(("pairs", index, "id"), f"pair id “{pair['id']}” is not in sequence", f'"{index + 1}" here')
            if isinstance(pair.get("match"), str) and pair["match"] not in names:
                tell(("pairs", index, "match"), f"there is no option “{pair['match']}”", ", ".join(names))
            text = str(pair.get("text")).strip()
            if text in seen:
                tell(("pairs", index, "text"), "the same text as an earlier pair", "texts that differ")
            seen.add(text)

    def texts_by_id(self) -> dict[str, str]:
        """Return the partners: letters name them in a variant."""
        return {option.id: option.text for option in self.options}

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return the new name of each partner."""
        if not isinstance(response, Mapping):
            return response
        return {pair: new_name(letter, names) for pair, letter in response.items()}

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, object]:
        """Return the partners under their letters, and the pairs."""
        pairs = [{"id": pair.id, "text": to_html(pair.text)} for pair in self.pairs]
        return {**super().public_variant(options), "pairs": pairs}

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return the pairs and the partners as lists."""
        pairs = "\n".join(f"{pair.id}. {indented(pair.text)}" for pair in self.pairs)
        return [pairs, *super().markdown(options)]

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return 'a letter for each number, such as "' + " ".join(f"{p.id}{letters[0]}" for p in self.pairs) + '"'

    def read_value(self, typed: object) -> object:
        """Return the pairs of a text or a dictionary."""
        if not isinstance(typed, str):
            return named(typed)
        text = narrow(typed).strip()
        if not text:
            return None
        pairs = _PAIR.findall(text.lower())
        rest = _PAIR.sub("", text.lower())
        if not pairs or not only_separators(rest) or len(dict(pairs)) < len(pairs):
            refuse(typed, 'a letter for each number, such as "1b 2a"')
        return dict(pairs)

    def on_paper(self) -> OnPaper:
        """Return the pairs with a box each."""
        return OnPaper(pairs=[(pair.id, pair.text) for pair in self.pairs])

    def right_response(self) -> dict[str, str]:
        """Return the partner of each."""
        return {pair.id: pair.match for pair in self.pairs}

    def in_words(self, response: Mapping[str, str], letters: Mapping[str, str]) -> Words:
        """Return each pair."""
        pairs = {pair.id: marked_up(pair.text) for pair in self.pairs}
        texts = {name: marked_up(text) for name, text in self.texts_by_id().items()}
        partner = Markup("<b>{}</b> {}")
        return [
            Markup("{} – {}").format(pairs[pair], partner.format(letters[name], texts[name]))
            for pair, name in response.items()
        ]

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the stem, the pairs and the partners, both sorted: their order may say which belong together."""
        lists = [[one.text for one in parts] for parts in (self.pairs, self.options)]
        return [self.stem], [sorted(texts, key=to_html) for texts in lists]

    def form(self) -> Form:
        """Return the pairs and the partners."""
        pairs = [Pairing(pair.id, pair.text, pair.match, pair.feedback) for pair in self.pairs]
        return Form(pairs, self.texts_by_id())

    def rows(self) -> list[Row]:
        """Return pairs, partners, and which belong together."""
        options = [*lettered(self.pairs, "text"), *lettered(self.options, "text")]
        key = [(", ".join(f"{pair.id}{pair.match}" for pair in self.pairs), "")]
        return [self.row(options, key, lettered(self.pairs, "feedback"))]

    def sample_plausible(self, chance: random.Random) -> dict[str, str]:
        """Return any partner for each."""
        names = list(self.texts_by_id())
        return {pair.id: chance.choice(names) for pair in self.pairs}

    def sample_invalid(self) -> list[object]:
        """Return an answer without the last pair, with a partner that there is not, and a list."""
        right = self.right_response()
        first = self.pairs[0].id
        return [dict(list(right.items())[:-1]), {**right, first: "z"}, {**right, "9": "a"}, list(right.items())]
