"""Are the parameters of a trial those of params.yml with that value, and is anything else refused in one sentence?"""

import shutil
from pathlib import Path

import pytest
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.parameters import Parameters
from monitorlib.editie.params.yaml_file import read_yaml
from monitorlib.editie.proeven.bestand import write_trial
from monitorlib.editie.proeven.proeven import proef, reeks
from monitorlib.errors import ParameterError

LAYOUT = Layout(ROOT, ROOT / "data", ROOT / "output")
WAAR = "params/voorbeeld/2024-Q4/params.yml"
WACHTTIJDEN = (
    "bronnen.voorzieningen_jeugdwet.telwijze.wachttijd, bronnen.voorzieningen_wmo.telwijze.wachttijd, "
    "bronnen.uitkeringen.telwijze.wachttijd"
)


def voorbeeld() -> Editie:
    """The example edition as it stands."""
    return Editie.named("voorbeeld/2024-Q4", LAYOUT)


@pytest.mark.parametrize(
    ("met", "zin", "map_"),
    [
        (
            "bronnen.uitkeringen.telwijze.wachttijd=91",
            "wachttijd 91 in plaats van 30 (bronnen.uitkeringen.telwijze)",
            "uitkeringen-telwijze-wachttijd-91",
        ),
        (
            "uitkeringen.wachttijd=91",
            "wachttijd 91 in plaats van 30 (bronnen.uitkeringen.telwijze)",
            "uitkeringen-telwijze-wachttijd-91",
        ),
        (" aantal = 3", "aantal 3 in plaats van 8 (hoofdstukken.samenvatting)", "aantal-3"),
        (
            "uitvoering_wmo=7.25",
            "uitvoering_wmo 7,25 in plaats van 7,0 (hoofdstukken.financien)",
            "uitvoering_wmo-7-25",
        ),
        (
            "uitkeringen.administratief=[]",
            "administratief niets in plaats van herindeling, verwijderd (bronnen.uitkeringen.telwijze)",
            "uitkeringen-telwijze-administratief-niets",
        ),
        ("indicatoren=[Uitkeringen]", "indicatoren Uitkeringen in plaats van alle", "indicatoren-uitkeringen"),
        (
            "uitkeringen.volledig_vanaf=2019-01-01",
            "volledig_vanaf 2019-01-01 in plaats van 2018-07-01 (bronnen.uitkeringen)",
            "uitkeringen-volledig_vanaf-2019-01-01",
        ),
        # A goal that is not there yet, of an indicator that has others, and of one that has none.
        (
            "doelen.Uitval jeugdhulp.streefwaarde=5",
            "streefwaarde 5 in plaats van niets (doelen.Uitval jeugdhulp)",
            "uitval-jeugdhulp-streefwaarde-5",
        ),
        (
            "doelen.Bijstandsdichtheid.streefwaarde=5",
            "streefwaarde 5 in plaats van niets (doelen.Bijstandsdichtheid)",
            "bijstandsdichtheid-streefwaarde-5",
        ),
        (
            "uitkeringen.telwijze={wachttijd: 91, administratief: [herindeling, verwijderd]}",
            "wachttijd 91 in plaats van 30 (bronnen.uitkeringen.telwijze)",
            "uitkeringen-telwijze-wachttijd-91-administratief-herindeling-verwijderd",
        ),
    ],
)
def test_a_key_is_found_and_the_difference_is_said(met: str, zin: str, map_: str) -> None:
    anders = proef(voorbeeld(), [met])
    assert anders.proef == f"Proef: {zin}."
    # Of a name that is too long the end is a number.
    assert anders.output("intern").name[:53] == f"proef-{map_}"[:53]
    assert anders.output("intern").parent == voorbeeld().output("intern").parent
    assert voorbeeld().proef == ""


