"""The tests that the figure ``examination`` shows. The first shows every part of the drawing; no test is ranked."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.ratios import Row
from hipspine.figures.texts import texts

_say = texts("examination")
_REVIEW = str(number("hipoa-squat-posterior").n).replace("1110 patients", "1,110 people")
_BOTH = ("lr_pos", "lr_neg")


def _row(name: str, key: str, ours: tuple[str, ...] = ()) -> Row:
    """Return a test with the words of ``tests.NAME``; ``key`` is its number, ``ours`` names what we worked out."""
    n = number(key).n
    people = f"{n:,}" if isinstance(n, int) else n
    return Row(id=name, number=key, ours=ours, **_say.fields(f"tests.{name}", n=people, review=_REVIEW))


ROWS = (
    _row("sij", "exam-sij-cluster"),
    _row("fadir_fai", "exam-fadir-fai"),
    _row("fadir_labrum", "exam-fadir-labrum"),
    _row("faber_fai", "exam-faber-fai"),
    _row("trendelenburg", "exam-trendelenburg"),
    _row("squat", "exam-hipoa-squat"),
    _row("adduction", "exam-hipoa-adduction", ours=("lr_neg",)),
    _row("abductors", "exam-hipoa-abductors"),
    _row("stairs", "exam-hipoa-stairs"),
    _row("sitting", "exam-hipoa-sitting"),
    _row("under_60", "exam-hipoa-under-60"),
    _row("groin", "exam-groin-hip-v-stenosis", ours=_BOTH),
    _row("outer_hip", "exam-gtps-cluster", ours=_BOTH),
    _row("slr_surgical", "exam-slr-surgical", ours=_BOTH),
    _row("slr_mri", "exam-slr-mri"),
    _row("crossed_slr", "exam-crossed-slr", ours=_BOTH),
    _row("sensory", "exam-sensory", ours=_BOTH),
    _row("thomas", "exam-thomas", ours=_BOTH),
)
