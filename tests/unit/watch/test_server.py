"""Does the server of a watched edition take whatever a browser does, without a word?"""

import socket
import struct
import threading
from pathlib import Path

import pytest

from monitorlib.watch.server import Server


def vraag(server: Server, regel: bytes, host: str = "") -> bytes:
    """What comes back of one request."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as lijn:
        lijn.sendall(regel + b"\r\nHost: " + (host or f"127.0.0.1:{server.port}").encode() + b"\r\n\r\n")
        lijn.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: lijn.recv(65536), b""))


@pytest.mark.parametrize(
    ("pad", "antwoord"),
    [
        (b"/", b"200"),
        (b"/%00", b"404"),
        (b"/" + b"a" * 5000, b"404"),
        (b"//[", b"404"),
        (b"/rond.html", b"404"),
        (b"/..%2f..%2fetc/passwd", b"404"),
        (b"/\xff\xfe", b"404"),
        (b"/a b c", b"400"),
        (b"/" + b"a" * 70000, b"414"),
    ],
    ids=["a page", "a zero", "a long name", "a half address", "a link to itself", "outside", "no text", "spaces",
         "too long"],
)  # fmt: skip
def test_an_odd_request_gets_an_answer(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], pad: bytes, antwoord: bytes
) -> None:
    (tmp_path / "index.html").write_bytes(b"<html><body>\xff</body></html>")
    (tmp_path / "rond.html").symlink_to(tmp_path / "rond.html")
    with Server(tmp_path) as server:
        assert vraag(server, b"GET " + pad + b" HTTP/1.1").split()[1] == antwoord
        assert b" 200 " in vraag(server, b"GET /index.html HTTP/1.1")
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_leaves_is_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It breaks the line off in the middle of a page that does not fit in it."""
    (tmp_path / "index.html").write_bytes(b"x" * 30_000_000)
    geweest = threading.Event()
    with Server(tmp_path) as server:
        handle = server._http.handle_error
        monkeypatch.setattr(server._http, "handle_error", lambda *wat: (handle(*wat), geweest.set()))
        lijn = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        lijn.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        lijn.recv(100)
        lijn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        lijn.close()
        assert geweest.wait(20)
        assert server.file("/") is not None
    assert capfd.readouterr() == ("", "")
