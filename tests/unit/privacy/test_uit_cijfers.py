"""Do tables of cijfers become one system: every count and sum, and one number that is shown twice one cell?"""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import Kenmerk, Sleutel
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.beveiligen import beveilig
from monitorlib.privacy.stelsel import Onzekerheid, Stelselcel
from monitorlib.privacy.uit_cijfers import stelsel_van

AANTALLEN = {("Aa", "verblijf"): 3, ("Aa", "ambulant"): 20, ("Bee", "verblijf"): 40, ("Bee", "ambulant"): 0}


def telling(aantallen: dict[tuple[str, str], float], eenheid: str = "voorzieningen") -> Cijfers:
    rijen = [
        {"gemeente": gemeente, "hulp": hulp, "waarde": aantal, "teken": "getal", "tekst": ""}
        for (gemeente, hulp), aantal in aantallen.items()
    ]
    leden = {"gemeente": ["Aa", "Bee"], "hulp": ["verblijf", "ambulant"]}

    def kenmerk(cel: Sleutel) -> Kenmerk:
        return Kenmerk("voorzieningen", "31 maart 2016", frozenset(zip(leden, cel, strict=True)))

    return maak(rijen, leden, eenheid=eenheid, kenmerk=kenmerk)


def cellen(tabellen: dict[str, Cijfers], beleid: Onthulling) -> dict[str, Stelselcel]:
    return {cel.naam: cel for cel in stelsel_van(tabellen, beleid).cellen}


def test_counts_and_totals_are_one_system_and_what_is_small_is_at_risk() -> None:
    tabel = totaal(telling(AANTALLEN), "gemeente", "hulp")
    stelsel = stelsel_van({"hulp": tabel}, Onthulling())
    per_naam = {cel.naam: cel for cel in stelsel.cellen}
    # Four counts, two totals of rows, two of columns, one of all.
    assert len(per_naam) == 9
    assert per_naam["voorzieningen, 31 maart 2016: gemeente Aa, hulp verblijf"].eis == Onzekerheid(5)
    assert per_naam["voorzieningen, 31 maart 2016: gemeente Bee, hulp ambulant"].openbaar
    assert per_naam["voorzieningen, 31 maart 2016: alle"].waarde == 63
    masker = beveilig(stelsel)
    # Aa shows 23 = 3 + 20, and all is 63 = 43 + 20; the 0 of Bee stays, so that the 20 of its column goes too.
    assert {naam.removeprefix("voorzieningen, 31 maart 2016: ") for naam in masker.verborgen} == {
        "gemeente Aa, hulp verblijf",
        "gemeente Aa, hulp ambulant",
        "hulp verblijf",
        "hulp ambulant",
    }


def test_a_number_that_is_shown_twice_is_one_cell() -> None:
    """A recapitulatie that repeats a row is no second number: it is hidden with the first."""
    tabel = totaal(telling(AANTALLEN), "hulp")
    recap = tabel.kies(hulp="Totaal")
    samen = stelsel_van({"hulp": tabel, "recapitulatie": recap}, Onthulling())
    assert len(samen.cellen) == len(stelsel_van({"hulp": tabel}, Onthulling()).cellen)


def test_two_numbers_of_one_name_stay_two_cells() -> None:
    anders = telling({**AANTALLEN, ("Aa", "ambulant"): 21})
    gevonden = cellen({"een": telling(AANTALLEN), "ander": anders}, Onthulling())
    assert gevonden["een: Aa / ambulant"].waarde == 20
    assert gevonden["ander: Aa / ambulant"].waarde == 21
    assert "voorzieningen, 31 maart 2016: gemeente Aa, hulp verblijf" in gevonden


def test_amounts_and_shares_are_no_counts() -> None:
    assert cellen({"t": telling(AANTALLEN, "euro")}, Onthulling()) == {}
    assert cellen({"t": telling(AANTALLEN, "%")}, Onthulling()) == {}
    assert cellen({"t": telling({**AANTALLEN, ("Aa", "ambulant"): 20.5})}, Onthulling()).keys() == {
        f"voorzieningen, 31 maart 2016: gemeente {gemeente}, hulp {hulp}"
        for gemeente, hulp in AANTALLEN
        if (gemeente, hulp) != ("Aa", "ambulant")
    }


def test_zeros_are_hidden_when_the_policy_says_so() -> None:
    nul = cellen({"t": telling(AANTALLEN)}, Onthulling(nullen="verbergen"))[
        "voorzieningen, 31 maart 2016: gemeente Bee, hulp ambulant"
    ]
    assert (nul.openbaar, nul.eis) == (False, Onzekerheid(5))
