"""Pages as a browser prints them: their words, and how far each sheet is filled."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

DPI = 72
TOP, BOTTOM = 12 / 25.4, 16 / 25.4  # inches: the margins, the lower with the number of the page in it
INK = 200  # of 255: what is darker is printed

# What a browser's own window for printing does first: it fetches the pictures that nobody has scrolled to.
_FETCH = """async () => {
  const all = [...document.querySelectorAll("img[loading=lazy]")];
  for (const one of all) one.loading = "eager";
  await Promise.all(all.map((one) => one.complete || new Promise((done) => (one.onload = one.onerror = done))));
}"""


def fetch_pictures(page: Page) -> None:
    """Have a page fetch the pictures that nobody has scrolled to."""
    page.evaluate(_FETCH)


class Printed:
    """A page of the book on paper."""

    def __init__(self, page: Page, paper: str = "A4") -> None:
        fetch_pictures(page)
        self.data = page.pdf(format=paper)

    def __len__(self) -> int:
        return len(PdfReader(io.BytesIO(self.data)).pages)

    def words(self) -> str:
        """Return all that is printed as one text."""
        sheets = PdfReader(io.BytesIO(self.data)).pages
        return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())

    def pictures(self, dpi: int = DPI) -> list[Image.Image]:
        """Return a picture of each sheet, in shades of grey."""
        return pictures(self.data, dpi)

    def filled(self) -> list[float]:
        """Return how far down the last ink of each sheet is, as a share of the room between the margins."""
        return filled(self.data)


def pictures(data: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Return a picture of each sheet of a PDF, in shades of grey."""
    return [sheet.render(scale=dpi / 72).to_pil().convert("L") for sheet in pypdfium2.PdfDocument(data)]


def filled(data: bytes) -> list[float]:
    """Return how far down the last ink of each sheet of a PDF is, as a share of the room between the margins."""
    return [_filled(picture) for picture in pictures(data)]


def _filled(picture: Image.Image) -> float:
    top, bottom = round(TOP * DPI), round(picture.height - BOTTOM * DPI)
    inner = picture.crop((0, top, picture.width, bottom))
    box = inner.point(lambda shade: 255 if shade < INK else 0).getbbox()
    return box[3] / inner.height if box else 0.0
