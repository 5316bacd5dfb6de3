"""What `import hipspine` offers, as type checkers and editors see it.

Written by `make equations` from the exercises, figures, models and quizzes there are; change those, not this.
"""

# The methods of each figure and model name what the general ones take under any name.
# mypy: disable-error-code="override"

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, overload

import plotly.graph_objects as go
from numpy import float64
from numpy.typing import NDArray

from hipspine.appointment import appointment as appointment
from hipspine.cards import Card
from hipspine.exercise.widget import ExerciseWidget
from hipspine.figures.sweep import Sweep
from hipspine.figures.themes import Theme
from hipspine.figures.widget import FigureWidget
from hipspine.models.core import Model, Numbers
from hipspine.quiz.widget import QuizWidget
from hipspine.refusals import tracebacks as tracebacks

__version__: str

def evidence(claim: str) -> Card: ...
def exercise(name: ExerciseName) -> ExerciseWidget: ...
def exercises() -> tuple[ExerciseName, ...]: ...
def figures() -> tuple[FigureName, ...]: ...
def models() -> tuple[ModelName, ...]: ...
def quizzes() -> tuple[QuizName, ...]: ...

ExerciseName: TypeAlias = Literal[
    "pull-of-the-abductors",
    "tears-with-and-without-pain",
    "tip-the-pelvis",
    "shape-tilt-and-slope",
    "percent-to-people",
    "from-odds-to-chance",
    "does-it-hold-zero",
    "what-a-negative-test-tells",
    "a-stick-in-the-other-hand",
    "hold-it-close",
    "flags-without-a-cause",
    "how-much-pain-falls",
]
FigureName: TypeAlias = Literal[
    "pelvic-tilt",
    "pelvis-3d",
    "single-leg-stance",
    "side-shift",
    "lumbar-load",
    "pain-map",
    "finding",
    "red-flags",
    "recovery",
    "scans-by-age",
    "forward-bend",
    "gait",
    "acetabular-opening",
    "hip-flexor-tension",
    "hip-replacement",
    "hip-motion",
    "examination",
    "what-helps",
    "muscles-front",
    "muscles-back",
    "hip-cartilage",
    "hip-labrum",
    "hip-shapes",
    "outer-hip",
]
ModelName: TypeAlias = Literal[
    "spinopelvic",
    "acetabular-opening",
    "hip-flexor-tension",
    "gait-extension",
    "single-leg-stance",
    "forward-bend",
    "lumbar-load",
    "side-shift",
    "finding",
    "pelvis-position",
]
QuizName: TypeAlias = Literal[
    "case-clinic",
    "conditions",
    "connection",
    "differentiating",
    "examination-and-care",
    "mechanics",
    "seek-care",
    "final",
]

