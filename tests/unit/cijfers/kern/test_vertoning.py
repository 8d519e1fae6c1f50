"""What does an analyst see of cijfers, a register and a measure in a notebook, and of a wrong argument?"""

import copy
import doctest
import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from bouwstenen import cijfers, inhoud, inwoners, jeugdhulp, register
from bs4 import BeautifulSoup
from IPython.core.completer import IPCompleter
from IPython.core.interactiveshell import InteractiveShell

import monitorlib
from monitorlib import samenstelling, stand, totaal
from monitorlib.cijfers.kern import vertoning
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import aandeel
from monitorlib.cijfers.registers.balans_stand_in_uit import balans
from monitorlib.cijfers.registers.stand_en_stroom import instroom
from monitorlib.cijfers.registers.wachttijd import tijd_tot
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.errors import CalculationError, RenderError
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.tijd.periode import Kwartaal

TAFEL = cijfers({"gemeente": ["Bedum", "Winsum"], "vorm": ["PGB", "ZIN"]}, [1, 2, 3, 4])
KWARTAAL = Kwartaal(2016, 1)
TELLING = inwoners({("GM0001", "2016", "0-17"): 10})
REGISTER = register([("Jan Persoon", "GM0001", "PGB", date(2016, 1, 1), None)])


def test_cijfers_say_what_they_are() -> None:
    """The example in the docstring is what the reader sees; a long table says how much there is more."""
    assert doctest.testmod(vertoning).failed == 0
    assert doctest.testmod(vertoning).attempted > 0
    regels = repr(cijfers({"dag": [str(n) for n in range(9)]}, range(9))).splitlines()
    assert regels[0] == "Cijfers: voorzieningen, naar dag (9); 9 cellen"
    assert regels[-1] == "... en nog 3; alles staat in .frame"


def test_cijfers_show_themselves_as_a_table() -> None:
    """Rows and columns as on a page, in Dutch numbers, with any number of dimensions."""
    groot = cijfers({"gemeente": ["A"], "vorm": ["PGB"]}, [1234])
    assert "1.234" in BeautifulSoup(groot._repr_html_(), "html.parser").get_text()
    for een in (groot.kies(vorm="PGB"), groot.kies(vorm="PGB", gemeente="A"), groot.met_dimensie("jaar", "2024")):
        assert "1.234" in een._repr_html_()


@pytest.mark.parametrize(
    ("probeer", "zegt"),
    [
        (lambda een: een["waarde"], "cijfers.frame['waarde']"),
        (lambda een: een.head(), "cijfers.frame.head(...)"),
        (lambda een: een.groupby("vorm"), "cijfers.frame.groupby(...)"),
        (lambda een: een.plot(), "cijfers.frame.plot(...)"),
        (lambda een: een.shape, "cijfers.frame.shape"),
        (lambda een: list(een), ".frame"),
        (lambda een: een.waardes, "Cijfers hebben geen 'waardes'."),
    ],
)
def test_who_expects_a_pandas_frame_is_told_where_it_is(probeer: Callable[[Any], object], zegt: str) -> None:
    with pytest.raises((CalculationError, AttributeError)) as fout:
        probeer(TAFEL)
    assert zegt in str(fout.value)


def test_the_frame_is_a_copy() -> None:
    """What is changed in it changes no number; a copy and a pickle are the same cijfers."""
    TAFEL.frame.loc[0, "waarde"] = 99
    assert inhoud(TAFEL)["Bedum", "PGB"] == 1
    with pytest.raises(TypeError):
        TAFEL.cellen()["Bedum", "PGB"] = None  # type: ignore[index]
    for kopie in (copy.deepcopy(TAFEL), pickle.loads(pickle.dumps(TAFEL))):
        assert inhoud(kopie) == inhoud(TAFEL)


def test_a_source_and_a_measure_name_columns_and_counts_and_nobody() -> None:
    """No value of a row, no query."""
    geteld = stand(REGISTER, op=KWARTAAL)
    deel = aandeel(geteld, lambda tabel: tabel.vorm == "PGB", "pgb gedeeld door alle")
    for een in (REGISTER, geteld, deel, TELLING):
        for woord in ("Jan Persoon", "InMemoryTable", "Filter", "r0"):
            assert woord not in repr(een)
    assert repr(REGISTER).splitlines()[0] == "Register proef: Proefregister, 1 rij (geleverd)"
    assert any(regel.split()[:2] == ["einddatum", "datum"] for regel in repr(REGISTER).splitlines())
    assert repr(geteld).splitlines() == [
        "Meting: stand van proef, in voorzieningen; 1e kw: 1",
        "Tel met .per() of .per(kolom, ...); uit te splitsen naar gemeente, vorm.",
    ]


