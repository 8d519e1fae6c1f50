"""Is the fictitious edition what its README says: the same bytes, nobody's number, every awkward case, every truth?"""

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from locations import ROOT

BRON, EERDER = ROOT / "data/voorbeeld/2024-Q4", ROOT / "data/voorbeeld/2024-Q3"
GENERATOR = ROOT / "data/voorbeeld/generator/genereer.py"
VOORZIENINGEN = {"voorzieningen_jeugdwet": "productgroep", "voorzieningen_wmo": "voorziening"}
REGISTERS = (*VOORZIENINGEN, "uitkeringen")
OUD, NIEUW = {"GM9807", "GM9808"}, "GM9806"
OP = "2024-10-15"
ZWAAR = {"35", "36", "43", "44", "46"}
Rij = dict[str, str]


def lees(naam: str, folder: Path = BRON) -> list[Rij]:
    with (folder / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def dagen(van: str, tot: str) -> int:
    return (date.fromisoformat(tot) - date.fromisoformat(van)).days


def paren(naam: str) -> Iterable[tuple[Rij, Rij]]:
    """Give each two rows of one client and product that follow on each other by their first day."""
    groepen = defaultdict(list)
    for rij in lees(naam):
        if rij["einddatum"] != rij["ingangsdatum"]:
            groepen[rij["client"], rij.get(VOORZIENINGEN.get(naam, ""), "")].append(rij)
    for groep in groepen.values():
        groep.sort(key=lambda rij: rij["ingangsdatum"])
        yield from ((een, ander) for een, ander in pairwise(groep) if een["einddatum"])


@pytest.mark.parametrize("editie", [BRON, EERDER], ids=lambda map_: map_.name)
def test_the_generator_writes_the_tracked_bytes(tmp_path: Path, editie: Path) -> None:
    """Generating a quarter again gives exactly the files that lie here, of little more than 4 MB together."""
    # -B: no compiled modules beside the sources.
    subprocess.run([sys.executable, "-B", GENERATOR, editie.name, tmp_path], check=True)
    opnieuw = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    hier = {path.name: path.read_bytes() for path in editie.glob("*.csv")}
    # Made by building the quarter before: tests/e2e/test_voorbeeld_vorige.py.
    assert bool(hier.pop("vorige_cijfers.csv", b"")) == (editie == BRON)
    assert sorted(opnieuw) == sorted(hier)
    assert [naam for naam, inhoud in hier.items() if opnieuw[naam] != inhoud] == []
    assert sum(map(len, hier.values())) < 4_020_000


def elfproef(cijfers: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, cijfers.zfill(9), strict=True))
    return som % 11 == 0


def test_no_number_can_be_a_bsn() -> None:
    """No run of eight or nine digits passes the elfproef, and there is no longer run."""
    assert elfproef("111222333")
    for path in (*BRON.glob("*.csv"), *EERDER.glob("*.csv")):
        reeksen = set(re.findall(r"\d{8,}", path.read_text(encoding="utf-8")))
        assert [reeks for reeks in reeksen if len(reeks) > 9 or elfproef(reeks)] == [], path.name


def test_every_gemeente_is_invented() -> None:
    """All codes are 98xx; no real gemeente has one."""
    for path in (*BRON.glob("*.csv"), *EERDER.glob("*.csv")):
        codes = set(re.findall(r"GM\d{4}", path.read_text(encoding="utf-8")))
        assert codes <= {f"GM980{nummer}" for nummer in range(1, 9)}, path.name


@pytest.mark.parametrize("naam", REGISTERS)
def test_the_herindeling_leaves_nobody_behind(naam: str) -> None:
    """Nothing of an old gemeente runs after its last day, nothing of the new one before its first; all go on."""
    rijen = lees(naam)
    assert [rij for rij in rijen if rij["gemeente"] in OUD and not "" < rij["einddatum"] <= "2023-12-31"] == []
    assert [rij for rij in rijen if rij["gemeente"] == NIEUW and rij["ingangsdatum"] < "2024-01-01"] == []
    kolommen = ["client", VOORZIENINGEN.get(naam), "leveringsvorm", "aanbieder"]

    def wie(rij: Rij) -> tuple[str, ...]:
        return tuple(rij[kolom] for kolom in kolommen if kolom in rij)

    dicht = [rij for rij in rijen if rij["gemeente"] in OUD and rij["einddatum"] == "2023-12-31" and not rij["reden"]]
    verder = Counter(wie(rij) for rij in rijen if rij["gemeente"] == NIEUW and rij["ingangsdatum"] == "2024-01-01")
    assert len(dicht) > 100
    assert Counter(map(wie, dicht)) <= verder


def test_tellingen_know_the_gemeenten_of_their_day() -> None:
    """A quarter, a year and a month name the gemeenten that existed then."""
    for naam, kolom in {"basisteams": "periode", "bezwaren_klachten": "periode", "declaraties": "maand"}.items():
        for rij in lees(naam):
            assert rij["gemeente"] not in (OUD if rij[kolom] >= "2024" else {NIEUW}), naam
    for naam in ("inwoners", "clientervaring"):
        for rij in lees(naam):
            assert rij["gemeente"] not in (OUD if rij["jaar"] >= "2024" else {NIEUW}), naam
    for rij in lees("meldingen"):
        assert rij["gemeente"] not in (OUD if rij["meldingsdatum"] >= "2024" else {NIEUW})


