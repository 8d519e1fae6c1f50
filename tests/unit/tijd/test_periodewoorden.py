"""Do the texts of a monitor per quarter read well in one per month, tertaal, half-year or year?"""

import ast
import json
import re
from collections.abc import Iterator

import pytest
from locations import ROOT

from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.tijd.periode import Halfjaar, Jaar, Kwartaal, Maand, Periode, Tertaal
from monitorlib.tijd.woorden import verwoord

SOORTEN = [Maand(2024, 12), Tertaal(2024, 3), Halfjaar(2024, 2), Jaar(2024)]
# 'Het maand' and its kind: an article or an adjective of a word with 'het'.
FOUT = re.compile(
    r"\b(het|dit|dat|elk|ieder|vorig|volgend|eerder|later|recent|ander|welk) (\w+ )?maand\b"
    r"|\bde (jaar|tertaal|halfjaar)\b",
    re.I,
)


def teksten() -> Iterator[tuple[str, str]]:
    """Every text that is worded for an edition: definitions, and the text, titles and counts of each chapter."""
    for een in catalogus().values():
        yield from ((een.naam, tekst) for tekst in (een.definitie, een.teller, een.noemer, een.lees))
    for pad in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cel in json.loads(pad.read_text(encoding="utf-8"))["cells"]:
            bron = "".join(cel["source"])
            if cel["cell_type"] == "markdown":
                yield pad.stem, bron
                continue
            yield from (
                (pad.stem, str(deel.value))
                for deel in ast.walk(ast.parse(bron))
                if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
            )


@pytest.mark.parametrize("periode", SOORTEN, ids=lambda een: een.soort)
def test_no_text_keeps_the_quarter_or_gets_a_wrong_article(periode: Periode) -> None:
    bekeken = [(waar, tekst) for waar, tekst in teksten() if "kwarta" in tekst.lower()]
    assert len(bekeken) > 100
    verwoorde = [(waar, verwoord(tekst, periode)) for waar, tekst in bekeken]
    assert [een for een in verwoorde if "kwarta" in een[1].lower()] == []
    assert [(waar, gevonden[0]) for waar, tekst in verwoorde if (gevonden := FOUT.search(tekst))] == []


def test_a_monitor_per_quarter_reads_as_it_is_written() -> None:
    for _, tekst in teksten():
        assert verwoord(tekst, Kwartaal(2024, 4)) == tekst


@pytest.mark.parametrize(
    ("tekst", "maand", "tertaal", "jaar"),
    [
        ("klachten in het kwartaal", "klachten in de maand", "klachten in het tertaal", "klachten in het jaar"),
        ("Wat veranderde dit kwartaal?", "Wat veranderde deze maand?", "Wat veranderde dit tertaal?",
         "Wat veranderde dit jaar?"),
        ("Het laatste kwartaal is donker.", "De laatste maand is donker.", "Het laatste tertaal is donker.",
         "Het laatste jaar is donker."),
        ("in een eerder kwartaal", "in een eerdere maand", "in een eerder tertaal", "in een eerder jaar"),
        ("Tegen vorig kwartaal", "Tegen vorige maand", "Tegen vorig tertaal", "Tegen vorig jaar"),
        ("in acht kwartalen", "in acht maanden", "in acht tertalen", "in acht jaren"),
        ("declaraties van het vorige kwartaal", "declaraties van de maand van drie maanden eerder",
         "declaraties van het vorige tertaal", "declaraties van het vorige jaar"),
        ("elk kwartaal krijgt er drie maanden de tijd voor", "elke maand krijgt er drie maanden de tijd voor",
         "elk tertaal krijgt er vier maanden de tijd voor", "elk jaar krijgt er twaalf maanden de tijd voor"),
        ("gemiddelde van vier standen: de dag voor het kwartaal en de laatste dag van elk van de drie maanden",
         "gemiddelde van twee standen: de dag voor de maand en de laatste dag ervan",
         "gemiddelde van vijf standen: de dag voor het tertaal en de laatste dag van elk van de vier maanden",
         "gemiddelde van dertien standen: de dag voor het jaar en de laatste dag van elk van de twaalf maanden"),
    ],
)  # fmt: skip
def test_the_word_of_the_edition_with_its_article(tekst: str, maand: str, tertaal: str, jaar: str) -> None:
    assert [verwoord(tekst, een) for een in (Maand(2024, 1), Tertaal(2024, 1), Jaar(2024))] == [maand, tertaal, jaar]
