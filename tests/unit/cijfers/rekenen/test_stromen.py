"""Flows between levels: who goes from what to what, by hand and against plain Python."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import inhoud, jeugdhulp, loopt, proef, van
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.kern.verband import sluit_aan
from monitorlib.cijfers.registers.peilmomenten import namen
from monitorlib.cijfers.registers.zwaarte import GEEN_HULP, clienten_naar_zwaarte, stromen
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand
from monitorlib.tijd.tijdvak import halfjaar_tot

D = date
KWARTAAL = Kwartaal(2016, 1)
BEGIN, EIND = D(2015, 12, 31), D(2016, 3, 31)
ZWAARTE = {"licht": ["45"], "midden": ["41"], "zwaar": ["44", "43"]}
RANG = {"45": 0, "41": 1, "44": 2, "43": 2}
NIVEAUS = ["Licht", "Midden", "Zwaar"]


def bron(*rijen: dict[str, Any]) -> Register:
    return jeugdhulp(rijen, zwaarte=ZWAARTE)


def gevuld(register: Register) -> dict[Any, Any]:
    return {cel: aantal for cel, aantal in inhoud(stromen(register, in_=KWARTAAL)).items() if aantal}


def test_the_heaviest_help_counts_and_none_is_a_place_to_come_from_and_go_to() -> None:
    """c1 from heavy to light, c2 new, c3 gone, c4 light with also heavy: heavy on both days."""
    register = bron(
        van(D(2015, 1, 1), D(2016, 1, 15), client="c1", productgroep="44"),
        van(D(2016, 1, 16), client="c1", productgroep="45"),
        van(D(2016, 2, 1), client="c2", productgroep="41"),
        van(D(2015, 1, 1), D(2016, 3, 30), client="c3", productgroep="41"),
        van(D(2015, 1, 1), client="c4", productgroep="45"),
        van(D(2015, 1, 1), client="c4", productgroep="43"),
    )
    assert gevuld(register) == {
        ("Zwaar", "Licht"): 1,
        (GEEN_HULP, "Midden"): 1,
        ("Midden", GEEN_HULP): 1,
        ("Zwaar", "Zwaar"): 1,
    }


def test_who_has_help_on_neither_day_is_no_cell() -> None:
    """Came and went in between; nobody can count who never came."""
    gevonden = inhoud(stromen(bron(van(D(2016, 1, 5), D(2016, 3, 1))), in_=KWARTAAL))
    assert (GEEN_HULP, GEEN_HULP) not in gevonden
    assert len(gevonden) == 4 * 4 - 1
    assert set(gevonden.values()) == {0}


def test_the_flows_add_up_to_the_stand() -> None:
    """Each column of the flows is the stand at the end; the rule that says so holds."""
    register = bron(
        van(D(2015, 1, 1), client="c1", productgroep="44"), van(D(2016, 2, 1), client="c2", productgroep="41")
    )
    eind = clienten_naar_zwaarte(register, op=KWARTAAL).per("zwaarte").hernoem_dimensie("zwaarte", "naar")
    samen = sluit_aan(totaal(stromen(register, in_=KWARTAAL), "van", "naar"), eind, "stand", van="Totaal")
    cellen = samen.cellen()
    (aansluiting,) = samen.aansluitingen
    assert {cel: cellen[cel]["waarde"] for cel in aansluiting.getallen} == aansluiting.getallen
    assert cellen["Totaal", "Totaal"]["waarde"] == 2


def test_an_edition_without_levels_or_that_is_reconstructed_does_not_know() -> None:
    """As for every calculation on zwaarte."""
    with pytest.raises(NotDeliveredError):
        stromen(jeugdhulp([]), in_=KWARTAAL)
    vast = {
        "herkomst": "gereconstrueerd",
        "vastgesteld": [{"maat": "stand", "over": ["2016-Q1"], "per": ["gemeente"]}],
        "zwaarte": ZWAARTE,
    }
    assert set(inhoud(stromen(jeugdhulp([], **vast), in_=KWARTAAL)).values()) == {NIET_TE_BEPALEN}
    assert set(inhoud(clienten_naar_zwaarte(jeugdhulp([], **vast), op=KWARTAAL).per("zwaarte")).values()) == {
        NIET_TE_BEPALEN
    }


def test_quarters_of_several_years_are_named_with_their_year() -> None:
    """Eight quarters would have four names; four of one year keep their short ones."""
    assert namen(KWARTAAL.van_het_jaar) == ["1e kw", "2e kw", "3e kw", "4e kw"]
    assert namen(KWARTAAL.terug(5))[0::4] == ["1e kw 2015", "1e kw 2016"]
    assert namen([Maand(2015, 3), Maand(2016, 3)]) == ["maart 2015", "maart 2016"]
    assert namen([BEGIN, EIND]) == ["31-12-2015", "31-3-2016"]
    assert namen([halfjaar_tot(KWARTAAL), halfjaar_tot(KWARTAAL.terug(3)[0])]) == [
        "4e kwartaal 2015 tot en met 1e kwartaal 2016",
        "2e kwartaal 2015 tot en met 3e kwartaal 2015",
    ]


RIJEN = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2", "c3"]), st.sampled_from(list(RANG)), st.integers(-120, 90), st.integers(1, 200)
    ).map(
        lambda een: van(
            BEGIN + timedelta(days=een[2]),
            BEGIN + timedelta(days=een[2] + een[3]),
            client=een[0],
            productgroep=een[1],
        )
    ),
    max_size=8,
)


@given(RIJEN)
@proef(20)
def test_against_plain_python(rijen: list[dict[str, Any]]) -> None:
    """Per client the heaviest of what runs on each of the two days."""

    def niveau(client: str, dag: date) -> str:
        rangen = [RANG[rij["productgroep"]] for rij in rijen if rij["client"] == client and loopt(rij, dag)]
        return NIVEAUS[max(rangen)] if rangen else GEEN_HULP

    paren = Counter((niveau(client, BEGIN), niveau(client, EIND)) for client in {rij["client"] for rij in rijen})
    del paren[GEEN_HULP, GEEN_HULP]
    register = bron(*rijen)
    assert gevuld(register) == dict(paren)
    eind = Counter(naar for (_, naar), aantal in paren.items() for _ in range(aantal) if naar != GEEN_HULP)
    stand = inhoud(clienten_naar_zwaarte(register, op=KWARTAAL).per("zwaarte"))
    assert {cel[0]: aantal for cel, aantal in stand.items() if aantal} == dict(eind)
