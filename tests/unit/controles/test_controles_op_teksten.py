"""What a controle says of a chapter's text: where it stands, what is wrong, and what to write."""

from collections.abc import Callable, Iterable

import pytest

from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.controles.teksten import (
    getoetste_aantallen,
    getoetste_beweringen_in_tekst,
    letterlijke_aantallen,
    niet_te_zeggen,
    ongetoetste_claims,
    onware_beweringen,
)
from monitorlib.render.toelichting.bewering import Getest
from monitorlib.render.toelichting.beweringwoorden import Claim
from monitorlib.render.toelichting.toelichting import Geschreven, Letterlijk, Toelichting, Verzwegen

TEKST = Toelichting("params/x/wmo.md", {"Kort": "Tekst."})
# What one section has of each, some of it twice; the last bewering follows.
SECTIE = Geschreven(
    "<p>Tekst.</p>",
    gebrond=3,
    letterlijk=tuple(Letterlijk("Kort", *een) for een in (("12 cliënten", 7), ("12 cliënten", 9), ("€ 5", 8))),
    beweringen=(
        *[Getest("Het daalt", "5 tegen 4", "5 is niet lager dan 4", regel=3)] * 2,
        Getest("Het stijgt", "5 tegen 4", regel=4),
    ),
    claims=(
        *[Claim("Kort", "oorzaak", "daardoor", "Daardoor dalen zij.", regel=5)] * 2,
        Claim("Kort", "vergelijking", "de meeste", "De meeste dalen.", regel=6),
    ),
    niet_te_zeggen=(Verzwegen("Kort", ("op-tijd", "Aa", "nu"), regel=2),) * 2,
)
LETTERLIJK = (
    'Een aantal in een toelichting noemt zijn cel of zijn bron. params/x/wmo.md, regel {}: schrijf getal("tabel", '
    '"rij", "kolom"), heel(cel(...)) of overgenomen("tekst", "plaats").'
)
VERGELIJKING = (
    "Woorden die vergelijken, volgen uit cijfers (de meeste). params/x/wmo.md, regel 6: schrijf "
    'bewering("zin", cel(...) > cel(...)) of overgenomen("tekst", "plaats"), of kies andere woorden.'
)
OORZAAK = (
    "Een tabel zegt wat er veranderde, niet waardoor (daardoor). params/x/wmo.md, regel 5: laat de oorzaak weg, zeg "
    'wie haar noemt met overgenomen("tekst", "plaats"), of aanvaard haar in params.yml met een reden.'
)
ONWAAR = (
    "Een bewering volgt uit de cijfers; 5 is niet lager dan 4. params/x/wmo.md, regel 3: schrijf de zin anders, of "
    "verbeter haar vergelijking."
)
VERBORGEN = (
    "Uit een verborgen getal volgt geen zin. params/x/wmo.md, regel 2: schrijf daar iets anders, met "
    'bewering("zin", ..., anders="andere zin") of {% if te_zeggen(cel(...)) %}.'
)


def bevinding(naam: str, soort: str, gedrukt: str, berekend: str, regel: str, plaats: str) -> Bevinding:
    return Bevinding(naam, "wmo", soort, gedrukt, berekend, regel, plaats=plaats)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zoek", "verwacht"),
    [
        (letterlijke_aantallen, [
            bevinding(f"toelichting wmo / Kort / {wat}", "letterlijk aantal", wat, "geen cel, geen bron",
                      LETTERLIJK.format(regel), f"Toelichting wmo › Kort › {wat}")
            for wat, regel in (("12 cliënten", 7), ("€ 5", 8))
        ]),
        (onware_beweringen, [
            bevinding("bewering wmo / Het daalt", "bewering", "", "5 tegen 4", ONWAAR, "Zin in wmo › Het daalt"),
        ]),
        (niet_te_zeggen, [
            bevinding("toelichting wmo / Kort / op-tijd / Aa / nu", "niet te zeggen", "",
                      "verborgen om mensen te beschermen", VERBORGEN, "Toelichting wmo › Kort › op-tijd / Aa / nu"),
        ]),
        (ongetoetste_claims, [
            bevinding(f"toelichting wmo / Kort / {zin}", soort, "", "niet getoetst", regel,
                      f"Toelichting wmo › Kort › {zin}")
            for zin, soort, regel in (("Daardoor dalen zij.", "oorzaak", OORZAAK),
                                      ("De meeste dalen.", "bewering zonder toets", VERGELIJKING))
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once(
    zoek: Callable[[str, Toelichting, Iterable[Geschreven]], list[Bevinding]], verwacht: list[Bevinding]
) -> None:
    """Also when two sections have it, at the line where it first stands."""
    assert zoek("wmo", TEKST, [SECTIE, SECTIE]) == verwacht
    assert zoek("wmo", TEKST, [Geschreven("<p></p>")]) == []


def test_what_was_looked_at_is_counted_each_time() -> None:
    """Three beweringen, and three quantities with a source beside three without one, in each of two sections."""
    assert getoetste_beweringen_in_tekst([SECTIE, SECTIE]) == Getoetst({"bewering": 6})
    assert getoetste_aantallen([SECTIE, SECTIE]) == Getoetst({"tekst": 12})
