"""A question of an assignment where no Python runs: what it asks and what there is to choose from.

It is made of what went out with the notebook, where no key is. The answer as it is kept is an output of its own below
(``answer_store.bundle``), which changes with every click.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Any

from hipspine.lasting import Picture, Still

_TITLE = "Question {name}"
_BELOW = "The answer as it is kept stands below. To change it, run this cell."
_GAP = "For gap {name}:"


def still_answer(question: Mapping[str, Any], picture: Picture | None = None) -> Still:
    """Return the still form of a question as ``Variant.public`` gives it; ``picture`` is of the figure that it sets."""
    title = _TITLE.format(name=question["name"])
    asked = [question[field] for field in ("stem", "text") if question.get(field)]
    lists = list(_lists(question))
    paragraphs = "".join(f"<p>{text}</p>" for text in asked)
    html = "".join(f"{_lead(lead)}<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>" for lead, texts in lists)
    blocks = [plain(text) for text in asked]
    for lead, texts in lists:
        blocks.append("\n".join([*([lead, ""] if lead else []), *(f"- {plain(text)}" for text in texts)]))
    text = "\n\n".join(blocks)
    return Still(
        f"<p><strong>{escape(title)}</strong></p>{paragraphs}{html}<p><em>{escape(_BELOW)}</em></p>",
        f"**{title}**\n\n{text}\n\n*{_BELOW}*",
        f"{title}\n\n{text}\n\n{_BELOW}",
        picture,
    )


def plain(html: str) -> str:
    """Return the words of a question's HTML, whose markup is emphasis, paragraphs, code and formulas."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _lists(question: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give what there is to choose from: a line before it, and entries as HTML under their letters or numbers."""
    for field in ("pairs", "options"):
        if question.get(field):
            yield "", _entries(question[field])
    for gap in question.get("gaps", ()):
        if gap["options"]:
            yield _GAP.format(name=gap["id"]), _entries(gap["options"])


def _entries(options: Sequence[Mapping[str, str]]) -> list[str]:
    # The places of the body have words for names, which need not be told.
    return [f"{one['id']} · {one['text']}" if len(one["id"]) == 1 else one["text"] for one in options]


def _lead(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
