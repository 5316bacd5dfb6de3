"""What a site needs of files for whoever hosts it: none of it is for a certain host, and none calls another."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader

from hipspine.book import wording
from hipspine.book.headers import EMBED
from hipspine.compiled import LITE
from hipspine.links import CARE

_TEMPLATES = Path(__file__).parent / "templates"
_MISSING = "404.html"
_NOT_LISTED = ("_static", LITE, EMBED)


def write_hosting(site: Path, address: str) -> None:
    """Write into a built site what hosts ask for.

    ``.nojekyll`` keeps GitHub Pages from leaving out folders whose names begin with an underscore, ``404.html`` is what
    hosts show where there is no page, and ``sitemap.xml`` lists the pages where their ``address`` is known ("" if not).
    """
    (site / ".nojekyll").write_bytes(b"")
    # It stands for addresses of any depth, so its own begin at the top of the site.
    top = urlsplit(address).path or "/"
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    page = environment.get_template(_MISSING).render(top=top, words=wording.MISSING, care=f"chapters/{CARE}.html")
    (site / _MISSING).write_text(page, encoding="utf-8")
    sitemap = site / "sitemap.xml"
    if not address:
        sitemap.unlink(missing_ok=True)
        return
    lines = "".join(f"<url><loc>{escape(address + page)}</loc></url>\n" for page in listed(site))
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    sitemap.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{lines}</urlset>\n', encoding="utf-8"
    )


def listed(site: Path) -> list[str]:
    """Return the pages that a list for search engines names: those that readers read, moved addresses left out."""
    pages = sorted(path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in _NOT_LISTED)
    names = [path.relative_to(site).as_posix() for path in pages if not _moved(path)]
    return [name for name in names if name not in (_MISSING, "search.html", "genindex.html")]


def _moved(page: Path) -> bool:
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")[:4000]
