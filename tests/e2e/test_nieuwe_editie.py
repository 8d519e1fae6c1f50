"""Can a new user make the next quarter of a region, and the first of another, and read the right numbers on its pages?

As that user would: `monitor new`, deliver the files, fill in what is named as open, `monitor build`, read.
"""

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kleine_monitor import alleen
from pagina import cellen, lees, tekst
from ruamel.yaml import YAML

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.nog_open import NIET_GELEVERD

Rijen = list[dict[str, str]]


def geleverd(map_: Path, naam: str, verander: Callable[[Rijen], Rijen], van: Path) -> None:
    """Deliver a file: that of another edition, with a change that can be seen here."""
    with (van / naam).open(encoding="utf-8", newline="") as bestand:
        rijen = verander(list(csv.DictReader(bestand)))
    with (map_ / naam).open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, rijen[0].keys(), lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)


def vul_in(params: Path, *paren: tuple[str, str]) -> None:
    """Replace what is open in params.yml."""
    inhoud = params.read_text(encoding="utf-8")
    for open_, ingevuld in paren:
        assert open_ in inhoud
        inhoud = inhoud.replace(open_, ingevuld)
    params.write_text(inhoud, encoding="utf-8")


def eindig(rijen: Rijen, aantal: int, dag: str, reden: str = "", **gezocht: str) -> None:
    """End so many running rows with these values on a day."""
    lopend = [rij for rij in rijen if not rij["einddatum"] and all(rij[naam] == lid for naam, lid in gezocht.items())]
    for rij in lopend[:aantal]:
        rij["einddatum"] = dag
        if reden:
            rij["reden"] = reden


def erbij(rijen: Rijen, aantal: int, **velden: str) -> Rijen:
    """Add so many rows with these values and a number of their own."""
    nummer = next(iter(rijen[0]))
    return [dict.fromkeys(rijen[0], "") | velden | {nummer: f"N{plaats:05d}"} for plaats in range(aantal)]


def jeugdwet(rijen: Rijen) -> Rijen:
    eindig(rijen, 3, "2016-05-15", gemeente="GM0053", leveringsvorm="PGB")
    nieuw = {"gemeente": "GM0005", "productgroep": "Ambulant GGZ", "leveringsvorm": "ZIN"}
    return rijen + erbij(rijen, 5, **nieuw, ingangsdatum="2016-06-01")


def wmo(rijen: Rijen) -> Rijen:
    eindig(rijen, 4, "2016-05-31", gemeente="GM0005", voorziening="Begeleiding", leveringsvorm="PGB")
    nieuw = {"gemeente": "GM1651", "voorziening": "Vervoer", "leveringsvorm": "ZIN"}
    return rijen + erbij(rijen, 7, **nieuw, ingangsdatum="2016-06-30")


def uitkeringen(rijen: Rijen) -> Rijen:
    eindig(rijen, 2, "2016-06-10", "Werk", gemeente="GM0005")
    return rijen + erbij(rijen, 6, gemeente="GM0005", ingangsdatum="2016-04-20")


def tweede_kwartaal(**anders: str) -> Callable[[Rijen], Rijen]:
    """Add the second quarter to the first: the same numbers, but for `anders` of Bedum."""

    def verander(rijen: Rijen) -> Rijen:
        nieuw = [rij | {"periode": "2016-Q2"} for rij in rijen if rij["periode"] == "2016-Q1"]
        for rij in nieuw:
            if rij["gemeente"] == "GM0005" and rij.get("wet", "Wmo") == "Wmo":
                rij["waarde"] = anders.get(rij["onderdeel"], rij["waarde"])
        return rijen + nieuw

    return verander


# In Bedum 36 casussen were discussed in the first quarter, of which 1 came from a huisarts; 2 bezwaarschriften Wmo.
VERANDERD = {
    "voorzieningen_jeugdwet.csv": jeugdwet,
    "voorzieningen_wmo.csv": wmo,
    "uitkeringen.csv": uitkeringen,
    "basisteams.csv": tweede_kwartaal(
        **{"Aantal cases besproken in basisteam": "41", "Aanmelders/verwijzers | Huisartsen": "6"}
    ),
    "bezwaren_klachten.csv": tweede_kwartaal(**{"Bezwaarschriften | Ontvangen": "5"}),
}


