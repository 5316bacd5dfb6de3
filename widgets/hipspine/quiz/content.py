"""What a page or a notebook shows of a quiz: plain data with ready HTML. Practice quizzes carry their key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hipspine.evidence import VERDICTS, Claim, Omission, Reference
from hipspine.quiz.schema import Bank, Numeric, Several, Single
from hipspine.quiz.text import to_html


def content(bank: Bank, claims: Mapping[str, Claim | Omission], references: Mapping[str, Reference]) -> dict[str, Any]:
    """Return a quiz as JSON data: title, objectives and items; every text is HTML made by ``to_html``.

    Sources and claims carry a label and a link to the book's pages; a source also has the address of the work itself.
    """
    return {
        "title": to_html(bank.title),
        "objectives": {name: to_html(text) for name, text in bank.objectives.items()},
        "items": [_item(item, claims, references) for item in bank.items],
    }


def _item(
    item: Single | Several | Numeric, claims: Mapping[str, Claim | Omission], references: Mapping[str, Reference]
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "version": item.version,
        "kind": item.kind,
        "objective": item.objective,
        "stem": to_html(item.stem),
        "explanation": to_html(item.explanation),
        "claims": [_claim(claims[name]) for name in item.claims],
        "sources": [_source(references[key]) for key in item.sources],
    }
    if isinstance(item, Numeric):
        data["answer"] = {
            "value": item.answer.value,
            "tolerance": item.answer.tolerance,
            "unit": to_html(item.answer.unit or ""),
            "feedback": to_html(item.answer.feedback),
        }
        data["mistakes"] = [
            {"value": mistake.value, "tolerance": mistake.tolerance, "feedback": to_html(mistake.feedback)}
            for mistake in item.mistakes
        ]
        data["otherwise"] = to_html(item.otherwise)
    else:
        data["options"] = [
            {
                "id": option.id,
                "text": to_html(option.text),
                "correct": option.correct,
                "feedback": to_html(option.feedback),
            }
            for option in item.options
        ]
    return data


def _claim(claim: Claim | Omission) -> dict[str, str]:
    label = VERDICTS[claim.verdict] if isinstance(claim, Claim) else "not in the source document"
    return {"id": claim.id, "label": label, "href": f"evidence.html#claim-{claim.id}"}


def _source(work: Reference) -> dict[str, str]:
    address = f"https://doi.org/{work.doi}" if work.doi else work.url or ""
    return {"label": work.label, "title": work.title, "href": f"references.html#ref-{work.key}", "work": address}
