"""Does a wrong declaration keep the catalogue from loading, with the name of the function that it is on?"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitorlib import indicatoren
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.errors import CatalogueError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import GEREGISTREERD, THEMAS, Uitkomst, indicator

GOED: dict[str, Any] = {
    "naam": "Proefindicator",
    "definitie": "Aantal proeven op de peildatum.",
    "teller": "proeven op de peildatum",
    "noemer": "geen",
    "eenheid": "proeven",
    "bron": "meldingen",
    "wet": "Wmo",
    "thema": "Toegang",
    "gunstig": "geen",
    "toets": "geen",
    "herkomst": "eigen keuze",
    "lees": "zoveel proeven zijn er.",
}
HIER = f"{__name__}.geteld"
LEEG = maak([], {"periode": (), "gemeente": ()}, eenheid="proeven")
# What _keur does not do yet; a test that then passes fails, so that its mark is taken away.


@pytest.fixture(autouse=True)
def register() -> Iterator[dict[str, Any]]:
    """The registered indicators, put back after the test."""
    catalogus()
    voor = dict(GEREGISTREERD)
    yield voor
    GEREGISTREERD.clear()
    GEREGISTREERD.update(voor)


def geteld(*_: object) -> Cijfers:
    return LEEG


def weigering(**anders: Any) -> str:
    """What an analyst reads of a declaration that is refused; nothing of it stays behind."""
    voor = dict(GEREGISTREERD)
    with pytest.raises(CatalogueError) as fout:
        indicator(**{**GOED, **anders})(geteld)
    assert voor == GEREGISTREERD
    return str(fout.value)


def test_a_good_declaration_is_in_the_catalogue_as_it_was_written() -> None:
    """The function stays what it was; a single source is one source; what is not said has a usual value."""
    assert indicator(**GOED)(geteld) is geteld
    een = catalogus()["Proefindicator"]
    assert {naam: getattr(een, naam) for naam in GOED} == {**GOED, "bron": ("meldingen",)}
    assert (een.geldig_vanaf, een.transformatiedoel, een.nulmeting, een.streefwaarde, een.per) == (
        "2015-Q1", "", None, None, "periode",
    )  # fmt: skip
    assert een.bereken is geteld


def test_several_sources_keep_their_order() -> None:
    """The function gets them in this order, and then the quarters."""
    gekregen: list[tuple[object, ...]] = []

    def krijgt(*gegeven: object) -> Cijfers:
        gekregen.append(gegeven)
        return LEEG

    indicator(**{**GOED, "bron": ("uitkeringen", "inwoners")})(krijgt)
    een = catalogus()["Proefindicator"]
    assert een.bron == ("uitkeringen", "inwoners")
    assert een.uitkomst(("u", "i"), "2024-Q4") == Uitkomst(LEEG)
    assert gekregen == [("u", "i", "2024-Q4")]


def test_an_outcome_with_flows_is_given_on_as_it_is() -> None:
    heel = Uitkomst(LEEG, erbij=LEEG, eraf=LEEG)
    indicator(**GOED)(lambda *_: heel)
    assert catalogus()["Proefindicator"].uitkomst((), "2024-Q4") is heel


@pytest.mark.parametrize(
    ("geeft", "genoemd"),
    [
        (maak([], {"gemeente": ()}, eenheid="proeven"), "gemeente"),
        (maak([], {"periode": (), "gemeente": (), "wet": ()}, eenheid="proeven"), "gemeente, periode, wet"),
        (Uitkomst(LEEG, erbij=maak([], {"periode": ()}, eenheid="proeven")), "periode"),
        (7, "int"),
        (None, "NoneType"),
    ],
)
def test_a_function_that_gives_something_else_says_so(geeft: Any, genoemd: str) -> None:
    """Which indicator, which function, what it gave, what is needed."""

    def krijgt(*_: object) -> Any:
        return geeft

    indicator(**GOED)(krijgt)
    with pytest.raises(CatalogueError) as fout:
        catalogus()["Proefindicator"].uitkomst((), "2024-Q4")
    assert str(fout.value) == (
        f"Indicator 'Proefindicator': krijgt geeft {genoemd}; geef cijfers over periode en gemeente, zoals "
        '.per("gemeente") van een telling over perioden.'
    )


@pytest.mark.parametrize(
    "veld",
    [
        "naam",
        "definitie",
        "teller",
        "noemer",
        "eenheid",
        "bron",
        "wet",
        "thema",
        "gunstig",
        "toets",
        "herkomst",
        "lees",
    ],
)
def test_an_empty_text_is_refused(veld: str) -> None:
    """Which text, and on which function."""
    leeg: Any = () if veld == "bron" else ""
    assert weigering(**{veld: leeg}) == f"Indicator {HIER}: '{veld}' is leeg; vul het in bij @indicator."


def test_a_transformatiedoel_may_be_empty() -> None:
    """Not every indicator serves one."""
    indicator(**GOED, transformatiedoel="")(geteld)
    assert "Proefindicator" in catalogus()


@pytest.mark.parametrize("veld", ["teller", "noemer", "bron", "herkomst"])
def test_an_absent_text_is_refused(veld: str) -> None:
    """A declaration that leaves it out altogether: the function is named, as when it is empty."""
    voor = dict(GEREGISTREERD)
    zonder = {naam: waarde for naam, waarde in GOED.items() if naam != veld}
    with pytest.raises(CatalogueError) as fout:
        indicator(**zonder)(geteld)
    assert HIER in str(fout.value)
    assert f"'{veld}'" in str(fout.value)
    assert voor == GEREGISTREERD


@pytest.mark.parametrize("leeg", [" ", "\n", None])
def test_a_text_that_says_nothing_is_empty(leeg: str | None) -> None:
    assert weigering(teller=leeg) == f"Indicator {HIER}: 'teller' is leeg; vul het in bij @indicator."


@pytest.mark.parametrize(("bron", "genoemd"), [("melding", "melding"), (("meldingen", "inwonrs"), "inwonrs")])
def test_an_unknown_source_is_refused(bron: Any, genoemd: str) -> None:
    """Also as the second of two."""
    assert (
        weigering(bron=bron)
        == f"Indicator {HIER}: bron '{genoemd}' is nergens gedeclareerd. Declareer haar in sources/declared."
    )


def test_an_unknown_thema_is_refused() -> None:
    """It would have no place in the chapter."""
    assert weigering(thema="toegang") == (
        f"Indicator {HIER}: thema 'toegang' is onbekend; toegestaan: Jeugdwet, Wmo, Participatiewet, "
        "Meerdere wetten, Toegang, Cliëntervaring, Geld."
    )


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("gunstig", "hooger"),
        ("toets", "aandel"),
        ("per", "maand"),
        ("nulmeting", "2024Q1"),
        ("geldig_vanaf", "2015-5"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(veld: str, waarde: str) -> None:
    """Else the change would silently be 'niet te toetsen' or 'ongunstig', or the quarter never come."""
    gevonden = weigering(**{veld: waarde})
    assert gevonden.startswith(f"Indicator {HIER}: ")
    assert f"'{waarde}'" in gevonden


def test_a_name_that_is_taken_is_refused() -> None:
    """Both functions are named; the first stays."""

    def eerste(*_: object) -> Cijfers:
        return LEEG

    indicator(**GOED)(eerste)
    assert weigering() == (f"Indicator {HIER}: de naam 'Proefindicator' is al van {__name__}.eerste; kies een andere.")
    assert catalogus()["Proefindicator"].bereken is eerste


def test_a_name_of_the_catalogue_is_taken() -> None:
    assert weigering(naam="Klachten") == (
        f"Indicator {HIER}: de naam 'Klachten' is al van monitorlib.indicatoren.clientervaring.klachten; "
        "kies een andere."
    )


def test_the_same_function_may_be_declared_again() -> None:
    """As when a cell of a notebook is run twice: the last one counts."""
    indicator(**GOED)(geteld)
    indicator(**{**GOED, "eenheid": "stuks"})(geteld)
    assert catalogus()["Proefindicator"].eenheid == "stuks"


def test_the_catalogue_is_in_the_order_of_the_themes() -> None:
    """Whatever the order in which the modules load; each name is that of its own indicator."""
    indicator(**{**GOED, "thema": "Jeugdwet"})(geteld)
    alle = catalogus()
    themas = [een.thema for een in alle.values()]
    assert themas == sorted(themas, key=THEMAS.index)
    assert list(dict.fromkeys(themas)) == [
        "Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"
    ]  # fmt: skip
    assert [een.naam for een in alle.values()] == list(alle)


Schrijf = Callable[[str], None]
MODULE = '''"""Indicators of a test."""

from monitorlib.indicatoren.catalogus.indicator import indicator


@indicator({declaratie})
def uit_een_module(meldingen, periode):
    return None
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Schrijf]:
    """Write a module beside the others of the package; it is gone after the test."""
    monkeypatch.setattr(indicatoren, "__path__", [*indicatoren.__path__, str(tmp_path)])
    # No compiled module: two of the same size within a second would be one.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    naam = f"{indicatoren.__name__}.proef"

    def schrijf(tekst: str) -> None:
        sys.modules.pop(naam, None)
        (tmp_path / "proef.py").write_text(tekst, encoding="utf-8")

    yield schrijf
    sys.modules.pop(naam, None)
    if hasattr(indicatoren, "proef"):
        del indicatoren.proef


def declaratie(**anders: Any) -> str:
    return ", ".join(f"{naam}={waarde!r}" for naam, waarde in {**GOED, **anders}.items() if waarde is not None)


def test_a_function_in_a_new_module_appears_by_itself(module: Schrijf) -> None:
    """Nothing is registered anywhere else."""
    assert "Proefindicator" not in catalogus()
    module(MODULE.format(declaratie=declaratie()))
    assert catalogus()["Proefindicator"].bereken.__name__ == "uit_een_module"


@pytest.mark.parametrize(
    "anders",
    [
        {"teller": ""},
        {"noemer": ""},
        {"bron": ()},
        {"bron": "onbekend"},
        {"naam": "Klachten"},
        pytest.param({"teller": None}),
        pytest.param({"noemer": None}),
        pytest.param({"bron": None}),
    ],
    ids=str,
)
def test_the_catalogue_does_not_load_with_a_wrong_declaration(module: Schrijf, anders: dict[str, Any]) -> None:
    """Each time that it is asked, until the declaration is right; None leaves it out."""
    module(MODULE.format(declaratie=declaratie(**anders)))
    for _ in range(2):
        with pytest.raises(CatalogueError, match=r"^Indicator monitorlib\.indicatoren\.proef\.uit_een_module: "):
            catalogus()
    module(MODULE.format(declaratie=declaratie()))
    assert "Proefindicator" in catalogus()
