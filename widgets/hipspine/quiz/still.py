"""Questions where no script and no Python runs: what is asked and what there is to choose from, without the key."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from string import ascii_uppercase

from hipspine.lasting import Still
from hipspine.quiz import wording
from hipspine.quiz.interactions.question import Question, indented
from hipspine.quiz.text import to_html


def still_quiz(title: str, items: Sequence[Question], how: str) -> Still:
    """Return the still form of a quiz; ``title`` is Markdown, and ``how`` is the call that asks it again."""
    html = "".join(f"<li>{still_html(item)}</li>" for item in items)
    markdown = "\n\n".join(f"{n}. {indented_by(3, still_markdown(item))}" for n, item in enumerate(items, start=1))
    hint = wording.ANSWER_HERE.format(how=how)
    return Still(
        f"<p><strong>{to_html(title)}</strong></p><ol>{html}</ol><p><em>{escape(hint)}</em></p>",
        f"**{title}**\n\n{markdown}\n\n*{hint}*",
        f"{title}\n\n{markdown}\n\n{hint}",
    )


def still_html(item: Question) -> str:
    """Return a question as plain HTML: what is asked and, where there are any, the options under their letters."""
    asked, lists = item.still_texts()
    named = still_letters(item)
    shown = ([to_html(text) for text in texts] for texts in lists)
    stem = " ".join(map(to_html, asked)) + (item.picture.html() if item.picture else "")
    return stem + "".join(_list(one, any(text in one for text in named)) for one in shown)


def still_letters(item: Question) -> dict[str, str]:
    """Return the letter of each option in the still form of a question, by its text as HTML."""
    options = {to_html(text) for text in item.texts_by_id().values()}
    lists = [[to_html(text) for text in texts] for texts in item.still_texts()[1]]
    return {text: ascii_uppercase[place] for texts in lists for place, text in enumerate(texts) if text in options}


def still_markdown(item: Question) -> str:
    """Return a question as ``still_html`` does, as Markdown."""
    asked, lists = item.still_texts()
    named = still_letters(item)
    blocks = [" ".join(asked), *([item.picture.in_words()] if item.picture else [])]
    for texts in lists:
        lettered = any(to_html(text) in named for text in texts)
        marks = [f"**{letter}** · " if lettered else "" for letter in ascii_uppercase[: len(texts)]]
        marks += [""] * (len(texts) - len(marks))
        blocks.append("\n".join(f"- {mark}{indented(text)}" for mark, text in zip(marks, texts, strict=True)))
    return "\n\n".join(blocks)


def indented_by(spaces: int, text: str) -> str:
    """Return a text whose further lines stand below the first one of an entry of a numbered list."""
    return "\n".join(f"{' ' * spaces if n and line else ''}{line}" for n, line in enumerate(text.split("\n")))


def _list(texts: list[str], lettered: bool) -> str:
    tag, kind = ("ol", ' type="A"') if lettered else ("ul", "")
    return f"<{tag}{kind}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"