@pytest.mark.parametrize(
    "doe",
    [
        lambda: stand(REGISTER, op="2016-Q1"),
        lambda: instroom(REGISTER, in_="2016-Q1"),
        lambda: instroom(REGISTER, in_=["2016-Q1"]),
        lambda: stand(REGISTER, op=2016),
        lambda: stand(REGISTER, op=None),
        lambda: stand(REGISTER, op=(een for een in [KWARTAAL])),
        lambda: balans(REGISTER, in_="2016-Q1", per="gemeente"),
        lambda: tijd_tot(jeugdhulp([]), van="toewijzingsdatum", tot="startdatum", in_="2016-Q1"),
    ],
)
def test_what_is_no_moment_is_refused_where_it_is_given(doe: Callable[[], object]) -> None:
    """In one Dutch sentence that says what to give."""
    with pytest.raises(CalculationError, match=r"^.+ is geen moment\. Geef een dag, maand, kwartaal"):
        doe()


def test_a_row_of_moments_has_each_once() -> None:
    """An empty row counts nothing, a double one twice; a time of day is its day."""
    for leeg in ([], [KWARTAAL, KWARTAAL]):
        with pytest.raises(CalculationError, match="Geef ten minste één moment, en elk moment één keer"):
            stand(REGISTER, op=leeg)
    assert stand(REGISTER, op=datetime(2016, 3, 31, 12)).per().waarde() == 1


