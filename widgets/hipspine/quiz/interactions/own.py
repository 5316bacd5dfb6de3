"""What instructors' own banks may leave out, and the course's practice may not: feedback, explanation, level, sources.

A reader of the pages learns from the feedback; nobody stands beside them. Instructors bring questions from elsewhere,
which often have none, and are there themselves. So one form serves both, and the context ``OWN`` loosens it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo, ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticKnownError

from hipspine.quiz.interactions.base import Ident, Text

OWN = {"own": True}
"""The context in which pydantic reads an instructor's own bank, and what was made of one."""

LEVELS = ("recall", "understand", "apply", "analyse")


def _own(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("own"))


def _perhaps(empty: Callable[[], Any]) -> WrapValidator:
    """Return what takes nothing for a field in an own bank, and there alone."""

    def check(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if not value and not isinstance(value, bool) and _own(info):
            return empty()
        if value is None:
            raise PydanticKnownError("missing")
        return handler(value)

    return WrapValidator(check)


def _absent() -> Any:
    """Return what says that a field may be left out of an own bank: a new one for each, as pydantic keeps its name."""
    return Field(default=None, validate_default=True, json_schema_extra={"practice": {"required": True}})


def _known(level: str) -> str:
    if level not in LEVELS:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{one}'" for one in LEVELS)})
    return level


def numbered(practice: tuple[int, int], own: tuple[int, int]) -> tuple[AfterValidator, FieldInfo]:
    """Return what holds a list to so many entries (at least, at most): in practice, and in an own bank."""

    def check(entries: list[Any], info: ValidationInfo) -> list[Any]:
        least, most = own if _own(info) else practice
        found = len(entries)
        if found < least:
            raise PydanticKnownError("too_short", {"field_type": "List", "min_length": least, "actual_length": found})
        if found > most:
            raise PydanticKnownError("too_long", {"field_type": "List", "max_length": most, "actual_length": found})
        return entries

    told: dict[str, Any] = {
        name: {"minItems": limits[0], "maxItems": limits[1]} for name, limits in (("practice", practice), ("own", own))
    }
    return AfterValidator(check), Field(json_schema_extra=told)


Told = Annotated[Text, _perhaps(str), _absent()]
"""A text that an own bank may leave out: "" then."""

Named = Annotated[Ident, _perhaps(str), _absent()]
Level = Annotated[
    str, AfterValidator(_known), WithJsonSchema({"enum": [*LEVELS], "type": "string"}), _perhaps(str), _absent()
]
Difficulty = Annotated[int, Field(ge=1, le=5), _perhaps(int), _absent()]
"""From 1 to 5; 0 where an own bank does not say."""

Claims = Annotated[list[Ident], _perhaps(list), _absent()]
Keys = Annotated[list[str], Field(min_length=1), _perhaps(list), _absent()]
Objectives = Annotated[dict[str, Text], Field(min_length=1), _perhaps(dict), _absent()]
Points = Annotated[list[Text], Field(min_length=1), _perhaps(list), _absent()]
