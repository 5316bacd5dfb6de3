"""What a question consists of, as it is seen, so that one that came back from another tool can be held against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hipspine.quiz.interactions.enter.numbers import nine_digits
from hipspine.quiz.interactions.question import Question
from tests.support.export_samples import said


def parts(item: Question) -> dict[str, Any]:
    """Return kind, texts, key, tolerances and feedback of a question; partners of a matching by their words."""
    raw = item.model_dump(exclude={"kind", "id", "version"})
    kind = "number" if item.kind == "parametric" else "written" if item.kind == "compare" else item.kind
    told: dict[str, Any] = {"kind": kind, "stem": said(item.stem), "explanation": said(item.explanation)}
    told["hints"] = [said(hint) for hint in item.hints]
    told["points"] = item.points
    if kind in ("single", "several", "reason", "ordering"):
        told["options"] = [said(one["text"]) for one in raw["options"]]
        told["feedback"] = [said(one["feedback"]) for one in raw["options"]]
        told["right"] = [one.get("correct") for one in raw["options"]]
    if kind == "reason":
        told["truth"] = raw["truth"]
        told["of truth"] = [said(raw["if_true"]), said(raw["if_false"])]
    if kind == "body":
        told["right"] = sorted(one["region"] for one in raw["regions"] if one["correct"])
        names = {one["region"]: said(one["feedback"]) for one in raw["regions"]}
        told["feedback"] = {name: text for name, text in names.items() if text != said(raw["otherwise"])}
        told["otherwise"] = said(raw["otherwise"])
    if kind == "number":
        told["answer"] = amount(raw["answer"])
        told["unit"] = said(raw["answer"]["unit"] or "")
        told["mistakes"] = [amount(one) for one in raw["mistakes"]]
        told["otherwise"] = said(raw["otherwise"])
    if kind == "matching":
        partners = {one["id"]: said(one["text"]) for one in raw["options"]}
        told["pairs"] = [(said(one["text"]), partners[one["match"]]) for one in raw["pairs"]]
        told["feedback"] = [said(one["feedback"]) for one in raw["pairs"]]
        told["options"] = sorted(partners.values())
    if kind == "cloze":
        told["text"] = said(raw["text"])
        told["gaps"] = [gap(one) for one in raw["gaps"]]
        told["feedback"] = [said(one["feedback"]) for one in raw["gaps"]]
    if kind == "written":
        told["model answer"] = said(raw["model_answer"])
        told["rubric"] = [said(one) for one in raw["rubric"]]
    return told


def amount(one: Mapping[str, Any]) -> tuple[float, float, str]:
    # The course compares numbers by nine digits, and exports write as many.
    return nine_digits(one["value"]), nine_digits(one["tolerance"]), said(one["feedback"])


def gap(one: Mapping[str, Any]) -> tuple[Any, ...]:
    if one["options"]:
        return tuple((said(option["text"]), option["correct"]) for option in one["options"])
    return tuple(one["accepted"])
