"""What does a text say of a hidden number: its sign, and never a sentence or a branch that follows from it?"""

import pytest
from bouwstenen import cijfers
from bs4 import BeautifulSoup

from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.controles.teksten import niet_te_zeggen
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Geschreven, Toelichting
from monitorlib.render.toelichting.vindplaats import regel_van_cel
from monitorlib.tijd.periode import Kwartaal

OPMAAK = Opmaak(("gemeente",), ("wat",), "Gemeente")
WEG, OPEN = 'cel("t", "Aa", "nu")', 'cel("t", "Bee", "nu")'


def tabel(waarde: float) -> Tabel:
    van = onderdruk(cijfers({"gemeente": ["Aa", "Bee", "Cee"], "wat": ["nu"]}, [waarde, 25, 40]), {("Aa", "nu")})
    return Tabel("wmo", "t", van, plaatsen(van, OPMAAK))


def schrijf(tekst: str, waarde: float = 3) -> Geschreven:
    een = Toelichting("params/x/wmo.md", {"Kort": tekst}, {"Kort": 10}).schrijf(
        "Kort", LevendeGetallen({"t": tabel(waarde)}, Kwartaal(2016, 1))
    )
    assert een is not None
    return een


def lezen(tekst: str) -> str:
    return BeautifulSoup(schrijf(tekst).html, "html.parser").get_text().strip()


@pytest.mark.parametrize(
    "uitdrukking",
    [
        'getal("t", "Aa", "nu")',
        f"heel({WEG})",
        WEG,
        f"heel({WEG} + {OPEN})",
        f"heel({OPEN} - {WEG})",
        f"procent({WEG}, {OPEN})",
        f"procent({OPEN}, {WEG})",
        f"verandering({OPEN} - {WEG})",
        f"heel(100 * {OPEN} / {WEG}, 1)",
        'kolom("t", "nu").hoogste',
        'kolom("t", "nu").laagste',
        'kolom("t", "nu").som',
        'kolom("t", "nu").boven(10)',
        'kolom("t", "nu").stappen.hoogste',
    ],
)
def test_a_number_that_follows_from_it_is_its_sign(uitdrukking: str) -> None:
    een = schrijf(f"Er zijn {{{{ {uitdrukking} }}}} mensen.")
    assert '<span role="img" aria-label="verborgen om mensen te beschermen">•</span> mensen' in een.html
    assert een.niet_te_zeggen == ()


def test_numbers_beside_it_are_written() -> None:
    assert lezen(f'{{{{ heel({OPEN}) }}}} en {{{{ kolom("t", "nu").zonder("Aa").som }}}}') == "25 en 65"
    assert lezen('{{ kolom("t", "nu").aantal }} gemeenten') == "3 gemeenten"


@pytest.mark.parametrize("waarde", [3, 977])
@pytest.mark.parametrize("teken", ["<", "<=", ">", ">=", "==", "!="])
def test_a_claim_that_needs_it_is_not_written(teken: str, waarde: float) -> None:
    een = schrijf(f'Eerst dit. {{{{ bewering("Aa is de kleinste", {WEG} {teken} {OPEN}) }}}}.', waarde)
    assert "kleinste" not in een.html
    assert "[niet te zeggen: verborgen om mensen te beschermen]" in een.html
    (bevinding,) = niet_te_zeggen("wmo", Toelichting("params/x/wmo.md", {}), [een])
    assert bevinding.naam == "toelichting wmo / Kort / t / Aa / nu"
    assert bevinding.soort == "niet te zeggen"
    assert (bevinding.gedrukt, bevinding.berekend) == ("", "verborgen om mensen te beschermen")
    assert bevinding.regel == (
        "Uit een verborgen getal volgt geen zin. params/x/wmo.md, regel 11: schrijf daar iets anders, met "
        'bewering("zin", ..., anders="andere zin") of {% if te_zeggen(cel(...)) %}.'
    )


def test_the_line_is_that_of_the_cell() -> None:
    """The table is named on two lines, its row and column on the fourth."""
    bron = 'Een.\n\n{{ kolom("t", "toen").som }}\n{% if cel(\'t\', "Aa", "nu") > 4 %}veel{% endif %}'
    assert [regel_van_cel(bron, plaats) for plaats in (("t", "Aa", "nu"), ("t", "toen"), ("u", "nu"))] == [4, 3, 0]


@pytest.mark.parametrize("waarde", [3, 977])
@pytest.mark.parametrize(
    "voorwaarde",
    [
        f"{WEG} > {OPEN}",
        f"{OPEN} > {WEG}",
        f"not {WEG} > 4",
        f"{OPEN} > 4 and {WEG} > 4",
        WEG,
        f"[{WEG}, {OPEN}] | max > 4",
    ],
)
def test_a_branch_that_asks_for_it_is_noted(voorwaarde: str, waarde: float) -> None:
    een = schrijf(f"{{% if {voorwaarde} %}}veel{{% else %}}weinig{{% endif %}}", waarde)
    assert [verzwegen.plaats for verzwegen in een.niet_te_zeggen] == [("t", "Aa", "nu")]
    assert een == schrijf(f"{{% if {voorwaarde} %}}veel{{% else %}}weinig{{% endif %}}", 12345)


def test_a_text_can_say_something_else() -> None:
    anders = schrijf(f'{{{{ bewering("Aa is de kleinste", {WEG} < {OPEN}, anders="Aa is klein") }}}}.')
    keuze = schrijf(f"{{% if te_zeggen({WEG} < {OPEN}) %}}Aa telt{{% else %}}Aa telt niet mee{{% endif %}}.")
    for een, tekst in ((anders, "Aa is klein."), (keuze, "Aa telt niet mee.")):
        assert BeautifulSoup(een.html, "html.parser").get_text().strip() == tekst
        assert een.niet_te_zeggen == ()
    assert lezen(f"{{% if te_zeggen({OPEN}) %}}Bee telt{{% else %}}niet{{% endif %}}.") == "Bee telt."
