"""From Sphinx's pages to the published ones: the same pages, light, and complete without any other host.

Sphinx's theme sends 838 KB (compressed) with every page, most of it style rules, icons and scripts that this book does
not use.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hipspine.book.publish import css, files, fonts, html, scripts
from hipspine.book.publish.errors import PublishError

__all__ = ["PublishError", "publish"]

# The interactive parts: made by the Sphinx extension for the published book, so left as they are.
INTERACTIVE = "_static/hipspine"
# The course's own style sheets, of which every rule is wanted.
OWN = ("_static/book.css", "_static/print.css")
_NO_MARKUP = ("plotly", "look-up-")
_NOT_COPIED = ("*.map", "locales", ".buildinfo", "objects.inv")


def publish(source: Path, target: Path, progress: Callable[[str], None]) -> None:
    """Copy Sphinx's HTML folder ``source`` to ``target`` and slim the copy; whatever ``target`` held is replaced.

    ``progress`` receives one line per step. Raises PublishError when a front-end package is missing, a tool fails or
    ``source`` holds no pages; ``target`` is then incomplete and must not be served.
    """
    source, target = source.resolve(), target.resolve()
    if source == target or source in target.parents or target in source.parents:
        raise PublishError("the published book and Sphinx's own must be two separate folders")
    if not (source / "index.html").is_file():
        raise PublishError("Sphinx's folder holds no index.html: build the book first")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*_NOT_COPIED))

    pages = {
        path: html.read(path) for path in sorted(target.rglob("*.html")) if not path.is_relative_to(target / "_static")
    }
    progress(f"slimming {len(pages)} pages")
    styles = css.stylesheets(pages, target, keep=INTERACTIVE)
    for path, page in pages.items():
        html.slim(page, name=path.relative_to(target).with_suffix("").as_posix())
        scripts.into_files(page, path, target)

    progress("keeping the style rules that the pages use")
    # Plotly is large and brings its own style; what links point at is text, whose words would keep rules by chance.
    parts = {path for path in (target / INTERACTIVE).glob("*.js") if not path.name.startswith(_NO_MARKUP)}
    read = {path for path in files.scripts(pages, target) | parts if path.is_file()}
    ours = [target / name for name in OWN]
    own = css.join([sheet for sheet in styles if sheet in ours], target)
    theme = css.join([sheet for sheet in styles if sheet not in ours], target)
    scripts.survive(path for path in read if INTERACTIVE not in path.as_posix())
    rules = css.purge(theme, css.words(pages, read), also=own)

    progress("subsetting the fonts")
    site = target / "_static" / "site.css"
    used = fonts.characters(pages.values(), target / INTERACTIVE)
    site.write_text(fonts.write(rules, target / "_static", used) + rules, encoding="utf-8")

    for path, page in pages.items():
        html.link_stylesheet(page, files.relative(site, path), keep=INTERACTIVE)
        html.preload_font(page, files.relative(site.parent / "fonts" / fonts.BODY, path))
        files.stamp(page, path, target, keep=INTERACTIVE)
        html.write(page, path)
    files.prune(pages, target, keep=INTERACTIVE)
