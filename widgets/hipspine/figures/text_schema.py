"""What a file of a figure's words, ``data/figures/ID.yml``, may hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from hipspine.complaints import Wording, complaint, model_at
from hipspine.datafile import DataError, DataErrors, Document, read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words for readers."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SliderText(_Part):
    """The words of a slider: its label, at times its unit and what its two ends are called."""

    label: Text
    unit: Text | None = None
    ends: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None


class ChoiceText(_Part):
    """The words of a choice: its label, and each option by its id."""

    label: Text
    options: dict[Key, Text] = {}


class ReadoutText(_Part):
    """The words of a number under the figure."""

    label: Text
    unit: Text | None = None
    note: Text | None = None


class TrialText(_Part):
    """The words of one trial or review: who, what against what, what was found and what is open."""

    label: Text
    title: Text
    people: Text
    against: Text
    unit: Text
    left: Text | None = None
    right: Text | None = None
    missing: Text | None = None
    rows: dict[Key, Text]
    note: Text
    who: Text
    told: list[Text]
    open: Text


class ExaminationText(_Part):
    """The words of one test of the examination and of its two answers."""

    label: Text
    title: Text
    sought: Text
    people: Text
    studied: Text
    yes: Text
    no: Text
    note: Text | None = None


class GripText(_Part):
    """The words of a number that is guessed on the picture: of what, its unit, and who found it."""

    label: Text
    unit: Text
    told: Text


class GuessText(_Part):
    """What a reader may expect: one of the options, of which ``right`` counts from 1, or a number at each grip."""

    options: Annotated[list[Text], Field(min_length=2, max_length=3)] | None = None
    right: Annotated[int, Field(ge=1)] = 1
    grips: dict[Key, GripText] = {}

    @model_validator(mode="after")
    def _there(self) -> GuessText:
        if bool(self.options) == bool(self.grips):
            raise ValueError("a guess has options or grips, and not both")
        if self.options and self.right > len(self.options):
            raise ValueError(f"right is {self.right}, and there are {len(self.options)} options")
        return self


class FigureText(_Part):
    """All the words of one figure; ``labels`` stand in the drawing, ``words`` inside other texts."""

    title: Text
    prediction: Text
    guess: GuessText | None = None
    tasks: Annotated[list[Text], Field(min_length=1)]
    answer: Annotated[list[Text], Field(min_length=1)]
    caption: Text
    illustrative: Text | None = None
    sliders: dict[Key, SliderText] = {}
    choices: dict[Key, ChoiceText] = {}
    layers: dict[Key, Text] = {}
    chart: dict[Key, Text] = {}
    views: dict[Key, Text] = {}
    presets: dict[Key, Text] = {}
    readouts: dict[Key, ReadoutText] = {}
    outputs: dict[Key, Text] = {}
    sentences: dict[Key, Text] = {}
    labels: dict[Key, Text] = {}
    words: dict[Key, Text] = {}
    trials: dict[Key, TrialText] = {}
    tests: dict[Key, ExaminationText] = {}


def read_texts(path: Path) -> Document:
    """Return the file of a figure's words, checked against ``FigureText``.

    Raises DataError for a file that cannot be read, DataErrors with every field that is missing, unknown or no text.
    """
    document = read_yaml(path)
    try:
        FigureText.model_validate(document.data)
    except ValidationError as error:
        raise DataErrors(_explain(document, detail) for detail in error.errors()) from None
    return document


_NAMES = "names with texts"
_WORDS: Wording = {
    "missing": ("“{field}” is missing", "a text"),
    "extra_forbidden": ("unknown field “{field}”", "{fields}"),
    "string_type": ("“{field}” is no text", "words, in quotes where they look like a number"),
    "string_too_short": ("“{field}” is empty", "at least one letter"),
    "string_pattern_mismatch": ("“{field}” is empty", "at least one letter"),
    "list_type": ("“{field}” is no list", "a list of texts"),
    "dict_type": ("“{field}” is no record", _NAMES),
    "model_type": ("“{field}” is no record", _NAMES),
    "model_attributes_type": ("“{field}” is no record", _NAMES),
    "too_short": ("“{field}” has too few entries", "{min_length} or more"),
    "too_long": ("“{field}” has too many entries", "{max_length} or fewer"),
    "": ("“{field}”: {message}", ""),
}
_WORDS_OF_NAMES: Wording = {"": ("“{field}” is no name", "small letters, digits and underscores")}


def _explain(document: Document, detail: ErrorDetails) -> DataError:
    """Put one complaint of pydantic into a line."""
    place, words = tuple(detail["loc"]), _WORDS
    if place[-1:] == ("[key]",):
        place, words = place[:-1], _WORDS_OF_NAMES
    field = ".".join(map(str, place)) or "the file"
    return complaint(document, place, "", field, model_at(FigureText, place[:-1]), detail, words)
