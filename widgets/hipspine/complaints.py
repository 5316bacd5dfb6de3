"""What pydantic complains about, as one line with the file, the line, what is wrong and what is allowed.

A room that reads files says in a table of ``Wording`` how it speaks; this module finds the record that holds the field,
what its fields are, and fills the words in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from hipspine.datafile import DataError, Document

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

Place = tuple[str | int, ...]
Wording = Mapping[str, tuple[str, str]]
"""Type of complaint -> what is wrong, what is allowed; "" stands for every other type.

Names in braces come from the complaint: its context (such as ``{ge}``), ``{field}``, ``{value}`` (as Python writes it),
``{plain}`` (a number or text in brackets, nothing for anything larger), ``{length}``, ``{message}``, and ``{fields}``
and ``{required}`` of the record that holds the field.
"""


def complaint(
    document: Document,
    place: Place,
    owner: str,
    field: str,
    holder: type[BaseModel],
    detail: ErrorDetails,
    wording: Wording,
) -> DataError:
    """Return one complaint of pydantic (``detail``) about the entry at ``place`` as an error with its line.

    ``owner`` names whose ``field`` it is, ``holder`` is the model of the record that holds it.
    """
    problem, allowed = wording.get(detail["type"], wording[""])
    facts = _facts(detail, field, holder)
    return DataError(
        document.file, document.line(*place), owner + problem.format_map(facts), allowed.format_map(facts).strip()
    )


def model_at(model: type[BaseModel], place: Place) -> type[BaseModel]:
    """Return the model of the record that is, or holds, the entry at ``place`` within a record of ``model``."""
    for step in place:
        if isinstance(step, str) and step in fields_of(model):
            model = record_in(model.model_fields[fields_of(model)[step]].annotation) or model
    return model


def record_in(annotation: object) -> type[BaseModel] | None:
    """Return the model of the records that a field holds, if it holds records of one kind."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [model for part in get_args(annotation) if (model := record_in(part))]
    return found[0] if len(found) == 1 else None


def fields_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a model: name in a file -> name in Python."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _required(field: FieldInfo) -> bool:
    """Return whether a field has to be there, also where only some files may leave it out (``practice`` says so)."""
    extra = field.json_schema_extra
    return field.is_required() or (isinstance(extra, dict) and "practice" in extra)


def _facts(detail: ErrorDetails, field: str, holder: type[BaseModel]) -> Mapping[str, object]:
    value = detail["input"]
    required = [name for name, own in fields_of(holder).items() if _required(holder.model_fields[own])]
    facts: dict[str, object] = {
        "field": field,
        "value": repr(value),
        "plain": f" ({value!r})" if isinstance(value, str | int | float) else "",
        "length": len(value) if isinstance(value, str) else 0,
        "message": detail["msg"].removeprefix("Value error, "),
        "fields": ", ".join(fields_of(holder)),
        "required": ", ".join(required),
    }
    return defaultdict(str, facts | dict(detail.get("ctx", {})))
