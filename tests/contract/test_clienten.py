"""Is a person one person: however a pseudonym is written, and also where a client is missing?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from levering import bevroren, editie
from verslag_van_levering import zonder_verslag

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.freeze.snapshot import freeze

KOP = "voorziening_nummer,client,gemeente,voorziening,leveringsvorm,ingangsdatum,einddatum\n"


def levert(root: Path, *clienten: str, nummers: tuple[str, ...] = (), **levering: Any) -> Editie:
    """An edition with a row per client, each of another day."""
    een = editie(root, "zorg.csv", levering=levering)
    rijen = [
        f"{nummer},{client},GM0014,01,ZIN,{date(2024, 1, dag)},\n"
        for dag, (nummer, client) in enumerate(
            zip(nummers or [f"V{een}" for een in range(len(clienten))], clienten, strict=True), 1
        )
    ]
    (een.data / "zorg.csv").write_text(KOP + "".join(rijen), encoding="utf-8")
    return een


def melding(een: Editie) -> str:
    with pytest.raises(SourceError) as stop:
        freeze(een)
    assert not (een.data / "snapshot").exists()
    return zonder_verslag(stop.value)


def clienten(een: Editie) -> list[str]:
    freeze(een)
    return [rij["client"] for rij in bevroren(een)]


def test_spaces_around_a_pseudonym_are_no_part_of_it(tmp_path: Path) -> None:
    assert clienten(levert(tmp_path, " a1b2", "a1b2", "a1b2 ", "\u00a0a1b2\t")) == ["a1b2"] * 4


def test_capitals_are_asked_about(tmp_path: Path) -> None:
    """Two that differ in nothing else are one person or two: that is for the supplier to say."""
    assert melding(levert(tmp_path, " a1b2", "A1B2", "c3")) == (
        "data/proef/2024-Q4/zorg.csv, kolom client: 1 waarde verschilt alleen in hoofdletters van een andere. Zeg in "
        "params.yml bij 'levering' wat dat betekent: 'hoofdletters: {client: gelijk}' voor dezelfde, '{client: "
        "verschillend}' voor een andere."
    )


@pytest.mark.parametrize(("wat", "verwacht"), [("gelijk", ["a1b2", "a1b2"]), ("verschillend", ["a1b2", "A1B2"])])
def test_capitals_mean_what_is_declared(tmp_path: Path, wat: str, verwacht: list[str]) -> None:
    assert clienten(levert(tmp_path, "a1b2", "A1B2", hoofdletters={"client": wat})) == verwacht


def test_a_key_as_well(tmp_path: Path) -> None:
    """The same record twice is counted twice."""
    nummers = ("v1", "V1", "V2")
    gezegd = melding(levert(tmp_path, "a", "b", "c", nummers=nummers))
    assert gezegd.startswith("data/proef/2024-Q4/zorg.csv, kolom voorziening_nummer: 1 waarde verschilt alleen in")
    een = levert(tmp_path, "a", "b", "c", nummers=nummers, hoofdletters={"voorziening_nummer": "gelijk"})
    assert "kolom voorziening_nummer: dezelfde sleutel als rij 2" in melding(een)
    een = levert(tmp_path, "a", "b", "c", nummers=nummers, hoofdletters={"voorziening_nummer": "verschillend"})
    assert len(clienten(een)) == 3


def test_a_client_in_some_rows_only_is_said_at_once(tmp_path: Path) -> None:
    assert melding(levert(tmp_path, "a", "", "c", "")) == (
        "data/proef/2024-Q4/zorg.csv, kolom client: leeg in 2 van de 4 rijen, als eerste in rij 3; zo zijn personen en "
        "trajecten niet te tellen. Vul ze aan; of zeg in params.yml bij 'levering': 'zonder_client: apart', dan telt "
        "elk van deze rijen als een eigen persoon; of laat de hele kolom weg, dan worden personen niet geteld."
    )


def test_in_all_rows_or_in_none_is_right(tmp_path: Path) -> None:
    assert clienten(levert(tmp_path, "a", "b")) == ["a", "b"]
    assert clienten(levert(tmp_path / "leeg", "", "")) == [None, None]


@pytest.mark.parametrize("client", ["pseudoniem", "bsn"])
def test_each_row_without_a_client_can_be_a_person(
    tmp_path: Path, client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", "een sleutel die alleen in de tests bestaat")
    een = levert(tmp_path, "999900006", "", "", "999900006", client="bsn", zonder_client="apart")
    if client == "pseudoniem":
        een = levert(tmp_path, "a1", "", "", "a1", zonder_client="apart")
    gevonden = clienten(een)
    assert len(set(gevonden)) == 3
    assert gevonden[0] == gevonden[3]
