"""Does a new region begin with the sources that it has, and with no more than they fill?"""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from kleine_monitor import omgeving
from ruamel.yaml import YAML

from monitorlib.cli import main

NIEUW = ["new", "proefregio/2025-Q1", "--gemeente", "GM9999:Proefstad"]


def gemaakt(project: Path, wat: str) -> list[str]:
    return list(YAML(typ="safe").load(project / "params/proefregio/2025-Q1/params.yml")[wat])


def test_an_edition_of_one_table_has_one_source_and_one_chapter(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And shows its one row when its three open places are filled in and the row is there: twelve who swim."""
    assert main([*NIEUW, "--bronnen", "minimabeleid", "--quiet"]) == 0
    assert gemaakt(project, "bronnen") == ["minimabeleid"]
    assert gemaakt(project, "hoofdstukken") == ["participatiewet", "verantwoording"]
    params, data = (project / map_ / "proefregio/2025-Q1" for map_ in ("params", "data"))
    assert sorted(een.name for een in data.iterdir()) == ["LEVEREN.md", "minimabeleid.csv"]
    tekst = (params / "params.yml").read_text(encoding="utf-8")
    open_ = ("titel: nog in te vullen", "vindplaats: nog in te vullen", "- nog in te vullen")
    assert [tekst.count(een) for een in open_] == [1, 1, 1]
    for een in open_:
        tekst = tekst.replace(een, een.replace("nog in te vullen", "Zwemles"))
    (params / "params.yml").write_text(tekst.replace("    nog_niet_geleverd: true\n", ""), encoding="utf-8")
    (data / "minimabeleid.csv").write_text("gemeente,verstrekking,waarde\nGM9999,Zwemles,12\n", encoding="utf-8")
    assert main(["build", "proefregio/2025-Q1", "--quiet"]) == 0, capsys.readouterr().err
    pagina = (project / "output/proefregio/2025-Q1/intern/participatiewet.html").read_text(encoding="utf-8")
    assert "Zwemles" in pagina
    assert ">12<" in pagina


def test_a_part_of_a_name_will_do_when_one_source_has_it(project: Path) -> None:
    """Registers of one law fill its chapter and the indicators; two chapters have a summary."""
    assert main([*NIEUW, "--bronnen", "uitkeringen,meldingen", "--quiet"]) == 0
    assert gemaakt(project, "bronnen") == ["uitkeringen", "meldingen"]
    assert {"participatiewet", "prestatie-indicatoren", "samenvatting"} <= set(gemaakt(project, "hoofdstukken"))
    assert not {"wmo", "jeugdwet", "financien"} & set(gemaakt(project, "hoofdstukken"))


@pytest.mark.parametrize(
    ("bronnen", "gezegd"),
    [
        ("minimabelied", "--bronnen 'minimabelied': voorbeeld/2024-Q4 heeft geen bron die zo heet. Bedoelt u "
         "'minimabeleid'?"),
        ("voorzieningen", "--bronnen 'voorzieningen' kan meer dan één bron zijn: voorzieningen_jeugdwet, "
         "voorzieningen_wmo, algemene_voorzieningen, maatwerkvoorzieningen. Noem er een."),
        ("UITKERINGEN,bestaatniet", "--bronnen 'bestaatniet': voorbeeld/2024-Q4 heeft geen bron die zo heet. Bedoelt u "
         "'resultaat'?"),
        ("inwoners,uitkeringen,resultaat", "--bronnen 'resultaat' staat alleen naast andere bronnen; noem erbij: "
         "budgetten."),
        ("inwoners,resultaat", "--bronnen 'inwoners' staat alleen naast andere bronnen; noem erbij: "
         "voorzieningen_jeugdwet.\n--bronnen 'resultaat' staat alleen naast andere bronnen; noem erbij: "
         "budgetten."),
        (" , ", "--bronnen is leeg; noem er een of meer, met een komma ertussen, of laat --bronnen weg."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_before_anything_is_written(
    bronnen: str, gezegd: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*NIEUW, "--bronnen", bronnen]) == 2
    assert capsys.readouterr().err.strip() == gezegd
    assert not (project / "params/proefregio").exists()


def test_an_option_that_names_nothing_is_not_one_that_was_left_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list that came out empty would make everything."""
    for opdracht in ([*NIEUW, "--hoofdstukken", ","], ["build", "bmwe/2016-Q1", "--only", ""]):
        assert main(opdracht) == 2
        assert capsys.readouterr().err.startswith(f"{opdracht[-2]} is leeg; noem er een of meer")
    assert not (project / "params/proefregio").exists()


def test_a_source_of_another_chapter_is_not_said_to_be_nowhere(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*NIEUW, "--bronnen", "uitkeringen", "--hoofdstukken", "wmo,verantwoording"]) == 2
    assert capsys.readouterr().err.strip() == (
        "--bronnen 'uitkeringen': geen van de gekozen hoofdstukken leest haar; zij staat in participatiewet, "
        "prestatie-indicatoren. Noem dat bij --hoofdstukken."
    )


