"""Formulas as MathML, made while the book is built: no script, no web font, readable by screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import escape
from sphinx.util import logging

from hipspine.mathml import mathml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_log = logging.getLogger(__name__)


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer as ``html_math_renderer = "mathml"``."""
    app.add_html_math_renderer("mathml", inline_renderers=(_visit_inline, None), block_renderers=(_visit_block, None))


def _render(node: nodes.Element, *, display: bool) -> str:
    latex = node.astext()
    try:
        return mathml(latex, display=display)
    except ValueError as problem:
        _log.warning("formula %r cannot be shown: %s", latex, problem, location=node, type="hipspine", subtype="math")
        return f'<code class="hs-math-source">{escape(latex)}</code>'


def _visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_render(node, display=False))
    raise nodes.SkipNode


def _visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    # Focusable, because a long formula scrolls inside its own box on a phone.
    translator.body.append(f'<div class="hs-formula" tabindex="0">{_render(node, display=True)}</div>\n')
    raise nodes.SkipNode
