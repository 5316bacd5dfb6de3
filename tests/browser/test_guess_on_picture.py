"""Guesses that are made on the picture itself, and charts of study values within it, in the built book."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from hipspine.figures import declared
from tests.support.chapters import first_page, mounted
from tests.support.figure_samples import PULLED
from tests.support.waiting import frames, settled

CHARTED = {
    "recovery": ({"course": "all"}, "average pain 26 of 100"),
    "scans-by-age": ({}, "age changes: 2.24 (1.21 to 4.15)"),
    "what-helps": ({"panel": "hit"}, "95 % interval in brackets"),
    "examination": ({"test": "sij"}, "likelihood ratio 2.13 (1.2 to 3.9)"),
}
"""Of each figure with a chart of study values: a setting, and what a value there says."""


def kept(page):
    """Return what is kept of guesses."""
    return json.loads(page.evaluate("localStorage.getItem('hipspine.guesses')") or "{}")


def pull(page, knob, across, down):
    """Pull a knob by so many pixels."""
    box = knob.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


# Of each person of a crowd, the place and the colour: those of one colour are one path.
PEOPLE = """
(crowd) => [...crowd.children].flatMap((one) =>
  [...one.getAttribute('d').matchAll(/M([^a]*)/g)].map(([, place]) => [place, one.getAttribute('fill')]))
