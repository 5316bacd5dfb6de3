"""The package ``hipspine`` of a page's Python: small, plain, and with the answers of the course's own."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hipspine.book.python_files import course
from hipspine.evidence import load_numbers, number
from hipspine.exercise import bank
from hipspine.exercise.trial import answer
from hipspine.figures import FIGURES, settable
from hipspine.models import MODELS, model

HEAVY = ("sympy", "numpy", "pydantic", "yaml", "traitlets", "anywidget", "plotly", "latex2mathml")
SEED = 5
LIMIT = 100_000  # bytes on the way, beside Pyodide's six megabytes
START = "import sys, json\nsys.path.insert(0, {archive!r})\nfrom hipspine.inpage.session import Session\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "hipspine.zip"
    file.write_bytes(course())
    return file


def alone(archive: Path, code: str) -> list:
    """Run code with the page's package alone, in a Python of its own, and return the JSON of each line it prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", START.format(archive=str(archive)) + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_package_is_light_and_made_alike_each_time():
    first = course()
    course.cache_clear()
    assert course() == first
    assert len(first) <= LIMIT


def test_it_needs_nothing_but_python(archive):
    code = "import hipspine.evidence, hipspine.quiz, hipspine.figures.written\nprint(json.dumps(sorted(sys.modules)))"
    (modules,) = alone(archive, code)
    assert "hipspine.models.written" in modules
    assert [one for one in modules if one.partition(".")[0] in HEAVY] == []


def test_models_give_the_very_same_numbers(archive):
    chance = random.Random(SEED)
    asked = [
        (name, {p.name: chance.uniform(p.minimum, p.maximum) for p in model(name).parameters})
        for name in MODELS
        for _ in range(20)
    ]
    code = f"""
from hipspine import model
for name, values in json.loads({json.dumps(asked)!r}):
    print(json.dumps([repr(one) for one in model(name)(**values).values()]))"""
    found = alone(archive, code)
    assert found == [[repr(one) for one in model(name)(**values).values()] for name, values in asked]


def test_figures_tell_the_very_same_values(archive):
    code = f"""
from hipspine.inpage import islands
from hipspine.figures import figure
islands.begin(print, {{f"figure:{{name}}": {{}} for name in {list(FIGURES)!r}}})
for name in {list(FIGURES)!r}:
    print(json.dumps([name, {{key: repr(one) for key, one in figure(name).values.items()}}]))"""
    for name, values in alone(archive, code):
        assert values == {key: repr(one) for key, one in settable(name).values({}).items()}


def test_numbers_are_those_that_the_course_may_print(archive):
    names = list(load_numbers())
    code = f"""
from hipspine.evidence import number
for name in {[*names, "nobody"]!r}:
    try:
        one = number(name)
        values = [repr(one.value), repr(one.ci95), repr(one.pretest), one.ours, one.id in repr(one)]
        print(json.dumps([name, *values]))
    except (KeyError, ValueError) as refused:
        print(json.dumps([name, type(refused).__name__, str(refused)]))"""
    for name, *told in alone(archive, code):
        try:
            one = number(name)
        except (KeyError, ValueError) as refused:
            assert told == [type(refused).__name__, str(refused)]
        else:
            assert told == [repr(one.value), repr(one.ci95), repr(one.pretest), one.ours, True]


def test_people_and_intervals_are_asked_alike_and_refused_in_the_same_words(archive):
    asked = "[lambda: one.people, lambda: one.interval(), lambda: one.interval('hip')]"
    printable = [name for name in load_numbers() if _prints(name)]
    code = f"""
from hipspine.evidence import number
def told(ask):
    try:
        return repr(ask())
    except ValueError as refused:
        return str(refused)
for one in map(number, {printable!r}):
    print(json.dumps([told(ask) for ask in {asked}]))"""
    found = alone(archive, code)
    assert found == [[_told(ask) for ask in _asked(number(name))] for name in printable]
    refused = {line.startswith("the number") for told in found for line in told}
    assert refused == {True, False}


def _prints(name):
    try:
        return bool(number(name))
    except ValueError:
        return False


def _asked(one):
    return [lambda: one.people, lambda: one.interval(), lambda: one.interval("hip")]


def _told(ask):
    try:
        return repr(ask())
    except ValueError as refused:
        return str(refused)


def test_exercises_are_judged_as_in_a_notebook(archive, tmp_path):
    every = [one for own in bank.load_all().values() for one in own.values()]
    asked = [
        {
            "place": 0,
            "code": code,
            "islands": {"figure:pelvic-tilt": {"anterior_tilt": 3}},
            "exercise": {"check": one.check, "right": bank.told(one.right)},
        }
        for one in every
        for code in (one.start, one.solved, *(one.filled(mistake.gaps) for mistake in one.mistakes))
    ]
    code = f"""
heard = []
session = Session(lambda said: heard.append(json.loads(said)), "{{}}", {str(tmp_path / "packages")!r}, str)
session.names["percent"] = 0
for asked in json.loads({json.dumps(asked)!r}):
    heard.clear()
    well = session.run(json.dumps(asked))
    print(json.dumps([(one["right"], one["text"]) for one in heard if one["type"] == "verdict"] + [well]))
print(json.dumps(sorted(session.names)))"""
    *found, names = alone(archive, code)
    expected = iter(found)
    for one in every:
        for mistaken in (one.start, one.solved, *(one.filled(mistake.gaps) for mistake in one.mistakes)):
            assert next(expected) == [list(answer(one, mistaken)), True], (one.id, mistaken)
    assert "percent" in names and "marked" not in names, "an exercise takes and leaves no names"


def test_nothing_else_is_packed():
    names = zipfile.ZipFile(io.BytesIO(course())).namelist()
    assert all(name.startswith("hipspine/") and name.endswith((".py", "numbers.json")) for name in names)
    assert not [name for name in names if "questions" in name or "widget" in name or "key" in name]
