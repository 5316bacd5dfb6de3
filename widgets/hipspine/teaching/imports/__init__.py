"""Questions of other tools as question files of the course, one module a format; what does not come along is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.support.saving import together

if TYPE_CHECKING:
    from hipspine.teaching.imports.building import Raw
    from hipspine.teaching.imports.found import Found, LeftOut, Reading

FORMATS = {
    "gift": "gift",
    "moodle": "moodle_xml",
    "qti": "qti",
    "csv": "csv_table",
    "xlsx": "xlsx_table",
}
"""The formats, with the module of each. QTI is all of it: 2.1, 1.2, Canvas's, and cartridges."""


@dataclass
class Made:
    """A question file that was made: its questions, and what each of them lacks or lost."""

    path: Path
    quiz: str
    title: str
    items: list[Raw] = field(default_factory=list)
    missing: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures of its questions, by the name that a question has for its own."""


@dataclass
class Import:
    """What an import did: how many questions it read, the files it wrote, what it left out, and notes."""

    read: int
    files: list[Made]
    left_out: list[LeftOut]
    notes: list[str]


def bring_in(paths: Sequence[Path], out: Path, *, format: str = "", replace: bool = False) -> Import:
    """Read questions of other tools and write them as question files into the folder ``out``, one a category or quiz.

    ``format`` is told by the file itself where it is "". Files that are there stay as they are, unless ``replace``.

    Raises DataErrors where a file cannot be read, holds no question that can be taken over, or would replace another.
    """
    from hipspine.teaching.imports.detect import format_of
    from hipspine.teaching.imports.safe_files import content_of

    readings: list[tuple[Path, Reading]] = []
    for path in paths:
        data = content_of(path)
        kind = format or format_of(data, path)
        readings.append((path, import_module(f"hipspine.teaching.imports.{FORMATS[kind]}").read(data, str(path))))
    done = Import(sum(reading.count for _, reading in readings), [], [], [])
    for path, reading in readings:
        done.left_out += [_in_file(one, path) for one in reading.left_out]
        done.notes += reading.notes
        for group in reading.groups.values():
            if group.questions:
                _add(done, out, group.title, group.questions, path)
    done.files = [made for made in done.files if made.items]
    if not done.files:
        told = [DataError(one.file, one.line, f"{one.name} is left out: {one.reason}") for one in done.left_out[:20]]
        more = DataError(paths[0], None, "no question can be taken over", "a file with questions that the course knows")
        raise DataErrors([*told, more])
    writes = [path for made in done.files for path in (made.path, *(out / name for name in made.pictures))]
    there = [path for path in writes if path.exists()]
    if there and not replace:
        remedy = "another folder, or --replace to write it anew"
        problem = "this file is there already and stays as it is"
        raise DataErrors([DataError(path, None, problem, remedy) for path in there])
    _save(done, out)
    return done


def _add(done: Import, out: Path, title: str, questions: Sequence[Found], source: Path) -> None:
    """Add the questions of a group to its file, each checked as the file would be."""
    from hipspine.teaching.imports.building import entry, file_name
    from hipspine.teaching.imports.found import LeftOut, LeftOutError
    from hipspine.teaching.imports.markup import from_text
    from hipspine.teaching.imports.proof import refusal

    quiz = file_name(title, [one.name for one in questions], source.stem)
    made = next((one for one in done.files if one.quiz == quiz), None)
    if made is None:
        made = Made(out / f"{quiz}.yml", quiz, from_text(title, [], lines=False) or quiz.replace("-", " ").capitalize())
        done.files.append(made)
    taken = {item["id"] for one in done.files for item in one.items}
    for found in questions:
        try:
            item, missing = entry(found, quiz, taken)
            if reason := refusal(item, quiz):
                taken.discard(item["id"])
                raise LeftOutError(reason)
        except LeftOutError as error:
            done.left_out.append(LeftOut(found.name, found.line, str(error), found.file or str(source)))
            continue
        made.items.append(item)
        if found.picture:
            made.pictures[item["picture"]["file"]] = found.picture[0]
        made.missing[item["id"]] = missing
        if found.lost:
            made.lost[item["id"]] = list(dict.fromkeys(found.lost))


def _in_file(one: LeftOut, path: Path) -> LeftOut:
    from dataclasses import replace

    return one if one.file else replace(one, file=str(path))


def _save(done: Import, out: Path) -> None:
    from hipspine.quiz.schema import json_schema
    from hipspine.teaching.imports.writing import question_file

    texts: list[tuple[Path, str | bytes]] = []
    for made in done.files:
        texts += [(out / name, data) for name, data in made.pictures.items()]
        remarks = {
            item["id"]: [
                *([f"missing: {', '.join(made.missing[item['id']])}"] if made.missing[item["id"]] else []),
                *(f"left out: {line}" for line in made.lost.get(item["id"], [])),
            ]
            for item in made.items
        }
        texts.append((made.path, question_file(made.quiz, made.title, made.items, remarks)))
    if not (out / "schema.json").exists():
        texts.append((out / "schema.json", json_schema(own=True)))
    with together() as files:
        for path, text in texts:
            files.write(path, text)


def tell(done: Import, say: Callable[[str], object] = print) -> None:
    """Tell what an import did: what was left out and why, what each question lacks, and how many there are."""
    for note in done.notes:
        say(f"note: {note}")
    for one in done.left_out:
        for reason in one.reason.split("\n"):
            say(f"left out: {one.file}:{one.line}: {one.name}: {reason}")
    for made in done.files:
        for name, lines in made.lost.items():
            for line in lines:
                say(f"not taken over: {name}: {line}")
    for made in done.files:
        for name, missing in made.missing.items():
            if missing:
                say(f"missing: {name}: {', '.join(missing)}")
    written = sum(len(made.items) for made in done.files)
    for made in done.files:
        say(f"{len(made.items)} → {made.path}")
    say(f"{done.read} read, {written} written, {len(done.left_out)} left out")
    if any(any(made.missing.values()) for made in done.files):
        say(
            "A bank of your own works without what is missing: it is then not shown. Each question says in a remark"
            " (#) what could be added."
        )
