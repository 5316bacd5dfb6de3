"""The instructors' commands: what each takes on the command line, and the room that does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.teaching.commands import analysing, example, exporting, importing, marking, releasing, showing

if TYPE_CHECKING:
    from hipspine.teaching.commands.arguments import Add

# In the order of `hipspine --help`.
ROOMS = (releasing, marking, analysing, exporting, importing, showing, example)


def register(command: Add) -> None:
    """Add the instructors' commands with ``command(name, run, does, example)``, which returns the parser of each."""
    for room in ROOMS:
        room.add(command)
