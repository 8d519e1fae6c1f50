"""Is a number that was published and is another one now found, and is what only looks so left alone?"""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.verklaring import Uitspraak, Verklaring
from monitorlib.errors import SourceError
from monitorlib.publicatie.getallen import Openbaargetal, lees_getallen
from monitorlib.publicatie.herzieningen import Herziening, herzieningen_van
from monitorlib.publicatie.plaatsen import GETALLEN, HERZIENINGEN, vastgelegd
from monitorlib.publicatie.rijen import als_csv

TOEN, NU = "proef/2024-Q3", "proef/2024-Q4"
CLIENTEN = Openbaargetal(
    "wmo", "tabel clienten", "Aa › 30-9-2024", "clienten", "2024-09-30", "gemeente=Aa", "120", "cliënten", "voorlopig"
)
LOS = Openbaargetal("wmo", "tabel los", "Aa", "", "", "", "5", "stuks", "definitief")
NIETS = Verklaring()


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def leg(layout: Layout, editie: str, *rijen: Openbaargetal) -> None:
    pad = vastgelegd(layout, editie, GETALLEN)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(als_csv(Openbaargetal, rijen), encoding="utf-8")


def editie(layout: Layout, vorige: str | None = TOEN) -> Editie:
    return cast(Editie, SimpleNamespace(naam=NU, layout=layout, parameters=SimpleNamespace(vorige=vorige)))


def verschillen(layout: Layout, *nu: Openbaargetal, zegt: Verklaring = NIETS, **anders: Any) -> list[Herziening]:
    return herzieningen_van(editie(layout, **anders), nu, zegt)


def test_a_number_that_became_another_one(layout: Layout) -> None:
    """120 was published over 30 September; a quarter later it is 123, in another table and no longer voorlopig."""
    leg(layout, TOEN, CLIENTEN, LOS)
    nu = replace(CLIENTEN, tabel="tabel verloop", cel="2024-Q3 › Aa", waarde="123", stand="definitief")
    (een,) = verschillen(layout, nu)
    assert (een.eerder, een.was, een.nu) == (TOEN, "120", "123")
    assert (een.was_stand, een.stand, een.reden) == ("voorlopig", "definitief", "")
    assert (een.tabel, een.cel) == ("tabel verloop", "2024-Q3 › Aa")


def test_what_is_no_revision(layout: Layout) -> None:
    """The same number; rounded less; another moment, part or unit; and what nobody knows to be the same."""
    leg(layout, TOEN, CLIENTEN, LOS)
    assert verschillen(layout, CLIENTEN) == []
    assert verschillen(layout, replace(CLIENTEN, waarde="120.4")) == []
    for veld, waarde in (("moment", "2024-12-31"), ("delen", "gemeente=Bee"), ("eenheid", "uur"), ("begrip", "uren")):
        assert verschillen(layout, replace(CLIENTEN, waarde="123", **{veld: waarde})) == []
    assert verschillen(layout, replace(LOS, waarde="6")) == []


def test_a_number_without_a_moment_is_of_its_own_edition(layout: Layout) -> None:
    """What has no moment is about the quarter of its edition: another one in the next."""
    zonder = replace(CLIENTEN, moment="")
    leg(layout, TOEN, zonder)
    assert verschillen(layout, replace(zonder, waarde="130")) == []


def test_half_is_rounded_away_from_zero_on_both_sides(layout: Layout) -> None:
    """12.45 is shown as 12.5 with one decimal: no revision of 12.5, one of 12.4."""
    leg(layout, TOEN, replace(CLIENTEN, waarde="12.5"))
    assert verschillen(layout, replace(CLIENTEN, waarde="12.45")) == []
    leg(layout, TOEN, replace(CLIENTEN, waarde="12.4"))
    assert [een.was for een in verschillen(layout, replace(CLIENTEN, waarde="12.45"))] == ["12.4"]


def test_an_edition_that_is_published_once_more(layout: Layout) -> None:
    """It is held against what it published itself, what has no moment by its place; the one before it had its turn."""
    leg(layout, TOEN, CLIENTEN)
    leg(layout, NU, replace(CLIENTEN, waarde="123"), LOS)
    gevonden = verschillen(layout, replace(CLIENTEN, waarde="125"), replace(LOS, waarde="6"))
    assert [(een.eerder, een.was, een.nu) for een in gevonden] == [(NU, "123", "125"), (NU, "5", "6")]


def test_what_was_revised_at_the_first_publication_is_still_said(layout: Layout) -> None:
    leg(layout, TOEN, CLIENTEN)
    nu = replace(CLIENTEN, waarde="123")
    zegt = Verklaring(herzien=(Uitspraak(hoofdstuk="wmo", reden="Late meldingen."),))
    eerst = verschillen(layout, nu, zegt=zegt)
    leg(layout, NU, nu)
    vastgelegd(layout, NU, HERZIENINGEN).write_text(als_csv(Herziening, eerst), encoding="utf-8")
    assert verschillen(layout, nu, zegt=zegt) == eerst
    assert [een.reden for een in eerst] == ["Late meldingen."]


def test_the_first_reason_that_fits_is_the_reason(layout: Layout) -> None:
    """A reason of one table before that of a chapter; that of another chapter is none."""
    leg(layout, TOEN, CLIENTEN)
    tabel = Uitspraak(hoofdstuk="wmo", tabel="clienten", reden="Een dubbele melding is weg.")
    heel = Uitspraak(hoofdstuk="wmo", reden="Late meldingen.")
    anders = tabel.model_copy(update={"hoofdstuk": "jeugdwet"})
    nu = replace(CLIENTEN, waarde="123")
    for zegt, reden in (((tabel, heel), tabel.reden), ((heel, tabel), heel.reden), ((anders,), "")):
        assert [een.reden for een in verschillen(layout, nu, zegt=Verklaring(herzien=zegt))] == [reden]


def test_without_an_edition_before_there_is_nothing_to_revise(layout: Layout) -> None:
    leg(layout, TOEN, CLIENTEN)
    assert verschillen(layout, replace(CLIENTEN, waarde="123"), vorige=None) == []


@pytest.mark.parametrize(
    ("was", "wordt", "fout"),
    [
        ("hoofdstuk,tabel", "tabel,hoofdstuk", "rij 1: verwacht de kolommen hoofdstuk, tabel, cel, begrip, moment,"),
        ("120", "veel", "rij 2: 'veel' is geen getal. Zet het bestand terug."),
        (",voorlopig", "", "rij 2: 8 velden, in de kop 9. Zet het bestand terug."),
        ("Aa ›", '"Aa ›', "een aanhalingsteken mist of staat verkeerd. Zet het bestand terug."),
    ],
)
def test_a_record_that_somebody_changed_is_refused(layout: Layout, was: str, wordt: str, fout: str) -> None:
    leg(layout, TOEN, CLIENTEN)
    pad = vastgelegd(layout, TOEN, GETALLEN)
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(was) == 1
    pad.write_text(tekst.replace(was, wordt), encoding="utf-8")
    with pytest.raises(SourceError, match=r"params/proef/2024-Q3/vastgelegd/getallen\.csv") as gezegd:
        lees_getallen(layout, TOEN)
    assert fout in str(gezegd.value)


def test_a_record_is_read_as_it_was_written(layout: Layout) -> None:
    assert lees_getallen(layout, TOEN) is None
    komma = replace(CLIENTEN, cel='Aa, "de" › 1\n2', waarde="-0.50")
    leg(layout, TOEN, LOS, komma)
    assert lees_getallen(layout, TOEN) == sorted([komma, LOS], key=lambda een: een.plaats)
