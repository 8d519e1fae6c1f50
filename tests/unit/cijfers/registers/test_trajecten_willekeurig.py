"""Do trajecten, their mutaties and their balans come out as someone would find by hand, on any register?"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import ibis
import pytest
from bouwstenen import GEMEENTEN, NIEUW, OUD, inhoud, jeugdhulp, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.registers.balans_stand_in_uit import balans
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import sinds, trajecten
from monitorlib.editie.params.bron_parameters import Mutatie, Telwijze
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand, Periode
from monitorlib.tijd.tijdvak import halfjaar_tot

D = date
DAG = timedelta(days=1)
MERGER = D(2016, 1, 1)
EERSTE_KWARTAAL, VORIG_KWARTAAL = Kwartaal(2016, 1), Kwartaal(2015, 4)
SOORTEN: tuple[Mutatie, ...] = ("herindeling", "leveringsvorm", "aanbieder", "verwijderd")
NAMEN = {
    "herindeling": "Herindeling",
    "leveringsvorm": "Andere leveringsvorm",
    "aanbieder": "Andere aanbieder",
}
NOG_NIET = "Eraf, nog niet definitief"


@dataclass(frozen=True)
class Stuk:
    """A record, or the records that became one traject; `nummer` is that of the first in the register."""

    nummer: str
    client: str | None
    gemeente: str
    productgroep: str
    leveringsvorm: str
    aanbieder: str | None
    begin: date
    einde: date | None
    begin_soort: str = "instroom"
    eind_soort: str = "uitstroom"
    begonnen: date = date.min

    @property
    def hulp(self) -> tuple[str | None, ...]:
        return self.client, self.gemeente, self.productgroep, self.leveringsvorm, self.aanbieder

    def loopt(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or dag <= self.einde)

    def rij(self) -> dict[str, object]:
        zelfde = ("client", "gemeente", "productgroep", "leveringsvorm", "aanbieder")
        dagen = {"ingangsdatum": self.begin, "einddatum": self.einde}
        return {"voorziening_nummer": self.nummer, **{naam: getattr(self, naam) for naam in zelfde}, **dagen}


# The reference: pairs of records, one by one, until nothing changes any more.


def sluit_aan(een: Stuk, ander: Stuk, wachttijd: int) -> bool:
    """Is the one there again within the waiting time after the last day of the other?"""
    eerste, tweede = sorted((een, ander), key=lambda stuk: stuk.begin)
    return eerste.einde is None or (tweede.begin - eerste.einde).days <= wachttijd


def mutaties_van(telwijze: Telwijze) -> list[str]:
    """What a start or an end can be: what was withdrawn has neither."""
    return [soort for soort in telwijze.administratief if soort != "verwijderd"]


def verwijderd(stuk: Stuk, telwijze: Telwijze) -> bool:
    return "verwijderd" in telwijze.administratief and stuk.begin == stuk.einde


def ineen(een: Stuk, ander: Stuk) -> Stuk:
    einde = None if een.einde is None or ander.einde is None else max(een.einde, ander.einde)
    return replace(een, nummer=min(een.nummer, ander.nummer), begin=min(een.begin, ander.begin), einde=einde)


def voeg_samen(records: Iterable[Stuk], telwijze: Telwijze) -> list[Stuk]:
    """Take two that belong together as one, as long as there are such two."""
    over: list[Stuk] = []
    for nieuw in records:
        if verwijderd(nieuw, telwijze):
            continue
        while nieuw.client is not None:
            bij = [stuk for stuk in over if stuk.hulp == nieuw.hulp and sluit_aan(stuk, nieuw, telwijze.wachttijd)]
            if not bij:
                break
            over.remove(bij[0])
            nieuw = ineen(bij[0], nieuw)
        over.append(nieuw)
    return over


def soort_van(eerste: Stuk, tweede: Stuk, telwijze: Telwijze) -> str | None:
    """What the end of the first and the start of the second are together; None when they are two things."""
    if eerste.client is None or eerste.einde is None or eerste.begin >= tweede.begin:
        return None
    if (eerste.client, eerste.productgroep) != (tweede.client, tweede.productgroep):
        return None
    gaat_door = tweede.einde is None or tweede.einde > eerste.einde
    # Who changes between two days that follow on each other changes without a gap, whatever the waiting time.
    if not gaat_door or abs((tweede.begin - eerste.einde).days) > max(telwijze.wachttijd, 1):
        return None
    if eerste.gemeente != tweede.gemeente:
        opvolging = (eerste.gemeente, eerste.einde, tweede.gemeente, tweede.begin)
        return "herindeling" if opvolging == (OUD.code, MERGER - DAG, NIEUW.code, MERGER) else None
    if eerste.leveringsvorm != tweede.leveringsvorm:
        return "leveringsvorm"
    return "aanbieder" if eerste.aanbieder != tweede.aanbieder else None


def met_de_hand(records: Iterable[Stuk], telwijze: Telwijze) -> list[Stuk]:
    """Join the records and say of each end what it is."""
    stukken = {stuk.nummer: replace(stuk, begonnen=stuk.begin) for stuk in voeg_samen(records, telwijze)}
    kansen = []
    for eerste in stukken.values():
        for tweede in stukken.values():
            soort = soort_van(eerste, tweede, telwijze)
            if soort in telwijze.administratief and eerste.einde:
                # Of two equally near ones: that with most in common, then the first by name, then by number.
                verschillen = sum(een != ander for een, ander in zip(eerste.hulp, tweede.hulp, strict=True))
                afstand = abs((tweede.begin - eerste.einde).days)
                kansen.append((afstand, verschillen, soort, eerste.nummer, tweede.nummer))
    for kans in kansen:
        *_, soort, van, naar = kans
        if all(kans <= andere for andere in kansen if andere[3] == van or andere[4] == naar):
            begonnen = stukken[van].begin if soort == "herindeling" else stukken[naar].begin
            stukken[van] = replace(stukken[van], eind_soort=soort)
            stukken[naar] = replace(stukken[naar], begin_soort=soort, begonnen=begonnen)
    return list(stukken.values())


def dagen_van(periode: Periode) -> list[date]:
    lengte = (periode.peildatum - periode.eerste_dag).days + 1
    return [periode.eerste_dag + nummer * DAG for nummer in range(lengte)]


def begonnen_in(stukken: list[Stuk], periode: Periode) -> list[Stuk]:
    """What has its first day in the period."""
    return [stuk for stuk in stukken for dag in dagen_van(periode) if stuk.begin == dag]


def weg_in(stukken: list[Stuk], periode: Periode) -> list[Stuk]:
    """What is gone on a day of the period and had its last day on the day before."""
    return [stuk for stuk in stukken for dag in dagen_van(periode) if stuk.einde == dag - DAG]


def termen(stukken: list[Stuk], periode: Periode, telwijze: Telwijze, opgehaald: date) -> dict[tuple[str, str], int]:
    """Every term between two stands, per gemeente."""
    wacht = timedelta(days=telwijze.wachttijd)
    komt, gaat = begonnen_in(stukken, periode), weg_in(stukken, periode)
    uit = [stuk for stuk in gaat if stuk.eind_soort == "uitstroom"]
    zeker = [stuk for stuk in uit if stuk.einde and stuk.einde + wacht <= opgehaald]
    telt: dict[str, tuple[list[Stuk], list[Stuk]]] = {
        "Begin": ([stuk for stuk in stukken if stuk.loopt(periode.eerste_dag - DAG)], []),
        "Erbij": ([stuk for stuk in komt if stuk.begin_soort == "instroom"], []),
        "Eraf": (zeker, []),
        "Eind": ([stuk for stuk in stukken if stuk.loopt(periode.peildatum)], []),
    }
    if telwijze.wachttijd:
        telt[NOG_NIET] = ([stuk for stuk in uit if stuk not in zeker], [])
    for soort in mutaties_van(telwijze):
        erin = [stuk for stuk in komt if stuk.begin_soort == soort]
        telt[NAMEN[soort]] = (erin, [stuk for stuk in gaat if stuk.eind_soort == soort])
    return {
        (post, een.naam): sum(stuk.gemeente == een.code for stuk in plus)
        - sum(stuk.gemeente == een.code for stuk in min_)
        for post, (plus, min_) in telt.items()
        for een in GEMEENTEN
    }


# Registers around the merger and the first quarter, in which many days touch.

DAGEN = st.one_of(
    st.dates(D(2015, 10, 1), D(2016, 4, 10)),
    st.sampled_from(
        [MERGER - DAG, MERGER, D(2016, 1, 31), D(2016, 2, 1), D(2016, 2, 29), D(2016, 3, 1), D(2016, 3, 31)]
    ),
)
LOOPTIJDEN = st.one_of(st.none(), st.integers(0, 70), st.sampled_from([0, 0, 1, 30, 31]))
# From the last day of one record to the first of the next: on, just inside and just outside each waiting time.
AFSTANDEN = st.sampled_from([-32, -31, -8, -7, -2, -1, 0, 1, 1, 1, 2, 7, 8, 31, 32])
# The same help again, another aanbieder, another leveringsvorm, or both.
WENDINGEN: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"aanbieder": "00000022"},
        {"aanbieder": "00000033"},
        {"aanbieder": None},
        {"leveringsvorm": "PGB"},
        {"leveringsvorm": "ZIN"},
        {"leveringsvorm": "PGB", "aanbieder": "00000022"},
        {"gemeente": NIEUW.code},
        {"gemeente": NIEUW.code, "aanbieder": "00000022"},
    ]
)


def geldig(stuk: Stuk) -> Stuk:
    """No record lies outside the days of its gemeente."""
    if stuk.gemeente == OUD.code:
        return replace(stuk, begin=min(stuk.begin, MERGER - DAG), einde=min(stuk.einde or MERGER - DAG, MERGER - DAG))
    if stuk.gemeente == NIEUW.code:
        begin = max(stuk.begin, MERGER)
        return replace(stuk, begin=begin, einde=stuk.einde and max(stuk.einde, begin))
    return stuk


def met_looptijd(stuk: Stuk, looptijd: int | None) -> Stuk:
    return geldig(replace(stuk, einde=None if looptijd is None else stuk.begin + looptijd * DAG))


@st.composite
def registers(draw: st.DrawFn, gemeenten: Sequence[str], clienten: Sequence[str | None]) -> list[Stuk]:
    """Some careers: a record, and then more of the same person that begin around the end of an earlier one."""
    gemaakt: list[Stuk] = []
    # The numbers do not follow the order of the rows or the days.
    nummers = draw(st.permutations(range(16)))
    for _ in range(draw(st.integers(0, 4))):
        wie, waar = draw(st.sampled_from(clienten)), draw(st.sampled_from(gemeenten))
        wat, hoe = draw(st.sampled_from(["45", "45", "44"])), draw(st.sampled_from(["ZIN", "PGB"]))
        eerste = Stuk("", wie, waar, wat, hoe, "00000011", draw(DAGEN), None)
        loopbaan = [met_looptijd(eerste, draw(LOOPTIJDEN))]
        for _ in range(draw(st.integers(0, 3))):
            vorige = draw(st.sampled_from(loopbaan))
            wending = draw(WENDINGEN)
            anders = wending if wending.get("gemeente", waar) in gemeenten else {}
            begin = (vorige.einde or draw(DAGEN)) + draw(AFSTANDEN) * DAG
            loopbaan.append(met_looptijd(replace(vorige, begin=begin, **anders), draw(LOOPTIJDEN)))
        gemaakt += loopbaan
    return [replace(stuk, nummer=f"J{nummers[plaats]:05}") for plaats, stuk in enumerate(gemaakt)]


ALLES = registers([een.code for een in GEMEENTEN] + [OUD.code] * 2, "abc")
TELWIJZEN = st.builds(
    lambda wachttijd, soorten: Telwijze(wachttijd=wachttijd, administratief=soorten),
    st.sampled_from([0, 1, 7, 31]),
    st.one_of(st.just(list(SOORTEN)), st.lists(st.sampled_from(SOORTEN), unique=True)),
)
REEKSEN: st.SearchStrategy[list[Periode]] = st.sampled_from(
    [
        [Maand(2015, 12), *EERSTE_KWARTAAL.maanden],
        [VORIG_KWARTAAL, EERSTE_KWARTAAL],
        [halfjaar_tot(VORIG_KWARTAAL)],
        [halfjaar_tot(EERSTE_KWARTAAL)],
    ]
)
OPGEHAALD = st.sampled_from([D(2016, 3, 31), D(2016, 4, 7), D(2016, 5, 15)])


def bron(records: Iterable[Stuk], opgehaald: date | None = None) -> Register:
    return jeugdhulp([stuk.rij() for stuk in records], opgehaald=opgehaald)


def gevonden(van: Register) -> list[Stuk]:
    """The trajecten as the library gives them, by number."""
    namen = {"voorziening_nummer": "nummer", "ingangsdatum": "begin", "einddatum": "einde"}
    velden = {*Stuk.__dataclass_fields__}
    rijen = [
        {namen.get(naam, naam): waarde for naam, waarde in rij.items()} for rij in van.tabel.to_pyarrow().to_pylist()
    ]
    stukken = [Stuk(**{naam: waarde for naam, waarde in rij.items() if naam in velden}) for rij in rijen]
    return sorted(stukken, key=lambda stuk: stuk.nummer)


def op_nummer(stukken: Iterable[Stuk]) -> list[Stuk]:
    return sorted(stukken, key=lambda stuk: stuk.nummer)


def vastgelegd(van: Register) -> Register:
    """The same register with its trajecten joined once, so that each count need not join them again."""
    return replace(van, tabel=ibis.memtable(van.tabel.to_pyarrow()))


@proef(15)
@given(ALLES, TELWIJZEN)
def test_the_trajecten_are_those_that_are_found_by_hand(records: list[Stuk], telwijze: Telwijze) -> None:
    """The same records joined, and the same word at each start and each end."""
    assert gevonden(trajecten(bron(records), telwijze)) == op_nummer(met_de_hand(records, telwijze))


@proef(15)
@given(ALLES, TELWIJZEN, REEKSEN, OPGEHAALD)
def test_every_term_is_counted_and_together_they_make_up_the_end(
    records: list[Stuk], telwijze: Telwijze, reeks: list[Periode], opgehaald: date
) -> None:
    """Begin + erbij − eraf − nog niet definitief + mutaties = eind: in the reference, the numbers and the rule."""
    uitkomst = balans(vastgelegd(trajecten(bron(records, opgehaald), telwijze)), in_=reeks, per="gemeente")
    getallen, regels = inhoud(uitkomst), {regel.cel: regel for regel in uitkomst.vergelijkingen}
    stukken = met_de_hand(records, telwijze)
    factoren = {"Begin": 1, "Erbij": 1, "Eraf": -1, **({NOG_NIET: -1} if telwijze.wachttijd else {})}
    factoren |= {NAMEN[soort]: 1 for soort in mutaties_van(telwijze)}
    assert uitkomst.leden["post"] == (*factoren, "Eind")
    for periode in reeks:
        verwacht = termen(stukken, periode, telwijze, opgehaald)
        # What is not there is nothing: a gemeente that does not exist.
        posten = {
            (post, naam): getallen.get((post, periode.kort, naam), 0)
            for post in (*factoren, "Eind")
            for naam in bekend()
        }
        assert posten == verwacht
        for een in GEMEENTEN:
            som = sum(factor * verwacht[post, een.naam] for post, factor in factoren.items())
            assert som == verwacht["Eind", een.naam]
            cel = ("Eind", periode.kort, een.naam)
            bestaat = (een.van is None or een.van <= periode.peildatum) and (
                een.tot is None or een.tot >= periode.beginstand
            )
            assert (cel in regels) == bestaat
            if bestaat:
                genoemd = {term.cel[0]: term.factor for term in regels[cel].termen}
                # A gemeente that begins within the period has no Begin.
                assert genoemd.items() <= factoren.items()
                assert factoren.keys() - genoemd.keys() <= {"Begin"}
                assert not regels[cel].afgeleid
                assert sum(term.factor * float(getallen[term.cel]) for term in regels[cel].termen) == getallen[cel]


def bekend() -> list[str]:
    return [een.naam for een in GEMEENTEN]


@st.composite
def losse_registers(draw: st.DrawFn) -> list[Stuk]:
    """Registers without a merger in which no two records of the same help share a day; some have no client."""
    over: list[Stuk] = []
    for nieuw in draw(registers(["GM0001", "GM0002"], ["a", "b", None])):
        if nieuw.client is None or not any(
            stuk.hulp == nieuw.hulp and sluit_aan(stuk, nieuw, wachttijd=0) for stuk in over
        ):
            over.append(nieuw)
    return over


@proef(6)
@given(losse_registers(), st.sampled_from([list(EERSTE_KWARTAAL.maanden), [EERSTE_KWARTAAL]]))
def test_with_nothing_to_join_trajecten_count_as_records(records: list[Stuk], reeks: list[Periode]) -> None:
    """Without a waiting time, mutaties or overlap a traject is a record, also of an unknown client."""
    # A register in which no gemeente ends, for there records may be counted as they are.
    rauw = replace(bron(records), gemeenten=GEMEENTEN[:2])
    samen = vastgelegd(trajecten(rauw, Telwijze(wachttijd=0, administratief=[])))
    assert inhoud(balans(samen, in_=reeks, per="gemeente")) == inhoud(balans(rauw, in_=reeks, per="gemeente"))
    for meet in (instroom, uitstroom, duur):
        assert inhoud(meet(samen, in_=reeks).per("gemeente", "leveringsvorm")) == pytest.approx(
            inhoud(meet(rauw, in_=reeks).per("gemeente", "leveringsvorm"))
        )
    assert inhoud(stand(samen, op=reeks).per("productgroep")) == inhoud(stand(rauw, op=reeks).per("productgroep"))


@proef(8)
@given(ALLES, TELWIJZEN, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(records: list[Stuk], telwijze: Telwijze, toeval: Any) -> None:
    """The same delivery in another order gives the same trajecten."""
    anders = list(records)
    toeval.shuffle(anders)
    assert gevonden(trajecten(bron(records), telwijze)) == gevonden(trajecten(bron(anders), telwijze))


@proef(12)
@given(ALLES, TELWIJZEN, st.sampled_from([*EERSTE_KWARTAAL.maanden, EERSTE_KWARTAAL, halfjaar_tot(EERSTE_KWARTAAL)]))
def test_clients_and_duration_are_what_a_walk_through_the_days_finds(
    records: list[Stuk], telwijze: Telwijze, periode: Periode
) -> None:
    """Each client once; of what left, the days since it began, also under the old gemeente, counted one by one."""
    samen = vastgelegd(trajecten(bron(records), telwijze))
    stukken = met_de_hand(records, telwijze)
    personen = {een.code: set[str | None]() for een in GEMEENTEN}
    lengtes: dict[str, list[int]] = {een.code: [] for een in GEMEENTEN}
    for stuk in stukken:
        if stuk.loopt(periode.peildatum):
            personen[stuk.gemeente].add(stuk.client)
    for stuk in weg_in(stukken, periode):
        if stuk.eind_soort == "uitstroom":
            lengtes[stuk.gemeente].append(next(n for n in count(1) if stuk.begonnen + n * DAG > (stuk.einde or D.max)))
    op_peildatum = inhoud(unieke_clienten(samen, op=periode).per("gemeente"))
    assert op_peildatum == {(een.naam,): len(personen[een.code]) for een in GEMEENTEN if een is not OUD}
    gemeten = inhoud(duur(samen, in_=periode).per("gemeente"))
    assert gemeten == {
        (een.naam,): pytest.approx(sum(dagen) / len(dagen)) if dagen else NIET_TE_BEPALEN
        for een in GEMEENTEN
        for dagen in [lengtes[een.code]]
        # What ended on the last day of Oud is uitstroom of January: only then Oud has a number in it.
        if een is not OUD or dagen or periode.beginstand < MERGER - DAG
    }


@proef(8)
@given(
    ALLES, TELWIJZEN, st.sampled_from([EERSTE_KWARTAAL, VORIG_KWARTAAL]), st.sampled_from([instroom, uitstroom, duur])
)
def test_of_less_help_the_same_is_counted(
    records: list[Stuk], telwijze: Telwijze, over: Periode, maat: Callable[..., Meting]
) -> None:
    """Only the help since the period began: as of all, and no measure of before."""
    van = bron(records)
    verwacht = inhoud(maat(vastgelegd(trajecten(van, telwijze)), in_=over).per("gemeente"))
    # The library restricts by itself where it counts, and a register can be restricted beforehand.
    assert inhoud(maat(trajecten(van, telwijze), in_=over).per("gemeente")) == verwacht
    assert inhoud(maat(trajecten(sinds(van, over.beginstand), telwijze), in_=over).per("gemeente")) == verwacht
    with pytest.raises(CalculationError, match="beperkt tot wie sinds"):
        stand(sinds(van, over.beginstand), op=over.beginstand - DAG).per("gemeente")


def test_the_random_registers_hold_every_case() -> None:
    """Each mutatie, joined records, overlap and a chance that another took: else the tests above show little."""
    geteld: Counter[str] = Counter()
    alles = Telwijze(wachttijd=31, administratief=list(SOORTEN))

    @proef(300)
    @given(ALLES)
    def tel(records: list[Stuk]) -> None:
        stukken = met_de_hand(records, alles)
        geteld.update(stuk.eind_soort for stuk in stukken)
        geteld.update(stuk.begin_soort for stuk in stukken)
        weg = sum(verwijderd(stuk, alles) for stuk in records)
        geteld["verwijderd"] += weg
        geteld["samengevoegd"] += len(records) - weg - len(stukken)
        kansen = sum(soort_van(een, ander, alles) is not None for een in stukken for ander in stukken)
        geteld["kans voorbij"] += kansen - sum(stuk.eind_soort in SOORTEN[:3] for stuk in stukken)

    tel()
    assert {soort: geteld[soort] >= 10 for soort in (*SOORTEN, "samengevoegd", "kans voorbij")} == dict.fromkeys(
        (*SOORTEN, "samengevoegd", "kans voorbij"), True
    ), geteld
