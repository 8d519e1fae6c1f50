"""What came of trials side by side: the number of each indicator and each total per value, and what differs most."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, TOTAAL, Inhoud, Sleutel
from monitorlib.controles.een_getal import Plek
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren
from monitorlib.notatie import rond
from monitorlib.pagina.record import Nagelaten
from monitorlib.pagina.uitvoer import DATA_MIME

VERSCHIL = "Grootste verschil"
# Of a table, by cell: the number as it is shown; None for a sign.
Getallen = Mapping[tuple[str, ...], float | None]


@dataclass(frozen=True)
class Proefuitkomst:
    """What is counted, and by value the number of that trial, or why there is none; the first is the edition's own."""

    wat: str
    eenheid: str
    decimalen: int
    waarden: Mapping[str, float | str]

    @property
    def basis(self) -> float | str:
        """The number at the value of the edition."""
        return next(iter(self.waarden.values()))

    @property
    def anders(self) -> bool:
        """Tell whether any value gives another number, as it is shown."""
        return len({self._getoond(een) for een in self.waarden.values()}) > 1

    @property
    def verschil(self) -> float | None:
        """The largest difference from the edition, of the numbers as they are shown."""
        return self._grootste([self._getoond(een) for een in self.waarden.values()])

    @property
    def deel(self) -> float | None:
        """The largest difference from the edition, in % of its number; None where it has none, or has 0."""
        grootste = self._grootste(list(self.waarden.values()))
        if grootste is None or isinstance(self.basis, str) or not self.basis:
            return None
        return 100 * grootste / abs(self.basis)

    def _getoond(self, een: float | str) -> float | str:
        return een if isinstance(een, str) else rond(een, self.decimalen)

    @staticmethod
    def _grootste(waarden: Sequence[float | str]) -> float | None:
        basis, *andere = waarden
        verschillen = [een - basis for een in andere if not isinstance(een, str)] if not isinstance(basis, str) else []
        return max(verschillen, key=abs, default=None)


def indicatoren(nagelaten: Mapping[str, Sequence[Nagelaten]]) -> list[Proefuitkomst]:
    """Give by value the number of every indicator in its last quarter: of all gemeenten together where there is one."""
    gevonden: dict[tuple[str, str], tuple[str, int, dict[str, float | str]]] = {}
    for waarde, records in nagelaten.items():
        punten = [punt for record in records for punt in record.punten]
        laatste = {punt.indicator: punt.periode for punt in sorted(punten, key=lambda een: een.periode)}
        samen = {punt.indicator for punt in punten if punt.gemeente == TOTAAL}
        for punt in punten:
            if punt.periode == laatste[punt.indicator] and (punt.gemeente == TOTAAL or punt.indicator not in samen):
                getal = punt.reden or "niet te bepalen" if punt.waarde is None else punt.waarde
                plek = (punt.indicator, "" if punt.gemeente == TOTAAL else punt.gemeente)
                gevonden.setdefault(plek, (punt.eenheid, punt.decimalen, {}))[2][waarde] = getal
    return [
        Proefuitkomst(", ".join(filter(None, plek)), eenheid, decimalen, _aangevuld(waarden, nagelaten))
        for plek, (eenheid, decimalen, waarden) in gevonden.items()
    ]


def totalen(nagelaten: Mapping[str, Sequence[Nagelaten]]) -> list[Proefuitkomst]:
    """Give by value each number of a table that is of all together, at its last moment; each number once."""
    gevonden: dict[tuple[str, ...], tuple[int, dict[str, float | str]]] = {}
    for waarde, records in nagelaten.items():
        gezien = set()
        for record in records:
            for plek in _laatste_totalen(record):
                if plek.kenmerk not in gezien:
                    gezien.add(plek.kenmerk)
                    wat = (plek.titel, *(lid for lid in plek.cel if lid != TOTAAL))
                    gevonden.setdefault(wat, (plek.decimalen, {}))[1][waarde] = plek.waarde
    return [
        Proefuitkomst(
            ": ".join((wat[0], ", ".join(wat[1:]))) if wat[1:] else wat[0], "", decimalen, _aangevuld(van, nagelaten)
        )
        for wat, (decimalen, van) in gevonden.items()
    ]


def _laatste_totalen(record: Nagelaten) -> Iterator[Plek]:
    if record.hoofdstuk == hoofdstuk_van_indicatoren():
        return
    heel = [plek for plek in record.plekken if plek.soort == "tabel" and not plek.kenmerk.delen]
    laatste: dict[str, str] = {}
    for plek in heel:
        laatste[plek.tabel] = max(laatste.get(plek.tabel, ""), _einde(plek.kenmerk.moment))
    yield from (plek for plek in heel if _einde(plek.kenmerk.moment) == laatste[plek.tabel])


def _einde(moment: str) -> str:
    return moment.rpartition("/")[2]


