"""An extension of Jupyter's server that shows browsers Plotly's script as a file, which they then keep.

The kernel brings it where this is not loaded (a server of another environment, VS Code, Colab), through the channel of
the widgets: there it comes anew for each page, and waits while the kernel is busy. The wheel holds the line that tells
Jupyter to load it (``etc/jupyter/jupyter_server_config.d/hipspine.json``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipspine.plotly_script import plotly_place, plotly_script

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from jupyter_server.base.handlers import FileFindHandler
    from jupyter_server.utils import url_path_join

    script = plotly_script()
    address = url_path_join(server.web_app.settings["base_url"], plotly_place())
    folder = address.removesuffix(script.name)
    # Its name has the version, so a browser need not ask again. It is public, as all static files of a server are.
    server.web_app.settings.setdefault("static_immutable_cache", []).append(folder)
    pattern = f"{re.escape(folder)}({re.escape(script.name)})"
    server.web_app.add_handlers(".*$", [(pattern, FileFindHandler, {"path": [str(script.parent)]})])
