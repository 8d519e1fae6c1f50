"""Is what was printed read as it was printed, and is a file that is no such list refused?"""

from pathlib import Path

import pytest

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.gepubliceerd import Gedrukt, read_published

PAD = "data/bmwe/2016-Q1/gepubliceerd.csv"
KOP = "hoofdstuk,tabel,rij,kolom,gedrukt,waarde,plaats\n"


def test_a_cell_is_found_by_its_place(project: Path) -> None:
    """A number, a nihil and a word; a byte order mark does no harm."""
    rijen = 'wmo,t,a,k,"1.234",1234,p. 1\nwmo,t,b,k,-,0,p. 1\nwmo,t,c,k,Regelmatig,,p. 2\n'
    (project / PAD).write_text(f"\ufeff{KOP}{rijen}", encoding="utf-8")
    assert read_published(Editie.open("bmwe", "2016-Q1")) == {
        ("wmo", "t", "a", "k"): Gedrukt("wmo", "t", "a", "k", "1.234", 1234.0, "p. 1"),
        ("wmo", "t", "b", "k"): Gedrukt("wmo", "t", "b", "k", "-", 0.0, "p. 1"),
        ("wmo", "t", "c", "k"): Gedrukt("wmo", "t", "c", "k", "Regelmatig", None, "p. 2"),
    }


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", ", rij 1: verwacht de kolommen hoofdstuk, tabel, rij, kolom, gedrukt, waarde, plaats."),
        ("a,b\n", ", rij 1: verwacht de kolommen hoofdstuk, tabel, rij, kolom, gedrukt, waarde, plaats."),
        (
            f"{KOP}wmo,t,a,k,1\n",
            ", rij 2: het aantal velden is 5, in de kop 7. Zet een tekst met een komma tussen aanhalingstekens.",
        ),
        (
            f"{KOP}wmo,t,a,k,1,1,p,x\n",
            ", rij 2: het aantal velden is 8, in de kop 7. Zet een tekst met een komma tussen aanhalingstekens.",
        ),
        (
            f"{KOP}wmo,t,a,k,1,een,p\n",
            ", rij 2, kolom waarde: 'een' is geen getal. Schrijf een getal met een punt, of laat het leeg.",
        ),
        (f"{KOP}wmo,t,a,k,1,1,p\nwmo,t,a,k,2,2,p\n", ", rij 3: wmo / t / a / k staat er twee keer; haal er een weg."),
        (f'{KOP}wmo,t,a,k,"1,1,p\n', ": een aanhalingsteken mist of staat verkeerd. Verbeter het."),
        ("hoofdstuk,ë".encode("latin-1"), ": het bestand is geen UTF-8; sla het op als CSV (UTF-8)."),
    ],
)
def test_a_list_that_is_wrong_says_where(project: Path, inhoud: str | bytes, melding: str) -> None:
    """Row and column, as with a delivered source."""
    (project / PAD).write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    with pytest.raises(SourceError) as fout:
        read_published(Editie.open("bmwe", "2016-Q1"))
    assert str(fout.value) == f"{PAD}{melding}"
