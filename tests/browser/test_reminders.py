"""Reminders of what is due, as a calendar file: read by icalendar, which nobody here wrote."""

from __future__ import annotations

import json
from datetime import date, timedelta

import icalendar
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.support.axe import violations

KEY = "hipspine.progress"
PAGE = "chapters/my-progress.html"
MODULE = "/frontend/src/progress/calendar.js"
WORDS = {"product": "Course//Ours", "title": "; look, again\\", "text": "Zwölf Fragen – ü🦴" * 9 + "\nmore"}
CALL = """async ([module, moments, page, words]) => {
    const { calendar, dueDays } = await import(module);
    const said = { product: words.product, title: (n) => `${n}${words.title}`, text: (n) => `${n}${words.text}` };
    const now = new Date("2026-12-30T22:00:00");
    return calendar(dueDays(moments.map((one) => new Date(one)), now), page, now, said);
}"""
MOMENTS = ["2027-01-02T23:59:00", "2026-01-01T00:00:00", "2026-12-30T23:30:00", "2027-01-02T00:00:00"]
ADDRESS = "https://example.org/" + "a-long-folder/" * 9 + "my-progress.html?x=1,2;3"


@pytest.fixture
def made(opened):
    """A function that gives the file of some moments as its bytes."""
    page = opened()
    return lambda moments: page.evaluate(CALL, [MODULE, moments, ADDRESS, WORDS]).encode()


def test_the_file_is_well_formed(made):
    text = made(MOMENTS)
    assert text.endswith(b"\r\n") and text.count(b"\n") == text.count(b"\r\n") == text.count(b"\r")
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # no character is torn apart
    assert any(line.startswith(b" ") for line in lines)
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] == "-//Course//Ours//EN"
    assert calendar.errors == [] and all(event.errors == [] for event in calendar.walk())
    # What the library writes from what it read says the same.
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar


def test_each_day_has_one_event_with_its_number(made):
    events = icalendar.Calendar.from_ical(made(MOMENTS)).walk("VEVENT")
    days = [(event.start, event.end, str(event["SUMMARY"])) for event in events]
    assert days == [
        (date(2026, 12, 30), date(2026, 12, 31), "2; look, again\\"),  # what waits already, and what comes tonight
        (date(2027, 1, 2), date(2027, 1, 3), "2; look, again\\"),
    ]
    assert len({event["UID"] for event in events}) == 2
    for event in events:
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert event["URL"] == ADDRESS
        assert str(event["DESCRIPTION"]) == f"2{WORDS['text']}\n{ADDRESS}"
        [alarm] = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=9))
        assert {"DTSTAMP", "UID"} <= event.keys()


def test_a_day_keeps_its_name_so_that_no_calendar_has_it_twice(made):
    first, again = (icalendar.Calendar.from_ical(made(moments)).walk("VEVENT") for moments in (MOMENTS, MOMENTS[:1]))
    assert again[0]["UID"] == first[1]["UID"]


def entry(due: str) -> dict:
    """Return what is kept of a question that is due then."""
    return {"version": 1, "objective": "connection-1", "card": {"due": due}, "history": []}


def kept_page(visit, items: dict):
    """Open "My progress" in a browser that has kept something, and return the visit and what was sent since."""
    visited = visit(PAGE)
    page = visited.page
    kept = {"format": "hipspine-progress", "version": 1, "items": items}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    page.reload()
    expect(page.locator('[data-island="progress:all"]')).to_have_attribute("data-state", "ready", timeout=30_000)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    return visited, sent


def test_what_is_due_goes_into_a_calendar_and_nowhere_else(visit, built_book, tmp_path):
    # From the file, as the page takes its outline away once it has read it.
    written = BeautifulSoup((built_book / PAGE).read_text(encoding="utf-8"), "lxml")
    [course, *_] = json.loads(written.select_one('[data-island="progress:all"] script').string)["course"]
    asked = [name for name in course["items"] if name not in course["stories"]]
    soon = date.today() + timedelta(days=3)
    due = ["2026-01-01T00:00:00.000Z", f"{soon}T12:00:00.000Z", f"{soon}T13:00:00.000Z"]
    visited, sent = kept_page(visit, dict(zip(asked, map(entry, due), strict=False)))
    page = visited.page
    with page.expect_download() as download:
        page.get_by_role("button", name="Add reminders to my calendar").click()
    assert download.value.suggested_filename == "my-reminders.ics"
    download.value.save_as(tmp_path / "mine.ics")
    events = icalendar.Calendar.from_ical((tmp_path / "mine.ics").read_bytes()).walk("VEVENT")
    assert [(event.start, str(event["SUMMARY"])) for event in events] == [
        (date.today(), "1 question to look at again"),
        (soon, "2 questions to look at again"),
    ]
    assert {str(event["URL"]) for event in events} == {page.url}
    expect(page.locator(".hs-reminded")).to_contain_text("Saved as my-reminders.ics, with 2 days.")
    assert [url for url in sent if not url.startswith("blob:")] == []
    assert violations(page) == []
    assert visited.errors == [] and visited.foreign == []


def test_where_nothing_is_due_one_line_says_so(visit):
    visited, _ = kept_page(visit, {"a-question-that-is-gone": entry("2026-01-01T00:00:00.000Z")})
    visited.page.get_by_role("button", name="Add reminders to my calendar").click()
    said = visited.page.locator(".hs-reminded")
    expect(said).to_have_text("Nothing is due, so there is nothing to remind you of.")
