"""The words of figures stand in data/figures: what does not fit a figure is told in one line each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from hipspine.figures import FIGURES, declared
from hipspine.figures.text_check import text_problems
from hipspine.figures.text_schema import FigureText, GuessText
from hipspine.figures.texts import Texts, texts
from hipspine.paths import data_path

FILE = "data/figures/side-shift.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(data_path("figures"), tmp_path / "data" / "figures")
    return tmp_path / "data" / "figures"


def _changed(folder: Path, before: str, after: str) -> tuple[list[str], int]:
    """Return what is said of a changed file, and the line of the change."""
    path = folder / "side-shift.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    return [str(error) for error in text_problems(folder)], text[: text.index(before)].count("\n") + 1


def test_every_figure_has_its_words_and_no_file_is_over(folder):
    assert sorted(path.stem for path in folder.glob("*.yml")) == sorted(FIGURES)
    assert text_problems(folder) == []


def test_an_unknown_name_in_braces_is_told_with_those_there_are(folder):
    said, line = _changed(folder, "pelvis<br>slopes<br>{slope}°", "pelvis<br>slopes<br>{slop}°")
    assert said == [
        f"{FILE}:{line}: “labels.pelvis_slopes” holds the unknown {{slop}} "
        "(allowed: {hip_width}, {quarter}, {slope}, {slope_at_1_cm}, {slope_at_3_cm})"
    ]


def test_a_brace_that_stands_alone_is_told(folder):
    said, line = _changed(folder, "  level: Level", '  level: "Level}"')
    assert [one.split(" (")[0] for one in said] == [f"{FILE}:{line}: “presets.level” holds the unknown }}"]


def test_a_missing_text_is_told(folder):
    said, line = _changed(folder, "  level: Level\n", "")
    assert said == [f"{FILE}:{line - 1}: “presets.level” is missing (allowed: a text)"]


def test_a_text_that_nothing_uses_is_told(folder):
    said, line = _changed(folder, "  level: Level", "  level: Level\n  steep: Steep")
    assert said == [f"{FILE}:{line + 1}: nothing uses “presets.steep”"]


@pytest.mark.parametrize(
    "parts", [{}, {"options": ["a", "b"], "grips": {"one": dict.fromkeys(("label", "unit", "told"), "x")}}]
)
def test_a_guess_has_options_or_grips_and_not_both(parts):
    with pytest.raises(ValidationError, match="options or grips, and not both"):
        GuessText.model_validate(parts)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("caption: >-", "captoin: >-", "unknown field “captoin” (allowed: title, prediction, guess, tasks,"),
        ("caption: >-", "captoin: >-", "“caption” is missing (allowed: a text)"),
        ("  level: Level", "  level: 3", "“presets.level” is no text (allowed: words, in quotes"),
        ("  level: Level", '  level: " "', "“presets.level” is empty (allowed: at least one letter)"),
        ("  level: Level", "  Level: Level", "“presets.Level” is no name (allowed: small letters, "),
        (
            "  label: Right leg longer by",
            "  lable: Right leg",
            "unknown field “sliders.leg_difference.lable” (allowed: label, ",
        ),
    ],
)
def test_what_breaks_the_schema_is_told(folder, before, after, words):
    said, _ = _changed(folder, before, after)
    assert all(one.startswith(f"{FILE}:") for one in said)
    assert any(words in one for one in said), said


def test_missing_and_foreign_files_are_told(folder):
    (folder / "side-shift.yml").rename(folder / "side-shit.yml")
    said = [str(error) for error in text_problems(folder)]
    assert said[0] == "data/figures/side-shift.yml: this file is missing"
    assert said[1].startswith("data/figures/side-shit.yml: there is no figure “side-shit” (allowed: pelvic-tilt,")


def test_a_number_that_moves_takes_its_place_by_name():
    say = Texts(texts("side-shift").document)
    assert say("labels.right_leg", "right") == "right leg<br>{0} %"
    assert say("sentences.left_leg_carries_weight", "right", "left").startswith("The left leg carries {1} %")


def test_words_of_the_declaration_come_from_the_file():
    document = FigureText.model_validate(texts("side-shift").document.data)
    chosen = declared("side-shift")
    assert (chosen.title, chosen.prediction) == (document.title, document.prediction)
    assert [preset.label for preset in chosen.presets] == list(document.presets.values())
