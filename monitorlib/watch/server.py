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

# Followed by the path of a page: what it is now, and each time that it is another one.
_EVENTS = "/~herladen"
# Reconnects by itself; a page that missed an event reloads when it finds that it is no longer what is there.
_SCRIPT = (
    "const dit = document.currentScript.dataset.dit;"
    f"new EventSource('{_EVENTS}' + location.pathname).onmessage = (bericht) => "
    "{ if (bericht.data !== dit) location.reload(); };"
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
        # By the name of its file each page that is ready before the site is.
        self._ready: dict[str, bytes] = {}
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

    def show(self, naam: str, page: bytes) -> None:
        """Show a page that is ready before the site is: wherever it is open, it reloads."""
        self._tell({**self._ready, naam: page})

    def show_site(self) -> None:
        """Show the site as it is now: what is open and is another page now, reloads."""
        self._tell({})

    def _tell(self, ready: dict[str, bytes]) -> None:
        with self._news:
            self._ready = ready
            self._number += 1
            self._news.notify_all()

    def next_number(self, known: int, seconds: float) -> int | None:
        """Wait for news after number `known`, for at most some seconds; None when the server closes."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._number != known, timeout=seconds)
            return None if self._closed else self._number

    def content(self, path: str) -> tuple[bytes, str] | None:
        """Give what a request gets, and its kind; None where there is nothing."""
        found = self.file(path)
        if found is None:
            return None
        ready = self._ready.get(found.name) if found.parent == self._folder else None
        try:
            return ready or found.read_bytes(), _TYPES[found.suffix]
        except OSError:
            # It was there a moment ago: the edition is being swapped.
            return None

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


def mark(page: bytes) -> str:
    """Say which page this is: another one has another mark."""
    return hashlib.sha256(page).hexdigest()


def reloading(page: str, dit: str) -> str:
    """Add the script that reloads a page when it is no longer `dit`, and allow it and nothing else."""
    for closed in _CLOSED:
        page = page.replace(closed, f"{closed} script-src 'sha256-{_HASH}'; connect-src 'self';", 1)
    return page.replace("</body>", f'<script data-dit="{dit}">{_SCRIPT}</script></body>', 1)


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
        elif self.path.startswith(_EVENTS):
            self._events(self.path.removeprefix(_EVENTS))
        elif (content := self.of.content(self.path)) is None:
            self._refuse(HTTPStatus.NOT_FOUND, "Deze pagina is er niet (meer).")
        else:
            self._send(*content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """What is read is nobody's business."""

    def _send(self, body: bytes, kind: str) -> None:
        if kind == _TYPES[".html"]:
            body = reloading(body.decode("utf-8", errors="replace"), mark(body)).encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._close_headers()
        self.wfile.write(body)

    def _events(self, path: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._close_headers()
        known, said = 0, ""
        try:
            while (number := self.of.next_number(known, 10)) is not None:
                content = self.of.content(path) if number != known else None
                known, dit = number, mark(content[0]) if content else said
                # An empty line now and then finds out that the browser is gone.
                self.wfile.write(f"data: {dit}\n\n".encode() if dit != said else b":\n\n")
                self.wfile.flush()
                said = dit
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
