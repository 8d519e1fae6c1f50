"""Why expenditure changed between two periods, by kind of help; added up over any of its columns, to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitorlib.cijfers.geld.ontleden import EFFECTEN
from monitorlib.cijfers.geld.per_hulp import SOORT
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, Sleutel
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.errors import CalculationError

POST, VERSCHIL = "post", "Verschil"


@dataclass(frozen=True, repr=False)
class Ontleding:
    """The change of expenditure between two periods by kind of help; `per` adds it up.

    `bedragen` gives by kind the cents of both periods, `effecten` those of each effect that is not nothing; `leden`
    the members of each column of `SOORT`, in order. `reden` says why there is nothing to compare, or is empty.
    Raises `CalculationError` when the effects of a kind are not, to the cent, what its expenditure changed.
    """

    perioden: tuple[str, str]
    bedragen: Mapping[Sleutel, tuple[int, int]]
    effecten: Mapping[Sleutel, Mapping[str, int]]
    leden: Mapping[str, tuple[str, ...]]
    bronnen: tuple[str, ...]
    reden: str = ""

    def __post_init__(self) -> None:
        for soort, (toen, nu) in self.bedragen.items():
            samen = sum(self.effecten[soort].values())
            if samen != nu - toen:
                raise CalculationError(
                    f"{' / '.join(soort)}: de oorzaken zijn samen {samen} cent en het verschil is {nu - toen} cent; "
                    "reken beide perioden opnieuw uit."
                )

    def __repr__(self) -> str:
        """Say what is compared and how to go on."""
        return f"Ontleding van {' naar '.join(self.perioden)}. Tel op met .per() of .per('wet', 'product')."

    @property
    def posten(self) -> tuple[str, str]:
        """The names of the first and the last post: the expenditure of both periods."""
        toen, nu = self.perioden
        return f"Uitgaven {toen}", f"Uitgaven {nu}"

    def per(self, *kolommen: str) -> Cijfers:
        """Give the change as dimension `post`, over some of the columns of `SOORT`, in euros.

        The posts are the expenditure of the first period, the effects that occur, `Verschil`, their sum, and the
        expenditure of the second period, which follows from them.
        """
        for kolom in kolommen:
            if kolom not in self.leden:
                raise CalculationError(f"Een ontleding kan niet naar '{kolom}'; kies uit {', '.join(self.leden)}.")
        plekken = [SOORT.index(kolom) for kolom in kolommen]
        toen, nu = self.posten
        effecten = _opgeteld(self.effecten, plekken)
        per_soort = {soort: dict(zip((toen, nu), van, strict=True)) for soort, van in self.bedragen.items()}
        bedragen = _opgeteld(per_soort, plekken)
        posten = [post for post in EFFECTEN if any(van.get(post) for van in effecten.values())] or [EFFECTEN[0]]
        rijen = {(toen, *plek): van[toen] for plek, van in bedragen.items()}
        rijen |= {(post, *plek): van.get(post, 0) for plek, van in effecten.items() for post in posten}
        cijfers = _als_verschil(self._cijfers((POST, *kolommen), rijen, [toen, *posten]), posten)
        cijfers = som(cijfers, POST, VERSCHIL, posten, regel=f"{VERSCHIL} = alle oorzaken bij elkaar")
        return som(cijfers, POST, nu, [toen, VERSCHIL])

    def _cijfers(self, dimensies: Sequence[str], centen: Mapping[Sleutel, int], posten: Sequence[str] = ()) -> Cijfers:
        """Lay cents over the members that occur, in order; where nothing can be compared all have the reason."""
        leden = {POST: tuple(posten), **self.leden}
        if not self.reden:
            komt = [{plek[nummer] for plek in centen} for nummer in range(len(dimensies))]
            leden |= {
                naam: tuple(lid for lid in leden[naam] if lid in van) for naam, van in zip(dimensies, komt, strict=True)
            }
        return maak(
            [
                {**dict(zip(dimensies, plek, strict=True)), "waarde": een / 100, "teken": GETAL, "tekst": ""}
                for plek, een in centen.items()
            ],
            {naam: leden[naam] for naam in dimensies},
            eenheid="euro",
            bronnen=self.bronnen,
            ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, self.reden) if self.reden else None,
        )


def _opgeteld(per_soort: Mapping[Sleutel, Mapping[str, int]], plekken: Sequence[int]) -> dict[Sleutel, dict[str, int]]:
    """Add up whole cents over all that differs elsewhere than at these places of a kind."""
    gevonden: dict[Sleutel, dict[str, int]] = {}
    for soort, van in per_soort.items():
        plek = gevonden.setdefault(tuple(soort[nummer] for nummer in plekken), {})
        for post, centen in van.items():
            plek[post] = plek.get(post, 0) + centen
    return gevonden


def _als_verschil(cijfers: Cijfers, posten: Sequence[str]) -> Cijfers:
    """Show these posts with their sign."""
    cellen = {
        cel: replace(inhoud, verschil=True) if cel[0] in posten else inhoud for cel, inhoud in cijfers.cellen().items()
    }
    return replace(cijfers, _inhoud=cellen)
