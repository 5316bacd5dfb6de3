"""The list with which a reader prepares for an appointment: filled in on the page, kept in the reader's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.appointment.widget import AppointmentWidget


def appointment() -> AppointmentWidget:
    """Return the list to fill in; what is written in it stays in the browser.

    Raises DataError or DataErrors for a broken ``data/appointment.yml``.
    """
    from hipspine.appointment.widget import AppointmentWidget  # the widget stack is not needed to check data

    return AppointmentWidget()
