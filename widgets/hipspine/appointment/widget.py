"""The list for the appointment as an ipywidget."""

from __future__ import annotations

import traitlets

from hipspine.appointment.content import form, still_list
from hipspine.lasting import LastingWidget, Still
from hipspine.paths import frontend_path


class AppointmentWidget(LastingWidget):
    """The list in a notebook. Made by ``appointment()``; what is written never reaches the kernel or the notebook."""

    _esm = frontend_path("appointment.js")
    _css = frontend_path("appointment.css")

    name = traitlets.Unicode("appointment:list", read_only=True).tag(sync=True)
    form = traitlets.Unicode(read_only=True).tag(sync=True)

    def __init__(self) -> None:
        """Show the list of ``data/appointment.yml``. Raises DataError or DataErrors for a broken one."""
        super().__init__()
        self.set_trait("form", form())

    def still(self) -> Still:
        """Return what a notebook keeps of the list: its questions, and nothing that was written."""
        return still_list()

    def __repr__(self) -> str:
        """Return how one asks for the list."""
        return "appointment()"
