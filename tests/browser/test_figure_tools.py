"""What readers find around a drawing: settings, numbers, links, code, pictures, and their own hands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from hipspine.figures import declared
from hipspine.figures.pain_map import HERE
from hipspine.figures.painting import frame
from hipspine.figures.skeleton import anchors
from tests.support.axe import violations
from tests.support.chapters import FIGURES, PAGES, first_page, mounted
from tests.support.waiting import frames

TABLE = "Numbers"
TAKE = "How we know"
# Figures without settings to choose from; a test below holds this set to the declarations.
NO_PRESETS = {"pain-map", "red-flags", "recovery", "scans-by-age", "hip-replacement", "hip-motion"}
NO_PRESETS |= {"muscles-front", "muscles-back", "hip-cartilage", "hip-labrum", "hip-shapes", "outer-hip"}
CLIPBOARD = "navigator.clipboard.readText()"


def table_of(island):
    """Return the rows of the table of numbers as {what: now}; they are filled in just after the table is opened."""
    expect(island.locator(".hs-table tbody tr td").last).not_to_be_empty()
    return dict(
        island.locator(".hs-table tbody tr").evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.textContent))")
    )


@pytest.mark.parametrize("name", FIGURES)
def test_the_table_shows_what_python_knows(shared_visit, name):
    figure = declared(name)
    island = mounted(shared_visit(first_page(name)), name)
    island.get_by_text(TABLE, exact=True).click()
    shown = table_of(island)
    assert set(shown) == {quantity.label for quantity in (*figure.parameters, *figure.results)}
    values = figure.values({})
    for quantity in (*figure.parameters, *figure.results):
        value, cell = values[quantity.name], shown[quantity.label]
        if isinstance(value, str):
            assert cell == dict(quantity.options)[value]
        elif value == value:
            number = float(re.match(r"[−\d.]+", cell)[0].replace("−", "-"))
            assert number == pytest.approx(value, rel=0.006, abs=1e-9)
        else:
            assert cell == "none"


def test_the_open_table_follows_the_slider(visit):
    island = mounted(visit("chapters/01-connection.html"), "pelvic-tilt")
    island.get_by_text(TABLE, exact=True).click()
    island.evaluate("(island) => island.set('anterior_tilt', 10)")
    row = island.locator(".hs-table tr", has_text="Sacral slope").locator("td")
    expect(row).to_have_text("50°")


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in NO_PRESETS])
def test_presets_set_what_they_say_and_all_else_to_default(shared_visit, name):
    figure, visited = declared(name), shared_visit(first_page(name))
    visited.page.emulate_media(reduced_motion="reduce")  # or it glides there
    island = mounted(visited, name)
    for preset in [*figure.presets, figure.presets[0]]:
        island.get_by_role("group", name="Settings").get_by_role("button", name=preset.label, exact=True).click()
        values = island.evaluate("(island) => island.values()")
        for parameter, value in figure.check(preset.values).items():
            assert values[parameter] == (pytest.approx(value, abs=1e-12) if isinstance(value, float) else value)


def test_the_figures_whose_presets_are_not_tried_have_none():
    assert {name for name in FIGURES if not declared(name).presets} == NO_PRESETS


def test_a_copied_link_restores_what_was_set(visit):
    visited = visit("chapters/01-connection.html")
    visited.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    island = mounted(visited, "pelvic-tilt")
    island.evaluate("(island) => island.set('anterior_tilt', -7)")
    island.get_by_text(TAKE, exact=True).click()
    island.get_by_role("button", name="Copy a link").click()
    expect(island.locator(".hs-done")).to_contain_text("link")
    link = visited.page.evaluate(CLIPBOARD)
    assert link.endswith("#pelvic-tilt?anterior_tilt=-7")
    visited.page.goto("about:blank")
    visited.page.goto(link)
    again = visited.page.locator('[data-island="figure:pelvic-tilt"][data-state="ready"]')
    again.wait_for()
    visited.page.wait_for_function("(i) => i.get('anterior_tilt') === -7", arg=again.element_handle())
    expect(again.locator(".hs-prediction")).to_be_in_viewport()


def test_a_link_with_nonsense_leaves_the_defaults(visit):
    visited = visit("chapters/01-connection.html#pelvic-tilt?anterior_tilt=99&rm=1&pelvic_tilt=<b>&__proto__=1")
    island = mounted(visited, "pelvic-tilt")
    values = island.evaluate("(island) => island.values()")
    assert {p.name: values[p.name] for p in declared("pelvic-tilt").parameters} == declared("pelvic-tilt").check({})
    assert not visited.errors


@pytest.mark.parametrize("name", ["pelvic-tilt", "pain-map"])
def test_copied_python_makes_the_same_figure(visit, name):
    visited = visit(first_page(name))
    visited.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    island = mounted(visited, name)
    changed = {"pelvic-tilt": ("anterior_tilt", 9), "pain-map": ("study", "khan")}[name]
    island.evaluate("(island, [key, value]) => island.set(key, value)", list(changed))
    island.get_by_text(TAKE, exact=True).click()
    island.get_by_role("button", name="Copy the Python").click()
    expect(island.locator(".hs-done")).to_contain_text("Python")
    imports, call = visited.page.evaluate(CLIPBOARD).strip().split("\n\n")
    scope: dict = {}
    exec(imports, scope)
    made = eval(call, scope)
    assert getattr(made, changed[0]) == changed[1]


@pytest.mark.parametrize("name", ["pelvic-tilt", "pelvis-3d"])
def test_pictures_can_be_saved(visit, name, tmp_path):
    visited = visit(first_page(name))
    island = mounted(visited, name)
    island.get_by_text(TAKE, exact=True).click()
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<svg")):
        with visited.page.expect_download() as waiting:
            island.get_by_role("button", name=f"Save as {kind.upper()}").click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        assert path.name == f"{name}.{kind}"
        assert path.read_bytes().startswith(start)
        assert path.stat().st_size > 5_000
    svg = path.read_text(encoding="utf-8")
    assert declared(name).title.split()[0] in svg
    assert "Le Huec 2019" in svg


def test_a_picture_can_be_saved_before_the_reader_opens_the_drawing(visit):
    visited = visit(first_page("pelvis-3d"))
    island = visited.page.locator('[data-island="figure:pelvis-3d"]').first
    island.scroll_into_view_if_needed()
    expect(island.locator(".hs-open")).to_be_visible()
    island.get_by_text(TAKE, exact=True).click()
    with visited.page.expect_download() as waiting:
        island.get_by_role("button", name="Save as PNG").click()
    assert waiting.value.suggested_filename == "pelvis-3d.png"
    assert not visited.errors


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_on_the_body_chooses_a_region(visit, width):
    visited = visit(first_page("pain-map"), width=width)
    island = mounted(visited, "pain-map")
    plot, figure = island.locator(".hs-painting"), declared("pain-map")
    box, (x, y) = plot.bounding_box(), anchors("back")["lower_leg"]
    fit = frame(figure.spec, box["width"])
    place = {"x": fit["x"] + (x + HERE["back"].x) * fit["scale"], "y": fit["y"] - y * fit["scale"]}
    assert island.get_by_role("combobox").input_value() == "buttock"
    plot.click(position=place)
    expect(island.get_by_role("combobox")).to_have_value("lower_leg")
    assert island.evaluate("(island) => island.get('region')") == "lower_leg"
    plot.click(position={"x": 3, "y": box["height"] / 2})  # beside the body
    assert island.evaluate("(island) => island.get('region')") == "lower_leg"


def test_a_long_choice_is_a_list_that_keys_operate(visit):
    visited = visit(first_page("pain-map"))
    island = mounted(visited, "pain-map")
    island.get_by_role("combobox", name="Who reports it here?").focus()
    visited.page.keyboard.press("ArrowDown")
    assert island.evaluate("(island) => island.get('region')") == "groin"
    island.get_by_text(TABLE, exact=True).click()
    expect(island.locator(".hs-numbers p").first).to_contain_text("Chosen region – Groin")


def test_nothing_moves_by_itself_for_readers_who_want_no_motion(visit):
    for page, names in PAGES.items():
        visited = visit(f"chapters/{page}.html", height=1500)
        visited.page.emulate_media(reduced_motion="reduce")
        for name in [name for name in names if declared(name).play]:
            island = mounted(visited, name)
            before = island.evaluate("(island) => island.values()")
            island.get_by_role("button", name="Play").click()
            after = island.evaluate("(island) => island.values()")
            frames(visited.page, 12)
            assert island.evaluate("(island) => island.values()") == after
            assert after != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_mounted_figure_is_accessible(shared_visit, name, scheme):
    visited = shared_visit(first_page(name), scheme=scheme)
    if mounted(visited, name, asking=True).locator(".hs-pulled").count():
        assert violations(visited.page.locator(f'[data-island="figure:{name}"]').first) == []
    island = mounted(visited, name)
    island.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    if island.locator(".hs-asked").count():
        island.get_by_role("button", name="Just show me").click()
    assert violations(island) == []


def test_paper_shows_the_answer_at_the_end_of_the_page(visit):
    visited = visit("chapters/01-connection.html")
    island = mounted(visited, "pelvic-tilt")
    answers = visited.page.locator(".hs-answers")
    assert not answers.is_visible()
    visited.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    visited.page.emulate_media(media="print")
    assert answers.is_visible()
    for part in declared("pelvic-tilt").answer:
        assert " ".join(part.split()) in " ".join(answers.inner_text().split())
    assert not island.locator(".hs-answer").is_visible()
    assert not island.get_by_role("button", name="Save as PNG").is_visible()
