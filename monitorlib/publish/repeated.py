"""What stands on a page twice: the numbers of a figure that are a table there as well; paper has them once."""

import re
from collections import Counter

_FOLD = re.compile(r'<details class="cijfers">.*?</details>', re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def mark_repeated(body: str) -> str:
    """Mark each fold with the numbers of a figure of which another table on the page holds all; paper leaves it out."""
    others = [_cells(table) for table in _TABLE.findall(_FOLD.sub("", body))]

    def marked(match: re.Match[str]) -> str:
        fold, own = match.group(), _cells(match.group())
        if not any(own <= other for other in others):
            return fold
        return fold.replace('class="cijfers"', 'class="cijfers herhaalt"', 1)

    return _FOLD.sub(marked, body)


def _cells(html: str) -> Counter[str]:
    return Counter(_TAG.sub("", cell).strip() for cell in _CELL.findall(html))