@pytest.mark.parametrize(
    ("met", "fout"),
    [
        ("wachttijd=91", f"'wachttijd' kan meer betekenen: {WACHTTIJDEN}. Schrijf er meer van."),
        ("uitstroom.wachttijd=91", f"de sleutel 'uitstroom.wachttijd' is onbekend. Wel zijn er: {WACHTTIJDEN}."),
        ("wachtijd=91", "de sleutel 'wachtijd' is onbekend. Bedoelt u 'wachttijd'?"),
        ("qqq=91", "de sleutel 'qqq' is onbekend. Welke sleutels er zijn, staat in dat bestand."),
        ("aantal=8", "dat verandert niets; hoofdstukken.samenvatting.aantal heeft die waarde al; kies een andere."),
        (
            "uitvoering_wmo=7",
            "dat verandert niets; hoofdstukken.financien.uitvoering_wmo heeft die waarde al; kies een andere.",
        ),
        ("aantal=veel", "hoofdstukken.samenvatting.aantal: 'veel' is niet goed; verwacht wordt een geheel getal."),
        ("aantal=0", "hoofdstukken.samenvatting.aantal: 0 kan hier niet; toegestaan is ten minste 1."),
        ("aantal=", "hoofdstukken.samenvatting.aantal: leeg is niet goed; verwacht wordt een geheel getal."),
        (
            "uitkeringen.administratief=[herindeling, herindeling]",
            "bronnen.uitkeringen.telwijze: 'administratief' noemt een mutatie twee keer; noem elk één keer.",
        ),
        ("bronnen.uitkeringen={}", "bronnen.uitkeringen is een heel blok; noem de sleutel daarin die anders moet."),
    ],
)
def test_what_params_yml_would_not_take_is_refused(met: str, fout: str) -> None:
    with pytest.raises(ParameterError) as gevonden:
        proef(voorbeeld(), [met])
    na = ", " if fout.startswith(("hoofdstukken.", "bronnen.uitkeringen.")) else ": "
    assert str(gevonden.value) == f"{WAAR}, --met {met}{na}{fout}"


@pytest.mark.parametrize(
    "sleutel", ["gemeenten", "gemeenten.0.naam", "status", "vorige", "uitkeringen.bestand", "uitkeringen.herkomst"]
)
def test_what_makes_it_another_edition_is_refused(sleutel: str) -> None:
    with pytest.raises(ParameterError, match="kan in een proef niet anders: dat is een andere editie"):
        proef(voorbeeld(), [f"{sleutel}=x"])


@pytest.mark.parametrize(
    ("met", "naam", "fout"),
    [
        (["aantal"], "", "--met aantal: schrijf SLEUTEL=WAARDE, zoals --met wachttijd=31."),
        (
            ["aantal=3", "aantal=4"],
            "",
            "--met aantal=4: hoofdstukken.samenvatting.aantal krijgt al een andere waarde; noem haar één keer.",
        ),
        (["aantal=[3"], "", "--met aantal=[3, regel 1: geen geldige YAML"),
        (["aantal=3"], "../intern", "--als ../intern: zo kan een map niet heten"),
    ],
)
def test_what_is_asked_wrongly_is_refused(met: list[str], naam: str, fout: str) -> None:
    with pytest.raises(ParameterError) as gevonden:
        proef(voorbeeld(), met, naam)
    assert str(gevonden.value).startswith(fout)


@pytest.mark.parametrize("naam", known_editions(LAYOUT))
def test_the_copy_that_is_built_says_what_params_yml_would(naam: str, tmp_path: Path) -> None:
    """Of every edition: what is read with another value is what its copy says, and all else is as it was."""
    editie = Editie.named(naam, LAYOUT)
    anders = proef(editie, ["titel=Een andere titel"])
    kopie = tmp_path / "params.yml"
    shutil.copy(editie.params / "params.yml", kopie)
    assert anders.layout.proef is not None
    zin = write_trial(kopie, "kopie", anders.layout.proef.anders)
    assert zin == f"Proef: titel Een andere titel in plaats van {editie.parameters.titel}."
    gelezen = read_yaml(kopie, Parameters, "kopie", {"periode": editie.periode})
    assert gelezen == anders.parameters == editie.parameters.model_copy(update={"titel": "Een andere titel"})
    assert list(gelezen.bronnen) == list(editie.parameters.bronnen)


