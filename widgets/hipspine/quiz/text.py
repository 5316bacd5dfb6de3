"""The texts of questions: a small safe part of Markdown, checked once and turned into HTML with MathML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from hipspine.mathml import mathml

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ALLOWED = "paragraphs with *emphasis*, **strong words**, `code` and $math$"
"""What a text may hold, in the words of the error messages."""

_PLAIN = frozenset(
    {
        "text",
        "softbreak",
        "hardbreak",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
        "code_inline",
    }
)
_MATH = frozenset({"math_inline", "math_inline_double"})
_BLOCKS = frozenset({"paragraph_open", "math_block"})
_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")
_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")
_OPEN, _CLOSE = '<span class="hs-quiz-par">', "</span>"
# One line that begins like a sentence and has no sign with a meaning in Markdown, HTML or typography.
_BARE = re.compile(r"[“(]?[^\W\d_](?:[^\W_]|[ ,.;:()“”’–—?%°/+=-])*(?<! )")


def problems(text: str) -> list[tuple[str, str]]:
    """Return what is wrong with a text, each with what is allowed; an empty list for a good one."""
    return [] if bare(text) else list(_problems(text))


def bare(text: str) -> bool:
    """Return whether a text is words alone, which have no problems and are their own HTML.

    Most of a bank's texts are, and so they need no parser, which takes a while to load.
    """
    return _BARE.fullmatch(text) is not None


@lru_cache(maxsize=8192)  # the same files are checked again and again: for the check, a quiz, an export
def _problems(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    tokens = _parser().parse(text)
    found += [
        (f"a {_word(token.type)} cannot stand here", ALLOWED)
        for token in tokens
        if token.level == 0 and token.nesting >= 0 and token.type not in _BLOCKS
    ]
    formulas = 0
    for token in _inside(tokens):
        if token.type in _MATH or token.type == "math_block":
            formulas += 1 if token.type == "math_inline" else 2
            try:
                mathml(token.content, display=token.type != "math_inline")
            except ValueError as error:
                found.append((f"${token.content}$ cannot be shown: {error}", "LaTeX such as $\\frac{a}{b}$"))
        elif token.type not in _PLAIN and token.nesting >= 0:
            found.append((f"a {_word(token.type)} cannot stand here", ALLOWED))
        if token.type in _PLAIN:
            found += [(f"HTML is not allowed: {tag}", ALLOWED) for tag in _TAG.findall(token.content)]
    if len(_DOLLAR.findall(text)) != 2 * formulas:
        found.append(("a $ has no partner", "math between two $ signs without spaces inside; \\$ for a dollar sign"))
    return tuple(found)


@lru_cache(maxsize=8192)  # a class's feedback shows the same texts again and again
def to_html(text: str) -> str:
    """Return a text that has no ``problems`` as HTML that may stand in a label or a legend (no block elements).

    Several paragraphs become spans; a single one stands bare, as most of a bank's thousand texts are one.
    """
    if bare(text):
        return text
    return _rendered(text)


def _rendered(text: str) -> str:
    markup: str = _parser().render(text).strip()
    alone = markup.startswith(_OPEN) and markup.endswith(_CLOSE) and markup.count(_OPEN) == 1
    return markup.removeprefix(_OPEN).removesuffix(_CLOSE) if alone else markup


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
    dollarmath_plugin(parser, allow_space=False, allow_labels=False, allow_blank_lines=False, double_inline=True)
    renderer: Any = parser.renderer  # its protocol does not name the rules
    rules = renderer.rules
    rules["paragraph_open"] = lambda *_: _OPEN
    rules["paragraph_close"] = lambda *_: _CLOSE + "\n"
    for name in (*_MATH, "math_block"):
        rules[name] = _render_math
    return parser


def _render_math(tokens: list[Token], index: int, *_: object) -> str:
    return mathml(tokens[index].content, display=tokens[index].type != "math_inline")


def _inside(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ([token] if token.type == "math_block" else [])


def _word(kind: str) -> str:
    return kind.removesuffix("_open").removesuffix("_inline").replace("_", " ")
