"""The course's equations. Add a model: one file with a ``Model``, and one line in ``MODELS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.callable_module import answers
from hipspine.cards import Listing
from hipspine.models.acetabular_opening import ACETABULAR_OPENING
from hipspine.models.finding import FINDING
from hipspine.models.forward_bend import FORWARD_BEND
from hipspine.models.gait_extension import GAIT_EXTENSION
from hipspine.models.hip_flexor_tension import HIP_FLEXOR_TENSION
from hipspine.models.lumbar_load import LUMBAR_LOAD
from hipspine.models.pelvis_position import PELVIS_POSITION
from hipspine.models.side_shift import SIDE_SHIFT_MODEL
from hipspine.models.single_leg_stance import SINGLE_LEG_STANCE
from hipspine.models.spinopelvic import SPINOPELVIC
from hipspine.refusals import UnknownNameError, instead

if TYPE_CHECKING:
    from hipspine.models.core import Model

MODELS: dict[str, Model] = {
    model.id: model
    for model in (
        SPINOPELVIC,
        ACETABULAR_OPENING,
        HIP_FLEXOR_TENSION,
        GAIT_EXTENSION,
        SINGLE_LEG_STANCE,
        FORWARD_BEND,
        LUMBAR_LOAD,
        SIDE_SHIFT_MODEL,
        FINDING,
        PELVIS_POSITION,
    )
}


def model(name: str) -> Model:
    """Return the model called ``name``, for example ``model("single-leg-stance")``.

    Raises KeyError naming the models there are.
    """
    if not isinstance(name, str) or name not in MODELS:
        raise UnknownNameError(f"there is no model {name!r}; {instead(name, MODELS, 'there are')}")
    return MODELS[name]


def models() -> Listing:
    """Return the names of all models; a notebook shows them with their titles.

    >>> from hipspine import models
    >>> "single-leg-stance" in models()
    True
    """
    return Listing(MODELS, lambda: {name: one.title for name, one in MODELS.items()})


answers(__name__, models)
