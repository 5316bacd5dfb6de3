"""Serving the built book to browsers on this machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from hipspine.book.headers import NAME, policy_at

HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Static files with the types that modules and fonts need, and under the strict content policy of the book."""

    extensions_map = {  # noqa: RUF012 (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        # A rebuilt page must show at once.
        self.send_header("Cache-Control", "no-cache")
        self.send_header(NAME, policy_at(self.path))
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Print nothing: the terminal is for the address and for errors of the build."""


def make_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server for the files in ``folder`` that listens on the loopback address only.

    Port 0 takes a free one. Raises OSError when the port is taken or not allowed.
    """
    return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(folder)))


def address(server: ThreadingHTTPServer) -> str:
    """Return the server's URL, with its closing slash."""
    return f"http://{HOST}:{server.server_address[1]}/"


def serve(folder: Path, port: int = 0, say: Callable[[str], None] = print) -> None:
    """Serve ``folder`` until Ctrl-C, after printing the address."""
    with make_server(folder, port) as server:
        say(f"the book is at {address(server)} (Ctrl-C ends)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
