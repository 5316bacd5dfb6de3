"""``{teaching-guide}``: for each chapter a plan of a lesson, three misconceptions, and a question on the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from sphinx.util.docutils import SphinxDirective

from hipspine.book import wording
from hipspine.cards import as_markdown
from hipspine.chapters import Chapter, read_chapter, taught_files
from hipspine.evidence import load_claims, load_numbers, load_references
from hipspine.evidence.claims import Omission, badge_words
from hipspine.guide.content import Guide, Misconception, item_of, load_guides, told
from hipspine.links import link_to
from hipspine.quiz.bank import load_quiz

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CHECK = "check-yourself"
"""The section of every chapter in which its quiz stands."""


class TeachingGuide(SphinxDirective):
    """The guide to every chapter that teaches and has one, in the chapters' order."""

    def run(self) -> list[nodes.Node]:
        """Return the guide; the page is read again whenever its data change."""
        self.env.note_dependency(str(Path(self.env.srcdir) / "data" / "teaching.yml"))
        chapters = map(read_chapter, taught_files(Path(self.env.srcdir)))
        guides = load_guides()
        blocks = [block for one in chapters if one.id in guides for block in blocks_of(guides[one.id], one)]
        return self.parse_text_to_nodes("\n\n".join(blocks), allow_section_headings=True)


def blocks_of(guide: Guide, chapter: Chapter) -> Iterator[str]:
    """Yield the guide to a chapter as blocks of Markdown."""
    yield f"## {as_markdown(chapter.title)}"
    yield f"### {wording.PLAN}"
    yield _plan(guide, chapter)
    yield f"### {wording.MISCONCEPTIONS}"
    yield "\n".join(f"1. {_misconception(one, guide, chapter)}" for one in guide.misconceptions)
    yield f"### {wording.DISCUSSION}"
    yield _said(guide.discussion.question)
    yield "\n".join(f"- {_statement(name)}" for name in guide.discussion.claims)
    yield f"**{wording.GOOD_ANSWERS}**"
    yield "\n".join(f"- {_said(text)}" for text in guide.discussion.guide)


def _plan(guide: Guide, chapter: Chapter) -> str:
    ends = list(accumulate(step.minutes for step in guide.plan))
    titles = {section.id: section.heading for section in chapter.sections}
    rows = [f"| {wording.MINUTES} | {wording.CLASS_DOES} |", "|---|---|"]
    for step, end in zip(guide.plan, ends, strict=True):
        place = f" {_place(chapter, step.section, titles[step.section])}" if step.section else ""
        rows.append(f"| {end - step.minutes}–{end} | {_said(step.does)}{place} |")
    return "\n".join(rows)


def _misconception(one: Misconception, guide: Guide, chapter: Chapter) -> str:
    item = item_of(one, load_quiz(guide.id))
    chosen = next((str(each["text"]) for each in item.options_to_count() if each["id"] == one.option), "")
    shown = wording.SHOWN_BY_OPTION.format(as_markdown(chosen)) if chosen else ""
    parts = (
        f"**{_said(one.believes)}**",
        f"*{wording.SHOWN_BY}:* {_place(chapter, item.section or CHECK, item.id)}{shown}",
        f"*{wording.SAY_INSTEAD}:* {_said(one.instead)}",
    )
    return "\n\n   ".join(parts)


def _statement(name: str) -> str:
    claim = load_claims()[name]
    text = claim.text if isinstance(claim, Omission) else claim.claim
    return f"{as_markdown(text)} [{badge_words(load_claims())[name]}]({link_to('claim', name)})"


def _place(chapter: Chapter, section: str, words: str) -> str:
    """Return a link to a section of a chapter's page."""
    return Markup('<a href="{}.html#{}">{}</a>').format(chapter.page, section, words)


def _said(text: str) -> str:
    return as_markdown(told(text, load_numbers(), load_references()))


def setup_teaching_guide(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("teaching-guide", TeachingGuide)
