"""Do stand, stroom, cliënten and duur find what a walk through the days finds, on any register?"""

from datetime import date, timedelta

import pytest
from bouwstenen import Record, inhoud, proef, register
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.tijd.periode import Kwartaal, Maand

EERSTE_KWARTAAL = Kwartaal(2016, 1)
D = date

# Registers around the first quarter of 2016, with many records that begin or end on or beside a peildatum.
DAGEN = st.one_of(
    st.dates(D(2015, 11, 15), D(2016, 4, 10)),
    st.sampled_from([D(2015, 12, 31), D(2016, 1, 1), D(2016, 1, 31), D(2016, 2, 1), D(2016, 2, 29), D(2016, 3, 31)]),
)
LOOPTIJDEN = st.one_of(st.none(), st.integers(0, 100), st.just(0))


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    gemaakt: list[Record] = []
    for _ in range(draw(st.integers(0, 25))):
        begin, looptijd = draw(DAGEN), draw(LOOPTIJDEN)
        einde = None if looptijd is None else begin + timedelta(days=looptijd)
        client, gemeente = draw(st.sampled_from("abcdef")), draw(st.sampled_from(["GM0001", "GM0002"]))
        gemaakt.append((client, gemeente, draw(st.sampled_from(["PGB", "ZIN"])), begin, einde))
    return gemaakt


PERIODES = st.sampled_from([*EERSTE_KWARTAAL.maanden, EERSTE_KWARTAAL, Maand(2015, 12)])


class Dagboek:
    """The reference: walk through the days of a period one by one and look at each record."""

    def __init__(self, alle: list[Record], periode: Maand | Kwartaal) -> None:
        self.alle, self.dagen = alle, []
        dag = periode.eerste_dag
        while dag <= periode.peildatum:
            self.dagen.append(dag)
            dag += timedelta(days=1)

    @staticmethod
    def loopt(record: Record, dag: date) -> bool:
        *_, begin, einde = record
        return not (dag < begin or (einde is not None and dag > einde))

    def lopend(self, dag: date) -> list[Record]:
        return [record for record in self.alle if self.loopt(record, dag)]

    def begonnen(self) -> list[Record]:
        """What has its first day in the period."""
        return [record for record in self.alle for dag in self.dagen if record[3] == dag]

    def weg(self) -> list[Record]:
        """What is gone on a day of the period and had its last day on the day before."""
        dag_ervoor = timedelta(days=1)
        return [record for record in self.alle for dag in self.dagen if record[4] == dag - dag_ervoor]


def per_gemeente(records: list[Record]) -> dict[tuple[str, ...], float]:
    telling = {("Aa",): 0.0, ("Bee",): 0.0}
    for _, gemeente, *_ in records:
        telling[({"GM0001": "Aa", "GM0002": "Bee"}[gemeente],)] += 1
    return telling


@proef(20)
@given(records(), PERIODES)
def test_stand_and_flows_are_what_a_walk_through_the_days_finds(alle: list[Record], periode: Maand | Kwartaal) -> None:
    """Any register, any period: the same counts per gemeente, and begin + in − uit = eind."""
    bron, dagboek = register(alle), Dagboek(alle, periode)
    begin = inhoud(stand(bron, op=periode.beginstand).per("gemeente"))
    erbij = inhoud(instroom(bron, in_=periode).per("gemeente"))
    eraf = inhoud(uitstroom(bron, in_=periode).per("gemeente"))
    eind = inhoud(stand(bron, op=periode).per("gemeente"))
    assert begin == per_gemeente(dagboek.lopend(dagboek.dagen[0] - timedelta(days=1)))
    assert erbij == per_gemeente(dagboek.begonnen())
    assert eraf == per_gemeente(dagboek.weg())
    assert eind == per_gemeente(dagboek.lopend(dagboek.dagen[-1]))
    assert {cel: begin[cel] + erbij[cel] - eraf[cel] for cel in begin} == eind  # type: ignore[operator]


@proef(20)
@given(records(), PERIODES)
def test_clients_and_duration_are_what_a_walk_through_the_days_finds(
    alle: list[Record], periode: Maand | Kwartaal
) -> None:
    """Each client once; of what left, the days on which it ran, counted one by one."""
    bron, dagboek = register(alle), Dagboek(alle, periode)
    personen: dict[tuple[str, ...], set[str | None]] = {("Aa",): set(), ("Bee",): set()}
    for client, gemeente, *_ in dagboek.lopend(periode.peildatum):
        personen[("Aa",) if gemeente == "GM0001" else ("Bee",)].add(client)
    gevonden = inhoud(unieke_clienten(bron, op=periode).per("gemeente"))
    assert gevonden == {cel: len(wie) for cel, wie in personen.items()}

    dagen = []
    for record in dagboek.weg():
        dag, geteld = record[3], 0
        while dagboek.loopt(record, dag):
            dag, geteld = dag + timedelta(days=1), geteld + 1
        dagen.append(geteld)
    gemeten = inhoud(duur(bron, in_=periode).per())[()]
    assert gemeten == (pytest.approx(sum(dagen) / len(dagen)) if dagen else NIET_TE_BEPALEN)
