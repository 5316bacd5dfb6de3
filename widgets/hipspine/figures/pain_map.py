"""Where people with a painful hip feel it: three studies on one body, seen from the front, the side and the back."""

from __future__ import annotations

import sympy as sp

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.muscles import muscles
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Area, Bone, Icons, Label, Line, Nerve, Primitive, Region, Turn
from hipspine.figures.skeleton import anchors, outlines
from hipspine.figures.texts import texts
from hipspine.figures.trunk import trunk

say = texts("pain-map")

_lesher = {**number("lesher-map").value, **number("lesher-thigh-split").value}
_poulsen = number("poulsen-map").value
_khan = number("khan-below-knee").value

say.know(
    lesher_buttock=_lesher["buttock"],
    poulsen_greater_trochanter=_poulsen["greater_trochanter"],
    lesher_lower_leg=_lesher["lower_leg"],
    poulsen_lower_leg=_poulsen["lower_leg"],
    khan=_khan,
    lesher_groin=_lesher["groin"],
    lesher_distal_to_knee=_lesher["distal_to_knee"],
    poulsen_groin=_poulsen["groin"],
    poulsen_buttock=_poulsen["buttock"],
)

# region of the drawing -> what each study counted there; a study left out did not ask
_REGIONS: dict[str, dict[str, float]] = {
    "buttock": {"lesher": _lesher["buttock"], "poulsen": _poulsen["buttock"]},
    "groin": {"lesher": _lesher["groin"], "poulsen": _poulsen["groin"]},
    "greater_trochanter": {"poulsen": _poulsen["greater_trochanter"]},
    "thigh_anterior": {"lesher": _lesher["anterior"], "poulsen": _poulsen["thigh_anterior_lateral"]},
    "thigh_lateral": {"lesher": _lesher["lateral"], "poulsen": _poulsen["thigh_anterior_lateral"]},
    "thigh_posterior": {"lesher": _lesher["posterior"]},
    "thigh_medial": {"lesher": _lesher["medial"]},
    "knee": {"lesher": _lesher["knee"], "poulsen": _poulsen["knee"]},
    "lower_leg": {"lesher": _lesher["lower_leg"], "poulsen": _poulsen["lower_leg"], "khan": _khan},
    "foot": {"lesher": _lesher["foot"], "khan": _khan},
    "lower_lumbar": {"lesher": _lesher["lower_lumbar_spine"]},
}

_PEOPLE = {"lesher": 51, "poulsen": 108, "khan": 60}
_STUDIES = {study: say(f"readouts.{study}.label") for study in _PEOPLE}
_COUNTED_TOGETHER = {
    "thigh_anterior": "front_and_side",
    "thigh_lateral": "front_and_side",
    "lower_leg": "below_knee",
    "foot": "below_knee",
}

HIP, BACK, ROOT = (say.layer(name, on=name == "hip") for name in ("hip", "back", "root"))
STUDY = say.choice("study", *_PEOPLE, **_PEOPLE)
REGION = say.choice("region", *_REGIONS)
_NAMES = dict(REGION.options)

VIEWS = {"front": Turn(x=-0.43), "side": Turn(x=-0.025), "back": Turn(x=0.43)}
LEFT, RIGHT, BOTTOM, TOP = -0.65, 0.65, -0.895, 0.325
"""The body of a question that asks for a region: legs as large as they can be."""

HERE = {"front": Turn(x=-0.52), "side": Turn(x=-0.03), "back": Turn(x=0.5)}
"""The same views here, with room for a legend between the legs."""
NECK, EDGE, LEGS = 0.6, 0.735, -0.935
STEPS = ("0–9", "10–24", "25–39", "40–59", "60+")
"""The colour steps of shares, as ``SCALE_STEPS`` has them."""
# Where numbers stand: each region once or more, in the views in which it is wide enough on a phone.
_NUMBERED = {
    "front": ("thigh_anterior", "knee", "lower_leg", "foot"),
    "side": ("buttock", "greater_trochanter", "thigh_lateral", "knee", "lower_leg", "foot"),
    "back": ("lower_lumbar", "buttock", "thigh_posterior", "knee", "lower_leg", "foot"),
}
# Too narrow everywhere: their numbers stand on the other leg, with a line to the region.
_APART = {"groin": (0.07, -0.02), "thigh_medial": (0.09, -0.195)}
_NUDGE = {
    ("front", "thigh_anterior"): (-0.002, 0.037),
    ("back", "thigh_posterior"): (0.002, 0.05),
    ("front", "foot"): (0.008, -0.002),
    ("back", "foot"): (-0.008, -0.002),
}
"""How far a number stands from where it would on a larger drawing."""

