"""Does the server of a watched edition take whatever a browser does, without a word?"""

import socket
import struct
import threading
from pathlib import Path

import pytest

from monitorlib.watch.server import Server
from monitorlib.watch.wrong import AtItsPlace, Wrong


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


class Open:
    """A page that is open in a browser: what it is told of itself."""

    def __init__(self, server: Server, pad: str) -> None:
        self._server, self._pad, self._laatst = server, pad, ""

    def nu(self) -> list[str]:
        """What it is told when it asks: which page is there, and what is wrong."""
        antwoord = vraag(self._server, f"GET /~nu{self._pad} HTTP/1.1".encode()).decode()
        return antwoord.split("\r\n\r\n")[1].split("\n")

    def verteld(self) -> str:
        """Which page is there when it asks next; another one than the last time."""
        nu = self.nu()[0]
        assert nu != self._laatst
        self._laatst = nu
        return nu


def is_nu(server: Server, pad: str) -> str:
    """What a page that is asked now says that it is."""
    return vraag(server, f"GET {pad} HTTP/1.1".encode()).decode().split('data-dit="')[1].split('"')[0]


def test_a_page_that_is_ready_is_shown_before_the_site(tmp_path: Path) -> None:
    """An open page hears it once: not again when the site has the same page; the others hear nothing of it."""
    for naam in ("een", "ander"):
        (tmp_path / f"{naam}.html").write_text(f"<html><body>{naam}</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        een, ander = Open(server, "/een.html"), Open(server, "/ander.html")
        eerst, ander_eerst = een.verteld(), ander.verteld()
        assert (eerst, ander_eerst) == (is_nu(server, "/een.html"), is_nu(server, "/ander.html"))
        server.show("een.html", b"<html><body>nieuw</body></html>")
        klaar = een.verteld()
        assert klaar == is_nu(server, "/een.html") != eerst
        assert b"nieuw" in vraag(server, b"GET /een.html HTTP/1.1")
        (tmp_path / "een.html").write_bytes(b"<html><body>nieuw</body></html>")
        (tmp_path / "ander.html").write_bytes(b"<html><body>ook nieuw</body></html>")
        server.show_site()
        assert ander.verteld() == is_nu(server, "/ander.html") != ander_eerst
        (tmp_path / "een.html").write_bytes(b"<html><body>nieuwst</body></html>")
        server.show_site()
        # The first that it hears since is the newest: in between it was what it was.
        assert een.verteld() == is_nu(server, "/een.html") != klaar


def test_a_build_that_fails_shows_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        pagina = Open(server, "/")
        eerst = pagina.verteld()
        server.show("index.html", b"<html><body>nieuw</body></html>")
        assert pagina.verteld() != eerst
        server.show_site()
        assert pagina.verteld() == eerst
        assert b"oud" in vraag(server, b"GET / HTTP/1.1")


def test_only_a_page_of_the_site_is_shown_early(tmp_path: Path) -> None:
    """Not a file of the same name in a folder of it, and nothing that the site has not."""
    (tmp_path / "gemeente").mkdir()
    for plek in ("index.html", "gemeente/index.html"):
        (tmp_path / plek).write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        server.show("index.html", b"<html><body>nieuw</body></html>")
        server.show("geheim.html", b"<html><body>nieuw</body></html>")
        assert b"nieuw" in vraag(server, b"GET /index.html HTTP/1.1")
        assert b"oud" in vraag(server, b"GET /gemeente/index.html HTTP/1.1")
        assert b" 404 " in vraag(server, b"GET /geheim.html HTTP/1.1")


def test_a_page_in_a_folder_of_the_site_is_shown_early_too(tmp_path: Path) -> None:
    """By its place in the site: that of an indicator, not the chapter of the same name."""
    (tmp_path / "indicatoren").mkdir()
    for plek in ("klachten.html", "indicatoren/klachten.html"):
        (tmp_path / plek).write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        server.show("indicatoren/klachten.html", b"<html><body>nieuw</body></html>")
        assert b"nieuw" in vraag(server, b"GET /indicatoren/klachten.html HTTP/1.1")
        assert b"oud" in vraag(server, b"GET /klachten.html HTTP/1.1")


def test_what_is_wrong_is_told_to_an_open_page_until_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        pagina = Open(server, "/")
        server.show_site(Wrong("params.yml, regel 3: fout.\nEn nog een."))
        assert pagina.nu()[1:] == ["params.yml, regel 3: fout.", "En nog een."]
        server.show_site()
        assert pagina.nu()[1:] == []


def test_what_is_wrong_in_a_chapter_is_in_its_page_and_beside_the_others(tmp_path: Path) -> None:
    """Also when there is no page yet; what it shows itself, is not told to it again."""
    (tmp_path / "index.html").write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        een = Open(server, "/een.html")
        geen = b" 404 ", b"of nog niet"
        assert all(deel in vraag(server, b"GET /een.html HTTP/1.1") for deel in geen)
        server.show_site(
            Wrong("een: fout.\nandere: fout.", {"een.html": AtItsPlace(b"<body>hier</body>", "andere: fout.")})
        )
        assert b"hier" in vraag(server, b"GET /een.html HTTP/1.1")
        assert een.nu() == [is_nu(server, "/een.html"), "andere: fout."]
        assert Open(server, "/").nu()[1:] == ["een: fout.", "andere: fout."]
        assert Open(server, "/map/een.html").nu()[1:] == ["een: fout.", "andere: fout."]
        server.show_site()
        assert all(deel in vraag(server, b"GET /een.html HTTP/1.1") for deel in geen)


@pytest.mark.parametrize("methode", [b"HEAD", b"POST", b"PUT", b"WEG"])
def test_another_method_is_refused_without_a_word(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], methode: bytes
) -> None:
    (tmp_path / "index.html").write_text("<html><body>oud</body></html>", encoding="utf-8")
    with Server(tmp_path) as server:
        antwoord = vraag(server, methode + b" / HTTP/1.1")
    assert (antwoord.split()[1], antwoord.endswith(b"niet.")) == (b"405", methode != b"HEAD")
    assert capfd.readouterr() == ("", "")