def quiz(name: QuizName, seed: int = ..., items: int | None = ..., section: str | None = ...) -> QuizWidget: ...
@overload
def figure(
    name: Literal["pelvic-tilt"],
    *,
    compact: bool = ...,
    pelvic_incidence: float = ...,
    pelvic_tilt: float = ...,
    anterior_tilt: float = ...,
    angles: Literal["on", "off"] = ...,
    muscles: Literal["off", "on"] = ...,
    hands: Literal["off", "on"] = ...,
    x_ray: Literal["off", "on"] = ...,
) -> PelvicTilt: ...
@overload
def figure(
    name: Literal["pelvis-3d"],
    *,
    compact: bool = ...,
    tilt: float = ...,
    drop: float = ...,
    rotation: float = ...,
    hip_distance: float = ...,
    muscles: Literal["off", "on"] = ...,
) -> Pelvis3D: ...
@overload
def figure(
    name: Literal["single-leg-stance"],
    *,
    compact: bool = ...,
    supported_fraction: float = ...,
    body_lever: float = ...,
    abductor_lever: float = ...,
    abductor_angle: float = ...,
    lean: float = ...,
    cane_force: float = ...,
    cane_lever: float = ...,
    abductor_strength: float = ...,
) -> SingleLegStance: ...
@overload
def figure(
    name: Literal["side-shift"],
    *,
    compact: bool = ...,
    leg_difference: float = ...,
    hip_width: float = ...,
    side_shift: float = ...,
) -> SideShift: ...
@overload
def figure(
    name: Literal["lumbar-load"],
    *,
    compact: bool = ...,
    trunk_angle: float = ...,
    load: float = ...,
    load_reach: float = ...,
    muscles: Literal["on", "off"] = ...,
    levers: Literal["off", "on"] = ...,
) -> LumbarLoad: ...
@overload
def figure(
    name: Literal["pain-map"],
    *,
    compact: bool = ...,
    hip: Literal["on", "off"] = ...,
    back: Literal["off", "on"] = ...,
    root: Literal["off", "on"] = ...,
    study: Literal["lesher", "poulsen", "khan"] = ...,
    region: Literal[
        "buttock",
        "groin",
        "greater_trochanter",
        "thigh_anterior",
        "thigh_lateral",
        "thigh_posterior",
        "thigh_medial",
        "knee",
        "lower_leg",
        "foot",
        "lower_lumbar",
    ] = ...,
) -> PainMap: ...
@overload
def figure(
    name: Literal["finding"],
    *,
    compact: bool = ...,
    pretest: float = ...,
    lr: float = ...,
    result: Literal["on", "off"] = ...,
) -> Finding: ...
@overload
def figure(
    name: Literal["red-flags"], *, compact: bool = ..., group: Literal["everyone", "any_flag", "serious"] = ...
) -> RedFlags: ...
@overload
def figure(
    name: Literal["recovery"],
    *,
    compact: bool = ...,
    result: Literal["on", "off"] = ...,
    course: Literal["acute", "subacute", "persistent", "all"] = ...,
) -> Recovery: ...
@overload
def figure(
    name: Literal["scans-by-age"],
    *,
    compact: bool = ...,
    finding: Literal["degeneration", "bulge"] = ...,
    age: Literal["both", "at_20", "at_80"] = ...,
) -> ScansByAge: ...
@overload
def figure(
    name: Literal["forward-bend"],
    *,
    compact: bool = ...,
    trunk_flexion: float = ...,
    hip_limit: float = ...,
    angles: Literal["on", "off"] = ...,
    muscles: Literal["on", "off"] = ...,
) -> ForwardBend: ...
@overload
def figure(
    name: Literal["gait"],
    *,
    compact: bool = ...,
    thigh_angle: float = ...,
    pelvis_angle: float = ...,
    hip_extension: float = ...,
    stride: float = ...,
    muscles: Literal["off", "on"] = ...,
    view: Literal["side", "front"] = ...,
    gives_way: Literal["back", "step"] = ...,
) -> Gait: ...
@overload
def figure(
    name: Literal["acetabular-opening"],
    *,
    compact: bool = ...,
    inclination: float = ...,
    anteversion: float = ...,
    posterior_tilt: float = ...,
    ball: Literal["on", "off"] = ...,
) -> AcetabularOpening: ...
@overload
def figure(
    name: Literal["hip-flexor-tension"],
    *,
    compact: bool = ...,
    hip_flexion: float = ...,
    knee_flexion: float = ...,
    extension_demand: float = ...,
    tightness: float = ...,
    lumbar_stiffness: float = ...,
    angles: Literal["on", "off"] = ...,
    muscles: Literal["on", "off"] = ...,
) -> HipFlexorTension: ...
@overload
def figure(
    name: Literal["hip-replacement"],
    *,
    compact: bool = ...,
    study: Literal["before", "after", "register", "scores", "counts"] = ...,
) -> HipReplacement: ...
@overload
def figure(
    name: Literal["hip-motion"],
    *,
    compact: bool = ...,
    hip_bend: float = ...,
    hip_turn: float = ...,
    group: Literal["women", "adults", "impingement", "arthritis"] = ...,
) -> HipMotion: ...
@overload
def figure(
    name: Literal["examination"],
    *,
    compact: bool = ...,
    test: Literal[
        "sij",
        "fadir_fai",
        "fadir_labrum",
        "faber_fai",
        "trendelenburg",
        "squat",
        "adduction",
        "abductors",
        "stairs",
        "sitting",
        "under_60",
        "groin",
        "outer_hip",
        "slr_surgical",
        "slr_mri",
        "crossed_slr",
        "sensory",
        "thomas",
    ] = ...,
    show: Literal["found", "guess"] = ...,
) -> Examination: ...
@overload
def figure(
    name: Literal["what-helps"],
    *,
    compact: bool = ...,
    panel: Literal[
        "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
    ] = ...,
    show: Literal["found", "guess"] = ...,
) -> WhatHelps: ...
@overload
def figure(
    name: Literal["muscles-front"],
    *,
    compact: bool = ...,
    muscles: Literal["on", "off"] = ...,
    nerves: Literal["on", "off"] = ...,
    areas: Literal["off", "on"] = ...,
    belly: Literal["off", "on"] = ...,
    shown: Literal[
        "all",
        "adductors",
        "obliques",
        "gluteus-medius",
        "gluteus-minimus",
        "iliacus",
        "iliotibial-band",
        "psoas",
        "quadratus-lumborum",
        "rectus-abdominis",
        "rectus-femoris",
        "sartorius",
        "tensor-fasciae-latae",
        "vasti",
        "femoral",
        "genitofemoral",
        "lateral-femoral-cutaneous",
        "lumbar-plexus",
        "obturator",
    ] = ...,
) -> MusclesFront: ...
@overload
def figure(
    name: Literal["muscles-back"],
    *,
    compact: bool = ...,
    buttock: Literal["on", "off"] = ...,
    muscles: Literal["on", "off"] = ...,
    nerves: Literal["on", "off"] = ...,
    areas: Literal["off", "on"] = ...,
    shown: Literal[
        "all",
        "adductors",
        "erector-spinae",
        "gluteus-maximus",
        "gluteus-medius",
        "hamstrings",
        "multifidus",
        "obturator-internus-gemelli",
        "piriformis",
        "quadratus-femoris",
        "quadratus-lumborum",
        "inferior-gluteal",
        "nerve-to-quadratus-femoris",
        "sacral-plexus",
        "sciatic",
        "superior-gluteal",
    ] = ...,
) -> MusclesBack: ...
@overload
def figure(
    name: Literal["hip-cartilage"], *, compact: bool = ..., state: Literal["usual", "changed"] = ...
) -> HipCartilage: ...
@overload
def figure(
    name: Literal["hip-labrum"], *, compact: bool = ..., state: Literal["usual", "changed"] = ...
) -> HipLabrum: ...
@overload
def figure(
    name: Literal["hip-shapes"], *, compact: bool = ..., state: Literal["usual", "changed"] = ...
) -> HipShapes: ...
@overload
def figure(
    name: Literal["outer-hip"], *, compact: bool = ..., state: Literal["usual", "changed"] = ...
) -> OuterHip: ...
@overload
def model(name: Literal["spinopelvic"]) -> SpinopelvicModel: ...
@overload
def model(name: Literal["acetabular-opening"]) -> AcetabularOpeningModel: ...
@overload
def model(name: Literal["hip-flexor-tension"]) -> HipFlexorTensionModel: ...
@overload
def model(name: Literal["gait-extension"]) -> GaitExtensionModel: ...
@overload
def model(name: Literal["single-leg-stance"]) -> SingleLegStanceModel: ...
@overload
def model(name: Literal["forward-bend"]) -> ForwardBendModel: ...
@overload
def model(name: Literal["lumbar-load"]) -> LumbarLoadModel: ...
@overload
def model(name: Literal["side-shift"]) -> SideShiftModel: ...
@overload
def model(name: Literal["finding"]) -> FindingModel: ...
@overload
def model(name: Literal["pelvis-position"]) -> PelvisPositionModel: ...

