"""Controles on the text of a chapter: numbers that name no cell, and a text that is that of the quarter before."""

from collections.abc import Iterable, Mapping

from monitorlib.cijfers.kern.regels import VERBORGEN_OM
from monitorlib.controles.bevinding import TREDE, Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.editie import Editie
from monitorlib.render.toelichting.beweringwoorden import Soort
from monitorlib.render.toelichting.toelichting import Geschreven, Toelichting, lees_toelichting

# Of words that claim something: the rule, and what to do.
_REGEL: Mapping[Soort, str] = {
    "vergelijking": "Woorden die vergelijken, volgen uit cijfers",
    "oorzaak": "Een tabel zegt wat er veranderde, niet waardoor",
}
_DOE: Mapping[Soort, str] = {
    "vergelijking": 'schrijf bewering("zin", cel(...) > cel(...)) of overgenomen("tekst", "plaats"), of kies andere '
    "woorden.",
    "oorzaak": "laat de oorzaak weg, zeg wie haar noemt met "
    'overgenomen("tekst", "plaats"), of aanvaard haar in params.yml met een reden.',
}


def letterlijke_aantallen(hoofdstuk: str, nu: Toelichting, secties: Iterable[Geschreven]) -> list[Bevinding]:
    """Give a bevinding for each quantity in a chapter's text that names neither its cell nor its source."""
    gevonden = dict.fromkeys(een for sectie in secties for een in sectie.letterlijk)
    return [
        Bevinding(
            f"toelichting {hoofdstuk} / {een.sectie} / {een.tekst}",
            hoofdstuk,
            "letterlijk aantal",
            een.tekst,
            "geen cel, geen bron",
            f"Een aantal in een toelichting noemt zijn cel of zijn bron. {nu.pad}, regel {een.regel}: schrijf "
            'getal("tabel", "rij", "kolom"), heel(cel(...)) of overgenomen("tekst", "plaats").',
            plaats=_plaats(hoofdstuk, een.sectie, een.tekst),
        )
        for een in gevonden
    ]


def onware_beweringen(hoofdstuk: str, nu: Toelichting, secties: Iterable[Geschreven]) -> list[Bevinding]:
    """Give a bevinding for each bewering in a chapter's text that no longer follows, with both its numbers."""
    return [
        Bevinding(
            f"bewering {hoofdstuk} / {een.tekst}",
            hoofdstuk,
            "bewering",
            gedrukt="",
            berekend=een.berekend,
            regel=f"Een bewering volgt uit de cijfers; {een.waarom_niet}. {nu.pad}, regel {een.regel}: "
            "schrijf de zin anders, of verbeter haar vergelijking.",
            plaats=f"Zin in {hoofdstuk}{TREDE}{een.tekst}",
        )
        for een in dict.fromkeys(een for sectie in secties for een in sectie.beweringen)
        if not een.volgt
    ]


def niet_te_zeggen(hoofdstuk: str, nu: Toelichting, secties: Iterable[Geschreven]) -> list[Bevinding]:
    """Give a bevinding for each hidden cell on which a chapter's text depends: it says what nobody may know."""
    return [
        Bevinding(
            f"toelichting {hoofdstuk} / {een.sectie} / {' / '.join(een.plaats)}",
            hoofdstuk,
            "niet te zeggen",
            gedrukt="",
            berekend=VERBORGEN_OM,
            regel=f"Uit een verborgen getal volgt geen zin. {nu.pad}, regel {een.regel}: schrijf daar iets anders, "
            'met bewering("zin", ..., anders="andere zin") of {% if te_zeggen(cel(...)) %}.',
            plaats=_plaats(hoofdstuk, een.sectie, " / ".join(een.plaats)),
        )
        for een in dict.fromkeys(een for sectie in secties for een in sectie.niet_te_zeggen)
    ]


def ongetoetste_claims(hoofdstuk: str, nu: Toelichting, secties: Iterable[Geschreven]) -> list[Bevinding]:
    """Give a bevinding for each sentence that compares, or names a cause, outside a bewering."""
    return [
        Bevinding(
            f"toelichting {hoofdstuk} / {een.sectie} / {een.zin}",
            hoofdstuk,
            "bewering zonder toets" if een.soort == "vergelijking" else "oorzaak",
            gedrukt="",
            berekend="niet getoetst",
            regel=f"{_REGEL[een.soort]} ({een.woorden}). {nu.pad}, regel {een.regel}: {_DOE[een.soort]}",
            plaats=_plaats(hoofdstuk, een.sectie, een.zin),
        )
        for een in dict.fromkeys(een for sectie in secties for een in sectie.claims)
    ]


def getoetste_beweringen_in_tekst(secties: Iterable[Geschreven]) -> Getoetst:
    """Count the beweringen in a chapter's text."""
    return Getoetst.van("bewering" for sectie in secties for _ in sectie.beweringen)


def ontbrekende_teksten(hoofdstuk: str, nu: Toelichting, getoond: Iterable[str]) -> list[Bevinding]:
    """Give a bevinding for each section that a chapter shows and that its text does not have, or not at all.

    A section that stands there and says nothing yet is not absent: the page says that it is still to be written.
    """
    weg = "dit bestand ontbreekt" if not nu.is_er else "deze sectie staat er niet in"
    return [
        Bevinding(
            f"toelichting {hoofdstuk} / {sectie}",
            hoofdstuk,
            "ontbreekt",
            gedrukt="",
            berekend=weg,
            regel=f"Wat een hoofdstuk toont, is geschreven. {nu.pad}: schrijf '## {sectie}' met de tekst eronder, of "
            "haal de sectie uit params.yml.",
            plaats=_plaats(hoofdstuk, sectie),
        )
        for sectie in getoond
        if sectie not in nu.secties
    ]


def getoetste_aantallen(secties: Iterable[Geschreven]) -> Getoetst:
    """Count the quantities in a chapter's text that were looked at."""
    aantal = sum(sectie.gebrond + len(sectie.letterlijk) for sectie in secties)
    return Getoetst({"tekst": aantal})


def ongewijzigd(editie: Editie, hoofdstuk: str, nu: Toelichting) -> list[Bevinding]:
    """Give a bevinding for each section of a chapter that says the same as in the edition named at `vorige`.

    Comments and line ends make no difference. A text that may stay is accepted in params.yml, with its reason.
    """
    vorige, pad = editie.parameters.vorige, editie.vorige_toelichting(hoofdstuk)
    if pad is None:
        return []
    toen = lees_toelichting(pad, editie.shown(pad))
    return [
        Bevinding(
            f"toelichting {hoofdstuk} / {sectie}",
            hoofdstuk,
            "ongewijzigd",
            gedrukt="",
            berekend=f"de tekst van {vorige}",
            regel=f"Een toelichting gaat over haar eigen periode; deze is woord voor woord die van {vorige}.",
            plaats=_plaats(hoofdstuk, sectie),
        )
        for sectie in nu.secties
        if _woorden(nu, sectie) and _woorden(nu, sectie) == _woorden(toen, sectie)
    ]


def _plaats(hoofdstuk: str, *treden: str) -> str:
    return TREDE.join((f"Toelichting {hoofdstuk}", *treden))


def _woorden(van: Toelichting, sectie: str) -> list[str]:
    return van.geschreven(sectie).split()
