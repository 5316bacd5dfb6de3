"""Grading a folder: lateness, the instructor's decisions, the gradebook, repeated and interrupted runs, the doctor."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hipspine.cli import main
from hipspine.teaching.answering.answer_store import MIME
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.grading.doctor import examine
from hipspine.teaching.grading.lateness import Late, moment
from hipspine.teaching.grading.notices import BLOCKING, NOTES
from hipspine.teaching.grading.record import Rules, grade
from tests.support.classroom import DUE, NAME, RIGHT, ROSTER, WRONG, answered, collected, key_file, released

DUE_AT = datetime.fromisoformat(DUE)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    """A released course that every test copies: nbgrader's own database takes seconds to set up."""
    return released(tmp_path_factory.mktemp("master"))


@pytest.fixture
def empty(master, tmp_path):
    """A released course, in which nobody has handed in."""
    folder, key = master
    return Path(shutil.copytree(folder, tmp_path / "levers")), key


@pytest.fixture
def course(empty):
    """A released course; ann and bob have handed in, cid has not."""
    folder, key = empty
    collected(folder, key, "ann", RIGHT, "2026-12-01 22:58:59 UTC")
    collected(folder, key, "bob", WRONG, None)
    return folder, key


def run(course: Path, *more: str) -> int:
    return main(["grade", str(course), "--key", str(key_file(course)), "--out", str(course.parent / "grades"), *more])


def record(course: Path, student: str) -> dict:
    return json.loads((course.parent / "grades" / "records" / f"{student}.json").read_text(encoding="utf-8"))


def notebook(course: Path, student: str) -> Path:
    return course / "submitted" / student / NAME / f"{NAME}.ipynb"


def table(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def name_of(key: Key, item: str) -> str:
    return next(asked.name for asked in key.variants("ann") if asked.item.id == item)


def changed(path: Path, change) -> None:
    book = json.loads(path.read_text(encoding="utf-8"))
    change(book)
    path.write_text(json.dumps(book), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---- lateness


@pytest.mark.parametrize(
    ("late", "after", "share"),
    [
        (Late(0.1), timedelta(0), 0.0),
        (Late(0.1), timedelta(microseconds=1), 0.1),
        (Late(0.1), DAY, 0.1),
        (Late(0.1), DAY + timedelta(seconds=1), 0.2),
        (Late(0.1), -3 * DAY, 0.0),
        (Late(0.1, grace=15), timedelta(minutes=15), 0.0),
        (Late(0.1, grace=15), timedelta(minutes=15, seconds=1), 0.1),
        (Late(0.1, grace=15), DAY + timedelta(minutes=15), 0.1),
        (Late(0.4, at_most=0.5), 2 * DAY, 0.5),
        (Late(0.4), 9 * DAY, 1.0),
        (Late(), 9 * DAY, 0.0),
    ],
)
def test_each_day_begun_costs_its_share(late, after, share):
    assert late.share(DUE_AT, DUE_AT + after) == pytest.approx(share)


def test_an_unknown_time_costs_nothing():
    assert Late(0.5).share(None, DUE_AT) == Late(0.5).share(DUE_AT, None) == 0.0


def test_the_zone_of_the_due_date_counts(course):
    folder, key = course
    # 22:58:59 UTC is 23:58:59 at +01:00, a minute before the due date; the same clock an hour west is late.
    assert run(folder, "--late-per-day", "0.5") == 0
    assert record(folder, "ann")["penalty"] == 0
    assert run(folder, "--late-per-day", "0.5", "--due", "2026-12-01T23:58+01:00") == 0
    told = record(folder, "ann")
    assert told["penalty"] == pytest.approx(0.5 * told["score"])
    assert told["total"] == pytest.approx(0.5 * told["score"])
    assert told["score"] > 0
    assert key.due == DUE_AT


def test_a_due_date_without_a_zone_is_refused(course, capsys):
    with pytest.raises(SystemExit) as left:
        run(course[0], "--due", "2026-12-01T23:59")
    assert left.value.code == 2
    assert "time zone" in capsys.readouterr().err
    with pytest.raises(ValueError, match="is no moment"):
        moment("tomorrow")


def test_a_table_of_times_counts_before_the_time_stamp(course, tmp_path, capsys):
    folder, _ = course
    assert run(folder) == 0
    assert record(folder, "ann")["submitted"] == "2026-12-01T22:58:59+00:00"
    times = table(tmp_path / "times.csv", "student,submitted", "ann,2026-12-03T00:00+01:00")
    assert run(folder, "--late-per-day", "0.1", "--times", times) == 0
    told = record(folder, "ann")
    assert told["submitted"] == "2026-12-03T00:00:00+01:00"
    assert told["penalty"] == pytest.approx(0.2 * told["score"])
    wrong = table(tmp_path / "times.csv", "student,submitted", "ann,2026-12-03T00:00+01:00", "bob,2026-12-03T00:00")
    assert run(folder, "--times", wrong) == 2
    assert "times.csv:3: " in capsys.readouterr().err
    wrong = table(tmp_path / "times.csv", "student,submitted", "zoe,2026-12-03T00:00+01:00")
    assert run(folder, "--times", wrong) == 2
    assert "times.csv:2: “zoe” is not in the class list" in capsys.readouterr().err


# ---- the instructor's decisions


def test_accept_counts_a_question_as_not_answered(course):
    folder, key = course
    name = name_of(key, "levers-force")
    changed(notebook(folder, "ann"), lambda b: [b["cells"].remove(c) for c in list(b["cells"]) if c["id"] == name])
    assert run(folder) == 0
    assert record(folder, "ann")["status"] == "listed"
    assert record(folder, "ann")["score"] is None
    assert run(folder, "--accept", "unclear") == 0
    assert record(folder, "ann")["status"] == "listed", "another code was accepted"
    assert run(folder, "--accept", "deleted") == 0
    told = record(folder, "ann")
    assert told["status"] == "graded"
    assert {one["item"]: one["score"] for one in told["questions"]} == {
        "levers-short": 1.0,
        "levers-force": 0.0,
        "levers-why": None,
    }


def conflicting(folder: Path, key: Key, student: str) -> None:
    """Click the wrong lever where the right one is typed."""
    asked = next(asked for asked in key.variants(student) if asked.item.id == "levers-short")
    told = {
        "release": key.release,
        "student": None,
        "question": asked.name,
        "response": asked.to_letters("b"),
        "count": 1,
    }

    def change(book: dict) -> None:
        cell = next(cell for cell in book["cells"] if cell["id"] == asked.name)
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {MIME: told}}]

    changed(notebook(folder, student), change)


