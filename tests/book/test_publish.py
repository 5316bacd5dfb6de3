"""A small book through Jupyter Book with the course's own settings, and then published."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import nbformat
import pytest
import yaml
from docutils import nodes
from fontTools.ttLib import TTFont

from hipspine.book.publish import PublishError, css, fonts, html, node, publish
from hipspine.book.share import describe
from hipspine.book.writer import write_pages

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://github.com/someone/course"
PAGES = ["index", "chapters/01-connection", "chapters/05-seek-care", "chapters/about"]


def build(folder: Path, address: str) -> Path:
    """Build a book of four pages with the course's settings and the given repository address; return its HTML."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["repository"]["url"] = address
    settings["execute"]["execute_notebooks"] = "off"
    (folder / "chapters").mkdir(parents=True)
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    chapters = [{"file": page} for page in PAGES[1:]]
    (folder / "_toc.yml").write_text(
        yaml.safe_dump({"format": "jb-book", "root": "index", "chapters": chapters}), encoding="utf-8"
    )
    icon = folder / settings["html"]["favicon"]
    icon.parent.mkdir(parents=True)
    shutil.copy(ROOT / settings["html"]["favicon"], icon)
    cells = [
        nbformat.v4.new_markdown_cell(
            "# The connection\n\nThe hip & the back.\n\n## Part\n\n$a^2$\n\n$$\\frac{1}{2}$$"
        ),
        nbformat.v4.new_code_cell("print(1)"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), folder / f"{PAGES[1]}.ipynb")
    for page, text in (
        ("index", "# A course\n\nStart here."),
        (PAGES[2], "# When to seek care\n\n> **Go now** if this fits.\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
        (PAGES[3], "# About\n\nWho made it."),
    ):
        (folder / f"{page}.md").write_text(text, encoding="utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return write_pages(folder, folder / "out" / "_build")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = build(tmp_path_factory.mktemp("book"), "")
    interactive = made / "_static" / "hipspine"
    interactive.mkdir(exist_ok=True)
    (interactive / "part.js").write_text("export const name = 'hs-part';\n", encoding="utf-8")
    page = made / f"{PAGES[1]}.html"
    text = page.read_text(encoding="utf-8")
    state = '<script type="application/json">{"text": "1 < 2 & 3"}</script>'
    island = f'{state}<script src="../_static/hipspine/part.js"></script>'
    page.write_text(text.replace("</article>", f"{island}</article>"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def published(written, tmp_path_factory):
    target = tmp_path_factory.mktemp("published") / "html"
    publish(written, target, lambda step: None)
    return target


def read(site, page):
    return lxml.html.parse(str(site / f"{page}.html"), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()


def loaded(page):
    return [
        element.get("src") or element.get("href")
        for element in page.xpath("//script[@src] | //link[@href] | //img[@src] | //source[@src] | //iframe[@src]")
    ]


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_page_asks_no_other_host_and_every_file_is_there(published, page):
    for address in loaded(read(published, page)):
        parts = urlsplit(address)
        if not parts.path:  # the search page's own address
            continue
        assert not parts.scheme and not parts.netloc, f"{page} loads {address}"
        assert ((published / page).parent / parts.path).resolve().is_file(), f"{page} misses {address}"


def test_style_sheet_asks_no_other_host_and_every_file_is_there(published):
    sheet = (published / "_static" / "site.css").read_text(encoding="utf-8")
    assert "@import" not in sheet
    addresses = [match.strip("\"'") for match in re.findall(r"url\(([^)]*)\)", sheet)]
    assert any(address.endswith(".woff2") for address in addresses)
    for address in addresses:
        assert address.startswith("data:") or (published / "_static" / address).is_file(), address


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_page_leads_to_care_and_says_what_the_course_is_not(published, page):
    link = read(published, page).xpath("//a[contains(@class, 'hs-seek-care')]")
    assert [
        ((published / page).parent / a.get("href").rstrip("#")).resolve() for a in link if a.get("href") != "#"
    ] in (
        [published / "chapters" / "05-seek-care.html"],
        [],
    )
    assert len(link) == 1
    assert "not medical advice" in read(published, page).xpath("string(//div[@class='hs-footer'])")


def test_page_keeps_what_it_needs_and_drops_what_it_does_not(published):
    page = read(published, PAGES[1])
    names = [urlsplit(address).path.rpartition("/")[2] for address in loaded(page)]
    for gone in ("fontawesome.js", "bootstrap.js", "searchtools.js", "searchindex.js", "basic.css"):
        assert gone not in names
    assert [name for name in names if name.endswith(".css")] == ["site.css"]
    assert not list(published.rglob("*.map"))
    assert page.get("lang") == "en"
    assert page.xpath("//math[@display='block']")
    assert page.xpath("//meta[@name='description']")[0].get("content") == "The hip & the back."
    assert not page.xpath("//*[@id='jb-print-docs-body']")
    assert json.loads(page.xpath("string(//script[@type='application/json'])")) == {"text": "1 < 2 & 3"}


def test_search_page_has_its_index_once(published):
    names = [urlsplit(address).path for address in loaded(read(published, "search"))]
    for needed in ("searchindex.js", "_static/searchtools.js", "_static/language_data.js"):
        assert names.count(needed) == 1


def test_scripts_and_styles_carry_their_version_but_interactive_parts_are_left_alone(published, written):
    before = loaded(read(written, PAGES[1]))
    for address in loaded(read(published, PAGES[1])):
        if "hipspine/" in address:
            assert address in before
        elif urlsplit(address).path.endswith((".js", ".css")):
            assert re.fullmatch(r"v=[0-9a-f]{8}", urlsplit(address).query), address
    part = Path("_static", "hipspine", "part.js")
    assert (published / part).read_bytes() == (written / part).read_bytes()


def test_notebook_can_be_downloaded_and_other_sources_are_gone(published):
    address = read(published, PAGES[1]).xpath("//a[@download]")[0].get("href")
    assert nbformat.read(published / "chapters" / address, 4).cells
    assert [path.name for path in (published / "_sources").rglob("*.*")] == ["01-connection.ipynb"]


def test_icon_font_holds_the_icons_of_the_style_sheet_and_no_others(published):
    sheet = (published / "_static" / "site.css").read_text(encoding="utf-8")
    [within] = re.findall(r'url\("?data:font/woff2;base64,([^")]+)', sheet)
    font = TTFont(io.BytesIO(base64.b64decode(within)))
    assert set(fonts.icons(sheet)) == set(font.getBestCmap())
    assert 0xF002 in font.getBestCmap(), "the magnifying glass of the search button"


def test_no_launch_button_without_a_repository(published):
    page = (published / f"{PAGES[1]}.html").read_text(encoding="utf-8")
    assert "binder" not in page.lower() and "colab" not in page.lower()


def test_launch_buttons_come_with_the_repository_address(tmp_path):
    page = read(build(tmp_path / "book", ADDRESS), PAGES[1])
    links = [a.get("href") for a in page.xpath("//details[contains(@class, 'hs-menu')]//a")]
    assert any(
        re.search(r"/v2/gh/someone/course/main\?urlpath=lab/tree/chapters/01-connection.ipynb$", a) for a in links
    )
    assert any(a.endswith("/github/someone/course/blob/main/chapters/01-connection.ipynb") for a in links)
    assert ADDRESS in links
    home = "https://someone.github.io/course/"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{home}{PAGES[1]}.html"]
    assert page.xpath("//meta[@property='og:url']/@content") == [f"{home}{PAGES[1]}.html"]
    [image] = page.xpath("//meta[@property='og:image']/@content")
    assert re.fullmatch(re.escape(home) + r"_static/hipspine/share/index-\w{10}\.png", image)


def test_purge_keeps_what_can_apply():
    rules = '.used{color:red}.unused{color:red}html[data-theme="dark"] .used{color:blue}.hs-later{color:red}'
    kept = css.purge(rules, {"html", "used"}, also=":focus-visible{outline:0}")
    assert ".unused" not in kept
    for rule in (".used", "html[data-theme=dark]", ".hs-later", ":focus-visible"):
        assert rule in kept


def test_folders_that_cannot_be_published_are_refused(tmp_path, written):
    with pytest.raises(PublishError, match=r"no index\.html"):
        publish(tmp_path, tmp_path.parent / f"{tmp_path.name}-target", lambda step: None)
    with pytest.raises(PublishError, match="separate"):
        publish(written, written / "inside", lambda step: None)


def test_foreign_style_sheet_is_refused(tmp_path):
    page = html.lxml.html.document_fromstring('<link rel="stylesheet" href="https://example.org/a.css">')
    with pytest.raises(PublishError, match="another host"):
        css.stylesheets({tmp_path / "a.html": page}, tmp_path, keep="_static/hipspine")


def test_missing_front_end_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "package_path", lambda: tmp_path / "widgets" / "hipspine")
    with pytest.raises(PublishError, match=r"purgecss.*npm ci"):
        node.run("purgecss")


def test_description_ends_after_a_whole_word():
    page = nodes.document(None, None)
    page += nodes.section("", nodes.title("", "Title"), nodes.paragraph("", "word " * 60))
    assert describe(page) == ("word " * 32).rstrip() + "…"
    assert len(describe(page)) == 160
