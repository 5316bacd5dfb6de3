"""Commands load what they need: marking loads no SymPy, no Plotly and no drawing, whatever was asked."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import hipspine
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.commands.example import EXAMPLE_CHAPTERS
from hipspine.teaching.example.example_class import ITEMS, example

from ..support.classroom import RIGHT, collected, key_file, released

HEAVY = ("hipspine.figures", "hipspine.figures.core", "plotly", "sympy")
SCRIPT = f"""
import sys
from hipspine.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code or 0
print("loaded:", *(name for name in {HEAVY} if name in sys.modules))
raise SystemExit(code)
"""


def loaded(*words: str | Path) -> list[str]:
    """Run a command in a Python of its own and return which of the heavy packages it loaded."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three of which one has handed in; no question has a figure or drawn numbers."""
    course, key = released(tmp_path_factory.mktemp("class"))
    collected(course, key, "ann", RIGHT, None)
    return course


def test_commands_for_a_class_load_no_figures_and_no_algebra(course, tmp_path):
    class_of = [course, "--key", key_file(course)]
    assert Key.load(key_file(course)).shared
    assert loaded("--help") == []
    assert loaded("--version") == []
    assert loaded("doctor", *class_of) == []
    assert loaded("grade", *class_of, "--out", tmp_path / "grades") == []
    assert loaded("analyse", tmp_path / "grades") == []


def test_an_example_class_with_figures_and_drawn_numbers_loads_no_algebra_and_no_drawing(tmp_path):
    (bank, *_), wanted = select(None, EXAMPLE_CHAPTERS[:1]), ("set", "parametric", "single")
    few = [item for kind in wanted for item in bank.items if item.kind == kind][:ITEMS]  # of which all are drawn
    example(tmp_path / "class", [bank.model_copy(update={"items": few})])
    course = tmp_path / "class" / "course"
    kinds = {item.kind for item in Key.load(key_file(course)).items}
    assert {"set", "parametric"} <= kinds
    class_of = [course / "submitted", "--key", key_file(course)]
    light = ["hipspine.figures"]  # what can be set, without the figures themselves
    assert loaded("doctor", *class_of) == light
    assert loaded("grade", *class_of, "--out", tmp_path / "grades", "--reveal") == light
    assert loaded("analyse", tmp_path / "grades") == []


def test_the_doors_of_the_package_open_what_is_behind_them():
    script = (
        "import sys, hipspine; from hipspine import appointment, figure, model, quiz\n"
        f"assert not [name for name in {HEAVY} if name in sys.modules]\n"
        "assert model('spinopelvic').id == 'spinopelvic'\n"
        "print(type(figure('pelvic-tilt')).__name__, type(quiz('connection')).__name__, type(appointment()).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 3


def test_the_command_tells_its_version_and_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "hipspine", "--version"], capture_output=True, text=True, check=True)
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    version = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"]
    assert done.stdout.split() == ["hipspine", version] == ["hipspine", hipspine.__version__]
