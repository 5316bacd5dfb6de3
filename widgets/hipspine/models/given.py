"""What a model may be given for a parameter: a number, or many in an array, a list, a tuple, a range or a Series.

Nothing here loads NumPy or pandas for plain numbers: whoever hands over an array has loaded it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from numbers import Real
from typing import TYPE_CHECKING

from hipspine.refusals import MissingExtraError, WrongValueError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hipspine.models.core import Parameter

_KINDS = "a number, or numbers in an array, a list or a Series"
_NUMBERS = "iuf"
"""NumPy's letters for whole and broken numbers."""

_OTHERS = {"b": "booleans", "U": "text", "S": "text", "T": "text", "M": "dates", "m": "times", "c": "complex numbers"}
"""What its other letters stand for."""


def many(value: object) -> bool:
    """Return whether ``value`` holds numbers side by side: an array, a Series or a sequence, but no text."""
    if isinstance(value, (str, bytes, bytearray, Real)):
        return False
    return hasattr(value, "__array__") or isinstance(value, Sequence)


def need_numpy() -> None:
    """Raise ImportError with one line where NumPy is missing, as in a browser: it has no wheel for that."""
    if find_spec("numpy") is None:
        raise MissingExtraError("many numbers at once need NumPy, which is not here; give one number at a time")


def array(parameter: Parameter, value: object) -> NDArray[np.float64]:
    """Return many values of a parameter as an array of floats, in the shape in which they were given.

    Raises ValueError with one line for text, booleans, what is no number, rows of different lengths and numbers out of
    the parameter's range, and ImportError as ``need_numpy``.
    """
    need_numpy()
    import numpy as np

    if isinstance(value, Sequence):  # before NumPy makes 1 of True
        for place, one in enumerate(_flat(value)):
            if isinstance(one, bool) or not isinstance(one, Real):
                raise WrongValueError(f"{_allowed(parameter)}, not {one!r} (at place {place + 1})")
    try:
        given = np.asarray(value)
    except ValueError:
        raise WrongValueError(f"{_allowed(parameter)}, with rows of one length") from None
    if given.dtype.kind == "O":  # as pandas hands over whole numbers with gaps
        bad = [one for one in given.ravel().tolist() if isinstance(one, bool) or not isinstance(one, Real)]
        if bad:
            raise WrongValueError(f"{_allowed(parameter)}, not {bad[0]!r}")
    elif given.dtype.kind not in _NUMBERS:
        raise WrongValueError(f"{_allowed(parameter)}, not {_OTHERS.get(given.dtype.kind, str(given.dtype))}")
    numbers = given.astype(float)
    for extreme in (numbers.min(), numbers.max()) if numbers.size else ():
        parameter.check(float(extreme))
    return numbers


def common_shape(given: Mapping[str, float | NDArray[np.float64]]) -> tuple[int, ...]:
    """Return the shape that all values have together. Raises ValueError naming the shapes that do not fit."""
    import numpy as np

    shapes = {name: np.shape(value) for name, value in given.items()}
    try:
        return np.broadcast_shapes(*shapes.values())
    except ValueError:
        told = ", ".join(f"{name} has {' × '.join(map(str, shape))}" for name, shape in shapes.items() if shape)
        raise WrongValueError(f"these shapes do not fit each other: {told}; give as many of each, or one") from None


def _flat(values: Sequence[object]) -> Iterator[object]:
    """Yield what stands in a sequence and in those within it; other arrays are looked at by their own types."""
    for one in values:
        if isinstance(one, Sequence) and not isinstance(one, (str, bytes)):
            yield from _flat(one)
        elif not hasattr(one, "dtype") or isinstance(one, Real) or getattr(one, "ndim", 0) == 0:
            yield one


def _allowed(parameter: Parameter) -> str:
    unit = f" {parameter.unit}" if parameter.unit else ""
    return f"{parameter.name} must be {_KINDS}, from {parameter.minimum:g} to {parameter.maximum:g}{unit}"
