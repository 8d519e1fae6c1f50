"""The looks of a workbook: each once, since a workbook counts them."""

from collections.abc import Mapping
from typing import Any

from monitorlib.notatie import MIN

_ACCENT, _VLAK, _ZACHT, _MERK = "#0E4A5C", "#F2F0E9", "#55626A", "#8A3A12"
_LIJN = "#DCD8CC"
_STIJLEN: Mapping[str, Mapping[str, Any]] = {
    "titel": {"bold": True, "font_size": 15, "font_color": _ACCENT},
    "gewoon": {},
    "zacht": {"font_color": _ZACHT},
    "merk": {"bold": True, "font_color": _MERK},
    "link": {"font_color": _ACCENT, "underline": 1},
    "koplink": {"bold": True, "font_size": 12, "font_color": _ACCENT, "underline": 1},
    "groot": {"bold": True, "font_size": 12, "font_color": _ACCENT},
    "kop": {"bold": True, "bg_color": _VLAK, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    "groep": {"bold": True, "font_color": _ACCENT, "bottom": 1, "bottom_color": _ACCENT},
    "rij": {"text_wrap": True, "valign": "top"},
    "ingesprongen": {"text_wrap": True, "valign": "top", "indent": 1},
    "cel": {"align": "right", "valign": "top"},
    "woorden": {"text_wrap": True, "valign": "top"},
}


def getalvorm(decimalen: int, *, verschil: bool = False, achter: str = "") -> str:
    """Give the form in which Excel shows a number: thousands apart, a minus of typography, a sign behind it.

    Excel writes point and comma as the language of the reader has them: 1.234,5 in Dutch.
    """
    cijfers = "#,##0" + (f".{'0' * decimalen}" if decimalen else "")
    plus, teken = ('"+"' if verschil else ""), (f'"{achter}"' if achter else "")
    return f'{plus}{cijfers}{teken};"{MIN}"{cijfers}{teken};{cijfers}{teken}'


class Opmaken:
    """Give each look of a workbook, made when it is first asked for."""

    def __init__(self, werkboek: Any) -> None:
        self._werkboek = werkboek
        self._gemaakt: dict[tuple[Any, ...], Any] = {}

    def __call__(self, stijl: str, *, totaal: bool = False, midden: bool = False, vorm: str = "") -> Any:
        """Give the look of a `stijl`; of a total, of a head in the middle, with the form of a number."""
        sleutel = (stijl, totaal, midden, vorm)
        if sleutel not in self._gemaakt:
            meer = {"bold": True, "bg_color": _VLAK, "top": 1, "top_color": _LIJN} if totaal else {}
            meer |= {"align": "center"} if midden else {}
            meer |= {"num_format": vorm} if vorm else {}
            self._gemaakt[sleutel] = self._werkboek.add_format({**_STIJLEN[stijl], **meer})
        return self._gemaakt[sleutel]
