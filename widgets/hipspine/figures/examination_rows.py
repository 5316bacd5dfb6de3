"""The tests that the figure ``examination`` shows, each with what was published of both its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hipspine.evidence import number
from hipspine.models.finding import FINDING

_ARTHRITIS = "hip arthritis on an X-ray"
_SORE_HIP = "people with hip or groin pain"
_REVIEW = number("hipoa-squat-posterior").n.replace("1110 patients", "1,110 people")


@dataclass(frozen=True)
class Ratio:
    """One likelihood ratio: its ``value``, its 95 % interval or its range across studies, and whether it is ours."""

    value: float | None = None
    interval: tuple[float, float] | None = None
    spread: tuple[float, float] | None = None
    ours: bool = False

    @property
    def raises(self) -> bool:
        """Whether it speaks for what is looked for."""
        return (self.value if self.value is not None else sum(self.spread) / 2) > 1


@dataclass(frozen=True)
class Row:
    """One test. ``yes`` and ``no`` name its two answers; ``sought`` is what it is held against, in ``people``.

    ``ours`` names the ratios ("lr_pos", "lr_neg") that are our calculation, ``note`` what else must be known.
    """

    id: str
    number: str
    label: str
    title: str
    sought: str
    people: str
    studied: str
    yes: str
    no: str
    note: str
    ours: tuple[str, ...] = ()

    @property
    def ratios(self) -> dict[str, Ratio]:
        """The ratio of each answer, "yes" and "no"; left out where none was published."""
        entry = number(self.number)
        value = _ratios_of(entry.value)
        bounds = entry.ci95 if isinstance(entry.ci95, dict) else {}
        names = {"yes": "lr_pos", "no": "lr_neg"}
        if "lr" in value:  # one feature compared with its absence: the ratio of the feature alone
            names = {"yes": "lr"}
        return {
            answer: _ratio(value[name], bounds.get(name), name in self.ours)
            for answer, name in names.items()
            if name in value
        }

    @property
    def before(self) -> float | None:
        """How many of 100 have it before the test; None where the population gives no starting chance."""
        entry = number(self.number)
        return entry.value.get("before", entry.pretest)

    def after(self, answer: str) -> tuple[float, float | None, float | None] | None:
        """Return how many of 100 have it after an answer, with the interval's ends; None where it cannot be told."""
        entry, ratio = number(self.number), self.ratios.get(answer)
        ready = entry.value.get({"yes": "both_positive", "no": "both_negative"}[answer])
        if ready is not None:  # published after the test, so nothing is calculated
            return ready, None, None
        if self.before is None or ratio is None or ratio.value is None:
            return None
        told = [
            None if r is None else 100 * FINDING(pretest=self.before / 100, lr=max(0.05, min(30, r)))["posttest"]
            for r in (ratio.value, *(ratio.interval or (None, None)))
        ]
        return told[0], told[1], told[2]


def _ratio(value: Any, bounds: tuple[float, float] | None, ours: bool) -> Ratio:
    if isinstance(value, list):
        return Ratio(spread=(value[0], value[1]))
    return Ratio(value, tuple(bounds) if bounds else None, ours=ours)


def _ratios_of(value: dict[str, Any]) -> dict[str, Any]:
    """Return the entry's ratios, or those that follow from its shares."""
    if "sensitivity" in value:
        whole = 100 if value["sensitivity"] > 1 else 1
        sees, clears = value["sensitivity"] / whole, value["specificity"] / whole
        return {"lr_pos": sees / (1 - clears), "lr_neg": (1 - sees) / clears}
    if "before" in value:
        odds = {name: value[name] / (100 - value[name]) for name in ("before", "both_positive", "both_negative")}
        return {"lr_pos": odds["both_positive"] / odds["before"], "lr_neg": odds["both_negative"] / odds["before"]}
    return value


_BOTH = ("lr_pos", "lr_neg")

