"""A figure: its drawing, its form in words, and the cijfers it was drawn from."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import wraps
from html import escape
from typing import ParamSpec

from monitorlib.cijfers.kern.argument import wat_is
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.cijfers.kern.regels import ONDERDRUKT, VERBORGEN_OM, Sleutel
from monitorlib.errors import RenderError
from monitorlib.render.figuren.alt_tekst import alt_tekst
from monitorlib.render.figuren.stijl import Doek, svg
from monitorlib.render.tabellen.tabel import VERBORGEN

P = ParamSpec("P")
# A drawing, or the SVG of each panel of one that was kept.
Beeld = Doek | tuple[str, ...]
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
    # What it shows, in a sentence, where that does not follow from its numbers alone.
    bevinding: str = ""
    # Why there is nothing to draw.
    leeg: str = ""
    # Draws it again from other cijfers of the same cells; None of a figure that cannot have a gap.
    opnieuw: Callable[[Cijfers], "Figuur"] | None = None
    # Drawn from measured points, of which what is hidden was gone before.
    uit_punten: bool = False

    def __repr__(self) -> str:
        """Say what is drawn; a page shows it through `hoofdstuk.figuur(...)`."""
        return f"Figuur: {self.leeg or self.vorm}"

    def _repr_html_(self) -> str:
        """Show the drawing by itself, as a notebook does with what a cell gives."""
        return "" if self.leeg else _beeld(self.doek, self.vorm)

    def afgeschermd(self, verborgen: Collection[Sleutel]) -> "Figuur":
        """Give the same figure without these cells: drawn again with a gap, or only its table where that cannot be."""
        if not verborgen or self.uit_punten:
            return self
        cijfers = onderdruk(self.cijfers, verborgen)
        kaal = replace(self, doek=(), cijfers=cijfers, in_beeld=None, naast=None, bevinding="", opnieuw=None)
        getekend = self.opnieuw(cijfers) if self.opnieuw else kaal
        if getekend.leeg:
            getekend = kaal
        return replace(getekend, rijen=self.rijen, kolommen=self.kolommen, cijfers=cijfers)

    def alt(self, titel: str) -> str:
        """Say in words what form the figure has and what it shows: what changed most, who is highest."""
        if not self.doek:
            return f"{titel}. {self.weggelaten}"
        gezien = alt_tekst(self.vorm, titel, self.in_beeld or self.cijfers, self.bevinding)
        return " ".join(filter(None, (gezien, self.weggelaten)))

    @property
    def weggelaten(self) -> str:
        """Say of how many hidden numbers nothing is drawn; '' of none."""
        aantal = sum(een.teken == ONDERDRUKT for een in self.cijfers.cellen().values())
        if not aantal:
            return ""
        wie = "Eén getal is" if aantal == 1 else f"{aantal} getallen zijn"
        wat = "" if self.doek else " Daarom is deze figuur niet getekend."
        return f"{wie} {VERBORGEN_OM}, en niet getekend.{wat}"

    def html(self, *, id_: str, titel: str, tabel: str, onder: str = "") -> str:
        """Render the figure as drawings with alt text and title, and its numbers one click away.

        Under a title that claims something, `onder` says what is drawn.
        """
        wat = f' <span class="eenheid">{escape(onder)}</span>' if onder else ""
        beeld = _beeld(self.doek, self.alt(titel)) if self.doek else ""
        if self.weggelaten:
            beeld += f'<p class="tekens">{VERBORGEN} = {VERBORGEN_OM}. {self.weggelaten}</p>'
        if self.naast:
            doek, vorm, cijfers = self.naast
            beeld = f'<div class="naast">{beeld}{_beeld(doek, alt_tekst(vorm, titel, cijfers))}</div>'
        return (
            f'<figure class="figuur" id="{escape(id_)}"><figcaption>{escape(titel)}{wat}</figcaption>{beeld}'
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


def met_gaten(vorm: Callable[P, Figuur]) -> Callable[P, Figuur]:
    """Say of a form that it leaves open what is hidden: it can be drawn again from what its figure shows."""

    @wraps(vorm)
    def teken(*arguments: P.args, **rest: P.kwargs) -> Figuur:
        return replace(vorm(*arguments, **rest), opnieuw=lambda cijfers: vorm(cijfers, *arguments[1:], **rest))  # type: ignore[arg-type]

    return teken


def _beeld(doek: Beeld, alt: str) -> str:
    """Write one drawing as an image with its alt text, or all panels of one as one image."""
    delen = doek if isinstance(doek, tuple) else tuple(svg(doek))
    rol = f' role="img" aria-label="{escape(alt)}"'
    if len(delen) == 1:
        return f"<svg{rol}{delen[0].removeprefix('<svg')}"
    return f'<div class="panelen"{rol}>{"".join(delen)}</div>'
