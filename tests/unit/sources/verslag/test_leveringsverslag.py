"""Does a supplier hear what was wrong and what is different, and nobody else's business?"""

import csv
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from kleine_editie import kleine_editie
from verslag_van_levering import map_van, verslagen

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.freeze.snapshot import freeze

KOP = ("uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden", "geboortedatum")
TELLING = ("gemeente", "periode", "onderdeel", "waarde")
CASES = "Aantal cases besproken in basisteam"


def rij(nummer: int, maand: str, **anders: object) -> list[object]:
    """An uitkering that began in a month, of a client of its own."""
    vast = {"uitkering_nummer": f"u{nummer}", "client": f"c{nummer}", "gemeente": "GM9801"}
    return [{**vast, "ingangsdatum": f"{maand}-01", **anders}.get(kolom, "") for kolom in KOP]


def rijen(per_maand: dict[str, int], eerste: int = 0) -> list[list[object]]:
    """So many uitkeringen per month, each of somebody else."""
    maanden = [maand for maand, aantal in per_maand.items() for _ in range(aantal)]
    return [rij(eerste + plek, maand) for plek, maand in enumerate(maanden)]


def lever(editie: Editie, naam: str, kop: tuple[str, ...], alle: list[list[object]]) -> None:
    with (editie.data / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand).writerows([kop, *alle])


def verslag(editie: Editie) -> str:
    (een,) = verslagen(editie)
    return een


GEWOON = {f"2024-{maand:02d}": 30 for maand in range(1, 13)}


def test_an_accepted_delivery_says_what_is_in_it(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({"2024-01": 2, "2024-03": 1}))})
    gezegd = verslag(editie)
    assert "Deze levering is aangenomen" in gezegd
    assert "<dt>Rijen</dt><dd>3</dd>" in gezegd
    assert "2024-01 tot en met 2024-03" in gezegd
    assert "er is geen eerdere levering" in gezegd
    assert '<th scope="row">2024-01</th><td class="getal">2</td>' in gezegd


def test_a_refused_delivery_says_why_and_what_is_different(tmp_path: Path) -> None:
    """Its lines are those of the error, with the delivery that stays in place beside it."""
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    lever(editie, "uitkeringen", KOP, [*rijen(GEWOON)[:-1], rij(999, "2024-12", gemeente="Nergens")])
    with pytest.raises(SourceError) as stop:
        freeze(editie)
    regel, waar = str(stop.value).splitlines()
    assert waar == f"Verslag voor de leverancier: {editie.shown(map_van(editie) / 'uitkeringen.html')}"
    gezegd = verslag(editie)
    assert "Deze levering is geweigerd" in gezegd
    assert "rij 361, kolom gemeente" in regel
    assert "rij 361, kolom gemeente" in gezegd
    assert "de levering die zij vervangt (360 rijen, 2024-01 tot en met 2024-12)" in gezegd
    assert "Kolom gemeente: 1 waarde staat niet in de codelijst." in gezegd
    # Client c359 is gone and c999 came.
    assert "1 cliënt is nieuw, 1 cliënt is niet meer in de levering; in beide leveringen staan er 359." in gezegd


