"""Tampered submissions: grading never raises and runs nothing, and nobody else's grades change.

Every case puts one tampered submission beside two sound ones. Its record is the untampered one, or it is listed with
a reason, or (where an answer itself was changed) it differs in that answer only.
"""

from __future__ import annotations

import copy
import gzip
import io
import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

import pytest

from hipspine.cli import main
from hipspine.teaching.answering.answer_store import LARGEST, MIME
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.example.simulate import click_answers, simulate, type_answer
from hipspine.teaching.grading.folder import grade_folder
from hipspine.teaching.grading.notices import BLOCKING

SEED = 20261123
NAME = "week-1"
KINDS = ("single", "several", "reason", "ordering", "matching", "body", "number", "parametric", "set")
STUDENTS = {"ann": "Ann", "bob": "Bob", "cid": "Cid"}
FILE = f"{NAME}.ipynb"
BESIDE = f"{NAME}.answers.json"


def _key() -> Key:
    """Return a per-student release with one question of each kind that the course has."""
    banks = select(None)
    first = {kind: next((i for bank in banks for i in bank.items if i.kind == kind), None) for kind in KINDS}
    wanted = {item.id for item in first.values() if item}
    kept = [bank.model_copy(update={"items": [i for i in bank.items if i.id in wanted]}) for bank in banks]
    return Key.of(NAME, [bank for bank in kept if bank.items], students=STUDENTS, shared=False, seed=3)


def _sound(key: Key, student: str) -> bytes:
    """Return a notebook with an answer to every question, every other one typed."""
    book = json.loads(handout(key, student))
    chance = random.Random(f"{SEED}/{student}")
    clicks = {}
    for place, asked in enumerate(key.variants(student)):
        response = simulate(asked, 1.0 if student == "ann" else 0.5, chance)
        if place % 2:
            type_answer(book, asked.name, response)
        else:
            clicks[asked.name] = response
    click_answers(book, key, student, clicks)
    return json.dumps(book, indent=1).encode()


class _Release:
    """The release and what its students hand in, made when a test first asks for it."""

    key = cached_property(lambda self: _key())
    books = cached_property(lambda self: {student: _sound(self.key, student) for student in STUDENTS})
    questions = cached_property(lambda self: {asked.name: asked for asked in self.key.variants("ann")})
    clicked = cached_property(lambda self: list(self.questions)[::2])
    typed = cached_property(lambda self: list(self.questions)[1::2])


MADE = _Release()


@dataclass(frozen=True)
class Case:
    """A tampered submission.

    ``expected`` is "same", "newer" (all but the first click is the same), "any", "missing", or the code for which it
    is listed.
    """

    name: str
    tamper: Callable[[Path], None]
    expected: str


def _bytes(name: str, data: bytes, expected: str) -> Case:
    return Case(name, lambda folder: (folder / FILE).write_bytes(data), expected)


def _changed(name: str, change: Callable[[dict], object], expected: str) -> Case:
    """Return a case with a change to the parsed notebook; what the change returns is taken instead, if anything."""
    book = json.loads(MADE.books["ann"])
    result = change(book)
    return _bytes(name, json.dumps(book if result is None else result).encode(), expected)


def _cell(book: dict, name: str) -> dict:
    return next(cell for cell in book["cells"] if cell["id"] == name)


def _answer(name: str, text: str) -> Callable[[dict], None]:
    def change(book: dict) -> None:
        _cell(book, name)["source"] = f'answer_{name} = {text}\nask("{name}")'
        _cell(book, name)["outputs"] = []

    return change


def _click(name: str, **told: object) -> Callable[[dict], None]:
    def change(book: dict) -> None:
        _cell(book, name)["outputs"][0]["data"][MIME].update(told)

    return change


