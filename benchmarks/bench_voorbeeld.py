"""Is the year end of the example region inside its 80 % interval as often as it should be?

Its generator makes a world from a seed. Here it makes others, and of each the year end is known: everything that is
declared for 2024, also after the world ends. Each is seen from the four quarters of 2024, with what was known then.

In the world as it is, something was put in that nobody can know beforehand: heavy help becomes rare in the course of
2024 (known truth 1) and a tariff rises in July (known truth 2). Without those two the interval must hold 77 to 83 %.
Usage: python benchmarks/bench_voorbeeld.py [--werelden 200] [--eerste 0] [--zoals-zij-is].
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from monitorlib.cijfers.prognose.declaraties.driehoek import Ontvangst, deel_alsnog, driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import jaarverwachting, standen
from monitorlib.tijd.periode import Maand

sys.path.append(str(Path(__file__).parents[1] / "data/voorbeeld/generator"))
sys.dont_write_bytecode = True
import betrouwbaar  # noqa: E402
import declaratie  # noqa: E402
import genereer  # noqa: E402
import herziening  # noqa: E402
import jeugd  # noqa: E402
import wereld  # noqa: E402
from prestatie import Declaratie  # noqa: E402
from registratie import registreer  # noqa: E402
from wereld import Rij  # noqa: E402
from zicht import Zicht  # noqa: E402

JAAR, EERSTE = 2024, Maand(2023, 1)
WETTEN = ("Wmo", "Jeugdwet")
KWARTALEN = [f"{JAAR}-Q{nummer}" for nummer in (1, 2, 3, 4)]
# The day on which nothing of 2024 is still to come.
ALLES = date(2026, 1, 1)
HOORT = (77.0, 83.0)


@dataclass(frozen=True)
class Uitkomst:
    """The year end of a wet as it was seen from a quarter: its error in %, and whether it was in the interval.

    `kans` is that of more than what it became, as it was said.
    """

    wet: str
    kwartaal: str
    fout: float
    binnen: bool
    kans: float


@contextmanager
def anders(*waarden: tuple[object, str, Any]) -> Iterator[None]:
    """Give modules of the generator another value for a while."""
    with ExitStack() as stapel:
        for module, naam, waarde in waarden:
            stapel.enter_context(patch.object(module, naam, waarde))
        yield


def zonder_verandering() -> Any:
    """Leave out what changes in 2024 without a sign beforehand."""
    gewoon = declaratie.TARIEVEN[declaratie.DUURDER][1]
    return anders((jeugd, "DEEL_ZWAAR", jeugd.DEEL_ZWAAR[:1]), (declaratie, "DUURDER_TARIEF", gewoon))


def verstrekt(zaad: int | str) -> list[Rij]:
    """Let another world go by, and give the help that was registered in it."""
    with anders((wereld, "ZAAD", zaad)):
        return [rij for rij in registreer(genereer.leef()) if rij.wet != genereer.WET]


def gedeclareerd(rijen: Sequence[Rij], zaad: int | str) -> list[Declaratie]:
    """Declare what was delivered, by the chance of a seed, to the day on which all of it is in."""
    with anders((wereld, "ZAAD", zaad), (declaratie, "OPGEHAALD", ALLES), (herziening, "OPGEHAALD", ALLES)):
        return herziening.herzien(declaratie.declaraties(rijen))


def uitkomsten(
    alle: Sequence[Declaratie], wetten: Sequence[str] = WETTEN, kwartalen: Sequence[str] = KWARTALEN
) -> Iterator[Uitkomst]:
    """See the year end of each wet from each quarter, beside what it became."""
    ooit = [*alle, *declaratie.teruggestuurd([een for een in alle if een.ontvangen <= wereld.OPGEHAALD])]
    for wet in wetten:
        waar = sum(een.bedrag for een in alle if een.wet == wet and een.maand >= f"{JAAR}-01")
        for kwartaal in kwartalen:
            op = Zicht(kwartaal).opgehaald
            bekend = ontvangsten([een for een in ooit if een.wet == wet and een.ontvangen <= op], op)
            tot, alsnog = Maand(JAAR, 3 * int(kwartaal[-1])), deel_alsnog(bekend, op)
            gelegd = driehoek(bekend, van=EERSTE, tot=tot, opgehaald=op, alsnog=alsnog)
            gezegd = jaarverwachting(standen(gelegd), JAAR)
            van, kans = gezegd.totaal, gezegd.verdeling.kans_boven(waar - gezegd.totaal.verwacht)
            yield Uitkomst(wet, kwartaal, 100 * abs(van.verwacht - waar) / waar, van.laag <= waar <= van.hoog, kans)


def ontvangsten(van: Sequence[Declaratie], op: date) -> list[Ontvangst]:
    """Give what of declaraties counted on a day, and what of them was refused and not sent again."""
    toen = [(een, een.eerst if een.eerst and op < een.eerst.tot else een) for een in van]
    geweigerd = [bool(een.beantwoord <= op and stand.retourcode) for een, stand in toen]
    goed: dict[tuple[object, ...], date] = {}
    for een, niet in zip(van, geweigerd, strict=True):
        if not niet:
            goed[_hulp(een)] = max(een.ontvangen, goed.get(_hulp(een), date.min))
    return [
        Ontvangst(
            Maand.lees(een.maand),
            een.ontvangen,
            0 if niet else stand.bedrag,
            een.aanbieder,
            stand.bedrag if niet and goed.get(_hulp(een), date.min) <= een.ontvangen else 0,
        )
        for (een, stand), niet in zip(toen, geweigerd, strict=True)
    ]


def _hulp(een: Declaratie) -> tuple[object, ...]:
    return een.gemeente, een.aanbieder, een.product, een.maand, een.volume


def binnen(van: Sequence[Uitkomst]) -> float:
    """Give how many per cent lay in the interval."""
    return 100 * sum(een.binnen for een in van) / len(van)


def tabel(alle: Sequence[Uitkomst]) -> Iterator[str]:
    """Give the lines of the table, as Markdown."""
    yield "| wet | vanuit | fout | in 80 % |"
    yield "| --- | --- | ---: | ---: |"
    for wet in WETTEN:
        for kwartaal in KWARTALEN:
            van = [een for een in alle if (een.wet, een.kwartaal) == (wet, kwartaal)]
            yield f"| {wet} | {kwartaal} | {sum(een.fout for een in van) / len(van):.2f} % | {binnen(van):.0f} % |"
    yield f"\nin 80 % over alle: {binnen(alle):.1f} %"


def main() -> int:
    """Make the worlds and print the table."""
    lezer = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    lezer.add_argument("--werelden", type=int, default=200)
    lezer.add_argument("--eerste", type=int, default=0)
    lezer.add_argument("--zoals-zij-is", action="store_true")
    keuze = lezer.parse_args()
    alle: list[Uitkomst] = []
    with anders() if keuze.zoals_zij_is else zonder_verandering():
        for zaad in range(keuze.eerste, keuze.eerste + keuze.werelden):
            alle += uitkomsten(gedeclareerd(verstrekt(zaad), zaad))
    print("\n".join([*tabel(alle), *betrouwbaar.tabel([een.kans for een in alle])]))
    return 0 if keuze.zoals_zij_is or HOORT[0] <= binnen(alle) <= HOORT[1] else 1


if __name__ == "__main__":
    sys.exit(main())
