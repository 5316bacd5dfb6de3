"""Mentions of emergency signs in pages and glossary, held against the one list (``hipspine.evidence.emergency``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, Document
from hipspine.evidence.emergency import Emergency, calls_emergency, with_boxes
from hipspine.evidence.wording import BOX, SHORT_BOX
from hipspine.links import CARE, link_to, nearest, read_link

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hipspine.evidence.glossary import Term

CLINICIANS = "For clinicians."
"""The bold words that begin a box with terms and ratios, which the main text avoids."""
_GENERAL = re.compile(
    r"\b(?:if(?: you have)?|with) (?:a|any)(?: warning)? sign from the box\b|\bwhether a sign counts\b"
    r"|\bthe signs (?:in this box|that need)\b|^(?:an )?emergency signs? (?:is|are)\b|^those signs\b",
    re.IGNORECASE,
)
"""How a sentence speaks of the signs in general, so that it need not link one; any other mention of a sign must."""
_END = re.compile(r"(?<=[.!?])[”’\"')*]*\s+")
Problem = tuple[int, str, str]
"""Line (from 1), what is wrong, what is allowed."""


def box_problems(text: str, page: str, emergency: Emergency) -> Iterator[Problem]:
    """Yield where the boxes of a piece of Markdown are not as the list makes them.

    ``page`` is the name of the page. A quotation that begins in bold looks like an emergency box, so that it must be
    one, or a box for clinicians.
    """
    begins = (f"> {BOX}", f"> {SHORT_BOX}")
    remedy = "what the list says: write the boxes anew with hipspine emergency"
    if with_boxes(text, page, emergency) != text:
        yield (
            next((at for at, row in enumerate(text.split("\n"), start=1) if row.startswith(begins)), 1),
            "this box of emergency signs is not as data/emergency.yml has it",
            remedy,
        )
    before = ""
    for at, row in enumerate(text.split("\n"), start=1):
        bold = not before.startswith(">") and row.startswith("> **")
        if bold and not row.startswith((*begins, f"> **{CLINICIANS}**")):
            yield at, f"a box that data/emergency.yml does not make: “{row[2:60]}…”", f"its boxes, or **{CLINICIANS}**"
        before = row


def needs_box(page: str) -> bool:
    """Return whether a page has to bear a box: the landing page and every numbered chapter."""
    return page == "index" or page[:2].isdigit()


def has_box(text: str, page: str) -> bool:
    """Return whether a piece of Markdown holds the box that its page has to bear."""
    return f"> {BOX if page == CARE else SHORT_BOX}" in text


def mention_problems(tokens: list[Token], emergency: Emergency) -> Iterator[Problem]:
    """Yield links to signs that the list lacks or does not know by these words, and emergencies without a sign.

    The boxes themselves are left out: ``box_problems`` looks at them.
    """
    quote = 0
    for token in tokens:
        quote += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type != "inline" or token.map is None:
            continue
        text, links = _flat(token)
        for start, name, words in links:
            line = token.map[0] + 1 + text[:start].count("\n")
            sign = emergency.signs.get(name)
            if sign is None:
                yield line, f"unknown sign “{name}”", nearest(name, emergency.signs) or "the ids of data/emergency.yml"
            elif not sign.named_in(words):
                yield line, f"the words “{words}” do not name the sign “{name}”", f"one of {', '.join(sign.words)}"
        if quote or text.startswith("Now:"):
            continue
        for start, sentence in _sentences(text):
            linked = any(start <= at < start + len(sentence) for at, _, _ in links)
            if calls_emergency(sentence) and not linked and not _GENERAL.search(sentence):
                line = token.map[0] + 1 + text[:start].count("\n")
                problem = (
                    f"this names an emergency, but no sign of data/emergency.yml: “{' '.join(sentence.split())[:80]}”"
                )
                yield line, problem, f"a link, [words]({link_to('sign', 'ID')}), or the sign added to the list"


def term_problems(terms: Mapping[str, Term], emergency: Emergency, document: Document) -> Iterator[DataError]:
    """Yield the glossary entries that call something an emergency but name no sign of the list."""
    for index, entry in enumerate(document.data["terms"]):
        term = terms[entry["id"]]
        for problem, allowed in naming_problems(f"{term.term} {term.definition}", term.signs, emergency):
            yield DataError(document.file, document.line("terms", index), f"{term.id}: {problem}", allowed)
        if calls_emergency(term.definition) and not term.signs:
            problem = f"{term.id}: this calls something an emergency, but names no sign"
            yield DataError(document.file, document.line("terms", index), problem, "signs: [ids of data/emergency.yml]")


def naming_problems(text: str, signs: list[str] | tuple[str, ...], emergency: Emergency) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the signs that an entry with this text says it names: problem, and what is allowed."""
    for name in signs:
        sign = emergency.signs.get(name)
        if sign is None:
            yield f"unknown sign “{name}”", f"the ids of data/emergency.yml: {', '.join(emergency.signs)}"
        elif not sign.named_in(text):
            yield f"it says that it names the sign “{name}”, but no word of it does", f"one of {', '.join(sign.words)}"


def _flat(token: Token) -> tuple[str, list[tuple[int, str, str]]]:
    """Return the text of an inline token, and its links to signs: where each begins, the sign, and its words."""
    text = ""
    links: list[tuple[int, str, str]] = []
    opened: tuple[int, str] | None = None
    for child in token.children or []:
        if child.type == "link_open":
            found = read_link(str(child.attrGet("href")))
            opened = (len(text), found.target) if found and found.kind == "sign" else None
        elif child.type == "link_close" and opened:
            links.append((*opened, text[opened[0] :]))
            opened = None
        else:
            text += "\n" if child.type in {"softbreak", "hardbreak"} else child.content
    return text, links


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text, each with its place."""
    start = 0
    for end in _END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