_found = {region: STUDY.pick(values) for region, values in _REGIONS.items()}
_here = {
    study: REGION.pick({region: values[study] for region, values in _REGIONS.items() if study in values})
    for study in _STUDIES
}
_is = {name: STUDY.pick({name: 1}) for name, _ in STUDY.options}
_chosen = {name: REGION.pick({name: 1}) for name, _ in REGION.options}
_outlined = {name: chosen * HIP.shown for name, chosen in _chosen.items()}


_places = tuple((side, turn, region) for side, turn in HERE.items() for region in anchors(side))
_regions = tuple(
    Region(
        style="region-edge",
        shape=f"body/{side}/{region}",
        name=_NAMES[region],
        value=_found[region],
        turn=turn,
        picks=("region", region),
        when=HIP.shown,
    )
    for side, turn, region in _places
)
_edges = tuple(
    Bone(style="chosen", shape=f"body/{side}/{region}", turn=turn, when=_outlined[region])
    for side, turn, region in _places
)


def _closing(side: str, turn: Turn, region: str) -> Line:
    """Return the last piece of a region's edge: outlines are stored, and their edges drawn, without it."""
    (ring,) = outlines()[f"body/{side}/{region}"]
    ends = tuple((x + turn.x, y) for x, y in (ring[-1], ring[0]))
    return Line(style="chosen", points=ends, when=_outlined[region])


def _number(x: float, y: float, region: str) -> Label:
    when = (_found[region] + 1) * HIP.shown
    return Label(style="label-ink", at=(x, y), text="{0}", values=(_found[region],), when=when)


def _numbers() -> list[Primitive]:
    """Return the share of each region, in it or, with a line to it, on the other leg."""
    lines: list[Primitive] = []
    shares: list[Primitive] = []
    x0 = HERE["front"].x
    for region, (x, y) in _APART.items():
        from_x, from_y = anchors("front")[region]
        line = Line(
            style="leader",
            points=((x0 + from_x, from_y), (x0 + x - 0.045, y)),
            when=(_found[region] + 1) * HIP.shown,
        )
        lines.append(line)
        shares.append(_number(x0 + x, y, region))
    for side, regions in _NUMBERED.items():
        for region in regions:
            x, y = anchors(side)[region]
            dx, dy = _NUDGE.get((side, region), (0.0, 0.0))
            shares.append(_number(HERE[side].x + x + dx, y + dy, region))
    return [*lines, *shares]


def _legend() -> list[Primitive]:
    """Return what the colours mean, in the gap between two views."""
    left, top, high = 0.105, -0.31, 0.084
    names = (*(f"scale-{n}" for n in reversed(range(len(STEPS)))), "skin-swatch")
    texts = (say("labels.of_100"), *reversed(STEPS), say("labels.not_asked"))
    places = ((left - 0.02, top + 0.076), *((left + 0.04, top - n * high) for n in range(len(names))))
    *steps, last = zip(places, texts, strict=True)
    primitives: list[Primitive] = [
        Icons(
            style=names[-1],
            count=len(names),
            groups=tuple((name, 1) for name in names[:-1]),
            columns=1,
            spacing=high,
            at=(left, top),
        ),
        *(Label(style="label-muted", at=at, text=text) for at, text in steps),
        Label(style="label-muted", at=(last[0][0], last[0][1] - 0.025), text=last[1]),
    ]
    return while_shown(primitives, HIP.shown)


def _named() -> list[Primitive]:
    """Return the chosen region by name, with its share."""
    return [
        Label(style="label-heading", at=(-EDGE, NECK + 0.05), text=text, values=values, when=when)
        for region, name in _NAMES.items()
        for text, values, when in (
            (say("labels.named", "share", region=name), (_found[region],), _outlined[region] * (_found[region] + 1)),
            (say("labels.named_not_asked", region=name), (), _outlined[region] * _unasked(region)),
        )
    ]


def _unasked(region: str) -> sp.Expr:
    return STUDY.pick({study: int(study not in _REGIONS[region]) for study in _PEOPLE})