def _bytewise(chance: random.Random) -> Iterator[Case]:
    data = MADE.books["ann"]
    for number in range(40):
        at = chance.randrange(1, len(data.rstrip()) - 1)
        yield _bytes(f"cut-{number}", data[:at], "unreadable")
    for number in range(40):
        flipped = bytearray(data)
        for _ in range(chance.choice((1, 2, 20))):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield _bytes(f"flip-{number}", bytes(flipped), "any")
    for number in range(10):
        start = chance.randrange(len(data) - 400)
        yield _bytes(f"hole-{number}", data[:start] + data[start + chance.randrange(1, 400) :], "any")
    for name, content in {
        "empty": b"",
        "spaces": b"  \n",
        "zeros": b"\0" * 4000,
        "latin-1": data.replace(b'"cells"', '"zéllen"'.encode("latin-1")),
        "utf-16": data.decode().encode("utf-16"),
        "utf-32": data.decode().encode("utf-32"),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "deep-lists": b"[" * 200_000,
        "deep-objects": b'{"cells":' * 100_000,
        "deep-and-closed": b'{"cells": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        "no-json": b"<html>not a notebook</html>",
        "twice": data + data,
        "huge-integer": b'{"cells": [], "metadata": ' + b"9" * 10_000 + b"}",
    }.items():
        yield _bytes(name, content, "unreadable")
    yield _bytes("bom", b"\xef\xbb\xbf" + data, "same")
    yield _bytes("crlf", data.replace(b"\n", b"\r\n"), "same")
    yield _bytes("trailing-space", data + b"\n" * 1000, "same")


def _cells(chance: random.Random) -> Iterator[Case]:
    for name in MADE.questions:

        def without(book: dict, name: str = name) -> None:
            book["cells"].remove(_cell(book, name))

        yield _changed(f"deleted-{name}", without, "deleted")

        def doubled(book: dict, name: str = name) -> None:
            book["cells"].append(copy.deepcopy(_cell(book, name)))

        yield _changed(f"doubled-{name}", doubled, "same")
        yield _changed(f"text-gone-{name}", lambda book, n=name: book["cells"].remove(_cell(book, f"{n}-text")), "same")
    for number in range(12):
        order = list(range(len(json.loads(MADE.books["ann"])["cells"])))
        chance.shuffle(order)
        yield _changed(
            f"shuffled-{number}", lambda book, o=order: book.update(cells=[book["cells"][at] for at in o]), "same"
        )
    yield _changed("all-doubled", lambda book: book["cells"].extend(copy.deepcopy(book["cells"])), "same")
    yield _changed("no-cells", lambda book: book.update(cells=[]), "deleted")
    first = MADE.typed[0]
    yield _changed("a-code-cell-gone-markdown", lambda b: _cell(b, first).update(cell_type="markdown"), "deleted")
    yield _changed("cell-ids-gone", lambda book: [cell.pop("id") for cell in book["cells"]] and None, "same")
    yield _changed(
        "cell-metadata-gone", lambda book: [cell.update(metadata={}) for cell in book["cells"]] and None, "same"
    )
    yield _changed("giant-output", lambda book: _cell(book, "q01")["outputs"].append({"text": "x" * 5_000_000}), "same")
    yield _changed("many-outputs", lambda book: _cell(book, "q01")["outputs"].extend([{"text": "x"}] * 50_000), "same")
    yield _changed(
        "many-cells", lambda book: book["cells"].extend([{"cell_type": "code", "source": ""}] * 20_000), "same"
    )


def _stamps() -> Iterator[Case]:
    friend = json.loads(MADE.books["bob"])
    yield _bytes("a-friends-notebook", MADE.books["bob"], "other-student")
    yield _changed("a-friends-metadata", lambda book: book.update(metadata=friend["metadata"]), "other-student")
    yield _changed("friends-cells-own-metadata", lambda book: book.update(cells=friend["cells"]), "other-student")
    for name in MADE.clicked:
        output = next(cell["outputs"] for cell in friend["cells"] if cell["id"] == name)
        yield _changed(
            f"a-friends-output-{name}", lambda b, n=name, o=output: _cell(b, n).update(outputs=o), "other-student"
        )
        yield _changed(f"output-of-other-release-{name}", _click(name, release="0" * 16), "other-release")
    for value in ("0" * 16, "", None, 7, [], {}, True, "x" * 100_000, "<script>", "\ud800"):
        shown = repr(value)[:12]
        yield _changed(
            f"release-{shown}", lambda b, v=value: b["metadata"]["hipspine"].update(release=v), "other-release"
        )
        yield _changed(
            f"student-{shown}", lambda b, v=value: b["metadata"]["hipspine"].update(student=v), "other-student"
        )
    yield _changed("no-metadata", lambda book: book.pop("metadata") and None, "same")
    yield _changed("metadata-a-list", lambda book: book.update(metadata=[1]), "same")

    def unstamped(book: dict) -> None:
        book["metadata"] = {}
        book["cells"].remove(_cell(book, "setup"))

    yield _changed("no-metadata-and-no-setup", unstamped, "unstamped")


