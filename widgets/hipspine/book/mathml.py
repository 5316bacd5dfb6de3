"""Formulas as MathML, made while the book is built: no script, no web font, readable by screen readers."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from markupsafe import escape
from sphinx.application import Sphinx
from sphinx.util import logging

_log = logging.getLogger(__name__)
_UNKNOWN_COMMAND = re.compile(r"\\[A-Za-z]+")
_MARKUP = re.compile(r"<[^>]*>")


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer as ``html_math_renderer = "mathml"``."""
    app.add_html_math_renderer("mathml", inline_renderers=(_visit_inline, None), block_renderers=(_visit_block, None))


def to_mathml(latex: str, *, display: bool) -> str:
    """Return a formula as a ``<math>`` element; ``display`` sets it on a line of its own.

    Raises ValueError when the formula holds a command or a nesting that cannot be translated.
    """
    # latex2mathml knows ``split``, which sets the same rows, and not ``aligned``.
    known = latex.replace("{aligned}", "{split}")
    try:
        # latex2mathml reports a wrong formula by many kinds of exception, IndexError among them.
        markup = convert(known, display="block" if display else "inline")
    except Exception as problem:
        raise ValueError(f"{type(problem).__name__}: {problem}".rstrip(": ")) from problem
    # An unknown command is passed through as text instead of being refused.
    unknown = _UNKNOWN_COMMAND.search(_MARKUP.sub("", markup))
    if unknown:
        raise ValueError(f"unknown command {unknown[0]}")
    if ">&<" in markup:
        raise ValueError("an & that separates no columns")
    return markup


def _render(node: nodes.Element, *, display: bool) -> str:
    latex = node.astext()
    try:
        return to_mathml(latex, display=display)
    except ValueError as problem:
        _log.warning("formula %r cannot be shown: %s", latex, problem, location=node, type="hipspine", subtype="math")
        return f'<code class="hs-math-source">{escape(latex)}</code>'


def _visit_inline(translator: Any, node: nodes.math) -> None:
    translator.body.append(_render(node, display=False))
    raise nodes.SkipNode


def _visit_block(translator: Any, node: nodes.math_block) -> None:
    # Focusable, because a long formula scrolls inside its own box on a phone.
    translator.body.append(f'<div class="hs-formula" tabindex="0">{_render(node, display=True)}</div>\n')
    raise nodes.SkipNode
