"""Are the sources of an edition found by name, listed by what they are about, and known to have been read?"""

from pathlib import Path

import pytest
from kleine_editie import kleine_editie

from monitorlib.editie.editie import Editie
from monitorlib.sources.opened.bronnen import Bronnen, gelezen

CASUS = ("GM9801", "2024-Q4", "Aantal cases besproken in basisteam", 3)


@pytest.fixture
def editie(tmp_path: Path) -> Editie:
    return kleine_editie(
        tmp_path,
        {
            "basisteams": (("gemeente", "periode", "onderdeel", "waarde"), [CASUS]),
            "inwoners": (("gemeente", "leeftijd", "jaar", "waarde"), [("GM9801", "0-17", "2024", 5)]),
        },
    )


def test_they_are_listed_by_name_and_by_what_they_are_about(editie: Editie) -> None:
    bronnen = Bronnen(editie)
    assert dir(bronnen) == ["basisteams", "inwoners"]
    regels = repr(bronnen).splitlines()
    assert [regel.split()[0] for regel in regels] == ["basisteams", "inwoners"]
    assert regels[1] == "inwoners    Inwoners op 1 januari"


def test_one_is_opened_by_its_name(editie: Editie) -> None:
    """As an attribute and as a call; what is not delivered, and what Python asks for itself, is not there."""
    bronnen = Bronnen(editie)
    for bron in (bronnen.inwoners, bronnen("inwoners")):
        assert [rij["waarde"] for rij in bron.tabel.to_pyarrow().to_pylist()] == [5]
    for naam, zegt in (
        ("inwoner", "Er is geen bron 'inwoner'. Bedoelt u 'inwoners'?"),
        ("_x", "Er is geen bron '_x'."),
    ):
        with pytest.raises(AttributeError) as fout:
            getattr(bronnen, naam)
        assert str(fout.value).startswith(zegt)


def test_only_what_was_opened_was_read(tmp_path: Path) -> None:
    """Of this edition: its name is that of no other test."""
    kop = ("gemeente", "periode", "onderdeel", "waarde")
    rij = (CASUS[0], "2023-Q3", *CASUS[2:])
    editie = kleine_editie(tmp_path, {"basisteams": (kop, [rij])}, periode="2023-Q3", kalender=[])
    assert gelezen(editie) == []
    Bronnen(editie)("basisteams")
    assert gelezen(editie) == ["basisteams"]
