"""Saved notebooks reopened: what stands where a widget stood, in JupyterLab, in Notebook 7 and in nbconvert's page."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat.sign import NotebookNotary
from playwright.sync_api import expect

from tests.support.live_jupyter import APPS, open_notebook, running_server

WINDOW = {"width": 1280, "height": 1600}
DRAW_MILLISECONDS = 30_000
STATE = "application/vnd.jupyter.widget-state+json"
CODE = (
    "from hipspine import appointment, figure, quiz",
    'figure("pelvic-tilt", anterior_tilt=10)',
    'quiz("connection", items=2)',
    "appointment()",
)
STILL_OUTPUTS = 4  # a picture and three times words


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture(scope="module")
def saved(chromium, server):
    """A notebook that was run and saved in JupyterLab, as text."""
    notebook = open_notebook(chromium, server, "lab", "saved", viewport=WINDOW)
    for source in CODE:
        cell = notebook.run(source)
    expect(cell.output.locator(".hs-appointment")).to_be_visible(timeout=DRAW_MILLISECONDS)
    expect(notebook.page.locator(".hs-painting").first).to_be_attached(timeout=DRAW_MILLISECONDS)
    expect(notebook.page.locator("[data-hs-still]")).to_have_count(STILL_OUTPUTS)
    for part in notebook.page.locator("[data-hs-still]").all():
        expect(part).to_be_hidden(timeout=DRAW_MILLISECONDS)
    assert (notebook.errors, notebook.foreign) == ([], [])
    notebook.save(server.folder / "saved.ipynb")
    notebook.close()
    return (server.folder / "saved.ipynb").read_text(encoding="utf-8")


def reopened(chromium, server, app, name, text):
    """The notebook opened under another name: its kernel is a new one, which knows no widget."""
    (server.folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    return open_notebook(chromium, server, app, name, there=True, viewport=WINDOW)


def stands(page):
    """Whether the still forms stand whole, and nothing beside them says that something is missing."""
    picture = page.locator("[data-hs-still] img").first
    expect(picture).to_be_visible(timeout=DRAW_MILLISECONDS)
    page.wait_for_function("() => document.querySelector('[data-hs-still] img').naturalWidth > 600")
    assert "tipped 10° forwards" in picture.get_attribute("alt")
    expect(page.get_by_text("Sacral slope", exact=True)).to_be_visible()
    assert page.locator("[data-hs-still]:visible").count() == STILL_OUTPUTS
    for words in ("Error displaying widget", "Loading widget", "object at 0x"):
        assert not [one for one in page.get_by_text(words).all() if one.is_visible()]


@pytest.mark.parametrize("app", APPS)
def test_a_reopened_notebook_shows_pictures_and_words_until_it_runs(chromium, server, saved, app):
    notebook = reopened(chromium, server, app, f"again-{app}", saved)
    notebook.page.get_by_text("model not found").first.wait_for(state="attached", timeout=DRAW_MILLISECONDS)
    stands(notebook.page)
    for menu, item in (("MenuBar-itemLabel", "Run"), ("Menu-itemLabel", "Run All Cells")):
        notebook.page.locator(f'.lm-{menu}:text-is("{item}")').click()
    for part in (".hs-painting", ".hs-quiz", ".hs-appointment"):
        expect(notebook.page.locator(part).first).to_be_attached(timeout=DRAW_MILLISECONDS)
    expect(notebook.page.locator("[data-hs-still]:visible")).to_have_count(0, timeout=DRAW_MILLISECONDS)
    notebook.close()


def test_an_untrusted_notebook_shows_them_too(chromium, server, saved):
    """One that came from somebody else: JupyterLab cleans its HTML and shows no widget of it."""
    content = json.loads(saved)
    content["cells"][0]["source"] += "\n# changed since it was signed"
    notebook = reopened(chromium, server, "lab", "untrusted", json.dumps(content))
    picture = notebook.page.get_by_role("img", name="The pelvis is tipped 10° forwards")
    expect(picture).to_be_visible(timeout=DRAW_MILLISECONDS)
    assert picture.evaluate("image => image.naturalWidth") > 600
    expect(notebook.page.get_by_text("Sacral slope", exact=True)).to_be_visible()
    expect(notebook.page.get_by_text("Why I come, in one sentence")).to_be_attached()
    notebook.close()


SAVES = 20


@pytest.fixture(scope="module")
def with_state(chromium, server):
    """The same with the state of its widgets, for which JupyterLab has a setting."""
    notebook = open_notebook(chromium, server, "lab", "state", viewport=WINDOW)
    for source in CODE:
        notebook.run(source)
    expect(notebook.page.locator(".hs-painting").first).to_be_attached(timeout=DRAW_MILLISECONDS)
    page = notebook.page
    page.locator('.lm-MenuBar-itemLabel:text-is("Settings")').click()
    page.locator('.lm-Menu-itemLabel:text-is("Save Widget State Automatically")').click()
    text, file = "", server.folder / "state.ipynb"
    for turn in range(SAVES):  # the setting is heard of some time after the click; each save has something to save
        notebook.run(f"{turn}")
        notebook.save(file)
        text = file.read_text(encoding="utf-8")
        if STATE in text:
            break
    page.locator('.lm-MenuBar-itemLabel:text-is("Settings")').click()
    page.locator('.lm-Menu-itemLabel:text-is("Save Widget State Automatically")').click()
    notebook.close()
    assert STATE in text
    return text


def test_a_widget_state_that_comes_back_is_a_figure_that_moves(chromium, server, with_state):
    notebook = reopened(chromium, server, "lab", "state-again", with_state)
    expect(notebook.page.locator(".hs-painting").first).to_be_visible(timeout=DRAW_MILLISECONDS)
    amount = notebook.page.locator(".hs-control .hs-amount").first
    expect(amount).to_have_text("10° forwards")
    notebook.page.locator(".hs-figure input[type=range]").first.press("ArrowRight")
    expect(amount).to_have_text("11° forwards")
    expect(notebook.page.locator(".hs-figure > .hs-deaf")).to_contain_text("Python no longer hears this.")
    expect(notebook.page.locator("[data-hs-still]:visible")).to_have_count(0)
    notebook.close()


@pytest.mark.parametrize("state", ["without", "with"])
def test_a_notebook_opened_with_no_kernel_shows_its_still_forms(chromium, server, saved, with_state, state):
    """Its kernel does not exist here, and its reader chooses none: JupyterLab then shows no widget, saved or not."""
    notebook = nbformat.reads(saved if state == "without" else with_state, as_version=4)
    notebook.metadata["kernelspec"] = {"name": "elsewhere", "display_name": "Elsewhere", "language": "R"}
    del notebook.metadata["language_info"]
    path = server.folder / f"no-kernel-{state}.ipynb"
    nbformat.write(notebook, path)
    NotebookNotary(data_dir=str(server.folder.parent / "data")).sign(nbformat.read(path, as_version=4))
    page = chromium.new_context(viewport=WINDOW).new_page()
    page.goto(f"{server.url}lab/workspaces/{path.stem}/tree/{path.name}")
    page.locator(".jp-Dialog button", has_text="No Kernel").click(timeout=DRAW_MILLISECONDS)
    stands(page)
    page.context.close()


@pytest.mark.parametrize("state", ["without", "with"])
def test_a_page_of_nbconvert_shows_them_without_any_other_host(chromium, saved, with_state, tmp_path, state):
    """Also with saved state, where nbconvert shows the widget only, by a script from elsewhere."""
    notebook = nbformat.reads(saved if state == "without" else with_state, as_version=4)
    page_file = tmp_path / "page.html"
    page_file.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    page = chromium.new_context(viewport=WINDOW).new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.goto(page_file.as_uri())
    stands(page)
    page.context.close()
