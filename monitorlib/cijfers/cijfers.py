"""Cijfers: tidy results, one row per gemeente, period and dimension, one number; with how each follows from others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any, Self

import pandas as pd

from monitorlib.cijfers.regels import (
    KOLOMMEN,
    TELT_MEE,
    TOTAAL,
    Aansluiting,
    Sleutel,
    Vergelijking,
    Verhouding,
    cellen_van,
    met_cellen,
)
from monitorlib.errors import CalculationError, nearest


@dataclass(frozen=True)
class Cijfers:
    """Tidy results.

    `frame` has one column per dimension (text) and the columns waarde (float; NaN where there is no number),
    teken (getal, nihil, niet opgegeven, nog niet, tekst, niet te bepalen), tekst (a word, or why there is no
    number), eenheid, decimalen, afgerond_op (the multiple its leaves are rounded to; 0 is exact)::

        gemeente  periode   waarde  teken  tekst  eenheid      decimalen  afgerond_op
        Bedum     Januari    165.0  getal         uitkeringen          0          0.0

    `leden` gives the order of the members of each dimension. `bron` names where the numbers come from.
    """

    frame: pd.DataFrame
    leden: Mapping[str, tuple[str, ...]]
    bronnen: tuple[str, ...] = ()
    vergelijkingen: tuple[Vergelijking, ...] = ()
    verhoudingen: tuple[Verhouding, ...] = ()
    aansluitingen: tuple[Aansluiting, ...] = ()

    @property
    def dimensies(self) -> tuple[str, ...]:
        return tuple(self.leden)

    @cached_property
    def _cellen(self) -> dict[Sleutel, dict[str, Any]]:
        rows: list[dict[str, Any]] = self.frame[list(KOLOMMEN)].to_dict("records")  # type: ignore[assignment]
        keys = zip(*(self.frame[naam] for naam in self.dimensies), strict=True) if self.leden else [()]
        return {tuple(key): row for key, row in zip(keys, rows, strict=True)}

    def cellen(self) -> Mapping[Sleutel, Mapping[str, Any]]:
        """Give each row by the members of its dimensions."""
        return self._cellen

    def waarde(self, **leden: str) -> float:
        """Give one number; raise `CalculationError` when the cell does not exist or holds no number."""
        gekozen = self.kies(**leden)
        if gekozen.dimensies or gekozen.frame.empty or gekozen.frame.iloc[0]["teken"] not in TELT_MEE:
            raise CalculationError(f"Er is geen getal voor {_noem(leden)}.")
        return float(gekozen.frame.iloc[0]["waarde"])

    def kies(self, **leden: str) -> Self:
        """Keep one member of one or more dimensions; those dimensions are gone from the result."""
        frame = self.frame
        for dimensie, lid in leden.items():
            self.bekend(dimensie, lid)
            frame = frame[frame[dimensie] == lid]
        return self._met_frame(frame.drop(columns=list(leden)).reset_index(drop=True), leden)

    def splits(self, dimensie: str) -> dict[str, Self]:
        """Give the cijfers of each member of a dimension, with only the members of others that occur in it."""
        self.plaats(dimensie)
        return {lid: self.kies(**{dimensie: lid})._voorkomend() for lid in self.leden[dimensie]}

    def beperk(self, dimensie: str, *leden: str) -> Self:
        """Keep the members of a dimension that are named."""
        for lid in leden:
            self.bekend(dimensie, lid)
        return self.zonder(dimensie, *(lid for lid in self.leden[dimensie] if lid not in leden))

    def onder(self, dimensie: str, groep: str) -> tuple[str, ...]:
        """List the members of a dimension that stand under a group: 'Uitgaven | ...'."""
        self.plaats(dimensie)
        return tuple(lid for lid in self.leden[dimensie] if lid.startswith(f"{groep} | "))

    def zonder(self, dimensie: str, *leden: str) -> Self:
        """Leave members of a dimension out, with the equations that name them."""
        for lid in leden:
            self.bekend(dimensie, lid)
        blijft = tuple(lid for lid in self.leden[dimensie] if lid not in leden)
        plaats = self.dimensies.index(dimensie)
        return replace(
            self,
            frame=self.frame[~self.frame[dimensie].isin(leden)].reset_index(drop=True),
            leden={**self.leden, dimensie: blijft},
            vergelijkingen=tuple(
                vergelijking
                for vergelijking in self.vergelijkingen
                if not {cel[plaats] for cel in cellen_van(vergelijking)} & set(leden)
            ),
        )

    def hernoem(self, dimensie: str, namen: Mapping[str, str] | str) -> Self:
        """Give members of a dimension other names: per member, or all by a pattern such as 'Budget {}'."""
        plaats = self.plaats(dimensie)
        nieuw = {
            lid: namen.format(lid) if isinstance(namen, str) else namen.get(lid, lid) for lid in self.leden[dimensie]
        }

        def cel(sleutel: Sleutel) -> Sleutel:
            return (*sleutel[:plaats], nieuw[sleutel[plaats]], *sleutel[plaats + 1 :])

        return replace(
            self,
            frame=self.frame.assign(**{dimensie: self.frame[dimensie].map(nieuw)}),
            leden={**self.leden, dimensie: tuple(nieuw.values())},
            vergelijkingen=tuple(met_cellen(regel, cel) for regel in self.vergelijkingen),
            verhoudingen=tuple(replace(deel, cel=cel(deel.cel)) for deel in self.verhoudingen),
            aansluitingen=tuple(
                replace(een, getallen={cel(oud): getal for oud, getal in een.getallen.items()})
                for een in self.aansluitingen
            ),
        )

    def hernoem_dimensie(self, dimensie: str, naam: str) -> Self:
        """Give a dimension another name."""
        self.plaats(dimensie)
        leden = {naam if oud == dimensie else oud: van for oud, van in self.leden.items()}
        return replace(self, frame=self.frame.rename(columns={dimensie: naam}), leden=leden)

    def volgorde(self, dimensie: str, leden: Sequence[str]) -> Self:
        """Put the members of a dimension in another order; members that are not named stay behind, in order."""
        self.plaats(dimensie)
        rest = [lid for lid in self.leden[dimensie] if lid not in leden]
        gevonden = [lid for lid in leden if lid in self.leden[dimensie]]
        return replace(self, leden={**self.leden, dimensie: (*gevonden, *rest)})

    def alfabetisch(self, dimensie: str) -> Self:
        """Put the members of a dimension in alphabetical order, a total last."""
        return self.volgorde(dimensie, sorted(self.leden[dimensie], key=lambda lid: (lid == TOTAAL, lid)))

    def met_dimensie(self, dimensie: str, lid: str) -> Self:
        """Add a dimension of one member in front."""

        def cel(sleutel: Sleutel) -> Sleutel:
            return (lid, *sleutel)

        frame = self.frame.copy()
        frame.insert(0, dimensie, lid)
        return replace(
            self,
            frame=frame,
            leden={dimensie: (lid,), **self.leden},
            vergelijkingen=tuple(met_cellen(regel, cel) for regel in self.vergelijkingen),
            verhoudingen=tuple(replace(deel, cel=cel(deel.cel)) for deel in self.verhoudingen),
            aansluitingen=tuple(
                replace(een, getallen={cel(oud): getal for oud, getal in een.getallen.items()})
                for een in self.aansluitingen
            ),
        )

    def _met_frame(self, frame: pd.DataFrame, gekozen: Mapping[str, str]) -> Self:
        """Give the cijfers of a slice, with the rules that stay within it."""
        vast = {self.dimensies.index(naam): lid for naam, lid in gekozen.items()}

        def erin(cel: Sleutel) -> bool:
            return all(cel[plaats] == lid for plaats, lid in vast.items())

        def kort(cel: Sleutel) -> Sleutel:
            return tuple(lid for plaats, lid in enumerate(cel) if plaats not in vast)

        return replace(
            self,
            frame=frame,
            leden={naam: van for naam, van in self.leden.items() if naam not in gekozen},
            vergelijkingen=tuple(
                met_cellen(regel, kort) for regel in self.vergelijkingen if all(map(erin, cellen_van(regel)))
            ),
            verhoudingen=tuple(replace(deel, cel=kort(deel.cel)) for deel in self.verhoudingen if erin(deel.cel)),
            aansluitingen=tuple(
                replace(een, getallen={kort(cel): getal for cel, getal in een.getallen.items() if erin(cel)})
                for een in self.aansluitingen
            ),
        )

    def _voorkomend(self) -> Self:
        leden = {naam: tuple(lid for lid in van if lid in set(self.frame[naam])) for naam, van in self.leden.items()}
        return replace(self, leden=leden)

    def plaats(self, dimensie: str) -> int:
        """Give the place of a dimension; raise `CalculationError` when it does not exist."""
        if dimensie not in self.leden:
            raise CalculationError(f"Dimensie '{dimensie}' bestaat hier niet. {nearest(dimensie, self.leden)}")
        return self.dimensies.index(dimensie)

    def bekend(self, dimensie: str, lid: str) -> None:
        """Raise `CalculationError` when a dimension has no such member."""
        self.plaats(dimensie)
        if lid not in self.leden[dimensie]:
            raise CalculationError(f"'{lid}' is geen {dimensie}. {nearest(lid, self.leden[dimensie])}")


def maak(
    rijen: Iterable[Mapping[str, Any]],
    leden: Mapping[str, Sequence[str]],
    *,
    eenheid: str,
    decimalen: int = 0,
    afgerond_op: float = 0,
    bronnen: Sequence[str] = (),
    ontbrekend: Callable[[Sleutel], tuple[float, str, str] | None] | None = None,
) -> Cijfers:
    """Make cijfers from rows (dimensions, waarde, teken, tekst) over the grid of the members of the dimensions.

    A cell without a row is what `ontbrekend` says of it: (waarde, teken, tekst), or None for a cell that does not
    exist; without it, an error.
    """
    gegeven = {tuple(str(rij[naam]) for naam in leden): rij for rij in rijen}
    regels = []
    for sleutel in product(*leden.values()):
        rij = gegeven.pop(sleutel, None)
        if rij is None and ontbrekend is None:
            raise CalculationError(f"Er is geen cijfer voor {' | '.join(sleutel)}.")
        inhoud = (rij["waarde"], rij["teken"], rij["tekst"]) if rij is not None else None
        if rij is None and ontbrekend is not None:
            inhoud = ontbrekend(sleutel)
        if inhoud is not None:
            regels.append((*sleutel, *inhoud, eenheid, decimalen, afgerond_op))
    if gegeven:
        raise CalculationError(f"Onbekende leden in cijfers: {' | '.join(next(iter(gegeven)))}.")
    frame = pd.DataFrame(regels, columns=[*leden, *KOLOMMEN])
    frame["waarde"] = frame["waarde"].astype("float64")
    return Cijfers(frame, {naam: tuple(van) for naam, van in leden.items()}, tuple(bronnen))


def samen(*delen: Cijfers) -> Cijfers:
    """Put cijfers with the same dimensions under each other; their members come after each other."""
    eerste = delen[0]
    for deel in delen[1:]:
        if set(deel.dimensies) != set(eerste.dimensies):
            raise CalculationError(
                f"Cijfers met dimensies {', '.join(deel.dimensies)} passen niet bij {', '.join(eerste.dimensies)}."
            )
    leden = {naam: tuple(dict.fromkeys(lid for deel in delen for lid in deel.leden[naam])) for naam in eerste.dimensies}
    frame = pd.concat([deel.frame[list(eerste.frame.columns)] for deel in delen], ignore_index=True)
    if frame.duplicated(list(leden)).any():
        raise CalculationError("Dezelfde cel komt in twee delen voor.")
    orde = [_orde(deel, eerste.dimensies) for deel in delen]
    return Cijfers(
        frame,
        leden,
        tuple(dict.fromkeys(bron for deel in delen for bron in deel.bronnen)),
        tuple(met_cellen(een, cel) for deel, cel in zip(delen, orde, strict=True) for een in deel.vergelijkingen),
        tuple(
            replace(een, cel=cel(een.cel)) for deel, cel in zip(delen, orde, strict=True) for een in deel.verhoudingen
        ),
        tuple(
            replace(een, getallen={cel(oud): getal for oud, getal in een.getallen.items()})
            for deel, cel in zip(delen, orde, strict=True)
            for een in deel.aansluitingen
        ),
    )


def _orde(cijfers: Cijfers, dimensies: Sequence[str]) -> Callable[[Sleutel], Sleutel]:
    plaatsen = tuple(cijfers.dimensies.index(naam) for naam in dimensies)
    return lambda cel: tuple(cel[plaats] for plaats in plaatsen)


def _noem(leden: Mapping[str, str]) -> str:
    return ", ".join(f"{naam} {lid}" for naam, lid in leden.items())
