"""The headers with which the book should be served: a strict content policy, as files that web servers read.

The policy is written once, here. ``hipspine serve`` sends it, the tests open every page under it, and the built book
holds it as ``_headers`` (Netlify, Cloudflare Pages), ``.htaccess`` (Apache) and ``headers.nginx.conf`` (included).
JupyterLite, which is not ours, gets one that it can work under: it makes scripts of text, but calls no other host.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hipspine.compiled import LITE

NAME = "Content-Security-Policy"


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
        "no other site shows a page within its own. To show pages within a learning platform, add its address here",
    ),
)
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


def line(policy: tuple[Rule, ...]) -> str:
    """Return the value of the header."""
    return "; ".join(f"{rule.about} {rule.allowed}" for rule in policy)


def policy_at(path: str) -> str:
    """Return the header's value for an address of the site, from its top (``/chapters/…``)."""
    return line(NOTEBOOKS if path.startswith(f"/{LITE}/") else POLICY)


def write_headers(site: Path) -> None:
    """Write the files into a built site, with what its notebooks need where it has such.

    Hosts that read none of them (GitHub Pages) send no such header; pages work there, too.
    """
    pages, notebooks = line(POLICY), line(NOTEBOOKS)
    with_notebooks = (site / LITE).is_dir()
    about = _comments("The content policy with which the book is tested: scripts are files of this site.", POLICY)
    nginx = f'set $book_policy "{pages}";\n'
    if with_notebooks:
        text = _comments("For the notebooks, which are JupyterLite's, another one.", NOTEBOOKS)
        about += text
        nginx += f'if ($uri ~ "/{LITE}/") {{\n  set $book_policy "{notebooks}";\n}}\n'
        _write(site / LITE / ".htaccess", text + _apache(notebooks))
    # Where two rules meet an address, a browser heeds both; so none is for all of the site.
    there = [path for path in site.iterdir() if path.name not in ("_headers", ".htaccess", "headers.nginx.conf")]
    tops = sorted(f"{path.name}/*" if path.is_dir() else path.name for path in there)
    rules = [(f"/{top}", notebooks if top == f"{LITE}/*" else pages) for top in ("", *tops)]
    _write(site / "_headers", about + "".join(f"{top}\n  {NAME}: {policy}\n" for top, policy in rules))
    _write(site / ".htaccess", about + _apache(pages))
    _write(site / "headers.nginx.conf", f"{about}{nginx}add_header {NAME} $book_policy always;\n")


def _comments(title: str, policy: tuple[Rule, ...]) -> str:
    lines = [title, *(f"{rule.about} {rule.allowed}: {rule.why}." for rule in policy)]
    return "".join(f"# {one}\n" for one in lines)


def _apache(policy: str) -> str:
    return f'<IfModule mod_headers.c>\n  Header always set {NAME} "{policy}"\n</IfModule>\n'


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
