"""Cijfers: tidy results, one number per gemeente, period and dimension; a value that holds itself to its own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Self

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.nagerekend import controleer, noem, totalen_van
from monitorlib.cijfers.kern.regels import TOTAAL, Aansluiting, Inhoud, Regels, Sleutel, Vergelijking, Verhouding, Weg
from monitorlib.cijfers.kern.vertoning import Vertoning
from monitorlib.errors import CalculationError


@dataclass(frozen=True, repr=False)
class Cijfers(Vertoning):
    """Tidy results: per cell (a member of each dimension) a number, or a sign that says why there is none.

    `leden` gives the members of each dimension in order, `bronnen` names where the numbers come from, `regels` how
    they follow from each other. `frame` gives all of it as a pandas frame. Raises `CalculationError` when a cell, a
    member or a rule is not what it must be: see `nagerekend.controleer`.
    """

    _inhoud: Mapping[Sleutel, Inhoud]
    leden: Mapping[str, tuple[str, ...]]
    bronnen: tuple[str, ...] = ()
    regels: Regels = Regels()  # noqa: RUF009  it is frozen
    # The dimensions of which the members stand in the order of their numbers: an order that tells of them.
    op_grootte: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "_inhoud", MappingProxyType(dict(self._inhoud)))
        object.__setattr__(self, "leden", MappingProxyType({naam: tuple(van) for naam, van in self.leden.items()}))
        controleer(self._inhoud, self.leden, self.regels)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self._inhoud), dict(self.leden), self.bronnen, self.regels, self.op_grootte)

    @property
    def dimensies(self) -> tuple[str, ...]:
        """The names of the dimensions, in the order of a cell."""
        return tuple(self.leden)

    @property
    def vergelijkingen(self) -> tuple[Vergelijking, ...]:
        """The sums: those by which a cell was made, and those that only must hold."""
        return self.regels.vergelijkingen

    @property
    def verhoudingen(self) -> tuple[Verhouding, ...]:
        """The ratios, with teller and noemer."""
        return self.regels.verhoudingen

    @property
    def aansluitingen(self) -> tuple[Aansluiting, ...]:
        """The numbers from elsewhere that cells must equal."""
        return self.regels.aansluitingen

    def cellen(self) -> Mapping[Sleutel, Inhoud]:
        """Give the content of each cell by the members of its dimensions."""
        return self._inhoud

    def waarde(self, **leden: str) -> float:
        """Give one number; raise `CalculationError` when the cell does not exist or holds no number."""
        gevonden = list(self.kies(**leden).cellen().values())
        if set(leden) != set(self.leden) or not gevonden or not gevonden[0].telt:
            raise CalculationError(
                f"Er is geen getal voor {', '.join(f'{naam} {lid}' for naam, lid in leden.items())}. Kijk in "
                ".frame welke leden een getal hebben."
            )
        return gevonden[0].waarde

    def kies(self, **leden: str) -> Self:
        """Keep one member of one or more dimensions; those dimensions are gone from the result."""
        for dimensie, lid in leden.items():
            self.bekend(dimensie, lid)
        vast = {self.plaats(dimensie): lid for dimensie, lid in leden.items()}

        def weg(cel: Sleutel) -> Sleutel | None:
            if any(cel[plaats] != lid for plaats, lid in vast.items()):
                return None
            return tuple(lid for plaats, lid in enumerate(cel) if plaats not in vast)

        return self.langs(weg, {naam: van for naam, van in self.leden.items() if naam not in leden})

    def splits(self, dimensie: str) -> dict[str, Self]:
        """Give the cijfers of each member of a dimension, with only the members of others that occur in it."""
        self.plaats(dimensie)
        return {lid: self.kies(**{dimensie: lid}).voorkomend() for lid in self.leden[dimensie]}

    def beperk(self, dimensie: str, *leden: str) -> Self:
        """Keep the members of a dimension that are named; errors as in `zonder`."""
        for lid in leden:
            self.bekend(dimensie, lid)
        return self.zonder(dimensie, *(lid for lid in self.leden[dimensie] if lid not in leden))

    def onder(self, dimensie: str, groep: str) -> tuple[str, ...]:
        """List the members of a dimension that stand under a group: 'Uitgaven | ...'."""
        self.plaats(dimensie)
        return tuple(lid for lid in self.leden[dimensie] if lid.startswith(f"{groep} | "))

    def zonder(self, dimensie: str, *leden: str) -> Self:
        """Leave members of a dimension out.

        Raises `CalculationError` when a total of them would stay: it would no longer be what its parts make.
        """
        for lid in leden:
            self.bekend(dimensie, lid)
        plaats = self.plaats(dimensie)

        def weg(cel: Sleutel) -> Sleutel | None:
            return None if cel[plaats] in leden else cel

        for totaal in totalen_van(self._inhoud, self.regels, plaats, set(leden)):
            raise CalculationError(
                f"{noem(totaal)} telt mee wat u weglaat ({', '.join(leden)}). Laat dat totaal ook weg en tel daarna "
                "opnieuw op, of neem leden samen met groepeer(...)."
            )
        rest = tuple(lid for lid in self.leden[dimensie] if lid not in leden)
        deel = self.langs(weg, {**self.leden, dimensie: rest})
        return replace(deel, regels=deel.regels.gedeeltelijk()) if set(leden) - {TOTAAL} else deel

    def hernoem(self, dimensie: str, namen: Mapping[str, str] | str) -> Self:
        """Give members of a dimension other names: per member, or all by a pattern such as 'Budget {}'."""
        plaats = self.plaats(dimensie)
        for lid in namen if not isinstance(namen, str) else ():
            self.bekend(dimensie, lid)
        nieuw = {
            lid: namen.format(lid) if isinstance(namen, str) else namen.get(lid, lid) for lid in self.leden[dimensie]
        }
        dubbel = [naam for naam in nieuw.values() if list(nieuw.values()).count(naam) > 1]
        if dubbel:
            raise CalculationError(
                f"hernoem geeft meer dan één {dimensie} de naam '{dubbel[0]}'. Neem leden samen met groepeer(...)."
            )

        def weg(cel: Sleutel) -> Sleutel:
            return (*cel[:plaats], nieuw[cel[plaats]], *cel[plaats + 1 :])

        return self.langs(weg, {**self.leden, dimensie: tuple(nieuw.values())})

    def hernoem_dimensie(self, dimensie: str, naam: str) -> Self:
        """Give a dimension another name."""
        self.plaats(dimensie)
        if naam in self.leden and naam != dimensie:
            raise CalculationError(f"Dimensie '{naam}' bestaat hier al; kies een andere naam.")
        return replace(self, leden={naam if oud == dimensie else oud: van for oud, van in self.leden.items()})

    def volgorde(self, dimensie: str, leden: Sequence[str]) -> Self:
        """Put the members of a dimension in another order; members that are not named stay behind, in order."""
        for lid in leden:
            self.bekend(dimensie, lid)
        rest = (lid for lid in self.leden[dimensie] if lid not in leden)
        return replace(self, leden={**self.leden, dimensie: (*leden, *rest)})

    def alfabetisch(self, dimensie: str) -> Self:
        """Put the members of a dimension in alphabetical order, a total last."""
        self.plaats(dimensie)
        return self.volgorde(dimensie, sorted(self.leden[dimensie], key=lambda lid: (lid == TOTAAL, lid)))

    def met_dimensie(self, dimensie: str, lid: str) -> Self:
        """Add a dimension of one member in front."""
        if dimensie in self.leden:
            raise CalculationError(f"Dimensie '{dimensie}' bestaat hier al; kies een andere naam.")
        return self.langs(lambda cel: (lid, *cel), {dimensie: (lid,), **self.leden})

    def langs(self, weg: Weg, leden: Mapping[str, tuple[str, ...]]) -> Self:
        """Give the cells that stay, under their new names, with the rules that go along: the path of every change."""
        nieuw: dict[Sleutel, Inhoud] = {}
        for cel, inhoud in self._inhoud.items():
            naar = weg(cel)
            if naar in nieuw:
                raise CalculationError(
                    f"Twee cellen zouden samen {noem(naar)} worden; neem ze samen met groepeer(...)."
                )
            if naar is not None:
                nieuw[naar] = inhoud
        return replace(self, _inhoud=nieuw, leden=leden, regels=self.regels.langs(weg))

    def voorkomend(self) -> Self:
        """Leave out the members that no cell has."""
        gevonden = [{cel[plaats] for cel in self._inhoud} for plaats in range(len(self.leden))]
        leden = {
            naam: tuple(lid for lid in van if lid in bekend)
            for (naam, van), bekend in zip(self.leden.items(), gevonden, strict=True)
        }
        return replace(self, leden=leden)

    def plaats(self, dimensie: str) -> int:
        """Give the place of a dimension; raise `CalculationError` when it does not exist."""
        if not isinstance(dimensie, str) or dimensie not in self.leden:
            raise CalculationError(f"Dimensie '{dimensie}' bestaat hier niet. {nearest(dimensie, self.leden)}")
        return self.dimensies.index(dimensie)

    def bekend(self, dimensie: str, lid: str) -> None:
        """Raise `CalculationError` when a dimension has no such member."""
        self.plaats(dimensie)
        if lid not in self.leden[dimensie]:
            raise CalculationError(f"'{lid}' is geen {dimensie}. {nearest(lid, self.leden[dimensie])}")
