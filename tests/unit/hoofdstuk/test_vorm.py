"""What does a notebook say of itself, and what does it have to say literally?"""

from typing import Any

import pytest

from monitorlib.editie.params.hoofdstukken import blokken, gelezen_door, rondes
from monitorlib.errors import NotebookError, ParameterError
from monitorlib.hoofdstuk.vorm import Vorm, bronnen, deuren, teksten, titelregels, vorm_van


def cel(source: str, *secties: str, soort: str = "code") -> dict[str, Any]:
    return {"cell_type": soort, "source": source, "metadata": {"tags": [f"sectie:{een}" for een in secties]}}


def vorm(*cellen: dict[str, Any]) -> Vorm:
    return vorm_van(cellen, "notebooks/proef.ipynb")


def test_what_each_section_reads_and_shows() -> None:
    """A shared cell belongs to both; the setup to neither; the order is that of the notebook."""
    gelezen = vorm(
        cel("# Proef", soort="markdown"),
        cel('hoofdstuk = Hoofdstuk.open("proef", regio)'),
        cel('geld = hoofdstuk.bron("budgetten")', "een", "twee"),
        cel("## Twee", "twee", soort="markdown"),
        cel('hoofdstuk.tabel(som(geld, hoofdstuk.bron.resultaat), titel="Geld")', "twee"),
        cel('hoofdstuk.toelichting("Geld")', "een"),
        cel('x = geld.bron.naam\nhoofdstuk.toelichting("Meer")', "drie"),
    )
    assert gelezen.alle == ("een", "twee", "drie")
    assert [cel.waar[-5:] for cel in gelezen.lopend(["een"])] == ["cel 1", "cel 2", "cel 4"]
    assert bronnen(gelezen.opzet) == []
    assert [bronnen(gelezen.van(een)) for een in gelezen.alle] == [["budgetten"], ["budgetten", "resultaat"], []]
    assert teksten(gelezen.lopend(["een", "drie"])) == ["Geld", "Meer"]
    assert "Geld" in gelezen.van("twee")[1].woorden


def test_a_cell_has_the_number_that_it_has_in_jupyterlab() -> None:
    """Of the cells that run: no text, no empty cell, no section that the edition does not list."""
    cellen = [cel("# Proef", soort="markdown"), cel("a = 1"), cel(" "), cel("b = 1", "een"), cel("c = (", "twee")]
    for secties, waar in ((None, "cel 3"), (["twee"], "cel 2"), (["een"], "een cel van sectie twee")):
        with pytest.raises(NotebookError) as fout:
            vorm_van(cellen, "x.ipynb", secties)
        assert str(fout.value).startswith(f"x.ipynb, {waar}, regel `c = (`")
        assert fout.value.in_cel is not None
        assert fout.value.in_cel.source == "c = ("


def test_a_section_of_text_shows_nothing_else() -> None:
    gelezen = vorm(
        cel('hoofdstuk.toelichting("Een")\nhoofdstuk.toelichting("Twee")', "woorden"),
        cel('t = 1\nhoofdstuk.toelichting("Een")', "meer"),
    )
    assert [gelezen.is_tekst(een) for een in ("woorden", "meer", "onbekend")] == [True, False, False]


@pytest.mark.parametrize(
    ("source", "toont"),
    [
        ("hoofdstuk.controles()", False),
        ("x = hoofdstuk.samenvatting()", False),
        ("x = hoofdstuk.samenvatting()\nx.veranderingen(8)", True),
        ('hoofdstuk.verantwoording("bronnen")', True),
        ("", False),
    ],
)
def test_what_a_chapter_shows_without_a_section(source: str, toont: bool) -> None:
    """The last cell of every chapter is no content of its own; a cell of a section counts only with it."""
    assert vorm(cel(source), cel("1 + 1", "een")).toont_zonder_sectie is toont


def test_the_doors_that_a_cell_calls() -> None:
    """Also by what one of them gave, in an earlier cell."""
    gelezen = vorm(
        cel("blad = hoofdstuk.indicatoren(8)\nkwartaal = hoofdstuk.periode"), cel("blad.per_thema(), kwartaal.kort")
    )
    assert deuren(gelezen.opzet) == ["indicatoren", "periode", "indicatoren.per_thema"]


LETTERLIJK = (
    'welke bron dit is, blijkt pas bij het uitvoeren. Schrijf haar naam letterlijk: hoofdstuk.bron("uitkeringen").'
)


@pytest.mark.parametrize(
    ("source", "regel", "melding"),
    [
        ("hoofdstuk.bron(naam)", "hoofdstuk.bron(naam)", LETTERLIJK),
        ('x = 1\nhoofdstuk.bron(f"{x}")', 'hoofdstuk.bron(f"{x}")', LETTERLIJK),
        ('hoofdstuk.bron(naam="uitkeringen")', 'hoofdstuk.bron(naam="uitkeringen")', LETTERLIJK),
        ("open_ = hoofdstuk.bron", "open_ = hoofdstuk.bron", LETTERLIJK),
        ("andere.bron(naam)", "andere.bron(naam)", LETTERLIJK),
        (
            "hoofdstuk.toelichting(kop)",
            "hoofdstuk.toelichting(kop)",
            "welke tekst dit is, blijkt pas bij het uitvoeren. Schrijf haar kop letterlijk: "
            'hoofdstuk.toelichting("Aantallen").',
        ),
        (
            'getattr(hoofdstuk, "bron")',
            'getattr(hoofdstuk, "bron")',
            "'hoofdstuk' gaat hier als geheel ergens heen. Gebruik het als hoofdstuk.iets(...).",
        ),
        ("x = (", "x = (", "dit is geen Python ('(' wordt nergens gesloten). Verbeter de regel."),
    ],
)
def test_what_only_running_would_tell_is_refused(source: str, regel: str, melding: str) -> None:
    with pytest.raises(NotebookError) as fout:
        vorm(cel("# Proef", soort="markdown"), cel(source))
    assert str(fout.value) == f"notebooks/proef.ipynb, cel 1, regel `{regel}`: {melding}"


def test_what_ipython_reads_itself_is_left_to_it() -> None:
    assert bronnen(vorm(cel('%time\nhoofdstuk.bron("a")\nhoofdstuk'), cel("!ls")).opzet) == ["a"]


def test_a_title_stands_in_words_only() -> None:
    assert titelregels([cel("# Titel\n## Kop", soort="markdown"), cel("# geen titel")]) == ["# Titel"]


def test_what_chapters_read_orders_them() -> None:
    """As early as it can; the order within a round is that of the site."""
    assert rondes({"d": ["b", "c"], "a": [], "b": ["a"], "c": []}) == [["a", "c"], ["b"], ["d"]]
    with pytest.raises(ParameterError) as fout:
        rondes({"a": [], "b": ["c"], "c": ["a", "d"], "d": ["b"]})
    assert str(fout.value) == (
        "De hoofdstukken b → c → d → b lezen elkaar in een kring; haal bij een ervan uit 'leest' weg wat het niet "
        "nodig heeft."
    )


def test_each_chapter_declares_whom_it_reads() -> None:
    """Two read all others, the account the summary as well; every other one stands by itself."""
    gelezen = {naam: set(van) for naam, van in gelezen_door().items() if van}
    anderen = set(blokken()) - {"samenvatting", "verantwoording"}
    assert gelezen == {"samenvatting": anderen, "verantwoording": {*anderen, "samenvatting"}}
