"""The headers with which the book should be served: a strict content policy, as files that web servers read.

The policy is written once, here. ``hipspine serve`` sends it, the tests open every page under it, and the built book
holds it as ``_headers`` (Netlify, Cloudflare Pages), ``.htaccess`` (Apache) and ``headers.nginx.conf`` (included).
JupyterLite, which is not ours, gets one that it can work under: it makes scripts of text, but calls no other host.
Pages for frames of other sites (``embeds.py``) have the same as all others, but may be framed by anybody.

No X-Frame-Options is sent: it knows no list of sites, and every browser that runs the pages' scripts heeds
``frame-ancestors``, which then counts instead. Where a server adds one for all of its sites, ``embed/.htaccess`` takes
it away again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hipspine.compiled import LITE

NAME = "Content-Security-Policy"
EMBED = "embed"
"""The folder of the pages for frames, at the top of the site."""


@dataclass(frozen=True)
class Rule:
    """One part of the policy: what it is about, what is allowed, and why."""

    about: str
    allowed: str
    why: str


POLICY = (
    Rule("default-src", "'self'", "whatever is not named below comes from this site: no page calls another host"),
    Rule(
        "script-src",
        "'self' 'wasm-unsafe-eval'",
        "scripts are files of this site: none stands in a page or is made of text. Python in a page is WebAssembly",
    ),
    Rule("worker-src", "'self'", "Python of a page runs in a Worker, whose script is a file of this site"),
    Rule(
        "style-src",
        "'self' 'unsafe-inline'",
        "drawings are placed by styles of their elements, and Plotly adds a sheet of its own. A style runs nothing",
    ),
    Rule(
        "img-src",
        "'self' data: blob:",
        "icons in style sheets; pictures that a reader saves of a figure are made in the page",
    ),
    Rule(
        "font-src", "'self' data:", "the icons stand in the style sheet, where a page opened from a folder finds them"
    ),
    Rule("object-src", "'none'", "there are no plug-ins"),
    Rule("base-uri", "'none'", "nothing may change where addresses of a page lead"),
    Rule("form-action", "'self'", "the search asks this site; what one writes elsewhere is sent nowhere"),
    Rule(
        "frame-ancestors",
        "'self'",
        "no other site shows these pages within its own, where a reader could take them for its, or be led to delete "
        "what is kept here by a click meant for something else. What other sites may show stands in embed/",
    ),
)
EMBEDS = (
    *(rule for rule in POLICY if rule.about != "frame-ancestors"),
    Rule(
        "frame-ancestors",
        "*",
        "these pages are made for frames of other sites. Nobody signs in on them, and nothing on them is sent to this "
        "site, so that a click which a site around them tricks a reader into does no harm",
    ),
)
"""What holds below ``embed/``, where the pages for frames are."""
NOTEBOOKS = (
    Rule("default-src", "'self'", "the notebooks call no other host either"),
    Rule(
        "script-src",
        "'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
        "JupyterLab starts with a script within its page and makes others of text; a figure's own comes from Python",
    ),
    Rule("worker-src", "'self' blob:", "each kernel is a Worker"),
    Rule("connect-src", "'self' blob: data:", "outputs of cells are read from where they were put"),
    Rule("style-src", "'self' 'unsafe-inline'", "as on the pages"),
    Rule("img-src", "'self' data: blob:", "as on the pages"),
    Rule("font-src", "'self' data:", "JupyterLab brings letters of its own within its styles"),
    *(rule for rule in POLICY if rule.about in ("object-src", "form-action", "frame-ancestors")),
)
"""What holds below ``lite/``, where JupyterLite is."""
_PARTS = {
    LITE: ("For the notebooks, which are JupyterLite's, another one.", NOTEBOOKS),
    EMBED: ("For the pages for frames, which other sites may show.", EMBEDS),
}


def line(policy: tuple[Rule, ...]) -> str:
    """Return the value of the header."""
    return "; ".join(f"{rule.about} {rule.allowed}" for rule in policy)


def policy_at(path: str) -> str:
    """Return the header's value for an address of the site, from its top (``/chapters/…``)."""
    parts = {LITE: NOTEBOOKS, EMBED: EMBEDS}
    return line(parts.get(path.split("/")[1] if path.startswith("/") else "", POLICY))


def write_headers(site: Path) -> None:
    """Write the files into a built site, with what its notebooks and its pages for frames need where it has such.

    Hosts that read none of them (GitHub Pages) send no such header; pages work there, too.
    """
    pages = line(POLICY)
    about = _comments("The content policy with which the book is tested: scripts are files of this site.", POLICY)
    nginx, known = f'set $book_policy "{pages}";\n', {}
    for folder, (title, policy) in _PARTS.items():
        if not (site / folder).is_dir():
            continue
        known[folder] = line(policy)
        text = _comments(title, policy)
        about += text
        nginx += f'if ($uri ~ "/{folder}/") {{\n  set $book_policy "{known[folder]}";\n}}\n'
        more = "  Header always unset X-Frame-Options\n" if folder == EMBED else ""
        _write(site / folder / ".htaccess", text + _apache(known[folder], more))
    # Where two rules meet an address, a browser heeds both; so none is for all of the site.
    there = [path for path in site.iterdir() if path.name not in ("_headers", ".htaccess", "headers.nginx.conf")]
    tops = sorted(f"{path.name}/*" if path.is_dir() else path.name for path in there)
    rules = [(f"/{top}", known.get(top.removesuffix("/*"), pages)) for top in ("", *tops)]
    _write(site / "_headers", about + "".join(f"{top}\n  {NAME}: {policy}\n" for top, policy in rules))
    _write(site / ".htaccess", about + _apache(pages))
    _write(site / "headers.nginx.conf", f"{about}{nginx}add_header {NAME} $book_policy always;\n")


def _comments(title: str, policy: tuple[Rule, ...]) -> str:
    lines = [title, *(f"{rule.about} {rule.allowed}: {rule.why}." for rule in policy)]
    return "".join(f"# {one}\n" for one in lines)


def _apache(policy: str, more: str = "") -> str:
    return f'<IfModule mod_headers.c>\n  Header always set {NAME} "{policy}"\n{more}</IfModule>\n'


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