def test_prefer_decides_a_conflict(course):
    folder, key = course
    conflicting(folder, key, "ann")
    assert run(folder) == 0
    assert record(folder, "ann")["status"] == "listed"
    for prefer, response in (("clicked", "b"), ("typed", "a")):
        assert run(folder, "--prefer", prefer) == 0
        told = {one["item"]: one for one in record(folder, "ann")["questions"]}["levers-short"]
        assert (told["given"], told["response"], told["score"]) == (prefer, response, float(response == "a"))


@pytest.mark.parametrize("place", [".", NAME])
def test_a_folder_that_cannot_be_opened_is_listed(course, monkeypatch, place):
    """As root, who may open everything, only a system call that refuses can tell."""
    course, _ = course
    opens, closed = os.scandir, notebook(course, "ann").parents[1] / place

    def scandir(path):
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opens(path)

    assert run(course) == 0
    before = record(course, "bob")
    monkeypatch.setattr(os, "scandir", scandir)
    assert run(course) == 0
    assert record(course, "ann")["status"] == "listed"
    assert record(course, "ann")["reasons"] == [
        f"unreadable: {closed.name}: it is a folder that cannot be opened, or that lies too deep"
    ]
    assert record(course, "bob") == before


def test_zero_grades_what_was_not_graded(course):
    folder, _ = course
    notebook(folder, "bob").write_bytes(b"{")
    for states, bob, cid in (((), None, None), (("missing",), None, 0), (("listed", "missing"), 0, 0)):
        assert run(folder, *(("--zero", *states) if states else ())) == 0
        assert (record(folder, "bob")["status"], record(folder, "bob")["total"]) == ("listed", bob)
        assert (record(folder, "cid")["status"], record(folder, "cid")["total"]) == ("missing", cid)


