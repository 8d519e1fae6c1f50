"""The summary of an edition: the changes that matter most, ranked, and all indicators beside each other.

Reads what the other chapters left; calculates nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren
from monitorlib.errors import ParameterError
from monitorlib.pagina.bladen.antwoord import getoetst_in_woorden
from monitorlib.pagina.bladen.onderwerpen import onderwerpen
from monitorlib.pagina.bladen.overzicht import overzicht
from monitorlib.pagina.bladen.rangorde import GROEPEN, Onderwerp, gerangschikt, ten_hoogste
from monitorlib.pagina.bladen.streefwaarden import streefwaarden
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.nodig import nodig
from monitorlib.pagina.record import Nagelaten
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.render.sjablonen import SJABLONEN

# So many lines of one subject; the rest stands at its own place.
_PER_ONDERWERP = 4


def zonder_indicatoren(editie: Editie) -> str:
    """Say that an edition lacks the chapter that measures the indicators; empty when it lists that."""
    indicatoren = hoofdstuk_van_indicatoren()
    if indicatoren in editie.parameters.hoofdstukken.gevraagd():
        return ""
    return f"leest hoofdstuk {indicatoren}, en dat staat niet bij 'hoofdstukken'"


class Samenvattingsblad:
    """What changed most in an edition."""

    def __init__(self, deur: Deur, records: Sequence[Nagelaten]) -> None:
        self.deur, self.records = deur, records
        alle = onderwerpen(records, deur.editie)
        self.zeker = [een for een in alle if not een.registratie]
        self.onzeker = [een for een in alle if een.registratie]

    def veranderingen(self, aantal: int) -> Uitvoer:
        """Show what changed most, people and money apart, at most `aantal` subjects of each."""
        lijnen = [lijn for record in self.records for lijn in record.lijnen if lijn.p is not None]
        meer = sum(lijn.oordeel in MEER for lijn in lijnen)
        if not lijnen and not self.zeker:
            return Uitvoer("<p>Er is nog geen verandering te tonen.</p>", "geen veranderingen")
        getoetst = getoetst_in_woorden(lijnen) or "Geen verandering is te toetsen; wat volgt, is naar omvang gekozen."
        html = f"<p>{getoetst}</p>\n{_lijst(self.zeker, aantal)}"
        return Uitvoer(html, f"{meer} van {len(lijnen)} getoetste veranderingen zijn meer dan toeval")

    def nog_onzeker(self) -> Uitvoer:
        """Show the changes that a known fault in the registration can make; nothing when there is none."""
        if not self.onzeker:
            return Uitvoer("", "Niets dat nog onzeker is door de registratie")
        uitleg = "<p>Deze veranderingen kunnen door de registratie komen. Zij tellen hierboven niet mee.</p>"
        html = f"<h2>Nog onzeker</h2>\n{uitleg}\n{_lijst(self.onzeker, len(self.onzeker))}"
        return Uitvoer(html, f"{len(self.onzeker)} onderwerpen zijn nog onzeker")

    def streefwaarden(self) -> Uitvoer:
        """Show which streefwaarden are reached and which are not; nothing when the edition has none."""
        doelen = [een for record in self.records for een in record.doelen]
        return Uitvoer(streefwaarden(doelen), f"{len({een.indicator for een in doelen})} streefwaarden")

    @nodig(mist=zonder_indicatoren)
    def overzicht(self) -> Uitvoer:
        """Show each indicator of all gemeenten together (or of the only one): earlier, now, and what it means.

        Raises `ParameterError` for an edition without the chapter that has them.
        """
        if mist := zonder_indicatoren(self.deur.editie):
            raise ParameterError(f"Hoofdstuk {self.deur.naam} {mist}. Vul dat aan.")
        (record,) = (een for een in self.records if een.hoofdstuk == hoofdstuk_van_indicatoren())
        if not record.punten:
            return Uitvoer("<p>Van geen enkele indicator is de bron geleverd.</p>", "geen indicatoren")
        return overzicht(self.deur, record)


def _lijst(alle: Sequence[Onderwerp], aantal: int) -> str:
    groepen: list[Mapping[str, Any]] = []
    for groep, titel in GROEPEN.items():
        orde = gerangschikt(alle, groep)
        if orde:
            gekozen = ten_hoogste(orde, aantal)
            groepen.append({"titel": titel, "onderwerpen": gekozen, "over": len(orde) - len(gekozen)})
    return SJABLONEN.get_template("pagina/bladen/samenvatting.html.j2").render(
        groepen=groepen, per_onderwerp=_PER_ONDERWERP
    )
