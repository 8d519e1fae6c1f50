"""Measures: what each must yield, and what it yields, each kind of effect by itself.

An amount in one year, an amount per year, 'conform taakstelling', PM and words are five kinds. Amounts are added up
within one kind and one year only; what is left out is named. [Own choice: no public definition was found.]
"""

from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.nagerekend import NAN
from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, TEKST, TELT_MEE
from monitorlib.cijfers.kern.verband import sluit_aan
from monitorlib.cijfers.rekenen.optellen import opgeteld, som, totaal
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.errors import CalculationError
from monitorlib.notatie import rond
from monitorlib.sources.declared.tellingen_maatregelen import (
    CONFORM,
    GEREALISEERD,
    IN_EEN_JAAR,
    IN_WOORDEN,
    PER_JAAR,
    PM,
    VERWACHT,
)
from monitorlib.sources.opened.telling import Telling

TAAKSTELLING, ALLEEN_WOORDEN, OPEN = "Taakstelling", "Alleen in woorden of PM", "Open"
GEPLAND, DEEL, STAND = "Gepland", "Gerealiseerd in % van gepland", "Stand"
OP_KOERS, VERTRAAGD, NOG_NIET_BEGONNEN = "op koers", "vertraagd", "nog niet begonnen"
# The part of the plan of a year, in %, from which a project is op koers. Own choice: no public norm was found.
KOERSGRENS = 90


def taakstelling_per_pakket(pakketten: Telling, zonder_jaar: Telling, maatregelen: Telling, eindjaar: int) -> Cijfers:
    """Give the taakstelling of each pakket by year, and what has no year in a column of its own.

    The dimensions are jaar and pakket. The measures of a pakket must add up to its taakstelling of `eindjaar`; raises
    `CalculationError` when no pakket has one.
    """
    los = cijfers_uit(zonder_jaar, "pakket").met_dimensie("jaar", "Structureel, zonder jaar")
    alle = samen(cijfers_uit(pakketten, "jaar", "pakket"), los)
    alle.bekend("jaar", str(eindjaar))
    regel = f"de maatregelen van het pakket tellen op tot de taakstelling van {eindjaar}"
    return sluit_aan(alle, opgeteld(taakstelling_per_project(maatregelen), "project"), regel, jaar=str(eindjaar))


def taakstelling_per_maatregel(maatregelen: Telling) -> Cijfers:
    """Give of each measure its project and its taakstelling, over pakket, maatregel and wat."""
    alle = cijfers_uit(maatregelen, "pakket", "project", "maatregel", alleen_opgegeven=True)
    rijen: list[dict[str, Any]] = []
    for (pakket, project, maatregel), bedrag in alle.cellen().items():
        waar = {"pakket": pakket, "maatregel": maatregel}
        naam = {"waarde": NAN, "teken": TEKST, "tekst": project, "eenheid": "", "decimalen": 0}
        rijen += [{**waar, "wat": TAAKSTELLING, **bedrag}, {**waar, "wat": "Project", **naam}]
    if len({(rij["pakket"], rij["maatregel"], rij["wat"]) for rij in rijen}) < len(rijen):
        raise CalculationError(
            f"Bron {maatregelen.bron.naam}: een maatregel hoort bij twee projecten; noem haar bij één project."
        )
    # The amount first: on a phone the project may be out of sight.
    leden = {"pakket": alle.leden["pakket"], "maatregel": alle.leden["maatregel"], "wat": (TAAKSTELLING, "Project")}
    return maak(rijen, leden, eenheid="", bronnen=alle.bronnen, ontbrekend=lambda _: None)


def effecten_in_euro(effecten: Telling) -> Cijfers:
    """Give the effects that are an amount, over project and soort, with a total per soort: one kind and one year."""
    rijen = [rij for rij in _rijen(effecten) if rij["teken"] in TELT_MEE]
    soorten = {_soort(rij): _orde(rij) for rij in rijen}
    leden = {
        "project": [naam for naam in effecten.leden("project") if naam in {rij["project"] for rij in rijen}],
        "soort": sorted(soorten, key=lambda soort: soorten[soort]),
    }
    rijen = [{**rij, "soort": _soort(rij)} for rij in rijen]
    bedragen = maak(rijen, leden, eenheid="euro", bronnen=(effecten.bron.naam,), ontbrekend=lambda _: None)
    return totaal(bedragen, "project")


