"""The list for the appointment as an ipywidget."""

from __future__ import annotations

import anywidget
import traitlets

from hipspine.appointment.content import form
from hipspine.paths import frontend_path


class AppointmentWidget(anywidget.AnyWidget):
    """The list in a notebook. Made by ``appointment()``; what is written never reaches the kernel or the notebook."""

    _esm = frontend_path("appointment.js")
    _css = frontend_path("appointment.css")

    name = traitlets.Unicode("appointment:list", read_only=True).tag(sync=True)
    form = traitlets.Unicode(read_only=True).tag(sync=True)

    def __init__(self) -> None:
        """Show the list of ``data/appointment.yml``. Raises DataError or DataErrors for a broken one."""
        super().__init__()
        self.set_trait("form", form())