def tabel(site: Path, hoofdstuk: str, naam: str) -> dict[tuple[str, str], str]:
    return cellen(lees(site / f"{hoofdstuk}.html").find(id=f"tabel-{naam}"))


def getal(cel: str) -> int:
    return int(cel.replace(".", ""))


@pytest.fixture
def tweede(bmwe: Path, project: Path) -> Path:
    """The pages of bmwe/2016-Q2, made by a new user after the first quarter was built."""
    shutil.copytree(bmwe, project / "output/bmwe/2016-Q1/intern")
    assert main(["new", "bmwe/2016-Q2", "--quiet"]) == 0
    data, eerste = project / "data/bmwe/2016-Q2", project / "data/bmwe/2016-Q1"
    for leeg in sorted(data.glob("*.csv")):
        if leeg.name != "vorige_cijfers.csv":
            geleverd(data, leeg.name, VERANDERD.get(leeg.name, lambda rijen: rijen), eerste)
    params = project / "params/bmwe/2016-Q2"
    vul_in(
        params / "params.yml",
        ("volledig_vanaf: nog in te vullen", "volledig_vanaf: 2015-12-31"),
        ("nog in te vullen", "een proeflevering"),
        ("    nog_niet_geleverd: true\n", ""),
        (" (datum nog na te kijken)", ""),
    )
    # One text is new, one is that of the quarter before without its marks, the rest is still to be written.
    vul_in(params / "wmo.md", ("## Ontwikkelingen\n", "## Ontwikkelingen\n\nDit is van het tweede kwartaal.\n"))
    shutil.copy(project / "params/bmwe/2016-Q1/privacy.md", params / "privacy.md")
    assert main(["build", "bmwe/2016-Q2", "--quiet"]) == 0
    return project / "output/bmwe/2016-Q2/intern"


def test_the_second_quarter_stands_next_to_the_first(tweede: Path, bmwe: Path) -> None:
    """The first quarter is that of the earlier pages, the second differs from it by what was delivered."""
    for hoofdstuk, naam, rij, vorm, verschil in (
        ("jeugdwet", "recapitulatie-jeugdwet", "Bedum", "ZIN | ", 5),
        ("jeugdwet", "recapitulatie-jeugdwet", "Winsum", "PGB | ", -3),
        ("jeugdwet", "recapitulatie-jeugdwet", "De Marne", "Totaal | ", 0),
        ("jeugdwet", "recapitulatie-jeugdwet", "Totaal", "Totaal | ", 5 - 3),
        ("wmo", "recapitulatie-wmo", "Bedum", "PGB | ", -4),
        ("wmo", "recapitulatie-wmo", "Eemsmond", "ZIN | ", 7),
        ("wmo", "recapitulatie-wmo", "Totaal", "Totaal | ", 7 - 4),
    ):
        toen, nu = tabel(bmwe, hoofdstuk, naam), tabel(tweede, hoofdstuk, naam)
        eerste, tweede_ = (getal(nu[rij, f"{vorm}{periode}"]) for periode in ("1e kw", "2e kw"))
        assert eerste == getal(toen[rij, f"{vorm}1e kw"])
        assert tweede_ - eerste == verschil, (rij, vorm)
        assert toen[rij, f"{vorm}2e kw"] == nu[rij, f"{vorm}3e kw"] == "…"
    # Six came in April; two ended on 10 June.
    bestand = tabel(tweede, "participatiewet", "uitkeringsbestand")
    maart, april, juni = (getal(bestand[maand, "Bedum"]) for maand in ("Maart", "April", "Juni"))
    assert (april - maart, juni - april) == (6, -2)
    bezwaren = tabel(tweede, "clientbeleving", "bezwaren-klachten-bedum")
    ontvangen = "Wmo | Bezwaarschriften | Ontvangen"
    assert [bezwaren[ontvangen, kolom] for kolom in ("1e kw", "2e kw", "3e kw")] == ["2", "5", "…"]
    besproken = tabel(tweede, "jeugdwet", "basisteam-bedum")
    geheel = "Aantal cases besproken in basisteam"
    assert [besproken[geheel, f"{periode} 2016"] for periode in ("1e kw", "2e kw")] == ["36", "41"]
    assert (geheel, "2e kw 2015") in besproken
    assert (geheel, "1e kw 2015") not in besproken

    # Of before the register begins there is nothing to count, and that is no 0.
    uitkeringen_ = tabel(tweede, "samenvatting", "alle-indicatoren")
    assert [uitkeringen_["Participatiewet | Uitkeringen", kolom] for kolom in ("2e kw 2015", "1e kw 2016")] == [
        "?",
        "1.202",
    ]

    # What nobody wrote yet says so; what was copied from the quarter before is a bevinding.
    assert "Nog te schrijven" in tekst(tweede / "jeugdwet.html")
    assert "vorige editie (" not in tekst(tweede / "jeugdwet.html")
    assert "Dit is van het tweede kwartaal." in tekst(tweede / "wmo.html")
    assert "deze is woord voor woord die van bmwe/2016-Q1" in tekst(tweede / "privacy.html")
    assert "Dit is een reproductie" not in tekst(tweede / "index.html")