ROWS = (
    Row(
        id="fadir_fai",
        number="exam-fadir-fai",
        label="FADIR: hip impingement",
        title="FADIR: knee up, across and turned",
        sought="hip impingement",
        people="people with hip pain",
        studied="9 groups, {n} people, mostly in hip clinics",
        yes="it hurts",
        no="it does not hurt",
        note="Most sore hips hurt in this test, and many fine ones too. It was not tested for a break, an infection or "
        "lost blood supply.",
    ),
    Row(
        id="fadir_labrum",
        number="exam-fadir-labrum",
        label="FADIR: torn labrum",
        title="FADIR: knee up, across and turned",
        sought="a torn labrum",
        people="people with hip pain",
        studied="7 groups, {n} people, mostly in hip clinics",
        yes="it hurts",
        no="it does not hurt",
        note="It was not tested for a break, an infection or lost blood supply.",
    ),
    Row(
        id="faber_fai",
        number="exam-faber-fai",
        label="FABER: hip impingement",
        title="FABER: foot on knee, knee out",
        sought="hip impingement",
        people="people with hip pain",
        studied="2 groups, {n} people",
        yes="it hurts",
        no="it does not hurt",
        note="Both answers lie near 1. A knee that will not fall out far moves it little more (678 people: 1.01 to "
        "1.36, or 0.41 to 0.93 when it falls as far as the other).",
    ),
    Row(
        id="squat",
        number="exam-hipoa-squat",
        label="Hip arthritis: pain behind on squatting",
        title="Pain at the back of the hip on squatting",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="it hurts there",
        no="it does not hurt",
        note="The interval is very wide.",
    ),
    Row(
        id="adduction",
        number="exam-hipoa-adduction",
        label="Hip arthritis: leg hardly moves across",
        title="The leg hardly moves across the other",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="it is limited",
        no="it moves well",
        note="The intervals could not be read, so these two points look surer than they are.",
        ours=("lr_neg",),
    ),
    Row(
        id="abductors",
        number="exam-hipoa-abductors",
        label="Hip arthritis: weak outward push",
        title="A weak push of the leg outwards",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="it is weak",
        no="it is strong",
        note="",
    ),
    Row(
        id="stairs",
        number="exam-hipoa-stairs",
        label="Hip arthritis: pain on stairs",
        title="Pain on stairs or slopes (your story)",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="it hurts there",
        no="it does not hurt",
        note="",
    ),
    Row(
        id="sitting",
        number="exam-hipoa-sitting",
        label="Hip arthritis: sitting brings no ease",
        title="Sitting brings no ease (your story)",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="no ease",
        no="it eases",
        note="Here the finding speaks against hip arthritis. It does not say that nothing is wrong.",
    ),
    Row(
        id="under_60",
        number="exam-hipoa-under-60",
        label="Hip arthritis: age under 60",
        title="Age under 60 (your story)",
        sought=_ARTHRITIS,
        people=_SORE_HIP,
        studied=f"review of {_REVIEW}",
        yes="under 60",
        no="60 or over",
        note="The start of 34 belongs to people of about 65 on average, so for younger people it is too high.",
    ),
    Row(
        id="groin",
        number="exam-groin-hip-v-stenosis",
        label="Groin pain: hip or narrowed canal?",
        title="Pain in the groin (your story)",
        sought="the hip, not a narrowed spinal canal",
        people="people waiting for an operation",
        studied="60 before a new hip, 60 before back surgery",
        yes="groin pain",
        no="no groin pain",
        note="Half had a sore hip because the study chose them so. In a clinic it is another share.",
        ours=_BOTH,
    ),
    Row(
        id="outer_hip",
        number="exam-gtps-cluster",
        label="Outer hip: pressing and pushing out",
        title="Pressing the outer hip, and a push outwards",
        sought="pain from the outer-hip tendons",
        people="people in these studies",
        studied="6 studies, 272 people",
        yes="both hurt",
        no="neither hurts",
        note="Two tests that were studied together. The chances are as published, the ratios follow from them. "
        "How sure: very low to moderate.",
        ours=_BOTH,
    ),
    Row(
        id="sij",
        number="exam-sij-cluster",
        label="Back of the pelvis: pressure tests",
        title="Pressure tests of the sacroiliac joint",
        sought="relief by numbing that joint",
        people="people with back pain",
        studied="{n}",
        yes="most hurt",
        no="few or none",
        note="How sure: very low. The tests speak better against this joint than for it.",
    ),
    Row(
        id="slr_surgical",
        number="exam-slr-surgical",
        label="Straight leg raise: before surgery",
        title="Straight leg raise, sore side",
        sought="a slipped disc",
        people="people in surgical clinics",
        studied="a review, people in surgical clinics",
        yes="leg pain",
        no="no leg pain",
        note="In these clinics few with a slipped disc had no pain in the test.",
        ours=_BOTH,
    ),
    Row(
        id="slr_mri",
        number="exam-slr-mri",
        label="Straight leg raise: against MRI",
        title="Straight leg raise, sore side",
        sought="a slipped disc on MRI",
        people="people with sciatic pain",
        studied="{n} people with sciatic pain",
        yes="leg pain",
        no="no leg pain",
        note="Here the same test missed almost two in three. So a test without pain tells less here than in a surgical "
        "clinic.",
    ),
    Row(
        id="crossed_slr",
        number="exam-crossed-slr",
        label="Raising the other leg: before surgery",
        title="Raising the other leg",
        sought="a slipped disc",
        people="people in surgical clinics",
        studied="a review, people in surgical clinics",
        yes="pain in the sore leg",
        no="no such pain",
        note="More telling when it hurts. When it does not, it says little.",
        ours=_BOTH,
    ),
    Row(
        id="sensory",
        number="exam-sensory",
        label="Nerve check: feeling in the leg",
        title="Nerve check: feeling in the leg",
        sought="a pressed nerve on MRI",
        people="people with leg pain from the back",
        studied="a review, people with leg pain",
        yes="feeling is less",
        no="feeling is normal",
        note="Both answers are weak. A normal result does not rule a nerve out.",
        ours=_BOTH,
    ),
    Row(
        id="thomas",
        number="exam-thomas",
        label="Thomas test: tight hip flexors",
        title="Thomas test: does the thigh stay up?",
        sought="a hip that lacks stretch, by motion cameras",
        people="healthy students",
        studied="{n} healthy students",
        yes="it stays up",
        no="it comes down",
        note="Unless the pelvis is held still, both answers point the wrong way here. With 29 people this is unsure.",
        ours=_BOTH,
    ),
)


def missing_chance(row: Row) -> str:
    """Return why a row shows no chance."""
    return f"Nobody counted, for {row.people} like yours, how many have it. So there is no starting chance."
