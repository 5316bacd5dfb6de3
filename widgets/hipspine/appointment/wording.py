"""What the form of the list for the appointment says besides the words of ``data/appointment.yml``."""

from __future__ import annotations

SIGNS = "One of the emergency signs?"
GO_NOW = "Do not wait for an appointment: go now."
FILL_HERE = "To fill it in, run this cell: appointment()"
KEPT = "What you write stays on this page, to be printed."
PRINT, EMPTY, UNDO = "Print this list", "Empty the list", "Bring it back"
