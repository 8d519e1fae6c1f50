"""Does the hash of what was seen change with everything that a reader can see, and with nothing else?"""

from dataclasses import replace

import pytest

from monitorlib.cijfers.kern.regels import Inhoud
from monitorlib.pagina.akkoord.gezien import gezien, samen
from monitorlib.pagina.beeld import Celbeeld, Getoond, Hoofdstukbeeld

SLEUTEL = bytes(range(32))


def cel(waarde: float, decimalen: int = 0) -> Celbeeld:
    return Celbeeld(Inhoud(waarde, "getal", "", "cliënten", decimalen), None)


BEELD = Hoofdstukbeeld(
    "Wmo",
    {"tabel wmo": Getoond("Cliënten", "wie hulp heeft", "Cliënten Ansen 12", ("wmo",), {("Ansen",): cel(12)})},
    {"toelichting Aantallen": ("Er zijn 12 cliënten.",), "antwoord": ("Twaalf.",), "Wmo": ("Wmo",)},
    ("hoofdstuk.controles()",),
    {"bevindingen": "Geen."},
)


def anders(**velden: object) -> Hoofdstukbeeld:
    return replace(BEELD, **velden)  # type: ignore[arg-type]


def tabel(**velden: object) -> Hoofdstukbeeld:
    return anders(getoond={"tabel wmo": replace(BEELD.getoond["tabel wmo"], **velden)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nu", "deel"),
    [
        (anders(titel="Wmo 2015"), "titel"),
        (tabel(cellen={("Ansen",): cel(13)}), "tabel wmo"),
        (tabel(cellen={("Ansen",): cel(12, decimalen=1)}), "tabel wmo"),
        (tabel(woorden="Cliënten Ansen 12 voorlopig"), "tabel wmo"),
        (tabel(titel="Personen"), "tabel wmo"),
        (anders(teksten={**BEELD.teksten, "toelichting Aantallen": ("Er zijn 12 mensen.",)}), "toelichting Aantallen"),
        (anders(teksten={**BEELD.teksten, "antwoord": ("Tien.",)}), "antwoord"),
        (anders(teksten={**BEELD.teksten, "Wmo": ("Wmo", "meer")}), "tekst Wmo"),
        (anders(code=("1 + 1", "hoofdstuk.controles()")), "code"),
        (anders(overig={"bevindingen": "Een."}), "bevindingen"),
    ],
)
def test_what_a_reader_can_see_counts_and_is_named(nu: Hoofdstukbeeld, deel: str) -> None:
    toen, nieuw = gezien(BEELD, SLEUTEL), gezien(nu, SLEUTEL)
    assert [naam for naam in toen if toen[naam] != nieuw[naam]] == [deel]
    assert samen(toen) != samen(nieuw)


def test_what_rounds_to_the_same_is_the_same() -> None:
    """12 and 12,4 without decimals are both shown as 12."""
    assert gezien(tabel(cellen={("Ansen",): cel(12.4)}), SLEUTEL) == gezien(BEELD, SLEUTEL)


def test_nobody_finds_a_small_number_by_trying() -> None:
    """Who knows all but one number tries each it could be: with the key one fits, without it none does."""
    gepubliceerd = gezien(tabel(cellen={("Ansen",): cel(3)}), SLEUTEL)["tabel wmo"]

    def probeer(sleutel: bytes) -> list[int]:
        return [n for n in range(5) if gezien(tabel(cellen={("Ansen",): cel(n)}), sleutel)["tabel wmo"] == gepubliceerd]

    assert probeer(SLEUTEL) == [3]
    assert probeer(b"") == probeer(bytes(32)) == []