def test_a_block_that_is_written_once_and_meant_twice_changes_in_one_place(tmp_path: Path) -> None:
    """An anchor of YAML, and a key that is taken over from another block."""
    shutil.copytree(ROOT / "params/voorbeeld", tmp_path / "params/voorbeeld")
    (tmp_path / "notebooks").mkdir()
    pad = tmp_path / WAAR
    tekst = pad.read_text("utf-8")
    telwijze = "telwijze: {wachttijd: 31, administratief: [herindeling, leveringsvorm, aanbieder, verwijderd]}"
    assert tekst.count(telwijze) == 2
    tekst = tekst.replace(telwijze, telwijze.replace("{", "&zo {", 1), 1).replace(telwijze, "telwijze: {<<: *zo}")
    pad.write_text(tekst, encoding="utf-8")
    editie = Editie.named("voorbeeld/2024-Q4", Layout(tmp_path, tmp_path / "data", tmp_path / "output"))
    anders = proef(editie, ["voorzieningen_jeugdwet.wachttijd=0"])
    write_trial(pad, WAAR, anders.layout.proef.anders)  # type: ignore[union-attr]
    gelezen = YAML(typ="safe").load(pad)["bronnen"]
    for van in (gelezen, anders.parameters.model_dump()["bronnen"]):
        assert van["voorzieningen_jeugdwet"]["telwijze"]["wachttijd"] == 0
        assert van["voorzieningen_wmo"]["telwijze"]["wachttijd"] == 31


def test_a_series_has_the_value_of_the_edition_first() -> None:
    """A list of YAML is one value; what --met changes, changes in each."""
    over = reeks(voorbeeld(), "uitkeringen.administratief=[],[herindeling]", ["aantal=3"], "keus")
    assert list(over.edities) == ["herindeling, verwijderd", "niets", "herindeling"]
    assert over.eigen == "herindeling, verwijderd"
    telwijzen = [een.parameters.bronnen["uitkeringen"].telwijze for een in over.edities.values()]
    assert [een.administratief for een in telwijzen if een] == [["herindeling", "verwijderd"], [], ["herindeling"]]
    assert {een.parameters.hoofdstukken.samenvatting.aantal for een in over.edities.values()} == {3}  # type: ignore[union-attr]
    assert [een.output("intern").name for een in over.edities.values()] == [
        "proef-keus-herindeling-verwijderd",
        "proef-keus-niets",
        "proef-keus-herindeling",
    ]


def test_two_values_never_share_a_folder() -> None:
    """A folder cannot begin with a minus, and has no capitals."""
    over = reeks(voorbeeld(), "doelen.Uitval jeugdhulp.streefwaarde=5,-5,0.5", [])
    mappen = [een.output("intern").name for een in over.edities.values()]
    assert mappen[:2] == ["proef-uitval-jeugdhulp-streefwaarde-niets", "proef-uitval-jeugdhulp-streefwaarde-5"]
    assert mappen[3] == "proef-uitval-jeugdhulp-streefwaarde-0-5"
    assert len(set(mappen)) == 4
    with pytest.raises(ParameterError, match="een map van dezelfde naam"):
        reeks(voorbeeld(), "titel=aan zee,Aan zee", [])


@pytest.mark.parametrize(
    ("over", "fout"),
    [
        ("aantal=8", f"{WAAR}, --over aantal=8: dat is alleen de waarde die er staat"),
        ("aantal=", "--over aantal=: noem waarden met komma's ertussen"),
        ("aantal=3,veel", f"{WAAR}, --over hoofdstukken.samenvatting.aantal=veel, hoofdstukken.samenvatting.aantal: "),
        ("uitvoering_wmo=8", "--over uitvoering_wmo=8: hoofdstukken.financien.uitvoering_wmo heeft bij --met al"),
    ],
)
def test_a_series_is_refused_before_anything_is_built(over: str, fout: str) -> None:
    with pytest.raises(ParameterError) as gevonden:
        reeks(voorbeeld(), over, ["uitvoering_wmo=9"])
    assert str(gevonden.value).startswith(fout)
