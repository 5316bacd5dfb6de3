"""Badges, citations, words and signs of a live chapter are links that open what they point at."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from hipspine.evidence import load_claims, load_glossary, load_references
from hipspine.evidence.wording import BOX
from tests.conftest import ROOT
from tests.support.live_jupyter import open_notebook, running_server

WINDOW = {"width": 1280, "height": 900}
CHAPTER = "01-connection"
BADGE = "how sure? supported, with limits"
LINKS = {
    BADGE: ("evidence.md", "claim-hip-can-cause-back-pain", load_claims()["hip-can-cause-back-pain"].claim),
    "Sembrano 2009": ("references.md", "ref-sembrano2009notback", load_references()["sembrano2009notback"].title),
    "hip–spine syndrome": ("glossary.md", "term-hip-spine-syndrome", load_glossary()["hip-spine-syndrome"].definition),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on a copy of the chapters, as ``make live`` and Binder show them."""
    with running_server(tmp_path_factory.mktemp("jupyter")) as server:
        for path in (ROOT / "chapters").iterdir():
            if path.is_file():
                shutil.copy(path, server.folder)
        yield server


@pytest.fixture
def opened(chromium, server, request):
    """A chapter in one of the apps, in a window of its own."""
    app, name = request.param
    notebook = open_notebook(chromium, server, app, name, there=True, viewport=WINDOW)
    yield notebook
    notebook.close()


def link(notebook, words):
    """Scroll until the cell is drawn that holds the link, and return it."""
    found = notebook.page.locator(f'.jp-MarkdownOutput a:text-is("{words}")').first
    notebook.page.mouse.move(700, 500)
    for _ in range(60):
        if found.count():
            return found
        notebook.page.mouse.wheel(0, 500)
        notebook.page.evaluate("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"no link “{words}”")


@pytest.mark.parametrize("opened", [("lab", CHAPTER)], indirect=True)
def test_jupyterlab_shows_the_entry_itself(opened):
    for words, (file, anchor, said) in LINKS.items():
        link(opened, words).click()
        page = opened.page.locator(f'.jp-MarkdownViewer:not(.lm-mod-hidden):has([data-jupyter-id="{anchor}"])')
        expect(page).to_be_visible()
        expect(page.locator(f'[data-jupyter-id="{anchor}"]')).to_be_in_viewport()
        entry = page.get_by_text(said[:40]).first
        expect(entry).to_be_in_viewport()
        expect(page.locator("pre, .jp-mod-warning")).to_have_count(0)
        assert "<!--" not in page.inner_text()
        opened.page.locator(f'.lm-TabBar-tab:has-text("{file}") .lm-TabBar-tabCloseIcon').click()
    assert opened.foreign == []


@pytest.mark.parametrize("opened", [("lab", "03-mechanics")], indirect=True)
def test_jupyterlab_opens_the_box_of_emergency_signs(opened):
    link(opened, "getting weaker").click()
    box = opened.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) blockquote", has_text=BOX.strip("*"))
    expect(box).to_be_in_viewport()


@pytest.mark.parametrize("opened", [("notebook", CHAPTER)], indirect=True)
def test_notebook_7_opens_the_page_as_plain_text_that_names_the_anchor(opened):
    """It shows Markdown as its text, at the top; the text reads well, and holds the anchor as a heading."""
    for words, (file, anchor, said) in LINKS.items():
        with opened.page.expect_popup() as popup:
            link(opened, words).click()
        page = popup.value
        page.wait_for_url(f"**/files/{file}*", wait_until="domcontentloaded", timeout=90_000)
        text = page.locator("body").inner_text()
        assert f"###### {anchor}\n" in text
        assert said[:40] in text
        page.close()


def test_the_landing_page_leads_into_the_folder_of_the_chapters(chromium, server):
    shutil.copytree(server.folder, server.folder / "chapters")
    shutil.copy(ROOT / "index.md", server.folder)
    page = chromium.new_context(viewport=WINDOW).new_page()
    page.goto(f"{server.url}lab/workspaces/landing/tree/index.md")
    page.locator(".jp-FileEditor .cm-content").click(button="right")
    page.locator('.lm-Menu-itemLabel:text-is("Show Markdown Preview")').click()
    page.locator('.jp-MarkdownViewer a:text-is("how sure? contested")').click()
    expect(page.locator('[data-jupyter-id="claim-dysfunction-directly-impacts"]')).to_be_in_viewport()
    page.context.close()
