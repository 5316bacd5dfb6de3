"""What several commands take on the command line, and how it is read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

Add = Callable[..., argparse.ArgumentParser]


class Choices(Protocol):
    """Arguments of which one is taken."""

    def add_argument(self, name: str, *, metavar: str, help: str) -> argparse.Action:
        """Add one more."""


def source(parser: argparse.ArgumentParser, *, required: bool = True) -> Choices:
    """Add where the questions are: one's own bank or the course's practice, and which files of it.

    Return the choice between the two, to which other sources can be added.
    """
    where = parser.add_mutually_exclusive_group(required=required)
    where.add_argument("--bank", type=Path, metavar="FOLDER", help="your own question files, outside the repository")
    where.add_argument("--practice", action="store_true", help="the course's questions, whose key is public")
    parser.add_argument(
        "--chapters",
        nargs="+",
        default=(),
        metavar="NAME",
        help="question files to take (without .yml)",
    )
    return where


def whole(text: str) -> int:
    """Return a whole number from 0 on; argparse tells what is none."""
    if not text.isdecimal() or len(text) > 15:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def share(text: str) -> float:
    """Return a share from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 1, such as 0.1")
    return value


def moment(text: str) -> datetime:
    """Return a moment with its time zone."""
    from hipspine.teaching.grading import lateness

    try:
        return lateness.moment(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def address(text: str) -> str:
    """Return the address of a site as it was given."""
    found = urlsplit(text)
    if found.scheme not in ("http", "https") or not found.netloc or not text.isprintable() or " " in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no address, such as https://example.org/book/")
    return text
