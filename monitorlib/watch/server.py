"""The pages of an edition on this machine only, reloaded in the browser when they are made again."""

import base64
import hashlib
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

_EVENTS = "/~herladen"
# Reconnects by itself; a page that missed an event reloads when it finds another number.
_SCRIPT = (
    f"const bron = new EventSource('{_EVENTS}'); let eerst;"
    "bron.onmessage = (bericht) => { if (eerst && bericht.data !== eerst) location.reload(); eerst = bericht.data; };"
)
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
# What the pages allow themselves, and what a page that is watched may do besides.
_CLOSED = "default-src &#39;none&#39;;", "default-src 'none';"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".ipynb": "application/json",
}


class Server:
    """Serves a folder on loopback, on a port that the system chooses; `address` is where."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 1
        self._news = threading.Condition()
        self._closed = False
        handler = type("Handler", (_Handler,), {"of": self})
        self._http = _Quiet(("127.0.0.1", 0), handler)
        self.port: int = self._http.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> "Server":
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._http.shutdown()
        self._http.server_close()

    def reload(self) -> None:
        """Let every open page reload."""
        with self._news:
            self._number += 1
            self._news.notify_all()

    def next_number(self, known: int, seconds: float) -> int | None:
        """Wait for a number after `known`, for at most some seconds; None when the server closes."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._number != known, timeout=seconds)
            return None if self._closed else self._number

    def file(self, path: str) -> Path | None:
        """Find the file of a request inside the folder; None for anything else, what cannot be a path as well."""
        try:
            return self._inside(path)
        # A zero in a name, a link that leads to itself, a name that is too long for the system.
        except (ValueError, RuntimeError, OSError):
            return None

    def _inside(self, path: str) -> Path | None:
        parts = PurePosixPath(unquote(urlsplit(path).path)).parts[1:]
        target = self._folder.joinpath(*(parts or ("index.html",)))
        if target.is_dir():
            target /= "index.html"
        inside = target.resolve().is_relative_to(self._folder.resolve()) and not any(
            part.startswith(".") for part in parts
        )
        return target if inside and target.is_file() and target.suffix in _TYPES else None

    def knows(self, host: str | None) -> bool:
        """Tell whether a request came for this machine: a page from elsewhere cannot reach in by another name."""
        return host in (f"127.0.0.1:{self.port}", f"localhost:{self.port}")


def reloading(page: str) -> str:
    """Add the script that reloads a page, and allow it and nothing else."""
    for closed in _CLOSED:
        page = page.replace(closed, f"{closed} script-src 'sha256-{_HASH}'; connect-src 'self';", 1)
    return page.replace("</body>", f"<script>{_SCRIPT}</script></body>", 1)


class _Quiet(ThreadingHTTPServer):
    """A server to which a browser that leaves is nothing to speak of."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that broke."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    of: Server

    def do_GET(self) -> None:
        if not self.of.knows(self.headers.get("Host")):
            self._refuse(HTTPStatus.FORBIDDEN, "Alleen vanaf deze computer.")
        elif self.path == _EVENTS:
            self._events()
        elif (path := self.of.file(self.path)) is None:
            self._refuse(HTTPStatus.NOT_FOUND, "Deze pagina is er niet (meer).")
        else:
            self._send(path)

    def log_message(self, format: str, *arguments: Any) -> None:
        """What is read is nobody's business."""

    def _send(self, path: Path) -> None:
        try:
            body = path.read_bytes()
        except OSError:
            # It was there a moment ago: the edition is being swapped.
            self._refuse(HTTPStatus.NOT_FOUND, "Deze pagina is er niet (meer).")
            return
        if path.suffix == ".html":
            body = reloading(body.decode("utf-8", errors="replace")).encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES[path.suffix])
        self.send_header("Content-Length", str(len(body)))
        self._close_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._close_headers()
        known = 0
        try:
            # An empty line now and then finds out that the browser is gone.
            while (number := self.of.next_number(known, 10)) is not None:
                self.wfile.write(f"data: {number}\n\n".encode() if number != known else b":\n\n")
                self.wfile.flush()
                known = number
        except OSError:
            return

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self._close_headers()
        self.wfile.write(body)

    def _close_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