def test_nothing_of_a_person_is_in_it(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    lever(editie, "uitkeringen", KOP, [rij(1, "2024-01", geboortedatum="31-31-1999", einddatum="fout")])
    with pytest.raises(SourceError):
        freeze(editie)
    gezegd = verslag(editie)
    assert "rij 2, kolom geboortedatum" in gezegd
    assert "31-31-1999" not in gezegd
    assert ">c1<" not in gezegd
    assert "u1" not in gezegd


def test_what_cannot_be_read_has_a_report_too(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    (editie.data / "uitkeringen.csv").write_bytes(b"\x00\x01")
    with pytest.raises(SourceError, match="Verslag voor de leverancier"):
        freeze(editie)
    assert "niet te tellen: het bestand is niet te lezen" in verslag(editie)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_reads_it(tmp_path: Path, umask: int) -> None:
    was = os.umask(umask)
    try:
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    finally:
        os.umask(was)
    assert stat.S_IMODE(map_van(editie).stat().st_mode) == 0o700
    assert [stat.S_IMODE(pad.stat().st_mode) for pad in map_van(editie).iterdir()] == [0o600]


class TestAnders:
    def test_a_month_that_halved(self, tmp_path: Path) -> None:
        """40 rows against 100: of 140 fair throws 40 heads or fewer comes less than once in a million."""
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({**GEWOON, "2024-05": 100}))})
        lever(editie, "uitkeringen", KOP, rijen({**GEWOON, "2024-05": 40}))
        freeze(editie)
        gezegd = verslag(editie)
        assert "2024-05: 40 rijen, in de vorige levering 100." in gezegd
        assert gezegd.count("rijen, in de vorige levering") == 1

    def test_a_month_within_chance(self, tmp_path: Path) -> None:
        """30 against 40: the difference of 10 is 1,2 times the square root of 70."""
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({**GEWOON, "2024-05": 40}))})
        lever(editie, "uitkeringen", KOP, rijen(GEWOON))
        freeze(editie)
        assert "rijen, in de vorige levering" not in verslag(editie)

    def test_a_new_month_that_is_almost_empty(self, tmp_path: Path) -> None:
        """A delivery that was taken halfway: 3 rows in the last month, 30 in each of the eleven before."""
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({**GEWOON, "2024-11": 30, "2024-12": 0}))})
        lever(editie, "uitkeringen", KOP, rijen({**GEWOON, "2024-12": 3}))
        freeze(editie)
        assert "2024-12: 3 rijen, in de 11 maanden ervoor gemiddeld 30." in verslag(editie)

    def test_codes_that_came_and_went(self, tmp_path: Path) -> None:
        toen = [rij(1, "2024-01", einddatum="2024-02-01", reden="Werk"), rij(2, "2024-01", gemeente="GM9802")]
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, toen)})
        reden = next(een for een in editie.parameters.bronnen["uitkeringen"].codes["reden"] if een != "Werk")
        lever(
            editie, "uitkeringen", KOP,
            [rij(1, "2024-01", einddatum="2024-02-01", reden=reden), rij(2, "2024-01"), rij(3, "2024-01")],
        )  # fmt: skip
        freeze(editie)
        gezegd = verslag(editie)
        assert f"Kolom reden: code &#39;{reden}&#39; is nieuw (1 rij)." in gezegd
        assert "Kolom reden: code &#39;Werk&#39; komt niet meer voor (was 1 rij)." in gezegd
        assert "Kolom gemeente: code &#39;GM9802&#39; komt niet meer voor (was 1 rij)." in gezegd

    def test_a_column_that_came(self, tmp_path: Path) -> None:
        zonder = KOP[:-1]
        editie = kleine_editie(tmp_path, {"uitkeringen": (zonder, [een[:-1] for een in rijen(GEWOON)])})
        lever(editie, "uitkeringen", KOP, rijen(GEWOON))
        freeze(editie)
        assert "Kolom geboortedatum is erbij gekomen." in verslag(editie)

    def test_another_key_for_the_pseudonyms(self, tmp_path: Path) -> None:
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
        lever(editie, "uitkeringen", KOP, rijen(GEWOON, eerste=5000))
        freeze(editie)
        assert "Zijn zij met een andere sleutel versleuteld?" in verslag(editie)

    def test_numbers_of_a_telling(self, tmp_path: Path) -> None:
        """Of two numbers that both have one is another; 0 and '-' are the same."""
        toen = [["GM9801", "2024-Q4", CASES, 3], ["GM9802", "2024-Q4", CASES, 0]]
        editie = kleine_editie(tmp_path, {"basisteams": (TELLING, toen)})
        nu = [["GM9801", "2024-Q4", CASES, 4], ["GM9802", "2024-Q4", CASES, "-"], ["GM9803", "2024-Q4", CASES, 1]]
        lever(editie, "basisteams", TELLING, nu)
        freeze(editie)
        assert "Van de 2 getallen die ook in de vorige levering staan, is er 1 anders." in verslag(editie)

    def test_the_edition_before_when_nothing_is_replaced(self, tmp_path: Path) -> None:
        toen = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({"2024-01": 5}))}, periode="2024-Q3")
        nu = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen({"2024-01": 6}))}, vorige="proef/2024-Q3")
        assert f"de levering van {toen.naam} (5 rijen, 2024-01 tot en met 2024-01)" in verslag(nu)

    def test_a_damaged_snapshot_stops_no_delivery(self, tmp_path: Path) -> None:
        """What is lost is the comparison."""
        editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
        lever(editie, "uitkeringen", KOP, rijen({"2024-01": 1}))
        (editie.data / "snapshot/uitkeringen.parquet").write_bytes(b"geen parquet")
        freeze(editie)
        assert "er is geen eerdere levering" in verslag(editie)


def test_rows_that_overlap_are_a_bevinding(tmp_path: Path) -> None:
    """They are counted rightly as trajecten, and stand in the verantwoording in the same words."""
    kop = ("voorziening_nummer", "client", "gemeente", "voorziening", "leveringsvorm", "ingangsdatum", "einddatum")
    een = ["GM9801", "01", "ZIN", "2024-01-01", "2024-06-30"]
    ander = ["GM9801", "01", "ZIN", "2024-03-01", "2024-09-30"]
    editie = kleine_editie(tmp_path, {"voorzieningen_wmo": (kop, [["v1", "c1", *een], ["v2", "c1", *ander]])})
    gezegd = verslag(editie)
    assert "<h2>Bevindingen</h2>" in gezegd
    assert "overlappen niet" in gezegd
    assert "rij 3." in gezegd


def test_the_same_delivery_leaves_its_report_alone(tmp_path: Path) -> None:
    """Frozen again for another parameter, the comparison with what it replaced is still there."""
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    lever(editie, "uitkeringen", KOP, rijen({**GEWOON, "2024-05": 90}))
    freeze(editie)
    voor = verslag(editie)
    (editie.data / "snapshot/uitkeringen.parquet").unlink()
    assert freeze(editie) == ["uitkeringen"]
    assert verslag(editie) == voor


def test_a_refusal_that_was_mended_is_no_longer_said(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))})
    lever(editie, "uitkeringen", KOP, [rij(1, "2024-13")])
    with pytest.raises(SourceError):
        freeze(editie)
    assert "geweigerd" in verslag(editie)
    lever(editie, "uitkeringen", KOP, rijen(GEWOON))
    (editie.data / "snapshot/snapshot.json").unlink()
    freeze(editie)
    assert "Deze levering is aangenomen" in verslag(editie)


def test_the_last_whole_month_is_that_of_the_peildatum(tmp_path: Path) -> None:
    """Taken on 20 January, the two rows of January are no fall."""
    opgehaald = date(2025, 1, 20)
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOP, rijen(GEWOON))}, opgehaald=opgehaald)
    lever(editie, "uitkeringen", KOP, rijen({**GEWOON, "2025-01": 2}))
    freeze(editie)
    assert "2025-01:" not in verslag(editie)