def _aangevuld(waarden: Mapping[str, float | str], nagelaten: Mapping[str, object]) -> dict[str, float | str]:
    return {waarde: waarden.get(waarde, "dit getal is er niet bij deze waarde") for waarde in nagelaten}


def op_grootte(uitkomsten: Sequence[Proefuitkomst]) -> list[Proefuitkomst]:
    """List those that differ: the largest part of its number first, then what has no part."""
    anders = [een for een in uitkomsten if een.anders]
    return sorted(anders, key=lambda een: (een.deel is None, -abs(een.deel or 0)))


def naast_elkaar(uitkomsten: Sequence[Proefuitkomst], eigen: str) -> Cijfers:
    """Lay numbers out by value, with the largest difference behind them."""
    koppen = {waarde: waarde for waarde in uitkomsten[0].waarden} | {eigen: f"{eigen} (params.yml)"}
    cellen: dict[Sleutel, Inhoud] = {}
    for een in uitkomsten:
        naam = met_eenheid(een)
        for waarde, getal in een.waarden.items():
            cellen[naam, koppen[waarde]] = _inhoud(getal, een.decimalen)
        verschil = "niet te bepalen" if een.verschil is None else een.verschil
        cellen[naam, VERSCHIL] = _inhoud(verschil, een.decimalen, verschil=True)
    return Cijfers(cellen, {"wat": tuple(map(met_eenheid, uitkomsten)), "bij": (*koppen.values(), VERSCHIL)})


def veranderingen(uitkomsten: Sequence[Proefuitkomst]) -> Cijfers:
    """Give of each number its largest difference in %."""
    decimalen = 1 if max(abs(een.deel or 0) for een in uitkomsten) >= 1 else 2
    cellen: dict[Sleutel, Inhoud] = {
        (een.wat, VERSCHIL): _inhoud(een.deel or 0.0, decimalen, verschil=True, eenheid="%") for een in uitkomsten
    }
    return Cijfers(cellen, {"wat": tuple(een.wat for een in uitkomsten), "bij": (VERSCHIL,)})


def met_eenheid(een: Proefuitkomst) -> str:
    """Name what is counted with its unit."""
    return f"{een.wat} ({een.eenheid})" if een.eenheid else een.wat


def _inhoud(getal: float | str, decimalen: int, *, verschil: bool = False, eenheid: str = "") -> Inhoud:
    if isinstance(getal, str):
        return Inhoud(float("nan"), NIET_TE_BEPALEN, getal, eenheid, decimalen)
    return Inhoud(getal, GETAL, "", eenheid, decimalen, verschil=verschil)


def getallen_in_tabellen(folder: Path, records: Sequence[Nagelaten]) -> dict[str, Getallen]:
    """Read by chapter and table every number of a site, as it is shown."""
    gevonden: dict[str, Getallen] = {}
    for record in records:
        notebook = json.loads((folder / "notebooks" / f"{record.hoofdstuk}.ipynb").read_bytes())
        for uitvoer in (een for cel in notebook["cells"] for een in cel.get("outputs", [])):
            bron = uitvoer.get("data", {}).get(DATA_MIME)
            if bron and bron["monitor"]["soort"] == "tabel":
                gevonden[f"{record.titel} | {bron['monitor']['titel']}"] = dict(_cellen(bron))
    return gevonden


def _cellen(bron: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], float | None]]:
    for rij in bron["data"]:
        waarde = rij["waarde"]
        cel = tuple(str(rij[naam]) for naam in bron["schema"]["primaryKey"])
        yield cel, None if waarde is None else rond(waarde, rij["decimalen"])


def anders_per_tabel(gevonden: Mapping[str, Mapping[str, Getallen]]) -> dict[str, dict[str, int]]:
    """Count by table and value the numbers that the first has not, or not the same; those that only it has as well."""
    niets: Getallen = {}
    eigen = next(iter(gevonden.values()))
    tabellen = dict.fromkeys(tabel for van in gevonden.values() for tabel in van)
    return {
        tabel: {waarde: _anders(eigen.get(tabel, niets), van.get(tabel, niets)) for waarde, van in gevonden.items()}
        for tabel in tabellen
    }


def _anders(een: Getallen, ander: Getallen) -> int:
    return sum(een.get(plek) != ander.get(plek) for plek in {*een, *ander})


def aantallen(per_tabel: Mapping[str, Mapping[str, int]], eigen: str) -> Cijfers:
    """Lay out how many numbers of each table are others; tables without any are left out."""
    anders = {tabel: van for tabel, van in per_tabel.items() if any(van.values())}
    waarden = [waarde for waarde in next(iter(per_tabel.values())) if waarde != eigen]
    cellen: dict[Sleutel, Inhoud] = {
        (tabel, waarde): _inhoud(van[waarde], 0) for tabel, van in anders.items() for waarde in waarden
    }
    return Cijfers(cellen, {"tabel": tuple(anders), "bij": tuple(waarden)})
