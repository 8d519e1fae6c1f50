"""Is what goes wrong in a cell said in one Dutch line?"""

import pytest

from monitorlib.errors import SourceError
from monitorlib.lab.told import told

NAMEN = {"hoofdstuk": None, "_geheim": None}


@pytest.mark.parametrize(
    ("cel", "gezegd"),
    [
        (
            "hoofdstk",
            "De naam 'hoofdstk' is hier niet bekend. Bedoelt u 'hoofdstuk'? "
            "Draai eerst de cellen erboven: Run, Run All Above Selected Cell.",
        ),
        ("1 +", "Regel 1: dit is geen Python (zo is deze regel niet te lezen). Verbeter de regel."),
        ("x = (1", "Regel 1: dit is geen Python ('(' wordt nergens gesloten). Verbeter de regel."),
        (
            "import pandaz",
            "Het pakket 'pandaz' is er niet. Controleer de naam, of installeer het in de omgeving van het project.",
        ),
        (
            "from monitorlib import staand",
            "monitorlib heeft geen 'staand'. Bedoelt u 'stand'? Controleer de naam.",
        ),
        ("'x'.uper()", "Een str heeft geen 'uper'. Bedoelt u 'upper'?"),
        (
            "from monitorlib import stand; stand(1, opp=2)",
            "stand(...) kent 'opp' niet. Tussen de haakjes toont Shift+Tab wat erin hoort.",
        ),
        (
            "from monitorlib import stand; stand()",
            "stand(...) mist nog: 'register'. Tussen de haakjes toont Shift+Tab wat erin hoort.",
        ),
        ("{}['x']", "De sleutel 'x' is er niet. Controleer de naam."),
        ("1 / 0", "Hier wordt door nul gedeeld. Controleer de noemer."),
        (
            "int('a')",
            "Deze cel gaat mis (ValueError): dit gaat niet met deze waarde. Kijk eronder in 'De hele fout'.",
        ),
        (
            "b'\\xff'.decode()",
            "Deze cel gaat mis (UnicodeDecodeError): deze tekst is niet te lezen; verwacht wordt UTF-8. "
            "Kijk eronder in 'De hele fout'.",
        ),
        (
            "'a' + 1",
            "Deze cel gaat mis (TypeError): dit gaat niet met een waarde van deze soort, of met deze argumenten. "
            "Kijk eronder in 'De hele fout'.",
        ),
        (
            "raise type('Vreemd', (Exception,), {})('odd')",
            "Deze cel gaat mis (Vreemd). Kijk eronder in 'De hele fout'.",
        ),
    ],
)
def test_errors_of_python_are_told(cel: str, gezegd: str) -> None:
    with pytest.raises(Exception) as gevangen:  # noqa: PT011
        exec(compile(cel, "cel", "exec"), {})
    assert told(gevangen.value, NAMEN) == gezegd


def test_our_own_words_stay() -> None:
    assert told(SourceError("budgetten.csv, rij 6: fout."), NAMEN) == "budgetten.csv, rij 6: fout."