def _from_the_back() -> list[Primitive]:
    """Return where pain from the back is felt: around the spine, at times down a leg. Nobody counted it on this map."""
    x0, xs = HERE["back"].x, HERE["side"].x
    middles = (
        (-0.06, 0.09, 0.04),
        (-0.07, 0.0, 0.042),
        (-0.088, -0.2, 0.034),
        (-0.08, -0.4, 0.028),
        (-0.08, -0.62, 0.02),
    )
    leg = [(x0 + x - half, y) for x, y, half in middles] + [(x0 + x + half, y) for x, y, half in middles[::-1]]
    turns = [sp.pi * k / 12 for k in range(24)]
    spine = [(x0 + 0.125 * float(sp.cos(t)), 0.2 + 0.115 * float(sp.sin(t))) for t in turns]
    side = [(xs - 0.06 + 0.042 * float(sp.cos(t)), 0.2 + 0.115 * float(sp.sin(t))) for t in turns]
    primitives = [
        *(Area(style="spread", points=tuple(points)) for points in (spine, leg, side)),
        Label(style="label-violet-left", at=(EDGE, LEGS + 0.01), text=say("labels.from_the_back")),
    ]
    return while_shown(primitives, BACK.shown)


def _root() -> list[Primitive]:
    """Return the large nerve of the leg and its roots, seen from behind: the front view's other side."""
    turn = HERE["back"]
    nerves = ("sacral_plexus_right", "sciatic_right")
    primitives = [
        *(
            Nerve(
                style="nerve",
                shape=f"frontal/{name}",
                turns=tuple(Turn(x=turn.x) for _ in muscles("frontal")[name]["bones"]),
            )
            for name in nerves
        ),
        Label(style="label-nerve", at=(-EDGE, LEGS + 0.01), text=say("labels.nerve")),
    ]
    return while_shown(primitives, ROOT.shown)


def _told(region: str) -> str:
    """Return who reports pain in a region, study by study."""
    counted = (
        say("words.counted", study=name, people=_PEOPLE[study], percent=_REGIONS[region][study])
        if study in _REGIONS[region]
        else say("words.not_asked", study=name, people=_PEOPLE[study])
        for study, name in _STUDIES.items()
    )
    text = say("sentences.chosen_region", region=_NAMES[region], counts="; ".join(counted))
    return f"{text} {say(f'words.{_COUNTED_TOGETHER[region]}')}" if region in _COUNTED_TOGETHER else text


FIGURE = Figure(
    id="pain-map",
    title=say("title"),
    extent=(-EDGE, EDGE, LEGS - 0.03, NECK + 0.09),
    close=(-EDGE, EDGE, -0.27, -0.27 + 1.5 * EDGE),
    choices=(HIP, BACK, ROOT, STUDY, REGION),
    outputs=tuple(Output(region, name, _found[region], "%", region) for region, name in _NAMES.items()),
    primitives=(
        trunk("front", HERE["front"].x, NECK),
        trunk("back", HERE["back"].x, NECK),
        trunk("side", HERE["side"].x, NECK),
        *_from_the_back(),
        *_regions,
        *_edges,
        *(_closing(*place) for place in _places),
        *_root(),
        *_numbers(),
        *_legend(),
        *_named(),
        *(
            Label(style="label-muted-centre", at=(turn.x - 0.01 * (side == "side"), 0.46), text=say(f"labels.{side}"))
            for side, turn in HERE.items()
        ),
    ),
    readouts=tuple(
        Readout(name, _here[study], "%", note=say("words.asked", people=_PEOPLE[study]))
        for study, name in _STUDIES.items()
    ),
    sentences=(
        Sentence(say("sentences.numbers_100_people_how")),
        Sentence(
            say("sentences.lesher_buttock_groin_beyond"),
            when=_is["lesher"],
        ),
        Sentence(
            say("sentences.poulsen_outer_hip_groin"),
            when=_is["poulsen"],
        ),
        Sentence(
            say("sentences.khan_pain_below_knee"),
            when=_is["khan"],
        ),
        *(Sentence(_told(region), when=_chosen[region]) for region in _REGIONS),
        Sentence(say("sentences.from_the_back"), when=BACK.shown),
        Sentence(say("sentences.nerve_root"), when=ROOT.shown),
    ),
    sources=("lesher2008hip", "poulsen2016pain", "khan2004hippain", "nice2016ng59", "vanderwindt2010slr"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
