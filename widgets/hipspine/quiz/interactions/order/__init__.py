"""Bringing things into order."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any

from markupsafe import Markup

from hipspine.quiz.interactions.base import Letter, Mark, Part, Tell, Text, html, in_sequence
from hipspine.quiz.interactions.choose.options import lettered
from hipspine.quiz.interactions.choose.some import read_letters, rename_all
from hipspine.quiz.interactions.forms import OnPaper, Row, Thing
from hipspine.quiz.interactions.forms import Ordering as Form
from hipspine.quiz.interactions.own import Told, numbered
from hipspine.quiz.interactions.question import Question, Words
from hipspine.quiz.interactions.question import html as marked_up
from hipspine.quiz.sampling import Stream
from hipspine.quiz.text import to_html


class Step(Part):
    """One of the things to be ordered, with why it stands where it stands."""

    id: Letter
    text: Text
    feedback: Told


class Order(Question):
    """Things to bring into order; the file holds them in the right one. The response is the list of all their ids.

    The score is the share of neighbours that follow each other as they should: (right pairs) / (things - 1).
    """

    kind: str
    options: Annotated[list[Step], *numbered((3, 7), own=(2, 10))]

    def accept(self, response: object) -> list[str]:
        """Return the list of all ids. Raises ValueError where one is missing, doubled or unknown."""
        names = [option.id for option in self.options]
        if not isinstance(response, list | tuple) or sorted(map(str, response)) != names:
            raise self.refuse(response, f"a list of all of {', '.join(names)} in your order")
        return [str(name) for name in response]

    def grade(self, response: list[str]) -> Mark:
        """Return the share of neighbours in the right sequence."""
        right = set(pairwise(option.id for option in self.options))
        score = sum(pair in right for pair in pairwise(response)) / len(right)
        return Mark(score, score == 1.0, tuple(response))

    def feedback_for(self, key: str) -> str:
        """Return why a thing stands where it stands."""
        return next(option.feedback for option in self.options if option.id == key)

    def public(self) -> dict[str, object]:
        """Return the things in their right order; the front end shuffles them."""
        return {"options": [{"id": option.id, **html(option, "text", "feedback")} for option in self.options]}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note ids out of sequence and texts that stand twice."""
        in_sequence(raw.get("options"), tell, "options")

    def texts_by_id(self) -> dict[str, str]:
        """Return the things: letters name them in a variant."""
        return {option.id: option.text for option in self.options}

    def order_letters(self, below: Stream) -> list[str]:
        """Return the ids in a drawn order that is not the right one, which would give itself away."""
        order = super().order_letters(below)
        return order if order != self.right_response() else [*order[1:], order[0]]

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return the new name of each letter."""
        return rename_all(response, names)

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return f'the letters in your order, such as "{" ".join(letters)}"'

    def read_value(self, typed: object) -> object:
        """Return the letters of a text or a list."""
        return read_letters(typed)

    def on_paper(self) -> OnPaper:
        """Return a line for the letters."""
        return OnPaper(ask="Write the letters in their order:", lines=1)

    def right_response(self) -> list[str]:
        """Return the right order."""
        return [option.id for option in self.options]

    def in_words(self, response: Sequence[str], letters: Mapping[str, str]) -> Words:
        """Return the things in their order."""
        texts = self.texts_by_id()
        return [Markup("<b>{}</b> {}").format(letters[name], marked_up(texts[name])) for name in response]

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the stem and the things, by their letters: the file has them in the right order."""
        return [self.stem], [sorted((option.text for option in self.options), key=to_html)]

    def form(self) -> Form:
        """Return the things in their right order."""
        return Form([Thing(option.id, option.text, option.feedback) for option in self.options])

    def rows(self) -> list[Row]:
        """Return the things and their order."""
        key = [(", ".join(self.right_response()), "")]
        return [self.row(lettered(self.options, "text"), key, lettered(self.options, "feedback"))]

    def options_to_count(self) -> list[dict[str, Any]]:
        """Return the things, of which each belongs."""
        return [{"id": one.id, "text": one.text, "correct": True} for one in self.options]

    def sample_plausible(self, chance: random.Random) -> list[str]:
        """Return any order."""
        names = self.right_response()
        return chance.sample(names, len(names))

    def sample_invalid(self) -> list[object]:
        """Return an order without the last thing, with one twice, and as one text."""
        names = self.right_response()
        return [names[:-1], [*names[:-1], names[0]], "".join(names), [*names, "z"]]
