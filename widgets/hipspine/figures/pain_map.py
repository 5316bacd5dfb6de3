"""Where people with a painful hip feel it: three studies on one body outline."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Choice, Figure, Output, Readout, Sentence, anchors
from hipspine.figures.marks import Bone, Label, Region, Turn

_lesher = {**number("lesher-map").value, **number("lesher-thigh-split").value}
_poulsen = number("poulsen-map").value
_khan = number("khan-below-knee").value

# region of the drawing -> its name for readers, and what each study counted there; a study left out did not ask
_REGIONS: dict[str, tuple[str, dict[str, float]]] = {
    "lower_lumbar": ("Low back", {"lesher": _lesher["lower_lumbar_spine"]}),
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
}

STUDY = Choice(
    "study",
    "Who was asked",
    (
        ("lesher", "51 people before an injection into a painful hip (Lesher 2008)"),
        ("poulsen", "108 people with hip arthritis in primary care (Poulsen 2016)"),
        ("khan", "60 people waiting for a new hip; only pain below the knee (Khan 2004)"),
    ),
)

_VIEWS = {"front": Turn(x=-0.37), "back": Turn(x=0.37)}
# The strips of the thigh are narrower than their numbers on a phone, so neighbours stand at different heights.
_STAGGER = {"thigh_lateral": 0.07, "thigh_medial": -0.07}
_found = {region: STUDY.pick(values) for region, (_, values) in _REGIONS.items()}
# What each study says about pain beyond the knee, counted in its own way.
_below = STUDY.pick({"lesher": _lesher["distal_to_knee"], "poulsen": _poulsen["lower_leg"], "khan": _khan})
_is = {name: STUDY.pick({name: 1}) for name, _ in STUDY.options}

_bodies = tuple(
    mark
    for side, turn in _VIEWS.items()
    for mark in (
        Bone(style="skin", shape=f"body/{side}", turn=turn),
        *(
            Region(
                style="region-edge",
                shape=f"body/{side}/{region}",
                name=_REGIONS[region][0],
                value=_found[region],
                turn=turn,
            )
            for region in anchors(side)
        ),
    )
)
_numbers = tuple(
    Label(
        style="label-ink",
        at=(point[0] + turn.x, point[1] + _STAGGER.get(region, 0)),
        text="{0}",
        values=(_found[region],),
        when=_found[region] + 1,
    )
    for side, turn in _VIEWS.items()
    for region, point in anchors(side).items()
)

FIGURE = Figure(
    id="pain-map",
    title="A painful hip is felt in the buttock, groin, outer hip and thigh, and at times below the knee",
    extent=(-0.74, 0.74, -0.9, 0.36),
    choices=(STUDY,),
    outputs=tuple(Output(region, name, _found[region], "%", region) for region, (name, _) in _REGIONS.items()),
    marks=(
        *_bodies,
        *_numbers,
        Label(style="label-muted-centre", at=(-0.37, 0.32), text="front"),
        Label(style="label-muted-centre", at=(0.37, 0.32), text="back"),
    ),
    readouts=(
        Readout("Buttock", _found["buttock"], "%"),
        Readout("Groin", _found["groin"], "%"),
        Readout("Outer hip", _found["greater_trochanter"], "%"),
        Readout("Below the knee", _below, "%"),
        Readout("Low back", _found["lower_lumbar"], "%"),
    ),
    sentences=(
        Sentence("Numbers: of 100 people, how many marked that place. Plain regions were not asked about."),
        Sentence(
            f"Buttock {_lesher['buttock']}, groin {_lesher['groin']}, beyond the knee {_lesher['distal_to_knee']}; "
            "the low back: none.",
            when=_is["lesher"],
        ),
        Sentence(
            f"Outer hip {_poulsen['greater_trochanter']}, groin {_poulsen['groin']}, buttock {_poulsen['buttock']}, "
            f"lower leg {_poulsen['lower_leg']}. Front and side of the thigh were counted together.",
            when=_is["poulsen"],
        ),
        Sentence(
            f"Pain below the knee: {_khan}. Nothing else of this study can be drawn on a map.",
            when=_is["khan"],
        ),
    ),
    sources=("lesher2008hip", "poulsen2016pain", "khan2004hippain"),
    caption="The painful side is drawn as the right side. The studies chose people with hip trouble, so the map tells "
    "where hips hurt, not what your pain comes from.",
    prediction="Before you choose anything: of 100 people with a painful hip, how many feel it in the groin, and how "
    "many below the knee?",
    tasks=(
        "Start with Lesher. Find the region that was marked most often, then find the low back.",
        "Choose Poulsen. Which region leads now? Last, choose Khan.",
    ),
    answer=(
        "In Lesher’s group the buttock leads and nobody marked the low back. In Poulsen’s group the outer hip leads.",
        "The groups were asked in different ways and had different hips, so compare the pattern and not the decimals. "
        "Plain regions were not asked about. Khan’s study has one number here: pain below the knee.",
    ),
)
