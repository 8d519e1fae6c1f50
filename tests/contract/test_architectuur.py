"""Does the tree tell the story: do imports point one way, has a thing one name, and is every room on the map?"""

import ast
from collections import defaultdict
from functools import cache

import pytest
from locations import ROOT

from monitorlib.engine.stale.uses import imports

BIBLIOTHEEK = ROOT / "monitorlib"
KAART = ROOT / "docs/architectuur.md"
# From what knows nothing of the others to what knows them all.
LAGEN = (
    ("exit_codes", "without_addresses"),
    ("errors", "bedoelt_u", "notatie", "systeem", "terminal", "opties", "unforeseen", "vertaald"),
    ("tijd", "files", "sources.declared", "hoofdstuk"),
    ("editie",),
    ("sources", "publicatie.plaatsen"),
    ("cijfers",),
    ("indicatoren", "privacy"),
    ("render",),
    ("controles",),
    ("pagina",),
    ("engine",),
    ("nieuw", "publish", "vormen", "review", "publicatie.getallen", "publicatie.rijen"),
    ("publicatie",),
    ("watch", "warm", "doctor", "lab"),
    ("commands",),
    ("cli",),
)
# A value shows itself in a notebook as the table of a page; that table is drawn when it is asked for.
MAG = {("cijfers.kern.vertoning", "render.tabellen.tabel")}


@cache
def pijlen() -> dict[str, set[str]]:
    """Which module names which, also within a function; names without 'monitorlib.', packages left out."""
    kamers = {".".join(pad.parent.relative_to(ROOT).parts) for pad in BIBLIOTHEEK.rglob("__init__.py")}
    return {
        van.removeprefix("monitorlib."): {naar.removeprefix("monitorlib.") for naar in alle - kamers}
        for van, alle in imports(BIBLIOTHEEK).items()
        if van not in kamers
    }


def laag(module: str) -> int:
    """The layer of a module: that of the longest name in `LAGEN` under which it stands."""
    passend = [
        (len(naam), plaats)
        for plaats, namen in enumerate(LAGEN)
        for naam in namen
        if f"{module}.".startswith(f"{naam}.")
    ]
    assert passend, f"{module} staat in geen laag"
    return max(passend)[1]


def test_imports_point_one_way() -> None:
    terug = [
        (van, naar)
        for van, alle in pijlen().items()
        for naar in alle
        if laag(naar) > laag(van) and (van, naar) not in MAG
    ]
    assert terug == []


def in_een_kring(over: dict[str, set[str]]) -> set[str]:
    """Take away, again and again, what names nothing that is left; what stays is a circle, or names one."""
    while klaar := {van for van, alle in over.items() if not alle & set(over)}:
        over = {van: alle for van, alle in over.items() if van not in klaar}
    return set(over)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert in_een_kring({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == {"a", "b", "c"}
    assert (
        in_een_kring({van: {naar for naar in alle if (van, naar) not in MAG} for van, alle in pijlen().items()})
        == set()
    )


def test_a_name_stands_for_one_class() -> None:
    waar = defaultdict(list)
    for pad in BIBLIOTHEEK.rglob("*.py"):
        for deel in ast.parse(pad.read_text(encoding="utf-8")).body:
            if isinstance(deel, ast.ClassDef) and not deel.name.startswith("_"):
                waar[deel.name].append(str(pad.relative_to(ROOT)))
    assert {naam: paden for naam, paden in waar.items() if len(paden) > 1} == {}


KAMERS = sorted(
    pad.parent.relative_to(BIBLIOTHEEK).as_posix()
    for pad in BIBLIOTHEEK.rglob("__init__.py")
    if pad.parent != BIBLIOTHEEK
)


@pytest.mark.parametrize("kamer", KAMERS)
def test_every_room_says_what_it_is_for_and_is_on_the_map(kamer: str) -> None:
    assert ast.get_docstring(ast.parse((BIBLIOTHEEK / kamer / "__init__.py").read_text(encoding="utf-8")))
    assert f"`{kamer}/`" in KAART.read_text(encoding="utf-8")


def test_the_map_names_no_file_that_is_not_there() -> None:
    genoemd = [
        woord
        for woord in KAART.read_text(encoding="utf-8").replace("`", "\n").splitlines()
        if "/" in woord and " " not in woord and "<" not in woord and woord.endswith((".py", "/"))
    ]
    assert len(genoemd) > 40
    weg = [een for een in genoemd if not (BIBLIOTHEEK / een).exists() and not (ROOT / een).exists()]
    assert weg == []


def test_tests_of_a_module_lie_where_the_module_lies() -> None:
    """A folder under tests/unit is a room of the library, or that of the example data."""
    mappen = {
        pad.parent.relative_to(ROOT / "tests/unit").as_posix() for pad in (ROOT / "tests/unit").rglob("test_*.py")
    }
    assert mappen - {".", "voorbeeld"} <= set(KAMERS)


def test_the_audit_shares_nothing_with_the_protection() -> None:
    """A fault in one must not be a fault in the other."""
    gedeeld = {
        (van, naar)
        for van, alle in pijlen().items()
        for naar in alle
        if van.startswith("privacy.") and naar.startswith("privacy.")
        if van.split(".")[:2] != naar.split(".")[:2] and "toets" in (van + naar)
    }
    assert gedeeld == set()
