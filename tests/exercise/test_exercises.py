"""Exercises keep what they say: a solution is right, code with its gap is not, and each mistake gets its sentence."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
import warnings
from pathlib import Path

import pytest

from hipspine import exercise, exercises
from hipspine.chapters import chapter_id, read_chapter, taught_files
from hipspine.exercise import runs
from hipspine.exercise.bank import load_all, load_exercise, told
from hipspine.exercise.trial import answer, tried
from hipspine.exercise.wording import FAILED
from hipspine.inpage.wording import GAP, NO_CHECK, NO_NAME
from tests.support.waiting import until

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 imports pkg_resources, which warns that it is old
    import textstat

FOLDER = Path(__file__).resolve().parents[2] / "data" / "exercises"
CHAPTERS = sorted(path.stem for path in FOLDER.glob("*.yml"))
TAUGHT = [path.stem for path in taught_files()]
ANY = "percent-to-people"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_solution_is_right_and_the_code_with_its_gap_is_not(chapter):
    for one in load_all()[chapter].values():
        assert answer(one, one.solved) == (True, told(one.right)), one.id
        assert answer(one, one.start) == (False, GAP), one.id


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_mistake_is_told_in_the_sentence_meant_for_it(chapter):
    for one in load_all()[chapter].values():
        told_apart = set()
        for mistake in one.mistakes:
            right, said = answer(one, one.filled(mistake.gaps))
            assert not right
            assert mistake.says in said, f"{one.id}: {mistake.gaps}"
            assert re.fullmatch(r"[A-Z].*[.?]", said), said
            told_apart.add(said)
        assert len(told_apart) >= 2, one.id


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_texts_read_at_grade_8_or_lower_and_say_in_words_what_is_right(chapter):
    for one in load_all()[chapter].values():
        assert one.right.startswith("Right")
        text = " ".join(re.sub(r"`[^`]*`", "it", told(part)) for part in (one.task, *one.hints, one.right))
        assert textstat.textstat.flesch_kincaid_grade(text) <= 8, one.id


@pytest.mark.parametrize("page", TAUGHT)
def test_every_chapter_that_teaches_has_two_below_go_deeper(page):
    [path] = [path for path in taught_files() if path.stem == page]
    shown = [name for _, name in read_chapter(path).exercises]
    assert shown == list(load_all()[chapter_id(path)])
    assert len(shown) == 2


def test_all_are_listed_with_their_titles_and_a_misspelt_one_is_answered_with_the_nearest():
    assert len(exercises()) == 2 * len(TAUGHT)
    assert "percent-to-people" in repr(exercises()) and "From percent to people" in repr(exercises())
    with pytest.raises(KeyError, match="did you mean 'tip-the-pelvis'"):
        exercise("tip-the-pelvsi")
    with pytest.raises(KeyError, match="there is no exercise 5"):
        exercise(5)


def test_the_still_form_has_task_and_code_and_neither_hint_nor_solution():
    one = load_exercise(ANY)
    still = exercise(ANY).still()
    for form in (still.html, still.markdown, still.text):
        assert "marked = ..." in form
        assert "53" in form
        assert "exercise(" in form
        assert one.solution[0] not in form
        assert one.hints[0] not in form


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = 1", NO_NAME.format(name="marked")),
        ("marked = [1]\npercent = asked = 'many'", NO_CHECK),
        ("percent, asked = 53, 108\nmarked = True", "Not yet."),
        (
            "class Odd(float):\n    def __sub__(self, other): raise SystemError\npercent = asked = marked = Odd(5)",
            NO_CHECK,
        ),
        ("1 / 0", FAILED.format(error="line 1: 1 / 0\nZeroDivisionError: division by zero")),
        ("raise SystemExit", FAILED.format(error="line 1: raise SystemExit\nSystemExit")),
        ("marked = (", FAILED.format(error="line 1\nmarked = (\n         ^\nSyntaxError: '(' was never closed")),
    ],
)
def test_a_check_never_shows_a_traceback(code, said):
    right, found = answer(load_exercise(ANY), code)
    assert not right
    assert said in found
    assert "Traceback" not in found


def test_a_check_is_not_misled_by_names_that_hide_pythons_own_or_its_helpers():
    one = load_exercise("tears-with-and-without-pain")  # its check asks for min and max
    hidden = "abs = min = max = near = model = number = lambda *_: True\n"
    assert answer(one, one.solved + hidden)[0]
    assert not answer(one, one.filled(["high_pain"]) + hidden)[0]


def test_code_sees_nothing_of_an_earlier_run():
    one = load_exercise(ANY)
    assert answer(one, one.solved)[0]
    assert answer(one, "print(1)") == (False, NO_NAME.format(name="marked"))


def test_without_buttons_the_same_is_had_by_code():
    tip = exercise("tip-the-pelvis")
    assert tip.check(tip.solution).startswith("Right.")
    assert tip.hint(3).endswith("10`.")
    for number in (0, 4, True, "1"):
        with pytest.raises(ValueError, match="an exercise has hints 1 to 3"):
            tip.hint(number)
    with pytest.raises(ValueError, match="the code to check is text, not 10"):
        tip.check(10)


def heard_of(code, wait=True):
    """Run code as a notebook does, and return the run and what it sends."""
    heard = []
    run = runs.begun(load_exercise(ANY), code, heard.append)
    if wait:
        until(lambda: heard and heard[-1]["type"] == "over", "the run is over")
    return run, heard


def test_a_run_tells_when_it_begins_what_it_gives_and_when_it_is_over():
    _, heard = heard_of(load_exercise(ANY).solved)
    assert [message["type"] for message in heard] == ["begins", "text", "verdict", "over"]
    assert heard[0]["stops"] and heard[2]["right"]


@pytest.mark.parametrize("code", ["while True:\n    pass", "import time\ntime.sleep(3600)"])
def test_a_run_that_does_not_end_is_stopped_and_python_goes_on(code):
    before = (sys.stdout, sys.stderr, time.sleep, input)
    run, heard = heard_of(code, wait=False)
    until(lambda: heard, "the run begins")
    run.stop()
    until(lambda: heard[-1]["type"] == "over", "the run is over")
    assert "KeyboardInterrupt" in heard[-2]["text"]
    assert (sys.stdout, sys.stderr, time.sleep, input) == before
    assert heard_of(load_exercise(ANY).solved)[1][2]["right"]


def test_a_run_that_waits_for_another_and_is_stopped_never_begins():
    first, begins = heard_of("while True:\n    pass", wait=False)
    until(lambda: begins, "the first begins")
    second, heard = heard_of("print(1)", wait=False)
    stopping = threading.Thread(target=second.stop)
    stopping.start()
    first.stop()
    stopping.join()
    until(lambda: not second.alive, "the second is over")
    assert [message for message in heard if message["type"] != "over"] == []


def test_what_cells_print_meanwhile_is_theirs(capsys):
    run, heard = heard_of("import time\nprint('own')\nwhile True:\n    time.sleep(0.01)", wait=False)
    until(lambda: any(message["type"] == "text" for message in heard), "it prints")
    print("a cell's")
    run.stop()
    assert capsys.readouterr().out == "a cell's\n"
    assert "".join(message.get("text", "") for message in heard if message["type"] == "text") == "own\n"


def test_where_there_are_no_threads_the_code_runs_at_once(monkeypatch):
    def refused(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    _, heard = heard_of(load_exercise(ANY).solved, wait=False)
    assert [message["type"] for message in heard] == ["begins", "text", "verdict", "over"]
    assert not heard[0]["stops"]


def test_output_is_cut_as_in_a_page():
    heard = []
    tried(load_exercise(ANY), "print('x' * 10_000_000)\nmarked = 1", lambda said: heard.append(json.loads(said)))
    assert [message["type"] for message in heard] == ["text", "cut", "verdict"]
    assert len(heard[0]["text"]) == 100_000
