"""How cijfers show themselves: a pandas frame, a line of what they are, a table as on a page, and a way for who
expects a frame.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from monitorlib.cijfers.kern.regels import KOLOMMEN
from monitorlib.errors import CalculationError

if TYPE_CHECKING:
    from monitorlib.cijfers.kern.cijfers import Cijfers
    from monitorlib.cijfers.kern.regels import Inhoud, Sleutel

# So many rows stand in a repr: enough to see what a row is.
_RIJEN = 6
# Numbers also where all of them are missing.
_GETALLEN = ("waarde", "afgerond_op")


class Vertoning:
    """What an analyst meets of cijfers in a notebook.

    >>> from monitorlib.cijfers.kern.maken import maak
    >>> rijen = [
    ...     {"gemeente": "Bedum", "vorm": "PGB", "waarde": 12, "teken": "getal", "tekst": ""},
    ...     {"gemeente": "Bedum", "vorm": "ZIN", "waarde": 1165, "teken": "getal", "tekst": ""},
    ... ]
    >>> leden = {"gemeente": ["Bedum"], "vorm": ["PGB", "ZIN"]}
    >>> maak(rijen, leden, eenheid="voorzieningen", bronnen=["voorzieningen_wmo"])
    Cijfers: voorzieningen, naar gemeente (1) en vorm (2), uit voorzieningen_wmo; 2 cellen
    gemeente vorm  waarde teken
       Bedum  PGB    12.0 getal
       Bedum  ZIN  1165.0 getal
    """

    if TYPE_CHECKING:
        leden: Mapping[str, tuple[str, ...]]
        bronnen: tuple[str, ...]

        def cellen(self) -> "Mapping[Sleutel, Inhoud]": ...

    @property
    def frame(self) -> pd.DataFrame:
        """All cells as a pandas frame of your own: changing it changes no cijfers.

        One column per dimension (text), and waarde (float; NaN where there is no number), teken (getal,
        ongeveer, niet opgegeven, nog niet, tekst, niet te bepalen), tekst (a word, or why there is no number),
        eenheid, decimalen, afgerond_op (the multiple its leaves are rounded to; 0 is exact)::

            gemeente  periode   waarde  teken  tekst  eenheid      decimalen  afgerond_op
            Bedum     Januari    165.0  getal         uitkeringen          0          0.0
        """
        rijen = [(*cel, *inhoud.values()) for cel, inhoud in self.cellen().items()]
        namen = [*self.leden, *KOLOMMEN]
        kolommen: dict[str, Any] = {naam: [rij[plek] for rij in rijen] for plek, naam in enumerate(namen)}
        # A column that is an array already is not looked through for what it holds.
        return pd.DataFrame(kolommen | {naam: np.array(kolommen[naam], "float64") for naam in _GETALLEN})

    @property
    def eenheden(self) -> tuple[str, ...]:
        """The units of the cells, each once; none of a table of words."""
        return tuple(dict.fromkeys(inhoud.eenheid for inhoud in self.cellen().values() if inhoud.eenheid))

    def __repr__(self) -> str:
        frame = self.frame
        getoond = frame.head(_RIJEN)[[*self.leden, "waarde", "teken"]]
        kop = f"Cijfers: {self._wat()}; {len(frame)} {'cel' if len(frame) == 1 else 'cellen'}"
        rest = f"\n... en nog {len(frame) - _RIJEN}; alles staat in .frame" if len(frame) > _RIJEN else ""
        return f"{kop}\n{getoond.to_string(index=False)}{rest}" if len(frame) else kop

    def _repr_html_(self) -> str:
        """Show the cells as on a page: the last dimension across, the others down."""
        from monitorlib.render.tabellen.tabel import los_html

        return los_html(cast("Cijfers", self), self._wat())

    def _wat(self) -> str:
        """Say what is counted, over which dimensions, from which source."""
        naar = [f"{naam} ({len(van)})" for naam, van in self.leden.items()]
        over = f", naar {' en '.join([', '.join(naar[:-1]), naar[-1]] if naar[1:] else naar)}" if naar else ""
        bron = f", uit {', '.join(self.bronnen)}" if self.bronnen else ""
        return f"{', '.join(self.eenheden) or 'woorden'}{over}{bron}"

    def __getitem__(self, wat: Any) -> Any:
        raise CalculationError(f"Cijfers zijn geen tabel van pandas; gebruik .frame: cijfers.frame[{wat!r}].")

    def __getattr__(self, naam: str) -> Any:
        """Point who expects a frame to it; any other name simply does not exist."""
        if not naam.startswith("_") and hasattr(pd.DataFrame, naam):
            raise AttributeError(
                f"Cijfers zijn geen tabel van pandas; die staat in .frame: cijfers.frame.{naam}"
                f"{'(...)' if callable(getattr(pd.DataFrame, naam)) else ''}."
            )
        raise AttributeError(f"Cijfers hebben geen '{naam}'.")

    def __iter__(self) -> Any:
        raise CalculationError("Cijfers zijn geen rij om langs te gaan; gebruik .frame, of .splits(dimensie).")
