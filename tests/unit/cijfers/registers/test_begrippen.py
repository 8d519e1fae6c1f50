"""Does each measure say what it counts, in what, and of when? One number has one name, wherever it is shown."""

from datetime import date

import pytest
from bouwstenen import declaraties, jeugdhulp, meldingen, wmo

from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.cijfers.registers.balans_stand_in_uit import mutaties
from monitorlib.cijfers.registers.binnen_norm import Termijn, binnen_termijn
from monitorlib.cijfers.registers.facturen import binnen_dagen, dagen_tot_declaratie
from monitorlib.cijfers.registers.herhaald_beroep import herhaald_beroep_terug
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.personen import naar_leveringsvormen, nieuwe_clienten, stapeling, vertrokken_clienten
from monitorlib.cijfers.registers.reden_einde import aandeel_met_reden
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.toegang import besloten, gemeld
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.cijfers.registers.wachttijd import wachtend
from monitorlib.cijfers.registers.zwaarte import aandeel_zwaar, clienten_naar_zwaarte, verschuiving, vervolghulp
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2016, 1)
JEUGD = jeugdhulp([], zwaarte={"licht": ["45"], "zwaar": ["44"]})
WMO, TOEGANG, FACTUREN = wmo([]), meldingen([]), declaraties([])
MELDING = {"van": "meldingsdatum", "tot": "besluitdatum"}


@pytest.mark.parametrize(
    ("meting", "maat", "eenheid", "op_dag"),
    [
        (stand(JEUGD, op=NU), "stand", "voorzieningen", True),
        (instroom(JEUGD, in_=NU), "instroom", "voorzieningen", False),
        (uitstroom(JEUGD, in_=NU), "uitstroom", "voorzieningen", False),
        (unieke_clienten(JEUGD, op=NU), "unieke cliënten", "cliënten", True),
        (duur(JEUGD, in_=NU), "duur", "dagen", False),
        (nieuwe_clienten(JEUGD, in_=NU), "nieuwe cliënten", "cliënten", False),
        (vertrokken_clienten(JEUGD, in_=NU), "vertrokken cliënten", "cliënten", False),
        (stapeling({"Wmo": WMO, "Jeugdwet": JEUGD}, op=NU), "stapeling", "cliënten", True),
        (naar_leveringsvormen(WMO, op=NU), "unieke cliënten", "cliënten", True),
        (aandeel_met_reden(JEUGD, "02", in_=NU).geheel, "reden van beëindiging", "voorzieningen", False),
        (herhaald_beroep_terug(JEUGD, in_=NU).geheel, "herhaald beroep", "cliënten", False),
        (aandeel_zwaar(JEUGD, op=NU).geheel, "aandeel zwaar", "voorzieningen", True),
        (clienten_naar_zwaarte(JEUGD, op=NU), "unieke cliënten", "cliënten", True),
        (vervolghulp(JEUGD, in_=NU), "vervolghulp", "voorzieningen", False),
        (verschuiving(JEUGD, in_=NU), "verschuiving", "cliënten", False),
        (mutaties(JEUGD, "aanbieder", in_=NU)[0], "andere aanbieder", "voorzieningen", False),
        (gemeld(TOEGANG, in_=NU), "meldingen", "meldingen", False),
        (besloten(TOEGANG, in_=NU), "besluiten", "meldingen", False),
        (wachtend(TOEGANG, **MELDING, op=NU), "wachtend", "meldingen", True),
        (binnen_termijn(TOEGANG, **MELDING, termijn=Termijn(56), in_=NU).geheel, "termijn", "meldingen", False),
        (dagen_tot_declaratie(FACTUREN, in_=NU), "dagen tot declaratie", "dagen", False),
        (binnen_dagen(FACTUREN, dagen=30, in_=NU).geheel, "declaraties", "declaraties", False),
        (uitgaven(FACTUREN, in_=NU), "uitgaven", "euro", False),
    ],
    ids=lambda van: van if isinstance(van, str) else None,
)
def test_what_is_counted_in_what_and_when(meting: Meting, maat: str, eenheid: str, op_dag: bool) -> None:
    assert (meting.maat, meting.eenheid, meting.op_dag) == (maat, eenheid, op_dag)


def test_what_had_come_by_the_peildatum_is_another_number() -> None:
    """Two declaraties over January; one came in April. A controle must not hold the one sum to the other."""
    register = declaraties([{"bedrag": 1}, {"bedrag": 2, "ontvangen": date(2016, 4, 1)}])
    alles, toen = (uitgaven(register, in_=NU, tot_peildatum=tot).per() for tot in (False, True))
    assert (alles.waarde(), toen.waarde()) == (3, 1)
    begrip = Kenmerk("declaraties: uitgaven in euro", "2015-12-31/2016-03-31", frozenset())
    assert alles.regels.kenmerken == {(): begrip}
    (een,) = toen.regels.kenmerken.values()
    assert een.delen == {("ontvangen tot en met", "2016-03-31")}