def effecten_in_woorden(effecten: Telling) -> Cijfers:
    """Give the effects that are no amount, over project and stand: conform taakstelling, PM, or words."""
    gezegd: dict[tuple[str, str], list[str]] = {}
    for rij in _rijen(effecten):
        if rij["aard"] in (CONFORM, PM, IN_WOORDEN):
            gezegd.setdefault((rij["project"], rij["stand"]), []).append(_in_woorden(rij))
    rijen = [
        {"project": project, "stand": stand, "waarde": float("nan"), "teken": TEKST, "tekst": "; ".join(delen)}
        for (project, stand), delen in gezegd.items()
    ]
    leden = {
        "project": [naam for naam in effecten.leden("project") if naam in {rij["project"] for rij in rijen}],
        "stand": [naam for naam in (GEREALISEERD, VERWACHT) if naam in {rij["stand"] for rij in rijen}],
    }
    return maak(rijen, leden, eenheid="", bronnen=(effecten.bron.naam,), ontbrekend=lambda _: None)


def niet_meegeteld(effecten: Telling) -> str:
    """Name the projects with an effect that no total of euros holds, as a part of a sentence."""
    namen = dict.fromkeys(rij["project"] for rij in _rijen(effecten) if rij["teken"] not in TELT_MEE)
    return f"in geen totaal zit het effect in woorden van: {', '.join(namen)}" if namen else "elk effect is een bedrag"


def zonder_taakstelling(maatregelen: Telling) -> str:
    """Name the projects of which no taakstelling is stated, as a part of a sentence."""
    bekend = set(taakstelling_per_project(maatregelen).leden["project"])
    namen = [naam for naam in maatregelen.leden("project") if naam not in bekend]
    return f"in geen totaal zit wat geen taakstelling heeft: {', '.join(namen)}" if namen else "alle projecten"


def dekking(maatregelen: Telling, effecten: Telling, eindjaar: int) -> Cijfers:
    """Set what the taakstelling of each project is met with, in euros of `eindjaar`, over project and post.

    The posts are Taakstelling; Gerealiseerd: amounts per year that are realised and run on; Verwacht: amounts
    expected in `eindjaar` or per year; Conform taakstelling: what remains of a project that will yield its
    taakstelling; Alleen in woorden of PM: the taakstelling of a project with words and no amount; Open: the rest, less
    than zero where the effects are more. An amount in another year is no part. A post with nothing in it is no cell:
    an effect that nobody gave an amount of is not 0. A project without a taakstelling is left out.
    """
    moet = opgeteld(taakstelling_per_project(maatregelen), "pakket")
    bedragen = {cel[0]: inhoud["waarde"] for cel, inhoud in moet.cellen().items()}
    posten = (TAAKSTELLING, GEREALISEERD, VERWACHT, CONFORM, ALLEEN_WOORDEN)
    rijen = []
    for project, bedrag in bedragen.items():
        eigen = [rij for rij in _rijen(effecten) if rij["project"] == project]
        gedekt = _gedekt(eigen, bedrag, eindjaar)
        for post, waarde in zip(posten, (bedrag, *gedekt), strict=True):
            if waarde or post == TAAKSTELLING:
                rijen.append({"project": project, "post": post, "waarde": waarde, "teken": GETAL, "tekst": ""})
    leden = {"project": list(bedragen), "post": [post for post in posten if post in {rij["post"] for rij in rijen}]}
    bronnen = (*moet.bronnen, effecten.bron.naam)
    alle = totaal(maak(rijen, leden, eenheid="euro", bronnen=bronnen, ontbrekend=lambda _: None), "project")
    factoren = {TAAKSTELLING: 1.0, **dict.fromkeys(leden["post"][1:], -1.0)}
    return som(alle, "post", OPEN, factoren, regel="Open = taakstelling − wat er tegenover staat")


