"""Is every indicator of the catalogue what an indicator must be, and does it say what a count by hand says?"""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from math import isfinite, isnan

import met_de_hand
import pytest
from locations import ROOT

from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus, geleverd, gevraagd
from monitorlib.indicatoren.catalogus.indicator import THEMAS, Indicator
from monitorlib.indicatoren.meten.meten import meet
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.sources.warehouse.engine import bewaard
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2024, 4)
ALLE = list(catalogus().values())
ELK = pytest.mark.parametrize("een", ALLE, ids=lambda een: een.naam)
GEBIEDEN = [*met_de_hand.NAMEN.values(), met_de_hand.TOTAAL]
Meting = Mapping[str, Punt]
Reeks = Mapping[tuple[str, Kwartaal], Punt]


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    """The example edition, frozen anew in a folder of its own."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "data/voorbeeld", data / "voorbeeld", ignore=shutil.ignore_patterns("snapshot*"))
    gevonden = Editie.named("voorbeeld/2024-Q4", Layout(ROOT, data, data / "output"))
    freeze(gevonden)
    return gevonden


def klaar(van: Register | Telling) -> Register | Telling:
    """Count a register as trajecten once, for all indicators."""
    if not isinstance(van, Register) or van.parameters.telwijze is None:
        return van
    geteld = trajecten(van)
    return replace(van, als_trajecten=replace(geteld, tabel=bewaard(geteld.tabel)))


@pytest.fixture(scope="module")
def bronnen(editie: Editie) -> list[dict[str, Register | Telling]]:
    """Every source that an indicator needs: per gemeente, and of all together."""
    open_ = {naam: open_bron(editie, naam) for naam in {naam for een in ALLE for naam in een.bron}}
    per_gemeente = {naam: klaar(van) for naam, van in open_.items()}
    return [per_gemeente, {naam: van.als_regio() for naam, van in per_gemeente.items()}]


@pytest.fixture(scope="module")
def reeksen(bronnen: list[dict[str, Register | Telling]]) -> dict[str, Reeks]:
    """The points of each indicator, by place and quarter."""
    perioden = NU.terug(len(met_de_hand.KWARTALEN))
    return {een.naam: {(punt.gebied, punt.periode): punt for punt in meet(een, *bronnen, perioden)} for een in ALLE}


@pytest.fixture(scope="module")
def gemeten(reeksen: dict[str, Reeks]) -> dict[str, dict[str, Punt]]:
    """The points of the last quarter of each indicator, by place."""
    return {
        naam: {gebied: punt for (gebied, periode), punt in reeks.items() if periode == NU}
        for naam, reeks in reeksen.items()
    }


# The declarations.


def test_there_are_enough_of_them_over_every_theme() -> None:
    """At least twenty calculations; those that use the same functions in the same way count once."""
    assert {een.thema for een in ALLE} == set(THEMAS)
    assert len({een.bereken.__code__.co_names for een in ALLE}) >= 20
    assert len({een.definitie for een in ALLE}) == len(ALLE)


def test_the_example_asks_for_all_and_delivers_them(editie: Editie) -> None:
    assert [een.naam for een in gevraagd(editie)] == [een.naam for een in ALLE]
    assert [een.naam for een in ALLE if not geleverd(een, editie)] == []


@ELK
def test_sentences_are_sentences(een: Indicator) -> None:
    """The definition stands alone; the reading aid goes on after the number; a goal may be absent."""
    for zin in (een.definitie, een.transformatiedoel or "Geen.", een.lees):
        assert zin == " ".join(zin.split())
        assert zin.endswith(".")
        assert not zin.endswith("..")
    assert een.definitie[0].isupper()
    assert een.lees[0].islower()
    assert (een.transformatiedoel or "Geen.")[0].isupper()


@ELK
def test_phrases_are_no_sentences(een: Indicator) -> None:
    """They stand in a table, behind a name."""
    for stuk in (een.naam, een.teller, een.noemer, een.eenheid, een.wet, een.herkomst):
        assert stuk == " ".join(stuk.split())
        assert stuk
        assert stuk[-1] not in ".;:,"
    assert een.naam[0].isupper()
    assert len(een.naam) <= 40


# Words that are of one language only.
NEDERLANDS = {"aantal", "aandeel", "de", "het", "een", "van", "op", "per", "met", "dit", "zoveel", "hoeveel", "nog"}
ENGELS = {"the", "and", "with", "from", "number", "share", "count", "rate", "who", "which", "people", "days", "quarter"}


@ELK
def test_the_texts_are_dutch(een: Indicator) -> None:
    for tekst in (een.definitie, een.teller, een.lees, een.herkomst):
        woorden = set(re.findall(r"[a-zëéï]+", tekst.lower()))
        assert not woorden & ENGELS, tekst
    for tekst in (een.definitie, een.lees):
        assert set(re.findall(r"[a-zëéï]+", tekst.lower())) & NEDERLANDS, tekst


@ELK
def test_what_it_is_held_against_is_possible(een: Indicator) -> None:
    """A quarter that can be read, a share up to 100."""
    assert str(Kwartaal.lees(een.geldig_vanaf)) == een.geldig_vanaf
    if een.nulmeting is not None:
        assert str(Kwartaal.lees(een.nulmeting)) == een.nulmeting
    if een.streefwaarde is not None and een.eenheid == "%":
        assert 0 <= een.streefwaarde <= 100


# What they give on the example.


@ELK
def test_it_has_a_number_and_every_place_that_exists(een: Indicator, gemeten: Mapping[str, Meting]) -> None:
    """The six gemeenten and all together; not those that went up in another a year before."""
    assert list(gemeten[een.naam]) == GEBIEDEN
    assert any(punt.is_getal for gebied, punt in gemeten[een.naam].items() if gebied != met_de_hand.TOTAAL)
    assert gemeten[een.naam][met_de_hand.TOTAAL].is_getal


@ELK
def test_a_number_is_one_and_what_is_none_says_why(een: Indicator, gemeten: Mapping[str, Meting]) -> None:
    for punt in gemeten[een.naam].values():
        assert punt.periode == NU
        if punt.is_getal:
            assert isfinite(punt.waarde)
            assert punt.tekst == ""
            assert punt.waarde >= 0
            assert een.eenheid != "%" or punt.waarde <= 100
        else:
            assert isnan(punt.waarde)
            assert punt.teken == "niet te bepalen"
            assert len(punt.tekst) > 5


@ELK
def test_a_number_is_its_teller_over_its_noemer(een: Indicator, gemeten: Mapping[str, Meting]) -> None:
    """Per how many, its own unit says; a plain number has neither, nor has a mean."""
    per = re.match(r"per ([\d.]+) ", een.eenheid)
    factor = 100 if een.eenheid == "%" else int(per[1].replace(".", "")) if per else 1
    for punt in gemeten[een.naam].values():
        if isnan(punt.teller) or isnan(punt.noemer):
            assert isnan(punt.teller)
            assert isnan(punt.noemer)
            assert een.noemer == "geen" or een.eenheid == "dagen" or not punt.is_getal
        else:
            assert een.noemer != "geen"
            assert punt.noemer > 0
            assert punt.waarde == pytest.approx(factor * punt.teller / punt.noemer)


# Both count in a telling of two things, which has one unit.
@pytest.mark.parametrize(
    "een",
    [pytest.param(een, id=een.naam) for een in ALLE],
)
def test_the_number_has_the_unit_that_was_declared(een: Indicator, gemeten: Mapping[str, Meting]) -> None:
    assert {punt.eenheid for punt in gemeten[een.naam].values()} == {een.eenheid}


@ELK
def test_it_gives_what_its_test_needs(een: Indicator, gemeten: Mapping[str, Meting]) -> None:
    """Flows, whole events, or a whole teller of a whole noemer; else no change could ever be tested."""
    for punt in gemeten[een.naam].values():
        if not punt.is_getal or een.toets == "geen":
            continue
        nodig = {
            "stroom": (punt.erbij, punt.eraf),
            "gebeurtenissen": (punt.waarde,),
            "aandeel": (punt.teller, punt.noemer),
            "overlappend aandeel": (punt.teller, punt.noemer),
        }[een.toets]
        assert all(getal == getal and float(getal).is_integer() and getal >= 0 for getal in nodig)


@pytest.mark.parametrize("naam", ["Jeugdigen met jeugdhulp", "Inwoners met Wmo-ondersteuning", "Uitkeringen"])
def test_a_stand_changes_by_its_flows(
    naam: str, gemeten: Mapping[str, Meting], bronnen: list[dict[str, Register | Telling]]
) -> None:
    """The stand of September, with who came and without who left, is that of December, in every place."""
    eerder = {punt.gebied: punt for punt in meet(catalogus()[naam], *bronnen, [NU.vorige])}
    for gebied, nu in gemeten[naam].items():
        toen = eerder[gebied]
        stand, vorige = (een.waarde if isnan(een.teller) else een.teller for een in (nu, toen))
        assert stand == vorige + nu.erbij - nu.eraf, gebied


@ELK
def test_of_the_first_quarter_it_has_a_number_or_says_why(
    een: Indicator, bronnen: list[dict[str, Register | Telling]]
) -> None:
    """Registers go back only so far, and other gemeenten existed."""
    punten = meet(een, *bronnen, [Kwartaal(2023, 1)])
    weg = {"Hazelrade", "Munterveld"}
    assert {punt.gebied for punt in punten} == {*GEBIEDEN, *weg} - {"Nieuw-Hazelrade"}
    for punt in punten:
        assert punt.is_getal or (len(punt.tekst) > 5 and isnan(punt.waarde)), punt


# The same, counted by hand.


@pytest.fixture(scope="module")
def lezers(editie: Editie) -> tuple[met_de_hand.Lees, met_de_hand.Lees]:
    return met_de_hand.lezer(editie.data, samen=False), met_de_hand.lezer(editie.data, samen=True)


def test_every_one_is_counted_by_hand() -> None:
    """An indicator without a second count, by loops from its definition, is not finished: add it to `GETELD`."""
    assert set(met_de_hand.GETELD) == {een.naam for een in ALLE}


@ELK
def test_it_is_what_a_count_by_hand_finds(
    een: Indicator, reeksen: Mapping[str, Reeks], lezers: tuple[met_de_hand.Lees, met_de_hand.Lees]
) -> None:
    """In every gemeente and of all together, in each quarter that the page shows.

    What a count of then could not be: a register that begins in 2023 does not know what led to its first quarters.
    """
    for (gebied, periode), punt in reeksen[een.naam].items():
        k = met_de_hand.K(periode.jaar, periode.nummer)
        tel = met_de_hand.GETELD[een.naam]
        geteld = {**tel(lezers[0].op(k), k), **tel(lezers[1], k)}.get(gebied, 0)
        if not punt.is_getal:
            zonder_noemer = not geteld or (isinstance(geteld, tuple) and geteld[1] == 0)
            assert zonder_noemer or periode < Kwartaal(2023, 3), (gebied, periode)
            continue
        gevonden = (punt.teller, punt.noemer) if isinstance(geteld, tuple) else punt.waarde
        assert gevonden == pytest.approx(geteld), (gebied, periode)
        if isinstance(geteld, tuple):
            assert punt.waarde == pytest.approx(per_eenheid(een) * geteld[0] / geteld[1]), (gebied, periode)


def per_eenheid(een: Indicator) -> float:
    """What a teller over a noemer is multiplied by, as its unit says: '%', 'per 1.000 inwoners'."""
    if een.eenheid == "%":
        return 100
    per = re.match(r"per ([\d.]+) ", een.eenheid)
    return float(per[1].replace(".", "")) if per else 1


@pytest.mark.parametrize("naam", ["Jeugdigen met jeugdhulp", "Inwoners met Wmo-ondersteuning"])
def test_who_came_and_who_left_is_what_a_count_by_hand_finds(
    naam: str, gemeten: Mapping[str, Meting], lezers: tuple[met_de_hand.Lees, met_de_hand.Lees]
) -> None:
    """Persons of the age on one of the two days and not on the other: who turns 18 leaves, or comes."""
    bestand = {"Jeugdigen met jeugdhulp": "voorzieningen_jeugdwet"}.get(naam, "voorzieningen_wmo")
    for lees in lezers:
        leeftijd = (0, 18) if bestand == "voorzieningen_jeugdwet" else (18, 200)
        eerst, laatst = (
            met_de_hand.clienten(met_de_hand.van_leeftijd(lees(bestand), dag, *leeftijd), dag)
            for dag in (met_de_hand.VORIGE, met_de_hand.EINDE)
        )
        for gebied, wie in laatst.items():
            punt = gemeten[naam][gebied]
            assert (punt.erbij, punt.eraf) == (len(wie - eerst[gebied]), len(eerst[gebied] - wie)), gebied
