"""HTML as PDF/UA: with letters that come along, without a clock or the network, and without a complaint."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from monitorlib.errors import PublishError

# Whoever makes figures has these letters: Matplotlib brings them along.
_LETTERS = (
    ("Monitor", "DejaVuSans.ttf", "normal", "normal"),
    ("Monitor", "DejaVuSans-Bold.ttf", "bold", "normal"),
    ("Monitor", "DejaVuSans-Oblique.ttf", "normal", "italic"),
    ("Monitor Koppen", "STIXGeneral.ttf", "normal", "normal"),
    ("Monitor Koppen", "STIXGeneralBol.ttf", "bold", "normal"),
    ("Monitor Koppen", "STIXGeneralItalic.ttf", "normal", "italic"),
)
_STIJL = Path(__file__).with_name("papier.css")
_VORM = "pdf/ua-1"


def als_pdf(html: str, wat: str) -> tuple[bytes, int]:
    """Turn complete HTML into a PDF and say how many sheets it has; `wat` names it.

    Raises `PublishError` with each complaint of the converter: what it could not do as asked is not published.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    letters, ophaler = FontConfiguration(), _ophaler()
    with _klachten() as klachten:
        stijl = CSS(string=_css(), url_fetcher=ophaler, font_config=letters)
        blad = HTML(string=html, url_fetcher=ophaler)
        document = blad.render(stylesheets=[stijl], font_config=letters, pdf_variant=_VORM)
        pdf = document.write_pdf(pdf_variant=_VORM)
    if klachten:
        gezegd = "; ".join(dict.fromkeys(klachten))
        raise PublishError(
            f"{wat}: de omzetter naar PDF klaagt: {gezegd}. Haal weg waarover "
            "dat gaat, of bouw zonder --vormen pdf,brief; er is niets geschreven."
        )
    return pdf, len(document.pages)


def _css() -> str:
    regels = [
        f'@font-face{{font-family:"{familie}";src:url("{_map().joinpath(bestand).as_uri()}");'
        f"font-weight:{gewicht};font-style:{stand}}}"
        for familie, bestand, gewicht, stand in _LETTERS
    ]
    return "\n".join([*regels, _STIJL.read_text(encoding="utf-8")])


@cache
def _map() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path(), "fonts", "ttf")


def _ophaler() -> Any:
    """Give what fetches drawings that are in the page itself, and letters; nothing else, here or elsewhere, is read."""
    from weasyprint.urls import URLFetcher

    letters = {_map().joinpath(bestand).as_uri() for _, bestand, _, _ in _LETTERS}

    class AlleenEigen(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/svg+xml;") or url in letters:
                return super().fetch(url, headers)
            raise PermissionError(url)

    return AlleenEigen(allowed_protocols=("data", "file"))


@contextmanager
def _klachten() -> Iterator[list[str]]:
    """Gather what the converter says while it works, and keep it from the terminal."""
    gezegd: list[str] = []

    class _Oor(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            gezegd.append(record.getMessage())

    logger, oor = logging.getLogger("weasyprint"), _Oor(logging.WARNING)
    handlers, verder = list(logger.handlers), logger.propagate
    logger.handlers, logger.propagate = [oor], False
    try:
        yield gezegd
    finally:
        logger.handlers, logger.propagate = handlers, verder