@pytest.mark.parametrize("naam", VOORZIENINGEN)
def test_every_awkward_case_occurs(naam: str) -> None:
    """Each case stands in the registers of zorg at least some times."""
    geteld: Counter[str] = Counter()
    for een, ander in paren(naam):
        gat = dagen(een["einddatum"], ander["ingangsdatum"])
        zelfde_gemeente = een["gemeente"] == ander["gemeente"]
        zelfde_vorm = een["leveringsvorm"] == ander["leveringsvorm"]
        zelfde = zelfde_gemeente and zelfde_vorm and een["aanbieder"] == ander["aanbieder"]
        ander_huis = zelfde_gemeente and zelfde_vorm and een["aanbieder"] != ander["aanbieder"]
        geteld["andere leveringsvorm"] += zelfde_gemeente and not zelfde_vorm and gat == 1
        geteld["zin en pgb tegelijk"] += zelfde_gemeente and not zelfde_vorm and gat < 0
        geteld["andere aanbieder"] += ander_huis and gat == 1
        geteld["andere aanbieder na een gat"] += ander_huis and 1 < gat <= 31
        geteld["binnen de wachttijd terug"] += zelfde and 1 < gat <= 31
        geteld["na twee maanden terug"] += zelfde and 45 < gat < 100
        geteld["na jaren terug"] += zelfde and gat > 365
        geteld["overlap"] += zelfde and gat < 0
        geteld["zelfde dag"] += zelfde and gat == 0
        geteld["verhuisd"] += not zelfde_gemeente and ander["gemeente"] != NIEUW and gat == 1
    rijen = lees(naam)
    geteld["verwijderd"] = sum(rij["einddatum"] == rij["ingangsdatum"] for rij in rijen)
    geteld["wacht"] = sum(not rij["startdatum"] and not rij["einddatum"] for rij in rijen)
    geteld["nooit begonnen"] = sum(not rij["startdatum"] and rij["einddatum"] > rij["ingangsdatum"] for rij in rijen)
    assert {geval: aantal for geval, aantal in geteld.items() if aantal < 20} == {}


def test_an_uitkering_returns_and_never_over_the_peildatum() -> None:
    """Uitkeringen stop and start again; no gap holds 31 December 2024, and the two tellingen count the same."""
    gaten = [
        (dagen(een["einddatum"], ander["ingangsdatum"]), een["einddatum"], ander["ingangsdatum"])
        for een, ander in paren("uitkeringen")
        if een["gemeente"] == ander["gemeente"]
    ]
    for laag, hoog in ((0, 0), (2, 30), (45, 90), (366, 2000)):
        assert sum(laag <= gat <= hoog for gat, _, _ in gaten) > 10
    assert [gat for gat, einde, begin in gaten if einde < "2024-12-31" < begin] == []
    lopend = {
        (rij["gemeente"], rij["client"]) for rij in lees("uitkeringen") if loopt(rij, "2024-12-31")
    }  # a client has one traject per gemeente
    bestand = Counter(gemeente for gemeente, _ in lopend)
    for naam in ("regelingen", "sporen"):
        geteld: Counter[str] = Counter()
        for rij in lees(naam):
            geteld[rij["gemeente"]] += int(rij["waarde"].replace("-", "0"))
        assert geteld == bestand


def loopt(rij: Rij, dag: str) -> bool:
    return rij["ingangsdatum"] <= dag and (not rij["einddatum"] or rij["einddatum"] >= dag)


def test_persons_meet_more_than_one_law() -> None:
    """In 2024 some had help under two laws and some under three."""
    met = [{rij["client"] for rij in lees(naam) if not "" < rij["einddatum"] < "2024"} for naam in REGISTERS]
    jeugdwet, wmo, uitkering = met
    assert len(wmo & uitkering) > 100
    assert len(jeugdwet & wmo) >= 10
    assert len(jeugdwet & uitkering) >= 10
    assert len(jeugdwet & wmo & uitkering) >= 3


def test_parts_add_up_to_their_whole() -> None:
    """Aanmelders add up to the cases discussed, ways of afhandeling to what was settled."""
    for naam, geheel, deel in (
        ("basisteams", "Aantal cases besproken in basisteam", "Aanmelders/verwijzers"),
        ("bezwaren_klachten", "Bezwaarschriften | Afgehandeld", "Wijze van afhandeling"),
    ):
        som: Counter[tuple[str, ...]] = Counter()
        for rij in lees(naam):
            plek = (rij["gemeente"], rij.get("wet", ""), rij["periode"])
            waarde = int(rij["waarde"].replace("-", "0"))
            som[plek] += waarde * ((rij["onderdeel"] == geheel) - rij["onderdeel"].startswith(deel))
        assert set(som.values()) == {0}


