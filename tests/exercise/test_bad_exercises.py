"""What is wrong with a file of exercises, and with a chapter that shows one, is told in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from hipspine.chapters import Cell, Chapter
from hipspine.datafile import DataErrors
from hipspine.evidence import load_numbers, load_references
from hipspine.exercise import trial
from hipspine.exercise.bank import Exercise, read_all, read_exercises
from hipspine.exercise.chapter_check import chapter_problems

GOOD = {
    "id": "one",
    "title": "Add",
    "task": "Add the two.",
    "start": "a = 2\nb = ...\n",
    "hints": ["Look.", "Look again.", "It is `a + 1`."],
    "solution": ["a + 1"],
    "check": "if near(b, 2):\n    return 'One more.'\nif not near(b, 3):\n    return 'No.'\n",
    "right": "Right.",
    "mistakes": [{"gaps": ["2"], "says": "One more"}, {"gaps": ["7"], "says": "No"}],
}
# Changes to the good exercise, and what is told of each (the line is that of the field).
BROKEN = [
    ({"title": None}, "one: the field “title” is missing"),
    ({"titel": "Add"}, "one: unknown field “titel” (allowed: id, title, task,"),
    ({"id": "One!"}, "One!: id 'One!' is not a name"),
    ({"hints": ["Look."]}, "one: hints"),
    ({"start": "b = 3\n"}, "one: the code has no gap"),
    ({"start": "b = = ...\n"}, "one: start is not Python: invalid syntax"),
    ({"solution": ["1", "2"]}, "one: solution: 1 gaps (...) in the code, 2 told"),
    ({"solution": ["1 +"]}, "one: solution is not Python"),
    ({"solution": ["..."]}, "one: solution: 1 gaps (...) in the code, 0 told"),
    ({"check": "return return\n"}, "one: check is not Python: invalid syntax"),
    ({"mistakes": [{"gaps": ["1"], "says": "x"}]}, "one: mistakes"),
    ({"mistakes": [*GOOD["mistakes"], {"gaps": ["1", "2"], "says": "x"}]}, "one: mistakes: 1 gaps"),
    ({"task": "Add 12."}, "one: task: 12 stands in the words; a number comes by its name in braces"),
    ({"right": "It is {poulsen-mapp.groin}."}, "one: right: no number “poulsen-mapp” in data/numbers.yml"),
    ({"right": "It is {poulsen-map.grion}."}, "one: right: the number has no value “grion”"),
    ({"right": "It is {poulsen-map}."}, "one: right: the number “poulsen-map” holds several values"),
    ({"right": "It is {hip-abduction-normal}."}, "one: right: the number “hip-abduction-normal” is unverified"),
    ({"right": "It is {khan-groin-spine}."}, "one: “khan-groin-spine” is our calculation, and no words say so"),
    ({"task": "Add<br>both."}, "one: task: HTML is not allowed: <br>"),
]


@pytest.fixture
def told(tmp_path):
    """Write exercises into files by chapter, and return what is told of them."""

    def read(**chapters) -> list[str]:
        folder = tmp_path / "data" / "exercises"
        folder.mkdir(parents=True)
        for chapter, exercises in chapters.items():
            every = json.loads(json.dumps(exercises))  # or what stands twice would be written once
            text = yaml.safe_dump({"exercises": every}, sort_keys=False, allow_unicode=True)
            (folder / f"{chapter}.yml").write_text(text, encoding="utf-8")
        try:
            read_all(folder, load_numbers(), load_references(), ["hips", "backs"])
        except DataErrors as several:
            return str(several).splitlines()
        return []

    return read


def changed(**changes) -> dict:
    return {name: value for name, value in {**GOOD, **changes}.items() if value is not None}


def test_a_good_file_is_read(told):
    assert told(hips=[GOOD], backs=[changed(id="two", task="{poulsen-map.groin} % of 100.")]) == []


@pytest.mark.parametrize(("changes", "problem"), BROKEN)
def test_each_field_is_checked(told, changes, problem):
    [line] = told(hips=[changed(**changes)])
    file, _, rest = line.partition(": ")
    name, _, number = file.partition(":")
    assert name == "data/exercises/hips.yml"
    assert int(number) >= 2
    assert rest.startswith(problem)


def test_an_id_that_stands_twice_and_a_file_of_no_chapter_are_told(told):
    assert told(hips=[GOOD, GOOD], knees=[changed(id="two")]) == [
        "data/exercises/hips.yml:25: the id “one” already stands on line 2",
        "data/exercises/knees.yml: no chapter “knees” for these exercises (allowed: hips, backs)",
    ]


def test_an_id_that_stands_in_two_files_is_told(told):
    problem = "the exercise “one” already stands in data/exercises/backs.yml"
    assert told(backs=[GOOD], hips=[GOOD]) == [f"data/exercises/hips.yml:2: {problem}"]


def test_what_is_no_list_is_told(tmp_path):
    path = tmp_path / "hips.yml"
    path.write_text("exercises: 5\n", encoding="utf-8")
    with pytest.raises(DataErrors, match="“exercises” must be a list of records"):
        read_exercises(path, {}, {})


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"solution": ("a",)}, "one: its solution is not found right: One more."),
        ({"check": "return"}, "one: 2 is found right, and stands under mistakes"),
        ({"mistakes": ({"gaps": ("2",), "says": "Fewer"},) * 2}, "one: with 2 it says “One more.”"),
        ({"right": "Right."}, None),
    ],
)
def test_an_exercise_that_does_not_do_as_it_says_is_told(monkeypatch, changes, problem):
    one = Exercise.model_validate(changed(**changes))
    monkeypatch.setattr(trial, "load_all", lambda: {"connection": {"one": one}})
    lines = [str(error) for error in trial.trial_problems()]
    assert (lines == []) if problem is None else (lines and lines[0].endswith(problem))


def shown(*cells: tuple[str, str], name: str = "hips") -> Chapter:
    return Chapter(Path(f"chapters/01-{name}.ipynb"), tuple(Cell(n, *cell) for n, cell in enumerate(cells, start=1)))


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ([("markdown", "## Go deeper"), ("code", 'exercise("one")')], None),
        ([("markdown", "## Go deeper"), ("code", 'exercise("onne")')], "no exercise “onne”; did you mean 'one'?"),
        ([("code", 'exercise("one")'), ("markdown", "## Go deeper")], "the exercise “one” stands above"),
        ([("code", 'exercise("one")')], "the exercise “one” stands above"),
        ([("markdown", "## Go deeper"), ("code", 'exercise("two")')], "the exercise “two” belongs to another chapter"),
        ([("markdown", "## Go deeper")], "one: no cell of the chapter shows it (allowed: exercise('one') in a code"),
    ],
)
def test_a_chapter_shows_its_own_exercises_below_go_deeper(told, tmp_path, cells, problem):
    assert told(hips=[GOOD], backs=[changed(id="two")]) == []
    folder = tmp_path / "data" / "exercises"
    exercises = read_all(folder, load_numbers(), load_references())
    backs = shown(("markdown", "## Go deeper"), ("code", 'exercise("two")'), name="backs")
    lines = [str(error) for error in chapter_problems([shown(*cells), backs], exercises, folder)]
    if problem is None:
        assert lines == []
    else:
        assert problem in lines[0]
