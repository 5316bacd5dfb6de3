"""Where people with a painful hip feel it: three studies on one body, seen from the front, the side and the back."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Area, Bone, Label, Line, Region, Turn
from hipspine.figures.skeleton import anchors, outlines

_lesher = {**number("lesher-map").value, **number("lesher-thigh-split").value}
_poulsen = number("poulsen-map").value
_khan = number("khan-below-knee").value

# region of the drawing -> its name for readers, and what each study counted there; a study left out did not ask
_REGIONS: dict[str, tuple[str, dict[str, float]]] = {
    "buttock": ("Buttock", {"lesher": _lesher["buttock"], "poulsen": _poulsen["buttock"]}),
    "groin": ("Groin", {"lesher": _lesher["groin"], "poulsen": _poulsen["groin"]}),
    "greater_trochanter": ("Outer hip", {"poulsen": _poulsen["greater_trochanter"]}),
    "thigh_anterior": (
        "Front of the thigh",
        {"lesher": _lesher["anterior"], "poulsen": _poulsen["thigh_anterior_lateral"]},
    ),
    "thigh_lateral": (
        "Side of the thigh",
        {"lesher": _lesher["lateral"], "poulsen": _poulsen["thigh_anterior_lateral"]},
    ),
    "thigh_posterior": ("Back of the thigh", {"lesher": _lesher["posterior"]}),
    "thigh_medial": ("Inside of the thigh", {"lesher": _lesher["medial"]}),
    "knee": ("Knee", {"lesher": _lesher["knee"], "poulsen": _poulsen["knee"]}),
    "lower_leg": (
        "Lower leg",
        {"lesher": _lesher["lower_leg"], "poulsen": _poulsen["lower_leg"], "khan": _khan},
    ),
    "foot": ("Foot", {"lesher": _lesher["foot"], "khan": _khan}),
    "lower_lumbar": ("Low back", {"lesher": _lesher["lower_lumbar_spine"]}),
}

_STUDIES = {
    "lesher": ("Lesher 2008", "51 people before an injection into a painful hip"),
    "poulsen": ("Poulsen 2016", "108 people with hip arthritis in primary care"),
    "khan": ("Khan 2004", "60 people waiting for a new hip; only pain below the knee"),
}
_PEOPLE = {study: asked.split()[0] for study, (_, asked) in _STUDIES.items()}
_COUNTED_TOGETHER = {
    "thigh_anterior": " Poulsen counted front and side of the thigh together.",
    "thigh_lateral": " Poulsen counted front and side of the thigh together.",
    "lower_leg": " Khan counted all pain below the knee together.",
    "foot": " Khan counted all pain below the knee together.",
}

STUDY = Choice(
    "study", "Who was asked", tuple((study, f"{asked} ({name})") for study, (name, asked) in _STUDIES.items())
)
REGION = Choice(
    "region", "Who reports it here? Click a region", tuple((region, name) for region, (name, _) in _REGIONS.items())
)

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

_found = {region: STUDY.pick(values) for region, (_, values) in _REGIONS.items()}
_here = {
    study: REGION.pick({region: values[study] for region, (_, values) in _REGIONS.items() if study in values})
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
        name=_REGIONS[region][0],
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
    name, values = _REGIONS[region]
    said = "; ".join(
        f"{author} ({_PEOPLE[study]} people) " + (f"{values[study]} %" if study in values else "not asked")
        for study, (author, _) in _STUDIES.items()
    )
    return f"{name}: {said}.{_COUNTED_TOGETHER.get(region, '')}"


FIGURE = Figure(
    id="pain-map",
    title="A painful hip is felt in the buttock, groin, outer hip and thigh, and at times below the knee",
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    choices=(STUDY, REGION),
    outputs=tuple(Output(region, name, _found[region], "%", region) for region, (name, _) in _REGIONS.items()),
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
            Label(style="label-muted-centre", at=(turn.x + dx, TOP - 0.03), text=side)
            for (side, turn), dx in zip(VIEWS.items(), (0, 0.005, 0), strict=True)
        ),
    ),
    readouts=tuple(
        Readout(author, _here[study], "%", note=f"{_PEOPLE[study]} people, chosen region; – means not asked")
        for study, (author, _) in _STUDIES.items()
    ),
    sentences=(
        Sentence("Numbers: of 100 people, how many marked that place. Plain regions were not asked about."),
        Sentence(
            f"Lesher: buttock {_lesher['buttock']}, groin {_lesher['groin']}, beyond the knee "
            f"{_lesher['distal_to_knee']}; the low back: none.",
            when=_is["lesher"],
        ),
        Sentence(
            f"Poulsen: outer hip {_poulsen['greater_trochanter']}, groin {_poulsen['groin']}, buttock "
            f"{_poulsen['buttock']}, lower leg {_poulsen['lower_leg']}.",
            when=_is["poulsen"],
        ),
        Sentence(
            f"Khan: pain below the knee {_khan}. Nothing else of this study can be drawn on a map.",
            when=_is["khan"],
        ),
        *(Sentence(f"Chosen region – {_told(region)}", when=_chosen[region]) for region in _REGIONS),
    ),
    sources=("lesher2008hip", "poulsen2016pain", "khan2004hippain"),
    caption="The painful side is drawn as the right side. The studies chose people with hip trouble, so the map tells "
    "where hips hurt, not what your pain comes from. For pain that starts in the back we have no map with numbers: "
    "it sits around the spine and may run down the leg, at times past the knee.",
    prediction="Before you choose anything: 100 people with a painful hip mark where it hurts. How many mark the "
    "groin, how many the low back, and how many anything below the knee?",
    tasks=(
        "Start with Lesher. Find the region that was marked most often, then find the low back.",
        "Choose Poulsen. Which region leads now? Last, choose Khan.",
        "Click the lower leg, or choose it in the list. How far apart are the three studies?",
    ),
    answer=(
        f"In Lesher’s group the buttock leads with {_lesher['buttock']} %, and nobody marked the low back. In "
        f"Poulsen’s group the outer hip leads with {_poulsen['greater_trochanter']} %.",
        f"Lower leg: {_lesher['lower_leg']} %, {_poulsen['lower_leg']} % and {_khan} %. The groups were asked in "
        "different ways and had different hips, so compare the pattern and not the decimals.",
        "A plain region means “not asked”, not “no pain”. Only in Lesher’s group does the empty low back mean that "
        "nobody marked it.",
        "A map shows each place by itself. None of Poulsen’s people had pain only in the knee, the back of the thigh "
        "or the lower leg. They had been chosen because a hip hurt, so this does not clear the hip when only a knee "
        "hurts.",
        "And pain from the back? We have no numbers for it that fit this map, so none are drawn. It sits around the "
        "spine. It may run down the leg, at times past the knee. A sore buttock fits both; before surgery it was more "
        "common with hip arthritis than with a narrowed spinal canal (Khan). Numbness, weakness or a changed reflex "
        "says more about a nerve than the place does.",
    ),
)
