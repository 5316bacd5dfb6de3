"""Formulas as MathML: no script, no web font, readable by screen readers."""

from __future__ import annotations

import re

_BRACE = re.compile(r"(?<!\\)[{}]")
_COMMAND = re.compile(r"\\[A-Za-z]+")
# fmt: off
# What formulas of the course are made of; links, styles and everything else that latex2mathml would pass on is refused.
_MATHML = frozenset({
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot",
    "mover", "munder", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded",
})
_ATTRIBUTES = frozenset({
    "display", "width", "stretchy", "fence", "form", "separator", "lspace", "rspace", "mathvariant", "displaystyle",
    "scriptlevel", "accent", "accentunder", "linethickness", "columnalign", "rowspacing", "columnspacing",
    "minsize", "maxsize", "movablelimits",
})
# fmt: on


def mathml(latex: str, *, display: bool) -> str:
    """Return a formula as a ``<math>`` element made of presentation elements only.

    latex2mathml copies the contents of ``\\text{…}`` and unknown commands unescaped, so its result is parsed and
    compared with what is allowed. Raises ValueError for a formula that cannot be translated or holds anything else.
    """
    from xml.etree import ElementTree

    from latex2mathml.converter import convert  # whose tables take a while, and most texts hold no formula

    braces = _BRACE.findall(latex)
    if braces.count("{") != braces.count("}"):  # which latex2mathml passes over
        raise ValueError("a brace has no partner")
    try:
        # latex2mathml knows ``split``, which sets the same rows, and not ``aligned``.
        markup = convert(latex.replace("{aligned}", "{split}"), display="block" if display else "inline")
        root = ElementTree.fromstring(markup)
    except Exception as error:  # latex2mathml reports a wrong formula by many kinds of exception, IndexError among them
        raise ValueError(f"{type(error).__name__}: {error}".rstrip(": ")) from error
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag not in _MATHML:
            raise ValueError(f"<{tag}> is not part of a formula")
        if extra := sorted(set(element.attrib) - _ATTRIBUTES):
            raise ValueError(f"{', '.join(extra)} cannot be set in a formula")
    if unknown := _COMMAND.search("".join(root.itertext())):
        raise ValueError(f"unknown command {unknown[0]}")
    return markup
