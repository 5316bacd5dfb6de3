"""What is refused is told in one line that names what there is instead, and a notebook shows just that line."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

import hipspine
from hipspine.datafile import DataError
from hipspine.refusals import CourseError, WrongValueError, instead, nearest


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ('figure("pelvic-titl")', KeyError, "did you mean 'pelvic-tilt'?"),
        ('figure("Pelvic Tilt")', KeyError, "did you mean 'pelvic-tilt'?"),
        ("figure(5)", KeyError, "there is no figure 5; there are pelvic-tilt, "),
        ('model("single-leg-stanse")', KeyError, "did you mean 'single-leg-stance'?"),
        ('model(["finding"])', KeyError, "there is no model ['finding']; there are spinopelvic, "),
        ('quiz("conection")', KeyError, "did you mean 'connection'?"),
        ('quiz("connection", section="the-nerves")', KeyError, "its sections are "),
        ('quiz("connection", seed=-1)', ValueError, "seed and items are whole numbers from 0 on, not -1"),
        ('quiz("connection", items=True)', ValueError, "seed and items are whole numbers from 0 on, not True"),
        ('quiz("connection").cheked = []', AttributeError, "did you mean 'checked'?"),
        ('evidence("pelvis-is-the-lnk")', KeyError, "did you mean 'pelvis-is-the-link'?"),
        ("evidence(None)", KeyError, "there is no claim None; there are "),
        ('figure("pelvic-tilt", anterior_tlit=3)', TypeError, "did you mean 'anterior_tilt'?"),
        ('figure("pelvic-tilt", compact=1)', ValueError, "compact must be True or False, not 1"),
        ('figure("pelvic-tilt").anterior_tlit = 3', AttributeError, "did you mean 'anterior_tilt'?"),
        ('figure("pelvic-tilt").sacral_slope = 3', AttributeError, "sacral_slope follows from what is set"),
        ('figure("pain-map").study = "poulson"', ValueError, "did you mean 'poulsen'?"),
        ('figure("pain-map").select("kahn")', ValueError, "did you mean 'khan'?"),
        ('model("finding")(pretset=0.2)', TypeError, "did you mean 'pretest'?"),
        ('tracebacks("long")', ValueError, "'full' or 'short', not 'long'"),
    ],
)
def test_bad_input_gets_one_line_that_names_what_there_is(source, kind, words):
    names = {name: getattr(hipspine, name) for name in hipspine.__all__}
    with pytest.raises(kind) as refused:
        exec(source, names)
    assert isinstance(refused.value, CourseError)
    line = str(refused.value)
    assert words in line and "\n" not in line and len(line) < 900


def test_the_nearest_name_is_found_whatever_its_capitals_and_separators():
    assert nearest("Anterior Tilt", ["anterior_tilt", "pelvic_tilt"]) == "anterior_tilt"
    assert nearest("knee", ["anterior_tilt", "pelvic_tilt"]) is None
    assert nearest(3, ["anterior_tilt"]) is None
    assert instead("knee", ["anterior_tilt"], "it has") == "it has anterior_tilt"


def test_of_many_names_only_the_most_alike_are_told():
    names = [f"claim-{number}" for number in range(100)]
    assert instead("claim-7x", names, "there are").startswith("there are 100, among them claim-7")


@pytest.fixture
def shown(monkeypatch):
    """What IPython shows of a cell, as text; the errors are short again afterwards."""
    shell, lines = InteractiveShell(), []
    monkeypatch.setattr(shell, "_showtraceback", lambda kind, value, stack: lines.extend(stack))
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)

    def run(source):
        lines.clear()
        shell.run_cell(f"import hipspine\n{source}")
        return "\n".join(lines)

    yield run
    hipspine.tracebacks("short")


def test_a_notebook_shows_one_line_and_the_whole_way_on_request(shown):
    source = 'hipspine.model("spinopelvic")(anterior_tilt=99)'
    line = "\x1b[31mValueError\x1b[39m: anterior_tilt must be a number from -20 to 20 °, not 99"
    assert shown(source) == line
    whole = shown(f'hipspine.tracebacks("full")\n{source}')
    assert "models/core.py" in whole and "anterior_tilt must be a number from -20 to 20 °, not 99" in whole
    assert shown(f'hipspine.tracebacks("short")\n{source}') == line


def test_other_peoples_errors_keep_their_tracebacks(shown):
    assert "Traceback" in shown("1 / 0")


def test_errors_of_data_files_are_the_courses_own():
    assert isinstance(DataError("a.yml", 3, "is wrong"), WrongValueError)
    assert str(DataError("a.yml", 3, "is wrong")) == "a.yml:3: is wrong"