def deel(rijen: Iterable[bool]) -> float:
    """The share, in %, of what is so."""
    alle = list(rijen)
    return 100 * sum(alle) / len(alle)


def test_truth_from_heavy_to_light() -> None:
    """Of what starts, the herindeling aside, about 30 % is heavy in 2023 and about 16 % in the second half of 2024."""
    nieuw = [
        rij for rij in lees("voorzieningen_jeugdwet") if (rij["gemeente"], rij["ingangsdatum"]) != (NIEUW, "2024-01-01")
    ]

    def zwaar(van: str, tot: str) -> float:
        return deel(rij["productgroep"] in ZWAAR for rij in nieuw if van <= rij["ingangsdatum"] <= tot)

    assert zwaar("2023-01-01", "2023-12-31") == pytest.approx(31, abs=3)
    assert zwaar("2024-07-01", "2024-12-31") == pytest.approx(16, abs=2)


def test_truth_dearer_product() -> None:
    """Begeleiding costs 62,50 euro per unit, and 8 % more for what is delivered from July 2024 on; others do not."""
    for rij in lees("declaraties"):
        tarief = Decimal(rij["bedrag"]) / Decimal(rij["volume"])
        if (rij["wet"], rij["product"]) == ("Wmo", "02"):
            assert tarief == (Decimal("67.5") if rij["maand"] >= "2024-07" else Decimal("62.5"))
    assert Decimal("62.5") * Decimal("1.08") == Decimal("67.5")


def test_declaraties_come_late() -> None:
    """Of a month long ago about a third came in the month after; of the last month little more is known than that."""
    bedrag: Counter[tuple[str, str]] = Counter()
    for rij in lees("declaraties"):
        bedrag[rij["maand"], rij["ontvangen"][:7]] += float(rij["bedrag"])
        assert rij["ontvangen"] <= "2025-01-20"
        assert rij["beantwoord"] <= "2025-01-20"
    eerste = sum(euro for (maand, ontvangen), euro in bedrag.items() if (maand, ontvangen) == ("2024-01", "2024-02"))
    januari, december = (sum(euro for (maand, _), euro in bedrag.items() if maand == m) for m in ("2024-01", "2024-12"))
    assert 100 * eerste / januari == pytest.approx(35, abs=6)
    assert 100 * december / januari < 40


def test_truth_slow_toegang() -> None:
    """In Duinwaarde about 55 % of the meldingen Wmo due from April on is decided in 56 days, elsewhere about 90 %."""
    traag, vlot, eerder = [], [], []
    for rij in lees("meldingen"):
        uiterste = date.fromisoformat(rij["meldingsdatum"]) + timedelta(days=56)
        if rij["wet"] != "Wmo" or uiterste > date(2024, 12, 31):
            continue
        groep = vlot if rij["gemeente"] != "GM9803" else traag if uiterste >= date(2024, 4, 1) else eerder
        groep.append("" < rij["besluitdatum"] <= uiterste.isoformat())
    assert deel(traag) == pytest.approx(55, abs=4)
    assert deel(vlot) == pytest.approx(90, abs=3)
    assert deel(eerder) == pytest.approx(90, abs=5)


def test_truth_growth() -> None:
    """In Graswolde 40 uitkeringen begin in the fourth quarter, one of them registered too late, and 12 end."""
    graswolde = [rij for rij in lees("uitkeringen") if rij["gemeente"] == "GM9805"]
    erbij = sum("2024-10-01" <= rij["ingangsdatum"] <= "2024-12-31" for rij in graswolde)
    eraf = sum("2024-09-30" <= rij["einddatum"] < "2024-12-31" for rij in graswolde)
    assert (erbij, eraf) == (40 - 1, 12)


def test_truth_backlog() -> None:
    """Brinkerwold shows few ends of Wmo since July, and in October showed almost none; the others show as many."""

    def einden(folder: Path, van: str, tot: str, gemeente: str) -> int:
        rijen = [rij for rij in lees("voorzieningen_wmo", folder) if rij["gemeente"] == gemeente]
        return sum(van <= rij["einddatum"] <= tot for rij in rijen)

    voor, na = (einden(BRON, *half, "GM9802") for half in (("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31")))
    assert na < voor / 2
    voor, na = (einden(BRON, *half, "GM9801") for half in (("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31")))
    assert na > 0.8 * voor
    assert einden(EERDER, "2024-07-01", "2024-09-30", "GM9802") < 5


def test_truth_uitval_at_one_aanbieder() -> None:
    """In 2024 one aanbieder has about three times the uitval of the others, the year before it had not."""

    def uitval(jaar: str, *, bij_ene: bool) -> float:
        return deel(
            rij["reden"] in {"32", "33"}
            for rij in lees("voorzieningen_jeugdwet")
            if rij["reden"] and rij["aanbieder"] and rij["einddatum"].startswith(jaar)
            if (rij["aanbieder"] == "00451203") == bij_ene
        )

    assert uitval("2024", bij_ene=True) > 2.5 * uitval("2024", bij_ene=False)
    assert uitval("2023", bij_ene=True) < 1.5 * uitval("2023", bij_ene=False)