def test_points_by_hand(course, tmp_path):
    folder, key = course
    name = name_of(key, "levers-why")
    assert run(folder) == 0
    assert record(folder, "ann")["score"] == 3.0, "what a person has to mark counts nothing yet"
    assert run(folder, "--by-hand", table(tmp_path / "hand.csv", "student,question,points", f"ann,{name},1.5")) == 0
    told = record(folder, "ann")
    assert told["score"] == 4.5
    assert next(one for one in told["questions"] if one["question"] == name)["share"] == 0.5
    assert record(folder, "bob")["score"] == 0.0


def test_points_by_hand_for_a_question_that_the_machine_marks(course, tmp_path):
    folder, key = course
    name = name_of(key, "levers-force")
    book = notebook(folder, "ann")
    changed(
        book, lambda b: next(c for c in b["cells"] if c["id"] == name).update(source=f'answer_{name} = "5 or 6 N m"')
    )
    assert run(folder) == 0
    assert record(folder, "ann")["reasons"] == [
        f"unclear: {name}: “5 or 6 N m” was typed; a number, alone or with the unit that is asked for, such as 12.5, "
        "can be read"
    ]
    assert run(folder, "--by-hand", table(tmp_path / "hand.csv", "student,question,points", f"ann,{name},1.5")) == 0
    told = record(folder, "ann")
    assert (told["status"], told["score"]) == ("graded", 2.5)
    page = (folder.parent / "grades" / "feedback" / "ann.html").read_text(encoding="utf-8")
    assert "1.5 of 2" in page
    too_many = table(tmp_path / "hand.csv", "student,question,points", f"ann,{name},2.5")
    assert run(folder, "--by-hand", too_many) == 2


@pytest.mark.parametrize(
    "line", ["zoe,{},1", "ann,q99,1", "ann,{},3.01", "ann,{},-1", "ann,{},nan", "ann,{},many", "ann,{},"]
)
def test_wrong_points_by_hand_are_told_with_their_line(course, tmp_path, capsys, line):
    folder, key = course
    name = name_of(key, "levers-why")
    hand = table(tmp_path / "hand.csv", "student,question,points", f"bob,{name},3", line.format(name))
    assert run(folder, "--by-hand", hand) == 2
    said = capsys.readouterr().err
    assert "hand.csv:3: " in said
    assert "hand.csv:2: " not in said
    assert not (tmp_path / "grades").exists()


def test_partial_credit_is_a_share_of_the_points(tmp_path):
    """Half of what is right, and nothing wrong, gives half the points, whatever they are."""
    from hipspine.teaching.assignment.selection import select

    bank = next(bank for bank in select(None) if any(item.kind == "matching" for item in bank.items))
    item = next(item for item in bank.items if item.kind == "matching").model_copy(update={"points": 5.0})
    key = Key.of(NAME, [bank.model_copy(update={"items": [item]})], students={"ann": "Ann"}, shared=False)
    from hipspine.teaching.assignment.notebook import handout

    book = tmp_path / "book.ipynb"
    book.write_text(handout(key, "ann"), encoding="utf-8")
    first, *rest = item.pairs
    wrong = {pair.id: next(one.id for one in item.options if one.id != pair.match) for pair in rest}
    answered(key, "ann", book, {item.id: {first.id: first.match, **wrong}})
    told = grade(key, "ann", book.read_bytes())
    assert told["questions"][0]["share"] == pytest.approx(1 / len(item.pairs))
    assert told["score"] == pytest.approx(5 / len(item.pairs))
    assert told["max_score"] == 5.0


# ---- the gradebook


