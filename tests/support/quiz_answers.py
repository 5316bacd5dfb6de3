"""Answering a question in the browser as a reader does."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from hipspine.quiz.interactions.question import Question


def answer_rightly(page: Page, form: Locator, question: Question) -> None:
    """Answer a question as a reader would, and check it."""
    public = question.public()
    options = public.get("options", [])
    if question.kind in ("single", "several", "body"):
        for option in options:
            if option["correct"]:
                form.locator(f'input[value="{option["id"]}"]').check()
    elif question.kind == "reason":
        form.locator(f'input[value="{str(question.truth).lower()}"]').check()
        right = next(option["id"] for option in options if option["correct"])
        form.locator(f'.hs-quiz-group input[value="{right}"]').check()
    elif question.kind == "number":
        form.locator("input[type=number]").fill(repr(question.answer.value))
    elif question.kind == "matching":
        for pair, select in zip(public["pairs"], form.locator("select").all(), strict=True):
            select.select_option(pair["match"])
    elif question.kind == "cloze":
        for gap in question.gaps:
            field = form.locator(f'[data-gap="{gap.id}"]')
            field.select_option(gap.right[0]) if gap.options else field.fill(f" {gap.right[0].upper()} ")
    elif question.kind == "ordering":
        put_in_order(form, [option["text"] for option in options])
    elif question.kind == "set":
        form.locator(".hs-figure").wait_for(timeout=30_000)
        return
    elif question.kind == "compare":
        form.get_by_role("textbox").fill("My own words.")
        form.get_by_role("button", name="Compare with a model answer").click()
        for tick in form.get_by_role("checkbox").all():
            tick.check()
        form.get_by_role("button", name="Done").click()
        return
    elif question.kind == "case":
        for number, step in enumerate(public["steps"]):
            part = form.locator(".hs-quiz-step").nth(number)
            for option in step["options"]:
                if option["correct"]:
                    part.locator(f'input[value="{option["id"]}"]').check()
            part.get_by_role("button", name="Decide").click()
        return
    form.get_by_role("button", name="Check", exact=True).click()


def put_in_order(form: Locator, texts: list[str]) -> None:
    """Move things up until they stand in the order of their texts (HTML)."""
    words = [re.sub(r"<[^>]+>", "", text) for text in texts]
    for place, text in enumerate(words):
        row = form.locator(".hs-quiz-order > li", has=form.page.get_by_text(text, exact=True)).first
        for _ in range(len(words)):
            now = row.evaluate("(row) => [...row.parentNode.children].indexOf(row)")
            if now == place:
                break
            row.get_by_role("button", name="Move up").click()