"""


def test_a_guess_is_pulled_over_people_who_stay_in_place_and_recolour(visit):
    visited = visit(first_page("scans-by-age"), width=1280, height=1000)
    island = mounted(visited, asking=True, name="scans-by-age")
    title, slider = island.locator(".hs-figure-title"), island.get_by_role("slider")
    expect(title).to_be_hidden()
    before = settled(island)
    people = island.locator(".hs-plot .hs-s-person-none").nth(1)
    places = sorted(place for place, _ in people.evaluate(PEOPLE))
    assert slider.input_value() == "50"
    pull(visited.page, island.locator(".hs-grip .hs-knob-hit"), 0, 55)
    assert 60 <= int(slider.input_value()) <= 80
    assert settled(island) != before, "the outline follows"
    guess = slider.input_value()
    island.get_by_role("button", name="That is my guess").click()
    told = island.locator(".hs-guessed")
    expect(told).to_have_text(
        f"Aged 80, age changes in a disc: you guessed {guess} of 100; the review found 96. "
        f"Your guess was {96 - int(guess)} too low."
    )
    expect(title).to_be_visible()
    settled(island)
    found = people.evaluate(PEOPLE)
    colours = [fill for _, fill in found]
    assert sorted(colours.count(colour) for colour in set(colours)) == [4, 96]
    assert sorted(place for place, _ in found) == places
    outline = island.locator(".hs-guess-outline path")
    assert outline.get_attribute("stroke-dasharray")
    expect(outline).to_be_visible()
    assert not island.locator(".hs-grip").is_visible()
    visited.page.reload()
    again = mounted(visited, asking=True, name="scans-by-age")
    expect(again.locator(".hs-guessed")).to_contain_text(f"you guessed {guess} of 100")
    expect(again.locator(".hs-guess")).to_be_hidden()
    expect(again.locator(".hs-guess-outline path")).to_be_visible()
    assert kept(visited.page) == {"scans-by-age": [int(guess)]}


def test_a_line_is_guessed_with_the_keyboard_alone(visit):
    visited = visit(first_page("recovery"))
    island = mounted(visited, asking=True, name="recovery")
    assert not island.locator(".hs-plot").get_by_text("21", exact=True).is_visible()
    first, second, third = island.get_by_role("slider").all()
    line = island.locator(".hs-guess-outline path").first
    before = line.get_attribute("d")
    first.focus()
    for _ in range(3):
        visited.page.keyboard.press("ArrowLeft")
    assert first.get_attribute("aria-valuetext") == "53 of 100"
    assert line.get_attribute("d") != before
    for slider, key in ((second, "Home"), (third, "End")):
        slider.focus()
        visited.page.keyboard.press(key)
    island.get_by_role("button", name="That is my guess").press("Enter")
    told = island.locator(".hs-guessed")
    expect(told).to_contain_text(
        "After 6 weeks: you guessed 53 of 100; the studies found 26. Your guess was 27 too high."
    )
    expect(told).to_contain_text(
        "After 26 weeks: you guessed 0 of 100; the studies found 22. Your guess was 22 too low."
    )
    assert kept(visited.page) == {"recovery": [53, 0, 100]}
    expect(island.locator(".hs-plot").get_by_text("21", exact=True)).to_be_visible()


@pytest.mark.parametrize("name", PULLED)
def test_who_skips_sees_what_was_found_and_no_outline(visit, name):
    visited = visit(first_page(name))
    island = mounted(visited, asking=True, name=name)
    assert island.locator(".hs-grip").first.is_visible()
    assert island.locator(".hs-grip .hs-knob-hit").first.bounding_box()["width"] >= 24
    assert not island.locator(".hs-extras").is_visible(), "it tells the answer"
    assert not island.locator(".hs-panel").is_visible()
    island.get_by_role("button", name="Just show me").click()
    expect(island.locator(".hs-figure-title")).to_be_visible()
    expect(island.locator(".hs-panel")).to_be_visible()
    expect(island.locator(".hs-guess-outline path").first).to_be_hidden()
    assert kept(visited.page) == {name: -1}


def test_who_sets_something_is_not_asked_any_longer(visit):
    visited = visit(f"{first_page('red-flags')}#red-flags?group=serious")
    island = mounted(visited, asking=True, name="red-flags")
    visited.page.wait_for_function("(i) => i.get('group') === 'serious'", arg=island.element_handle())
    expect(island.locator(".hs-figure-title")).to_be_visible()
    expect(island.locator(".hs-panel")).to_be_visible()
    assert island.evaluate("(i) => i.get('group')") == "serious"
    assert kept(visited.page) == {}, "nobody has guessed or skipped"


def test_a_guess_of_another_kind_that_was_kept_before_is_no_answer(visit):
    visited = visit(first_page("red-flags"))
    visited.page.evaluate("localStorage.setItem('hipspine.guesses', '{\"red-flags\": 1}')")
    visited.page.reload()
    island = mounted(visited, asking=True, name="red-flags")
    expect(island.get_by_role("button", name="That is my guess")).to_be_visible()


def test_paper_shows_what_was_found_though_nobody_has_guessed(visit):
    visited = visit(first_page("finding"))
    island = mounted(visited, asking=True, name="finding")
    found = island.locator(".hs-plot").get_by_text(f"{100 * declared('finding').values({})['posttest']:.0f} of 100")
    expect(found).to_be_hidden()
    visited.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    visited.page.emulate_media(media="print")
    expect(island.locator(".hs-figure-title")).to_be_visible()
    expect(found).to_be_visible()
    assert not island.locator(".hs-grip").first.is_visible()


@pytest.mark.parametrize("name", CHARTED)
def test_a_chart_of_study_values_wakes_under_the_pointer_and_reads_a_value(visit, name):
    values, words = CHARTED[name]
    visited = visit(first_page(name), width=1280, height=1000)
    island = mounted(visited, asking=True, name=name)
    island.get_by_role("button", name="Just show me").click()
    for pair in values.items():
        island.evaluate("(i, [name, value]) => i.set(name, value)", pair)
    settled(island)
    page, field = visited.page, island.locator(".hs-chart-field")
    loaded = "performance.getEntriesByType('resource').some((r) => r.name.includes('plotly'))"
    assert not page.evaluate(loaded)
    painted = island.locator(".hs-charted").first
    expect(painted).to_have_css("visibility", "visible")
    field.scroll_into_view_if_needed()
    field.hover()
    value = island.locator(".hs-chart-home .scatterlayer .point").first
    value.wait_for(timeout=30_000)
    expect(painted).to_have_css("visibility", "hidden")
    said = set()
    for point in island.locator(".hs-chart-home .scatterlayer .point").all():
        box = point.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 1)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        frames(page, 12)  # Plotly lets some pass between two hovers
        island.locator(".hoverlayer .hovertext").wait_for()
        said.add(island.locator(".hoverlayer .hovertext").text_content())
    assert any(words in text for text in said), said
    assert not visited.errors


def test_plotly_draws_the_values_where_they_were_painted(visit):
    visited = visit(first_page("examination"), width=1280, height=1000)
    island = mounted(visited, asking=True, name="examination")
    island.get_by_role("button", name="Just show me").click()
    island.evaluate("(i) => i.set('test', 'sij')")
    settled(island)
    dots = island.locator(".hs-plot .hs-charted:not([display=none]) circle:not([display=none])")
    painted = sorted(
        (b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in (d.bounding_box() for d in dots.all())
    )
    island.locator(".hs-chart-field").hover()
    drawn = island.locator(".hs-chart-home .scatterlayer .point")
    expect(drawn).to_have_count(2, timeout=30_000)
    settled(island)
    frames(visited.page, 4)
    found = sorted((b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in (d.bounding_box() for d in drawn.all()))
    assert len(found) == len(painted) == 2
    for one, other in zip(painted, found, strict=True):
        assert one == pytest.approx(other, abs=1.5)
