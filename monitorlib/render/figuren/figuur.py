"""A figure: its drawing, its form in words, and the cijfers it was drawn from."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from html import escape
from typing import ParamSpec

from matplotlib.figure import Figure as Doek

from monitorlib.cijfers.kern.argument import wat_is
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import RenderError
from monitorlib.render.figuren.alt_tekst import alt_tekst
from monitorlib.render.figuren.stijl import svg

P = ParamSpec("P")
# A drawing, or the SVG of one that was kept.
Beeld = Doek | bytes
# What to do about a table or figure with nothing in it.
ONTBREEKT = "lever wat ontbreekt, of haal de sectie weg uit params.yml."


@dataclass(frozen=True, repr=False)
class Figuur:
    """What a form of `render.vormen` gives back; `rijen` and `kolommen` lay its numbers out as a table."""

    doek: Beeld
    vorm: str
    cijfers: Cijfers
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    # What the drawing shows, where the table holds more.
    in_beeld: Cijfers | None = None
    # A second drawing with its form and what it shows: beside the first, on a phone under it.
    naast: tuple[Beeld, str, Cijfers] | None = None
    # Why there is nothing to draw.
    leeg: str = ""

    def __repr__(self) -> str:
        """Say what is drawn; a page shows it through `hoofdstuk.figuur(...)`."""
        return f"Figuur: {self.leeg or self.vorm}"

    def _repr_html_(self) -> str:
        """Show the drawing by itself, as a notebook does with what a cell gives."""
        return "" if self.leeg else _img(self.doek, self.vorm)

    def alt(self, titel: str) -> str:
        """Say in words what form the figure has, what it shows, and its highest and lowest number."""
        return alt_tekst(self.vorm, titel, self.in_beeld or self.cijfers)

    def html(self, *, id_: str, titel: str, tabel: str) -> str:
        """Render the figure as an image with alt text and title, and its numbers one click away."""
        beeld = _img(self.doek, self.alt(titel))
        if self.naast:
            doek, vorm, cijfers = self.naast
            beeld = f'<div class="naast">{beeld}{_img(doek, alt_tekst(vorm, titel, cijfers))}</div>'
        return (
            f'<figure class="figuur" id="{escape(id_)}">{beeld}'
            f"<figcaption>{escape(titel)}</figcaption>"
            f'<details class="cijfers"><summary>Cijfers bij deze figuur</summary>\n{tabel}</details></figure>'
        )


class GeenGetal(RenderError):
    """There is no number to draw; what then happens is up to the page."""


def tekent(vorm: Callable[P, Figuur]) -> Callable[P, Figuur]:
    """Let a form give an empty figure when its cijfers, its first argument, hold no number."""

    @wraps(vorm)
    def teken(*arguments: P.args, **rest: P.kwargs) -> Figuur:
        if not arguments or not isinstance(arguments[0], Cijfers):
            gegeven = wat_is(arguments[0]) if arguments else "niets"
            raise RenderError(f"{vorm.__name__} tekent cijfers, zoals .per(...) ze geeft; gegeven is {gegeven}.")
        try:
            return vorm(*arguments, **rest)
        except GeenGetal as error:
            return Figuur(Doek(), "", arguments[0], (), (), leeg=str(error))

    return teken


def _img(doek: Beeld, alt: str) -> str:
    bron = b64encode(doek if isinstance(doek, bytes) else svg(doek)).decode("ascii")
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{bron}">'
