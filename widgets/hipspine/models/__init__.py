"""The course's equations. Add a model: one file with a ``Model``, and one line in ``MODELS``."""

from __future__ import annotations

from hipspine.models.core import Model
from hipspine.models.single_leg_stance import SINGLE_LEG_STANCE
from hipspine.models.spinopelvic import SPINOPELVIC

MODELS: dict[str, Model] = {model.id: model for model in (SPINOPELVIC, SINGLE_LEG_STANCE)}


def model(name: str) -> Model:
    """Return the model called ``name``, for example ``model("single-leg-stance")``.

    Raises KeyError naming the models there are.
    """
    if name not in MODELS:
        raise KeyError(f"there is no model {name!r}; there are {', '.join(MODELS)}")
    return MODELS[name]
