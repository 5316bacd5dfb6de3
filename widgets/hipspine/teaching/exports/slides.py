"""Slides of a chapter as one HTML file that needs nothing else: each figure with what to expect, and what to try."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from hipspine.chapters import Chapter, read_chapter, taught_files
from hipspine.datafile import DataError
from hipspine.evidence import load_emergency
from hipspine.evidence.emergency import listed
from hipspine.evidence.wording import BOX, HELP_NOW, NO_APPOINTMENT
from hipspine.figures import declared
from hipspine.figures.painting import frame
from hipspine.figures.svg import WIDTHS
from hipspine.paths import frontend_path
from hipspine.refusals import meant
from hipspine.teaching.exports import wording
from hipspine.teaching.exports.lesson import as_json, figure_lesson
from hipspine.teaching.exports.markup import words
from hipspine.teaching.support.saving import place_for, write
from hipspine.teaching.support.templating import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipspine.teaching.exports.lesson import Lesson


def write_slides(name: str, out: Path, say: Callable[[str], object] = print) -> None:
    """Write the slides of a chapter, and tell how many there are.

    Raises DataError for a chapter that there is not or that shows no figure, and where ``out`` cannot be written.
    """
    place_for(out)
    chapter = _chapter(name)
    text = page(chapter)
    write(out, text)
    say(f"{text.count('<section class=')} slides written to {out}: one file, which needs no network")
    say("arrow keys, space, Home and End lead through them; the answer to a task comes with the first press")


def _chapter(name: str) -> Chapter:
    chapters = {chapter.id: chapter for chapter in map(read_chapter, taught_files())}
    able = [one for one, chapter in chapters.items() if chapter.figures]
    if name not in able:
        problem = "shows no figure" if name in chapters else f"there is no chapter of this name{meant(name, able)}"
        raise DataError(name, None, problem, ", ".join(able))
    return chapters[name]


def page(chapter: Chapter) -> str:
    """Return the slides of a chapter as HTML."""
    emergency = load_emergency()
    lessons = [figure_lesson(name) for name in dict.fromkeys(chapter.figures)]
    objectives = chapter.objectives
    return render(
        "hipspine.teaching.exports",
        "slides.html",
        title=words(chapter.title),
        course=wording.COURSE,
        words=wording,
        objectives=[words(text) for text in objectives.texts] if objectives else [],
        figures=[_figure(lesson) for lesson in lessons],
        help_now=HELP_NOW,
        box=BOX.strip("*"),
        no_appointment=NO_APPOINTMENT,
        signs=[(group.short, listed(signs)) for group, signs in emergency.grouped()],
        data=[(name, as_json(value)) for name, value in {k: v for one in lessons for k, v in one.data.items()}.items()],
        sheet_text=Markup(_built("slides.css")),
        script_text=Markup(_built("slides.js")),
    )


def _built(file: str) -> str:
    """Return a file of the front end; it must not end the element that it stands in."""
    text = frontend_path("file", file).read_text(encoding="utf-8")
    if "</script" in text or "</style" in text:
        raise ValueError(f"{file} cannot stand within a page")
    return text


def _figure(lesson: Lesson) -> dict[str, object]:
    """Return what the slides of a figure show."""
    figure = declared(lesson.id)
    shape = WIDTHS["desk"] / frame(figure.spec, WIDTHS["desk"])["height"]
    pictures = {name: _inlined(text) for name, text in lesson.pictures.items()}
    return {
        "id": lesson.id,
        "title": lesson.title,
        "prediction": figure.prediction,
        "options": figure.guess.options if figure.guess else (),
        "tasks": figure.tasks,
        "answer": figure.answer,
        "shape": f"{shape:.3f}",
        "addresses": json.dumps(lesson.addresses),
        "state": as_json({**lesson.state, "_bare": True}),
        "views": [
            {"id": v.id, "alt": v.alt, "pictures": [(theme, pictures[file]) for theme, file in v.files.items()]}
            for v in lesson.views
        ],
    }


def _inlined(picture: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