def koers(pad: Cijfers, jaar: int) -> Cijfers:
    """Say of each project whether it is op koers in a year: gepland, gerealiseerd, the share, and the state in words.

    `pad` has the dimensions project, soort and jaar. Op koers is at least `KOERSGRENS` % of what was planned; less is
    vertraagd; a project that has nothing planned yet and yields nothing is 'nog niet begonnen'; where one of both is
    not stated the state is 'niet te bepalen'.
    """
    dit_jaar = pad.kies(jaar=str(jaar)).hernoem_dimensie("soort", "wat")
    nu = maak(
        [{**dict(zip(dit_jaar.leden, cel, strict=True)), **inhoud} for cel, inhoud in dit_jaar.cellen().items()],
        dit_jaar.leden,
        eenheid="euro",
        bronnen=pad.bronnen,
        ontbrekend=lambda _: (float("nan"), NIET_OPGEGEVEN, ""),
    )
    gehaald, gepland = nu.kies(wat=GEREALISEERD), nu.kies(wat=GEPLAND)
    regel = "gerealiseerd gedeeld door gepland"
    deel = verhouding(gehaald, gepland, factor=100, eenheid="%", decimalen=0, regel=regel)
    staten = [_stand(gepland.cellen()[cel], gehaald.cellen()[cel], inhoud) for cel, inhoud in deel.cellen().items()]
    staat = maak(
        [
            {**dict(zip(deel.leden, cel, strict=True)), "waarde": NAN, "teken": TEKST, "tekst": woord}
            for cel, woord in zip(deel.cellen(), staten, strict=True)
        ],
        deel.leden,
        eenheid="",
        bronnen=deel.bronnen,
        ontbrekend=lambda _: None,
    )
    return samen(nu, deel.met_dimensie("wat", DEEL), staat.met_dimensie("wat", STAND))


def _stand(gepland: Mapping[str, Any], gehaald: Mapping[str, Any], deel: Mapping[str, Any]) -> str:
    if gepland["waarde"] == 0 and gehaald["teken"] in TELT_MEE:
        return OP_KOERS if gehaald["waarde"] > 0 else NOG_NIET_BEGONNEN
    if deel["teken"] not in TELT_MEE:
        return "niet te bepalen"
    # As shown: 89,6 reads 90.
    return OP_KOERS if rond(deel["waarde"]) >= KOERSGRENS else VERTRAAGD


def _gedekt(
    effecten: Sequence[dict[str, Any]], taakstelling: float, eindjaar: int
) -> tuple[float, float, float, float]:
    """Give of one project what is realised, expected, conform taakstelling, and said in words only."""
    per_jaar = {
        stand: sum(
            rij["waarde"]
            for rij in effecten
            if rij["stand"] == stand
            and rij["teken"] in TELT_MEE
            and int(rij["jaar"]) <= eindjaar
            and (rij["aard"] == PER_JAAR or int(rij["jaar"]) == eindjaar)
        )
        for stand in (GEREALISEERD, VERWACHT)
    }
    rest = max(0.0, taakstelling - sum(per_jaar.values()))
    aarden = {rij["aard"] for rij in effecten}
    conform = rest if CONFORM in aarden else 0.0
    zonder_bedrag = not any(rij["teken"] in TELT_MEE for rij in effecten)
    woorden = rest if not conform and aarden and zonder_bedrag else 0.0
    return per_jaar[GEREALISEERD], per_jaar[VERWACHT], conform, woorden


def _rijen(effecten: Telling) -> list[dict[str, Any]]:
    """List the effects in the order of the projects, and of their file within one."""
    plaats = {naam: nummer for nummer, naam in enumerate(effecten.leden("project"))}
    return sorted(effecten.rijen(effecten.tabel, ("project",)), key=lambda rij: plaats[rij["project"]])


def _soort(rij: dict[str, Any]) -> str:
    vanaf = "vanaf" if rij["aard"] == PER_JAAR else "in"
    return f"{rij['aard']} | {rij['stand']} {vanaf} {rij['jaar']}"


def _orde(rij: dict[str, Any]) -> tuple[int, str, int]:
    return (0 if rij["aard"] == IN_EEN_JAAR else 1, rij["stand"], int(rij["jaar"]))


def _in_woorden(rij: dict[str, Any]) -> str:
    if rij["woorden"] or rij["aard"] != CONFORM:
        return rij["woorden"] or PM
    return f"conform taakstelling (vanaf {rij['jaar']})" if rij["jaar"] else "conform taakstelling"


def taakstelling_per_project(maatregelen: Telling) -> Cijfers:
    """Add up the measures of each project, over pakket and project; a measure without an amount adds nothing."""
    alle = cijfers_uit(maatregelen, "pakket", "project", "maatregel", alleen_opgegeven=True)
    genoemd = {cel for cel, inhoud in alle.cellen().items() if inhoud.teken != NIET_OPGEGEVEN}
    return opgeteld(alle.langs(lambda cel: cel if cel in genoemd else None, alle.leden).voorkomend(), "maatregel")