@pytest.mark.parametrize(
    ("doe", "zegt"),
    [
        (lambda h: h.figuur(TAFEL, naam="x", titel="X", telt="x"), "figuur toont wat een vorm tekent"),
        (lambda h: h.tabel(TAFEL.frame, naam="x", titel="X", rijen=["a"], kolommen=["b"], telt="x"), "tabel toont cij"),
        (lambda h: h.tabel(TAFEL, naam="x", titel="X", rijen="gemeente", kolommen=["vorm"], telt="x"), "['gemeente']"),
        (lambda h: h.tabel(TAFEL, naam="Mijn tabel", titel="X", rijen=["gemeente"], kolommen=["vorm"], telt="x"),
         "kleine letters, cijfers en streepjes"),
        (lambda h: samenstelling(TAFEL.frame, per="gemeente", delen="vorm"), "samenstelling tekent cijfers"),
        (lambda h: totaal(stand(REGISTER, op=KWARTAAL), "gemeente"), "een Meting: tel eerst, met .per(kolom, ...)"),
        (lambda h: totaal(REGISTER, "gemeente"), "totaal rekent met cijfers; gegeven is een Register"),
        (lambda h: h.tabel(stand(REGISTER, op=KWARTAAL), naam="x", titel="X", rijen=[], kolommen=[], telt="x"),
         "een Meting: tel eerst"),
        (lambda h: totaal(TAFEL, ["gemeente"]), "Dimensie '['gemeente']' bestaat hier niet"),
        (lambda h: TAFEL.kies(vorm=2016), "'2016' is geen vorm"),
        (lambda h: stand(TELLING, op=KWARTAAL), "is een telling; stand kan alleen op een register"),
        (lambda h: stand(TAFEL, op=KWARTAAL), "stand kan alleen op een register"),
        (lambda h: stand(REGISTER, op=KWARTAAL).per(["gemeente"]), "vraagt namen van kolommen"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_refused_where_it_is_given(doe: Callable[[Hoofdstuk], object], zegt: str) -> None:
    """In one Dutch line, not deep inside pandas or Ibis."""
    hoofdstuk = Hoofdstuk("wmo", Editie.open("bmwe", "2016-Q1", Layout.find()), "intern")
    with pytest.raises((CalculationError, RenderError)) as fout:
        doe(hoofdstuk)
    assert zegt in str(fout.value)
    assert "\n" not in str(fout.value).replace(repr(TAFEL), "")


def test_the_traceback_is_folded(capsys: pytest.CaptureFixture[str]) -> None:
    """The message and the line of the cell; on request all of it."""
    shell = InteractiveShell.instance()
    shell.user_ns |= {"stand": stand, "register": REGISTER}
    cel = "klaar = 1\nstand(register, op='2016-Q1')"
    try:
        shell.run_cell(cel)
        kort = capsys.readouterr().out
        shell.run_line_magic("xmode", "Verbose")
        shell.run_cell(cel)
        lang = capsys.readouterr().out
    finally:
        shell.run_line_magic("xmode", "Context")
        InteractiveShell.clear_instance()
    assert "CalculationError: '2016-Q1' is geen moment." in kort
    assert "----> 2 stand(register, op='2016-Q1')" in kort
    assert "meting.py" not in kort
    assert "meting.py" in lang


def test_completion_knows_every_name_with_its_docstring() -> None:
    """What a chapter can import, what cijfers can do, and the sources of the edition."""
    for naam in monitorlib.__all__:
        assert naam in dir(monitorlib)
        assert (getattr(monitorlib, naam).__doc__ or "").strip(), naam
    assert "frame" in dir(TAFEL)
    hoofdstuk = Hoofdstuk("wmo", Editie.open("bmwe", "2016-Q1", Layout.find()), "intern")
    gevonden = IPCompleter(namespace={"hoofdstuk": hoofdstuk}, use_jedi=False).complete("hoofdstuk.bron.voor")[1]
    assert {een.split(".")[-1] for een in gevonden} == {"voorzieningen_wmo", "voorzieningen_jeugdwet"}
    with pytest.raises(AttributeError, match="Bedoelt u 'voorzieningen_wmo'"):
        hoofdstuk.bron.voorziening_wmo  # noqa: B018


@pytest.mark.parametrize(
    ("van", "kop"),
    [
        (cijfers({}, [3]), "Cijfers: voorzieningen; 1 cel"),
        (cijfers({"a": ["1", "2"]}, [1, 2]), "Cijfers: voorzieningen, naar a (2); 2 cellen"),
        (cijfers({"a": ["1"], "b": ["1"]}, [1]), "Cijfers: voorzieningen, naar a (1) en b (1); 1 cel"),
        (
            cijfers({"a": ["1"], "b": ["1"], "c": ["1"]}, [1]),
            "Cijfers: voorzieningen, naar a (1), b (1) en c (1); 1 cel",
        ),
        (
            cijfers({"a": ["1"], "b": ["1"], "c": ["1"], "d": ["1"]}, [1]),
            "Cijfers: voorzieningen, naar a (1), b (1), c (1) en d (1); 1 cel",
        ),
        (cijfers({"a": ["1"]}, ["veel"], eenheid=""), "Cijfers: woorden, naar a (1); 1 cel"),
    ],
)
def test_cijfers_name_what_they_count_and_over_what(van: Cijfers, kop: str) -> None:
    regels = repr(van).splitlines()
    assert regels[0] == kop
    assert len(regels) == 1 + 1 + len(van.cellen())


def test_cijfers_without_cells_are_their_name_and_six_cells_are_all() -> None:
    assert repr(cijfers({"dag": []}, [])) == "Cijfers: woorden, naar dag (0); 0 cellen"
    zes = repr(cijfers({"dag": list("abcdef")}, range(6))).splitlines()
    assert len(zes) == 1 + 1 + 6
    zeven = repr(cijfers({"dag": list("abcdefg")}, range(7))).splitlines()
    assert zeven[-1] == "... en nog 1; alles staat in .frame"
    assert len(zeven) == 1 + 1 + 6 + 1


def test_the_columns_of_numbers_are_numbers() -> None:
    """Also without a row, or with whole numbers only."""
    for van in (cijfers({"dag": []}, []), cijfers({"dag": ["a"]}, [1])):
        assert {naam: str(van.frame[naam].dtype) for naam in ("waarde", "afgerond_op")} == {
            "waarde": "float64", "afgerond_op": "float64",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("shape", "Cijfers zijn geen tabel van pandas; die staat in .frame: cijfers.frame.shape."),
        ("head", "Cijfers zijn geen tabel van pandas; die staat in .frame: cijfers.frame.head(...)."),
        ("__array__", "Cijfers hebben geen '__array__'."),
        ("_mgr", "Cijfers hebben geen '_mgr'."),
    ],
)
def test_a_name_of_pandas_is_told_as_it_is_called(naam: str, zegt: str) -> None:
    with pytest.raises(AttributeError) as fout:
        getattr(TAFEL, naam)
    assert str(fout.value) == zegt