def _types() -> Iterator[Case]:
    for value in (None, 1, 1.5, "text", True, {}, [], [[]], [None, 1, "x", {}]):
        shown = json.dumps(value)
        yield _bytes(f"the-whole-is-{shown}", shown.encode(), "unreadable")
        cells = "deleted" if isinstance(value, list) else "unreadable"
        yield _changed(f"cells-are-{shown}", lambda book, v=value: book.update(cells=v), cells)
        for field in ("source", "outputs", "metadata", "id", "cell_type"):
            yield _changed(
                f"{field}-is-{shown}", lambda book, f=field, v=value: _cell(book, MADE.typed[0]).update({f: v}), "any"
            )
        yield _changed(
            f"output-data-is-{shown}", lambda b, v=value: _cell(b, "q01")["outputs"][0].update(data=v), "any"
        )
        yield _changed(
            f"mime-is-{shown}", lambda b, v=value: _cell(b, "q01")["outputs"][0]["data"].update({MIME: v}), "any"
        )
        yield _changed(f"question-is-{shown}", _click("q01", question=value), "any")
        yield _changed(f"count-is-{shown}", _click("q01", count=value), "same")
    odd = (float("nan"), float("inf"), 10**400, -1, 1.5, "", "zz", "\ud800", [], [[]], [1], {}, {"a": []}, True)
    for name in MADE.clicked:
        for number, value in enumerate(odd):
            yield _changed(f"click-{name}-{number}", _click(name, response=value), "any")


def _typed(home: Path) -> Iterator[Case]:
    ran, canary = str(home / "ran"), str(home / "canary")
    odd = {
        "nan": 'float("nan")',
        "infinity": "1e999",
        "text-nan": '"nan"',
        "text-1e400": '"1e400"',
        "huge-integer": "1" * 4000,
        "huger-integer": "1" * 9000,
        "huge-hexadecimal": "0x" + "f" * 9000,
        "complex": "1j",
        "bytes": 'b"a"',
        "dots": "...",
        "nested-list": "[" * 90 + "]" * 90,
        "deep": "(" * 8000 + ")" * 8000,
        "minuses": "-" * 9000 + "1",
        "dict-of-lists": "{1: [2], 'a': {}}",
        "unhashable": "{[]: 1}",
        "set": "{1, 'a', None}",
        "f-string": 'f"{1}"',
        "script": '"<script>alert(1)</script>"',
        "surrogate": r'"\ud800"',
        "null-character": r'"\x00"',
        "not-closed": '"a',
        "starred": "*a, b",
        "import": f"__import__('pathlib').Path({ran!r}).touch()",
        "unlink": f"__import__('os').unlink({canary!r})",
        "eval": f"eval('open({ran!r}, chr(119))')",
        "lambda": "(lambda: 1 / 0)()",
        "open": f"open({ran!r}, 'w')",
        "long": '"' + "x" * 30_000 + '"',
    }
    for number, (name, text) in enumerate(odd.items()):
        for question in (MADE.typed[number % len(MADE.typed)], MADE.clicked[number % len(MADE.clicked)]):
            yield _changed(f"typed-{name}-{question}", _answer(question, text), "any")
    for question in MADE.questions:
        for name in ("nan", "huge-hexadecimal", "huge-integer", "dict-of-lists", "set", "bytes", "surrogate"):
            yield _changed(f"typed-{name}-at-{question}", _answer(question, odd[name]), "any")

    def formed(name: str, form: str) -> Callable[[dict], None]:
        def change(book: dict) -> None:
            cell = _cell(book, name)
            cell.update(source=form.replace("NAME", f"answer_{name}") + f'\nask("{name}")', outputs=[])

        return change

    forms = {
        "walrus": '(NAME := "a")',
        "added": 'NAME += "a"',
        "compared": 'NAME == "a"',
        "within-if": 'if True:\n    NAME = "a"',
        "in-a-comment": 'NAME = ""  # a',
        "a-comment": "# a",
        "another-name": 'my_answer = "a"',
        "alone": '"a"',
        "indented": 'x = 1\n  NAME = "a"',
        "gone": "",
    }
    for question in MADE.questions:
        for form, code in forms.items():
            yield _changed(f"form-{form}-{question}", formed(question, code), "unclear")

    def hostile(code: str) -> Callable[[dict], None]:
        def change(book: dict) -> None:
            _cell(book, MADE.typed[0])["source"] += f"\n{code}"
            book["cells"].insert(0, {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "source": code})

        return change

    hostiles = {
        "deletes": f"import os; os.unlink({canary!r})",
        "loops": "while True: pass",
        "shell": f"!touch {ran}",
        "magic": f"%%bash\ntouch {ran}",
        "exits": "raise SystemExit(3)",
        "patches": "import hipspine.teaching.grading.record as m; m.grade = None",
        "forks": "import os\nwhile True: os.fork()",
    }
    for name, code in hostiles.items():
        yield _changed(f"code-{name}", hostile(code), "any" if code[0] in "!%" else "same")


