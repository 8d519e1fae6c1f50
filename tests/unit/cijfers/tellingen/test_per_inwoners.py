"""Per how many inwoners of which age, and what when they are not known?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from bouwstenen import Cel, cijfers, inhoud, inwoners, jeugdhulp, proef, van, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.personen import nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.stand_en_stroom import stand
from monitorlib.cijfers.tellingen.per_inwoners import binnen_leeftijd, per_inwoners
from monitorlib.errors import NotDeliveredError
from monitorlib.tijd.periode import Kwartaal

AA, BEE = "GM0001", "GM0002"
JEUGD, JONG = ("0-17",), ("0-17", "18-22")
EERSTE_KWARTAAL = Kwartaal(2016, 1)
GEEN_NOEMER, GEEN_TELLER = "het aantal om op te rekenen is niet bekend", "het getelde aantal is niet bekend"
NUL = "het aantal om op te rekenen is nul"


def gedeeld(
    aantal: Cel | Cijfers,
    aantallen: Mapping[tuple[str, str, str], Cel],
    *,
    leeftijden: tuple[str, ...] = JEUGD,
    per: int = 1000,
    op: Kwartaal = EERSTE_KWARTAAL,
) -> Cijfers:
    teller = aantal if isinstance(aantal, Cijfers) else cijfers({"gemeente": ["Aa"]}, [aantal])
    return per_inwoners(teller, inwoners(aantallen), leeftijden=leeftijden, op=op, per=per, wie="inwoners van 0 tot 18")


def een(van_: Cijfers, gemeente: str = "Aa") -> tuple[float | str, str]:
    cel = van_.cellen()[gemeente,]
    return cel["waarde"] if cel["teken"] == "getal" else cel["teken"], cel["tekst"]


def test_per_1000_and_per_10000_with_their_unit() -> None:
    """15 of 2.500 inwoners: 1.000 × 15 / 2.500 = 6; 10.000 × 15 / 2.500 = 60."""
    telling: dict[tuple[str, str, str], Cel] = {(AA, "0-17", "2016"): 2500}
    for per, uitkomst, eenheid in ((1000, 6, "per 1.000"), (10_000, 60, "per 10.000")):
        (cel,) = gedeeld(15, telling, per=per).cellen().values()
        assert (cel["waarde"], cel["eenheid"]) == (uitkomst, f"{eenheid} inwoners van 0 tot 18")
        assert cel["decimalen"] == 1
        (regel,) = gedeeld(15, telling, per=per).verhoudingen
        assert (regel.teller, regel.noemer, regel.factor) == (15, 2500, per)
        assert regel.regel == f"{per} × aantal gedeeld door inwoners van 0 tot 18 op 1 januari"


def test_only_the_ages_that_are_asked_for_of_the_gemeente_and_the_year() -> None:
    """0-17 is 2.000; with 18-22 it is 2.000 + 500. Other ages, years and gemeenten stay out."""
    telling: dict[tuple[str, str, str], Cel] = {
        (AA, "0-17", "2016"): 2000,
        (AA, "18-22", "2016"): 500,
        (AA, "23-64", "2016"): 9999,
        (AA, "0-17", "2015"): 7777,
        (BEE, "0-17", "2016"): 5555,
    }
    assert een(gedeeld(10, telling)) == (5, "")
    assert een(gedeeld(10, telling, leeftijden=JONG)) == (4, "")
    assert een(gedeeld(7.777, telling, op=Kwartaal(2015, 4))) == (pytest.approx(1), "")


@pytest.mark.parametrize("op", [Kwartaal(2016, nummer) for nummer in (1, 2, 3, 4)])
def test_a_quarter_takes_1_january_of_its_year(op: Kwartaal) -> None:
    assert een(gedeeld(10, {(AA, "0-17", "2016"): 2000}, op=op)) == (5, "")


@pytest.mark.parametrize(
    "telling",
    [
        {(AA, "0-17", "2016"): 2000},  # an age is missing
        {(AA, "0-17", "2016"): 2000, (AA, "18-22", "2015"): 500},  # it is there for another year
        {(AA, "0-17", "2016"): 2000, (BEE, "18-22", "2016"): 500},  # or in another gemeente
        {(AA, "0-17", "2016"): 2000, (AA, "18-22", "2016"): NIET_OPGEGEVEN},
        {(AA, "0-17", "2015"): 2000, (AA, "18-22", "2015"): 500},  # nothing for the year
        {},
    ],
)
def test_without_all_ages_of_the_year_it_cannot_be_told(telling: dict[tuple[str, str, str], Cel]) -> None:
    """A sum over part of the ages would make the number too high."""
    assert een(gedeeld(10, telling, leeftijden=JONG)) == (NIET_TE_BEPALEN, GEEN_NOEMER)


def test_an_age_that_does_not_exist_gives_no_number() -> None:
    assert een(gedeeld(10, {(AA, "0-17", "2016"): 2000}, leeftijden=("0-18",))) == (NIET_TE_BEPALEN, GEEN_NOEMER)


def test_nobody_of_this_age() -> None:
    """None is a number: with the others it adds nothing, alone it is a noemer of zero."""
    assert een(gedeeld(10, {(AA, "0-17", "2016"): 0})) == (NIET_TE_BEPALEN, NUL)
    beide: dict[tuple[str, str, str], Cel] = {(AA, "0-17", "2016"): 0, (AA, "18-22", "2016"): 500}
    assert een(gedeeld(10, beide, leeftijden=JONG)) == (20, "")


@pytest.mark.parametrize(
    ("aantal", "verwacht"),
    [
        (0, (0, "")),
        (NIET_OPGEGEVEN, (NIET_TE_BEPALEN, GEEN_TELLER)),
        (NOG_NIET, (NIET_TE_BEPALEN, GEEN_TELLER)),
        ("geheim", (NIET_TE_BEPALEN, GEEN_TELLER)),
    ],
)
def test_a_teller_that_is_no_number(aantal: Cel, verwacht: tuple[float | str, str]) -> None:
    assert een(gedeeld(aantal, {(AA, "0-17", "2016"): 2000})) == verwacht


def test_of_a_register_in_each_gemeente_and_in_the_regio() -> None:
    """Aa 2 of 2.000, Bee 1 of 500: 1 and 2; Nieuw has no inwoners of its own, but the 9 of Oud that went up in it.

    All together is 3 of 2.509, the same 9 among them. Without them both are unknown; when Nieuw has none at all, it has
    no number, and so neither has the region, in which its clients would count.
    """
    bron = jeugdhulp([van(date(2016, 1, 1), gemeente=code) for code in (AA, AA, BEE)])
    telling = inwoners({(AA, "0-17", "2016"): 2000, (BEE, "0-17", "2016"): 500, ("GM0008", "0-17", "2016"): 9})
    zonder = inwoners({(AA, "0-17", "2016"): 2000, (BEE, "0-17", "2016"): 500})
    vragen: dict[str, Any] = {"leeftijden": JEUGD, "op": EERSTE_KWARTAAL, "per": 1000, "wie": "jeugd"}
    gemeten = per_inwoners(stand(bron, op=EERSTE_KWARTAAL).per("gemeente"), telling, **vragen)
    assert inhoud(gemeten) == {("Aa",): 1, ("Bee",): 2, ("Nieuw",): 0}
    lopend = stand(bron, op=EERSTE_KWARTAAL).per("gemeente")
    assert inhoud(per_inwoners(lopend, zonder, **vragen))["Nieuw",] == NIET_TE_BEPALEN
    assert gemeten.bronnen == ("voorzieningen_jeugdwet", "inwoners")
    samen = stand(bron.als_regio(), op=EERSTE_KWARTAAL).per("gemeente")
    assert inhoud(per_inwoners(samen, telling.als_regio(), **vragen)) == {("Totaal",): pytest.approx(3000 / 2509)}
    assert inhoud(per_inwoners(samen, zonder.als_regio(), **vragen)) == {("Totaal",): NIET_TE_BEPALEN}
    nul = inwoners({(AA, "0-17", "2016"): 2000, (BEE, "0-17", "2016"): 500, ("GM0009", "0-17", "2016"): 0})
    alles = per_inwoners(samen, nul.als_regio(), **vragen).cellen()["Totaal",]
    assert (alles["teken"], alles["tekst"]) == (NIET_TE_BEPALEN, "Nieuw: het aantal om op te rekenen is nul")


def test_of_a_reconstructed_source_it_is_known_as_far_as_the_teller_is() -> None:
    """The stand by gemeente is fixed, of 31 March; of another day it is not."""
    bron = jeugdhulp(
        [van(date(2016, 1, 1))],
        herkomst="gereconstrueerd",
        vastgesteld=[{"maat": "stand", "over": ["2016-Q1"], "per": ["gemeente"]}],
    )
    telling: dict[tuple[str, str, str], Cel] = {(AA, "0-17", "2016"): 2000}
    assert een(gedeeld(stand(bron, op=EERSTE_KWARTAAL).per("gemeente"), telling)) == (0.5, "")
    anders = stand(bron, op=date(2016, 3, 30)).per("gemeente")
    assert anders.cellen()["Aa",]["tekst"] == GERECONSTRUEERD
    assert een(gedeeld(anders, telling)) == (NIET_TE_BEPALEN, GERECONSTRUEERD)


# The reference: add up by hand what each gemeente has of each age.

LEEFTIJDEN = ("0-17", "18-22", "23-64", "65-74", "75+")
TELLINGEN = st.dictionaries(
    st.tuples(st.sampled_from([AA, BEE]), st.sampled_from(LEEFTIJDEN), st.sampled_from(["2015", "2016"])),
    st.one_of(st.integers(0, 5000), st.just(NIET_OPGEGEVEN)),
    min_size=6,
)


@proef(60)
@given(
    TELLINGEN,
    st.tuples(st.integers(0, 900), st.one_of(st.integers(0, 900), st.just(NOG_NIET))),
    st.lists(st.sampled_from(LEEFTIJDEN), min_size=1, max_size=3, unique=True),
    st.sampled_from([1000, 10_000]),
)
def test_each_gemeente_is_what_a_sum_by_hand_gives(
    telling: dict[tuple[str, str, str], Cel], aantallen: tuple[Cel, Cel], leeftijden: list[str], per: int
) -> None:
    teller = cijfers({"gemeente": ["Aa", "Bee"]}, aantallen)
    gevonden = gedeeld(teller, telling, leeftijden=tuple(leeftijden), per=per)
    for naam, code, aantal in zip(("Aa", "Bee"), (AA, BEE), aantallen, strict=True):
        delen = [telling.get((code, leeftijd, "2016"), NIET_OPGEGEVEN) for leeftijd in leeftijden]
        if NIET_OPGEGEVEN in delen:
            assert een(gevonden, naam) == (NIET_TE_BEPALEN, GEEN_NOEMER)
            continue
        som = sum(deel for deel in delen if not isinstance(deel, str))
        if isinstance(aantal, str):
            assert een(gevonden, naam) == (NIET_TE_BEPALEN, GEEN_TELLER)
        elif som == 0:
            assert een(gevonden, naam) == (NIET_TE_BEPALEN, NUL)
        else:
            assert een(gevonden, naam) == (pytest.approx(per * aantal / som), "")


class TestOwnAge:
    """Only clients of the age of the inwoners, on the peildatum."""

    @pytest.mark.parametrize(
        ("geboren", "onder_18", "vanaf_18"),
        [(date(1998, 3, 31), 0, 1), (date(1998, 4, 1), 1, 0), (date(1951, 3, 31), 0, 0), (date(1951, 4, 1), 0, 1)],
    )
    def test_on_the_birthday_one_is_a_year_older(self, geboren: date, onder_18: int, vanaf_18: int) -> None:
        """Of 31 March 2016: 18 on the day itself, 65 likewise."""
        bron = jeugdhulp([van(date(2016, 1, 1), geboortedatum=geboren)])
        for register, aantal in (
            (binnen_leeftijd(bron, tot=18), onder_18),
            (binnen_leeftijd(bron, van=18, tot=65), vanaf_18),
        ):
            assert stand(register, op=EERSTE_KWARTAAL).per().waarde() == aantal

    def test_who_turns_18_leaves(self) -> None:
        """On 1 February, while the help goes on; under those of 18 and older the same person comes."""
        bron = jeugdhulp([van(date(2015, 1, 1), geboortedatum=date(1998, 2, 1))])
        jong, oud = binnen_leeftijd(bron, tot=18), binnen_leeftijd(bron, van=18)
        assert vertrokken_clienten(jong, in_=EERSTE_KWARTAAL).per().waarde() == 1
        assert nieuwe_clienten(oud, in_=EERSTE_KWARTAAL).per().waarde() == 1
        assert (stand(jong, op=date(2016, 1, 31)).per().waarde(), stand(jong, op=date(2016, 2, 1)).per().waarde()) == (
            1,
            0,
        )

    def test_without_every_birth_date_there_is_no_number(self) -> None:
        """Who is how old is not guessed."""
        bron = jeugdhulp([van(date(2016, 1, 1), geboortedatum=date(2000, 1, 1)), van(date(2016, 1, 1))])
        with pytest.raises(NotDeliveredError, match="bron voorzieningen_jeugdwet met rijen zonder geboortedatum"):
            binnen_leeftijd(bron, tot=18)
        with pytest.raises(NotDeliveredError, match="bron voorzieningen_jeugdwet zonder kolom 'geboortedatum'"):
            binnen_leeftijd(zonder(bron, "geboortedatum"), tot=18)
