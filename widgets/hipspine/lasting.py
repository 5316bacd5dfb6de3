"""Widgets whose output outlasts the kernel: beside the widget stand a still picture and words, saved with the notebook.

An output is one media bundle, and JupyterLab shows of a bundle with a widget the widget alone, also where nothing is
left of it but "model not found". So the still form is outputs of its own, just before the widget's: what reads a saved
notebook without the widget shows them, and the front end hides them while the widget is there.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from uuid import uuid4

import anywidget
import traitlets
from IPython import get_ipython
from IPython.core.displaypub import DisplayPublisher
from IPython.display import publish_display_data

if TYPE_CHECKING:
    from typing import TypeAlias

    Bundle: TypeAlias = "dict[str, object]"

STILL = "hipspine-still"
"""The key in an output's metadata that says it stands for a widget: the book leaves such outputs out."""

_HTML, _PLAIN = "text/html", "text/plain"

# JupyterLab writes "Loading widget…" and "model not found" as bare text; where a picture stands instead, neither helps.
_STYLE = (
    ".jp-OutputArea-child:has([data-hs-still])+.jp-OutputArea-child:not(:has([data-hs-still],.jp-OutputArea-output>*))"
    "{display:none}"
)


@dataclass(frozen=True)
class Picture:
    """A still picture: as SVG ``width`` by ``height`` pixels, as PNG where that can be made, and in words (``alt``)."""

    svg: str
    width: float
    height: float
    alt: str
    png: bytes = b""

    def bundle(self, name: str) -> Bundle:
        """Return the output that shows it. It is HTML with SVG in it.

        As ``image/svg+xml`` it would stop every export to LaTeX and PDF on computers without Inkscape; PNG does not.
        """
        address = f"data:image/svg+xml;base64,{base64.b64encode(self.svg.encode()).decode()}"
        image = (
            f'<img src="{address}" alt="{escape(self.alt)}" width="{self.width:.0f}" height="{self.height:.0f}" '
            'style="max-width:100%;height:auto">'
        )
        bundle: Bundle = {_HTML: f'<div data-hs-still="{name}">{image}</div>', _PLAIN: self.alt}
        return bundle | ({"image/png": base64.b64encode(self.png).decode()} if self.png else {})


@dataclass(frozen=True)
class Still:
    """What stands for a widget where no Python runs: words in three forms and, for some, a picture above them."""

    html: str
    markdown: str
    text: str
    picture: Picture | None = None

    def bundle(self, name: str) -> Bundle:
        """Return the output that shows the words."""
        html = f'<div data-hs-still="{name}"><style>{_STYLE}</style>{self.html}</div>'
        return {_HTML: html, "text/markdown": self.markdown, _PLAIN: self.text}


class LastingWidget(anywidget.AnyWidget):
    """A widget that a notebook shows with its still form before it, made when it is shown."""

    _still = traitlets.Unicode().tag(sync=True)  # what its still form is called in the page

    def __init__(self, **values: object) -> None:
        """Start with the given values of traits."""
        super().__init__(_still=f"hs-{uuid4().hex[:12]}", **values)
        self.on_msg(self._hear)

    def still(self) -> Still:
        """Return what stands for the widget as it is now."""
        raise NotImplementedError

    def _hear(self, _: object, content: Mapping[str, object], buffers: list[bytes]) -> None:
        if content.get("want") == "hearing":  # a page whose kernel is gone gets no answer, and says so
            self.send({"have": "hearing"})

    def _ipython_display_(self) -> None:
        """Show the still form and then the widget; in a terminal, which shows neither, IPython prints what it is."""
        shell = get_ipython()
        if shell is None or type(shell.display_pub) is DisplayPublisher:
            raise NotImplementedError
        still = self.still()
        mark = {STILL: self._still}
        for part in (still.picture, still):
            if part:
                publish_display_data(part.bundle(self._still), mark)
        bundle, metadata = super()._repr_mimebundle_() or ({}, {})
        # What shows no widget has shown its still form already, and shows nothing more.
        publish_display_data({**bundle, _HTML: "<div></div>", "text/latex": ""}, metadata)

    def _repr_mimebundle_(self, **options: object) -> tuple[Bundle, Bundle]:
        """Return widget and picture as one bundle, for what asks for that itself; words come from the methods below."""
        bundle, metadata = super()._repr_mimebundle_() or ({}, {})
        picture = self.still().picture
        return bundle | ({"image/svg+xml": picture.svg} if picture else {}), metadata

    def _repr_html_(self) -> str:
        return self.still().html

    def _repr_markdown_(self) -> str:
        return self.still().markdown
