"""The pages of an edition on this machine only, reloaded in the browser when they are made again."""

import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from monitorlib.watch.reloading import NONE, NU, mark, reloading
from monitorlib.watch.wrong import Wrong

_NOTHING = Wrong()
_TEXT = "text/plain; charset=utf-8"
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
        self._folder = folder
        # By its file, relative to the site, each page that is ready before the site is.
        self._ready: dict[str, bytes] = {}
        # What is wrong with the last build.
        self._wrong = Wrong()
        handler = type("Handler", (_Handler,), {"of": self})
        self._http = _Quiet(("127.0.0.1", 0), handler)
        self.port: int = self._http.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> "Server":
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def show(self, naam: str, page: bytes) -> None:
        """Show a page that is ready before the site is: wherever it is open, it reloads."""
        self._ready = {**self._ready, naam: page}

    def show_site(self, wrong: Wrong = _NOTHING) -> None:
        """Show the site as it is now, with what is wrong with it: what is open and is another page now, reloads."""
        self._ready, self._wrong = {}, wrong

    def now(self, path: str) -> str:
        """Say which page there is now, and under it what is wrong with the last build and not shown in the page."""
        content = self.content(path)
        beside = self._wrong.beside(_name(path))
        return "\n".join([mark(content[0]) if content else "", *filter(None, [beside])])

    def content(self, path: str) -> tuple[bytes, str] | None:
        """Give what a request gets, and its kind; None where there is nothing."""
        if at_its_place := self._wrong.pages.get(_name(path)):
            return at_its_place.html, _TYPES[".html"]
        found = self.file(path)
        if found is None:
            return None
        ready = self._ready.get(found.relative_to(self._folder).as_posix())
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


def _name(path: str) -> str:
    """Name the page of a request that stands in the folder itself; empty for anything else."""
    try:
        return unquote(urlsplit(path).path).removeprefix("/")
    except ValueError:
        return ""


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
        elif self.path.startswith(NU):
            self._send(self.of.now(self.path.removeprefix(NU)).encode(), _TEXT)
        elif (content := self.of.content(self.path)) is None:
            self._say_there_is_none()
        else:
            self._send(*content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """What is read is nobody's business."""

    def _send(self, body: bytes, kind: str) -> None:
        if kind == _TYPES[".html"]:
            body = reloading(body.decode("utf-8", errors="replace"), mark(body)).encode("utf-8")
        self._answer(HTTPStatus.OK, body, kind)

    def _say_there_is_none(self) -> None:
        """Refuse a page that is not there, and go on to look: a first build can still be wrong."""
        self._answer(HTTPStatus.NOT_FOUND, reloading(NONE, "").encode(), _TYPES[".html"])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request for a page, without the words of the library; another method than GET is 405."""
        unknown = code == HTTPStatus.NOT_IMPLEMENTED
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED if unknown else HTTPStatus(code), "Dit verzoek kan hier niet.")

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        self._answer(status, text.encode(), _TEXT)

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._close_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _close_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
