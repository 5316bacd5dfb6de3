"""The bank as a whole gives nothing away by its words, asks nothing twice and leans on no small study."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from hipspine.datafile import read_yaml
from hipspine.evidence import load_references
from hipspine.paths import data_path
from hipspine.quiz import balance
from hipspine.quiz.bank import bank_names

FILES = [data_path("questions", f"{name}.yml") for name in bank_names()]


def course_choices():
    return [choice for path in FILES for choice in balance.choices_of(read_yaml(path))]


def test_the_course_gives_nothing_away():
    assert [str(error) for error in balance.problems([read_yaml(path) for path in FILES], load_references())] == []


@pytest.mark.parametrize("words", [balance.ABSOLUTES, *((word,) for word in balance.ABSOLUTES)], ids=" ".join)
def test_absolute_words_are_as_frequent_in_right_as_in_wrong_options(words):
    right, wrong = ([choice for choice in course_choices() if choice.right is side] for side in (True, False))
    assert len(right) > 100
    assert len(wrong) > 200
    assert balance.share(right, words) == pytest.approx(balance.share(wrong, words), abs=0.10)


@pytest.mark.parametrize("word", balance.STOCK)
def test_no_stock_distractor(word):
    assert sum(word in choice.text.lower() for choice in course_choices()) <= 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_file_is_plain_yaml(path):
    """PyYAML, which reads YAML 1.1, gets the same texts as the course's own reader."""
    plain = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert plain == read_yaml(path).data


# A bank of our own, to be spoilt.

NUMBER = itertools.count()


def item(options=(), sources=("good2001",), **more):
    name = f"own-{next(NUMBER)}"
    options = [{"id": letter, **option} for letter, option in zip("abcd", options, strict=False)]
    return {"id": name, "kind": "single", "level": "apply", "options": options, "sources": list(sources), **more}


def right(text):
    return {"text": text, "correct": True}


def wrong(text):
    return {"text": text}


def found(tmp_path: Path, *items, **people):
    path = tmp_path / "data" / "questions" / "own.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"quiz": "own", "items": list(items)}, sort_keys=False), encoding="utf-8")
    keys = {key for one in items for key in one["sources"]}
    works = {key: SimpleNamespace(people=people.get(key)) for key in keys}
    return [str(error) for error in balance.problems([read_yaml(path)], works)]


def plain(number):
    """Return questions whose words and sources say nothing."""
    texts = ["north", "south", "east", "west", "up", "down", "left", "middle"]
    return [
        item([right(f"To {texts[i % 8]} {i}."), wrong("Elsewhere."), wrong("Nowhere.")], sources=[f"own{i}"])
        for i in range(number)
    ]


def test_a_plain_bank_is_left_alone(tmp_path):
    assert found(tmp_path, *plain(10)) == []


@pytest.mark.parametrize("word", balance.ABSOLUTES)
def test_a_word_that_marks_wrong_options_is_told_with_its_line(tmp_path, word):
    items = plain(10)
    for one in items[:4]:
        one["options"][1]["text"] = f"It {word} does."
    lines = found(tmp_path, *items)
    assert len(lines) >= 2  # the word by itself, and among all
    assert all(line.startswith("data/questions/own.yml:") for line in lines)
    assert any(f"“{word}” stand in 0% of right and 20% of wrong options" in line for line in lines)
    assert all(items[2]["id"] in line or items[3]["id"] in line for line in lines), "just those too many are told"
    assert all("say it here without" in line for line in lines)


def test_a_word_that_marks_right_options_is_told_too(tmp_path):
    items = plain(10)
    for one in items[:3]:
        one["options"][0]["text"] += " It always does."
    assert any("this right one tips the balance" in line for line in found(tmp_path, *items))


def test_words_within_ten_points_are_fine(tmp_path):
    items = plain(10)
    items[0]["options"][0]["text"] = "It always does."
    for one in items[1:3]:
        one["options"][1]["text"] = "It never does."
    assert found(tmp_path, *items) == []  # 10 % of right options, and 10 % of wrong ones


def test_decisions_of_cases_and_reasons_count(tmp_path):
    steps = [{"id": "a", "kind": "single", "options": item([right("Yes."), wrong("It never is.")])["options"]}]
    case = {"id": "own-case", "kind": "case", "level": "apply", "sources": ["x"], "steps": steps}
    reason = item([right("Yes, so."), wrong("Never.")], kind="reason", sources=["y"])
    lines = found(tmp_path, case, reason)
    assert {line.split(": ")[1] for line in lines} == {"own-case", reason["id"]}


@pytest.mark.parametrize("word", ["crooked", "worn out", "has slipped", "damaged"])
def test_a_fifth_stock_distractor_is_refused(tmp_path, word):
    items = plain(5)
    for one in items:
        one["options"][2]["text"] = f"It is {word}."
    [line] = found(tmp_path, *items)
    assert items[4]["id"] in line
    assert "stands in 5 options of the course (allowed: 4 at most: another distractor)" in line
    assert found(tmp_path, *items[:4]) == []


def test_twins_are_refused(tmp_path):
    first = item([right("The pelvis drops on the free side."), wrong("No.")], sources=["a", "b"])
    second = item([right("The pelvis drops on the other, free side."), wrong("Maybe.")], sources=["b", "a"])
    [line] = found(tmp_path, first, second)
    assert f"{second['id']}: it has the sources and nearly the right answer of {first['id']}" in line
    second["sources"] = ["a"]
    assert found(tmp_path, first, second) == []


def test_at_most_eight_questions_rest_on_a_small_study(tmp_path):
    items = [{**one, "sources": ["small"]} for one in plain(9)]
    for at, one in enumerate(items):
        one["options"][0]["text"] = "abcdefghijklmnopqr"[at] * 9
    [line] = found(tmp_path, *items, small=51)
    assert f"{items[8]['id']}: 9 questions rest on “small”, a study of 51 people (allowed: 8 at most)" in line
    assert found(tmp_path, *items, small=100) == []
    assert found(tmp_path, *items, small="review") == []
    [line] = found(tmp_path, *items)
    assert "which does not say how many people it is about (allowed: a field “people”" in line


def test_nobody_is_asked_to_recall_a_percentage(tmp_path):
    asked = item(kind="number", level="recall", answer={"value": 71, "tolerance": 2, "unit": "%"})
    [line] = found(tmp_path, asked)
    assert "it asks to recall a percentage" in line
    assert found(tmp_path, {**asked, "level": "analyse"}) == []
    assert found(tmp_path, {**asked, "answer": {"value": 3, "tolerance": 0, "unit": "kg"}}) == []
