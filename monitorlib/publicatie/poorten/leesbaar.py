"""The gate of accessibility: every page that is written can be read by everybody, as far as no browser is needed."""

from collections.abc import Iterator

from monitorlib.engine.stale.state import State
from monitorlib.publicatie.reden import Reden, eerste
from monitorlib.publicatie.toegankelijk.blad import fouten_in
from monitorlib.publicatie.toegankelijk.contrast import te_licht
from monitorlib.publicatie.voorgelegd import Voorgelegd

_DOE = "Verbeter het hoofdstuk of de toelichting waar dit uit komt, en bouw opnieuw."


def leesbaar(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every fault of every page; of a stylesheet, that all pages share, once."""
    stijlen: dict[str, str] = {}
    titels: dict[str, str] = {}
    # The pages of one gemeente, that can stand within those of its region, are of another build.
    for naam in sorted(een for een in State.read(voorgelegd.folder).files if een.endswith(".html")):
        path = voorgelegd.folder / naam
        if not path.is_file():
            # Why it is gone, another gate says.
            continue
        blad = fouten_in(path.read_text(encoding="utf-8"))
        yield from eerste((Reden(naam, fout, _DOE) for fout in blad.fouten), naam)
        if blad.titel in titels:
            yield Reden(naam, f"dezelfde titel als {titels[blad.titel]}: '{blad.titel}'", _DOE)
        titels.setdefault(blad.titel, naam)
        stijlen.setdefault(blad.stijl, naam)
    for fout in dict.fromkeys(fout for stijl in stijlen for fout in te_licht(stijl)):
        yield Reden("het stijlblad", fout, "Kies in publish/template/stijl een kleur die meer verschilt.")
