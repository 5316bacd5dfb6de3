"""Where people with a painful hip feel it: three studies on one body, seen from the front, the side and the back."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Area, Bone, Label, Line, Region, Turn
from hipspine.figures.skeleton import anchors, outlines
from hipspine.figures.texts import texts

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

STUDY = say.choice("study", *_PEOPLE, **_PEOPLE)
REGION = say.choice("region", *_REGIONS)
_NAMES = dict(REGION.options)

VIEWS = {"front": Turn(x=-0.43), "side": Turn(x=-0.025), "back": Turn(x=0.43)}
# Where numbers stand: each region once or more, in the views in which it is wide enough on a phone.
_NUMBERED = {
    "front": ("groin", "thigh_anterior", "thigh_medial", "knee", "lower_leg", "foot"),
    "side": ("buttock", "greater_trochanter", "thigh_lateral", "knee", "lower_leg", "foot"),
    "back": ("lower_lumbar", "buttock", "thigh_posterior", "knee", "lower_leg", "foot"),
}
# The strips of the thigh are narrower than their numbers on a phone, so neighbours stand at different heights.
_STAGGER = {"thigh_medial": -0.07}
LEFT, RIGHT, BOTTOM, TOP = -0.65, 0.65, -0.895, 0.325

_found = {region: STUDY.pick(values) for region, values in _REGIONS.items()}
_here = {
    study: REGION.pick({region: values[study] for region, values in _REGIONS.items() if study in values})
    for study in _STUDIES
}
_is = {name: STUDY.pick({name: 1}) for name, _ in STUDY.options}
_chosen = {name: REGION.pick({name: 1}) for name, _ in REGION.options}


def _skin(side: str) -> Bone:
    return Bone(style="skin", shape=f"body/{side}", turn=VIEWS[side])


def _arm_cover(middle: float, sign: int) -> Area:
    """Return paper over an arm: trunk and legs are drawn large, and arms would lie over the view beside them."""
    edge = ((0.172, 0.4), (0.178, 0.2), (0.2, 0.0), (0.215, -0.25), (0.4, -0.25), (0.4, 0.4))
    return Area(style="paper", points=tuple((middle + sign * x, y) for x, y in edge))


_places = tuple((side, turn, region) for side, turn in VIEWS.items() for region in anchors(side))
_regions = tuple(
    Region(
        style="region-edge",
        shape=f"body/{side}/{region}",
        name=_NAMES[region],
        value=_found[region],
        turn=turn,
        picks=("region", region),
    )
    for side, turn, region in _places
)
_edges = tuple(
    Bone(style="chosen", shape=f"body/{side}/{region}", turn=turn, when=_chosen[region])
    for side, turn, region in _places
)


def _closing(side: str, turn: Turn, region: str) -> Line:
    """Return the last piece of a region's edge: outlines are stored, and their edges drawn, without it."""
    (ring,) = outlines()[f"body/{side}/{region}"]
    ends = tuple((x + turn.x, y) for x, y in (ring[-1], ring[0]))
    return Line(style="chosen", points=ends, when=_chosen[region])


_numbers = tuple(
    Label(
        style="label-ink",
        at=(anchors(side)[region][0] + VIEWS[side].x, anchors(side)[region][1] + _STAGGER.get(region, 0)),
        text="{0}",
        values=(_found[region],),
        when=_found[region] + 1,
    )
    for side, regions in _NUMBERED.items()
    for region in regions
)


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
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    choices=(STUDY, REGION),
    outputs=tuple(Output(region, name, _found[region], "%", region) for region, name in _NAMES.items()),
    primitives=(
        _skin("front"),
        _skin("back"),
        *(_arm_cover(VIEWS[side].x, sign) for side in ("front", "back") for sign in (-1, 1)),
        _skin("side"),
        *_regions,
        *_edges,
        *(_closing(*place) for place in _places),
        *_numbers,
        *(
            Label(style="label-muted-centre", at=(turn.x + dx, TOP - 0.03), text=say(f"labels.{side}"))
            for (side, turn), dx in zip(VIEWS.items(), (0, 0.005, 0), strict=True)
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
    ),
    sources=("lesher2008hip", "poulsen2016pain", "khan2004hippain"),
    caption=say("caption"),
    prediction=say("prediction"),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
