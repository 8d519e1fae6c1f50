"""The summary of an edition: the changes that matter most, ranked, and all indicators beside each other.

Reads what the chapter prestatie-indicatoren left; calculates nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from monitorlib.cijfers.cijfers import maak
from monitorlib.cijfers.regels import GETAL, NIET_TE_BEPALEN, TEKST
from monitorlib.errors import ParameterError
from monitorlib.hoofdstuk_parameters import INDICATOREN
from monitorlib.indicatoren.indicator import THEMAS
from monitorlib.indicatoren.meten import VORIGE_CIJFERS
from monitorlib.notatie import getal
from monitorlib.render.getoond import Getoond
from monitorlib.render.indicatoren import TEGEN, klasse, noemt_eenheid
from monitorlib.render.record import Record, read_records
from monitorlib.render.tabel import SJABLONEN
from monitorlib.sources.declaration import TOTAAL

if TYPE_CHECKING:
    from monitorlib.render.hoofdstuk import Hoofdstuk

# So many lines of one indicator; the rest stands at its own place.
_PER_INDICATOR = 4


class Samenvatting:
    """What changed most in an edition."""

    def __init__(self, hoofdstuk: "Hoofdstuk") -> None:
        editie = hoofdstuk.editie
        if INDICATOREN not in editie.parameters.hoofdstukken.gevraagd():
            raise ParameterError(
                f"Hoofdstuk samenvatting leest hoofdstuk {INDICATOREN}; zet dat in params.yml van {editie.naam} "
                "ook bij 'hoofdstukken'."
            )
        self.hoofdstuk = hoofdstuk
        self.record: Record = read_records(editie.output(hoofdstuk.lezers) / "notebooks", [INDICATOREN])[0]

    def veranderingen(self, aantal: int) -> Getoond:
        """Show the indicators that changed more than chance explains, the surest first, at most `aantal`."""
        getoetst = [een for een in self.record.lijnen if een["p"] is not None]
        meer = sorted((een for een in getoetst if een["oordeel"] == "meer dan toeval"), key=lambda een: een["p"])
        orde = list(dict.fromkeys(een["indicator"] for een in meer))
        blokken = [
            _blok(naam, [een for een in meer if een["indicator"] == naam], f"{INDICATOREN}.html")
            for naam in orde[:aantal]
        ]
        html = SJABLONEN.get_template("samenvatting.html.j2").render(
            blokken=blokken, over=len(orde) - len(blokken), getoetst=getal(len(getoetst)), meer=getal(len(meer))
        )
        return Getoond(html, f"{len(meer)} van {len(getoetst)} veranderingen zijn meer dan toeval")

    def overzicht(self) -> Getoond:
        """Show each indicator of all gemeenten together (or of the only one): earlier, now, and what it means."""
        punten = [een for een in self.record.punten if een["gemeente"] == self._gebied]
        dit = self.hoofdstuk.kwartaal
        wanneer = {str(een): een.kort_met_jaar for een in (dit.jaar_eerder, dit.vorige, dit)}
        rijen = [
            {"thema": een["thema"], "indicator": _met_eenheid(een), "wat": wanneer[een["kwartaal"]], **_inhoud(een)}
            for een in punten
            if een["kwartaal"] in wanneer
            # Of a yearly number the quarter before is no other one.
            and not (een["per"] == "jaar" and een["kwartaal"] == str(dit.vorige))
        ]
        namen = {een["indicator"]: _met_eenheid(een) for een in punten}
        rijen += [
            {"thema": een["thema"], "indicator": namen[een["indicator"]], "wat": TEGEN[een["stap"]],
             "waarde": float("nan"), "teken": TEKST, "tekst": een["oordeel"]}
            for een in self.record.lijnen
            if een["gebied"] == self._gebied and een["indicator"] in namen
        ]  # fmt: skip
        leden: dict[str, list[str]] = {
            "thema": [thema for thema in THEMAS if any(een["thema"] == thema for een in punten)],
            "indicator": list(dict.fromkeys(namen.values())),
            "wat": [*wanneer.values(), *TEGEN.values()],
        }
        # What the previous edition showed is in the lines above, not in this table.
        bronnen = [bron for bron in self.record.bronnen if bron != VORIGE_CIJFERS]
        cijfers = maak(rijen, leden, eenheid="", bronnen=bronnen, ontbrekend=lambda _: None)
        decimalen = {_met_eenheid(een): een["decimalen"] for een in punten}
        frame = cijfers.frame.assign(decimalen=cijfers.frame["indicator"].map(decimalen))
        return self.hoofdstuk.tabel(
            replace(cijfers, frame=frame),
            naam="alle-indicatoren",
            titel=f"Alle indicatoren: {'alle gemeenten samen' if self._gebied == TOTAAL else self._gebied}",
            rijen=["thema", "indicator"],
            kolommen=["wat"],
            telt="wat bij elke indicator staat",
        )

    @property
    def _gebied(self) -> str:
        gemeenten = [een["gemeente"] for een in self.record.punten]
        return TOTAAL if TOTAAL in gemeenten else gemeenten[-1]


def _met_eenheid(een: Mapping[str, Any]) -> str:
    naam, eenheid = een["indicator"], een["eenheid"]
    return naam if noemt_eenheid(naam, eenheid) else f"{naam} ({eenheid})"


def _inhoud(een: Mapping[str, Any]) -> dict[str, Any]:
    if een["waarde"] is None:
        return {"waarde": float("nan"), "teken": NIET_TE_BEPALEN, "tekst": een["reden"]}
    return {"waarde": een["waarde"], "teken": GETAL, "tekst": ""}


def _blok(naam: str, lijnen: list[Mapping[str, Any]], pagina: str) -> dict[str, Any]:
    return {
        "naam": naam,
        "thema": lijnen[0]["thema"],
        "plaats": f"{pagina}#{lijnen[0]['anker']}",
        "regels": [
            {"tekst": een["tekst"], "klasse": klasse(een["oordeel"], een["gunstig"])} for een in lijnen[:_PER_INDICATOR]
        ],
        "let_op": list(dict.fromkeys(tekst for een in lijnen for tekst in een["registratie"])),
        "over": len(lijnen) - len(lijnen[:_PER_INDICATOR]),
    }
