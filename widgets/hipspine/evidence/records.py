"""Reading lists of records from YAML: every record is checked, and everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from hipspine.complaints import Wording, complaint, model_at
from hipspine.datafile import DataError, DataErrors, Document

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Ident = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A stable name: small letters and digits, joined by single hyphens."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text with at least one visible character."""


class Record(BaseModel):
    """A record whose misspelt fields are refused and whose values stay as they were read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Place = tuple[str, int]
"""Where a record stands: the name of its list, and its index there."""
R = TypeVar("R", bound=Record)


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its stable name."""


Named = TypeVar("Named", bound=Identified)
_WORDS: Wording = {
    "extra_forbidden": ("unknown field “{field}”", "{fields}"),
    "missing": ("the field “{field}” is missing", ""),
    "string_pattern_mismatch": ("{field} {value} is not a name", "small letters, digits, single hyphens"),
    "literal_error": ("{field} {value} is not known", "{expected}"),
    "string_too_long": ("{field} is {length} characters long", "{max_length} at most"),
    "value_error": ("{field}: {message}", ""),
    "": ("{field} {value}: {message}", "{expected}"),
}
_OF_RECORD: Wording = {"": ("{message}", "{expected}")}


def read_records(
    document: Document, section: str, kind: type[R], extra: Mapping[str, object] | None = None
) -> tuple[list[tuple[R, Place]], list[DataError]]:
    """Return the records of the list ``document.data[section]``, each with its place, and what is wrong elsewhere.

    ``extra`` holds fields that come from elsewhere than the file (a figure's section, for example).
    """
    entries = document.data.get(section) if isinstance(document.data, dict) else None
    if not isinstance(entries, list):
        return [], [DataError(document.file, document.line(section), f"“{section}” must be a list of records")]
    records: list[tuple[R, Place]] = []
    errors: list[DataError] = []
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            line = document.line(section, index)
            errors.append(DataError(document.file, line, f"this entry of “{section}” has no named fields"))
            continue
        try:
            records.append((kind.model_validate({**entry, **(extra or {})}), (section, index)))
        except ValidationError as error:
            errors += [_explain(document, (section, index), entry, kind, detail) for detail in error.errors()]
    return records, errors


def by_id(document: Document, records: Iterable[tuple[Named, Place]], errors: list[DataError]) -> dict[str, Named]:
    """Return the records by their ``id``; an id that stands twice is added to ``errors`` with its line."""
    table: dict[str, Named] = {}
    lines: dict[str, int] = {}
    for record, place in records:
        line = document.line(*place)
        if record.id in table:
            problem = f"the id “{record.id}” already stands on line {lines[record.id]}"
            errors.append(DataError(document.file, line, problem))
        table.setdefault(record.id, record)
        lines.setdefault(record.id, line)
    return table


def raise_all(errors: list[DataError]) -> None:
    """Raise DataErrors when there is anything to tell."""
    if errors:
        raise DataErrors(errors)


def _explain(
    document: Document, place: Place, entry: Mapping[str, object], kind: type[Record], detail: ErrorDetails
) -> DataError:
    """Put one complaint of pydantic into a line that names the record, the field and what is allowed."""
    where = detail["loc"]
    field = ".".join(str(part) for part in where)
    # A complaint about a whole record, and one that a validator of the course's own makes, need no value.
    words = _WORDS if field else _OF_RECORD
    owner = f"{entry.get('id', 'this record')}: "
    return complaint(document, (*place, *where), owner, field, model_at(kind, where[:-1]), detail, words)
