"""The page of one indicator: where it stands, what changed, figure and table, how it is counted, what was revised."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, TEKST, VERBORGEN_OM
from monitorlib.cijfers.toeval.betekenis import MEER, Verandering
from monitorlib.indicatoren.meten.herzien import herzien_van
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import Gemeten
from monitorlib.indicatoren.meten.patroon import hoofdgebied, patroon_in_woorden
from monitorlib.notatie import slug
from monitorlib.pagina.bladen.indicatorstand import Stand, schrijf
from monitorlib.pagina.bladen.indicatorwoorden import (
    beginkapitaal,
    gebied_in_woorden,
    geschreven,
    klasse,
    met_oordeel,
    noemt_eenheid,
    tegen,
    zonder_naam,
)
from monitorlib.pagina.bladen.toetswijze import spreiding_in_woorden, toetswijze
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.render.figuren.indicator import indicatorfiguur, perioden_in_beeld
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.sources.codes.allowed import declared
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

_GUNSTIG = {
    "hoger": "een hoger getal is gunstig",
    "lager": "een lager getal is gunstig",
    "geen": "hoger noch lager is op zichzelf gunstig",
}


def indicatorpagina(deur: Deur, reeks: Meetreeks, gemeten: Gemeten) -> Iterator[Uitvoer]:
    """Give what stands on the page of an indicator that has a number, in order; its numbers pass the door."""
    een, periode = reeks.indicator, deur.periode
    naam, telt = slug(een.naam), f"{een.teller}; gedeeld door {een.noemer}" if een.noemer != "geen" else een.teller
    yield _hoofd(reeks, periode)
    figuur = indicatorfiguur(reeks, periode)
    if figuur:
        eenheid = "in %" if een.eenheid == "%" else een.eenheid
        titel = een.naam if noemt_eenheid(een.naam, een.eenheid) else f"{een.naam}, {eenheid}"
        yield deur.figuur(figuur, naam=naam, titel=titel, telt=telt)
    yield deur.tabel(
        _cijfers(reeks, periode), naam=naam, titel=een.naam, rijen=["gemeente"], kolommen=["wat"], telt=telt,
        uit_punten=True,
    )  # fmt: skip
    html = SJABLONEN.get_template("pagina/bladen/indicatorkaart.html.j2").render(
        een=een, kaart=_kaart(deur, reeks), herzien=_herzien(reeks, gemeten.toen), vorige=bool(gemeten.toen)
    )
    yield Uitvoer(html, f"Lees: {een.lees}")


def getoonde_perioden(reeks: Meetreeks, dit: Periode) -> set[Periode]:
    """Give the periods of which the table or the figure of an indicator shows every place."""
    return {*_momenten(reeks, dit).values(), *perioden_in_beeld(reeks, dit)}


def _hoofd(reeks: Meetreeks, periode: Periode) -> Uitvoer:
    een, stand, gebied = reeks.indicator, Stand(reeks, periode), hoofdgebied(reeks)
    html = SJABLONEN.get_template("pagina/bladen/indicatorblad.html.j2").render(
        een=een,
        kern=stand.kerngetal(gebied),
        # Under a sign alone nobody reads what it is.
        eenheid=VERBORGEN_OM if stand.nu == VERBORGEN else stand.eenheid,
        periode=periode.label,
        naast=_naast(stand, gebied),
        regels=_regels(reeks, periode),
    )
    return Uitvoer(html, f"{een.naam}. {een.definitie}")


def _naast(stand: Stand, gebied: str) -> dict[str, str]:
    """Give what the number is held against, each in words with its own number."""
    reeks, dit = stand.reeks, stand.periode
    eerder = {f"Een jaar eerder ({dit.jaar_eerder.kort_met_jaar})": dit.jaar_eerder}
    if reeks.indicator.per == "periode":
        eerder[verwoord(f"Vorig kwartaal ({dit.vorige.kort_met_jaar})", dit)] = dit.vorige
    if reeks.doel.nulmeting:
        nul = Periode.lees(reeks.doel.nulmeting)
        eerder[f"Nulmeting ({nul.kort_met_jaar})"] = nul
    naast = {naam: schrijf(reeks.punt(gebied, periode)) for naam, periode in eerder.items()}
    gehaald = {True: ": gehaald", False: ": niet gehaald", None: ""}[stand.gehaald]
    naast["Streefwaarde"] = stand.streefwaarde and stand.streefwaarde + gehaald
    referentie = reeks.doel.referentie
    if referentie and referentie.waarde is not None:
        naast[f"Referentie: {referentie.omschrijving}"] = geschreven(reeks, referentie.waarde)
    return {naam: waarde for naam, waarde in naast.items() if waarde}


def _regels(reeks: Meetreeks, periode: Periode) -> list[dict[str, str]]:
    """Give the line of all together, of every gemeente where more than chance changed, and what stands out."""
    gebied, naam = hoofdgebied(reeks), reeks.indicator.naam
    gezegd = [
        een
        for een in reeks.veranderingen
        if een.oordeel in MEER or (een.nu.gebied == gebied and (een.eerder or een.stap != "jaar"))
    ]
    gezegd.sort(key=lambda een: een.nu.gebied != gebied)
    regels = [
        {"tekst": zonder_naam(met_oordeel(een), naam), "klasse": klasse(een.oordeel, een.gunstig)} for een in gezegd
    ]
    regels += [{"tekst": tekst, "klasse": "meer"} for tekst in patroon_in_woorden(reeks, periode)]
    bekend = dict.fromkeys(tekst for een in gezegd for tekst in een.registratie)
    return regels + [{"tekst": f"Let op: {tekst}", "klasse": "let-op"} for tekst in bekend]


def _cijfers(reeks: Meetreeks, dit: Periode) -> Cijfers:
    """Lay the number of each place beside the earlier ones, the doelen, and what the change means."""
    momenten = _momenten(reeks, dit)
    gebieden = reeks.gebieden_in(list(momenten.values()))
    stappen = [stap for stap in reeks.indicator.stappen if any(een.eerder for een in _van(reeks, stap))]
    vast = _vast(reeks)
    rijen = [
        *_getallen(reeks, gebieden, momenten),
        # The same for each place, so no number of things: it has no unit that adds up.
        *(
            {"gemeente": gebied, "wat": naam, "waarde": waarde, "teken": GETAL, "tekst": "", "eenheid": ""}
            for gebied in reeks.gebieden
            for naam, waarde in vast.items()
        ),
        *(
            {"gemeente": een.nu.gebied, "wat": tegen(stap, dit), "waarde": float("nan"), "teken": TEKST,
             "tekst": een.oordeel if een.eerder else "geen eerder getal"}
            for stap in stappen
            for een in _van(reeks, stap)
        ),
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


def _momenten(reeks: Meetreeks, dit: Periode) -> dict[str, Periode]:
    """Give by its heading each period of which the table has the numbers."""
    momenten = {dit.jaar_eerder.kort_met_jaar: dit.jaar_eerder}
    if reeks.indicator.per == "periode":
        momenten[dit.vorige.kort_met_jaar] = dit.vorige
    momenten[dit.kort_met_jaar] = dit
    if reeks.doel.nulmeting:
        nul = Periode.lees(reeks.doel.nulmeting)
        momenten[f"Nulmeting ({nul.kort_met_jaar})"] = nul
    return momenten


def _getallen(
    reeks: Meetreeks, gebieden: Sequence[str], momenten: Mapping[str, Periode]
) -> Iterator[Mapping[str, Any]]:
    for gebied in gebieden:
        for naam, periode in momenten.items():
            if punt := reeks.punt(gebied, periode):
                yield {
                    "gemeente": gebied,
                    "wat": naam,
                    "waarde": punt.waarde,
                    "teken": punt.teken,
                    "tekst": punt.tekst,
                    "kenmerk": punt.kenmerk,
                }


def _vast(reeks: Meetreeks) -> dict[str, float]:
    """Give by its heading what every place is held against."""
    doel = reeks.doel
    vast = {} if doel.streefwaarde is None else {"Streefwaarde": doel.streefwaarde}
    if doel.referentie is not None and doel.referentie.waarde is not None:
        vast[f"Referentie ({doel.referentie.omschrijving})"] = doel.referentie.waarde
    return vast


def _van(reeks: Meetreeks, stap: str) -> list[Verandering]:
    return [een for een in reeks.veranderingen if een.stap == stap]


def _kaart(deur: Deur, reeks: Meetreeks) -> Mapping[str, str]:
    """Give the declaration as a reader meets it."""
    een, doel, periode = reeks.indicator, reeks.doel, deur.periode
    bronnen = (f"{declared(deur.editie, naam).titel} ({deur.editie.bronnen[naam].herkomst})" for naam in een.bron)
    regels: Iterable[tuple[str, str]] = (
        ("Teller", een.teller),
        ("Noemer", een.noemer),
        ("Eenheid", een.eenheid),
        ("Bron", ", ".join(bronnen)),
        ("Wet", een.wet),
        ("Gunstig", _GUNSTIG[een.gunstig]),
        ("Nulmeting", Periode.lees(doel.nulmeting).label if doel.nulmeting else "niet vastgesteld"),
        ("Streefwaarde", "niet vastgesteld" if doel.streefwaarde is None else geschreven(reeks, doel.streefwaarde)),
        ("Doel van de transformatie", een.transformatiedoel),
        ("Toets", verwoord(toetswijze(reeks), periode)),
        ("Spreiding", verwoord(spreiding_in_woorden(reeks), periode)),
        ("Herkomst van de definitie", een.herkomst),
        ("Geldig vanaf", Periode.lees(een.geldig_vanaf).label),
    )
    return {naam: tekst for naam, tekst in regels if tekst}


def _herzien(reeks: Meetreeks, toen: Mapping[tuple[str, str, str], float]) -> list[str]:
    """List each number that is another one than the previous edition showed: the newest first, all together first."""
    hoofd = hoofdgebied(reeks)
    punten = sorted(reeks.punten, key=lambda punt: (punt.gebied != hoofd, punt.gebied))
    punten.sort(key=lambda punt: punt.periode, reverse=True)
    return [
        f"{beginkapitaal(gebied_in_woorden(een.gebied))}, {een.periode.kort_met_jaar}: van {van} naar {een.geschreven}"
        for een in punten
        if (van := herzien_van(reeks.indicator, een, toen))
    ]
