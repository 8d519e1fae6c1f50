"""`monitor new`: complete, empty of another quarter's or region's numbers, and never over what exists."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from locations import ROOT
from ruamel.yaml import YAML
from verslag_van_levering import zonder_verslag

from monitorlib.cli import main
from monitorlib.controles.teksten import ongewijzigd
from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.errors import SourceError, ToelichtingError
from monitorlib.nieuw.nog_open import regels_nog_open
from monitorlib.pagina.bladen.nog_open import nog_open_html
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Toelichting, lees_toelichting
from monitorlib.sources.freeze.snapshot import freeze

PROEFREGIO = ["new", "proefregio/2025-Q1", "--gemeente", "GM9999:Proefstad"]
# Columns of which the example invents the codes: who there is, and what they do.
PARTIJEN = ("aanbieder", "partij")
ZAKEN = ("project", "pakket", "maatregel", "contract", "cohort", "opgave", "reactie")


@pytest.fixture
def gebouwd(project: Path) -> Path:
    """A project in which bmwe/2016-Q1 counts as built."""
    uit = project / "output" / "bmwe" / "2016-Q1" / "intern"
    uit.mkdir(parents=True)
    kop = "editie,indicator,gemeente,periode,reden,waarde\n"
    (uit / "indicatoren.csv").write_text(kop + "bmwe/2016-Q1,Wachtlijst,Bedum,2016-Q1,,17\n", encoding="utf-8")
    return project


@pytest.fixture
def tweede(gebouwd: Path) -> Editie:
    """bmwe/2016-Q2 as `monitor new` makes it, its registers being known to reach back to the end of 2015."""
    assert main(["new", "bmwe/2016-Q2", "--quiet"]) == 0
    pad = gebouwd / "params/bmwe/2016-Q2/params.yml"
    inhoud = pad.read_text(encoding="utf-8")
    assert inhoud.count("volledig_vanaf: nog in te vullen") == 3
    pad.write_text(inhoud.replace("volledig_vanaf: nog in te vullen", "volledig_vanaf: 2015-12-31"), encoding="utf-8")
    return Editie.named("bmwe/2016-Q2", Layout.find())


def alles(map_: Path) -> dict[Path, bytes]:
    return {pad.relative_to(map_): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def test_the_next_quarter_moves_and_empties(tweede: Editie) -> None:
    """It follows on the latest earlier edition; dates move; what was of that quarter only is gone."""
    gegeven = tweede.volledig.parameters
    assert (gegeven.status, gegeven.publicatie, gegeven.vorige) == ("concept", None, "bmwe/2016-Q1")
    assert (gegeven.beweringen, gegeven.geen_aantal, gegeven.aanvaard) == ([], [], [])
    assert {bron.herkomst for bron in gegeven.bronnen.values()} == {"geleverd"}
    # 6 and 14 June, three months on.
    assert [str(een.datum) for een in gegeven.kalender] == ["2016-09-06", "2016-09-14"]
    tekst = (tweede.params / "params.yml").read_text(encoding="utf-8")
    assert "edition bmwe/2016-Q2" in tekst
    assert "# how many quarters the tables of the basisteams show" in tekst
    leeg = {pad.name: pad.read_text(encoding="utf-8") for pad in tweede.data.glob("*.csv")}
    assert leeg.pop("vorige_cijfers.csv").endswith("bmwe/2016-Q1,Wachtlijst,Bedum,2016-Q1,,17\n")
    assert leeg["sporen.csv"] == "gemeente,spoor,waarde\n"
    assert {inhoud.count("\n") for inhoud in leeg.values()} == {1}
    assert set(leeg) == {bron.bestand for bron in gegeven.bronnen.values()} - {"vorige_cijfers.csv"}


def test_the_text_of_the_quarter_before_is_kept_for_the_maker_only(tweede: Editie) -> None:
    """It stands in the file, marked; the page says that there is no text yet; a copy is a bevinding."""
    wmo = lees_toelichting(tweede.params / "wmo.md", "wmo.md")
    assert "{# vorige editie (bmwe/2016-Q1)" in wmo.secties["Ontwikkelingen"]
    assert "latende partijen" in wmo.secties["Ontwikkelingen"]
    getallen = LevendeGetallen({}, tweede.periode)
    assert wmo.schrijf("Ontwikkelingen", getallen) is None
    assert ongewijzigd(tweede, "wmo", wmo) == []
    los = {naam: re.sub(r"\{#.*|#\}", "", tekst) for naam, tekst in wmo.secties.items()}
    [*gevonden] = ongewijzigd(tweede, "wmo", Toelichting("wmo.md", los | {"Aantallen": "Iets anders."}))
    assert [een.naam for een in gevonden] == [f"toelichting wmo / {naam}" for naam in los if naam != "Aantallen"]
    half = Toelichting("wmo.md", {"Aantallen": "Nieuw.\n\nOud.\n#}"})
    with pytest.raises(ToelichtingError, match="hier staat een los '#}'"):
        half.schrijf("Aantallen", getallen)


def test_leveren_says_what_of_which_period(tweede: Editie) -> None:
    """Per source its columns and codes, what is personal, and that earlier quarters stay."""
    tekst = (tweede.data / "LEVEREN.md").read_text(encoding="utf-8")
    for bron in tweede.parameters.bronnen.values():
        assert bron.bestand in tekst or bron.bestand == "vorige_cijfers.csv"
    assert "| voorziening_nummer | tekst, persoonlijk | nummer van de voorziening |  |" in tekst
    assert "Neem de rijen van eerdere kwartalen over uit het bestand van bmwe/2016-Q1 en zet die van 2016-Q2" in tekst
    # The series of indicators goes back eight quarters: from the third quarter of 2014.
    assert "alles wat liep op 30-6-2014 of daarna, tot en met 30-6-2016" in tekst
    assert "kalender.0.onderwerp: Bespreken van de monitor (datum nog na te kijken)" in tekst


def test_all_that_is_open_has_its_line(tweede: Editie) -> None:
    """What to fill in, what to look at, what to deliver; no page shows a day that nobody looked at."""
    bronnen = len(tweede.bronnen) - 1  # the numbers of the quarter before are there
    eerste, *regels = regels_nog_open(tweede)
    assert eerste == f"Nog open: {2 * bronnen + 2} plaatsen. data/bmwe/2016-Q2/LEVEREN.md zegt per bron hoe."
    assert sum(regel.endswith("vindplaats: nog in te vullen.") for regel in regels) == bronnen
    assert sum(regel.endswith(".csv is nog niet geleverd.") for regel in regels) == bronnen
    assert sum("(datum nog na te kijken)" in regel for regel in regels) == 2
    assert len(regels) == 2 * bronnen + 2
    params = (tweede.params / "params.yml").read_text(encoding="utf-8").splitlines()
    for regel in regels:
        nummer, sleutel = re.search(r"regel (\d+), ([\w.]+):", regel).groups()  # type: ignore[union-attr]
        assert sleutel.split(".")[-1] in params[int(nummer) - 1]
    assert tweede.parameters.kalender == []
    assert list(tweede.parameters.bronnen) == ["vorige_cijfers"]


def test_what_is_open_is_never_vastgesteld(
    tweede: Editie, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor accepted: it goes when it is filled in."""
    pad = tweede.params / "params.yml"
    edit(pad, "status: concept", "status: vastgesteld")
    assert main(["build", "bmwe/2016-Q2", "--quiet"]) == 1
    assert "wat vastgesteld is, heeft niets meer open. Vul in of lever:" in capsys.readouterr().err
    edit(pad, "status: vastgesteld", "status: concept")
    aanvaarding = (
        "{bevinding: params.yml / titel, soort: nog open, hoofdstuk: verantwoording, berekend: x, reden: komt wel goed}"
    )
    edit(pad, "aanvaard: []", f"aanvaard: [{aanvaarding}]")
    assert main(["build", "bmwe/2016-Q2", "--quiet"]) == 1
    assert "wat nog open is, is niet te aanvaarden; vul het in" in capsys.readouterr().err


