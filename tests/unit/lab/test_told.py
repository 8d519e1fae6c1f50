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
        ("1 +", "Regel 1: dit is geen Python (invalid syntax). Verbeter de regel."),
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
        ("int('a')", "Deze cel gaat mis (ValueError): invalid literal for int() with base 10: 'a'"),
    ],
)
def test_errors_of_python_are_told(cel: str, gezegd: str) -> None:
    with pytest.raises(Exception) as gevangen:  # noqa: PT011
        exec(compile(cel, "cel", "exec"), {})
    assert told(gevangen.value, NAMEN) == gezegd


def test_our_own_words_stay() -> None:
    assert told(SourceError("budgetten.csv, rij 6: fout."), NAMEN) == "budgetten.csv, rij 6: fout."
