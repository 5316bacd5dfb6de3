"""The one error of publishing."""

from __future__ import annotations


class PublishError(RuntimeError):
    """The published pages cannot be made; the message says why in one line."""
