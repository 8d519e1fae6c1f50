"""Does bad input of maatregelen stop with one message that says where, what was found, what may and what to do?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from verslag_van_levering import zonder_verslag

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze

DATA = "data/hengelo/2019-Q1"
Edit = Callable[[Path, str, str], None]
PAKKETTEN = (
    "1 Bijsturen in zorg en ondersteuning, 2 Aanvullende maatregelen, 3 Onderzoek en innovatie, "
    "4 Inzet op extra middelen"
)
BEDRAG = (
    "is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen, '-' (nihil), "
    "leeg (niet opgegeven)"
)
PRECIES = f"{BEDRAG}; vul het precieze bedrag in, of laat het leeg en noem het in de toelichting."
WOORDEN = f"{BEDRAG}; een benadering of een ander woord hoort in kolom woorden, met aard 'In woorden'."
HUISVESTING = "Herinrichting wijkwelzijn,Gerealiseerd,Per jaar,2019,,50000"
VERZEKERING = "Collectieve zorgverzekering,Gerealiseerd,In een jaar,2018,,144000"
VERBLIJF = 'Verblijf,Gerealiseerd,In woorden,,"bijna 1 mln, structureel",'


def melding(project: Path) -> str:
    """What an analyst reads; no snapshot is left behind."""
    with pytest.raises(MonitorError) as stop:
        freeze(Editie.open("hengelo", "2019-Q1"))
    assert not (project / DATA / "snapshot").exists()
    return zonder_verslag(stop.value)


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verwacht"),
    [
        # an amount without a year
        ("taakstelling_pakketten", "zorg en ondersteuning,2022,4500000", "zorg en ondersteuning,,4500000",
         "rij 3, kolom jaar: leeg mag hier niet; vul een jaar in als 2016."),
        ("taakstelling_pakketten", "zorg en ondersteuning,2022,4500000", "zorg en ondersteuning,eenmalig,4500000",
         "rij 3, kolom jaar: 'eenmalig' is geen jaar als 2016."),
        ("effecten", HUISVESTING, HUISVESTING.replace("2019", ""),
         "rij 14, kolom jaar: leeg mag niet bij aard 'Per jaar'; vul het jaar in waarin of vanaf wanneer het bedrag "
         "geldt."),
        ("effecten", VERZEKERING, VERZEKERING.replace("2018", ""),
         "rij 17, kolom jaar: leeg mag niet bij aard 'In een jaar'; vul het jaar in waarin of vanaf wanneer het bedrag "
         "geldt."),
        # a measure of a pakket, or an effect of a project, that is not there
        ("maatregelen", "2 Aanvullende maatregelen,Wijkkracht,", "5 Nieuw pakket,Wijkkracht,",
         f"rij 15, kolom pakket: '5 Nieuw pakket' is onbekend; toegestaan: {PAKKETTEN}. Verbeter de waarde, of "
         "voeg haar in params.yml toe aan 'codes'."),
        ("maatregelen", "2 Aanvullende maatregelen,Wijkkracht,", ",Wijkkracht,",
         "rij 15, kolom pakket: leeg mag hier niet; vul een waarde in."),
        ("taakstelling_zonder_jaar", "4 Inzet op extra middelen,2000000", "4 Extra middelen,2000000",
         f"rij 3, kolom pakket: '4 Extra middelen' is onbekend; toegestaan: {PAKKETTEN}. Bedoelt u "
         "'4 Inzet op extra middelen'?"),
        # words or an approximation where an amount is needed
        ("maatregelen", "Bezuiniging Wijkkracht,300000", "Bezuiniging Wijkkracht,ca. 300000",
         f"rij 15, kolom waarde: 'ca. 300000' {PRECIES}"),
        ("maatregelen", "Bezuiniging Wijkkracht,300000", "Bezuiniging Wijkkracht,PM",
         f"rij 15, kolom waarde: 'PM' {PRECIES}"),
        ("maatregelen", "Bezuiniging Wijkkracht,300000", "Bezuiniging Wijkkracht,300.000",
         f"rij 15, kolom waarde: '300.000' {PRECIES}"),
        ("taakstelling_pakketten", "2022,2000000", "2022,2 mln", f"rij 5, kolom waarde: '2 mln' {PRECIES}"),
        ("taakstelling_zonder_jaar", "middelen,2000000", "middelen,bijna 2000000",
         f"rij 3, kolom waarde: 'bijna 2000000' {PRECIES}"),
        ("effecten", HUISVESTING, HUISVESTING.replace("50000", "globaal 50000"),
         f"rij 14, kolom waarde: 'globaal 50000' {WOORDEN}"),
        ("effecten", VERBLIJF, f"{VERBLIJF}bijna 1000000", f"rij 6, kolom waarde: 'bijna 1000000' {WOORDEN}"),
        # a kind of effect that asks for something else
        ("effecten", VERBLIJF, f"{VERBLIJF}1000000",
         "rij 6, kolom waarde: '1000000' mag niet bij aard 'In woorden'; laat het leeg, of geef aard 'In een jaar' of "
         "'Per jaar'."),
        ("effecten", VERBLIJF, "Verblijf,Gerealiseerd,In woorden,,,",
         "rij 6, kolom woorden: leeg mag niet bij aard 'In woorden'; schrijf het effect op."),
        ("effecten", HUISVESTING, HUISVESTING.replace("50000", ""),
         "rij 14, kolom waarde: leeg mag niet bij aard 'Per jaar'; vul het bedrag in, of geef aard 'In woorden'."),
        ("effecten", HUISVESTING, HUISVESTING.replace("Per jaar", "Structureel"),
         "rij 14, kolom aard: 'Structureel' is onbekend; toegestaan: In een jaar, Per jaar, Conform taakstelling, PM, "
         "In woorden."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used(
    project: Path, edit: Edit, bestand: str, oud: str, nieuw: str, verwacht: str
) -> None:
    """File, row, column, what was found, what is allowed, what to do: one line."""
    edit(project / DATA / f"{bestand}.csv", oud, nieuw)
    assert melding(project) == f"{DATA}/{bestand}.csv, {verwacht}"


def test_every_fault_of_every_file_at_once_and_nothing_is_built(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build says all of it, exits 1 and writes nothing."""
    edit(project / DATA / "maatregelen.csv", "2 Aanvullende maatregelen,Wijkkracht,", "Nieuw,Wijkkracht,")
    edit(project / DATA / "effecten.csv", HUISVESTING, HUISVESTING.replace("50000", "ruim 50000"))
    edit(project / DATA / "taakstelling_pakketten.csv", "2022,2000000", ",2000000")
    assert main(["build", "hengelo/2019-Q1", "--quiet"]) == 1
    *regels, waar = capsys.readouterr().err.splitlines()
    assert waar.count("/levering/") == 3
    plaatsen = [regel.split(": ")[0] for regel in regels]
    assert sorted(plaatsen) == [
        f"{DATA}/effecten.csv, rij 14, kolom waarde",
        f"{DATA}/maatregelen.csv, rij 15, kolom pakket",
        f"{DATA}/taakstelling_pakketten.csv, rij 5, kolom jaar",
    ]
    assert not (project / DATA / "snapshot").exists()
    assert not (project / "output/hengelo/2019-Q1/intern").exists()


def test_a_parameter_that_no_section_reads_is_refused(project: Path, edit: Edit) -> None:
    """What a chapter does not ask for is an unknown key."""
    params = project / "params/hengelo/2019-Q1/params.yml"
    edit(params, "    eindjaar: 2022\n", "    eindjaar: 2022\n    koersgrens: 90.0\n")
    with pytest.raises(MonitorError) as stop:
        Editie.open("hengelo", "2019-Q1")
    assert "hoofdstukken.maatregelen.koersgrens: deze sleutel is onbekend." in str(stop.value)


def test_a_last_year_that_no_pakket_has(project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule that the measures add up would hold for nothing: the build stops and names the years."""
    edit(project / "params/hengelo/2019-Q1/params.yml", "    eindjaar: 2022\n", "    eindjaar: 2021\n")
    assert main(["build", "hengelo/2019-Q1", "--quiet"]) == 1
    assert "'2021' is geen jaar. Bekend zijn: 2019, 2022, " in capsys.readouterr().err
    assert not (project / "output/hengelo/2019-Q1/intern").exists()
