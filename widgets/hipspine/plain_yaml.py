"""YAML 1.2 as dicts, lists and plain values, with the line of each entry.

libyaml parses (through PyYAML), twenty times as fast as a parser in Python. What a plain word means is decided here:
PyYAML itself would read YAML 1.1, where `no` and `on` are truth values and `12:30` is a number.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from yaml import Event, Node

Place = tuple[Any, ...]
"""Where an entry stands: the keys and counts that lead to it."""

DEEPEST = 100
"""How many lists and records may stand within each other; the course's own need a tenth of it."""

MOST = 100_000
"""How many entries a file may have once its aliases are written out; the course's largest has a twentieth of it."""

_TAGS = "tag:yaml.org,2002:"
# These end a line in YAML 1.1 alone, which the parsers speak: they are put aside, among characters for private use.
_ASIDE = {0x85: 0xF0085, 0x2028: 0xF2028, 0x2029: 0xF2029}
_BACK = {aside: char for char, aside in _ASIDE.items()}


class PlainYAMLError(Exception):
    """What is wrong, and on which line (from 1; None for the text as a whole)."""

    def __init__(self, line: int | None, problem: str) -> None:
        """Keep the line and the problem."""
        self.line, self.problem = line, problem
        super().__init__(problem)


class DoubledKeyError(PlainYAMLError):
    """The same key stands twice in one record."""


class _Part(NamedTuple):
    """A value with its line; of a list its parts, of a record pairs of parts."""

    line: int
    kind: type
    value: Any


def parse(text: str) -> tuple[Any, dict[Place, int]]:
    """Return the one document of a text and the line of each entry: of a record its key's, of a list where it begins.

    Raises PlainYAMLError for malformed YAML, YAML 1.1, several documents, merge keys, tags beyond the core schema, keys
    that are lists or records, and aliases that stand within themselves or multiply; DoubledKeyError for a key that
    stands twice.
    """
    read: tuple[Any, dict[Place, int]] = pickle.loads(_packed(text))
    return read


@lru_cache(maxsize=64)  # a check reads the same files several times; each reader gets a copy of its own
def _packed(text: str) -> bytes:
    lines: dict[Place, int] = {}
    return pickle.dumps((_written_out(_document(_events(text)), (), lines), lines))


