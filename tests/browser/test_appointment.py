"""The list for the appointment: filled in on the page, kept in the browser alone, printed by itself."""

from __future__ import annotations

import io

import pytest
import yaml
from playwright.sync_api import expect
from pypdf import PdfReader

from hipspine.appointment.content import form, read_appointment
from hipspine.datafile import DataError, DataErrors
from hipspine.paths import data_path

PAGE = "chapters/06-examination-and-care.html"
KEY = "hipspine.appointment"


def the_form(page):
    page.locator('[data-island="appointment:list"]').scroll_into_view_if_needed()
    expect(page.locator('[data-island="appointment:list"][data-state="ready"]')).to_be_visible()
    return page.locator("form.hs-appointment")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_written_is_kept_in_this_browser_only(visit, width):
    seen = visit(PAGE, width=width)
    sent = []
    seen.page.on("request", lambda request: sent.append(request.url))
    own = the_form(seen.page)
    sent.clear()
    own.get_by_label("Why I come, in one sentence").fill('Groin pain <b>since</b> June, "left"')
    expect(own.locator("[role=status]")).to_have_text("Kept in this browser only. Nobody else sees it.")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in sent if "06-examination" not in url and "figure" not in url and ".svg" not in url] == []
    seen.page.reload()
    again = the_form(seen.page)
    expect(again.get_by_label("Why I come, in one sentence")).to_have_value('Groin pain <b>since</b> June, "left"')
    assert again.locator("b", has_text="since").count() == 0
    assert seen.errors == seen.foreign == []


def test_it_can_be_emptied_and_brought_back(visit):
    page = visit(PAGE).page
    own = the_form(page)
    field = own.get_by_label("Why I come, in one sentence")
    field.fill("A sore hip")
    own.get_by_role("button", name="Empty the list").click()
    expect(field).to_have_value("")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    own.get_by_role("button", name="Bring it back").click()
    expect(field).to_have_value("A sore hip")
    assert "A sore hip" in page.evaluate(f"localStorage.getItem('{KEY}')")


def test_damaged_and_closed_stores_are_said_and_nothing_is_lost(visit):
    page = visit(PAGE).page
    page.evaluate(f"localStorage.setItem('{KEY}', '[broken')")
    page.reload()
    own = the_form(page)
    expect(own.locator("[role=status]")).to_contain_text("is damaged and was left alone")
    own.get_by_label("Why I come, in one sentence").fill("x")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == "[broken"
    own.get_by_role("button", name="Empty the list").click()
    own.get_by_label("Why I come, in one sentence").fill("y")
    assert "y" in page.evaluate(f"localStorage.getItem('{KEY}')")
    page.add_init_script("Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('closed') }")
    page.reload()
    own = the_form(page)
    expect(own.locator("[role=status]")).to_contain_text("print the list before you leave the page")
    own.get_by_label("Why I come, in one sentence").fill("still works")


def test_the_button_prints_the_list_and_nothing_else(visit):
    page = visit(PAGE).page
    page.evaluate("globalThis.print = () => {}")
    own = the_form(page)
    own.get_by_label("Why I come, in one sentence").fill("A sore hip since June")
    own.get_by_role("button", name="Print this list").click()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert len(printed.pages) <= 2
    assert "My list for the appointment" in words
    assert "A sore hip since June" in words
    assert "One of the emergency signs?" in words
    assert "In one minute" not in words
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "In one minute" in " ".join(
        sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    )


def test_it_can_be_filled_in_without_scripts(visit):
    page = visit(PAGE, javascript=False).page
    own = page.locator("form.hs-appointment")
    _, questions = read_appointment(data_path("appointment.yml"))
    assert own.locator("textarea").count() == len(questions) >= 8
    assert own.locator("button:visible").count() == 0
    expect(own.locator("[role=status]")).to_have_text("What you write stays on this page, to be printed.")


def test_texts_of_the_data_never_become_markup(monkeypatch):
    row = {"id": "a", "question": "<img src=x>", "hint": '"><script>', "rows": 1}
    from hipspine.appointment import content

    monkeypatch.setattr(content, "read_appointment", lambda _: ("<i>T</i>", [content.Question(**row)]))
    form.cache_clear()
    try:
        made = form()
    finally:
        form.cache_clear()
    assert "<img" not in made
    assert "<script" not in made
    assert "<i>" not in made


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "data/appointment.yml:1: the list has no title"),
        ({"rows": 9}, "a: rows 9: Input should be less than or equal to 8"),
        ({"hnt": "x"}, "a: unknown field “hnt”"),
        ({"id": "b"}, "the id “b” already stands on line"),
    ],
)
def test_a_broken_list_is_told_with_line(tmp_path, change, words):
    rows = [{"id": name, "question": "Q", "hint": "H", "rows": 1} for name in "ab"]
    data = {"title": change.pop("title", "T"), "questions": [{**rows[0], **change}, rows[1]]}
    path = tmp_path / "data" / "appointment.yml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    with pytest.raises((DataError, DataErrors)) as caught:
        read_appointment(path)
    assert words in str(caught.value)