class PelvicTilt(FigureWidget):
    pelvic_incidence: float
    pelvic_tilt: float
    anterior_tilt: float
    angles: Literal["on", "off"]
    muscles: Literal["off", "on"]
    hands: Literal["off", "on"]
    x_ray: Literal["off", "on"]
    @property
    def pelvic_tilt_now(self) -> float: ...
    @property
    def sacral_slope(self) -> float: ...
    @property
    def expected_lordosis(self) -> float: ...
    @property
    def lordosis_change(self) -> float: ...
    @property
    def asis_psis_tilt(self) -> float: ...
    def set(
        self,
        *,
        pelvic_incidence: float = ...,
        pelvic_tilt: float = ...,
        anterior_tilt: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["off", "on"] = ...,
        hands: Literal["off", "on"] = ...,
        x_ray: Literal["off", "on"] = ...,
    ) -> PelvicTilt: ...
    def reset(self) -> PelvicTilt: ...
    def select(self, name: str) -> PelvicTilt: ...
    def sweep(
        self,
        *,
        pelvic_incidence: Numbers = ...,
        pelvic_tilt: Numbers = ...,
        anterior_tilt: Numbers = ...,
        angles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        muscles: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        hands: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        x_ray: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        pelvic_incidence: float = ...,
        pelvic_tilt: float = ...,
        anterior_tilt: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["off", "on"] = ...,
        hands: Literal["off", "on"] = ...,
        x_ray: Literal["off", "on"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        pelvic_incidence: float = ...,
        pelvic_tilt: float = ...,
        anterior_tilt: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["off", "on"] = ...,
        hands: Literal["off", "on"] = ...,
        x_ray: Literal["off", "on"] = ...,
    ) -> go.Figure: ...

class Pelvis3D(FigureWidget):
    tilt: float
    drop: float
    rotation: float
    hip_distance: float
    muscles: Literal["off", "on"]
    @property
    def lower(self) -> float: ...
    @property
    def ahead(self) -> float: ...
    def set(
        self,
        *,
        tilt: float = ...,
        drop: float = ...,
        rotation: float = ...,
        hip_distance: float = ...,
        muscles: Literal["off", "on"] = ...,
    ) -> Pelvis3D: ...
    def reset(self) -> Pelvis3D: ...
    def select(self, name: str) -> Pelvis3D: ...
    def sweep(
        self,
        *,
        tilt: Numbers = ...,
        drop: Numbers = ...,
        rotation: Numbers = ...,
        hip_distance: Numbers = ...,
        muscles: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        seen: Literal["angled", "front", "side", "back", "top"] = ...,
        *,
        tilt: float = ...,
        drop: float = ...,
        rotation: float = ...,
        hip_distance: float = ...,
        muscles: Literal["off", "on"] = ...,
    ) -> go.Figure: ...

class SingleLegStance(FigureWidget):
    supported_fraction: float
    body_lever: float
    abductor_lever: float
    abductor_angle: float
    lean: float
    cane_force: float
    cane_lever: float
    abductor_strength: float
    @property
    def abductor_force(self) -> float: ...
    @property
    def deficit(self) -> float: ...
    @property
    def joint_force(self) -> float: ...
    @property
    def joint_angle(self) -> float: ...
    def set(
        self,
        *,
        supported_fraction: float = ...,
        body_lever: float = ...,
        abductor_lever: float = ...,
        abductor_angle: float = ...,
        lean: float = ...,
        cane_force: float = ...,
        cane_lever: float = ...,
        abductor_strength: float = ...,
    ) -> SingleLegStance: ...
    def reset(self) -> SingleLegStance: ...
    def select(self, name: str) -> SingleLegStance: ...
    def sweep(
        self,
        *,
        supported_fraction: Numbers = ...,
        body_lever: Numbers = ...,
        abductor_lever: Numbers = ...,
        abductor_angle: Numbers = ...,
        lean: Numbers = ...,
        cane_force: Numbers = ...,
        cane_lever: Numbers = ...,
        abductor_strength: Numbers = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        supported_fraction: float = ...,
        body_lever: float = ...,
        abductor_lever: float = ...,
        abductor_angle: float = ...,
        lean: float = ...,
        cane_force: float = ...,
        cane_lever: float = ...,
        abductor_strength: float = ...,
    ) -> go.Figure: ...

class SideShift(FigureWidget):
    leg_difference: float
    hip_width: float
    side_shift: float
    @property
    def obliquity(self) -> float: ...
    @property
    def limb_share(self) -> float: ...
    def set(self, *, leg_difference: float = ..., hip_width: float = ..., side_shift: float = ...) -> SideShift: ...
    def reset(self) -> SideShift: ...
    def select(self, name: str) -> SideShift: ...
    def sweep(self, *, leg_difference: Numbers = ..., hip_width: Numbers = ..., side_shift: Numbers = ...) -> Sweep: ...
    def plot(
        self, theme: Theme = ..., *, leg_difference: float = ..., hip_width: float = ..., side_shift: float = ...
    ) -> go.Figure: ...

class LumbarLoad(FigureWidget):
    trunk_angle: float
    load: float
    load_reach: float
    muscles: Literal["on", "off"]
    levers: Literal["off", "on"]
    @property
    def muscle_force(self) -> float: ...
    @property
    def compression(self) -> float: ...
    @property
    def compression_ratio(self) -> float: ...
    def set(
        self,
        *,
        trunk_angle: float = ...,
        load: float = ...,
        load_reach: float = ...,
        muscles: Literal["on", "off"] = ...,
        levers: Literal["off", "on"] = ...,
    ) -> LumbarLoad: ...
    def reset(self) -> LumbarLoad: ...
    def select(self, name: str) -> LumbarLoad: ...
    def sweep(
        self,
        *,
        trunk_angle: Numbers = ...,
        load: Numbers = ...,
        load_reach: Numbers = ...,
        muscles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        levers: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        trunk_angle: float = ...,
        load: float = ...,
        load_reach: float = ...,
        muscles: Literal["on", "off"] = ...,
        levers: Literal["off", "on"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        trunk_angle: float = ...,
        load: float = ...,
        load_reach: float = ...,
        muscles: Literal["on", "off"] = ...,
        levers: Literal["off", "on"] = ...,
    ) -> go.Figure: ...

class PainMap(FigureWidget):
    hip: Literal["on", "off"]
    back: Literal["off", "on"]
    root: Literal["off", "on"]
    study: Literal["lesher", "poulsen", "khan"]
    region: Literal[
        "buttock",
        "groin",
        "greater_trochanter",
        "thigh_anterior",
        "thigh_lateral",
        "thigh_posterior",
        "thigh_medial",
        "knee",
        "lower_leg",
        "foot",
        "lower_lumbar",
    ]
    @property
    def buttock(self) -> float: ...
    @property
    def groin(self) -> float: ...
    @property
    def greater_trochanter(self) -> float: ...
    @property
    def thigh_anterior(self) -> float: ...
    @property
    def thigh_lateral(self) -> float: ...
    @property
    def thigh_posterior(self) -> float: ...
    @property
    def thigh_medial(self) -> float: ...
    @property
    def knee(self) -> float: ...
    @property
    def lower_leg(self) -> float: ...
    @property
    def foot(self) -> float: ...
    @property
    def lower_lumbar(self) -> float: ...
    def set(
        self,
        *,
        hip: Literal["on", "off"] = ...,
        back: Literal["off", "on"] = ...,
        root: Literal["off", "on"] = ...,
        study: Literal["lesher", "poulsen", "khan"] = ...,
        region: Literal[
            "buttock",
            "groin",
            "greater_trochanter",
            "thigh_anterior",
            "thigh_lateral",
            "thigh_posterior",
            "thigh_medial",
            "knee",
            "lower_leg",
            "foot",
            "lower_lumbar",
        ] = ...,
    ) -> PainMap: ...
    def reset(self) -> PainMap: ...
    def select(self, name: str) -> PainMap: ...
    def sweep(
        self,
        *,
        hip: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        back: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        root: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        study: Literal["lesher", "poulsen", "khan"] | Sequence[Literal["lesher", "poulsen", "khan"]] = ...,
        region: Literal[
            "buttock",
            "groin",
            "greater_trochanter",
            "thigh_anterior",
            "thigh_lateral",
            "thigh_posterior",
            "thigh_medial",
            "knee",
            "lower_leg",
            "foot",
            "lower_lumbar",
        ]
        | Sequence[
            Literal[
                "buttock",
                "groin",
                "greater_trochanter",
                "thigh_anterior",
                "thigh_lateral",
                "thigh_posterior",
                "thigh_medial",
                "knee",
                "lower_leg",
                "foot",
                "lower_lumbar",
            ]
        ] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        hip: Literal["on", "off"] = ...,
        back: Literal["off", "on"] = ...,
        root: Literal["off", "on"] = ...,
        study: Literal["lesher", "poulsen", "khan"] = ...,
        region: Literal[
            "buttock",
            "groin",
            "greater_trochanter",
            "thigh_anterior",
            "thigh_lateral",
            "thigh_posterior",
            "thigh_medial",
            "knee",
            "lower_leg",
            "foot",
            "lower_lumbar",
        ] = ...,
    ) -> go.Figure: ...

class Finding(FigureWidget):
    pretest: float
    lr: float
    result: Literal["on", "off"]
    @property
    def odds(self) -> float: ...
    @property
    def posttest(self) -> float: ...
    @property
    def posttest_low(self) -> float: ...
    @property
    def posttest_high(self) -> float: ...
    def set(self, *, pretest: float = ..., lr: float = ..., result: Literal["on", "off"] = ...) -> Finding: ...
    def reset(self) -> Finding: ...
    def select(self, name: str) -> Finding: ...
    def sweep(
        self,
        *,
        pretest: Numbers = ...,
        lr: Numbers = ...,
        result: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
    ) -> Sweep: ...
    def plot(
        self, theme: Theme = ..., *, pretest: float = ..., lr: float = ..., result: Literal["on", "off"] = ...
    ) -> go.Figure: ...
    def chart(
        self, theme: Theme = ..., *, pretest: float = ..., lr: float = ..., result: Literal["on", "off"] = ...
    ) -> go.Figure: ...

class RedFlags(FigureWidget):
    group: Literal["everyone", "any_flag", "serious"]
    @property
    def people(self) -> float: ...
    def set(self, *, group: Literal["everyone", "any_flag", "serious"] = ...) -> RedFlags: ...
    def reset(self) -> RedFlags: ...
    def select(self, name: str) -> RedFlags: ...
    def sweep(
        self,
        *,
        group: Literal["everyone", "any_flag", "serious"] | Sequence[Literal["everyone", "any_flag", "serious"]] = ...,
    ) -> Sweep: ...
    def plot(self, theme: Theme = ..., *, group: Literal["everyone", "any_flag", "serious"] = ...) -> go.Figure: ...

class Recovery(FigureWidget):
    result: Literal["on", "off"]
    course: Literal["acute", "subacute", "persistent", "all"]
    @property
    def acute_year(self) -> float: ...
    @property
    def subacute_year(self) -> float: ...
    @property
    def persistent_year(self) -> float: ...
    def set(
        self, *, result: Literal["on", "off"] = ..., course: Literal["acute", "subacute", "persistent", "all"] = ...
    ) -> Recovery: ...
    def reset(self) -> Recovery: ...
    def select(self, name: str) -> Recovery: ...
    def sweep(
        self,
        *,
        result: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        course: Literal["acute", "subacute", "persistent", "all"]
        | Sequence[Literal["acute", "subacute", "persistent", "all"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        result: Literal["on", "off"] = ...,
        course: Literal["acute", "subacute", "persistent", "all"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        result: Literal["on", "off"] = ...,
        course: Literal["acute", "subacute", "persistent", "all"] = ...,
    ) -> go.Figure: ...

class ScansByAge(FigureWidget):
    finding: Literal["degeneration", "bulge"]
    age: Literal["both", "at_20", "at_80"]
    @property
    def found_at_20(self) -> float: ...
    @property
    def found_at_80(self) -> float: ...
    def set(
        self, *, finding: Literal["degeneration", "bulge"] = ..., age: Literal["both", "at_20", "at_80"] = ...
    ) -> ScansByAge: ...
    def reset(self) -> ScansByAge: ...
    def select(self, name: str) -> ScansByAge: ...
    def sweep(
        self,
        *,
        finding: Literal["degeneration", "bulge"] | Sequence[Literal["degeneration", "bulge"]] = ...,
        age: Literal["both", "at_20", "at_80"] | Sequence[Literal["both", "at_20", "at_80"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        finding: Literal["degeneration", "bulge"] = ...,
        age: Literal["both", "at_20", "at_80"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        finding: Literal["degeneration", "bulge"] = ...,
        age: Literal["both", "at_20", "at_80"] = ...,
    ) -> go.Figure: ...

class ForwardBend(FigureWidget):
    trunk_flexion: float
    hip_limit: float
    angles: Literal["on", "off"]
    muscles: Literal["on", "off"]
    @property
    def hip_flexion_used(self) -> float: ...
    @property
    def borrowed(self) -> float: ...
    @property
    def lumbar_flexion_used(self) -> float: ...
    @property
    def reached(self) -> float: ...
    def set(
        self,
        *,
        trunk_flexion: float = ...,
        hip_limit: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> ForwardBend: ...
    def reset(self) -> ForwardBend: ...
    def select(self, name: str) -> ForwardBend: ...
    def sweep(
        self,
        *,
        trunk_flexion: Numbers = ...,
        hip_limit: Numbers = ...,
        angles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        muscles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        trunk_flexion: float = ...,
        hip_limit: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        trunk_flexion: float = ...,
        hip_limit: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> go.Figure: ...

class Gait(FigureWidget):
    thigh_angle: float
    pelvis_angle: float
    hip_extension: float
    stride: float
    muscles: Literal["off", "on"]
    view: Literal["side", "front"]
    gives_way: Literal["back", "step"]
    @property
    def extra_lumbar_extension(self) -> float: ...
    @property
    def lumbar_extension_now(self) -> float: ...
    @property
    def thigh_lost(self) -> float: ...
    @property
    def thigh_angle_now(self) -> float: ...
    @property
    def pelvis_angle_now(self) -> float: ...
    @property
    def hip_extension_now(self) -> float: ...
    @property
    def lumbar_on_the_way(self) -> float: ...
    @property
    def hip_on_the_way(self) -> float: ...
    def set(
        self,
        *,
        thigh_angle: float = ...,
        pelvis_angle: float = ...,
        hip_extension: float = ...,
        stride: float = ...,
        muscles: Literal["off", "on"] = ...,
        view: Literal["side", "front"] = ...,
        gives_way: Literal["back", "step"] = ...,
    ) -> Gait: ...
    def reset(self) -> Gait: ...
    def select(self, name: str) -> Gait: ...
    def sweep(
        self,
        *,
        thigh_angle: Numbers = ...,
        pelvis_angle: Numbers = ...,
        hip_extension: Numbers = ...,
        stride: Numbers = ...,
        muscles: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        view: Literal["side", "front"] | Sequence[Literal["side", "front"]] = ...,
        gives_way: Literal["back", "step"] | Sequence[Literal["back", "step"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        thigh_angle: float = ...,
        pelvis_angle: float = ...,
        hip_extension: float = ...,
        stride: float = ...,
        muscles: Literal["off", "on"] = ...,
        view: Literal["side", "front"] = ...,
        gives_way: Literal["back", "step"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        thigh_angle: float = ...,
        pelvis_angle: float = ...,
        hip_extension: float = ...,
        stride: float = ...,
        muscles: Literal["off", "on"] = ...,
        view: Literal["side", "front"] = ...,
        gives_way: Literal["back", "step"] = ...,
    ) -> go.Figure: ...

class AcetabularOpening(FigureWidget):
    inclination: float
    anteversion: float
    posterior_tilt: float
    ball: Literal["on", "off"]
    @property
    def anteversion_now(self) -> float: ...
    @property
    def inclination_now(self) -> float: ...
    @property
    def slope(self) -> float: ...
    def set(
        self,
        *,
        inclination: float = ...,
        anteversion: float = ...,
        posterior_tilt: float = ...,
        ball: Literal["on", "off"] = ...,
    ) -> AcetabularOpening: ...
    def reset(self) -> AcetabularOpening: ...
    def select(self, name: str) -> AcetabularOpening: ...
    def sweep(
        self,
        *,
        inclination: Numbers = ...,
        anteversion: Numbers = ...,
        posterior_tilt: Numbers = ...,
        ball: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        inclination: float = ...,
        anteversion: float = ...,
        posterior_tilt: float = ...,
        ball: Literal["on", "off"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        inclination: float = ...,
        anteversion: float = ...,
        posterior_tilt: float = ...,
        ball: Literal["on", "off"] = ...,
    ) -> go.Figure: ...

class HipFlexorTension(FigureWidget):
    hip_flexion: float
    knee_flexion: float
    extension_demand: float
    tightness: float
    lumbar_stiffness: float
    angles: Literal["on", "off"]
    muscles: Literal["on", "off"]
    @property
    def passive_moment(self) -> float: ...
    @property
    def hip_extension_used(self) -> float: ...
    @property
    def lumbar_extension_used(self) -> float: ...
    @property
    def extrapolated(self) -> float: ...
    def set(
        self,
        *,
        hip_flexion: float = ...,
        knee_flexion: float = ...,
        extension_demand: float = ...,
        tightness: float = ...,
        lumbar_stiffness: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> HipFlexorTension: ...
    def reset(self) -> HipFlexorTension: ...
    def select(self, name: str) -> HipFlexorTension: ...
    def sweep(
        self,
        *,
        hip_flexion: Numbers = ...,
        knee_flexion: Numbers = ...,
        extension_demand: Numbers = ...,
        tightness: Numbers = ...,
        lumbar_stiffness: Numbers = ...,
        angles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        muscles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        hip_flexion: float = ...,
        knee_flexion: float = ...,
        extension_demand: float = ...,
        tightness: float = ...,
        lumbar_stiffness: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        hip_flexion: float = ...,
        knee_flexion: float = ...,
        extension_demand: float = ...,
        tightness: float = ...,
        lumbar_stiffness: float = ...,
        angles: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
    ) -> go.Figure: ...

class HipReplacement(FigureWidget):
    study: Literal["before", "after", "register", "scores", "counts"]
    @property
    def with_back_pain(self) -> float: ...
    @property
    def back_pain_eased(self) -> float: ...
    @property
    def new_back_pain(self) -> float: ...
    def set(self, *, study: Literal["before", "after", "register", "scores", "counts"] = ...) -> HipReplacement: ...
    def reset(self) -> HipReplacement: ...
    def select(self, name: str) -> HipReplacement: ...
    def sweep(
        self,
        *,
        study: Literal["before", "after", "register", "scores", "counts"]
        | Sequence[Literal["before", "after", "register", "scores", "counts"]] = ...,
    ) -> Sweep: ...
    def plot(
        self, theme: Theme = ..., *, study: Literal["before", "after", "register", "scores", "counts"] = ...
    ) -> go.Figure: ...

class HipMotion(FigureWidget):
    hip_bend: float
    hip_turn: float
    group: Literal["women", "adults", "impingement", "arthritis"]
    @property
    def flexion(self) -> float: ...
    @property
    def extension(self) -> float: ...
    @property
    def inwards(self) -> float: ...
    @property
    def outwards(self) -> float: ...
    def set(
        self,
        *,
        hip_bend: float = ...,
        hip_turn: float = ...,
        group: Literal["women", "adults", "impingement", "arthritis"] = ...,
    ) -> HipMotion: ...
    def reset(self) -> HipMotion: ...
    def select(self, name: str) -> HipMotion: ...
    def sweep(
        self,
        *,
        hip_bend: Numbers = ...,
        hip_turn: Numbers = ...,
        group: Literal["women", "adults", "impingement", "arthritis"]
        | Sequence[Literal["women", "adults", "impingement", "arthritis"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        hip_bend: float = ...,
        hip_turn: float = ...,
        group: Literal["women", "adults", "impingement", "arthritis"] = ...,
    ) -> go.Figure: ...

class Examination(FigureWidget):
    test: Literal[
        "sij",
        "fadir_fai",
        "fadir_labrum",
        "faber_fai",
        "trendelenburg",
        "squat",
        "adduction",
        "abductors",
        "stairs",
        "sitting",
        "under_60",
        "groin",
        "outer_hip",
        "slr_surgical",
        "slr_mri",
        "crossed_slr",
        "sensory",
        "thomas",
    ]
    show: Literal["found", "guess"]
    @property
    def ratio_yes(self) -> float: ...
    @property
    def ratio_no(self) -> float: ...
    @property
    def before(self) -> float: ...
    @property
    def after_yes(self) -> float: ...
    @property
    def after_no(self) -> float: ...
    def set(
        self,
        *,
        test: Literal[
            "sij",
            "fadir_fai",
            "fadir_labrum",
            "faber_fai",
            "trendelenburg",
            "squat",
            "adduction",
            "abductors",
            "stairs",
            "sitting",
            "under_60",
            "groin",
            "outer_hip",
            "slr_surgical",
            "slr_mri",
            "crossed_slr",
            "sensory",
            "thomas",
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> Examination: ...
    def reset(self) -> Examination: ...
    def select(self, name: str) -> Examination: ...
    def sweep(
        self,
        *,
        test: Literal[
            "sij",
            "fadir_fai",
            "fadir_labrum",
            "faber_fai",
            "trendelenburg",
            "squat",
            "adduction",
            "abductors",
            "stairs",
            "sitting",
            "under_60",
            "groin",
            "outer_hip",
            "slr_surgical",
            "slr_mri",
            "crossed_slr",
            "sensory",
            "thomas",
        ]
        | Sequence[
            Literal[
                "sij",
                "fadir_fai",
                "fadir_labrum",
                "faber_fai",
                "trendelenburg",
                "squat",
                "adduction",
                "abductors",
                "stairs",
                "sitting",
                "under_60",
                "groin",
                "outer_hip",
                "slr_surgical",
                "slr_mri",
                "crossed_slr",
                "sensory",
                "thomas",
            ]
        ] = ...,
        show: Literal["found", "guess"] | Sequence[Literal["found", "guess"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        test: Literal[
            "sij",
            "fadir_fai",
            "fadir_labrum",
            "faber_fai",
            "trendelenburg",
            "squat",
            "adduction",
            "abductors",
            "stairs",
            "sitting",
            "under_60",
            "groin",
            "outer_hip",
            "slr_surgical",
            "slr_mri",
            "crossed_slr",
            "sensory",
            "thomas",
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        test: Literal[
            "sij",
            "fadir_fai",
            "fadir_labrum",
            "faber_fai",
            "trendelenburg",
            "squat",
            "adduction",
            "abductors",
            "stairs",
            "sitting",
            "under_60",
            "groin",
            "outer_hip",
            "slr_surgical",
            "slr_mri",
            "crossed_slr",
            "sensory",
            "thomas",
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> go.Figure: ...

class WhatHelps(FigureWidget):
    panel: Literal["leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"]
    show: Literal["found", "guess"]
    @property
    def result_1(self) -> float: ...
    @property
    def result_2(self) -> float: ...
    @property
    def result_3(self) -> float: ...
    @property
    def result_4(self) -> float: ...
    @property
    def result_5(self) -> float: ...
    @property
    def result_6(self) -> float: ...
    def set(
        self,
        *,
        panel: Literal[
            "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> WhatHelps: ...
    def reset(self) -> WhatHelps: ...
    def select(self, name: str) -> WhatHelps: ...
    def sweep(
        self,
        *,
        panel: Literal[
            "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
        ]
        | Sequence[
            Literal[
                "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
            ]
        ] = ...,
        show: Literal["found", "guess"] | Sequence[Literal["found", "guess"]] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        panel: Literal[
            "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> go.Figure: ...
    def chart(
        self,
        theme: Theme = ...,
        *,
        panel: Literal[
            "leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"
        ] = ...,
        show: Literal["found", "guess"] = ...,
    ) -> go.Figure: ...

class MusclesFront(FigureWidget):
    muscles: Literal["on", "off"]
    nerves: Literal["on", "off"]
    areas: Literal["off", "on"]
    belly: Literal["off", "on"]
    shown: Literal[
        "all",
        "adductors",
        "obliques",
        "gluteus-medius",
        "gluteus-minimus",
        "iliacus",
        "iliotibial-band",
        "psoas",
        "quadratus-lumborum",
        "rectus-abdominis",
        "rectus-femoris",
        "sartorius",
        "tensor-fasciae-latae",
        "vasti",
        "femoral",
        "genitofemoral",
        "lateral-femoral-cutaneous",
        "lumbar-plexus",
        "obturator",
    ]
    def set(
        self,
        *,
        muscles: Literal["on", "off"] = ...,
        nerves: Literal["on", "off"] = ...,
        areas: Literal["off", "on"] = ...,
        belly: Literal["off", "on"] = ...,
        shown: Literal[
            "all",
            "adductors",
            "obliques",
            "gluteus-medius",
            "gluteus-minimus",
            "iliacus",
            "iliotibial-band",
            "psoas",
            "quadratus-lumborum",
            "rectus-abdominis",
            "rectus-femoris",
            "sartorius",
            "tensor-fasciae-latae",
            "vasti",
            "femoral",
            "genitofemoral",
            "lateral-femoral-cutaneous",
            "lumbar-plexus",
            "obturator",
        ] = ...,
    ) -> MusclesFront: ...
    def reset(self) -> MusclesFront: ...
    def select(self, name: str) -> MusclesFront: ...
    def sweep(
        self,
        *,
        muscles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        nerves: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        areas: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        belly: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        shown: Literal[
            "all",
            "adductors",
            "obliques",
            "gluteus-medius",
            "gluteus-minimus",
            "iliacus",
            "iliotibial-band",
            "psoas",
            "quadratus-lumborum",
            "rectus-abdominis",
            "rectus-femoris",
            "sartorius",
            "tensor-fasciae-latae",
            "vasti",
            "femoral",
            "genitofemoral",
            "lateral-femoral-cutaneous",
            "lumbar-plexus",
            "obturator",
        ]
        | Sequence[
            Literal[
                "all",
                "adductors",
                "obliques",
                "gluteus-medius",
                "gluteus-minimus",
                "iliacus",
                "iliotibial-band",
                "psoas",
                "quadratus-lumborum",
                "rectus-abdominis",
                "rectus-femoris",
                "sartorius",
                "tensor-fasciae-latae",
                "vasti",
                "femoral",
                "genitofemoral",
                "lateral-femoral-cutaneous",
                "lumbar-plexus",
                "obturator",
            ]
        ] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        muscles: Literal["on", "off"] = ...,
        nerves: Literal["on", "off"] = ...,
        areas: Literal["off", "on"] = ...,
        belly: Literal["off", "on"] = ...,
        shown: Literal[
            "all",
            "adductors",
            "obliques",
            "gluteus-medius",
            "gluteus-minimus",
            "iliacus",
            "iliotibial-band",
            "psoas",
            "quadratus-lumborum",
            "rectus-abdominis",
            "rectus-femoris",
            "sartorius",
            "tensor-fasciae-latae",
            "vasti",
            "femoral",
            "genitofemoral",
            "lateral-femoral-cutaneous",
            "lumbar-plexus",
            "obturator",
        ] = ...,
    ) -> go.Figure: ...

class MusclesBack(FigureWidget):
    buttock: Literal["on", "off"]
    muscles: Literal["on", "off"]
    nerves: Literal["on", "off"]
    areas: Literal["off", "on"]
    shown: Literal[
        "all",
        "adductors",
        "erector-spinae",
        "gluteus-maximus",
        "gluteus-medius",
        "hamstrings",
        "multifidus",
        "obturator-internus-gemelli",
        "piriformis",
        "quadratus-femoris",
        "quadratus-lumborum",
        "inferior-gluteal",
        "nerve-to-quadratus-femoris",
        "sacral-plexus",
        "sciatic",
        "superior-gluteal",
    ]
    def set(
        self,
        *,
        buttock: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
        nerves: Literal["on", "off"] = ...,
        areas: Literal["off", "on"] = ...,
        shown: Literal[
            "all",
            "adductors",
            "erector-spinae",
            "gluteus-maximus",
            "gluteus-medius",
            "hamstrings",
            "multifidus",
            "obturator-internus-gemelli",
            "piriformis",
            "quadratus-femoris",
            "quadratus-lumborum",
            "inferior-gluteal",
            "nerve-to-quadratus-femoris",
            "sacral-plexus",
            "sciatic",
            "superior-gluteal",
        ] = ...,
    ) -> MusclesBack: ...
    def reset(self) -> MusclesBack: ...
    def select(self, name: str) -> MusclesBack: ...
    def sweep(
        self,
        *,
        buttock: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        muscles: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        nerves: Literal["on", "off"] | Sequence[Literal["on", "off"]] = ...,
        areas: Literal["off", "on"] | Sequence[Literal["off", "on"]] = ...,
        shown: Literal[
            "all",
            "adductors",
            "erector-spinae",
            "gluteus-maximus",
            "gluteus-medius",
            "hamstrings",
            "multifidus",
            "obturator-internus-gemelli",
            "piriformis",
            "quadratus-femoris",
            "quadratus-lumborum",
            "inferior-gluteal",
            "nerve-to-quadratus-femoris",
            "sacral-plexus",
            "sciatic",
            "superior-gluteal",
        ]
        | Sequence[
            Literal[
                "all",
                "adductors",
                "erector-spinae",
                "gluteus-maximus",
                "gluteus-medius",
                "hamstrings",
                "multifidus",
                "obturator-internus-gemelli",
                "piriformis",
                "quadratus-femoris",
                "quadratus-lumborum",
                "inferior-gluteal",
                "nerve-to-quadratus-femoris",
                "sacral-plexus",
                "sciatic",
                "superior-gluteal",
            ]
        ] = ...,
    ) -> Sweep: ...
    def plot(
        self,
        theme: Theme = ...,
        *,
        buttock: Literal["on", "off"] = ...,
        muscles: Literal["on", "off"] = ...,
        nerves: Literal["on", "off"] = ...,
        areas: Literal["off", "on"] = ...,
        shown: Literal[
            "all",
            "adductors",
            "erector-spinae",
            "gluteus-maximus",
            "gluteus-medius",
            "hamstrings",
            "multifidus",
            "obturator-internus-gemelli",
            "piriformis",
            "quadratus-femoris",
            "quadratus-lumborum",
            "inferior-gluteal",
            "nerve-to-quadratus-femoris",
            "sacral-plexus",
            "sciatic",
            "superior-gluteal",
        ] = ...,
    ) -> go.Figure: ...

class HipCartilage(FigureWidget):
    state: Literal["usual", "changed"]
    def set(self, *, state: Literal["usual", "changed"] = ...) -> HipCartilage: ...
    def reset(self) -> HipCartilage: ...
    def select(self, name: str) -> HipCartilage: ...
    def sweep(self, *, state: Literal["usual", "changed"] | Sequence[Literal["usual", "changed"]] = ...) -> Sweep: ...
    def plot(self, theme: Theme = ..., *, state: Literal["usual", "changed"] = ...) -> go.Figure: ...

class HipLabrum(FigureWidget):
    state: Literal["usual", "changed"]
    def set(self, *, state: Literal["usual", "changed"] = ...) -> HipLabrum: ...
    def reset(self) -> HipLabrum: ...
    def select(self, name: str) -> HipLabrum: ...
    def sweep(self, *, state: Literal["usual", "changed"] | Sequence[Literal["usual", "changed"]] = ...) -> Sweep: ...
    def plot(self, theme: Theme = ..., *, state: Literal["usual", "changed"] = ...) -> go.Figure: ...

class HipShapes(FigureWidget):
    state: Literal["usual", "changed"]
    def set(self, *, state: Literal["usual", "changed"] = ...) -> HipShapes: ...
    def reset(self) -> HipShapes: ...
    def select(self, name: str) -> HipShapes: ...
    def sweep(self, *, state: Literal["usual", "changed"] | Sequence[Literal["usual", "changed"]] = ...) -> Sweep: ...
    def plot(self, theme: Theme = ..., *, state: Literal["usual", "changed"] = ...) -> go.Figure: ...

class OuterHip(FigureWidget):
    state: Literal["usual", "changed"]
    def set(self, *, state: Literal["usual", "changed"] = ...) -> OuterHip: ...
    def reset(self) -> OuterHip: ...
    def select(self, name: str) -> OuterHip: ...
    def sweep(self, *, state: Literal["usual", "changed"] | Sequence[Literal["usual", "changed"]] = ...) -> Sweep: ...
    def plot(self, theme: Theme = ..., *, state: Literal["usual", "changed"] = ...) -> go.Figure: ...

class SpinopelvicNumbers(TypedDict):
    pelvic_tilt_now: float
    sacral_slope: float
    expected_lordosis: float
    lordosis_change: float
    asis_psis_tilt: float

class SpinopelvicArrays(TypedDict):
    pelvic_tilt_now: NDArray[float64]
    sacral_slope: NDArray[float64]
    expected_lordosis: NDArray[float64]
    lordosis_change: NDArray[float64]
    asis_psis_tilt: NDArray[float64]

class SpinopelvicModel(Model):
    @overload
    def __call__(
        self, *, pelvic_incidence: float = ..., pelvic_tilt: float = ..., anterior_tilt: float = ...
    ) -> SpinopelvicNumbers: ...
    @overload
    def __call__(
        self, *, pelvic_incidence: Numbers = ..., pelvic_tilt: Numbers = ..., anterior_tilt: Numbers = ...
    ) -> SpinopelvicArrays: ...

class AcetabularOpeningNumbers(TypedDict):
    anteversion_now: float
    inclination_now: float
    slope: float

class AcetabularOpeningArrays(TypedDict):
    anteversion_now: NDArray[float64]
    inclination_now: NDArray[float64]
    slope: NDArray[float64]

class AcetabularOpeningModel(Model):
    @overload
    def __call__(
        self, *, inclination: float = ..., anteversion: float = ..., posterior_tilt: float = ...
    ) -> AcetabularOpeningNumbers: ...
    @overload
    def __call__(
        self, *, inclination: Numbers = ..., anteversion: Numbers = ..., posterior_tilt: Numbers = ...
    ) -> AcetabularOpeningArrays: ...

class HipFlexorTensionNumbers(TypedDict):
    passive_moment: float
    hip_extension_used: float
    lumbar_extension_used: float
    extrapolated: float

class HipFlexorTensionArrays(TypedDict):
    passive_moment: NDArray[float64]
    hip_extension_used: NDArray[float64]
    lumbar_extension_used: NDArray[float64]
    extrapolated: NDArray[float64]

class HipFlexorTensionModel(Model):
    @overload
    def __call__(
        self,
        *,
        hip_flexion: float = ...,
        knee_flexion: float = ...,
        extension_demand: float = ...,
        tightness: float = ...,
        lumbar_stiffness: float = ...,
    ) -> HipFlexorTensionNumbers: ...
    @overload
    def __call__(
        self,
        *,
        hip_flexion: Numbers = ...,
        knee_flexion: Numbers = ...,
        extension_demand: Numbers = ...,
        tightness: Numbers = ...,
        lumbar_stiffness: Numbers = ...,
    ) -> HipFlexorTensionArrays: ...

class GaitExtensionNumbers(TypedDict):
    extra_lumbar_extension: float

class GaitExtensionArrays(TypedDict):
    extra_lumbar_extension: NDArray[float64]

class GaitExtensionModel(Model):
    @overload
    def __call__(
        self, *, thigh_angle: float = ..., pelvis_angle: float = ..., hip_extension: float = ..., stride: float = ...
    ) -> GaitExtensionNumbers: ...
    @overload
    def __call__(
        self,
        *,
        thigh_angle: Numbers = ...,
        pelvis_angle: Numbers = ...,
        hip_extension: Numbers = ...,
        stride: Numbers = ...,
    ) -> GaitExtensionArrays: ...

class SingleLegStanceNumbers(TypedDict):
    abductor_force: float
    deficit: float
    joint_force: float
    joint_angle: float

class SingleLegStanceArrays(TypedDict):
    abductor_force: NDArray[float64]
    deficit: NDArray[float64]
    joint_force: NDArray[float64]
    joint_angle: NDArray[float64]

class SingleLegStanceModel(Model):
    @overload
    def __call__(
        self,
        *,
        supported_fraction: float = ...,
        body_lever: float = ...,
        abductor_lever: float = ...,
        abductor_angle: float = ...,
        lean: float = ...,
        cane_force: float = ...,
        cane_lever: float = ...,
        abductor_strength: float = ...,
    ) -> SingleLegStanceNumbers: ...
    @overload
    def __call__(
        self,
        *,
        supported_fraction: Numbers = ...,
        body_lever: Numbers = ...,
        abductor_lever: Numbers = ...,
        abductor_angle: Numbers = ...,
        lean: Numbers = ...,
        cane_force: Numbers = ...,
        cane_lever: Numbers = ...,
        abductor_strength: Numbers = ...,
    ) -> SingleLegStanceArrays: ...

class ForwardBendNumbers(TypedDict):
    hip_flexion_used: float
    borrowed: float
    lumbar_flexion_used: float
    reached: float

class ForwardBendArrays(TypedDict):
    hip_flexion_used: NDArray[float64]
    borrowed: NDArray[float64]
    lumbar_flexion_used: NDArray[float64]
    reached: NDArray[float64]

class ForwardBendModel(Model):
    @overload
    def __call__(self, *, trunk_flexion: float = ..., hip_limit: float = ...) -> ForwardBendNumbers: ...
    @overload
    def __call__(self, *, trunk_flexion: Numbers = ..., hip_limit: Numbers = ...) -> ForwardBendArrays: ...

class LumbarLoadNumbers(TypedDict):
    muscle_force: float
    compression: float
    compression_ratio: float

class LumbarLoadArrays(TypedDict):
    muscle_force: NDArray[float64]
    compression: NDArray[float64]
    compression_ratio: NDArray[float64]

class LumbarLoadModel(Model):
    @overload
    def __call__(
        self, *, trunk_angle: float = ..., load: float = ..., load_reach: float = ...
    ) -> LumbarLoadNumbers: ...
    @overload
    def __call__(
        self, *, trunk_angle: Numbers = ..., load: Numbers = ..., load_reach: Numbers = ...
    ) -> LumbarLoadArrays: ...

class SideShiftNumbers(TypedDict):
    obliquity: float
    limb_share: float

class SideShiftArrays(TypedDict):
    obliquity: NDArray[float64]
    limb_share: NDArray[float64]

class SideShiftModel(Model):
    @overload
    def __call__(
        self, *, leg_difference: float = ..., hip_width: float = ..., side_shift: float = ...
    ) -> SideShiftNumbers: ...
    @overload
    def __call__(
        self, *, leg_difference: Numbers = ..., hip_width: Numbers = ..., side_shift: Numbers = ...
    ) -> SideShiftArrays: ...

class FindingNumbers(TypedDict):
    odds: float
    posttest: float

class FindingArrays(TypedDict):
    odds: NDArray[float64]
    posttest: NDArray[float64]

class FindingModel(Model):
    @overload
    def __call__(self, *, pretest: float = ..., lr: float = ...) -> FindingNumbers: ...
    @overload
    def __call__(self, *, pretest: Numbers = ..., lr: Numbers = ...) -> FindingArrays: ...

class PelvisPositionNumbers(TypedDict):
    lower: float
    ahead: float

class PelvisPositionArrays(TypedDict):
    lower: NDArray[float64]
    ahead: NDArray[float64]

class PelvisPositionModel(Model):
    @overload
    def __call__(
        self, *, tilt: float = ..., drop: float = ..., rotation: float = ..., hip_distance: float = ...
    ) -> PelvisPositionNumbers: ...
    @overload
    def __call__(
        self, *, tilt: Numbers = ..., drop: Numbers = ..., rotation: Numbers = ..., hip_distance: Numbers = ...
    ) -> PelvisPositionArrays: ...
