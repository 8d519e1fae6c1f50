"""Does anything that is said of an indicator follow from a number of it that is hidden?"""

from dataclasses import replace

import pytest
from reeksen import NU, reeks

from monitorlib.cijfers.toeval.betekenis import in_woorden
from monitorlib.editie.params.doel import Doel
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.vergelijken import vergeleken
from monitorlib.indicatoren.meten.zonder_delen import zonder_delen
from monitorlib.pagina.afscherming import Afscherming
from monitorlib.privacy.editie.masker_van_editie import Celplek, EditieMasker
from monitorlib.privacy.masker import KLEIN_AANTAL
from monitorlib.render.figuren.indicator import indicatorfiguur

HOOFDSTUK = "prestatie-indicatoren"
KOP, EERDER = NU.kort_met_jaar, NU.jaar_eerder.kort_met_jaar
# Five quarters of shares: teller and noemer, of three gemeenten and all together.
VAST = {
    "Bee": [(200, 400), (210, 400), (220, 410), (205, 400), (300, 400)],
    "Cee": [(50, 100), (52, 100), (51, 100), (49, 100), (50, 100)],
    "Totaal": [(260, 520), (270, 520), (280, 530), (262, 520), (360, 520)],
}


def afscherming(*cellen: tuple[str, str], soort: str = "tabel") -> Afscherming:
    masker = EditieMasker({Celplek(HOOFDSTUK, soort, "proef", cel): KLEIN_AANTAL for cel in cellen})
    return Afscherming(HOOFDSTUK, masker)


def gemeten(nu: tuple[float, float], hoe: Afscherming, doel: Doel | None = None) -> Meetreeks:
    """The series with this last number of Aa, past the mask and compared."""
    ruw = reeks({"Aa": [(10, 20), (8, 20), (9, 20), (13, 20), nu], **VAST}, doel=doel)
    dicht = replace(ruw, punten=hoe.punten(ruw.indicator, ruw.punten, ruw.doel))
    (een,) = vergeleken([dicht], NU, toen={}, problemen=())
    return zonder_delen(een)


def zinnen(van: Meetreeks) -> list[tuple[str, float, str]]:
    return [(in_woorden(een), een.p, een.oordeel) for een in van.veranderingen]


@pytest.mark.parametrize("soort", ["tabel", "figuur"])
def test_every_verdict_is_the_same_whatever_is_hidden(soort: str) -> None:
    """Also that of others: the chances of all changes are corrected together."""
    dicht = afscherming(("Aa", KOP), soort=soort)
    een, ander = gemeten((1, 20), dicht), gemeten((20, 20), dicht)
    assert repr(zinnen(een)) == repr(zinnen(ander))
    open_ = Afscherming(HOOFDSTUK)
    assert repr(zinnen(gemeten((1, 20), open_))) != repr(zinnen(gemeten((20, 20), open_)))
    assert "Proef Aa, in een jaar: verborgen om mensen te beschermen." in [zin for zin, *_ in zinnen(een)]


def test_its_drawing_is_the_same_too() -> None:
    figuren = [indicatorfiguur(gemeten(nu, afscherming(("Aa", KOP))), NU) for nu in ((1, 20), (20, 20))]
    een, ander = (een.html(id_="f", titel="T", tabel="") for een in figuren if een)
    assert een == ander


def test_what_a_visible_number_was_made_of_is_not_said() -> None:
    """Of Bee 300 of 400 went into 75 %: no table of the page shows the 300."""
    open_, dicht = (zinnen(gemeten((10, 20), hoe)) for hoe in (Afscherming(HOOFDSTUK), afscherming(("Aa", EERDER))))
    for een in (open_, dicht):
        assert not any("300" in zin for zin, *_ in een)
    assert any(zin.startswith("Proef Bee: van 51,3 % naar 75,0 % (+23,7 procentpunt)") for zin, *_ in dicht)
    weg = "Proef Aa, in een jaar: 50,0 %, het eerdere getal is verborgen om mensen te beschermen."
    assert weg in [zin for zin, *_ in dicht]
    assert any(oordeel == "voorlopig meer dan toeval" for *_, oordeel in dicht)


def test_a_nulmeting_is_hidden_by_its_own_column() -> None:
    doel = Doel(nulmeting=str(NU.jaar_eerder))
    van = gemeten((10, 20), afscherming(("Aa", f"Nulmeting ({EERDER})")), doel)
    punt = van.punt("Aa", NU.jaar_eerder)
    assert punt is not None
    assert (punt.is_getal, punt.tekst) == (False, "verborgen om mensen te beschermen")


def test_who_reads_inside_sees_all() -> None:
    veranderingen = gemeten((1, 20), Afscherming(HOOFDSTUK)).veranderingen
    assert next(een for een in veranderingen if een.nu.gebied == "Aa").nu.waarde == 5
