"""The content policy in the files that web servers read, and pages whose scripts are files of the site."""

from __future__ import annotations

import lxml.html
import pytest

from hipspine.book.headers import EMBED, EMBEDS, NAME, NOTEBOOKS, POLICY, line, policy_at, write_headers
from hipspine.book.publish import PublishError
from hipspine.book.publish.scripts import into_files


def stripped(tmp_path, body, head=""):
    """Return a page two folders below the site after its scripts were put into files."""
    page = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    into_files(page, tmp_path / "a" / "b" / "page.html", tmp_path)
    return page


def written(site):
    """Return the lines of each file that are no comment."""
    paths = [site / name for name in ("_headers", ".htaccess", "headers.nginx.conf", "lite/.htaccess")]
    files = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.exists()}
    return {name: [row for row in text.splitlines() if not row.startswith("#")] for name, text in files.items()}


def test_the_policy_is_written_for_each_kind_of_server(tmp_path):
    for folder in ("chapters", "_static"):
        (tmp_path / folder).mkdir()
    (tmp_path / "index.html").touch()
    write_headers(tmp_path)
    write_headers(tmp_path)  # what is there already is no part of the site
    pages, tops = line(POLICY), ("/", "/_static/*", "/chapters/*", "/index.html")
    assert written(tmp_path) == {
        "_headers": [row for top in tops for row in (top, f"  {NAME}: {pages}")],
        ".htaccess": ["<IfModule mod_headers.c>", f'  Header always set {NAME} "{pages}"', "</IfModule>"],
        "headers.nginx.conf": [f'set $book_policy "{pages}";', f"add_header {NAME} $book_policy always;"],
    }


def test_notebooks_in_the_browser_have_one_that_they_work_under_and_pages_keep_theirs(tmp_path):
    (tmp_path / "lite").mkdir()
    (tmp_path / "index.html").touch()
    write_headers(tmp_path)
    pages, notebooks = line(POLICY), line(NOTEBOOKS)
    assert pages != notebooks and "'unsafe-eval'" in notebooks and "default-src 'self'" in notebooks
    found = written(tmp_path)
    assert found["_headers"] == [
        *("/", f"  {NAME}: {pages}"),
        *("/index.html", f"  {NAME}: {pages}"),
        *("/lite/*", f"  {NAME}: {notebooks}"),
    ]
    assert found["lite/.htaccess"][1] == f'  Header always set {NAME} "{notebooks}"'
    assert found["headers.nginx.conf"][1:3] == ['if ($uri ~ "/lite/") {', f'  set $book_policy "{notebooks}";']
    assert (policy_at("/lite/notebooks/index.html"), policy_at("/chapters/lite.html")) == (notebooks, pages)


def test_only_pages_for_frames_may_be_framed_by_other_sites(tmp_path):
    (tmp_path / EMBED).mkdir()
    (tmp_path / "chapters").mkdir()
    (tmp_path / "index.html").touch()
    write_headers(tmp_path)
    rules = {one: dict(part.split(" ", 1) for part in line(one).split("; ")) for one in (POLICY, EMBEDS)}
    assert rules[POLICY].pop("frame-ancestors") == "'self'"
    assert rules[EMBEDS].pop("frame-ancestors") == "*"
    assert rules[POLICY] == rules[EMBEDS]
    found = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob(".htaccess")}
    rows = [row for row in (tmp_path / "_headers").read_text().splitlines() if not row.startswith("#")]
    assert rows[rows.index(f"/{EMBED}/*") + 1] == f"  {NAME}: {line(EMBEDS)}"
    assert rows[rows.index("/chapters/*") + 1] == f"  {NAME}: {line(POLICY)}"
    assert f'Header always set {NAME} "{line(EMBEDS)}"' in found[f"{EMBED}/.htaccess"]
    # A header of the whole server's that knows no list of sites must not stand there; elsewhere it does no harm.
    assert "Header always unset X-Frame-Options" in found[f"{EMBED}/.htaccess"]
    assert "X-Frame-Options" not in found[".htaccess"]
    assert f'if ($uri ~ "/{EMBED}/")' in (tmp_path / "headers.nginx.conf").read_text()
    assert (policy_at(f"/{EMBED}/quiz-final.html"), policy_at("/embedded.html")) == (line(EMBEDS), line(POLICY))


def test_the_built_book_says_why_each_part_of_the_policy_is_there(built_book):
    for name in ("_headers", ".htaccess", "headers.nginx.conf"):
        rows = (built_book / name).read_text(encoding="utf-8").splitlines()
        assert {f"# {rule.about} {rule.allowed}: {rule.why}." for rule in POLICY} <= set(rows), name


def test_scripts_of_theme_and_templates_become_addresses_of_the_site(tmp_path):
    page = stripped(
        tmp_path,
        '<script data-static="moved.js"></script>',
        '<script data-cfasync="false">theme()</script><script>DOCUMENTATION_OPTIONS.pagename = 1;</script>',
    )
    assert page.xpath("//script/@src") == ["../../_static/first.js", "../../_static/moved.js"]
    assert page.xpath("string()") == ""


def test_only_a_page_with_a_fold_watches_for_it(tmp_path):
    theme = '<script data-cfasync="false"></script>'
    plain, folded = (stripped(tmp_path, body, theme) for body in ("<p>a</p>", "<details data-folded open></details>"))
    assert [page.xpath("//script/@data-folds") for page in (plain, folded)] == [[], [""]]


def test_data_in_a_page_is_no_script(tmp_path):
    page = stripped(
        tmp_path, '<script type="application/json">{}</script><script type="application/ld+json">{}</script>'
    )
    assert len(page.xpath("//script")) == 2


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>alert(1)\n  alert(2)</script>", r"a script stands in the page \(“alert\(1\) alert\(2\)”\)"),
        ('<script type="module">alert(1)</script>', "a script stands in the page"),
        ('<script type="importmap">{}</script>', "a script stands in the page"),
        ('<button onclick="go()">a</button>', "<button> has a script in onclick"),
        ('<svg onload="go()"></svg>', "<svg> has a script in onload"),
        ('<a href=" Java\nscript:go()">a</a>', "<a> has a script as its address"),
        ('<form action="javascript:go()"></form>', "<form> has a script as its address"),
        ('<script src="data:text/javascript,go()"></script>', "<script> has a script as its address"),
        ('<script src="blob:go"></script>', "<script> has a script as its address"),
    ],
)
def test_a_page_with_any_other_script_is_refused_with_its_name(tmp_path, body, told):
    with pytest.raises(PublishError, match=rf"^a/b/page\.html: {told}.*; a page may only load scripts from files"):
        stripped(tmp_path, body)


def test_pictures_may_be_data_and_links_may_lead_anywhere(tmp_path):
    stripped(tmp_path, '<img src="data:image/png;base64,AAAA"><a href="https://example.org/onload">a</a>')
