"""All indicators of an edition beside each other: earlier, now, and what the change means."""

from collections.abc import Sequence
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, NOG_NIET, ONDERDRUKT, TEKST, TOTAAL, VERBORGEN_OM
from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.indicatoren.catalogus.indicator import THEMAS
from monitorlib.pagina.bladen.indicatorwoorden import noemt_eenheid, tegen
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.record import Lijn, Puntregel, Record
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.tijd.periode import Periode


def overzicht(deur: Deur, record: Record) -> Uitvoer:
    """Show each indicator of all gemeenten together (or of the only one), from the record of their chapter."""
    gemeenten = [een.gemeente for een in record.punten]
    gebied = TOTAAL if TOTAAL in gemeenten else gemeenten[-1]
    return deur.tabel(
        _cijfers(record, gebied, deur.periode),
        naam="alle-indicatoren",
        titel=f"Alle indicatoren: {'alle gemeenten samen' if gebied == TOTAAL else gebied}",
        rijen=["thema", "indicator"],
        kolommen=["wat"],
        telt="wat bij elke indicator staat",
        uit_punten=True,
    )


def _cijfers(record: Record, gebied: str, dit: Periode) -> Cijfers:
    """Give the numbers of a place, each indicator with its own decimals, in the order of the themes."""
    per: dict[str, list[Puntregel]] = {}
    for een in sorted(record.punten, key=lambda een: THEMAS.index(een.thema)):
        if een.gemeente == gebied:
            per.setdefault(een.indicator, []).append(een)
    oordelen = [een for een in record.lijnen if een.gebied == gebied]
    # What the previous edition showed is in the lines of changes, not in this table.
    bronnen = [bron for bron in record.bronnen if bron != VORIGE_CIJFERS]
    rijen = (_rij(van, [een for een in oordelen if een.indicator == naam], dit, bronnen) for naam, van in per.items())
    return samen(*rijen)


def _rij(punten: Sequence[Puntregel], oordelen: Sequence[Lijn], dit: Periode, bronnen: Sequence[str]) -> Cijfers:
    """Give one indicator: of a yearly number the quarter before is no other one."""
    eerste, wanneer = punten[0], {str(een): een.kort_met_jaar for een in (dit.jaar_eerder, dit.vorige, dit)}
    waar = {"thema": eerste.thema, "indicator": _met_eenheid(eerste)}
    rijen = [
        {**waar, "wat": wanneer[een.periode], **_inhoud(een)}
        for een in punten
        if een.periode in wanneer and not (een.per == "jaar" and een.periode == str(dit.vorige))
    ]
    rijen += [
        {
            **waar,
            "wat": tegen("jaar" if een.stap == "jaar" else "periode", dit),
            "waarde": float("nan"),
            "teken": TEKST,
            "tekst": _verschil(een),
        }
        for een in oordelen
    ]
    leden = {
        **{naam: [lid] for naam, lid in waar.items()},
        "wat": [*wanneer.values(), tegen("periode", dit), tegen("jaar", dit)],
    }
    decimalen = eerste.decimalen
    return maak(rijen, leden, eenheid="", decimalen=decimalen, bronnen=bronnen, ontbrekend=lambda _: None)


def _verschil(een: Lijn) -> str:
    """Give the difference; its verdict only where it is more than chance: that it is chance is said once, above."""
    if not een.verschil:
        return een.oordeel
    return ", ".join(filter(None, (een.verschil, een.oordeel, een.gunstig))) if een.oordeel in MEER else een.verschil


def _met_eenheid(een: Puntregel) -> str:
    naam, eenheid = een.indicator, een.eenheid
    return naam if noemt_eenheid(naam, eenheid) else f"{naam} ({eenheid})"


def _inhoud(een: Puntregel) -> dict[str, Any]:
    if een.reden == NOG_NIET:
        return {"waarde": float("nan"), "teken": NOG_NIET, "tekst": ""}
    if een.reden == VERBORGEN_OM:
        return {"waarde": float("nan"), "teken": ONDERDRUKT, "tekst": een.reden}
    if een.waarde is None:
        return {"waarde": float("nan"), "teken": NIET_TE_BEPALEN, "tekst": een.reden}
    return {"waarde": een.waarde, "teken": GETAL, "tekst": "", "kenmerk": een.kenmerk}
