"""How trajecten begin and end: each as instroom or uitstroom, or by a mutatie to or from another.

What is a mutatie, and which one of several, stands in `trajecten`.
"""

from datetime import date, timedelta

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from monitorlib.cijfers.registers.samengevoegd import OOIT
from monitorlib.editie.params.bron_parameters import Telwijze
from monitorlib.sources.opened.register import Register

INSTROOM, UITSTROOM = "instroom", "uitstroom"
# A mutatie as it is called in a table.
MUTATIES = {
    "herindeling": "Herindeling",
    "leveringsvorm": "Andere leveringsvorm",
    "aanbieder": "Andere aanbieder",
}


def met_mutaties(register: Register, samengevoegd: Table, telwijze: Telwijze) -> Table:
    """Say of each start and each end what it is."""
    samengevoegd = samengevoegd.mutate(einddatum=samengevoegd.laatste.nullif(ibis.literal(OOIT)))
    paren = _paren(register, samengevoegd, telwijze)
    begin = paren.select(record="naar", begin_soort="soort", voorganger="van")
    eind = paren.select(record="van", eind_soort="soort")
    alle = samengevoegd.left_join(begin, "record").drop("record_right").left_join(eind, "record").drop("record_right")
    alle = alle.mutate(
        begin_soort=alle.begin_soort.fill_null(INSTROOM),
        eind_soort=alle.eind_soort.fill_null(UITSTROOM),
        begonnen=alle.ingangsdatum,
    )
    if "herindeling" in telwijze.administratief:
        # From the earliest on, so that who came over twice counts from the first.
        for laatste_dag in sorted({laatste_dag for *_, laatste_dag in register.herindelingen}):
            alle = _met_begin_van_voorganger(alle, laatste_dag + timedelta(days=1))
    alle = alle.drop("laatste", "voorganger")
    return alle.rename({register.bron.sleutel[0]: "record"})


def _met_begin_van_voorganger(alle: Table, dag: date) -> Table:
    """Let the trajecten that came over by a herindeling on a day count from the first day of the one before."""
    voorgangers = alle.select(voorganger="record", eerder_begonnen="begonnen").view()
    alle = alle.left_join(voorgangers, "voorganger").drop("voorganger_right")
    over = (alle.begin_soort == "herindeling") & (alle.ingangsdatum == ibis.literal(dag))
    return alle.mutate(begonnen=over.ifelse(alle.eerder_begonnen, alle.begonnen)).drop("eerder_begonnen")


def _paren(register: Register, trajecten_: Table, telwijze: Telwijze) -> Table:
    """Give each mutatie between two trajecten: `van` and `naar` (their records) and soort."""
    eerder = trajecten_.filter(trajecten_.einddatum.notnull() & trajecten_.client.notnull())
    later = trajecten_.filter(trajecten_.client.notnull()).view()
    ruimte = ibis.interval(days=max(telwijze.wachttijd, 1))
    zelfde = [eerder.client == later.client]
    if register.bron.product:
        zelfde.append(eerder[register.bron.product] == later[register.bron.product])
    samen = eerder.join(
        later,
        [
            *zelfde,
            eerder.ingangsdatum < later.ingangsdatum,
            eerder.einddatum < later.laatste,
            later.ingangsdatum <= eerder.einddatum + ruimte,
            eerder.einddatum <= later.ingangsdatum + ruimte,
        ],
        rname="later_{name}",
    )
    soort = _soort(register, samen, telwijze)
    samen = samen.mutate(soort=soort, afstand=samen.later_ingangsdatum.delta(samen.einddatum, unit="day").abs())
    samen = samen.filter(samen.soort.notnull())
    # Of equally near ones, those that have most in common.
    anders = [_verschilt(samen, naam).ifelse(1, 0) for naam in ("leveringsvorm", "aanbieder") if naam in samen.columns]
    samen = samen.mutate(anders=sum(anders, ibis.literal(0)))
    naaste = [samen.afstand, samen.anders, samen.soort, samen.record, samen.later_record]
    samen = samen.mutate(
        rang_van=ibis.row_number().over(ibis.window(group_by="record", order_by=naaste)),
        rang_naar=ibis.row_number().over(ibis.window(group_by="later_record", order_by=naaste)),
    )
    samen = samen.filter((samen.rang_van == 0) & (samen.rang_naar == 0))
    return samen.select(van="record", naar="later_record", soort="soort")


def _soort(register: Register, samen: Table, telwijze: Telwijze) -> StringValue:
    """Name the mutatie between two trajecten of one client and product; empty when it is coming and going."""
    zelfde_gemeente = samen.gemeente == samen.later_gemeente
    gevallen: list[tuple[BooleanValue, str]] = []
    if "herindeling" in telwijze.administratief:
        gevallen += [(_herindeeld(samen, *van_naar), "herindeling") for van_naar in register.herindelingen]
    anders = {naam: _verschilt(samen, naam) for naam in ("leveringsvorm", "aanbieder") if naam in samen.columns}
    andere_vorm = anders.get("leveringsvorm", ibis.literal(False))
    if "leveringsvorm" in telwijze.administratief and "leveringsvorm" in anders:
        gevallen.append((zelfde_gemeente & andere_vorm, "leveringsvorm"))
    if "aanbieder" in telwijze.administratief and "aanbieder" in anders:
        gevallen.append((zelfde_gemeente & ~andere_vorm & anders["aanbieder"], "aanbieder"))
    leeg = ibis.null("string")
    return ibis.cases(*gevallen, else_=leeg) if gevallen else leeg


def _herindeeld(samen: Table, oud: str, nieuw: str, laatste_dag: date) -> BooleanValue:
    eerste_dag = laatste_dag + timedelta(days=1)
    return (
        (samen.gemeente == oud)
        & (samen.later_gemeente == nieuw)
        & (samen.einddatum == ibis.literal(laatste_dag))
        & (samen.later_ingangsdatum == ibis.literal(eerste_dag))
    )


def _verschilt(samen: Table, naam: str) -> BooleanValue:
    return samen[naam].fill_null("") != samen[f"later_{naam}"].fill_null("")
