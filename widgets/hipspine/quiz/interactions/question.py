"""What other rooms ask of every question, whatever its kind: an interaction answers in its own way."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from markupsafe import Markup
from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from hipspine.datafile import Raw
from hipspine.quiz.interactions.base import Finite, Ident, Mark, Part, Tell, Text
from hipspine.quiz.interactions.forms import Form, Line, OnPaper, Row
from hipspine.quiz.interactions.own import Claims, Difficulty, Keys, Level, Named, Told
from hipspine.quiz.interactions.picture import Picture
from hipspine.quiz.sampling import Stream, shuffled
from hipspine.quiz.text import to_html

Words = list[Markup | str]
"""What stands in a page: HTML as Markup, plain words as str."""


class Question(Part):
    """What every kind has. ``id`` is stable for ever; ``version`` (from 1) grows when the meaning changes.

    ``points`` is what it is worth where it is graded; practice counts every question alike. ``section`` is the heading
    of its chapter (as in the page's address) after which it may be asked by itself, and ``signs`` names the emergency
    signs of ``data/emergency.yml`` that it is about. ``picture`` stands below what is asked.
    """

    if TYPE_CHECKING:
        kind: str  # each kind declares its own, as a Literal

    by_hand: ClassVar[bool] = False
    """Whether only a person can mark it."""

    in_steps: ClassVar[bool] = False
    """Whether it is asked step by step: no quiz that is drawn, no final and no assignment holds it."""

    scored: ClassVar[bool] = True
    """Whether its marks count. What one finds out for oneself counts in no score, no schedule and no final."""

    varies: ClassVar[bool] = False
    """Whether a seed decides its numbers."""

    counts_options: ClassVar[bool] = False
    """Whether an analysis counts who chose which option, and a bank is held to options that give nothing away."""

    many_places: ClassVar[bool] = False
    """Whether most of its options are beside the point, so that nobody choosing one says nothing."""

    draws_body: ClassVar[bool] = False
    """Whether its controls show the body of the pain map."""

    draws_figure: ClassVar[bool] = False
    """Whether its controls are a figure of the course: then it has ``figure`` and ``start``, and so has its variant."""

    id: Ident
    version: Annotated[int, Field(ge=1)]
    objective: Named
    section: Ident | None = None
    level: Level
    difficulty: Difficulty
    points: Annotated[Finite, Field(gt=0, le=100)] = 1.0
    claims: Claims
    signs: list[Ident] = Field(default=[])
    stem: Text
    picture: Picture | None = None
    hints: list[Text] = Field(default=[])
    explanation: Told
    sources: Keys

    @model_serializer(mode="wrap")
    def _without_nothing(self, dump: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Leave out a picture that is not there: releases draw by what their questions hold, and drew before this."""
        fields: dict[str, object] = dump(self)
        if fields.get("picture") is None:
            fields.pop("picture", None)
        return fields

    # ---- marking

    def accept(self, response: object) -> object:
        """Return the response in its plain form. Raises ValueError for one that this question cannot have."""
        raise NotImplementedError

    def grade(self, response: Any) -> Mark:  # Any: each kind has its own plain form
        """Mark a response that ``accept`` returned and that is not empty."""
        raise NotImplementedError

    def feedback_for(self, key: str) -> str:
        """Return the feedback that ``Mark.feedback`` names, as Markdown."""
        raise NotImplementedError

    def public(self) -> dict[str, object]:
        """Return what the front end needs beyond what every kind has; texts are HTML."""
        raise NotImplementedError

    @classmethod
    def check(cls, raw: Mapping[str, Raw], tell: Tell) -> None:
        """Note what is wrong beyond types and ranges.

        It looks at the raw data, so that a question with a misspelt field is still checked for everything else.
        """

    def refuse(self, response: object, allowed: str) -> ValueError:
        """Return the error for a response that cannot be."""
        return ValueError(f"{self.id}: {response!r} is no answer; {allowed} is")

    def canonical(self, response: object) -> object:
        """Return the response of ``accept`` in the one form that all responses of the same meaning have."""
        return response

    # ---- asking: a variant has letters in a drawn order, and numbers

    def drawn(self, seed: int) -> Question:
        """Return the question with what a seed decides about it."""
        return self

    def for_assignment(self) -> Question | None:
        """Return the question as an assignment asks it, None for one that none can ask."""
        return None if self.in_steps else self

    def texts_by_id(self) -> dict[str, str]:
        """Return what letters name in a variant: id -> text, in the order of the bank."""
        return {}

    def order_letters(self, below: Stream) -> list[str]:
        """Return the ids of ``texts_by_id`` in the order in which they get their letters."""
        return shuffled(self.texts_by_id(), below)

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return a response with every letter renamed; what is not understood is left for ``accept`` to refuse."""
        return response

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, object]:
        """Return what may go out beside the stem: no key, explanation, feedback, source or id of the bank.

        ``options`` are pairs of letter and text, in the order of the letters.
        """
        return {"options": [{"id": letter, "text": to_html(text)} for letter, text in options]} if options else {}

    # ---- typing

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return what stands below the stem where the question is text alone, as blocks of Markdown."""
        return [markdown_list(options)] if options else []

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed, for the comment beside it."""
        raise NotImplementedError

    def read(self, typed: object) -> object:
        """Return a typed value in the form that clicking gives, in the letters that were shown; None for no answer.

        Raises UnreadableError for what cannot be an answer to this question.
        """
        return None if typed is None or typed in ("", [], {}) else self.read_value(typed)

    def read_value(self, typed: object) -> object:
        """Read a typed value that is not empty, as ``read`` does."""
        raise NotImplementedError

    # ---- in words

    def on_paper(self) -> OnPaper:
        """Return how the question is answered on a sheet."""
        raise NotImplementedError

    def right_response(self) -> object:
        """Return the response that earns everything."""
        raise NotImplementedError

    def in_words(self, response: Any, letters: Mapping[str, str]) -> Words:  # Any: as in grade
        """Return a response of ``accept`` in words; ``letters`` leads from an id to the letter that was shown."""
        raise NotImplementedError

    def right_in_words(self, letters: Mapping[str, str]) -> Words:
        """Return the right answer in words."""
        return self.in_words(self.right_response(), letters)

    def marking_guide(self) -> list[str]:
        """Return by what a person marks it, as Markdown."""
        return []

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return what is asked, and lists of what there is to choose from, as Markdown that gives nothing away."""
        return [self.stem], []

    def asked_html(self) -> Markup:
        """Return what is asked as HTML that may stand in a legend, with its picture in it."""
        return Markup(to_html(self.stem) + (self.picture.html() if self.picture else ""))

    # ---- other rooms

    def form(self) -> Form:
        """Return what is asked in a neutral form, for export."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """Return the rows that the question takes in a table."""
        raise NotImplementedError

    def options_to_count(self) -> list[dict[str, object]]:
        """Return the options that an analysis counts, as JSON data: id, text, and whether it is right."""
        return []

    @classmethod
    def choices_of(cls, response: object) -> list[str]:
        """Return the ids of the options that a recorded response chose."""
        if isinstance(response, str):
            return [response]
        return [one for one in response if isinstance(one, str)] if isinstance(response, list) else []

    @classmethod
    def unit_of(cls, raw: Mapping[str, Raw]) -> str:
        """Return the unit of the number that raw data ask to recall, "" where they ask for none."""
        return ""

    # ---- samples

    def sample_right(self, chance: random.Random) -> object:
        """Return a response as somebody gives it who knows the answer."""
        return self.right_response()

    def sample_plausible(self, chance: random.Random) -> object:
        """Return a response as somebody gives it who guesses. Raises TypeError where nobody can guess."""
        raise TypeError(f"nobody can pretend to answer a question of the kind {self.kind}")

    def sample_invalid(self) -> list[object]:
        """Return responses that the question cannot have."""
        return []

    def row(self, options: Sequence[Line], key: Sequence[Line], feedback: Sequence[Line]) -> Row:
        """Return a row for the whole question."""
        asked = (self.stem, self.picture.in_words()) if self.picture else (self.stem,)
        return Row(self.id, self.kind, self.points, asked, options, key, feedback, self.explanation)


def html(text: str) -> Markup:
    """Return a text of the bank, which the bank has checked, as HTML."""
    return Markup(to_html(text))


def markdown_list(options: Sequence[tuple[str, str]]) -> str:
    """Return lettered options as a list in Markdown."""
    return "\n".join(f"- **{letter}** · {indented(text)}" for letter, text in options)


def indented(text: str) -> str:
    """Return a text whose further lines stand below the first one of an entry of a list."""
    return text.replace("\n", "\n  ")


def new_name(letter: object, names: Mapping[str, str]) -> object:
    """Return the new name of a letter; an unknown one becomes a name that no question has."""
    return names.get(letter, f"?{letter}") if isinstance(letter, str) else letter
