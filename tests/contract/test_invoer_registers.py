"""Does bad input in the registers of the example edition stop, or give a bevinding, with a place and a remedy?"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from verslag_van_levering import verslagen, zonder_verslag

from monitorlib.cli import main
from monitorlib.controles.bevinding import Bevinding, beoordeel
from monitorlib.controles.registratie import registratiebevindingen
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze

DATA, YML = "data/voorbeeld/2024-Q4", "params/voorbeeld/2024-Q4/params.yml"
JEUGD, WMO, UITKERINGEN = "voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"
Rij = dict[str, str]
Edit = Callable[[Path, str, str], None]


class Bron:
    """A delivered file of the copy, by its rows as an analyst numbers them."""

    def __init__(self, project: Path, naam: str) -> None:
        self.pad, self.shown = project / DATA / f"{naam}.csv", f"{DATA}/{naam}.csv"

    def rijen(self) -> list[Rij]:
        with self.pad.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def zoek(self, waar: Callable[[Rij], object]) -> int:
        """The number of the first row for which something holds."""
        return next(nummer for nummer, rij in enumerate(self.rijen(), 2) if waar(rij))

    def wijzig(self, nummer: int, **waarden: str) -> Rij:
        """Change a row, or add it at the end; gives it as it was."""
        rijen = self.rijen()
        was = dict(rijen[nummer - 2])
        rijen[nummer - 2].update(waarden)
        self.schrijf(rijen)
        return was

    def voeg_toe(self, rij: Rij) -> int:
        rijen = [*self.rijen(), rij]
        self.schrijf(rijen)
        return len(rijen) + 1

    def schrijf(self, rijen: list[Rij]) -> None:
        with self.pad.open("w", encoding="utf-8", newline="") as file:
            schrijver = csv.DictWriter(file, list(rijen[0]), lineterminator="\n")
            schrijver.writeheader()
            schrijver.writerows(rijen)


def bevries() -> list[Bevinding]:
    editie = Editie.open("voorbeeld", "2024-Q4")
    freeze(editie)
    return beoordeel(registratiebevindingen(editie), editie.parameters.aanvaard)


def melding(project: Path) -> list[str]:
    """What an analyst reads; no line holds a pseudonym or a number of a record."""
    with pytest.raises(MonitorError) as stop:
        bevries()
    assert not (project / DATA / "snapshot").exists()
    gezegd = "\n".join([str(stop.value), *verslagen(Editie.open("voorbeeld", "2024-Q4"))])
    for naam in (JEUGD, WMO, UITKERINGEN, "meldingen"):
        for rij in Bron(project, naam).rijen():
            assert rij["client"] not in gezegd
            assert next(iter(rij.values())) not in gezegd
    return zonder_verslag(stop.value).splitlines()


def test_the_editions_are_valid_as_they_are(project: Path) -> None:
    """All that the example registers wrongly is accepted; the reconstructed registers of bmwe have no clients."""
    bevindingen = bevries()
    assert [een.naam for een in bevindingen if not een.aanvaard] == []
    assert {een.naam for een in bevindingen} == {
        f"registratie {naam}"
        for naam in (f"{JEUGD} / overlap", f"{WMO} / overlap", f"{WMO} / dubbel", f"{UITKERINGEN} / overlap",
                     f"{UITKERINGEN} / dubbel")
    }  # fmt: skip
    assert {(een.hoofdstuk, een.soort, een.gedrukt) for een in bevindingen} == {("verantwoording", "registratie", "")}
    # All of these rows have a client, so that trajecten can join them.
    assert all("trajecten tellen ze als één, maar een tabel van" in een.regel for een in bevindingen)
    bmwe = Editie.open("bmwe", "2016-Q1")
    freeze(bmwe)
    assert registratiebevindingen(bmwe) == []


def test_a_record_that_runs_past_the_end_of_its_gemeente(project: Path) -> None:
    """The merger of 1 January 2024 closes every record of the old gemeenten; this one was forgotten."""
    bron = Bron(project, UITKERINGEN)
    rij = bron.zoek(lambda rij: rij["gemeente"] == "GM9807" and rij["einddatum"] == "2023-12-31")
    bron.wijzig(rij, einddatum="")
    assert melding(project) == [
        f"{bron.shown}, rij {rij}, kolom gemeente: 'GM9807' (Hazelrade) bestaat tot en met 2023-12-31, maar einddatum "
        "is leeg: de rij loopt nog; beëindig deze rij op 2023-12-31 en ga met een nieuwe rij vanaf 2024-01-01 verder "
        "bij 'GM9806' (Nieuw-Hazelrade), waarin zij is opgegaan."
    ]


def test_a_record_that_was_recoded_as_a_whole(project: Path) -> None:
    """The new code on all of a record: 2023 would lose it without a word."""
    bron = Bron(project, JEUGD)
    rij = bron.zoek(lambda rij: rij["gemeente"] == "GM9806" and rij["ingangsdatum"] == "2024-01-01")
    bron.wijzig(rij, ingangsdatum="2023-06-01", toewijzingsdatum="", startdatum="")
    assert melding(project) == [
        f"{bron.shown}, rij {rij}, kolom gemeente: 'GM9806' (Nieuw-Hazelrade) bestaat vanaf 2024-01-01, maar "
        "ingangsdatum '2023-06-01' ligt daarvoor; geef een eigen rij tot en met 2023-12-31 aan 'GM9807' (Hazelrade) "
        "of 'GM9808' (Munterveld) en begin deze op 2024-01-01."
    ]


def test_tellingen_of_a_gemeente_that_is_not_there(project: Path) -> None:
    """An old one in 2024; a budget of 2023 for both the new one and a part of it."""
    teams, budgetten = Bron(project, "basisteams"), Bron(project, "budgetten")
    team = teams.voeg_toe({**teams.rijen()[0], "gemeente": "GM9808", "periode": "2024-Q1"})
    nieuw = budgetten.zoek(lambda rij: rij["gemeente"] == "GM9806" and rij["jaar"] == "2023" and rij["wet"] == "Wmo")
    oud = budgetten.voeg_toe({"gemeente": "GM9807", "wet": "Wmo", "jaar": "2023", "waarde": "1"})
    assert melding(project) == [
        f"{teams.shown}, rij {team}, kolom gemeente: 'GM9808' (Munterveld) bestaat tot en met 2023-12-31, maar "
        "periode '2024-Q1' ligt daarna; gebruik 'GM9806' (Nieuw-Hazelrade), waarin zij is opgegaan.",
        f"{budgetten.shown}, rij {nieuw}, kolom gemeente: 'GM9806' (Nieuw-Hazelrade) heeft jaar '2023' in de grenzen "
        f"van nu, en rij {oud} geeft dit ook voor 'GM9807' (Hazelrade), die erin is opgegaan; zo telt het dubbel. "
        "Lever een van beide.",
    ]


def test_another_last_day_in_the_parameters_is_seen(project: Path, edit: Edit) -> None:
    """The files are the same and the snapshot stands; they no longer fit each other."""
    bevries()
    edit(project / YML, "Hazelrade, tot: 2023-12-31, opgegaan_in", "Hazelrade, tot: 2022-12-31, opgegaan_in")
    edit(project / YML, "Munterveld, tot: 2023-12-31, opgegaan_in", "Munterveld, tot: 2022-12-31, opgegaan_in")
    edit(project / YML, "Nieuw-Hazelrade, van: 2024-01-01", "Nieuw-Hazelrade, van: 2023-01-01")
    with pytest.raises(MonitorError, match="bestaat tot en met 2022-12-31, maar"):
        bevries()


def test_a_person_with_two_birth_dates(project: Path) -> None:
    """Within a register and between two, by file and row; the dates are not shown."""
    jeugd, wmo = Bron(project, JEUGD), Bron(project, WMO)
    clienten: dict[str, list[int]] = {}
    for nummer, rij in enumerate(jeugd.rijen(), 2):
        clienten.setdefault(rij["client"], []).append(nummer)
    in_wmo = {rij["client"]: nummer for nummer, rij in reversed(list(enumerate(wmo.rijen(), 2)))}
    twee = next(rijen for client, rijen in clienten.items() if len(rijen) == 2 and client not in in_wmo)
    beide = next(client for client, rijen in clienten.items() if list(in_wmo).count(client) and len(rijen) == 1)
    ook_in_wmo = [nummer for nummer, rij in enumerate(wmo.rijen(), 2) if rij["client"] == beide]
    echt = [
        jeugd.wijzig(twee[1], geboortedatum="2001-02-03"),
        jeugd.wijzig(clienten[beide][0], geboortedatum="2001-02-03"),
    ]
    regels = melding(project)
    zin = "kolom geboortedatum: (waarde niet getoond: persoonsgegeven) is een andere dan die van dezelfde cliënt in"
    waar = [regel.partition("; toegestaan")[0] for regel in regels]
    assert f"{jeugd.shown}, rij {twee[1]}, {zin} rij {twee[0]}" in waar
    for rij in ook_in_wmo:
        assert f"{wmo.shown}, rij {rij}, {zin} {jeugd.shown}, rij {clienten[beide][0]}" in waar
    for datum in ("2001-02-03", *(rij["geboortedatum"] for rij in echt)):
        assert datum not in "".join(regels)


def test_one_overlap_more_is_open_again(project: Path) -> None:
    """The acceptance is of a number of rows; the bevinding names rows and no person."""
    bron = Bron(project, JEUGD)
    rij = bron.zoek(lambda rij: rij["einddatum"] > "2024-06-01" and rij["ingangsdatum"] < "2024-05-01")
    basis = bron.rijen()[rij - 2]
    bron.voeg_toe({**basis, "voorziening_nummer": "J999999", "ingangsdatum": "2024-05-20"})
    (een,) = [een for een in bevries() if not een.aanvaard]
    assert (een.naam, een.soort, een.berekend) == (f"registratie {JEUGD} / overlap", "registratie", "385 rijen")
    assert een.regel == (
        "Rijen met gelijke client, gemeente, leveringsvorm, aanbieder, productgroep overlappen niet: trajecten tellen "
        "ze als één, maar een tabel van voorzieningen telt elke rij."
    )
    assert een.rijen.startswith(f"In {JEUGD}.csv: rij ")
    assert een.rijen.endswith(" en nog 365.")
    assert basis["client"] not in repr(een)


def test_an_overlap_that_is_gone_leaves_no_acceptance(project: Path) -> None:
    """Without the one double uitkering its acceptance is stale."""
    bron = Bron(project, UITKERINGEN)
    rijen = bron.rijen()
    eerder: set[tuple[str, ...]] = set()
    enkel = [rij for rij in rijen if not (tuple(rij.values())[1:] in eerder or eerder.add(tuple(rij.values())[1:]))]
    assert len(enkel) == len(rijen) - 1
    bron.schrijf(enkel)
    assert [(een.naam, een.soort) for een in bevries() if not een.aanvaard] == [
        (f"registratie {UITKERINGEN} / dubbel", "vervallen aanvaarding")
    ]


def test_without_a_telwijze_the_same_rows_are_an_error(project: Path, edit: Edit) -> None:
    """Each would count. Twenty are named, then how many more: 31 overlap and one stands twice."""
    edit(project / YML, "    telwijze: {wachttijd: 30, administratief: [herindeling, verwijderd]}\n", "")
    regels = melding(project)
    assert regels[0].endswith(
        "dezelfde rij als rij 3671, op uitkering_nummer na; zo telt zij dubbel. Haal een van beide weg."
    )
    assert all("zonder 'telwijze' in params.yml telt elke rij" in regel for regel in regels[1:21])
    assert regels[21].startswith(f"{DATA}/{UITKERINGEN}.csv: nog ")
    assert len(regels) == 22


def test_codes_that_are_unknown(project: Path) -> None:
    """Of which release each should be, what is allowed, and what may be meant."""
    lever = "; lever de code van iWmo 3.2, of noem in params.yml de lijst waaruit de codes komen."
    onbekend = "is onbekend in iWmo 3.2 {}; toegestaan: {}"
    gevallen = [
        ("reden", "33", onbekend.format("WMO588 (reden beëindiging)", "02 (Overlijden), 19 (Volgens plan beëindigd), "),
         f". Code '33' bestaat wel in iWmo 2.0 WMO588 (Verder in de Zvw){lever}"),
        ("voorziening", "45", onbekend.format("WMO020 (productcategorie)", "01 (Hulp bij het huishouden), "),
         f". Code '45' bestaat wel in iJw 3.2 JZ020 (Jeugdhulp ambulant){lever}"),
        ("voorziening", "16", "(Opvang) bestaat in iWmo 3.2 WMO020, maar staat in params.yml niet onder 'gebruikt'; "
         "toegestaan: 01 (", ". Voeg de code daar toe of verbeter haar."),
        ("voorziening", "2", onbekend.format("WMO020 (productcategorie)", "01 ("), ". Bedoelt u '02' (Begeleiding)?"),
        ("voorziening", "begeleiding", onbekend.format("WMO020 (productcategorie)", "01 ("),
         ". Bedoelt u '02' (Begeleiding)?"),
        ("aanbieder", "00621399", "is onbekend; toegestaan: 00621301 (Elzewal Thuis), ",
         ". Bedoelt u '00621309' (Brummelhof Dagwerk)?"),
        ("leveringsvorm", "zin", "is onbekend; toegestaan: PGB, ZIN", "Bedoelt u 'ZIN'?"),
    ]  # fmt: skip
    bron = Bron(project, WMO)
    rijen = bron.rijen()
    for rij, (kolom, code, *_) in zip(rijen, gevallen, strict=False):
        rij[kolom] = code
    bron.schrijf(rijen)
    regels = melding(project)
    for nummer, (regel, (kolom, code, begin, slot)) in enumerate(zip(regels, gevallen, strict=True), 2):
        assert regel.startswith(f"{bron.shown}, rij {nummer}, kolom {kolom}: '{code}' {begin}")
        assert regel.endswith(slot)


def test_a_gemeente_is_not_guessed(project: Path) -> None:
    """Codes that look alike have nothing to do with each other."""
    bron = Bron(project, UITKERINGEN)
    bron.wijzig(2, gemeente="GM9809")
    (regel,) = melding(project)
    assert "'GM9809' is onbekend; toegestaan: GM9801 (Aldermeer), " in regel
    assert "Bedoelt u" not in regel


def test_an_end_before_its_start(project: Path) -> None:
    """What was found in both, and what to do."""
    bron = Bron(project, JEUGD)
    bron.wijzig(2, ingangsdatum="2018-01-02", einddatum="2018-01-01")
    assert melding(project) == [
        f"{bron.shown}, rij 2, kolom einddatum: '2018-01-01' ligt voor ingangsdatum '2018-01-02'; toegestaan: dezelfde "
        "dag of later. Verbeter een van beide."
    ]


def test_the_bevindingen_stand_on_the_page_and_in_check(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the verantwoording, on the terminal, and as exit 3 while one is not accepted."""
    tekst = (project / YML).read_text(encoding="utf-8")
    voor, _, rest = tekst.partition("hoofdstukken:\n")
    _, _, na = rest.partition("\nbronnen:")
    blokken = "  privacy:\n    secties: [ontwikkelingen]\n  verantwoording:\n    secties: []\n"
    voor = voor.partition("kerncijfers:")[0] + "doelen:" + voor.partition("\ndoelen:")[2]
    (project / YML).write_text(f"{voor}hoofdstukken:\n{blokken}\nbronnen:{na}", encoding="utf-8")
    edit(project / YML, "berekend: 384 rijen", "berekend: 383 rijen")
    assert main(["check", "voorbeeld/2024-Q4", "--quiet"]) == 3
    uit = capsys.readouterr().out
    assert f"registratie verantwoording: registratie {JEUGD} › overlap\n  gevonden 384 rijen: Rijen met " in uit
    assert "5 bevindingen, waarvan 1 open." in uit
    assert main(["build", "voorbeeld/2024-Q4", "--quiet"]) == 0
    pagina = (project / "output/voorbeeld/2024-Q4/intern/verantwoording.html").read_text(encoding="utf-8")
    assert "Voorzieningen Jeugdwet › rijen die overlappen" in pagina
    assert f"registratie {JEUGD}" not in pagina
    assert "Aanvaard: Opzettelijk in de voorbeelddata" in pagina
