"""What the built book alone can show, on pages that are read as plain Markdown too.

A notebook shows a directive as code. So a page holds it within a comment, and behind it what stands there elsewhere:
where the built one is, or what to do in a notebook. The book takes the directive, and leaves those words out.
"""

from __future__ import annotations

import re

BEGIN = "<!-- in the built book:"
END = "<!-- end of what stands here elsewhere -->"
REMEDY = f"{BEGIN}, the directive, -->, a sentence for notebooks, {END}"
_PART = re.compile(rf"^{BEGIN}\n(?P<book>.*?)\n-->\n(?P<elsewhere>.*?)^{END}$", re.DOTALL | re.MULTILINE)


def for_book(text: str) -> str:
    """Return a page's Markdown as the book reads it; what follows such a part stays on its lines."""

    def taken(found: re.Match[str]) -> str:
        # The comment's first line is left free, so that a mistake in the directive is told at its own line.
        return "\n" + found["book"] + "\n" * (found[0].count("\n") - found["book"].count("\n") - 1)

    return _PART.sub(taken, text)


def elsewhere(text: str) -> list[str]:
    """Return what a page says in place of each directive; "" where the directive shows nothing by itself."""
    return [found["elsewhere"].strip() for found in _PART.finditer(text)]


def unfinished(text: str) -> list[int]:
    """Return the lines, from 1, on which such a part begins that has no end."""
    whole = {found.start() for found in _PART.finditer(text)}
    begun = [found.start() for found in re.finditer(f"^{BEGIN}", text, re.MULTILINE)]
    return [text.count("\n", 0, at) + 1 for at in begun if at not in whole]
