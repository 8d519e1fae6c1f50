"""Which change in a module of indicators touches the numbers of which indicator?"""

import pytest

from monitorlib.engine.stale.functions import code_of_functions, what_themes_do

WMO = '''
"""Indicators on the Wmo."""
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.indicatoren.catalogus.indicator import indicator

_GRENS = 18


@indicator(naam="Een", eenheid="personen")
def een(wmo, perioden):
    return _tel(wmo, _GRENS)


@indicator(naam="Twee")
def twee(wmo, perioden):
    return wmo


@indicator(naam="Drie")
def drie(wmo, perioden):
    return twee(wmo, perioden) - 1


def _tel(wmo, grens):
    return grens
'''
GELD = """
from monitorlib.indicatoren import wmo
from monitorlib.indicatoren.catalogus.indicator import indicator


@indicator(naam="Vier")
def vier(geld, perioden):
    return 4
"""
TOEGANG = """
from monitorlib.indicatoren.catalogus.indicator import indicator


@indicator(naam="Vijf")
def vijf(meldingen, perioden):
    return 5
"""
VOOR = "monitorlib.indicatoren."


def code(wmo: str = WMO, geld: str = GELD, toegang: str = TOEGANG) -> dict[str, str]:
    return code_of_functions(
        {f"{VOOR}wmo": wmo.encode(), f"{VOOR}geld": geld.encode(), f"{VOOR}toegang": toegang.encode()}
    )


def anders(nu: dict[str, str]) -> set[str]:
    """The indicators whose code is not what it was; those that are gone or new are no part of it."""
    was = code()
    return {naam.rsplit(".", 1)[1] for naam in was.keys() & nu.keys() if was[naam] != nu[naam]}


@pytest.mark.parametrize(
    ("oud", "nieuw", "geraakt"),
    [
        ("# ", "# ", set()),
        ("_tel(wmo, _GRENS)", "_tel(wmo, 17)", {"een"}),
        ('eenheid="personen"', 'eenheid="mensen"', {"een"}),
        ("return wmo\n", "return wmo + 1\n", {"twee", "drie"}),
        ("twee(wmo, perioden) - 1", "3", {"drie"}),
        ("return grens", "return grens + 1", {"een", "twee", "drie"}),
        ("_GRENS = 18", "_GRENS = 17", {"een", "twee", "drie"}),
        ("_GRENS = 18", "_GRENS = 18\n\n\n# Een opmerking.", set()),
    ],
    ids=["nothing", "its body", "its declaration", "one that another calls", "the one that calls", "a helper",
         "a constant", "a remark and other lines"],
)  # fmt: skip
def test_a_change_touches_what_can_reach_it(oud: str, nieuw: str, geraakt: set[str]) -> None:
    """Those of geld are touched as well: their module imports the one of the Wmo."""
    assert anders(code(WMO.replace(oud, nieuw))) == geraakt | ({"vier"} if geraakt else set())


@pytest.mark.parametrize(
    "regel",
    [
        "Cijfers.waarde = 0",
        "setattr(Cijfers, 'waarde', 0)",
        "_GRENS = patch(18)",
        "if True:\n    _GRENS = 17",
        "def _doe(grens=patch()):\n    pass",
        "@patch\ndef _doe():\n    pass",
        "class Ander(Cijfers):\n    pass",
        '@indicator(naam=patch("Zes"))\ndef zes(wmo, perioden):\n    return 6',
    ],
    ids=["an attribute", "a call", "a value that is calculated", "a branch", "a default", "another decorator",
         "a class", "a declaration that calculates"],
)  # fmt: skip
def test_what_a_module_does_touches_all(regel: str) -> None:
    """When it is imported it can change how the others calculate."""
    nu = code(toegang=f"{TOEGANG}\n\n{regel}\n")
    assert anders(nu) == {"een", "twee", "drie", "vier", "vijf"}
    assert what_themes_do({"a": TOEGANG.encode()}) == ""
    assert what_themes_do({"a": f"{TOEGANG}\n\n{regel}\n".encode()}) != ""


@pytest.mark.parametrize(
    "boven", ["@indicator", "@anders(naam='Vijf')", "@eerst\n@indicator(naam='Vijf')", "@module.indicator(naam='Vijf')"]
)
def test_what_is_declared_in_another_way_is_never_kept(boven: str) -> None:
    nu = code(toegang=TOEGANG.replace('@indicator(naam="Vijf")', boven))
    assert f"{VOOR}vijf" not in {naam.replace("toegang.", "") for naam in nu}


def test_two_functions_of_one_name_are_one() -> None:
    """Which of them a name is at last, the text does not tell: both count."""
    dubbel = '\n\n@indicator(naam="Zes")\ndef vijf(meldingen, perioden):\n    return 6\n'
    assert anders(code(toegang=TOEGANG + dubbel)) == {"vijf"}
