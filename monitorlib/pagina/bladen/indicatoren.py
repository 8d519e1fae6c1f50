"""The indicators of an edition: what is news, all of them in a list, and of each its own page."""

from dataclasses import replace
from typing import Any

from IPython.display import display

from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.nog_open import BRONNEN
from monitorlib.indicatoren.catalogus.indicator import THEMAS
from monitorlib.indicatoren.meten.bronnen import bronnen_van_indicatoren
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import Gemeten
from monitorlib.notatie import met_teken, slug
from monitorlib.pagina.bladen.indicatornieuws import antwoord, lijst, nieuws
from monitorlib.pagina.bladen.indicatorpagina import getoonde_perioden, indicatorpagina
from monitorlib.pagina.bladen.indicatorstand import Stand
from monitorlib.pagina.bladen.indicatorwoorden import met_oordeel, pagina_van
from monitorlib.pagina.bladen.nog_open import nog_open_html
from monitorlib.pagina.bladen.weging import doelen, weging
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.record import Lijn, NietGeleverd, Puntregel
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.render.tabellen.woordentabel import woordentabel
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS


class Indicatorenblad:
    """The measured indicators of a chapter; everything with a number passes the door of the chapter."""

    def __init__(self, deur: Deur, gemeten: Gemeten) -> None:
        self.deur, self.gemeten, self.periode = deur, gemeten, deur.periode
        op_thema = sorted(gemeten.reeksen, key=lambda een: THEMAS.index(een.indicator.thema))
        self.standen = [Stand(een, self.periode) for een in op_thema]

    def nieuws(self) -> Uitvoer:
        """Show the indicators that changed more than chance, and which streefwaarden are reached."""
        return nieuws(self.standen, self.periode.label)

    def per_thema(self) -> None:
        """List every indicator that has a number by its theme, with the page of each; then what others wait for."""
        if self.standen:
            _toon(lijst(self.standen, THEMAS))
        for stand in self.standen:
            self.toon(stand.reeks)
        editie = self.deur.editie
        wachtend = {een.bron for een in editie.nog_open}
        if bronnen := [een for een in bronnen_van_indicatoren(editie.volledig) if een in wachtend]:
            html = nog_open_html(editie, [f"{BRONNEN}.{een}" for een in bronnen])
            _toon(Uitvoer(f"<h2>Nog niet te meten</h2>\n{html}", f"Nog niet te meten: {', '.join(bronnen)}"))

    def zonder_getal(self) -> Uitvoer:
        """Show which indicators have no number in this period, and why."""
        if not self.gemeten.zonder_getal:
            return Uitvoer(f"<p>Elke indicator waarvan de bron er is, heeft {self.periode.dit} een getal.</p>", "alle")
        rijen = {een.indicator.naam: {"Waarom niet": een.waarom_niet} for een in self.gemeten.zonder_getal}
        html = woordentabel(
            rijen, rijkop="Indicator", naam="zonder-getal", titel=f"Niet te bepalen in {self.periode.dit}"
        )
        return Uitvoer(html, f"{len(rijen)} indicatoren zonder getal")

    @property
    def bronnen(self) -> set[str]:
        """The source that no table names: what the previous edition showed, read for what was revised."""
        return {VORIGE_CIJFERS} & set(self.deur.editie.parameters.bronnen)

    def nagelaten(self) -> dict[str, Any]:
        """Give the answer, and what others read: the lines, the numbers, what is not there."""
        getoond = [(punt, reeks) for reeks in self.gemeten.reeksen for punt in self._getoond(reeks)]
        zonder = [(punt, reeks) for reeks in self.gemeten.zonder_getal for punt in self._zonder_bewaarde(reeks)]
        return {
            "antwoord": antwoord(self.standen),
            "lijnen": tuple(_lijn(een, reeks) for reeks in self.gemeten.reeksen for een in reeks.veranderingen),
            "punten": tuple(self._punt(punt, reeks) for punt, reeks in (*getoond, *zonder)),
            "doelen": tuple(
                een
                for reeks in self.gemeten.reeksen
                for een in doelen(reeks, self.periode, pagina_van(reeks.indicator.naam))
            ),
            "niet_geleverd": tuple(NietGeleverd(naam, reden) for naam, reden in self.gemeten.niet_geleverd.items()),
        }

    def _getoond(self, reeks: Meetreeks) -> list[Punt]:
        """Give the points that a chapter leaves: of a public one those of periods that its table or figure shows."""
        perioden = getoonde_perioden(reeks, self.periode)
        return [een for een in reeks.punten if not self.deur.afscherming.openbaar or een.periode in perioden]

    def _zonder_bewaarde(self, reeks: Meetreeks) -> list[Punt]:
        """Give the points of an indicator that has no page: a public chapter leaves no number of it."""
        return [een for een in reeks.punten if not (self.deur.afscherming.openbaar and een.is_getal)]

    def _punt(self, punt: Punt, reeks: Meetreeks) -> Puntregel:
        return replace(_punt(punt, reeks), herkomst=punt.herkomst) if self.deur.is_intern else _punt(punt, reeks)

    def toon(self, reeks: Meetreeks) -> None:
        """Show the page of one indicator that has a number."""
        een = reeks.indicator
        for deel in indicatorpagina(self.deur, reeks, self.gemeten):
            _toon(deel.op_pagina(naam=slug(een.naam), titel=een.naam, thema=een.thema))


def _toon(getoond: Uitvoer) -> None:
    display(getoond)  # type: ignore[no-untyped-call]


def _lijn(een: Verandering, reeks: Meetreeks) -> Lijn:
    gewogen, (van, naar, verschil) = weging(een), _getallen(een)
    return Lijn(
        indicator=een.indicator,
        thema=reeks.indicator.thema,
        plaats=pagina_van(een.indicator),
        gebied=een.nu.gebied,
        stap=een.stap,
        tekst=met_oordeel(een),
        oordeel=een.oordeel if een.eerder else "geen eerder getal",
        gunstig=een.gunstig,
        registratie=tuple(een.registratie),
        eenheid=een.nu.eenheid,
        omvang=gewogen["omvang"],
        geheel=gewogen["geheel"],
        p=een.p if een.toets else None,
        van=van,
        naar=naar,
        verschil=verschil,
        herzien_van=een.herzien_van,
    )


def _getallen(een: Verandering) -> tuple[str, str, str]:
    """Write the earlier number, that of now, and their difference, as its line has them; empty what is not there."""
    naar = een.nu.geschreven if een.nu.is_getal else ""
    if een.eerder is None:
        return "", naar, ""
    return een.eerder.geschreven, naar, met_teken(een.verschil, een.nu.decimalen, een.nu.eenheid)


def _punt(punt: Punt, reeks: Meetreeks) -> Puntregel:
    return Puntregel(
        indicator=reeks.indicator.naam,
        thema=reeks.indicator.thema,
        eenheid=reeks.indicator.eenheid,
        per=reeks.indicator.per,
        gemeente=punt.gebied,
        periode=str(punt.periode),
        reden="" if punt.is_getal else punt.tekst or punt.teken,
        waarde=punt.waarde if punt.is_getal else None,
        decimalen=punt.decimalen,
        kenmerk=punt.kenmerk or None,
        geschreven=punt.geschreven if punt.is_getal else "",
    )
