"""Signatures that name what can be set, so that notebooks complete and show it: ``m(pel<TAB>``."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import Parameter as Argument
from inspect import Signature


class Signed:
    """The signature of what is called by keywords: of each instance its own, and none of the class.

    ``inspect`` asks for ``__signature__``, on a class too, where this is as good as not there.
    """

    def __get__(self, instance: object, owner: type) -> Signature:
        """Return the instance's signature. Raises AttributeError for the class."""
        named = getattr(instance, "keywords", None)
        if instance is None or named is None:
            raise AttributeError("__signature__")
        return signature(named)


def signature(keywords: Iterable[tuple[str, object]], *before: Argument) -> Signature:
    """Return the signature of a call by keywords with their defaults, after the arguments ``before``."""
    named = [Argument(name, Argument.KEYWORD_ONLY, default=default) for name, default in keywords]
    return Signature([*before, *named])