def schrijf(map_: Path, naam: str, *regels: str, kop: str = "") -> None:
    """Deliver rows under the heading that stands in the empty file, or under one with fewer columns."""
    pad = map_ / f"{naam}.csv"
    boven = f"{kop}\n" if kop else pad.read_text(encoding="utf-8")
    pad.write_text(boven + "".join(f"{regel}\n" for regel in regels), encoding="utf-8")


def lever(data: Path) -> None:
    """Deliver what LEVEREN.md asks for of two chapters: three rows run on 31-12-2024, one ended in October."""
    for naam, soort, zwaar, licht in (
        ("voorzieningen_jeugdwet", "productgroep", "43", "45"),
        ("voorzieningen_wmo", "voorziening", "15", "02"),
    ):
        schrijf(
            data,
            naam,
            f"1,A,GM9999,{licht},ZIN,2024-02-01,",
            f"2,A,GM9999,{zwaar},ZIN,2024-05-01,",
            f"3,B,GM9999,{licht},PGB,2024-11-01,",
            f"4,C,GM9999,{zwaar},ZIN,2023-06-01,2024-10-15",
            kop=f"voorziening_nummer,client,gemeente,{soort},leveringsvorm,ingangsdatum,einddatum",
        )
    geheel, huisarts = "Aantal cases besproken in basisteam", "Aanmelders/verwijzers | Huisartsen"
    rest = ("Aantal opgestelde ondersteuningsplannen besproken", "Aantal lopende cases", "Wachtlijst")
    schrijf(data, "basisteams", *(f"GM9999,{onderdeel},2024-Q4,4" for onderdeel in (geheel, huisarts, *rest)))
    schrijf(data, "maatwerkvoorzieningen", "Scootmobielpool,2023-12-31,20,", "Scootmobielpool,2024-12-31,25,")
    schrijf(data, "wachtlijsten_diensten", "Veilig Thuis,2024-Q4,3")


