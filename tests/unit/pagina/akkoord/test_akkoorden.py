"""Is what somebody signed kept as it was, and is a file that was altered by hand refused with its row?"""

from datetime import date
from pathlib import Path

import pytest

from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError, SourceError
from monitorlib.pagina.akkoord.akkoorden import Akkoord, akkoordenbestand, lees_akkoorden, met, schrijf_akkoorden
from monitorlib.pagina.akkoord.sleutel import lees_sleutel, maak_sleutel

EEN = Akkoord("wmo", "A. de Vries", date(2024, 2, 1), {"titel": "0" * 16, 'tekst "Wie", wat': "a" * 16})
ANDER = Akkoord("jeugdwet", "B. Bos", date(2024, 2, 2), {"code": "b" * 16})


@pytest.fixture
def editie(project: Path) -> Editie:
    return Editie.open("bmwe", "2016-Q1")


def test_what_is_kept_is_read_again_in_one_order(editie: Editie) -> None:
    assert lees_akkoorden(editie) == []
    schrijf_akkoorden(editie, [EEN, ANDER])
    eerst = akkoordenbestand(editie).read_bytes()
    assert lees_akkoorden(editie) == [ANDER, EEN]
    schrijf_akkoorden(editie, [ANDER, EEN])
    assert akkoordenbestand(editie).read_bytes() == eerst


def test_who_signs_again_signs_anew() -> None:
    opnieuw = Akkoord("wmo", "A. de Vries", date(2024, 3, 1), {"titel": "c" * 16})
    tweede = Akkoord("wmo", "B. Bos", date(2024, 3, 1), {"titel": "c" * 16})
    assert met([EEN, ANDER], opnieuw) == [ANDER, opnieuw]
    assert met([EEN], tweede) == [EEN, tweede]


KOP = "hoofdstuk,door,op,onderdeel,hash\n"
GOED = f"wmo,A. de Vries,2024-02-01,titel,{'0' * 16}\n"


@pytest.mark.parametrize(
    ("inhoud", "waar"),
    [
        ("", "rij 1: verwacht de kolommen"),
        ("hoofdstuk,door\n", "rij 1: verwacht de kolommen"),
        (KOP + GOED + "wmo,A. de Vries,2024-02-01,code\n", "rij 3: verwacht 5 velden"),
        (KOP + GOED.replace("A. de Vries", ""), "rij 2: verwacht 5 velden, geen daarvan leeg"),
        (KOP + GOED.replace("2024-02-01", "1 februari"), "rij 2: '1 februari' is geen datum"),
        (KOP + GOED.replace("0" * 16, "0" * 15), "is geen hash van 16 tekens"),
        (KOP + GOED.replace("0" * 16, "٠" * 16), "is geen hash van 16 tekens"),
        (KOP + GOED + GOED, "'titel' van wmo staat er twee keer bij A. de Vries"),
        (KOP + GOED + GOED.replace("02-01,titel", "02-02,code"), "op twee dagen akkoord met hetzelfde hoofdstuk"),
        (KOP + '"wmo' + GOED, "aanhalingsteken"),
    ],
)
def test_a_file_that_says_something_else_is_refused_with_its_row(editie: Editie, inhoud: str, waar: str) -> None:
    bestand = akkoordenbestand(editie)
    bestand.parent.mkdir(exist_ok=True)
    bestand.write_text(inhoud, encoding="utf-8")
    with pytest.raises(SourceError) as fout:
        lees_akkoorden(editie)
    assert waar in str(fout.value)
    assert "params/bmwe/2016-Q1/vastgelegd/akkoorden.csv" in str(fout.value)
    assert "Zet het bestand terug" in str(fout.value)


def test_a_key_is_made_once_for_its_owner_alone(editie: Editie) -> None:
    layout = editie.layout
    layout.akkoordsleutel("bmwe").unlink(missing_ok=True)
    assert lees_sleutel(layout, "bmwe") is None
    sleutel = maak_sleutel(layout, "bmwe")
    assert len(sleutel) == 32
    assert maak_sleutel(layout, "bmwe") == lees_sleutel(layout, "bmwe") == sleutel
    assert layout.akkoordsleutel("bmwe").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("inhoud", ["", "geen sleutel", "ab" * 31, "ab" * 33])
def test_what_is_no_key_is_refused(editie: Editie, inhoud: str) -> None:
    editie.layout.akkoordsleutel("bmwe").write_text(inhoud, encoding="utf-8")
    with pytest.raises(MonitorError, match=r"akkoord.sleutel: hier hoort een sleutel van 64 tekens"):
        maak_sleutel(editie.layout, "bmwe")