def test_the_gradebook_has_a_line_for_everybody(course):
    folder, key = course
    assert run(folder) == 0
    with (folder.parent / "grades" / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert list(rows) == ["ann", "bob", "cid"]
    assert [row["status"] for row in rows.values()] == ["graded", "graded", "missing"]
    assert (rows["ann"]["name"], rows["ann"]["score"], rows["ann"]["max_score"]) == ("Ann Lee", "3.0", "6.0")
    assert rows["ann"][name_of(key, "levers-force")] == "2.0"
    assert rows["ann"][name_of(key, "levers-why")] == "to mark"
    assert (rows["bob"]["total"], rows["cid"]["total"], rows["cid"]["score"]) == ("0.0", "", "")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1+cmd", "-2+3", "@SUM(A1)"])
def test_no_name_becomes_a_formula(tmp_path, monkeypatch, name):
    monkeypatch.setattr("tests.support.classroom.ROSTER", ROSTER.replace("Ann Lee", name))
    folder, key = released(tmp_path, "--per-student")
    assert key.students["ann"] == name
    collected(folder, key, "ann", RIGHT, None)
    notebook(folder, "ann").rename(notebook(folder, "ann").with_name(f"{name}.ipynb"))
    assert run(folder) == 0
    with (tmp_path / "grades" / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{name}" in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]


# ---- repeated and interrupted runs


def test_a_second_run_changes_no_record(course, capsys):
    folder, _ = course
    assert run(folder) == 0
    records = folder.parent / "grades" / "records"
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in records.iterdir()}
    whole = tree(records.parent)
    assert run(folder) == 0
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in records.iterdir()}
    assert before == after
    assert len(before) == 3
    assert tree(records.parent) == whole
    assert "3 records were there already" in capsys.readouterr().out


