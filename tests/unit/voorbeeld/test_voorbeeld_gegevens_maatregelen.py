"""Are the sources of maatregelen and aanbieders in the example edition what its README says?"""

import csv
from collections import defaultdict
from decimal import Decimal

from locations import ROOT

from monitorlib.sources.declared.tellingen_maatregelen import MAATREGELEN

BRON, ECHT = ROOT / "data/voorbeeld/2024-Q4", ROOT / "data/hengelo/2019-Q1"
MIRKELOORD, ROODEWOLDE = "00451209", "00451208"
Rij = dict[str, str]


def lees(naam: str) -> list[Rij]:
    with (BRON / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def getal(rij: Rij) -> Decimal:
    return Decimal(0) if rij["waarde"] == "-" else Decimal(rij["waarde"])


def pad(soort: str, jaar: str) -> dict[str, Decimal]:
    """Per project the path of one kind in a year."""
    return {rij["project"]: getal(rij) for rij in lees("maatregelpad") if (rij["soort"], rij["jaar"]) == (soort, jaar)}


def test_every_source_of_both_chapters_is_there() -> None:
    """With the columns that are declared."""
    for bron in MAATREGELEN:
        assert tuple(lees(bron.naam)[0]) == bron.kolomnamen


def test_one_project_yields_sixty_percent_and_the_others_ninety_or_more() -> None:
    """Of what was planned for 2024; one begins later and has nothing planned."""
    gepland, gehaald = pad("Gepland", "2024"), pad("Gerealiseerd", "2024")
    deel = {naam: gehaald[naam] / gepland[naam] for naam in gepland if gepland[naam]}
    assert deel.pop("Minder verblijf jeugd") == Decimal("0.6")
    assert len(deel) == 3
    assert min(deel.values()) >= Decimal("0.9")
    assert gepland["Samen inkopen"] == gehaald["Samen inkopen"] == 0
    assert pad("Gepland", "2025")["Samen inkopen"] > 0


def test_a_path_only_grows_and_has_no_realised_year_to_come() -> None:
    """2023 and 2024 are over."""
    reeks = defaultdict(list)
    for rij in lees("maatregelpad"):
        reeks[rij["project"], rij["soort"]].append((rij["jaar"], getal(rij)))
    for (_, soort), van in reeks.items():
        jaren, bedragen = zip(*van, strict=True)
        assert list(jaren) == [str(jaar) for jaar in range(2023, 2028 if soort == "Gepland" else 2025)]
        assert list(bedragen) == sorted(bedragen)


def test_the_taakstelling_of_a_pakket_is_that_of_its_projects() -> None:
    """In the first year what is planned, in the last what its measures must yield: both follow the same path."""
    pakket_van = {rij["project"]: rij["pakket"] for rij in lees("maatregelen")}
    maatregelen: dict[str, Decimal] = defaultdict(Decimal)
    for rij in lees("maatregelen"):
        if rij["waarde"]:
            maatregelen[rij["pakket"]] += getal(rij)
    for rij in lees("taakstelling_pakketten"):
        gepland = sum(euro for naam, euro in pad("Gepland", rij["jaar"]).items() if pakket_van[naam] == rij["pakket"])
        assert getal(rij) == gepland, rij
        if rij["jaar"] == "2027":
            assert getal(rij) == maatregelen[rij["pakket"]]


def test_every_kind_of_effect_occurs() -> None:
    """An amount in a year and per year, conform taakstelling, PM, and words."""
    assert {rij["aard"] for rij in lees("effecten")} == {
        "In een jaar",
        "Per jaar",
        "Conform taakstelling",
        "PM",
        "In woorden",
    }


def test_huis_mirkeloord_declares_more_than_its_budget_and_no_other_does() -> None:
    """Of what was delivered in 2024; the others leave between 4 and 19 % of what they have."""
    besteed: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for rij in lees("declaraties"):
        if rij["maand"].startswith("2024"):
            besteed[rij["aanbieder"], rij["wet"]] += Decimal(rij["bedrag"])
    budget = {(rij["aanbieder"], rij["wet"]): getal(rij) for rij in lees("aanbiederbudgetten")}
    assert set(budget) == set(besteed)
    deel = {wie: besteed[wie] / budget[wie] for wie in budget}
    assert deel.pop((MIRKELOORD, "Jeugdwet")) > Decimal("1.05")
    assert max(deel.values()) < Decimal("0.97")
    assert min(deel.values()) > Decimal("0.80")
    assert len({round(een, 2) for een in deel.values()}) > 5


def test_one_wachtlijst_doubles_and_the_others_stay() -> None:
    """From 34 to 71 in six quarters, growing each time; the others move within six."""
    lijst = defaultdict(list)
    for rij in lees("wachtlijsten"):
        lijst[rij["aanbieder"]].append(int(rij["waarde"]))
    groeit = lijst.pop(ROODEWOLDE)
    assert (groeit[0], groeit[-1], len(groeit)) == (34, 71, 6)
    assert groeit == sorted(set(groeit))
    assert len(lijst) == 4
    for aantallen in lijst.values():
        assert max(aantallen) - min(aantallen) <= 6


def test_nothing_of_hengelo_is_in_the_example_and_the_reverse() -> None:
    """No amount of either stands under the other's measures, and no name."""
    for bron in ("maatregelen", "effecten"):
        hier, daar = ((folder / f"{bron}.csv").read_text(encoding="utf-8") for folder in (BRON, ECHT))
        for naam in ("Wijkkracht", "Ontmoeten Plus", "Twents"):
            assert naam not in hier
        for naam in ("Mirkeloord", "Samen inkopen"):
            assert naam not in daar
