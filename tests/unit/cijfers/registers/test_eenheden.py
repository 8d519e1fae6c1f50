"""From voorzieningen to cliënten, on a register that was drawn by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, inhoud, jeugdhulp, proef, van, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import Vergelijking
from monitorlib.cijfers.registers.eenheden import van_voorzieningen_naar_clienten
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.sources.declared.declaration import Codes
from monitorlib.tijd.periode import Kwartaal

OP = Kwartaal.lees("2016-Q1")
TELWIJZE = {"telwijze": {"wachttijd": 31, "administratief": []}}
B = "GM0002"
JANUARI, MAART, APRIL = date(2016, 1, 1), date(2016, 3, 15), date(2016, 4, 10)


def eenheden(*rijen: Mapping[str, Any]) -> Cijfers:
    return van_voorzieningen_naar_clienten(jeugdhulp(rijen, **TELWIJZE), op=OP)


def bevindingen(cijfers: Cijfers) -> list[str]:
    tabel = Tabel("h", "t", cijfers, {(post, gemeente): (post, gemeente) for post, gemeente in cijfers.cellen()})
    return [een.naam for een in Vergelijker(tabel).bevindingen()]


def kolom(cijfers: Cijfers, gemeente: str) -> dict[str, object]:
    return {cel[0]: getal for cel, getal in inhoud(cijfers).items() if cel[1] == gemeente}


def test_every_step_of_every_kind() -> None:
    """Aa: c1 has two that overlap, c2 two of two kinds, c3 one that ended in March and goes on in April, c4 one.

    Bee: c4 too. So 1+1 + 1+1 + 0 + 1 = 5 voorzieningen in Aa, of which one overlaps; c3's traject runs: 5 trajecten.
    c2 has one more, and of c3 nothing runs that day: 3 cliënten. Together 6, 6 and 4 − 1 = 3.
    """
    cijfers = eenheden(
        van(JANUARI),
        van(date(2016, 2, 1)),
        van(JANUARI, client="c2"),
        van(JANUARI, client="c2", productgroep="44"),
        van(JANUARI, MAART, client="c3"),
        van(APRIL, client="c3"),
        van(JANUARI, client="c4"),
        van(JANUARI, client="c4", gemeente=B),
    )
    assert kolom(cijfers, "Aa") == {
        "Voorzieningen": 5,
        "Min: overlapt een andere, samen één traject": 1,
        "Plus: traject dat die dag tussen twee voorzieningen is": 1,
        "Trajecten": 5,
        "Min: nog een traject van dezelfde cliënt": 1,
        "Min: cliënt die die dag alleen tussen twee voorzieningen is": 1,
        "Cliënten, per gemeente geteld": 3,
    }
    assert kolom(cijfers, "Totaal") == {
        "Voorzieningen": 6,
        "Min: overlapt een andere, samen één traject": 1,
        "Plus: traject dat die dag tussen twee voorzieningen is": 1,
        "Trajecten": 6,
        "Min: nog een traject van dezelfde cliënt": 1,
        "Min: cliënt die die dag alleen tussen twee voorzieningen is": 1,
        "Cliënten, per gemeente geteld": 4,
        "Min: cliënt met hulp in nog een gemeente": 1,
        "Cliënten": 3,
    }
    assert bevindingen(cijfers) == []


def test_a_register_that_does_not_know_the_aanbieder() -> None:
    """Two that overlap are then one traject, whoever gives them."""
    register = jeugdhulp([van(JANUARI), van(date(2016, 2, 1), aanbieder="00000022")], **TELWIJZE)
    assert kolom(van_voorzieningen_naar_clienten(register, op=OP), "Aa")["Trajecten"] == 2
    geteld = kolom(van_voorzieningen_naar_clienten(zonder(register, "aanbieder"), op=OP), "Aa")
    assert (geteld["Voorzieningen"], geteld["Trajecten"], geteld["Cliënten, per gemeente geteld"]) == (2, 1, 1)


def test_a_step_that_is_nowhere_is_left_out() -> None:
    posten = eenheden(van(JANUARI), van(JANUARI, client="c2", gemeente=B)).leden["post"]
    assert posten == (
        "Voorzieningen",
        "Trajecten",
        "Cliënten, per gemeente geteld",
        "Min: cliënt met hulp in nog een gemeente",
        "Cliënten",
    )


def test_each_post_is_in_its_own_unit() -> None:
    """Aa has each of them, and c4 has help in Bee too."""
    cijfers = eenheden(
        van(JANUARI),
        van(date(2016, 2, 1)),
        van(JANUARI, client="c2"),
        van(JANUARI, client="c2", productgroep="44"),
        van(JANUARI, MAART, client="c3"),
        van(APRIL, client="c3"),
        van(JANUARI, client="c2", gemeente=B),
    )
    assert {post: cijfers.cellen()[post, "Totaal"].eenheid for post in cijfers.leden["post"]} == {
        "Voorzieningen": "voorzieningen",
        "Min: overlapt een andere, samen één traject": "voorzieningen",
        "Plus: traject dat die dag tussen twee voorzieningen is": "trajecten",
        "Trajecten": "trajecten",
        "Min: nog een traject van dezelfde cliënt": "trajecten",
        "Min: cliënt die die dag alleen tussen twee voorzieningen is": "cliënten",
        "Cliënten, per gemeente geteld": "cliënten",
        "Min: cliënt met hulp in nog een gemeente": "cliënten",
        "Cliënten": "cliënten",
    }


@pytest.mark.parametrize(("gemeenten", "totaal"), [(2, True), (1, False)])
def test_two_gemeenten_have_a_total_and_one_has_none(gemeenten: int, totaal: bool) -> None:
    register = jeugdhulp([van(JANUARI)], gemeenten=GEMEENTEN[:gemeenten], **TELWIJZE)
    register = replace(
        register,
        codes=Codes({**register.codes.per_kolom, "gemeente": {een.code: een.naam for een in GEMEENTEN[:gemeenten]}}),
    )
    cijfers = van_voorzieningen_naar_clienten(register, op=OP)
    assert ("Totaal" in cijfers.leden["gemeente"]) is totaal
    assert ("Cliënten, per gemeente geteld" in cijfers.leden["post"]) is totaal
    assert cijfers.leden["post"][-1] == "Cliënten"


def test_each_count_is_a_controle() -> None:
    """Every unit but the first must be what the steps leave, in every column in which it stands."""
    cijfers = eenheden(van(JANUARI), van(JANUARI, client="c2", gemeente=B))
    regels = [een for een in cijfers.vergelijkingen if not een.afgeleid]
    assert all(isinstance(een, Vergelijking) for een in regels)
    geheel = {cel for een in regels for cel in [een.cel]}
    assert {post for post, _ in geheel} == {"Trajecten", "Cliënten, per gemeente geteld", "Cliënten"}
    assert {gemeente for post, gemeente in geheel if post == "Trajecten"} >= {"Aa", "Bee", "Totaal"}


def test_nobody_is_nothing() -> None:
    """A gemeente without help has zeros, and all still adds up."""
    cijfers = eenheden(van(JANUARI, date(2016, 2, 1)))
    assert kolom(cijfers, "Totaal")["Cliënten"] == 0
    assert bevindingen(cijfers) == []


_RIJ = st.builds(
    lambda client, gemeente, groep, begin, duur: van(
        date(2015, 12, 1).replace(day=1 + begin), date(2016, 3, 1).replace(day=1 + duur) if duur else None,
        client=client, gemeente=gemeente, productgroep=groep,
    ),
    st.sampled_from(["c1", "c2", "c3"]), st.sampled_from(["GM0001", B]), st.sampled_from(["45", "44"]),
    st.integers(0, 29), st.integers(0, 30),
)  # fmt: skip


@proef(8)
@given(st.lists(_RIJ, max_size=8))
def test_it_always_adds_up(rijen: list[dict[str, Any]]) -> None:
    """Whatever the register holds; the persons counted here by their names."""
    cijfers = eenheden(*rijen)
    assert bevindingen(cijfers) == []
    lopend = [rij for rij in rijen if rij["einddatum"] is None or rij["einddatum"] >= OP.peildatum]
    totaal = kolom(cijfers, "Totaal")
    assert totaal["Voorzieningen"] == len(lopend)
    assert totaal["Cliënten, per gemeente geteld"] == len({(rij["client"], rij["gemeente"]) for rij in lopend})
    assert totaal["Cliënten"] == len({rij["client"] for rij in lopend})
