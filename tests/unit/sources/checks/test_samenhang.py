"""Is what a single row cannot show found: gemeenten in their time, one birth date per person, rows that count twice?"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bouwstenen import jeugdhulp, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.editie.params.bron_parameters import BronParameters, Mutatie, Telwijze
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.errors import SourceError
from monitorlib.sources.checks.samenhang import samenhang, uitgangspunten
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie

D = date
PEILDATUM = D(2016, 12, 31)
GEMEENTEN = (
    Gemeente(code="GM0001", naam="Aa"),
    Gemeente(code="GM0007", naam="Klein", tot=D(2015, 12, 31), opgegaan_in="GM0009"),
    Gemeente(code="GM0008", naam="Oud", tot=D(2015, 12, 31), opgegaan_in="GM0009"),
    Gemeente(code="GM0009", naam="Nieuw", van=D(2016, 1, 1)),
)
HALF = (
    Gemeente(code="GM0003", naam="Half", tot=D(2016, 2, 15), opgegaan_in="GM0004"),
    Gemeente(code="GM0004", naam="Heel", van=D(2016, 2, 16)),
)
ALS_TRAJECTEN = Telwijze(wachttijd=31, administratief=["herindeling", "leveringsvorm", "aanbieder", "verwijderd"])
# What a row of a source is when a test does not say so; ids and persons are words that no message may hold.
GEWOON: dict[str, dict[str, Any]] = {
    "voorzieningen_jeugdwet": {
        "client": "PSEUDONIEM-1",
        "gemeente": "GM0001",
        "productgroep": "45",
        "leveringsvorm": "ZIN",
        "aanbieder": "00000011",
        "geboortedatum": None,
    },
    "voorzieningen_wmo": {"client": "PSEUDONIEM-1", "gemeente": "GM0001", "voorziening": "01", "leveringsvorm": "ZIN"},
    "uitkeringen": {"client": "PSEUDONIEM-1", "gemeente": "GM0001"},
    "meldingen": {"client": "PSEUDONIEM-1", "gemeente": "GM0001", "wet": "Wmo"},
    "declaraties": {"gemeente": "GM0001", "wet": "Wmo", "product": "01", "aanbieder": "00000011", "volume": 1.0},
    "basisteams": {"onderdeel": "Wachtlijst", "waarde": 1.0},
    "budgetten": {"wet": "Wmo", "waarde": 1.0},
    "sporen": {"spoor": "Spoor 1", "waarde": 1.0},
}
_TYPEN = {"datum": pa.date32(), "getal": pa.float64(), "bedrag": pa.decimal128(18, 2), "waarde": pa.float64()}
Rijen = Sequence[Mapping[str, Any]]


def van(begin: date, tot: date | None = None, **anders: object) -> dict[str, Any]:
    return {"ingangsdatum": begin, "einddatum": tot, **anders}


def gevonden(
    folder: Path,
    *,
    telwijze: Telwijze | None = ALS_TRAJECTEN,
    gemeenten: Sequence[Gemeente] = GEMEENTEN,
    peildatum: date = PEILDATUM,
    zonder: Sequence[str] = (),
    **bronnen: Rijen,
) -> dict[str, tuple[Registratie, ...]]:
    """Freeze these rows and check them together; a first row is row 2 of its file."""
    with duckdb.connect() as con:
        bevroren = []
        for naam, rijen in bronnen.items():
            bron = BRONNEN[naam]
            gegeven = BronParameters(
                bestand=f"{naam}.csv",
                herkomst="geleverd",
                vindplaats="met de hand getekend",
                telwijze=telwijze if "ingangsdatum" in bron.kolomnamen else None,
            )
            pq.write_table(_tabel(bron, rijen, zonder), folder / f"{naam}.parquet")
            bevroren.append(FrozenView.lees(con, folder / f"{naam}.parquet", bron, gegeven, f"{naam}.csv"))
        return samenhang(con, bevroren, gemeenten, peildatum)


def _tabel(bron: Bron, rijen: Rijen, zonder: Sequence[str]) -> pa.Table:
    schema = pa.schema([(een.naam, _TYPEN.get(een.soort, pa.string())) for een in bron.kolommen])
    gewoon = GEWOON[bron.naam]
    vol = [
        {**({bron.sleutel[0]: f"NUMMER-{nummer}"} if bron.is_register else {}), **gewoon, **rij}
        for nummer, rij in enumerate(rijen, 1)
    ]
    tabel = pa.Table.from_pylist(vol, schema=schema)
    tabel = tabel.add_column(0, "rij", pa.array(range(2, len(vol) + 2), pa.int64()))
    return tabel.drop_columns([naam for naam in zonder if naam in tabel.column_names])


def fouten(folder: Path, **wat: Any) -> list[str]:
    """The lines that an analyst reads; none of them tells who a person is."""
    with pytest.raises(SourceError) as fout:
        gevonden(folder, **wat)
    tekst = str(fout.value)
    assert "PSEUDONIEM" not in tekst
    assert "NUMMER" not in tekst
    return tekst.splitlines()


class TestGemeenteInHaarTijd:
    """Oud and Klein exist until 31 December 2015, Nieuw from 1 January 2016."""

    OUD = "kolom gemeente: 'GM0008' (Oud) bestaat tot en met 2015-12-31, maar"
    NIEUW = "kolom gemeente: 'GM0009' (Nieuw) bestaat vanaf 2016-01-01, maar"
    IN = "'GM0009' (Nieuw), waarin zij is opgegaan."

    @pytest.mark.parametrize(
        "rij",
        [
            van(D(2014, 1, 1), D(2015, 12, 31), gemeente="GM0008"),  # until its last day
            van(D(2015, 12, 31), D(2015, 12, 31), gemeente="GM0008"),  # on that day only
            van(D(2016, 1, 1), gemeente="GM0009"),  # from its first day on
            van(D(2014, 1, 1), gemeente="GM0001"),  # through it all
        ],
    )
    def test_within_its_days(self, tmp_path: Path, rij: dict[str, Any]) -> None:
        """The first and the last day are part of them."""
        assert gevonden(tmp_path, voorzieningen_jeugdwet=[rij]) == {"voorzieningen_jeugdwet": ()}

    @pytest.mark.parametrize(
        ("rij", "verwacht"),
        [
            (
                van(D(2016, 1, 1), gemeente="GM0008"),
                f"{OUD} ingangsdatum '2016-01-01' ligt daarna; gebruik {IN}",
            ),
            (
                van(D(2015, 5, 1), D(2016, 1, 1), gemeente="GM0008"),
                f"{OUD} einddatum '2016-01-01' ligt daarna; beëindig deze rij op 2015-12-31 en ga met een nieuwe rij "
                f"vanaf 2016-01-01 verder bij {IN}",
            ),
            (
                van(D(2015, 5, 1), gemeente="GM0008"),
                f"{OUD} einddatum is leeg: de rij loopt nog; beëindig deze rij op 2015-12-31 en ga met een nieuwe rij "
                f"vanaf 2016-01-01 verder bij {IN}",
            ),
            (
                van(D(2015, 5, 1), D(2016, 1, 1), gemeente="GM0009"),
                f"{NIEUW} ingangsdatum '2015-05-01' ligt daarvoor; geef een eigen rij tot en met 2015-12-31 aan "
                "'GM0007' (Klein) of 'GM0008' (Oud) en begin deze op 2016-01-01.",
            ),
            (
                van(D(2015, 5, 1), D(2015, 12, 31), gemeente="GM0009"),
                f"{NIEUW} ingangsdatum '2015-05-01' ligt daarvoor; gebruik 'GM0007' (Klein) of 'GM0008' (Oud).",
            ),
        ],
    )
    def test_outside_its_days(self, tmp_path: Path, rij: dict[str, Any], verwacht: str) -> None:
        """By row, with the period, what lies outside it, and where it belongs."""
        rijen = [van(D(2016, 1, 1), client="PSEUDONIEM-2"), rij]
        for naam in ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"):
            assert fouten(tmp_path, **{naam: rijen}) == [f"{naam}.csv, rij 3, {verwacht}"]

    def test_a_gemeente_of_which_no_predecessor_is_known(self, tmp_path: Path) -> None:
        """Then the message names none."""
        los = [Gemeente(code="GM0001", naam="Aa", van=D(2016, 1, 1))]
        (regel,) = fouten(tmp_path, gemeenten=los, uitkeringen=[van(D(2015, 1, 1), D(2015, 2, 1))])
        assert regel.endswith("'GM0001' (Aa) bestaat vanaf 2016-01-01, maar ingangsdatum '2015-01-01' ligt daarvoor; "
                              "gebruik de gemeente die er toen was.")  # fmt: skip

    def test_an_end_to_come_is_not_held_against_who_still_runs(self, tmp_path: Path) -> None:
        """On the peildatum 31 December 2015 Oud still exists; a day later it does not."""
        rijen = [van(D(2015, 5, 1), gemeente="GM0008")]
        assert gevonden(tmp_path, peildatum=D(2015, 12, 31), uitkeringen=rijen) == {"uitkeringen": ()}
        assert len(fouten(tmp_path, peildatum=D(2016, 1, 1), uitkeringen=rijen)) == 1

    def test_a_melding_belongs_to_the_gemeente_of_its_day(self, tmp_path: Path) -> None:
        """The other gemeente may decide on it, or nobody yet."""
        rijen = [
            {"meldingsdatum": D(2015, 12, 31), "besluitdatum": D(2016, 2, 1), "gemeente": "GM0008"},
            {"meldingsdatum": D(2015, 12, 31), "gemeente": "GM0008"},
            {"meldingsdatum": D(2016, 1, 1), "besluitdatum": D(2016, 2, 1), "gemeente": "GM0009"},
        ]
        assert gevonden(tmp_path, meldingen=rijen) == {"meldingen": ()}
        rijen.append({"meldingsdatum": D(2016, 1, 1), "gemeente": "GM0008"})
        rijen.append({"meldingsdatum": D(2015, 12, 31), "gemeente": "GM0009"})
        assert fouten(tmp_path, meldingen=rijen) == [
            f"meldingen.csv, rij 5, {self.OUD} meldingsdatum '2016-01-01' ligt daarna; gebruik {self.IN}",
            f"meldingen.csv, rij 6, {self.NIEUW} meldingsdatum '2015-12-31' ligt daarvoor; gebruik 'GM0007' (Klein) of "
            "'GM0008' (Oud).",
        ]

    def test_a_declaratie_belongs_to_the_gemeente_of_its_month(self, tmp_path: Path) -> None:
        """It may come after the end of that gemeente."""
        laat = {"ontvangen": D(2016, 3, 1), "beantwoord": D(2016, 3, 9)}
        goed = [{"maand": "2015-12", "gemeente": "GM0008", **laat}, {"maand": "2016-01", "gemeente": "GM0009", **laat}]
        assert gevonden(tmp_path, declaraties=goed) == {"declaraties": ()}
        fout = [{"maand": "2016-01", "gemeente": "GM0008", **laat}, {"maand": "2015-12", "gemeente": "GM0009", **laat}]
        assert [regel.split("maar ")[1].split(";")[0] for regel in fouten(tmp_path, declaraties=fout)] == [
            "maand '2016-01' ligt daarna",
            "maand '2015-12' ligt daarvoor",
        ]

    def test_a_telling_by_quarter(self, tmp_path: Path) -> None:
        """A part of the quarter is enough: Half exists until 15 February 2016, its successor from the 16th."""
        half = (*GEMEENTEN, *HALF)
        goed = [("GM0008", "2015-Q4"), ("GM0009", "2016-Q1"), ("GM0003", "2016-Q1"), ("GM0004", "2016-Q1")]
        fout = [("GM0008", "2016-Q1"), ("GM0009", "2015-Q4"), ("GM0003", "2016-Q2"), ("GM0004", "2015-Q4")]

        def rijen(paren: list[tuple[str, str]]) -> list[dict[str, str]]:
            return [{"gemeente": gemeente, "periode": periode} for gemeente, periode in paren]

        assert gevonden(tmp_path, gemeenten=half, basisteams=rijen(goed)) == {"basisteams": ()}
        assert fouten(tmp_path, gemeenten=half, basisteams=rijen(fout)) == [
            f"basisteams.csv, rij 2, {self.OUD} periode '2016-Q1' ligt daarna; gebruik {self.IN}",
            f"basisteams.csv, rij 3, {self.NIEUW} periode '2015-Q4' ligt daarvoor; gebruik 'GM0007' (Klein) of "
            "'GM0008' (Oud).",
            "basisteams.csv, rij 4, kolom gemeente: 'GM0003' (Half) bestaat tot en met 2016-02-15, maar periode "
            "'2016-Q2' ligt daarna; gebruik 'GM0004' (Heel), waarin zij is opgegaan.",
            "basisteams.csv, rij 5, kolom gemeente: 'GM0004' (Heel) bestaat vanaf 2016-02-16, maar periode '2015-Q4' "
            "ligt daarvoor; gebruik 'GM0003' (Half).",
        ]

    def test_budgets_in_the_borders_of_now(self, tmp_path: Path) -> None:
        """The budget of 2015 may be that of Nieuw, not that of Nieuw and Oud; that of 2016 is not that of Oud."""
        rijen = [
            {"gemeente": "GM0009", "jaar": "2015"},
            {"gemeente": "GM0008", "jaar": "2015", "wet": "Jeugdwet"},
            {"gemeente": "GM0008", "jaar": "2014"},
        ]
        assert gevonden(tmp_path, budgetten=rijen) == {"budgetten": ()}
        rijen += [{"gemeente": "GM0008", "jaar": "2015"}, {"gemeente": "GM0008", "jaar": "2016"}]
        assert fouten(tmp_path, budgetten=rijen) == [
            f"budgetten.csv, rij 6, {self.OUD} jaar '2016' ligt daarna; gebruik {self.IN}",
            "budgetten.csv, rij 2, kolom gemeente: 'GM0009' (Nieuw) heeft jaar '2015' in de grenzen van nu, en rij 5 "
            "geeft dit ook voor 'GM0008' (Oud), die erin is opgegaan; zo telt het dubbel. Lever een van beide.",
        ]

    def test_both_have_a_budget_in_the_year_in_which_both_existed(self, tmp_path: Path) -> None:
        """Half for six weeks of 2016, Heel for the rest; in 2015 it would count twice."""
        rijen = [{"gemeente": gemeente, "jaar": "2016"} for gemeente in ("GM0003", "GM0004")]
        assert gevonden(tmp_path, gemeenten=HALF, budgetten=rijen) == {"budgetten": ()}
        (regel,) = fouten(tmp_path, gemeenten=HALF, budgetten=[{**rij, "jaar": "2015"} for rij in rijen])
        assert "zo telt het dubbel" in regel

    def test_a_telling_without_a_period_is_not_judged(self, tmp_path: Path) -> None:
        """Nothing says of which day it tells."""
        assert gevonden(tmp_path, sporen=[{"gemeente": "GM0008"}]) == {"sporen": ()}


class TestGeboortedatum:
    """1 May 2008 and 2 May 2008, of the same client; no message says so."""

    EEN, ANDER = D(2008, 5, 1), D(2008, 5, 2)
    IS_ANDERS = (
        "kolom geboortedatum: (waarde niet getoond: persoonsgegeven) is een andere dan die van dezelfde cliënt in"
    )
    DUS = (
        "; toegestaan: één geboortedatum per cliënt. Verbeter een van beide, of geef twee personen elk een eigen "
        "pseudoniem."
    )

    def fouten(self, folder: Path, **wat: Any) -> list[str]:
        gevonden = fouten(folder, **wat)
        assert "2008" not in "".join(gevonden)
        return gevonden

    def rij(self, maand: int, geboren: date | None, client: str | None = "PSEUDONIEM-1") -> dict[str, Any]:
        return van(D(2015, maand, 1), D(2015, maand, 9), geboortedatum=geboren, client=client)

    def test_one_birth_date_or_none_is_right(self, tmp_path: Path) -> None:
        """So are two clients, and rows of which no client is known."""
        rijen = [
            self.rij(1, self.EEN),
            self.rij(3, None),
            self.rij(5, self.EEN),
            self.rij(7, self.ANDER, "PSEUDONIEM-2"),
            self.rij(9, self.EEN, None),
            self.rij(11, self.ANDER, None),
        ]
        assert gevonden(tmp_path, voorzieningen_jeugdwet=rijen, voorzieningen_wmo=rijen[:2]) == {
            "voorzieningen_jeugdwet": (),
            "voorzieningen_wmo": (),
        }

    def test_within_a_register(self, tmp_path: Path) -> None:
        """Each row that differs from the first is named."""
        rijen = [self.rij(1, None), self.rij(3, self.EEN), *(self.rij(maand, self.ANDER) for maand in (5, 7))]
        assert self.fouten(tmp_path, voorzieningen_wmo=rijen) == [
            f"voorzieningen_wmo.csv, rij {rij}, {self.IS_ANDERS} rij 3{self.DUS}" for rij in (4, 5)
        ]

    def test_between_registers(self, tmp_path: Path) -> None:
        """The other file is named as well; what is right there is not."""
        jeugd = [self.rij(1, self.ANDER, "PSEUDONIEM-2"), self.rij(3, self.EEN)]
        uitkeringen = [self.rij(5, self.EEN), self.rij(7, self.ANDER)]
        assert self.fouten(tmp_path, voorzieningen_jeugdwet=jeugd, uitkeringen=uitkeringen) == [
            f"uitkeringen.csv, rij 3, {self.IS_ANDERS} voorzieningen_jeugdwet.csv, rij 3{self.DUS}"
        ]

    def test_a_delivery_without_birth_dates(self, tmp_path: Path) -> None:
        """Is not compared."""
        rijen = [self.rij(1, None), self.rij(3, None)]
        assert gevonden(tmp_path, zonder=["geboortedatum"], uitkeringen=rijen) == {"uitkeringen": ()}


def overlap(folder: Path, *rijen: Mapping[str, Any], **wat: Any) -> tuple[int, ...]:
    """The numbers of the rows that overlap an earlier one; nothing else is found."""
    (van_bron,) = gevonden(folder, **{"voorzieningen_jeugdwet": rijen, **wat}).values()
    assert {een.wat for een in van_bron} <= {"overlap"}
    return van_bron[0].rijen if van_bron else ()


class TestOverlap:
    EERST = van(D(2016, 1, 1), D(2016, 2, 10))

    @pytest.mark.parametrize(
        ("rij", "rijen"),
        [
            (van(D(2016, 2, 9), D(2016, 3, 1)), (3,)),
            (van(D(2016, 2, 10), D(2016, 3, 1)), (3,)),  # ends and begins on one day: trajecten count one
            (van(D(2016, 2, 11), D(2016, 3, 1)), ()),  # follows on it
            (van(D(2016, 1, 5), D(2016, 1, 8)), (3,)),  # within it
            (van(D(2015, 1, 1)), (2,)),  # the first row lies within this one, which has no end
            (van(D(2016, 2, 1), client="PSEUDONIEM-2"), ()),
            (van(D(2016, 2, 1), client=None), ()),
            (van(D(2016, 2, 1), productgroep="44"), ()),
            (van(D(2016, 2, 1), leveringsvorm="PGB"), ()),
            (van(D(2016, 2, 1), aanbieder="00000022"), ()),
            (van(D(2016, 2, 1), aanbieder=None), ()),
        ],
    )
    def test_which_rows_overlap(self, tmp_path: Path, rij: dict[str, Any], rijen: tuple[int, ...]) -> None:
        """Beside 1 January to 10 February: the same client, gemeente and help, and a day in common."""
        assert overlap(tmp_path, self.EERST, rij) == rijen

    def test_the_same_help_in_another_gemeente_is_no_overlap(self, tmp_path: Path) -> None:
        """A move is never one traject."""
        anders = (*GEMEENTEN, Gemeente(code="GM0002", naam="Bee"))
        assert overlap(tmp_path, self.EERST, van(D(2016, 2, 1), gemeente="GM0002"), gemeenten=anders) == ()

    def test_the_day_of_a_herindeling_is_no_overlap(self, tmp_path: Path) -> None:
        """Until the last day of Oud and from the first day of Nieuw."""
        rijen = van(D(2015, 1, 1), D(2015, 12, 31), gemeente="GM0008"), van(D(2016, 1, 1), gemeente="GM0009")
        assert overlap(tmp_path, *rijen) == ()

    def test_a_deleted_toewijzing_overlaps_nothing_when_it_is_nobodys_help(self, tmp_path: Path) -> None:
        """As the telwijze says; else it is a row as any other."""
        rijen = self.EERST, van(D(2016, 1, 1), D(2016, 1, 1))
        assert overlap(tmp_path, *rijen) == ()
        # Of the two that begin on a day, the one that ends first stands first.
        assert overlap(tmp_path, *rijen, telwijze=Telwijze(wachttijd=0, administratief=[])) == (2,)

    def test_a_long_row_overlaps_more_than_its_neighbour(self, tmp_path: Path) -> None:
        """What comes after a short one can still fall within the long one before it."""
        assert overlap(tmp_path, van(D(2015, 12, 1), D(2016, 9, 1)), self.EERST, van(D(2016, 8, 1))) == (3, 4)

    def test_columns_that_are_not_delivered(self, tmp_path: Path) -> None:
        """Then they make no difference."""
        rijen = self.EERST, van(D(2016, 2, 1), aanbieder="00000022")
        assert overlap(tmp_path, *rijen, zonder=["aanbieder"]) == (3,)

    def test_what_is_kept_of_it(self, tmp_path: Path) -> None:
        """The number of rows, the first of them, and in what they are the same."""
        rijen = [van(D(2016, 1, 1 + dag)) for dag in range(25)]
        assert gevonden(tmp_path, uitkeringen=rijen) == {
            "uitkeringen": (Registratie("overlap", 24, tuple(range(3, 23)), ("client", "gemeente")),)
        }

    def test_without_a_telwijze_it_is_an_error(self, tmp_path: Path) -> None:
        """Each row counts, so the help of one person counts twice."""
        assert fouten(tmp_path, telwijze=None, voorzieningen_jeugdwet=[self.EERST, van(D(2016, 2, 1))]) == [
            "voorzieningen_jeugdwet.csv, rij 3, kolom ingangsdatum: '2016-02-01' ligt in de dagen van rij 2, met "
            "dezelfde client, gemeente, leveringsvorm, aanbieder, productgroep; zonder 'telwijze' in params.yml telt "
            "elke rij, en dit dus dubbel. Verbeter de dagen, haal een van beide weg, of geef een telwijze."
        ]

    def test_meldingen_may_run_beside_each_other(self, tmp_path: Path) -> None:
        """Who asks for two things at once has two meldingen."""
        rijen = [{"meldingsdatum": D(2016, 1, dag), "besluitdatum": D(2016, 3, 1)} for dag in (1, 9)]
        assert gevonden(tmp_path, meldingen=rijen) == {"meldingen": ()}


class TestDubbel:
    RIJ = van(D(2016, 1, 1), D(2016, 2, 10))

    def test_the_same_row_again_is_no_overlap_as_well(self, tmp_path: Path) -> None:
        """All columns but the key are the same; a third one is a second double."""
        (een,) = gevonden(tmp_path, uitkeringen=[self.RIJ, self.RIJ, self.RIJ])["uitkeringen"]
        assert (een.wat, een.aantal, een.rijen) == ("dubbel", 2, (3, 4))

    def test_another_value_anywhere_makes_it_another_row(self, tmp_path: Path) -> None:
        """Then it overlaps."""
        (een,) = gevonden(tmp_path, uitkeringen=[self.RIJ, {**self.RIJ, "reden": "werk"}])["uitkeringen"]
        assert (een.wat, een.rijen) == ("overlap", (3,))

    def test_rows_of_nobody_known_are_not_compared(self, tmp_path: Path) -> None:
        """A reconstructed register has many of them."""
        rijen = [{**self.RIJ, "client": None}] * 3
        assert gevonden(tmp_path, telwijze=None, uitkeringen=rijen) == {"uitkeringen": ()}

    def test_without_a_telwijze_it_is_an_error(self, tmp_path: Path) -> None:
        """Also for meldingen, which no telwijze can join."""
        assert fouten(tmp_path, telwijze=None, uitkeringen=[self.RIJ, self.RIJ]) == [
            "uitkeringen.csv, rij 3: dezelfde rij als rij 2, op uitkering_nummer na; zo telt zij dubbel. "
            "Haal een van beide weg."
        ]
        rijen = [{"meldingsdatum": D(2016, 1, 1)}] * 2
        assert fouten(tmp_path, meldingen=rijen) == [
            "meldingen.csv, rij 3: dezelfde rij als rij 2, op melding_nummer na; zo telt zij dubbel. "
            "Haal een van beide weg."
        ]

    def test_declaraties_have_no_client_so_it_may_be_right(self, tmp_path: Path) -> None:
        """Two clients with the same volume, or one declaratie twice: somebody has to look."""
        rijen = [{"maand": "2016-01", "ontvangen": D(2016, 2, 1)}] * 2
        (een,) = gevonden(tmp_path, declaraties=rijen)["declaraties"]
        assert (een.wat, een.aantal, een.rijen) == ("dubbel", 1, (3,))


class TestAllesTegelijk:
    def test_every_fault_of_every_source_is_listed_at_once(self, tmp_path: Path) -> None:
        """By source, then what lies between sources."""
        jeugd = [
            van(D(2016, 1, 1), gemeente="GM0008", geboortedatum=D(2008, 5, 1)),
            van(D(2016, 1, 1)),
            van(D(2016, 2, 1)),
        ]
        wmo = [van(D(2016, 1, 1), geboortedatum=D(2008, 5, 2))]
        regels = fouten(tmp_path, telwijze=None, voorzieningen_jeugdwet=jeugd, voorzieningen_wmo=wmo)
        assert [regel.split(":")[0] for regel in regels] == [
            "voorzieningen_jeugdwet.csv, rij 2, kolom gemeente",
            "voorzieningen_jeugdwet.csv, rij 4, kolom ingangsdatum",
            "voorzieningen_wmo.csv, rij 2, kolom geboortedatum",
        ]

    @pytest.mark.parametrize(
        ("rijen", "slot"),
        [
            (
                [van(D(2016, 1, 1), D(2016, 1, 2), gemeente="GM0008", client=f"c{n}") for n in range(22)],
                "nog 2 rijen buiten de dagen waarop de gemeente bestaat.",
            ),
            ([van(D(2016, 1, 1))] * 22, "nog 1 rij gelijk aan een eerdere."),
            (
                [van(D(2016, 1, 1 + n)) for n in range(23)],
                "nog 2 rijen met dagen van een andere.",
            ),
            (
                [van(D(2016, 1, 1 + n), D(2016, 1, 1 + n), geboortedatum=D(2008, 5, 1 + (n > 0))) for n in range(25)],
                "nog 4 rijen met een andere geboortedatum.",
            ),
        ],
    )
    def test_of_many_faults_the_first_twenty_are_named(self, tmp_path: Path, rijen: Rijen, slot: str) -> None:
        """And how many more there are."""
        regels = fouten(tmp_path, telwijze=None, uitkeringen=rijen)
        assert len(regels) == 20 + 1
        assert [regel.partition(", rij ")[1] != "" for regel in regels] == [True] * 20 + [False]
        assert regels[-1] == f"uitkeringen.csv: {slot}"

    def test_what_the_checks_depend_on_is_part_of_the_fingerprint(self) -> None:
        """Another last day, or no telwijze, makes them run again; another waiting time changes nothing."""
        gegeven = BronParameters(bestand="x.csv", herkomst="geleverd", vindplaats="x")
        een, ander, zonder_verwijderd = (
            gegeven.model_copy(update={"telwijze": telwijze})
            for telwijze in (
                Telwijze(wachttijd=31, administratief=["verwijderd"]),
                Telwijze(wachttijd=0, administratief=["verwijderd"]),
                Telwijze(wachttijd=31, administratief=[]),
            )
        )
        assert uitgangspunten(een, GEMEENTEN) == uitgangspunten(ander, GEMEENTEN)
        verschillend = [
            uitgangspunten(gegeven, GEMEENTEN),
            uitgangspunten(een, GEMEENTEN),
            uitgangspunten(zonder_verwijderd, GEMEENTEN),
            uitgangspunten(een, GEMEENTEN[1:]),
            uitgangspunten(een, [een_.model_copy(update={"van": None}) for een_ in GEMEENTEN]),
        ]
        assert len(set(verschillend)) == len(verschillend)


_DAGEN = st.integers(0, 40).map(lambda n: D.fromordinal(D(2016, 1, 1).toordinal() + n))
_RIJ = st.builds(
    lambda begin, duur, client, vorm, aanbieder: (
        begin,
        None if duur is None else D.fromordinal(begin.toordinal() + duur),
        client,
        vorm,
        aanbieder,
    ),
    _DAGEN,
    st.none() | st.integers(0, 12),
    st.sampled_from(["c1", "c2", None]),
    st.sampled_from(["ZIN", "ZIN", "PGB"]),
    st.sampled_from(["00000011", "00000011", None]),
)


@proef(20)
@given(st.lists(_RIJ, min_size=1, max_size=14, unique=True), st.sampled_from([[], ["verwijderd"]]))
def test_each_overlap_is_one_traject_less(
    tmp_path_factory: pytest.TempPathFactory, rijen: list[tuple[Any, ...]], administratief: list[Mutatie]
) -> None:
    """At waiting time 0 a traject is made of records that overlap and of nothing else; a withdrawn one is no record."""
    if any(rij[2] is None for rij in rijen):
        administratief = []  # asks for clients
    telwijze = Telwijze(wachttijd=0, administratief=administratief)
    records = [
        van(begin, tot, client=client, leveringsvorm=vorm, aanbieder=aanbieder)
        for begin, tot, client, vorm, aanbieder in rijen
    ]
    folder = tmp_path_factory.mktemp("rijen")
    gemeld = gevonden(folder, telwijze=telwijze, voorzieningen_jeugdwet=records)["voorzieningen_jeugdwet"]
    geteld = trajecten(jeugdhulp(records), telwijze).tabel.count().execute()
    ingetrokken = sum(begin == tot for begin, tot, *_ in rijen) if "verwijderd" in administratief else 0
    assert sum(een.aantal for een in gemeld if een.wat == "overlap") == len(records) - ingetrokken - geteld
