"""The quizzes of a page, to be read and answered by its cells. The page itself marks them."""

from __future__ import annotations

from typing import Any

from hipspine.inpage import islands, wording
from hipspine.refusals import UnknownAttributeError, UnknownNameError, WrongValueError, instead, meant

_SETTABLE = ("responses", "checked", "confidence", "seed")
_MARKED = ("score", "answered", "total")


class PageQuiz:
    """A quiz on this page. Made by ``quiz(name)``.

    ``responses``, ``checked``, ``confidence`` and ``seed`` can be read and set; ``score`` (0 to 1), ``answered`` and
    ``total`` are the page's marks when the cell began.
    """

    _island: str
    _moved: bool

    def __init__(self, island: str) -> None:
        """Take the quiz that stands in this island of the page."""
        vars(self)["_island"] = island
        vars(self)["_moved"] = False

    @property
    def values(self) -> dict[str, Any]:  # Any: responses differ by the kind of question
        """What is answered and what came of it."""
        held = islands.values(self._island)
        return {name: held[name] for name in (*_SETTABLE, *_MARKED) if not (self._moved and name in _MARKED)}

    def reset(self) -> None:
        """Forget all answers."""
        self._put({"responses": {}, "checked": [], "confidence": {}})

    def __getattr__(self, name: str) -> Any:  # Any: the same
        """Return a value. Raises AttributeError for one that is not there, and for a mark that is out of date."""
        if name in _MARKED and self._moved:
            raise UnknownAttributeError(wording.QUIZ_MOVED)
        if name not in (*_SETTABLE, *_MARKED):
            line = instead(name, (*_SETTABLE, *_MARKED), wording.IT_HAS)
            raise UnknownAttributeError(f"{self} has no value {name!r}; {line}")
        return islands.values(self._island)[name]

    def __setattr__(self, name: str, value: object) -> None:
        """Set a value; the page says when it does not fit. Raises AttributeError for what cannot be set."""
        if name not in _SETTABLE:
            raise UnknownAttributeError(wording.QUIZ_VALUES.format(name=name, meant=meant(name, _SETTABLE)))
        self._put({name: value})

    def _put(self, values: dict[str, object]) -> None:
        vars(self)["_moved"] = True
        islands.put(self._island, values)

    def __repr__(self) -> str:
        """Return how one asks for this quiz."""
        name, _, section = self._island.partition(":")[2].partition("/")
        return f"quiz({name!r}{f', section={section!r}' if section else ''})"

    @property
    def _island_(self) -> tuple[str, str]:
        """The island that the page shows in place of a copy, and words for it."""
        return self._island, wording.QUIZ_HERE.format(name=self._island.partition(":")[2])


def quiz(name: str, seed: int | None = None, items: int | None = None, section: str | None = None) -> PageQuiz:
    """Return the quiz called ``name`` that stands on this page, or the one on a ``section``; ``seed`` draws anew.

    Raises KeyError naming the quizzes of the page, and ValueError for another number of ``items`` than it asks.
    """
    wanted, known = f"{name}/{section}" if section else name, islands.names("quiz")
    if wanted not in known:
        raise UnknownNameError(wording.NO_QUIZ.format(name=wanted, known=instead(wanted, known, wording.IT_HAS)))
    found, count = PageQuiz(f"quiz:{wanted}"), islands.values(f"quiz:{wanted}")["count"]
    if items not in (None, count):
        raise WrongValueError(wording.OTHER_COUNT.format(count=count))
    if seed not in (None, found.seed):
        found.seed = seed
    return found
