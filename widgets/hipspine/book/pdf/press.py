"""Making the PDF: a document is assembled, printed, asked on which page each part begins, and printed once more."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

from hipspine.book.pdf import site as book
from hipspine.book.pdf.addresses import shown_at
from hipspine.book.pdf.browser import browser_path, print_page
from hipspine.book.pdf.document import Edition, document
from hipspine.book.pdf.mend import About, mended, page_count, pages_of
from hipspine.datafile import DataError

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def make(
    site: Path,
    out: Path,
    *,
    chapter: str = "",
    day: date | None = None,
    say: Callable[[str], object] = print,
) -> int:
    """Write the built book in the folder ``site`` as a PDF, or one chapter of it, and return its number of pages.

    ``day`` is the day of the edition: left out, that of SOURCE_DATE_EPOCH or today. Raises DataError for a folder that
    holds no book, an unknown chapter, a missing browser and a file that cannot be written, and BuildError where the
    browser fails.
    """
    ready(out)
    every = book.places(site)
    chosen = [book.chosen(every, chapter)] if chapter else [one for one in every if one.stem not in book.LEFT_OUT]
    title = book.title_of(site)
    edition = Edition(title, chosen[0].title if chapter else "", day or today(), bool(chapter))
    say(f"putting {len(chosen)} pages of the book together …")
    whole = document(site, chosen, edition, book.home(site))
    say("printing …")
    printed = _printed(whole)
    if not chapter:
        say("printing with the numbers of pages in the contents …")
        shown_at(whole, pages_of(printed))
        printed = _printed(whole)
    about = About(f"{edition.subject} – {title}" if chapter else title, book.author(site, chosen[0]), edition.day)
    data = mended(printed, about)
    _write(out, data)
    pages = page_count(data)
    say(f"{pages} pages, {len(data) / 1e6:.1f} MB, written to {out}")
    return pages


def today() -> date:
    """Return today, or the day of SOURCE_DATE_EPOCH where what is made is to be the same again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def _printed(whole: HtmlElement) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "document.html")
        page.write_text(lxml.html.tostring(whole, doctype="<!DOCTYPE html>", encoding="unicode"), encoding="utf-8")
        return print_page(page)


def ready(out: Path) -> None:
    """Raise DataError, before long work begins, where no browser is or the file has no place to be written."""
    browser_path()
    if out.is_dir():
        raise DataError(out, None, "this is a folder", "the file to write")
    if not out.parent.is_dir():
        raise DataError(out, None, "its folder is not there", "a file in a folder that is there")


def _write(out: Path, data: bytes) -> None:
    """Write the file whole or not at all. Raises DataError where it cannot be written; what was there before stays."""
    aside = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        aside.write_bytes(data)
        aside.replace(out)
    except OSError as error:
        problem = f"this cannot be written: {error.strerror or error}; what was there before stays"
        raise DataError(out, None, problem) from None
    finally:
        aside.unlink(missing_ok=True)
