"""Where nerves feel, as the plates draw it: what ``data/nerve-areas.yml`` holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hipspine.datafile import DataError, read_yaml
from hipspine.evidence.records import Ident, Record, by_id, raise_all, read_records
from hipspine.paths import data_path

Corner = tuple[float, float]


class NerveArea(Record):
    """An area of skin or of the hip joint that a nerve feels; the head of the file says what the fields are for."""

    id: Ident
    nerve: Ident
    kind: Literal["skin", "joint"]
    plate: Literal["front", "back"]
    at: Corner
    points: Annotated[tuple[Corner, ...], Field(min_length=4)]


def read_nerve_areas(path: Path) -> Mapping[str, NerveArea]:
    """Read and check the file. Raises DataError and DataErrors with every line that is wrong."""
    document = read_yaml(path)
    records, errors = read_records(document, "areas", NerveArea)
    for area, place in records:
        if area.id != f"{area.nerve}-{area.kind}":
            problem = f"the id of this area is its nerve and kind, “{area.nerve}-{area.kind}”"
            errors.append(DataError(document.file, document.line(*place, "id"), problem))
    table = by_id(document, records, errors)
    raise_all(errors)
    return table


@cache
def load_nerve_areas() -> Mapping[str, NerveArea]:
    """Return all areas by id. Raises DataError or DataErrors."""
    return read_nerve_areas(data_path() / "nerve-areas.yml")
