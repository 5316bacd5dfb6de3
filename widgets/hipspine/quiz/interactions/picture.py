"""A picture that a question shows: a file beside its bank, and the words for who does not see it."""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from hipspine.quiz.interactions.base import Part

FOLDER = "folder"
"""Under this name the context of validation holds the folder of the bank."""

MOST_BYTES = 300_000
"""A released notebook holds its pictures, and so does a page's quiz."""

CREDIT = "hs-quiz-credit"
"""The class of the words below a picture that say whose it is; our imports know them by it."""

PICTURE = "Picture"
"""Says before its words that a picture is not shown."""

TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
_BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
ALLOWED = "a PNG, JPEG or WebP picture of at most 300 kB beside the bank, such as pictures/hip.png"


def kind_of(data: bytes) -> str | None:
    """Return what a picture's own bytes say that it is (a key of ``TYPES``), None for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for kind, begin in _BEGINS.items() if data.startswith(begin)), None)


def picture_in(folder: Path, name: str) -> bytes:
    """Return the bytes of a picture beside a bank. Raises ValueError for what cannot be one, and says why."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or Path(name).is_absolute():
        raise ValueError(f"{name} lies outside the bank's folder")
    if not path.is_file():
        raise ValueError(f"there is no file {name} beside the bank")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ValueError(f"{name} cannot be read: {error.strerror}") from None
    if reason := unfit(data):
        raise ValueError(f"{name} {reason}")
    return data


def unfit(data: bytes) -> str:
    """Return why bytes cannot be a picture of a question, "" where they can."""
    if len(data) > MOST_BYTES:
        return f"is larger than {MOST_BYTES // 1000} kB"
    if kind := kind_of(data):
        return "" if _whole(kind, data) else "is cut off"
    vector = b"<svg" in data[:2000]
    return f"is no PNG, JPEG or WebP{' (an SVG may hold programs, and many platforms show none)' if vector else ''}"


def _whole(kind: str, data: bytes) -> bool:
    """Return whether a picture has its end: a chunk, a marker, or as many bytes as it says at its beginning."""
    if kind == "webp":
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    return (b"IEND" if kind == "png" else b"\xff\xd9") in data


def _in_folder(name: str, info: ValidationInfo) -> str:
    folder = (info.context or {}).get(FOLDER)
    if folder is not None:
        try:
            picture_in(folder, name)
        except ValueError as error:
            raise PydanticCustomError("text", "{problem}", {"problem": str(error), "allowed": ALLOWED}) from None
    return name


def _held(data: str, info: ValidationInfo) -> str:
    """Put the file's bytes in the place of nothing; a key of a release, which stands alone, has them already."""
    folder = (info.context or {}).get(FOLDER)
    if folder is None or "file" not in info.data:
        return data
    if data:
        raise PydanticCustomError(
            "text", "{problem}", {"problem": "its bytes are the file's", "allowed": "no such field"}
        )
    return base64.b64encode(picture_in(folder, info.data["file"])).decode()


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=1000)]


class Picture(Part):
    """A picture below what is asked. ``alt`` says what it shows to who does not see it, without the answer.

    ``credit`` names who made it and under which licence. ``data`` are the file's bytes in Base64, which the reader of
    a bank fills in.
    """

    file: Annotated[str, StringConstraints(min_length=1), AfterValidator(_in_folder)]
    alt: _Words
    credit: _Words | None = None
    data: SkipJsonSchema[Annotated[str, AfterValidator(_held), Field(validate_default=True)]] = ""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return base64.b64decode(self.data)

    @property
    def name(self) -> str:
        """A name that gives nothing away, with the ending of its type."""
        return f"picture.{kind_of(self.content)}"

    @property
    def type(self) -> str:
        """The media type."""
        return TYPES[kind_of(self.content) or "png"]

    @property
    def address(self) -> str:
        """An address that holds the picture itself."""
        return f"data:{self.type};base64,{self.data}"

    def public(self) -> dict[str, str]:
        """Return what the front end needs: the address, what it shows, and whose it is ("" where nobody says)."""
        return {"address": self.address, "alt": " ".join(self.alt.split()), "credit": self.credit or ""}

    def html(self, address: str | None = None) -> str:
        """Return the picture as HTML that may stand in a legend, at an address or within the page itself."""
        words = html.escape(" ".join(self.alt.split()))
        credit = f'<small class="{CREDIT}">{html.escape(self.credit)}</small>' if self.credit else ""
        return f'<img class="hs-quiz-picture" src="{html.escape(address or self.address)}" alt="{words}"/>{credit}'

    def markdown(self) -> str:
        """Return the picture within a text of Markdown: Jupyter, VS Code and Colab show it; Colab no attachments."""
        shown = f"![{_escaped(self.alt)}]({self.address})"
        return f"{shown}\n\n*{_escaped(self.credit)}*" if self.credit else shown

    def in_words(self) -> str:
        """Return what stands in place of the picture where none can, as Markdown."""
        return f"\\[{PICTURE}: {_escaped(self.alt)}\\]"


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>$#!|])", r"\\\1", " ".join(words.split()))
