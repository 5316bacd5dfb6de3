"""The headers with which the book should be served: a strict content policy, as files that web servers read.

The policy is written once, here. ``hipspine serve`` sends it, the tests open every page under it, and the built book
holds it as ``_headers`` (Netlify, Cloudflare Pages), ``.htaccess`` (Apache) and ``headers.nginx.conf`` (included).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
    Rule("object-src", "'none'", "there are no plug-ins"),
    Rule("base-uri", "'none'", "nothing may change where addresses of a page lead"),
    Rule("form-action", "'self'", "the search asks this site; what one writes elsewhere is sent nowhere"),
    Rule(
        "frame-ancestors",
        "'self'",
        "no other site shows a page within its own. To show pages within a learning platform, add its address here",
    ),
)
POLICY_LINE = "; ".join(f"{rule.about} {rule.allowed}" for rule in POLICY)
"""The value of the header."""

_ABOUT = (
    "The strict content policy with which the book is tested: scripts come from files of this site alone.",
    *(f"{rule.about} {rule.allowed}: {rule.why}." for rule in POLICY),
)
_COMMENTS = "".join(f"# {line}\n" for line in _ABOUT)
FILES = {
    "_headers": f"{_COMMENTS}/*\n  {NAME}: {POLICY_LINE}\n",
    ".htaccess": f'{_COMMENTS}<IfModule mod_headers.c>\n  Header always set {NAME} "{POLICY_LINE}"\n</IfModule>\n',
    "headers.nginx.conf": f'{_COMMENTS}add_header {NAME} "{POLICY_LINE}" always;\n',
}
"""The files by name. Hosts that read none of them (GitHub Pages) send no such header; pages work there, too."""


def write_headers(site: Path) -> None:
    """Write the files into a built site."""
    for name, text in FILES.items():
        (site / name).write_text(text, encoding="utf-8")
