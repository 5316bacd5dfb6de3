"""A small question file and the evidence that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hipspine.evidence import Claim, Omission, Reference
from hipspine.quiz.bank import load_bank
from hipspine.quiz.content import content
from hipspine.quiz.schema import Bank

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "sample.yml"
KINDS = DATA / "kinds.yml"


def _reference(key: str, gaps: tuple[str, ...] = ()) -> Reference:
    return Reference(
        key=key, label="Doe 2001", title="Levers", year="2001", doi=None, url=None, note="", verified=True, gaps=gaps
    )


REFERENCES = {key: _reference(key) for key in ("doe2001levers",)} | {
    "vague1999": _reference("vague1999", gaps=("author",))
}
_WHERE = {"chapter": "mechanics", "sources": ("doe2001levers",)}
CLAIMS = {
    "one-leg-load": Claim(id="one-leg-load", claim="C", verdict="well-supported", nuance="N", **_WHERE),
    "left-out": Omission(id="left-out", text="T", **_WHERE),
}


def sample_bank(path: Path = SAMPLE) -> Bank:
    return load_bank(path, claims=CLAIMS, references=REFERENCES)


def all_samples() -> Bank:
    """Return a bank with one question of every kind."""
    return sample_bank(KINDS)


def sample_content(path: Path = SAMPLE) -> dict:
    return content(sample_bank(path), CLAIMS, REFERENCES)


def texts(told: Any) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(told, str):
        yield told
    for part in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from texts(part)
