"""In which notation would a text be a day? Said at the end of a message about what is no day in that of its source."""

import pytest

from monitorlib.sources.delivery.datums import lijkt


def zegt(*notaties: str) -> str:
    return f"; dit lijkt {' of '.join(notaties)}: zeg het in params.yml bij 'levering': 'datums'" if notaties else ""


@pytest.mark.parametrize(
    ("waarde", "notaties"),
    [
        ("2024-03-05", ["jjjj-mm-dd"]),
        (" 2024-03-05 ", ["jjjj-mm-dd"]),
        ("31-03-2024", ["dd-mm-jjjj"]),
        ("03/31/2024", ["mm-dd-jjjj"]),
        ("5.3.2024", ["dd-mm-jjjj", "mm-dd-jjjj"]),
        ("2024/3/5", ["jjjj/mm/dd"]),
        ("2024.03.05", ["jjjj/mm/dd"]),
        ("20240305", ["jjjjmmdd"]),
        ("31122024", ["ddmmjjjj"]),
        ("20112011", ["ddmmjjjj"]),
        ("5 maart 2024", ["dd maand jjjj"]),
        ("5-MRT.-2024", ["dd maand jjjj"]),
        ("2024-03-05 00:00:00.000", ["jjjj-mm-dd uu:mm"]),
        ("2024-03-05T00:00Z", ["jjjj-mm-dd uu:mm"]),
        ("31-03-2024 00:00", ["dd-mm-jjjj uu:mm"]),
        *((een, ["excel"]) for een in ("45292", "45292.0", "45292,0", " 45292 ")),
        # The first and the last year that somebody can have meant.
        *(("1800-01-01", ["jjjj-mm-dd"]), ("2199-12-31", ["jjjj-mm-dd"])),
        *((een, []) for een in ("1799-12-31", "2200-01-01", "2024-02-30", "31-02-2024", "2024-3-5 08:30", "45292.5")),
        *((een, []) for een in ("4529", "452921", "maart 2024", "5 march 2024", "Jansen", "", "20241301")),
    ],
)
def test_what_a_text_looks_like(waarde: str, notaties: list[str]) -> None:
    assert lijkt(waarde) == zegt(*notaties)
