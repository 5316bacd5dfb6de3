"""Plotly's figures shown where nbformat is not installed, as in an environment of ipykernel and this package alone.

Plotly asks for nbformat before it shows a figure in a notebook, and uses nothing of it but the version. Where it is
missing, a figure at the end of a cell is shown by the very bundle that Plotly itself would have sent.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go


def show_plots() -> None:
    """Let a running notebook show Plotly's figures without nbformat; elsewhere, and where it is installed, do nothing.

    It costs nothing until a figure is shown: Plotly is named and not loaded.
    """
    running = sys.modules.get("IPython")
    shell = running.get_ipython() if running else None
    if "pyodide" in sys.modules:
        _suit_browser(shell)
    # A plain terminal has no kernel: there Plotly opens a browser, for which it needs no nbformat.
    if shell is None or not hasattr(shell, "kernel") or find_spec("nbformat"):
        return
    known = shell.display_formatter.ipython_display_formatter
    known.for_type_by_name("plotly.graph_objs._figure", "Figure", _show)


def _suit_browser(shell: Any) -> None:  # Any: IPython's own
    """Suit a notebook whose Python runs in the browser, as in JupyterLite.

    Plotly takes its kernel for one that shows HTML alone, and would want a script of 5 MB for it. And Jedi is there
    without its 30 MB of stubs: IPython's own completion asks the objects themselves.
    """
    os.environ.setdefault("PLOTLY_RENDERER", "plotly_mimetype")
    shell.Completer.use_jedi = False


def _show(plot: go.Figure) -> None:
    from IPython.display import display
    from plotly.io import renderers

    bundle = plot._repr_mimebundle_() if renderers.render_on_display and renderers.default else None
    if bundle:
        display(bundle, raw=True)
    else:
        print(repr(plot))
