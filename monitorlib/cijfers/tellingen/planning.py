"""What was announced, and what must be decided on contracts, when: words in the order of their days."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, TEKST
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.periode import Maand

LOOPT_AF = "Het contract loopt af"
AANGEKONDIGD, EINDE, TERMIJN = "Aangekondigd", "Einde van het contract", "Termijn voor het besluit"
CONTRACTEN = ("Loopt tot", "Optie om te verlengen", "Met die optie tot", "Besluit uiterlijk", "Stand van zaken")
NOG_VAST, OPTIE = "Loopt nog", "Optie om te verlengen"


def maanden_later(dag: date, maanden: int) -> date:
    """Give the same day some months later, or earlier; a day that does not exist becomes the last of its month."""
    jaar, maand = divmod(12 * dag.year + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def contracten(telling: Telling) -> Cijfers:
    """Give per contract, in words: until when it runs, its option, and by when that must be decided.

    'Besluit uiterlijk' is the end minus the months that a decision needs; without an open option it is about a new
    contract. What the source does not give is 'niet opgegeven'; a column that it gives of no contract is left out.
    """
    woorden = {contract["contract"]: _in_woorden(contract) for contract in _contracten(telling)}
    kolommen = [wat for plek, wat in enumerate(CONTRACTEN) if any(van[plek] for van in woorden.values())]
    rijen = [
        {"contract": naam, "wat": wat, **_woord(tekst or NIET_OPGEGEVEN)}
        for naam, van in woorden.items()
        for wat, tekst in zip(CONTRACTEN, van, strict=True)
        if wat in kolommen
    ]
    return maak(rijen, {"contract": list(woorden), "wat": kolommen}, eenheid="", bronnen=(telling.bron.naam,))


def contractkalender(contracten_: Telling, stappen: Telling) -> Cijfers:
    """Give what must be done on which day or in which month, and from what that follows, dimensions wanneer and wat.

    A row is named 'wanneer | contract'. The steps of `stappen` were announced; ends and decisions follow from the
    contracts, an option that was used counted in. What has passed on the peildatum is left out. Raises
    `CalculationError` for a step of a contract that does not exist.
    """
    lopend = _contracten(contracten_)
    regels = _stappen(stappen, [str(contract["contract"]) for contract in lopend])
    for contract in lopend:
        regels += _uit_contract(contract)
    komend = sorted(regel for regel in regels if _laatste_dag(regel[0]) > contracten_.periode.peildatum)
    rijen = []
    for (moment, van), groep in groupby(komend, key=lambda regel: regel[:2]):
        naam, delen = f"{_wanneer(moment)} | {van}", list(groep)
        rijen.append({"wanneer": naam, "wat": "Wat", **_woord(_na_elkaar([wat for *_, wat, _ in delen]))})
        rijen.append({"wanneer": naam, "wat": "Volgt uit", **_woord(_na_elkaar([waaruit for *_, waaruit in delen]))})
    leden = {"wanneer": list(dict.fromkeys(str(rij["wanneer"]) for rij in rijen)), "wat": ("Wat", "Volgt uit")}
    return maak(rijen, leden, eenheid="", bronnen=(contracten_.bron.naam, stappen.bron.naam))


def looptijd(telling: Telling) -> Cijfers:
    """Give per contract with an end how many days it still runs after the peildatum, and how many an option adds.

    Dimensions contract and deel ('Loopt nog', 'Optie om te verlengen'). A contract that ended has no row.
    """
    dag, rijen = telling.periode.peildatum, []
    for contract in _contracten(telling):
        einde, met_optie = _einde(contract), _met_optie(contract)
        if einde is None or einde <= dag:
            continue
        rijen.append((contract["contract"], NOG_VAST, (einde - dag).days))
        if contract["verlenging"] == "Open" and met_optie:
            rijen.append((contract["contract"], OPTIE, (met_optie - einde).days))
    namen = {contract for contract, *_ in rijen}
    return maak(
        [{"contract": c, "deel": deel, "waarde": dagen, "teken": GETAL, "tekst": ""} for c, deel, dagen in rijen],
        {"contract": [lid for lid in telling.leden("contract") if lid in namen], "deel": (NOG_VAST, OPTIE)},
        eenheid="dagen",
        bronnen=(telling.bron.naam,),
        ontbrekend=lambda _: _LEEG,
    )


def aankondigingen(telling: Telling) -> Cijfers:
    """Give what was announced, with when in words, in the order of the days."""
    gevonden = sorted(telling.rijen(telling.tabel, ()), key=lambda rij: (rij["moment"], rij["onderwerp"]))
    rijen = [{**rij, "wat": "Aangekondigd voor"} for rij in gevonden]
    leden = {"onderwerp": [str(rij["onderwerp"]) for rij in gevonden], "wat": ("Aangekondigd voor",)}
    return maak(rijen, leden, eenheid="", bronnen=(telling.bron.naam,))


_LEEG = (float("nan"), NIET_OPGEGEVEN, "")


def _contracten(telling: Telling) -> list[dict[str, Any]]:
    """List the contracts in the order of the tables; raise `CalculationError` for an option without its length."""
    rijen = {rij["contract"]: rij for rij in telling.rijen(telling.tabel, ("contract",))}
    for naam, rij in rijen.items():
        if (rij["verlenging"] is None) != (rij["verlenging_maanden"] is None):
            raise CalculationError(
                f"Bron {telling.bron.naam}, contract '{naam}': 'verlenging' en 'verlenging_maanden' horen bij elkaar; "
                "vul beide in of geen van beide."
            )
    return [rijen[naam] for naam in telling.leden("contract") if naam in rijen]


def _einde(contract: Mapping[str, Any]) -> date | None:
    """Give the day on which a contract no longer runs, an option that was used counted in."""
    return _met_optie(contract) if contract["verlenging"] == "Gebruikt" else contract["loopt_tot"]


def _met_optie(contract: Mapping[str, Any]) -> date | None:
    tot, maanden = contract["loopt_tot"], contract["verlenging_maanden"]
    return maanden_later(tot, maanden) if tot and maanden else None


def _besluit(contract: Mapping[str, Any]) -> date | None:
    einde, maanden = _einde(contract), contract["besluit_maanden"]
    return maanden_later(einde, -maanden) if einde and maanden else None


def _in_woorden(contract: Mapping[str, Any]) -> Sequence[str]:
    maanden = contract["verlenging_maanden"]
    optie = f"{maanden} maanden, {contract['verlenging'].lower()}" if maanden else ""
    dagen = (contract["loopt_tot"], _met_optie(contract), _besluit(contract))
    tot, met_optie, besluit = (datum_lang(dag) if dag else "" for dag in dagen)
    return tot, optie, met_optie, besluit, contract["tekst"]


def _stappen(telling: Telling, bekend: Sequence[str]) -> list[tuple[str, str, str, str]]:
    rijen = telling.rijen(telling.tabel, ())
    for rij in rijen:
        if rij["contract"] not in bekend:
            raise CalculationError(
                f"Bron {telling.bron.naam}: contract '{rij['contract']}' staat niet in contracten. "
                f"{nearest(rij['contract'], bekend)}"
            )
    return [(str(rij["moment"]), str(rij["contract"]), str(rij["tekst"]), AANGEKONDIGD) for rij in rijen]


def _uit_contract(contract: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    naam, einde, besluit = contract["contract"], _einde(contract), _besluit(contract)
    waarover = "verlengen" if contract["verlenging"] == "Open" else "een nieuw contract"
    regels = [(str(einde), naam, LOOPT_AF, EINDE)] if einde else []
    return [*regels, (str(besluit), naam, f"Uiterlijk besluiten over {waarover}", TERMIJN)] if besluit else regels


def _na_elkaar(delen: Sequence[str]) -> str:
    eerste, *rest = dict.fromkeys(delen)
    return "; ".join([eerste, *(f"{deel[0].lower()}{deel[1:]}" for deel in rest)])


def _woord(tekst: str) -> dict[str, Any]:
    return {"waarde": float("nan"), "teken": TEKST, "tekst": tekst}


def _laatste_dag(moment: str) -> date:
    return Maand.lees(moment).peildatum if len(moment) == 7 else date.fromisoformat(moment)


def _wanneer(moment: str) -> str:
    return Maand.lees(moment).label if len(moment) == 7 else datum_lang(date.fromisoformat(moment))