def _besides() -> Iterator[Case]:
    name = MADE.clicked[0]
    stamp = {"release": MADE.key.release, "student": "ann"}
    other = next(r for r in _other_responses(name))
    told = json.loads(MADE.books["ann"])
    own = _cell(told, name)["outputs"][0]["data"][MIME]["response"]
    sidecars: dict[str, tuple[bytes, str]] = {
        "older": (json.dumps({**stamp, "answers": {name: {"response": other, "count": 0}}}).encode(), "same"),
        "same": (json.dumps({**stamp, "answers": {name: {"response": own, "count": 5}}}).encode(), "same"),
        "newer": (json.dumps({**stamp, "answers": {name: {"response": other, "count": 5}}}).encode(), "newer"),
        "other-release": (
            json.dumps({**stamp, "release": "0", "answers": {name: {"response": other, "count": 5}}}).encode(),
            "same",
        ),
        "other-student": (
            json.dumps({**stamp, "student": "bob", "answers": {name: {"response": other, "count": 5}}}).encode(),
            "same",
        ),
        "impossible": (
            json.dumps({**stamp, "answers": {name: {"response": {"x": [1]}, "count": 5}}}).encode(),
            "impossible",
        ),
        "against-typed": (
            json.dumps(
                {**stamp, "answers": {MADE.typed[0]: {"response": next(_other_responses(MADE.typed[0])), "count": 5}}}
            ).encode(),
            "conflict",
        ),
        "cut": (b'{"answers": {', "same"),
        "empty": (b"", "same"),
        "no-utf-8": (b"\xff\xfe\x00", "same"),
        "a-list": (b"[1, 2]", "same"),
        "answers-a-list": (b'{"answers": [1]}', "same"),
        "deep": (b"[" * 100_000, "same"),
        "unknown-question": (json.dumps({**stamp, "answers": {"q99": {"response": "a", "count": 9}}}).encode(), "same"),
        "infinite-count": (
            json.dumps({**stamp, "answers": {name: {"response": other, "count": float("inf")}}}).encode(),
            "same",
        ),
    }
    for title, (content, expected) in sidecars.items():

        def tamper(folder: Path, content: bytes = content) -> None:
            (folder / FILE).write_bytes(MADE.books["ann"])
            (folder / BESIDE).write_bytes(content)

        yield Case(f"beside-{title}", tamper, expected)