def test_an_invented_region_builds_without_a_line_of_code(project: Path) -> None:
    """One gemeente and three chapters, from the structure of the example: its own numbers, and only those."""
    nieuw = ["new", "proefregio/2024-Q4", "--gemeente", "GM9999:Proefstad", "--quiet"]
    assert main([*nieuw, "--hoofdstukken", "jeugdwet,wmo,verantwoording"]) == 0
    params, data = project / "params/proefregio/2024-Q4", project / "data/proefregio/2024-Q4"
    vul_in(
        params / "params.yml",
        ("    nog_niet_geleverd: true\n", ""),
        ("titel: nog in te vullen", "titel: Monitor van Proefstad"),
        ("vindplaats: nog in te vullen", "vindplaats: verzonnen voor deze test"),
        ("volledig_vanaf: nog in te vullen", "volledig_vanaf: 2023-06-01"),
        # Vervolghulp asks for years that a new register does not have: it goes, and the zwaarte with it.
        ("      - vervolg\n", ""),
        ("    zwaarte:\n      nog in te vullen: []\n", ""),
        ("      aanbieder:\n        nog in te vullen: de naam op de pagina\n", ""),
        ("- Wachtlijst\n        - nog in te vullen\n", "- Wachtlijst\n"),
        ("      voorziening:\n        - nog in te vullen", "      voorziening:\n        - Scootmobielpool"),
        ("nog in te vullen: de naam op de pagina", "'2023-12-31': 31-12-2023\n        '2024-12-31': 31-12-2024"),
        ("      dienst:\n        - nog in te vullen", "      dienst:\n        - Veilig Thuis"),
    )
    lever(data)
    assert main(["build", "proefregio/2024-Q4", "--quiet"]) == 0
    site = project / "output/proefregio/2024-Q4/intern"
    recapitulatie = tabel(site, "jeugdwet", "recapitulatie-jeugdwet")
    # On 30-9: rows 1, 2 and 4. On 31-12: rows 1, 2 and 3.
    assert [recapitulatie["Proefstad", f"ZIN | {kw}"] for kw in ("3e kw", "4e kw")] == ["3", "2"]
    assert [recapitulatie["Proefstad", f"PGB | {kw}"] for kw in ("3e kw", "4e kw")] == ["0", "1"]
    assert tabel(site, "jeugdwet", "basisteam-proefstad")["Wachtlijst", "4e kw 2024"] == "4"
    assert {pad.stem for pad in site.glob("*.html")} == {"index", "jeugdwet", "wmo", "verantwoording"}
    assert "Monitor van Proefstad" in tekst(site / "index.html")


OPEN = "nog in te vullen"


def ingevuld(nieuw: object, toen: object, sleutel: str = "") -> object:
    """Fill in what is open with what the earlier edition says there: a maker who has all that it had."""
    if isinstance(nieuw, dict) and not any(OPEN in str(naam) for naam in nieuw):
        was = toen if isinstance(toen, dict) else {}
        return {naam: ingevuld(van, was.get(naam), naam) for naam, van in nieuw.items() if naam != NIET_GELEVERD}
    if isinstance(nieuw, dict | list) and OPEN in str(nieuw):
        return toen
    if nieuw == OPEN:
        return {"vindplaats": "een proeflevering", "volledig_vanaf": toen or "1990-01-01"}.get(sleutel, toen)
    return nieuw


def maak_af(project: Path, van: str, naar: str) -> None:
    """Fill in params.yml and deliver what the earlier edition had, with rows of the new quarter beside it."""
    pad, yaml = project / "params" / naar / "params.yml", YAML(typ="safe")
    pad.write_text(pad.read_text(encoding="utf-8").replace(" (datum nog na te kijken)", ""), encoding="utf-8")
    toen = yaml.load(project / "params" / van / "params.yml")
    gegeven = ingevuld(yaml.load(pad), toen)
    assert isinstance(gegeven, dict)
    gegeven["gemeenten"] = toen["gemeenten"]
    yaml.dump(gegeven, pad)
    oud, nieuw = (een.split("/")[1] for een in (van, naar))

    def verder(rijen: Rijen) -> Rijen:
        extra = [rij | {"periode": nieuw} for rij in rijen if rij.get("periode") == oud]
        return rijen + (extra if oud != nieuw else [])

    for naam, bron in gegeven["bronnen"].items():
        assert bron["bestand"] == toen["bronnen"][naam]["bestand"]
        geleverd(project / "data" / naar, bron["bestand"], verder, project / "data" / van)


KORT = "samenvatting,inleiding,financien,maatregelen,privacy,verantwoording"


