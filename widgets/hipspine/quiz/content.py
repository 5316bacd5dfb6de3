"""What a page or a notebook shows of a quiz: plain data with ready HTML. Practice quizzes carry their key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NotRequired, Protocol, TypedDict, TypeGuard

from hipspine.evidence import NOT_IN_DOCUMENT, VERDICTS, Claim, Omission, Reference
from hipspine.models.program import Program
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds.parametric import Parametric
from hipspine.quiz.schema import Bank
from hipspine.quiz.text import to_html

PIXELS = 400
"""How many units of the body's drawing a metre takes."""


class FigureQuestion(Protocol):
    """A question that is answered by setting a figure."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def figure(self) -> str:
        """The figure's name."""

    @property
    def start(self) -> Mapping[str, float | str]:
        """What the figure is set to at first."""


class QuizData(TypedDict):
    """A quiz as JSON; the book adds the ``places`` where each claim stands."""

    quiz: str
    title: str
    objectives: dict[str, str]
    claims: dict[str, str]
    works: dict[str, dict[str, str]]
    items: list[dict[str, object]]
    places: NotRequired[Mapping[str, object]]


def content(bank: Bank, claims: Mapping[str, Claim | Omission], references: Mapping[str, Reference]) -> QuizData:
    """Return a quiz as JSON data: title, objectives and items; every text is HTML made by ``to_html``.

    Items name their claims and sources, which stand once beside them: with a label and, for a source, the address of
    the work itself.
    """
    claimed = dict.fromkeys(name for item in bank.items for name in item.claims)
    cited = dict.fromkeys(key for item in bank.items for key in item.sources)
    return {
        "quiz": bank.quiz,
        "title": to_html(bank.title),
        "objectives": {name: to_html(text) for name, text in bank.objectives.items()},
        "claims": {name: _label(claims[name]) for name in claimed},
        "works": {key: _work(references[key]) for key in cited},
        "items": [_item(item) for item in bank.items],
    }


def programs(bank: Bank) -> dict[str, Program]:
    """Return, by id, the program that computes what a parametric question's numbers lead to."""
    return {item.id: item.program for item in bank.items if isinstance(item, Parametric)}


def figures_of(bank: Bank) -> list[FigureQuestion]:
    """Return the questions of a bank that are answered by setting a figure: each has its ``figure`` and ``start``."""
    return [item for item in bank.items if _sets_figure(item)]


def _sets_figure(item: object) -> TypeGuard[FigureQuestion]:
    return isinstance(item, Question) and item.draws_figure


def body_of(bank: Bank) -> dict[str, object]:
    """Return the body of the pain map where a question asks for it, else nothing."""
    return body_map() if any(item.draws_body for item in bank.items) else {}


@cache
def body_map() -> dict[str, object]:
    """Return the body of the pain map as SVG paths, in three views with their regions."""
    from hipspine.figures.pain_map import BOTTOM, LEFT, RIGHT, TOP, VIEWS
    from hipspine.figures.skeleton import outlines

    shapes = outlines()

    def path(name: str) -> str:
        rings = (" ".join(f"{x * PIXELS:.0f},{(TOP - y) * PIXELS:.0f}" for x, y in ring) for ring in shapes[name])
        return "".join(f"M{ring}Z" for ring in rings)

    views = [
        {
            "name": side,
            "x": round(turn.x * PIXELS),
            "skin": path(f"body/{side}"),
            "regions": {name.rsplit("/", 1)[1]: path(name) for name in shapes if name.startswith(f"body/{side}/")},
        }
        for side, turn in VIEWS.items()
    ]
    box = (LEFT, 0, RIGHT - LEFT, TOP - BOTTOM)
    return {"box": " ".join(f"{side * PIXELS:.0f}" for side in box), "views": views}


def _item(item: Question) -> dict[str, object]:
    return {
        "id": item.id,
        "version": item.version,
        "kind": item.kind,
        "objective": item.objective,
        "level": item.level,
        "stem": to_html(item.stem),
        "hints": [to_html(hint) for hint in item.hints],
        "explanation": to_html(item.explanation),
        "claims": item.claims,
        "sources": item.sources,
        **({"section": item.section} if item.section else {}),
        **({"picture": item.picture.public()} if item.picture else {}),
        **item.public(),
    }


def _label(claim: Claim | Omission) -> str:
    return VERDICTS[claim.verdict] if isinstance(claim, Claim) else NOT_IN_DOCUMENT


def _work(work: Reference) -> dict[str, str]:
    address = f"https://doi.org/{work.doi}" if work.doi else work.url or ""
    return {"label": work.label, "address": address}
