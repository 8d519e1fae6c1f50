"""The gate of accessibility: every page that is written can be read by everybody, as far as no browser is needed."""

from collections.abc import Iterator

from monitorlib.publicatie.reden import Reden, eerste
from monitorlib.publicatie.toegankelijk.blad import fouten_in
from monitorlib.publicatie.toegankelijk.contrast import te_licht
from monitorlib.publicatie.voorgelegd import Voorgelegd

_DOE = "Verbeter het hoofdstuk of de toelichting waar dit uit komt, en bouw opnieuw."


def leesbaar(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every fault of every page; of a stylesheet, that all pages share, once."""
    stijlen: dict[str, str] = {}
    titels: dict[str, str] = {}
    for path in sorted(voorgelegd.folder.rglob("*.html")) if voorgelegd.ready else ():
        naam = path.relative_to(voorgelegd.folder).as_posix()
        blad = fouten_in(path.read_text(encoding="utf-8"))
        yield from eerste((Reden(naam, fout, _DOE) for fout in blad.fouten), naam)
        if blad.titel in titels:
            yield Reden(naam, f"dezelfde titel als {titels[blad.titel]}: '{blad.titel}'", _DOE)
        titels.setdefault(blad.titel, naam)
        stijlen.setdefault(blad.stijl, naam)
    for fout in dict.fromkeys(fout for stijl in stijlen for fout in te_licht(stijl)):
        yield Reden("het stijlblad", fout, "Kies in publish/template/stijl een kleur die meer verschilt.")
