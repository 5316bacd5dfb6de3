"""A figure seen close: on the landing page, alone with one slider, and on the card of a chapter, without any words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from hipspine.figures.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipspine.figures.core import Figure
    from hipspine.figures.declaration import Spec
    from hipspine.figures.elements import Gutters

CARD = (400, 300)
"""Width and greatest height of the picture on a card, in pixels."""

ALONE = {"phone": 380, "desk": 500}
"""Greatest height of a figure that stands alone, in pixels: it is whole within the first screen."""


class Close(TypedDict):
    """What a close look changes in a declaration: what is seen, the room for names, and the greatest height."""

    extent: tuple[float, float, float, float]
    gutters: Gutters
    most: Mapping[str, float]


def stands_alone(figure: Figure) -> bool:
    """Return whether a figure can stand alone: it has a close view and something to take hold of."""
    return bool(figure.close and figure.handles)


def alone(figure: Figure) -> Close:
    """Return how a figure is drawn that stands alone: with the names at its right."""
    gutters: Gutters = {kind: (0, right) for kind, (_, right) in figure.spec["gutters"].items()}
    return {"extent": figure.close or figure.extent, "gutters": gutters, "most": ALONE}


def looked_at(figure: Figure, close: Close) -> Spec:
    """Return the declaration of a figure that is looked at closely."""
    return {**figure.spec, "extent": close["extent"], "gutters": close["gutters"], "most": close["most"]}


WORDS = ("label", "sign", "direction")
"""The kinds of primitives that are words."""


def card_svg(figure: Figure, theme: str) -> str:
    """Return the picture for a card as one SVG document: what is drawn, without words, on "light" or "dark" paper."""
    width, most = CARD
    none: Gutters = dict.fromkeys(figure.spec["gutters"], (0, 0))
    close: Close = {
        "extent": figure.close or figure.extent,
        "gutters": none,
        "most": dict.fromkeys(figure.spec["gutters"], most),
    }
    spec = looked_at(figure, close)
    spec["primitives"] = [p for p in spec["primitives"] if p["kind"] not in WORDS]
    return svg(figure, theme, width=width, spec=spec)
