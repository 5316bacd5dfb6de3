"""What can go wrong with the builder itself."""

from __future__ import annotations


class BuildError(RuntimeError):
    """The builder itself failed, through no fault of the course's content."""