def test_nothing_is_overwritten_or_guessed(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each refusal leaves the project as it was, and says what is wrong."""
    voor = alles(gebouwd)
    for opdracht, code, melding in (
        (
            ["bmwe/2016-Q1"],
            1,
            "params/bmwe/2016-Q1 bestaat al; er is niets veranderd. Kies een andere naam, of verplaats wat er staat.",
        ),
        (["bmwe/2015-Q4"], 2, "Voor 'bmwe/2015-Q4' is er geen eerdere editie van deze regio"),
        (["bmwe/2016-Q2", "--from", "bmwe/2016-Q3"], 2, "Bedoelt u 'bmwe/2016-Q1'?"),
        (["bmwe/2016-Q2", "--from", "groningen/2017-Q2"], 2, "volgt niet op groningen/2017-Q2"),
        (["bmwe/2016-Q2", "--gemeente", "GM0014:Groningen"], 2, "zijn voor een nieuwe regio, en bmwe is er al"),
        (["voorbeeld/2025-Q1"], 1, "nog niet gebouwd, en voorbeeld/2025-Q1 heeft de cijfers ervan nodig"),
        (["../x/2016-Q2"], 2, "is geen editie"),
        (["bmwe/2016-Q5"], 2, "is geen editie"),
        (["proefregio/2025-Q1"], 2, "is een nieuwe regio; noem haar gemeenten: --gemeente CODE:NAAM"),
        (["proefregio/2025-Q1", "--gemeente", "Proefstad"], 2, "schrijf CODE:NAAM, zoals GM0053:Winsum"),
        ([*PROEFREGIO[1:], "--gemeente", "GM9999:Elders"], 2, "--gemeente 'GM9999:Elders' staat er twee keer"),
        ([*PROEFREGIO[1:], "--hoofdstukken", "jeugdwt"], 2, "Bedoelt u 'jeugdwet'?"),
    ):
        assert main(["new", *opdracht]) == code, opdracht
        assert melding in capsys.readouterr().err
    (gebouwd / "data/bmwe/2016-Q2").mkdir()
    assert main(["new", "bmwe/2016-Q2"]) == 1
    assert (
        "data/bmwe/2016-Q2 bestaat al; er is niets veranderd. Kies een andere naam, of verplaats wat er staat."
        in capsys.readouterr().err
    )
    assert alles(gebouwd) == voor


def test_a_failure_halfway_leaves_nothing(
    gebouwd: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second of the two folders cannot be put in its place: the first goes as well."""
    voor, doel, hernoem = alles(gebouwd), gebouwd / "params/bmwe/2016-Q2", Path.rename

    def vol(pad: Path, naar: Path) -> Path:
        if naar == doel:
            raise OSError(errno.ENOSPC, "geen ruimte", str(naar))
        return hernoem(pad, naar)

    monkeypatch.setattr(Path, "rename", vol)
    assert main(["new", "bmwe/2016-Q2"]) == 1
    assert "de schijf is vol" in capsys.readouterr().err
    assert alles(gebouwd) == voor
    assert not (gebouwd / "data/bmwe/2016-Q2").exists()


def test_a_new_region_takes_nothing_that_is_anothers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All chapters of the example, and no name, number or text of its own."""
    assert main([*PROEFREGIO, "--gemeente", "GM9998:Verzonnen", "--quiet"]) == 0
    params, data = project / "params/proefregio/2025-Q1", project / "data/proefregio/2025-Q1"
    geschreven = "\n".join(pad.read_text(encoding="utf-8") for pad in (*params.iterdir(), *data.iterdir()))
    assert [naam for naam in verzonnen(*PARTIJEN, *ZAKEN) if naam in geschreven] == []
    gegeven = YAML(typ="safe").load(params / "params.yml")
    assert gegeven["gebied"] == "Proefstad en Verzonnen"
    leeg = (
        "publicatie",
        "vorige",
        "doelen",
        "registratieproblemen",
        "kalender",
        "beweringen",
        "geen_aantal",
        "aanvaard",
    )
    assert [naam for naam in leeg if gegeven[naam]] == []
    assert {bron["herkomst"] for bron in gegeven["bronnen"].values()} == {"geleverd"}
    vanaf = {bron.get("volledig_vanaf", "nog in te vullen") for bron in gegeven["bronnen"].values()}
    assert vanaf == {"nog in te vullen"}
    assert not [bron for bron in gegeven["bronnen"].values() if "opgehaald" in bron]
    assert {pad.read_text(encoding="utf-8").count("\n") for pad in data.glob("*.csv")} == {1}
    assert not re.search(r"^[^#\n]", "".join(pad.read_text(encoding="utf-8") for pad in params.glob("*.md")), re.M)
    # A percentage of the budget is the region's own: a number that is not filled in is named with the rest.
    gemeld = "\n".join(regels_nog_open(Editie.named("proefregio/2025-Q1", Layout.find())))
    assert "hoofdstukken.financien.uitvoering_wmo: nog in te vullen." in gemeld
    assert "titel: nog in te vullen." in gemeld
    assert main(["list"]) == 0
    assert "proefregio/2025-Q1  nog in te vullen, Proefstad en Verzonnen (concept)" in capsys.readouterr().out


def verzonnen(*kolommen: str) -> set[str]:
    """What the example edition invents: its gemeenten, their faults, and the codes and names of these columns."""
    gegeven = YAML(typ="safe").load(ROOT / "params/voorbeeld/2024-Q4/params.yml")
    namen = {tekst for gemeente in gegeven["gemeenten"] for tekst in (gemeente["code"], gemeente["naam"])}
    namen |= {een["tekst"] for een in gegeven["registratieproblemen"]}
    for bron in gegeven["bronnen"].values():
        for kolom in kolommen:
            codes = bron.get("codes", {}).get(kolom, [])
            namen |= set(codes) | set(codes.values() if isinstance(codes, dict) else [])
    assert {"GM9801", "Aldermeer", "Vlierwende Jeugd", "00451201"} <= namen
    return namen


def test_no_fictitious_name_stands_under_a_real_one() -> None:
    """Nor the reverse: params and data of every edition that the project comes with."""
    namen = verzonnen(*PARTIJEN)
    layout = Layout(ROOT, ROOT / "data", ROOT / "output")
    echt: set[str] = set()
    for naam in known_editions(layout):
        editie = Editie.named(naam, layout)
        if editie.parameters.status == "fictief":
            continue
        echt |= set(editie.gemeentenamen)
        bestanden = [*editie.params.iterdir(), *(pad for pad in editie.data.iterdir() if pad.suffix in (".csv", ".md"))]
        inhoud = "\n".join(pad.read_text(encoding="utf-8") for pad in bestanden)
        assert [een for een in sorted(namen) if re.search(rf"\b{re.escape(een)}\b", inhoud)] == [], naam
    voorbeeld = Editie.named("voorbeeld/2024-Q4", layout)
    # The CBS gives codes below GM2000; those of the example begin at GM9800.
    assert all(code >= "GM9800" for code in voorbeeld.gemeentenamen)
    for pad in (*voorbeeld.params.iterdir(), *voorbeeld.data.glob("*.csv")):
        gevonden = set(re.findall(r"\bGM\d{4}\b", pad.read_text(encoding="utf-8")))
        assert gevonden <= set(voorbeeld.gemeentenamen), pad.name
    assert echt == {"GM0005", "GM1663", "GM0053", "GM1651", "GM0014", "GM0164", "GM0394"}


def test_a_telling_without_its_own_quarter_is_refused(project: Path) -> None:
    """The file of an earlier quarter that was left in place, and a quarter that is still to come."""
    pad = project / "data/bmwe/2016-Q1/bezwaren_klachten.csv"
    inhoud = pad.read_text(encoding="utf-8")
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    pad.write_text(inhoud.replace("2016-Q1", "2015-Q4"), encoding="utf-8")
    with pytest.raises(SourceError) as gevonden:
        freeze(editie)
    assert zonder_verslag(gevonden.value) == (
        "data/bmwe/2016-Q1/bezwaren_klachten.csv, kolom periode: geen enkele rij is van 2016-Q1; gevonden: 2015-Q4. "
        "Zet de rijen van 2016-Q1 erbij; die van eerdere kwartalen blijven staan."
    )
    pad.write_text(inhoud.replace("2016-Q1", "2016-Q2", 1), encoding="utf-8")
    with pytest.raises(SourceError) as gevonden:
        freeze(editie)
    assert zonder_verslag(gevonden.value) == (
        "data/bmwe/2016-Q1/bezwaren_klachten.csv, rij 2, kolom periode: '2016-Q2' ligt na het kwartaal van deze "
        "editie; toegestaan: tot en met 2016-Q1. Haal de rij weg of verbeter het kwartaal."
    )


def test_how_a_supplier_writes_it_goes_on_to_the_next_quarter(
    gebouwd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what the maker has to do for it; no empty file stands in the place of a workbook or a database."""
    pad = gebouwd / "params/bmwe/2016-Q1/params.yml"
    yaml = YAML()
    parameters = yaml.load(pad)
    werkmap, database, anders = (parameters["bronnen"][naam] for naam in ("sporen", "regelingen", "minimabeleid"))
    werkmap |= {"bestand": "sporen.xlsx", "levering": {"blad": "Sporen"}}
    waar = {"verbinding": "MONITOR_DWH", "tabel": "pw.regelingen"}
    database |= {"bestand": "regelingen.parquet", "levering": {"database": waar}}
    anders |= {"levering": {"kolommen": {"Gemeente": "gemeente"}}}
    yaml.dump(parameters, pad)
    assert main(["new", "bmwe/2016-Q2", "--quiet"]) == 0
    nieuw = yaml.load(gebouwd / "params/bmwe/2016-Q2/params.yml")
    assert nieuw["bronnen"]["sporen"]["levering"] == {"blad": "Sporen"}
    data = gebouwd / "data/bmwe/2016-Q2"
    assert not [naam for naam in ("sporen.xlsx", "regelingen.parquet", "minimabeleid.csv") if (data / naam).exists()]
    tekst = (data / "LEVEREN.md").read_text(encoding="utf-8")
    assert "sporen.xlsx\n\nZoals de leverancier haar schrijft; params.yml vertaalt haar kolommen en codes" in tekst
    assert "Staat in de database van MONITOR_DWH: `monitor snapshot bmwe/2016-Q2` haalt haar op." in tekst
    editie = Editie.named("bmwe/2016-Q2", Layout.find())
    te_leveren = {een.bron: nog_open_html(editie, [een.sleutel]) for een in editie.nog_open if een.is_levering}
    assert (
        "Zet de rijen in <code>data/bmwe/2016-Q2/sporen.xlsx</code>, met de kolommen gemeente, spoor, waarde"
        in (te_leveren["sporen"])
    )
    assert "met de kolommen gemeente, verstrekking, waarde (zoals params.yml ze vertaalt)" in te_leveren["minimabeleid"]
    # What a database holds is not delivered.
    assert "en draai dan <code>monitor snapshot bmwe/2016-Q2</code>" in te_leveren["regelingen"]


def test_a_telling_per_month_asks_for_months(project: Path) -> None:
    """Also in an edition per quarter: its file has a row per month."""
    assert main(["build", "proefstad/2024-Q2", "--quiet"]) == 0
    assert main(["new", "proefstad/2024-Q3", "--quiet"]) == 0
    leveren = (project / "data/proefstad/2024-Q3/LEVEREN.md").read_text(encoding="utf-8")
    assert "met rijen van de maanden van 2024-Q3. Neem de rijen van eerdere maanden over uit" in leveren
    assert "kwartalen naast elkaar" not in leveren
