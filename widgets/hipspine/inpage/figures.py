"""The figures of a page, to be moved and read by its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.callable_module import answers
from hipspine.figures.written import WRITTEN
from hipspine.inpage import islands, wording
from hipspine.refusals import UnknownAttributeError, UnknownNameError, WrongValueError, instead

if TYPE_CHECKING:
    from hipspine.figures.settings import Settings

_ELSEWHERE = ("chart", "explain", "observe", "plot", "save", "sweep")
"""What a figure can do in a notebook only."""


class PageFigure:
    """A figure on this page. Made by ``figure(name)``.

    Its parameters are attributes, ``fig.anterior_tilt = 10`` moves the bones; its results follow,
    ``fig.sacral_slope``. What the reader moves is known to the next cell that is run.
    """

    name: str
    _settings: Settings

    def __init__(self, name: str) -> None:
        """Take the figure called ``name`` of this page."""
        vars(self)["name"] = name
        vars(self)["_settings"] = WRITTEN[name]

    @property
    def values(self) -> dict[str, float | str]:
        """Every parameter and every result as they are now."""
        return self._settings.values(self._set)

    @property
    def _set(self) -> dict[str, object]:
        """The parameters that Python knows of: the page also has layers, which change what is seen alone."""
        held = islands.values(f"figure:{self.name}")
        return {p.name: held[p.name] for p in self._settings.parameters if p.name in held}

    def set(self, **values: object) -> PageFigure:
        """Set several parameters at once and return the figure. What is refused changes nothing.

        Raises ValueError for a value out of range and TypeError for an unknown parameter.
        """
        checked = self._settings.check({**self._set, **values})
        islands.put(f"figure:{self.name}", {name: checked[name] for name in values})
        return self

    def reset(self) -> PageFigure:
        """Set all parameters as the figure began in the course, and return the figure."""
        return self.set(**self._settings.check({}))

    def select(self, name: str) -> PageFigure:
        """Choose ``name`` in the figure's list, a muscle for example. Raises ValueError naming those there are."""
        for choice in self._settings.choices:
            if name in choice.names:
                return self.set(**{choice.name: name})
        known = [one for choice in self._settings.choices for one in choice.names]
        raise WrongValueError(f"{self.name} has no {name!r} to choose; {instead(name, known, wording.IT_HAS)}")

    def __getattr__(self, name: str) -> float | str:
        """Return a parameter or a result. Raises AttributeError naming what there is."""
        if name in _ELSEWHERE:
            raise UnknownAttributeError(wording.ONLY_IN_JUPYTER.format(name=f"fig.{name}"))
        if name.startswith("_"):
            raise AttributeError(name)
        known = self.values
        if name not in known:
            line = instead(name, known, wording.IT_HAS)
            raise UnknownAttributeError(f"{self.name} has no value {name!r}; {line}")
        return known[name]

    def __setattr__(self, name: str, value: object) -> None:
        """Set a parameter. Raises AttributeError naming the right ones for what does not exist and for a result."""
        known = [p.name for p in self._settings.parameters]
        if name in self._settings.result_names:
            raise UnknownAttributeError(wording.FIGURE_RESULT.format(name=name, names=", ".join(known)))
        if name not in known:
            line = instead(name, known, wording.IT_HAS)
            raise UnknownAttributeError(wording.FIGURE_VALUE.format(figure=self.name, name=name, instead=line))
        self.set(**{name: value})

    def __dir__(self) -> list[str]:
        """Return what can be asked and set."""
        return sorted({*super().__dir__(), *self.values})

    def __repr__(self) -> str:
        """Return how one asks for this figure as it stands."""
        start = self._settings.check({})
        changed = [f", {name}={value!r}" for name, value in self._settings.check(self._set).items()]
        moved = [one for one, (name, value) in zip(changed, self._set.items(), strict=True) if start[name] != value]
        return f"figure({self.name!r}{''.join(moved)})"

    @property
    def _island_(self) -> tuple[str, str]:
        """The island that the page shows in place of a copy, and words for it."""
        return f"figure:{self.name}", wording.FIGURE_HERE.format(name=self.name)


def figure(name: str, *, compact: bool = False, **values: object) -> PageFigure:
    """Return the figure called ``name`` that stands on this page, its parameters set to ``values``.

    ``compact`` is there for cells that a notebook runs, too; the page's own figure stays as it is. Raises KeyError
    naming the figures of the page.
    """
    if name not in (known := figures()):
        raise UnknownNameError(wording.NO_FIGURE.format(name=name, known=instead(name, known, wording.IT_HAS)))
    found = PageFigure(name)
    return found.set(**values) if values else found


def figures() -> tuple[str, ...]:
    """Return the names of the figures on this page."""
    return tuple(islands.names("figure"))


answers(__name__, figures)