KILLED = """\
import os, signal, sys
from pathlib import Path
from hipspine.cli import main

replace, left = Path.replace, int(sys.argv[1])


def killed(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)


Path.replace = killed
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("writes", [0, 2, 3])
def test_a_killed_run_is_resumed(course, tmp_path, writes):
    folder, _ = course
    assert run(folder, "--reveal") == 0
    undisturbed = tree(tmp_path / "grades")
    out = tmp_path / "killed"
    command = ["grade", str(folder), "--key", str(key_file(folder)), "--reveal", "--out", str(out)]
    done = subprocess.run([sys.executable, "-c", KILLED, str(writes), *command], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    halfway = tree(out)
    assert not set(undisturbed) <= set(halfway), "it was killed before it was done"
    assert all(undisturbed[name] == content for name, content in halfway.items() if not name.endswith(".new"))
    assert main(command) == 0
    assert tree(out) == undisturbed


def test_grades_of_another_release_are_refused(course, tmp_path, capsys):
    folder, _ = course
    assert run(folder) == 0
    before = tree(tmp_path / "grades")
    other, _ = released(tmp_path / "other", "--per-student", "--seed", "2")
    assert main(["grade", str(other), "--key", str(key_file(other)), "--out", str(tmp_path / "grades")]) == 2
    assert "another release" in capsys.readouterr().err
    assert tree(tmp_path / "grades") == before


# ---- the class list


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["student,name", "ann,Ann", "bob,Bob", "ann,Again"], "roster.csv:4: the student id “ann” stands twice"),
        (["student,name", "ann,Ann", "ANN,Again"], "roster.csv:3: the student id “ANN” stands twice"),
        (["student,name", "ann,Ann", ",Nobody"], "roster.csv:3: “” is no student id"),
        (["student,name", "../ann,Ann"], "roster.csv:2: “../ann” is no student id"),
        (["student,name"], "roster.csv: there is no student in this list"),
        ([""], "roster.csv:1: the first line names no column “student”"),
        (["who,name", "ann,Ann"], "roster.csv:1: the first line names no column “student”"),
    ],
)
def test_a_wrong_class_list_is_told_with_its_line(tmp_path, capsys, lines, said):
    roster = table(tmp_path / "roster.csv", *lines)
    assert main(["release", NAME, "--practice", "--roster", roster, "--out", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ---- the doctor


def _stripped(book: dict) -> None:
    book["metadata"] = {}


def _unstamped(book: dict) -> None:
    book["metadata"], book["cells"] = {}, book["cells"][2:]


def _edited(book: dict) -> None:
    next(cell for cell in book["cells"] if cell["id"] == "q01-text")["source"] = "Another question"


def _doubled(book: dict) -> None:
    cell = next(cell for cell in book["cells"] if cell["id"] == "q01")
    release = book["metadata"]["hipspine"]["release"]
    told = {"release": release, "student": None, "question": "q01", "response": None, "count": 1}
    cell["outputs"] = [{"data": {MIME: told}}] * 2


def _typed(text: str):
    def change(book: dict) -> None:
        cell = next(cell for cell in book["cells"] if cell["id"] == "q01")
        cell["source"] = f"answer_q01 = {text}"

    return change


CHANGES = {
    "stripped": _stripped,
    "unstamped": _unstamped,
    "edited": _edited,
    "doubled": _doubled,
    "moved": lambda book: book["cells"].reverse(),
    "deleted": lambda book: book["cells"].pop(),
    "other-release": lambda book: book["metadata"]["hipspine"].update(release="0" * 16),
    "other-student": lambda book: book["metadata"]["hipspine"].update(student="bob"),
    "unclear": _typed("see_below"),
    "impossible": _typed('"z"'),
}


def _files(folder: Path, key: Key, code: str) -> None:
    book = notebook(folder, "ann")
    newer = {"release": key.release, "student": None, "answers": {}}
    match code:
        case "unreadable":
            book.write_bytes(book.read_bytes()[:-200])
        case "ambiguous":
            book.with_name("b.ipynb").write_bytes(book.read_bytes())
            book.rename(book.with_name("a.ipynb"))
        case "renamed":
            book.rename(book.with_name("mine.ipynb"))
        case "conflict":
            conflicting(folder, key, "ann")
        case "unsaved":
            asked = next(asked for asked in key.variants("ann") if asked.item.id == "levers-short")
            newer["answers"][asked.name] = {"response": asked.to_letters("a"), "count": 3}
            book.with_name(f"{NAME}.answers.json").write_text(json.dumps(newer), encoding="utf-8")
        case "blank":
            book.write_bytes((folder / "release" / NAME / f"{NAME}.ipynb").read_bytes())
        case "unread":
            asked = next(asked for asked in key.variants("ann") if asked.item.id == "levers-short")
            told = {"release": key.release, "student": None, "question": asked.name, "count": 1}
            told["response"] = asked.to_letters("a")

            def noted(book: dict) -> None:
                cell = next(cell for cell in book["cells"] if cell["id"] == asked.name)
                cell["source"] = f'answer_{asked.name} = ""  # not sure\nask("{asked.name}")'
                cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {MIME: told}}]

            changed(book, noted)
        case "passed-over":
            book.with_name(f"{NAME}.answers.json").write_text("{", encoding="utf-8")
        case "beside":
            book.with_name("answers.pdf").write_bytes(b"%PDF-1.7")
        case "untimed":
            book.with_name("timestamp.txt").write_text("yesterday", encoding="utf-8")
        case _:
            changed(book, CHANGES[code])


@pytest.mark.parametrize("code", [*BLOCKING, *NOTES])
def test_the_doctor_finds_each_trouble_and_only_that(empty, code):
    folder, key = empty
    # The first question of the release stays unanswered where the case itself answers it.
    untouched = {key.variants("ann")[0].item.id} if code in ("unclear", "impossible", "doubled") else set()
    collected(folder, key, "ann", {item: given for item, given in RIGHT.items() if item not in untouched}, None)
    collected(folder, key, "bob", RIGHT, None)
    assert examine(folder, key).findings == {"ann": [], "bob": [], "cid": []}
    if code in ("unclear", "impossible") and key.variants("ann")[0].item.by_hand:
        pytest.fail("this draw begins with a question that takes any text")
    _files(folder, key, code)
    found = examine(folder, key)
    assert [finding.code for finding in found.findings["ann"]] == [code]
    assert found.findings["bob"] == []
    assert found.missing == ["cid"]
    assert main(["doctor", str(folder), "--key", str(key_file(folder))]) == 0
    assert run(folder) == 0
    assert record(folder, "ann")["status"] == ("listed" if code in BLOCKING else "graded")


def test_rules_are_pure(course):
    """The same bytes, key and rules give the same record, whenever they are graded."""
    folder, key = course
    data = notebook(folder, "ann").read_bytes()
    rules = Rules(late=Late(0.1), due=DUE_AT)
    once, again = (grade(key, "ann", data, rules=rules, submitted=datetime(2026, 12, 9, tzinfo=UTC)) for _ in "12")
    assert once == again
    assert once["penalty"] > 0
