"""Is what a library says of a fault said in Dutch? Each fault is made in the library itself, none is written here."""

import re

import pytest
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from monitorlib.cli import main
from monitorlib.editie.params.yaml_file import load_yaml
from monitorlib.errors import ParameterError
from monitorlib.vertaald.van_jinja import uitdrukking_in_woorden
from monitorlib.vertaald.van_python import fout_in_woorden, syntaxis_in_woorden

# Words that Dutch does not have.
ENGELS = re.compile(
    r"\b(the|not|found|expected|invalid|cannot|could|must|should|values?|arguments?|required|allowed|while|scanning|"
    r"mapping|missing|unknown|unexpected|got|but|here|end|block|scalar|sequence|closed|never|character|literal|"
    r"choose|choice|unrecognized|usage|error|options|defined|undefined|filter|template|statement|named)\b",
    re.IGNORECASE,
)


def is_nederlands(tekst: str) -> bool:
    # What stands between quotes is the file's own.
    return bool(tekst) and not ENGELS.search(re.sub(r"'[^']*'", "", tekst))


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("a: b: c", "dubbele punt"),
        ("a: - b", "streepje"),
        ("a: ? b", "vraagteken"),
        ("a: 1\nb\nc: 2", "dubbele punt"),
        ("a:\n\t- b", "tab"),
        ("a: @b", "'@'"),
        ("a: 'b", "aanhalingsteken"),
        ('a: "b', "aanhalingsteken"),
        ('a: "\\q"', "backslash"),
        ('a: "\\xzz"', "backslash"),
        ("a: [1, 2", "]"),
        ("a: {b: 1", "}"),
        ("a: 1\n b: 2", ""),
        ("a:\n  - 1\n - 2", "niet past"),
        ("- a\nb: 1", "niet past"),
        ("a: [,]", ""),
        ("a: *b", "verwijst naar niets"),
        ("a: *", "naam"),
        ("a: & b", "naam"),
        ("a: 1\n---\nb: 2", "tweede document"),
        ("a: |x\n  b", "volgende regel"),
        ("%x\na: 1", ""),
        ("a: !x!y z", "uitroepteken"),
        ("a: 1\n<<: 3", "<<"),
    ],
)
def test_yaml(tekst: str, wat: str) -> None:
    with pytest.raises(ParameterError) as stop:
        load_yaml(tekst, "params.yml")
    gezegd = str(stop.value)
    assert (is_nederlands(gezegd), gezegd.startswith("params.yml, regel "), wat in gezegd) == (True,) * 3, gezegd


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("{{ 1 | weg }}", "bewerking 'weg'"),
        ("{{ 1 is weg }}", "toets 'weg'"),
        ("{{ a ? b }}", "het teken"),
        ("{% if 1 %}a", "'if' is niet gesloten"),
        ("{% weg %}", "'weg'"),
        ("{# open", "opmerking"),
        ("{{ (1 }}", ""),
        ("{{ 1 2 }}", "hier hoort }}"),
        ("{{ }}", ""),
        ("{{ weg }}", "'weg' is onbekend"),
        ("{{ 'a'.weg }}", "'weg' is onbekend"),
        ("{{ ''.__class__ }}", "niet mag"),
        ("{{ 1 / 0 }}", "nul"),
        ("{{ 'a' + 1 }}", "geen getal"),
    ],
)
def test_jinja(tekst: str, wat: str) -> None:
    with pytest.raises((TemplateError, ArithmeticError, TypeError)) as stop:
        SandboxedEnvironment(undefined=StrictUndefined).from_string(tekst).render()
    gezegd = uitdrukking_in_woorden(stop.value)
    assert (is_nederlands(gezegd), wat in gezegd) == (True, True), gezegd


@pytest.mark.parametrize(
    "tekst",
    ["(", ")", "(]", "'a", "if 1:\na", "  a", "if 1\n  a", "1 = 2", "f(a=1, 2)", "f(a=1, a=2)", "return", "break",
     "a b", "a ¢ b", "0123", "print 'a'", "a \\ b", "f'{'", "try:\n  a\nb"],
)  # fmt: skip
def test_python(tekst: str) -> None:
    with pytest.raises(SyntaxError) as stop:
        compile(tekst, "cel", "exec")
    assert is_nederlands(syntaxis_in_woorden(stop.value.msg))


def test_a_name_is_told_only_when_the_line_itself_holds_it() -> None:
    with pytest.raises(NameError) as stop:
        eval("totaall + 1")
    assert fout_in_woorden("NameError", str(stop.value), "totaall + 1") == "de naam 'totaall' is onbekend"
    with pytest.raises(KeyError) as weg:
        _ = {}["Jansen"]
    assert "Jansen" not in fout_in_woorden("KeyError", str(weg.value), "rijen[naam]")


@pytest.mark.parametrize(
    ("opdracht", "wat"),
    [
        ("", "hier ontbreekt: opdracht"),
        ("buld x", "Bedoelt u 'build'?"),
        ("build", "hier ontbreekt: EDITIE"),
        ("build x --timeout", "na --timeout hoort een waarde"),
        ("build x --forse", "Bedoelt u '--force'?"),
        ("build x --per y", "Bekend zijn: gemeente."),
        ("build x --quiet=3", "--quiet krijgt geen waarde"),
        ("build x --me 1", "kan meer betekenen"),
        ("snapshot x y", "'y' staat er te veel"),
    ],
)
def test_the_command_line(opdracht: str, wat: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(opdracht.split())
    gezegd = capsys.readouterr().err
    assert (stop.value.code, is_nederlands(gezegd.replace("--help", ""))) == (2, True)
    assert wat in gezegd
    assert len(gezegd.splitlines()) == 1


@pytest.mark.parametrize("opdracht", ["-h", "build -h", "new -h", "doctor -h"])
def test_the_help(opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(opdracht.split())
    assert re.findall(r"usage|options|positional|show this", capsys.readouterr().out) == []
