"""What a municipality agrees to deliver: every source and column as declared, a line each, to hold beside a file.

`python tests/contract/leverafspraak.py` writes the file anew, after a change that was meant and told to who delivers.
"""

from collections.abc import Iterator
from pathlib import Path

from afspraak import schrijf

from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Bron, Eis, Kolom

BESTAND = Path(__file__).with_suffix(".csv")
KOP = ("bron", "kolom", "soort", "mag", "codes", "afspraak")


def rijen() -> Iterator[tuple[str, ...]]:
    """Give the lines of the agreement: of each source one for itself, and one per column."""
    for bron in BRONNEN.values():
        yield bron.naam, "", bron.waarde or "register", "", "", _bron(bron)
        for kolom in bron.kolommen:
            yield bron.naam, kolom.naam, kolom.soort, _mag(kolom), " | ".join(kolom.codes), _moet(kolom)
        for eis in bron.eisen:
            yield bron.naam, eis.kolom, "", "", "", _eis(eis)


def _bron(bron: Bron) -> str:
    delen = {
        "sleutel": "+".join(bron.sleutel),
        "periode": "+".join(bron.periode or ()),
        "geldig": "+".join(bron.geldig),
        "eenheid": bron.eenheid,
        "afgerond op": f"{bron.afgerond_op:g}",
        "product": bron.product,
        "herrekend": "ja" if bron.herrekend else "",
    }
    return "; ".join(f"{naam} {deel}" for naam, deel in delen.items() if deel)


def _mag(kolom: Kolom) -> str:
    delen = {"leeg": kolom.mag_leeg, "ontbreken": kolom.mag_ontbreken, "persoonlijk": bool(kolom.persoonlijk)}
    return " ".join(naam for naam, waar in delen.items() if waar)


def _moet(kolom: Kolom) -> str:
    """Write what must occur in a column: so many values, these, of these years; and what chapters calculate with."""
    delen = {
        "minstens": "" if kolom.minstens == 1 else str(kolom.minstens),
        "moet": ", ".join(kolom.moet),
        "jaren": ", ".join(map(str, kolom.jaren)),
        "vast": ", ".join(kolom.vast),
    }
    return "; ".join(f"{naam} {deel}" for naam, deel in delen.items() if deel)


def _eis(eis: Eis) -> str:
    return f"{eis.moet} als {eis.van} is: {' | '.join(eis.waarden)}"


if __name__ == "__main__":
    schrijf(BESTAND, KOP, rijen())
