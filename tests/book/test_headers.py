"""The content policy in the files that web servers read, and pages whose scripts are files of the site."""

from __future__ import annotations

import lxml.html
import pytest

from hipspine.book.headers import FILES, NAME, POLICY, POLICY_LINE
from hipspine.book.publish import PublishError
from hipspine.book.publish.scripts import into_files


def stripped(tmp_path, body, head=""):
    """Return a page two folders below the site after its scripts were put into files."""
    page = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    into_files(page, tmp_path / "a" / "b" / "page.html", tmp_path)
    return page


def test_the_built_book_holds_the_policy_for_each_kind_of_server_and_says_why(built_book):
    for name, lines in {
        "_headers": ("/*", f"  {NAME}: {POLICY_LINE}"),
        ".htaccess": ("<IfModule mod_headers.c>", f'  Header always set {NAME} "{POLICY_LINE}"', "</IfModule>"),
        "headers.nginx.conf": (f'add_header {NAME} "{POLICY_LINE}" always;',),
    }.items():
        written = (built_book / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in written if not line.startswith("#")] == [*lines], name
        for rule in POLICY:
            assert f"# {rule.about} {rule.allowed}: {rule.why}." in written, name
    assert len(FILES) == 3


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
    ("body", "line"),
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
def test_a_page_with_any_other_script_is_refused_with_its_name(tmp_path, body, line):
    with pytest.raises(PublishError, match=rf"^a/b/page\.html: {line}.*; a page may only load scripts from files"):
        stripped(tmp_path, body)


def test_pictures_may_be_data_and_links_may_lead_anywhere(tmp_path):
    stripped(tmp_path, '<img src="data:image/png;base64,AAAA"><a href="https://example.org/onload">a</a>')
