"""Whether a question can stand in a question file: the checks of `hipspine release --bank`, for one question."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from hipspine.datafile import Document
from hipspine.evidence import Claim, Emergency, Omission, Reference, load_claims, load_emergency, load_references
from hipspine.plain_yaml import parse
from hipspine.quiz.interactions.own import OWN
from hipspine.quiz.schema import Bank
from hipspine.quiz.validate import Validation
from hipspine.quiz.wording import explain
from hipspine.teaching.imports.writing import question_file

if TYPE_CHECKING:
    from hipspine.teaching.imports.building import Raw


def refusal(item: Raw, quiz: str) -> str:
    """Return why a question cannot stand in the question file ``quiz``, "" where it can."""
    text = question_file(quiz, "title", [item], {})
    data, lines = parse(text)
    if data["items"] != [item]:
        return "its texts hold signs that cannot be written"
    document = Document(quiz, data, lines)
    errors = []
    try:
        Bank.model_validate(data, context=OWN)
    except ValidationError as error:
        errors += [explain(document, detail) for detail in error.errors()]
    claims, references, emergency = _evidence()
    errors += Validation(document, quiz, claims, references, emergency).errors()
    told = [f"{one.problem.removeprefix(item['id']).lstrip(', :')} (allowed: {one.allowed})" for one in errors]
    return "; ".join(dict.fromkeys(told))


@cache
def _evidence() -> tuple[dict[str, Claim | Omission], dict[str, Reference], Emergency]:
    return load_claims(), load_references(), load_emergency()