def _other_responses(name: str) -> Iterator[object]:
    """Give possible responses to one of ann's questions that are not right."""
    chance = random.Random(SEED)
    right = MADE.questions[name]
    while True:
        response = simulate(right, 0.0, chance)
        if right.mark(right.to_bank(response)).score < 1:
            yield response


def _files(home: Path) -> Iterator[Case]:
    whole = MADE.books["ann"]

    def at(*names: str | bytes) -> Callable[[Path], None]:
        def tamper(folder: Path) -> None:
            for name in names:
                path = folder / os.fsdecode(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(whole)

        return tamper

    def zipped(name: str, target: str) -> Callable[[Path], None]:
        def tamper(folder: Path) -> None:
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr(target, whole)
            (folder / name).write_bytes(packed.getvalue())

        return tamper

    def linked(target: Path, name: str = FILE) -> Callable[[Path], None]:
        return lambda folder: (folder / name).symlink_to(target)

    def folder_linked(folder: Path) -> None:
        folder.rmdir()
        folder.symlink_to(home / "outside", target_is_directory=True)

    def sparse(folder: Path) -> None:
        with (folder / FILE).open("wb") as file:
            file.truncate(100_000_000)

    def around(tamper: Callable[[Path], None]) -> Callable[[Path], None]:
        def both(folder: Path) -> None:
            at(FILE)(folder)
            tamper(folder)

        return both

    def holding(name: str, data: bytes) -> Callable[[Path], None]:
        return lambda folder: (folder / name).write_bytes(data) and None

    def large_beside(folder: Path) -> None:
        with (folder / BESIDE).open("wb") as file:
            file.truncate(LARGEST + 1)

    yield Case("100-megabytes", sparse, "unreadable")
    yield Case("100-megabytes-beside", around(large_beside), "same")
    yield Case("a-folder-of-that-name", lambda folder: (folder / FILE).mkdir(), "missing")
    yield Case("a-folder-with-one-inside", at(f"{FILE}/{FILE}"), "any")
    yield Case("a-pipe", lambda folder: os.mkfifo(folder / FILE), "unreadable")
    yield Case("a-pipe-beside", around(lambda folder: os.mkfifo(folder / BESIDE)), "same")
    yield Case("nothing", lambda folder: None, "missing")
    for name in (
        "a.ipynb",
        "week-1 (1).ipynb",
        "Wöche 1 🦴.ipynb",
        "-rf.ipynb",
        "a\nb.ipynb",
        "=1+1.ipynb",
        "x" * 240 + ".ipynb",
    ):
        yield Case(f"named-{name[:20]!r}", at(name), "same")
    yield Case("named-in-other-bytes", at(b"\xff\xfe.ipynb"), "same")
    yield Case("named-as-an-escape", at("\x1b[2J<script>.ipynb"), "same")
    yield Case("two", at("a.ipynb", "b.ipynb"), "ambiguous")
    yield Case("two-one-rightly-named", at(FILE, "copy.ipynb"), "same")
    yield Case("two-rightly-named", at(FILE, f"inner/{FILE}"), "ambiguous")
    yield Case("checkpoints", at(FILE, f".ipynb_checkpoints/{FILE}"), "same")
    yield Case("from-a-mac", at(FILE, f"__MACOSX/{FILE}"), "same")
    yield Case("too-deep", at("/".join("abcdefgh") + f"/{FILE}"), "unreadable")
    yield Case("a-link-to-outside", linked(home / "outside" / FILE), "unreadable")
    yield Case("a-link-to-a-friend", linked(Path("../../bob") / NAME / FILE), "unreadable")
    yield Case("a-link-to-the-key", linked(home / "key.json"), "unreadable")
    yield Case("a-link-to-itself", linked(Path(FILE)), "unreadable")
    yield Case("a-link-to-nothing", linked(home / "nothing"), "unreadable")
    yield Case("a-link-to-a-device", linked(Path("/dev/zero")), "unreadable")
    yield Case("a-folder-linked-out", folder_linked, "unreadable")
    yield Case("a-linked-folder-beside", around(linked(home / "outside", "more")), "same")
    yield Case("a-link-beside", around(linked(home / "outside.answers.json", BESIDE)), "same")
    yield Case("a-linked-time", around(linked(home / "canary", "timestamp.txt")), "same")
    yield Case("a-time-that-is-a-pipe", around(lambda folder: os.mkfifo(folder / "timestamp.txt")), "same")
    yield Case("a-time-without-end", around(linked(Path("/dev/zero"), "timestamp.txt")), "same")
    for name, data in {
        "packed": gzip.compress(whole),
        "packed-and-cut": gzip.compress(whole)[:-200],
        "packed-and-large": gzip.compress(b" " * (LARGEST + 1)),
        "packed-twice": gzip.compress(gzip.compress(whole)),
        "no-gzip": b"\x1f\x8b" + whole,
    }.items():
        yield _bytes(name, data, "same" if name == "packed" else "unreadable")
    for name in ("week-1.IPYNB", "week-1.ipynb.txt", "week-1.json", "week-1", "\u202egnp.ipynb.json"):
        yield Case(f"ending-{name!r}", at(name), "same")
    for name in ("week-1 (1).ipynb", "week-1-Copy1.ipynb"):
        other = whole.replace(b'"cells"', b' "cells"', 1)
        yield Case(f"differs-{name}", around(holding(name, other)), "ambiguous")
    for name in ("a.pdf", "a.7z", "a.py", ".a.ipynb.icloud", "=1+1.webloc", "a\nb.docx"):
        yield Case(f"alone-{name!r}", holding(name, whole), "unreadable")
        yield Case(f"beside-it-{name!r}", around(holding(name, whole)), "same")
    yield Case("a-zip", zipped("week-1.zip", FILE), "unreadable")
    yield Case("a-zip-that-slips", zipped("week-1.zip", "../../../ran"), "unreadable")
    yield Case("a-zip-under-the-right-name", zipped(FILE, "../../bob/week-1/week-1.ipynb"), "unreadable")
    yield Case("a-zip-beside", around(zipped("more.zip", "../ran")), "same")
    for number, stamp in enumerate((b"", b"\xff", b"9999-99-99 99:99:99 UTC", b"1" * 5000, b"0001-01-01 00:00:00 UTC")):
        yield Case(
            f"time-{number}", around(lambda folder, s=stamp: (folder / "timestamp.txt").write_bytes(s) and None), "same"
        )


def _cases(home: Path) -> list[Case]:
    chance = random.Random(SEED)
    return [
        *_bytewise(chance), *_cells(chance), *_stamps(), *_types(), *_typed(home), *_besides(), *_files(home)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with what two students handed in, a canary, and what grading gives when nothing is tampered with."""
    home = tmp_path_factory.mktemp("tampered")
    (home / "canary").write_text("alive", encoding="utf-8")
    (home / "outside").mkdir()
    (home / "outside" / FILE).write_bytes(MADE.books["ann"])
    other = next(_other_responses(MADE.clicked[0]))
    answers = {MADE.clicked[0]: {"response": other, "count": 5}}
    told = {"release": MADE.key.release, "student": "ann", "answers": answers}
    (home / "outside.answers.json").write_text(json.dumps(told), encoding="utf-8")
    MADE.key.save(home / "key.json")
    folder, out = home / "submitted", home / "grades"
    for student, data in MADE.books.items():
        (folder / student / NAME).mkdir(parents=True)
        (folder / student / NAME / FILE).write_bytes(data)
    grade_folder(folder, MADE.key, out, reveal=True)
    record = json.loads((out / "records" / "ann.json").read_text())
    assert record["status"] == "graded"
    assert record["score"] == record["max_score"] > 0, "ann's answers are right: whatever is lost shows"
    return SimpleNamespace(home=home, folder=folder, out=out, record=record, others=_others(out))


def _others(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.stem in ("bob", "cid")
    } | {"gradebook": b"\n".join((out / "gradebook.csv").read_bytes().split(b"\n")[2:])}


def _place(room: SimpleNamespace, case: Case) -> None:
    handed_in = room.folder / "ann"
    shutil.rmtree(handed_in)
    (handed_in / NAME).mkdir(parents=True)
    case.tamper(handed_in / NAME)


def _untouched(folder: Path) -> set[str]:
    """Return the questions whose cell, and every cell that names them, is as it was."""
    try:
        now = json.loads((folder / FILE).read_bytes().decode("utf-8-sig"))["cells"]
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return set()
    before = json.loads(MADE.books["ann"])["cells"]
    return {name for name in MADE.questions if _own(now, name) == _own(before, name)}


def _own(cells: object, name: str) -> list[str]:
    told = (json.dumps(cell) for cell in cells) if isinstance(cells, list) else ()
    return [cell for cell in told if f'"{name}"' in cell or f"answer_{name}" in cell or f'\\"{name}\\"' in cell]


def _check(room: SimpleNamespace, case: Case) -> None:
    record = json.loads((room.out / "records" / "ann.json").read_text())
    assert (room.home / "canary").read_text() == "alive"
    assert not (room.home / "ran").exists()
    assert not (room.home / "submitted" / "ran").exists()
    assert _others(room.out) == room.others, "another student's record changed"
    page = (room.out / "feedback" / "ann.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    if record["status"] == "graded":
        assert 0 <= record["score"] <= record["max_score"]
    else:
        assert record["score"] is None
    codes = {reason.partition(":")[0] for reason in record["reasons"]}
    if record["status"] == "listed":
        assert codes & set(BLOCKING), "listed for no reason"
    if case.expected == "same":
        assert (record["status"], record["reasons"] if record["status"] != "graded" else []) == ("graded", [])
        assert record["questions"] == room.record["questions"]
    elif case.expected == "newer":
        assert record["questions"][1:] == room.record["questions"][1:]
        assert record["questions"][0]["share"] < 1
    elif case.expected == "missing":
        assert record["status"] == "missing"
    elif case.expected != "any":
        assert record["status"] == "listed"
        assert case.expected in codes
    elif record["status"] == "graded":
        before = {one["question"]: one for one in room.record["questions"]}
        same = _untouched(room.folder / "ann" / NAME)
        for one in record["questions"]:
            if one["question"] in same:
                assert one == before[one["question"]]


def test_tampered_submissions(room):
    wrong = []
    seen: dict[str, int] = {}
    cases = _cases(room.home)
    for case in cases:
        _place(room, case)
        try:
            grade_folder(room.folder, MADE.key, room.out, reveal=True)
            _check(room, case)
        except Exception as error:
            said = str(error).strip().split("\n")
            wrong.append(f"{case.name} ({case.expected}): {type(error).__name__}: {' '.join(said[:2])[:300]}")
        record = json.loads((room.out / "records" / "ann.json").read_text())
        seen[record["status"]] = seen.get(record["status"], 0) + 1
    assert not wrong, f"{len(wrong)} of {len(cases)}:\n" + "\n".join(wrong)
    assert min(seen["graded"], seen["listed"]) > 50


def test_there_are_enough_of_them(tmp_path):
    cases = _cases(tmp_path)
    assert len({case.name for case in cases}) == len(cases) >= 200
    assert [case.name for case in cases] == [case.name for case in _cases(tmp_path)], "the seed is fixed"


@pytest.mark.parametrize(
    "wanted",
    [
        "release-'\\ud800'",
        "named-as-an-escape",
        "named-in-other-bytes",
        "typed-huge-hexadecimal-at-q02",
        "a-zip-that-slips",
    ],
)
def test_the_commands_tell_it_and_go_on(room, wanted, capsys):
    _place(room, next(case for case in _cases(room.home) if case.name == wanted))
    places = [str(room.folder), "--key", str(room.home / "key.json")]
    assert main(["doctor", *places]) == 0
    assert main(["grade", *places, "--out", str(room.home / "by-command")]) == 0
    said = capsys.readouterr().out
    assert "2 graded" in said or "3 graded" in said
    assert "\x1b[2J" not in said