@pytest.mark.parametrize(
    ("van", "hoofdstukken"),
    [
        ("bmwe/2016-Q1", KORT.replace(",maatregelen", "")),
        ("bmwe/2016-Q1", "samenvatting"),
        ("groningen/2017-Q2", ""),
        ("haarlemmermeer/2017-Q2", ""),
        ("hengelo/2019-Q1", ""),
        ("voorbeeld/2024-Q4", KORT),
    ],
)
def test_a_new_region_like_any_edition_builds(
    project: Path, van: str, hoofdstukken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what that edition delivered; what a new region cannot have yet is left out, and that is said."""
    editie = Editie.named(van, Layout.find())
    gemeenten = [deel for code, naam in editie.gemeentenamen.items() for deel in ("--gemeente", f"{code}:{naam}")]
    naar = f"proefregio/{editie.periode}"
    keuze = ["--hoofdstukken", hoofdstukken] if hoofdstukken else []
    assert main(["new", naar, "--from", van, *gemeenten, *keuze]) == 0
    gezegd = capsys.readouterr().out
    blokken = editie.parameters.hoofdstukken.gevraagd()
    gekozen = hoofdstukken.split(",") if hoofdstukken else list(blokken)
    met_kalender = "inleiding" in gekozen and "kalender" in blokken["inleiding"].secties
    assert ("Weggelaten: hoofdstuk inleiding, sectie kalender: die toont de bestuurlijke" in gezegd) == met_kalender
    met_overzicht = "samenvatting" in gekozen and "overzicht" in blokken["samenvatting"].secties
    assert ("hoofdstuk samenvatting, sectie overzicht: die leest hoofdstuk" in gezegd) == met_overzicht
    leveren = (project / "data" / naar / "LEVEREN.md").read_text(encoding="utf-8")
    assert ("## Weggelaten" in leveren) == (met_kalender or met_overzicht)
    maak_af(project, van, naar)
    assert main(["build", naar, "--quiet"]) == 0


@pytest.mark.parametrize(
    "van",
    [
        "haarlemmermeer/2017-Q2",
        *(("groningen/2017-Q2", "hengelo/2019-Q1") if os.environ.get("MONITOR_GRONDIG") else ()),
    ],
)
def test_the_next_quarter_of_any_edition_builds(project: Path, van: str) -> None:
    """With all its sections; that of bmwe is read above."""
    editie = Editie.named(van, Layout.find())
    naar = f"{editie.regio}/{editie.periode.volgende}"
    assert main(["new", naar, "--quiet"]) == 0
    maak_af(project, van, naar)
    assert main(["build", naar, "--quiet"]) == 0
    blokken = Editie.named(naar, Layout.find()).parameters.hoofdstukken.gevraagd()
    assert {naam: blok.secties for naam, blok in blokken.items()} == {
        naam: blok.secties for naam, blok in editie.parameters.hoofdstukken.gevraagd().items()
    }


def test_an_edition_in_which_no_indicator_could_be_measured_has_a_next_one(project: Path) -> None:
    """It showed no number, and that is no reason to say that it was not built."""
    van, pad, yaml = "bmwe/2016-Q1", project / "params/bmwe/2016-Q1/params.yml", YAML()
    alleen(project, "privacy", "prestatie-indicatoren")
    gegeven = yaml.load(pad)
    gegeven["bronnen"] = {"privacyraamwerk": gegeven["bronnen"]["privacyraamwerk"]}
    gegeven |= {"beweringen": [], "aanvaard": []}
    yaml.dump(gegeven, pad)
    assert main(["build", van, "--quiet"]) == 0
    assert main(["new", "bmwe/2016-Q2", "--quiet"]) == 0
    data = project / "data/bmwe/2016-Q2"
    shutil.copy(project / "data" / van / "privacyraamwerk.csv", data)
    vul_in(
        project / "params/bmwe/2016-Q2/params.yml",
        ("nog in te vullen", "een proeflevering"),
        ("    nog_niet_geleverd: true\n", ""),
        (" (datum nog na te kijken)", ""),
    )
    assert main(["build", "bmwe/2016-Q2", "--quiet"]) == 0