def test_every_section_that_goes_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what else it reads; on the terminal and in LEVEREN.md."""
    assert main([*NIEUW, "--bronnen", "uitkeringen"]) == 0
    weg = (
        "hoofdstuk participatiewet, sectie uitkeringen: die leest ook regelingen, sporen.",
        "hoofdstuk participatiewet, sectie minimabeleid: die leest ook minimabeleid.",
    )
    gezegd = capsys.readouterr().out
    leveren = (project / "data/proefregio/2025-Q1/LEVEREN.md").read_text(encoding="utf-8")
    assert all(een in gezegd and een in leveren for een in weg), gezegd


def test_a_region_that_is_there_keeps_its_sources(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "bmwe/2016-Q2", "--bronnen", "uitkeringen"]) == 2
    assert "--bronnen zijn voor een nieuwe regio, en bmwe is er al" in capsys.readouterr().err


CONTROL_C = b"\x03"


def op_terminal(project: Path, antwoorden: Sequence[str]) -> tuple[int, str]:
    """Run `monitor new` on a terminal of its own; give an answer each time it asks, and what it said, with its code."""
    onze, van_hem = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "monitorlib.cli", *NIEUW],
        env=omgeving(project), pass_fds=[van_hem], preexec_fn=partial(os.login_tty, van_hem),
    ) as proces:  # fmt: skip
        os.close(van_hem)
        gezegd, nog, gegeven = b"", iter(antwoorden), b""
        while deel := _gelezen(onze, gegeven):
            gezegd += deel
            if gezegd.endswith(b"> "):
                gegeven = next(nog).encode()
                os.write(onze, gegeven)
    os.close(onze)
    return proces.returncode, gezegd.decode()


def _gelezen(terminal: int, gegeven: bytes) -> bytes:
    """Read what stands ready on a terminal; nothing when the other side closed it.

    Control-C is pressed again, as a person would: one that comes between the question and the waiting is not heard.
    """
    while gegeven == CONTROL_C and not select.select([terminal], [], [], 2)[0]:
        os.write(terminal, CONTROL_C)
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_on_a_terminal_it_is_asked(project: Path) -> None:
    """Chapter by chapter, its register first; of all but that of uitkeringen there is nothing."""
    code, gezegd = op_terminal(project, ["\n", "\n", "1\n", *["\n"] * 20])
    assert code == 0, gezegd
    koppen = [een.splitlines()[-1] for een in gezegd.replace("\r", "").split("\n  1. ")[:3]]
    assert koppen == ["Monitor Jeugdwet", "Monitor Wmo 2015", "Monitor Participatiewet"]
    assert "1. uitkeringen: Uitkeringen Participatiewet (register)" in gezegd
    assert gemaakt(project, "bronnen") == ["uitkeringen"]


def test_control_c_while_it_asks_writes_nothing(project: Path) -> None:
    code, gezegd = op_terminal(project, ["1\n", "\x03"])
    assert code == 1
    assert "Afgebroken; wat er was, is niet veranderd." in gezegd
    assert not (project / "params/proefregio").exists()


def test_who_stops_answering_has_written_nothing(project: Path) -> None:
    """Control-D, after an answer that could not be: that one is asked again."""
    code, gezegd = op_terminal(project, ["99\n", "1\n", "\x04"])
    assert code == 1
    assert "'99' kan hier niet. Noem nummers van 1 tot en met " in gezegd
    assert (
        "De antwoorden hielden op; er is niets geschreven. Begin opnieuw, of noem de bronnen met --bronnen." in gezegd
    )
    assert not (project / "params/proefregio").exists()
