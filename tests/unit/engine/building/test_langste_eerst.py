"""In which order chapters begin: what takes longest first, so that no processor waits for it in the end."""

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.rounds import _longest_first
from monitorlib.engine.stale.stale import Inputs


def test_indicators_come_first_then_what_counts_registers_then_what_has_most_sections() -> None:
    """Registers: one each of the three laws, with 5, 4 and 3 sections; the others show 4, 2, 1 and 1 sections."""
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    eerst, *daarna = _longest_first(editie.parameters.hoofdstukken, Inputs(editie, "intern", {}))
    assert eerst == [
        "prestatie-indicatoren",
        *("participatiewet", "jeugdwet", "wmo"),
        *("financien", "inleiding", "clientbeleving", "privacy"),
    ]
    assert daarna == [["samenvatting"], ["verantwoording"]]


def test_a_telling_is_no_register() -> None:
    """The chapter of the Wmo opens that of its voorzieningen, and a telling of contracts that ended."""
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    assert Inputs(editie, "intern", {}).registers("wmo") == ["voorzieningen_wmo"]
