"""The indicators of an edition on the page: per indicator its words, figure, table, reading aid and declaration."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from IPython.display import display

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, TEKST
from monitorlib.cijfers.toeval.betekenis import MEER, Verandering, in_woorden
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.stap import Stap
from monitorlib.editie.nog_open import BRONNEN
from monitorlib.indicatoren.catalogus.indicator import THEMAS
from monitorlib.indicatoren.meten.bronnen import bronnen_van_indicatoren
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import Gemeten
from monitorlib.indicatoren.meten.patroon import hoofdgebied, patroon_in_woorden
from monitorlib.notatie import getal, met_teken, slug
from monitorlib.pagina.bladen.nog_open import nog_open_html
from monitorlib.pagina.bladen.toetswijze import spreiding_in_woorden, toetswijze
from monitorlib.pagina.bladen.weging import doelen, weging
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.record import Lijn, NietGeleverd, Puntregel
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.render.figuren.indicator import indicatorfiguur
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.render.tabellen.woordentabel import woordentabel
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

_GUNSTIG = {
    "hoger": "een hoger getal is gunstig",
    "lager": "een lager getal is gunstig",
    "geen": "hoger noch lager is op zichzelf gunstig",
}
_TEGEN: Mapping[Stap, str] = {"periode": "Tegen vorig kwartaal", "jaar": "Tegen een jaar eerder"}


def tegen(stap: Stap, periode: Periode) -> str:
    """Name the column that says what a change means: against the period before, or a year before."""
    return verwoord(_TEGEN[stap], periode)


def anker(naam: str) -> str:
    """Give the place of an indicator on its page, the same in every edition."""
    return f"indicator-{slug(naam)}"


class Indicatorenblad:
    """The measured indicators of a chapter; everything with a number passes the door of the chapter."""

    def __init__(self, deur: Deur, gemeten: Gemeten) -> None:
        self.deur, self.gemeten, self.periode = deur, gemeten, deur.periode

    def per_thema(self) -> None:
        """Show every indicator that has a number, under the heading of its theme; then what others wait for."""
        for thema in THEMAS:
            reeksen = [een for een in self.gemeten.reeksen if een.indicator.thema == thema]
            if reeksen:
                _toon(Uitvoer(f"<h2>{thema}</h2>", thema))
            for reeks in reeksen:
                self.toon(reeks)
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
        """Give what other chapters and the next edition read: the lines, the numbers, what is not there."""
        alle = (*self.gemeten.reeksen, *self.gemeten.zonder_getal)
        return {
            "lijnen": tuple(_lijn(een, reeks) for reeks in self.gemeten.reeksen for een in reeks.veranderingen),
            "punten": tuple(_punt(punt, reeks) for reeks in alle for punt in reeks.punten),
            "doelen": tuple(
                een
                for reeks in self.gemeten.reeksen
                for een in doelen(reeks, self.periode, anker(reeks.indicator.naam))
            ),
            "niet_geleverd": tuple(NietGeleverd(naam, reden) for naam, reden in self.gemeten.niet_geleverd.items()),
        }

    def toon(self, reeks: Meetreeks) -> None:
        """Show one indicator that has a number: its words, figure, table, reading aid and declaration."""
        een, deur = reeks.indicator, self.deur
        naam, telt = slug(een.naam), f"{een.teller}; gedeeld door {een.noemer}" if een.noemer != "geen" else een.teller
        html = SJABLONEN.get_template("pagina/bladen/indicatorblad.html.j2").render(
            een=een, anker=anker(een.naam), regels=self._regels(reeks)
        )
        _toon(Uitvoer(html, f"{een.naam}. {een.definitie}"))
        figuur = indicatorfiguur(reeks, self.periode)
        if figuur:
            eenheid = "in %" if een.eenheid == "%" else een.eenheid
            titel = een.naam if noemt_eenheid(een.naam, een.eenheid) else f"{een.naam}, {eenheid}"
            _toon(deur.figuur(figuur, naam=naam, titel=titel, telt=telt))
        _toon(
            deur.tabel(self._cijfers(reeks), naam=naam, titel=een.naam, rijen=["gemeente"], kolommen=["wat"], telt=telt)
        )
        html = SJABLONEN.get_template("pagina/bladen/indicatorkaart.html.j2").render(
            een=een, kaart=_kaart(reeks, self.periode), herzien=self._herzien(reeks)
        )
        _toon(Uitvoer(html, f"Lees: {een.lees}"))

    def _regels(self, reeks: Meetreeks) -> list[dict[str, str]]:
        """Give the line of all together, of every gemeente where more than chance changed, and what stands out."""
        gebied = hoofdgebied(reeks)
        gezegd = [
            een
            for een in reeks.veranderingen
            if een.oordeel in MEER or (een.nu.gebied == gebied and (een.eerder or een.stap != "jaar"))
        ]
        gezegd.sort(key=lambda een: een.nu.gebied != gebied)
        regels = [{"tekst": met_oordeel(een), "klasse": klasse(een.oordeel, een.gunstig)} for een in gezegd]
        regels += [{"tekst": tekst, "klasse": "meer"} for tekst in patroon_in_woorden(reeks, self.periode)]
        bekend = dict.fromkeys(tekst for een in gezegd for tekst in een.registratie)
        return regels + [{"tekst": f"Let op: {tekst}", "klasse": "let-op"} for tekst in bekend]

    def _cijfers(self, reeks: Meetreeks) -> Cijfers:
        """Lay the number of each place beside the earlier ones, the doelen, and what the change means."""
        doel, dit = reeks.doel, self.periode
        momenten = {dit.jaar_eerder.kort_met_jaar: dit.jaar_eerder}
        if reeks.indicator.per == "periode":
            momenten[dit.vorige.kort_met_jaar] = dit.vorige
        momenten[dit.kort_met_jaar] = dit
        if doel.nulmeting:
            nul = Periode.lees(doel.nulmeting)
            momenten[f"Nulmeting ({nul.kort_met_jaar})"] = nul
        gebieden = reeks.gebieden_in(list(momenten.values()))
        rijen = [
            {
                "gemeente": gebied,
                "wat": naam,
                "waarde": punt.waarde,
                "teken": punt.teken,
                "tekst": punt.tekst,
                "kenmerk": punt.kenmerk,
            }
            for gebied in gebieden
            for naam, periode in momenten.items()
            if (punt := reeks.punt(gebied, periode))
        ]
        vast = {}
        if doel.streefwaarde is not None:
            vast["Streefwaarde"] = doel.streefwaarde
        if doel.referentie is not None and doel.referentie.waarde is not None:
            vast[f"Referentie ({doel.referentie.omschrijving})"] = doel.referentie.waarde
        rijen += [
            # The same for each place, so no number of things: it has no unit that adds up.
            {"gemeente": gebied, "wat": naam, "waarde": waarde, "teken": GETAL, "tekst": "", "eenheid": ""}
            for gebied in reeks.gebieden
            for naam, waarde in vast.items()
        ]
        stappen = [stap for stap in reeks.indicator.stappen if any(een.eerder for een in _van(reeks, stap))]
        rijen += [
            {"gemeente": een.nu.gebied, "wat": tegen(stap, dit), "waarde": float("nan"), "teken": TEKST,
             "tekst": een.oordeel if een.eerder else "geen eerder getal"}
            for stap in stappen
            for een in _van(reeks, stap)
        ]  # fmt: skip
        laatste = reeks.punten[-1]
        return maak(
            rijen,
            {"gemeente": gebieden, "wat": [*momenten, *vast, *(tegen(stap, dit) for stap in stappen)]},
            eenheid=laatste.eenheid,
            decimalen=laatste.decimalen,
            bronnen=reeks.indicator.bron,
            ontbrekend=lambda _: None,
        )

    def _herzien(self, reeks: Meetreeks) -> list[str]:
        return [
            f"{een.nu.gebied}, {een.eerder.periode.kort_met_jaar}: van {een.herzien_van} naar {een.eerder.geschreven}"
            for een in reeks.veranderingen
            if een.herzien_van and een.eerder
        ]


def met_oordeel(een: Verandering) -> str:
    """Write the line of a change; of one that is more than chance also whether that is the wanted way.

    A known registration problem stands once under the lines, not in each.
    """
    # A number and its sign stay on one line.
    tekst = in_woorden(replace(een, registratie=())).replace(" %", "\u00a0%")
    if een.oordeel not in MEER or not een.gunstig:
        return tekst
    voor, _, na = tekst.partition(f"{een.oordeel}.")
    return f"{voor}{een.oordeel}, {een.gunstig}.{na}"


def noemt_eenheid(naam: str, eenheid: str) -> bool:
    """Tell whether the name of an indicator says its unit already: 'Trajecten Wmo', in trajecten."""
    return eenheid.lower() in naam.lower()


def klasse(oordeel: str, gunstig: str) -> str:
    """Give the class of a line: what is more than chance stands out, in words and on the page."""
    return f"meer {gunstig}".strip() if oordeel in MEER else ""


def _van(reeks: Meetreeks, stap: str) -> list[Verandering]:
    return [een for een in reeks.veranderingen if een.stap == stap]


def _toon(getoond: Uitvoer) -> None:
    display(getoond)  # type: ignore[no-untyped-call]


def _kaart(reeks: Meetreeks, periode: Periode) -> Mapping[str, str]:
    """Give the declaration as a reader meets it."""
    een, doel = reeks.indicator, reeks.doel
    regels: Iterable[tuple[str, str]] = (
        ("Teller", een.teller),
        ("Noemer", een.noemer),
        ("Eenheid", een.eenheid),
        ("Wet", een.wet),
        ("Gunstig", _GUNSTIG[een.gunstig]),
        ("Nulmeting", Periode.lees(doel.nulmeting).label if doel.nulmeting else "niet vastgesteld"),
        ("Streefwaarde", "niet vastgesteld" if doel.streefwaarde is None else _in(reeks, doel.streefwaarde)),
        ("Doel van de transformatie", een.transformatiedoel),
        ("Toets", verwoord(toetswijze(reeks), periode)),
        ("Spreiding", verwoord(spreiding_in_woorden(reeks), periode)),
        ("Herkomst van de definitie", een.herkomst),
        ("Geldig vanaf", Periode.lees(een.geldig_vanaf).label),
    )
    return {naam: tekst for naam, tekst in regels if tekst}


def _in(reeks: Meetreeks, waarde: float) -> str:
    return getal(waarde, reeks.punten[-1].decimalen) + (" %" if reeks.indicator.eenheid == "%" else "")


def _lijn(een: Verandering, reeks: Meetreeks) -> Lijn:
    gewogen, (van, naar, verschil) = weging(een), _getallen(een)
    return Lijn(
        indicator=een.indicator,
        thema=reeks.indicator.thema,
        anker=anker(een.indicator),
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
