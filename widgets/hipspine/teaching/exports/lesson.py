"""One practice as a page that holds all its data itself: a quiz, a case, or a figure with its tasks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from hipspine.evidence import load_claims, load_emergency, load_references
from hipspine.evidence.emergency import calls_emergency, sentence
from hipspine.evidence.wording import BOX, HELP_NOW, NO_APPOINTMENT
from hipspine.figures import FIGURES, declared
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.content import body_of, content, figures_of, programs
from hipspine.refusals import UnknownNameError, instead
from hipspine.teaching.exports import wording
from hipspine.teaching.exports.markup import words
from hipspine.teaching.support.templating import render
from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.quiz.schema import Bank

MOSTLY = 1 / 3
"""A quiz in which this share of the questions names emergency signs is about them: its page shows the list open."""


@dataclass(frozen=True)
class View:
    """A still picture of what is drawn in three dimensions: its id, what it shows, and its file in each theme."""

    id: str
    alt: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Lesson:
    """What a page shows: the widget's ``name`` and state, the data that it names, and the pictures beside the page.

    ``data`` are JSON files by name, ``addresses`` says which of them the widget takes for what.
    """

    id: str
    name: str
    title: str
    state: Mapping[str, object]
    addresses: Mapping[str, object]
    data: Mapping[str, object]
    about_signs: bool
    scored: bool
    views: tuple[View, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)


def chapter_lesson(name: str, count: int | None = None) -> Lesson:
    """Return a chapter's practice quiz, which asks ``count`` of its questions (0: all, None: as many as in the book).

    Raises KeyError naming the nearest for a quiz that there is not.
    """
    from hipspine.quiz.widget import usual_count

    return quiz_lesson(load_bank(name), usual_count(name) if count is None else count)


def quiz_lesson(bank: Bank, count: int) -> Lesson:
    """Return the quiz of a question file that asks ``count`` of its questions (0: all)."""
    return _asking(bank, bank.quiz, words(bank.title), count)


def case_lesson(name: str) -> Lesson:
    """Return one case of the course. Raises KeyError naming the nearest for one that there is not."""
    cases = {item.id: (bank, item) for bank in map(load_bank, bank_names()) for item in bank.items if item.in_steps}
    if name not in cases:
        raise UnknownNameError(f"there is no case “{name}”; {instead(name, cases, 'there are')}")
    bank, item = cases[name]
    objectives = {item.objective: bank.objectives[item.objective]}
    return _asking(bank.model_copy(update={"items": [item], "objectives": objectives}), name, words(bank.title), 0)


def _asking(bank: Bank, name: str, title: str, count: int) -> Lesson:
    questions = f"questions-{bank.quiz}.json"
    data: dict[str, object] = {questions: content(bank, load_claims(), load_references())}
    addresses: dict[str, object] = {"content": questions}
    for key, file, found in (("_body", "body.json", body_of(bank)), ("_programs", "programs.json", programs(bank))):
        if found:
            data[file], addresses[key] = found, file
    settings = figures_of(bank)
    for item in settings:
        data |= _figure_data(declared(item.figure))
    addresses["_figures"] = {
        item.id: {"name": f"figure:{item.figure}", **_figure_addresses(declared(item.figure))} for item in settings
    }
    answers = {"section": "", "seed": 1, "count": count, "responses": {}, "checked": [], "confidence": {}}
    widget = f"quiz:{name}"
    about = sum(bool(item.signs) for item in bank.items) >= MOSTLY * len(bank.items)
    return Lesson(name, widget, title, {"name": widget, **answers}, addresses, data, about, scored=True)


def figure_lesson(name: str) -> Lesson:
    """Return one figure with its tasks. Raises KeyError naming the nearest for one that there is not."""
    if name not in FIGURES:
        raise UnknownNameError(f"there is no figure “{name}”; {instead(name, FIGURES, 'there are')}")
    figure = declared(name)
    texts = (figure.title, figure.caption, *figure.tasks, *figure.answer)
    views, pictures = _stills(figure)
    return Lesson(
        name,
        f"figure:{name}",
        figure.title,
        {"name": f"figure:{name}", **figure.check({})},
        _figure_addresses(figure),
        _figure_data(figure),
        any(calls_emergency(text) for text in texts),
        scored=False,
        views=views,
        pictures=pictures,
    )


def _figure_addresses(figure: Figure) -> dict[str, str]:
    muscles = {"_bands": "muscles.json"} if figure.has_muscles else {}
    return {
        **muscles,
        "_definition": f"figure-{figure.id}.json",
        "_shapes": "solids.json" if figure.solid else "outlines.json",
    }


def _figure_data(figure: Figure) -> dict[str, object]:
    from hipspine.figures.muscles import bands
    from hipspine.figures.skeleton import outlines, solids

    shapes = {"solids.json": solids()} if figure.solid else {"outlines.json": outlines()}
    muscles = {"muscles.json": bands()} if figure.has_muscles else {}
    return {f"figure-{figure.id}.json": figure.definition, **shapes, **muscles}


def _stills(figure: Figure) -> tuple[tuple[View, ...], dict[str, str]]:
    """Return the still pictures of what only a drawing library can turn, which the page does without."""
    from hipspine.figures.svg import WIDTHS, svg

    views: list[View] = []
    files: dict[str, str] = {}
    for view in figure.views:
        named = {theme: f"{figure.id}-{view.id}-{theme}.svg" for theme in THEMES}
        views.append(View(view.id, f"{figure.title}: {view.label}", named))
        files |= {file: svg(figure, theme, width=WIDTHS["phone"], view=view.id) for theme, file in named.items()}
    return tuple(views), files


def page(lesson: Lesson, script: str, sheet: str) -> str:
    """Return the page of a lesson as HTML; ``script`` and ``sheet`` are the files beside it that it loads."""
    emergency = load_emergency()
    return render(
        "hipspine.teaching.exports",
        "lesson.html",
        lesson=lesson,
        course=wording.COURSE,
        needs_script=wording.NEEDS_SCRIPT,
        help_now=HELP_NOW,
        such_as=emergency.such_as(),
        box=BOX.strip("*"),
        no_appointment=NO_APPOINTMENT,
        signs=[(group.heading, [sentence(sign) for sign in signs]) for group, signs in emergency.grouped()],
        addresses=json.dumps(lesson.addresses),
        state=as_json(lesson.state),
        data=[(name, as_json(value)) for name, value in lesson.data.items()],
        themes=THEMES,
        script_file=script,
        sheet_file=sheet,
    )


def as_json(value: object) -> Markup:
    """Return JSON that no script element can be ended by."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