def _events(text: str) -> list[Event]:
    """Return what the parser finds. The one in Python tells of a malformed text, in the same words on every machine."""
    import yaml  # a twentieth of a second, which commands that read no YAML need not wait for

    text = text.translate(_ASIDE) if any(chr(char) in text for char in _ASIDE) else text
    try:
        return list(_shallow(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except (AttributeError, yaml.YAMLError):  # no libyaml here, or malformed
        pass
    try:
        return list(_shallow(yaml.parse(text, Loader=yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or error.context or "unreadable").splitlines()[0].strip()
        raise PlainYAMLError(mark.line + 1 if mark else None, problem) from None
    except yaml.YAMLError as error:
        raise PlainYAMLError(None, str(error)) from None


def _shallow(events: Iterator[Event]) -> Iterator[Event]:
    """Yield events as long as they do not go too deep; the parsers themselves would go on for minutes."""
    from yaml import CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise PlainYAMLError(event.start_mark.line + 1, f"more than {DEEPEST} lists and records within each other")
        yield event


def _document(found: list[Event]) -> _Part:
    from yaml import DocumentEndEvent, DocumentStartEvent

    events = iter(found[1:])  # the first one starts the stream
    start = next(events)
    if not isinstance(start, DocumentStartEvent):
        return _Part(1, type(None), None)
    if start.version == (1, 1):
        raise PlainYAMLError(start.start_mark.line + 1, "this is YAML 1.1, the course reads YAML 1.2")
    anchors: dict[str, _Part | None] = {}
    whole = _part(next(events), events, anchors)
    assert isinstance(next(events), DocumentEndEvent)
    after = next(events)
    if isinstance(after, DocumentStartEvent):
        raise PlainYAMLError(after.start_mark.line + 1, "but found another document")
    return whole


def _part(event: Event, events: Iterator[Event], anchors: dict[str, _Part | None]) -> _Part:
    """Return the value that begins with an event; those within it are taken from ``events``."""
    from yaml import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

    line, name = event.start_mark.line + 1, event.anchor
    if isinstance(event, AliasEvent):
        if name not in anchors:
            raise PlainYAMLError(line, f"found undefined alias '{name}'")
        named = anchors[name]
        if named is None:
            raise PlainYAMLError(line, f"the alias '{name}' stands within what it names")
        return named
    if name:
        anchors[name] = None
    if isinstance(event, ScalarEvent):
        part = _Part(line, str, _scalar(event.value, event.tag, plain=not event.style, line=line))
    elif isinstance(event, SequenceStartEvent):
        _known_tag(event.tag, "seq", line)
        part = _Part(line, list, list(_parts(events, anchors)))
    else:
        assert isinstance(event, MappingStartEvent)
        _known_tag(event.tag, "map", line)
        within = _parts(events, anchors)
        part = _Part(line, dict, list(zip(within, within, strict=True)))
    if name:
        anchors[name] = part
    return part


def _parts(events: Iterator[Event], anchors: dict[str, _Part | None]) -> Iterator[_Part]:
    """Yield what stands in a list or record, up to its end."""
    from yaml import CollectionEndEvent

    for event in events:
        if isinstance(event, CollectionEndEvent):
            return
        yield _part(event, events, anchors)


def _written_out(part: _Part, path: Place, lines: dict[Place, int]) -> Any:
    """Return a part as plain data, each alias as a copy of its own, and note the line of each entry."""
    if part.kind is list:
        for place, one in enumerate(part.value):
            _note(lines, (*path, place), one.line)
        return [_written_out(one, (*path, place), lines) for place, one in enumerate(part.value)]
    if part.kind is not dict:
        return part.value
    record: dict[Any, Any] = {}
    for key_part, one in part.value:
        key = key_part.value
        if key_part.kind in (list, dict):
            raise PlainYAMLError(key_part.line, "a list or a record cannot be a key")
        if key == "<<":
            raise PlainYAMLError(key_part.line, "the merge key “<<” is not part of YAML 1.2")
        value = _written_out(one, (*path, key), lines)
        if key in record:
            told = f'found duplicate key "{key}" with value "{value}" (original value: "{record[key]}")'
            raise DoubledKeyError(key_part.line, told.splitlines()[0].strip())
        _note(lines, (*path, key), key_part.line)
        record[key] = value
    return record


def _note(lines: dict[Place, int], place: Place, line: int) -> None:
    if len(lines) == MOST:
        raise PlainYAMLError(line, f"with its aliases written out this has more than {MOST} entries")
    lines[place] = line


def _known_tag(tag: str | None, kind: str, line: int) -> None:
    if tag not in (None, "!", _TAGS + kind):
        raise PlainYAMLError(line, f"the tag “{(tag or '').removeprefix(_TAGS)}” is not part of YAML's core")


def _whole(text: str) -> int:
    digits = text.replace("_", "")
    base = {"0b": 2, "0o": 8, "0x": 16}.get(digits.lstrip("+-")[:2], 10)
    return int(digits, base)


def _decimal(text: str) -> float:
    return float(text.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))


def _time(text: str) -> date:
    from yaml import SafeLoader, ScalarNode

    node: Node = ScalarNode(_TAGS + "timestamp", text)
    read: date = SafeLoader("").construct_yaml_timestamp(node)
    return read


# Tag, what a word of it looks like, how it is read. The first that fits counts; what fits none is text.
_CORE: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "bool": (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    "null": (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    "float": (
        re.compile(
            r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
            r"|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
        _decimal,
    ),
    "int": (re.compile(r"(?=[-+0-9])(?:[-+]?0b[01_]+|[-+]?0o[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)"), _whole),
    "timestamp": (
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
            r"(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
        ),
        _time,
    ),
}
_WORDS = {
    "bool": "a truth value",
    "null": "nothing",
    "float": "a number",
    "int": "a whole number",
    "timestamp": "a time",
}
_FIRST = frozenset("tTfFnN~-+.0123456789")
"""What a word that is no text begins with."""


def _scalar(text: str, tag: str | None, *, plain: bool, line: int) -> Any:
    """Return what a word means: by its tag where it has one, else by its looks if it stands without quotation marks."""
    if tag in (None, "!"):
        kinds = list(_CORE) if plain and (not text or text[0] in _FIRST) else []
    else:
        kind = str(tag).removeprefix(_TAGS)
        kinds = [kind] if kind in _CORE else []
        if not kinds:
            _known_tag(tag, "str", line)
    for kind in kinds:
        looks, read = _CORE[kind]
        if tag not in (None, "!") or looks.fullmatch(text):
            try:
                return read(text)
            except (ValueError, AttributeError):
                raise PlainYAMLError(line, f"“{text[:40]}” cannot be read as {_WORDS[kind]}") from None
    return text.translate(_BACK) if not text.isascii() else text
