"""Commands for instructors where the ground is hard: a full disk, closed folders and pipes, a terminal of the eighties.

One line says what is wrong, the exit code is 2, and the grades that were there stay.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hipspine.cli import main
from hipspine.teaching.support.tables import formula_safe
from tests.support.classroom import RIGHT, collected, key_file, released


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A released course in which ann has handed in, and grades of it."""
    folder, key = released(tmp_path_factory.mktemp("hard"), "--per-student")
    collected(folder, key, "ann", RIGHT, "2026-12-01 22:58:59 UTC")
    (folder / "submitted" / "zoë").mkdir()
    (folder / "submitted" / "zoë" / "→ “answers” 🦴.pdf").write_bytes(b"%PDF")
    return folder, key


@pytest.fixture
def words(course, tmp_path):
    folder, _ = course
    return ["grade", str(folder), "--key", str(key_file(folder)), "--out", str(tmp_path / "grades")]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_line(capsys, words: list[str]) -> str:
    capsys.readouterr()
    assert main(words) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("…")]
    assert len(lines) == 1
    return lines[0]


def command(words: list[str], **more) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "hipspine", *words], capture_output=True, check=False, **more)


@pytest.mark.parametrize("name", ["records/ann.json", "feedback/ann.html", "gradebook.csv", "items.json"])
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_stands_where_a_file_should_be_is_told_before_anything_is_written(words, tmp_path, capsys, name, kind):
    assert main(words) == 0
    place = tmp_path / "grades" / name
    place.unlink()
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    before = tree(tmp_path / "grades")
    assert name in one_line(capsys, [*words, "--reveal"])
    assert tree(tmp_path / "grades") == before


@pytest.mark.parametrize(
    "out", ["a-file", "a-file/deeper", "records-a-file", "/proc/grades", "/dev/null", "/dev/null/x"]
)
def test_a_folder_that_cannot_be_written_is_one_line(words, tmp_path, capsys, out):
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    (tmp_path / "records-a-file").mkdir()
    (tmp_path / "records-a-file" / "records").write_text("mine", encoding="utf-8")
    words[-1] = str(tmp_path / out)
    assert words[-1] in one_line(capsys, words)
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"


FULL = """\
import resource, signal, sys
from hipspine.cli import main

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("failing", ["all", "half", "largest"])
def test_a_full_disk_is_one_line_and_leaves_the_old_grades(words, tmp_path, failing):
    assert main(words) == 0
    old = tree(tmp_path / "grades")
    assert main([*words[:-1], str(tmp_path / "new"), "--reveal"]) == 0
    sizes = sorted(map(len, tree(tmp_path / "new").values()))
    room = {"all": 0, "half": sizes[len(sizes) // 2] - 1, "largest": sizes[-1] - 1}[failing]
    # Not counted for coverage, which would write to that disk, too.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    told = [sys.executable, "-c", FULL, str(room), *words, "--reveal"]
    done = subprocess.run(told, capture_output=True, check=False, text=True, env=environment)
    assert done.returncode == 2
    said = [line for line in done.stderr.splitlines() if not line.endswith("…")]
    assert len(said) == 1
    assert "cannot be written: File too large; what was there before stays" in said[0]
    now = tree(tmp_path / "grades")
    assert now == old, "all of the old grades or all of the new ones"


def test_a_disk_that_fills_half_way_leaves_all_of_the_old_grades(words, tmp_path, capsys, monkeypatch):
    assert main(words) == 0
    before, after = tree(tmp_path / "grades"), 0
    again = [*words, "--reveal", "--due", "2026-11-30T00:00+00:00", "--late-per-day", "0.5"]
    real = os.open
    left = 0

    def opens(path, flags, *more, **named):
        nonlocal left
        if flags & os.O_CREAT:
            left -= 1
            if left < 0:
                raise OSError(28, os.strerror(28), path)
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", opens)
    for room in range(100):
        left = room
        if main(again) == 0:
            after = room
            break
        assert "cannot be written: No space left on device" in capsys.readouterr().err
        assert tree(tmp_path / "grades") == before, f"{room} files had room"
    now = tree(tmp_path / "grades")
    changed = [name for name in before if now[name] != before[name]]
    assert after >= len(changed) > 3, "records, feedback and gradebook are all others"


@pytest.mark.parametrize("failing", ["mkdir", "open", "replace"])
def test_a_read_only_folder_is_one_line(words, tmp_path, capsys, monkeypatch, failing):
    """As root, who may write everywhere, only a system call that refuses can tell."""
    assert main(words) == 0
    before = tree(tmp_path / "grades")

    def refuse(*_, **__):
        raise OSError(30, os.strerror(30), "grades")

    def opens(path, flags, *more, **named):
        return refuse() if flags & os.O_CREAT else real(path, flags, *more, **named)

    real = os.open
    if failing == "open":
        monkeypatch.setattr(os, "open", opens)
    else:
        monkeypatch.setattr(Path, failing, refuse)
    assert "cannot be written: Read-only file system" in one_line(capsys, [*words, "--reveal"])
    monkeypatch.undo()
    assert tree(tmp_path / "grades") == before


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_any_terminal_can_show_it(words, tmp_path, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for told in (["doctor", *words[1:4]], words, ["owners", *words[1:4], "--out", str(tmp_path / "o.csv")]):
        done = command(told, env=environment)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
        assert done.stdout.decode(encoding)
    words[3] = str(tmp_path / "ключ.json")
    done = command(words, env=environment)
    assert done.returncode == 2
    assert done.stderr.decode(encoding).count("\n") == 1


@pytest.mark.parametrize("name", ["doctor", "schema", "analyse"])
def test_a_closed_pipe_is_quiet(words, name, tmp_path):
    assert main(words) == 0
    told = {"doctor": ["doctor", *words[1:4]], "schema": ["schema"], "analyse": ["analyse", words[-1]]}[name]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "hipspine", *told], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode in (1, 141)
    assert done.stderr in (b"", "reading 3 …\n".encode())


FULL_WIDTH = [f"{letter}1+1" for letter in "\uff1d\uff0b\uff0d\uff20"]
FORMULAS = ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=1", "\n=1", "-inf", "+nan", "-1_0", *FULL_WIDTH]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_can_become_a_formula(cell):
    assert formula_safe(cell) == f"'{cell}"
    assert formula_safe(f"a;{cell}") == f"a;'{cell}"


@pytest.mark.parametrize("cell", ["", "a", "-1", "+1.5", "-1e-05", 3, -2.5, None, "a; b", "a - b", "x=1"])
def test_numbers_and_words_stay_as_they_are(cell):
    assert formula_safe(cell) == ("" if cell is None else str(cell))


def test_every_table_says_that_it_is_unicode(words, tmp_path):
    assert main(words) == 0
    assert main(["analyse", words[-1], "--csv", str(tmp_path / "items.csv")]) == 0
    assert main(["owners", *words[1:4], "--out", str(tmp_path / "owners.csv")]) == 0
    tables = [tmp_path / "grades" / "gradebook.csv", tmp_path / "items.csv", tmp_path / "owners.csv"]
    assert [path.read_bytes()[:3] for path in tables] == [b"\xef\xbb\xbf"] * 3
    with tables[2].open(encoding="utf-8-sig", newline="") as file:
        assert [row["file"] for row in csv.DictReader(file)] == ["zoë/→ “answers” 🦴.pdf"]
