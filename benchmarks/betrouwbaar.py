"""Does what is called likely happen as often as that? The chance of a year above its budget, held against what came.

Each forecast had a budget for every chance: the one that the year is above with that chance. Of forecasts together the
year should be above it in as many per cent.
"""

from collections.abc import Iterator, Sequence

KANSEN = (5, 10, 20, 30, 50, 70, 80, 90, 95)


def gebeurd(kansen: Sequence[float], gezegd: float) -> float:
    """Give in how many per cent a year was above the budget that it was said to be above with such a chance, in %.

    `kansen` holds of each forecast the chance that it gave of more than what the year became.
    """
    return 100 * sum(kans <= gezegd / 100 for kans in kansen) / len(kansen)


def tabel(kansen: Sequence[float]) -> Iterator[str]:
    """Give the lines of the table, as Markdown."""
    yield "\n| kans op overschrijding | gebeurde |"
    yield "| ---: | ---: |"
    for gezegd in KANSEN:
        yield f"| {gezegd} % | {gebeurd(kansen, gezegd):.1f} % |"
