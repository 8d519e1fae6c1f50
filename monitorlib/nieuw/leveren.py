"""The page that says what to deliver, source by source, and what is left to fill in, look at and write."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.telling import PERIODE, SOORT
from monitorlib.editie.nog_open import HOE, NIET_GELEVERD, Plaats
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Periode

_JAAR = re.compile(r"\b(?:19|20)\d{2}\b")


def leveren_tekst(
    van: Editie,
    naam: str,
    doc: Mapping[str, Any],
    koppen: Mapping[str, Sequence[str]],
    door: Mapping[str, Sequence[str]],
    open_: Sequence[Plaats],
    weg: Sequence[str],
) -> str:
    """Write LEVEREN.md of edition `naam` with parameters `doc`.

    `koppen` gives the heading of each file to deliver, `door` the chapters that read it, `open_` what is open in
    params.yml, `weg` what was left out. Per source: its period, its columns with kinds and codes, what is personal.
    """
    periode = Periode.lees(naam.split("/")[1])
    regels = [f"# Te leveren voor {naam}", "", *_stappen(van, naam, doc, open_)]
    if weg:
        regels += ["## Weggelaten", "", f"Uit de opzet van {van.naam} is weggelaten wat nog niet kan:", ""]
        regels += [*(f"- {een}" for een in weg), "", "Kan het wel, zet de sectie dan bij haar hoofdstuk terug.", ""]
    gemeenten = ", ".join(f"{gemeente['code']} ({gemeente['naam']})" for gemeente in doc["gemeenten"])
    regels += ["## De bestanden", "", "CSV, UTF-8, gescheiden door komma's, een punt in een getal met decimalen."]
    regels += ["Datums als jjjj-mm-dd. Houd de kop zoals die er staat.", ""]
    regels += [
        "Een burgerservicenummer staat nergens, ook niet in een toelichting; alleen in de kolom client, en dan met"
    ]
    regels += ["'client: bsn' in params.yml. Die kolom is in elke rij gevuld of in geen enkele.", ""]
    regels += [f"Gemeenten: {gemeenten}.", ""]
    for bronnaam, kop in koppen.items():
        bron, gegeven = declared(van, bronnaam), doc["bronnen"][bronnaam]
        regels += [f"### {bron.titel}: {gegeven['bestand']}", "", *_wijze(naam, gegeven)]
        regels += [f"Voor {', '.join(door.get(bronnaam, ['geen hoofdstuk']))}. {_periode(bron, periode, van, doc)}"]
        regels += ["", "| kolom | soort | uitleg | toegestaan |", "|---|---|---|---|"]
        regels += [_kolom(kolom, gegeven.get("codes", {})) for kolom in bron.kolommen if kolom.naam in kop]
        erbij = [kolom.naam for kolom in bron.kolommen if kolom.naam not in kop]
        regels += ["", f"Mag erbij: {', '.join(erbij)}.", ""] if erbij else [""]
    return "\n".join(regels)


def _stappen(van: Editie, naam: str, doc: Mapping[str, Any], open_: Sequence[Plaats]) -> list[str]:
    params = f"params/{naam}"
    wat = [
        f"1. Vul elk bestand hieronder, in de map van deze pagina. Alles op de pagina's van {naam} komt eruit.",
        f"   Is een bestand er, haal dan in {params}/params.yml bij die bron de regel `{NIET_GELEVERD}: true` weg.",
    ]
    wat += [f"2. Vul {params}/params.yml in:" if open_ else f"2. In {params}/params.yml staat niets meer open."]
    wat += [f"   - {een.sleutel}: {een.tekst}" for een in open_]
    wat += [
        f"   - bij {sleutel}: {hoe}." for sleutel, hoe in HOE.items() if any(sleutel in een.sleutels for een in open_)
    ]
    wat += [f"   - kijk ook na: {een}" for een in _na_te_kijken(doc)]
    if doc["vorige"]:
        wat += [
            f"3. Schrijf {params}/*.md. Onder elke kop staat de tekst van {van.naam} tussen {{# en #}},",
            "   gemerkt met 'vorige editie'. Die komt niet op de pagina: daar staat 'Nog te schrijven' tot er tekst",
            "   buiten staat. Een tekst die gelijk blijft aan die van de vorige editie is een bevinding.",
        ]
    else:
        wat += [
            f"3. Schrijf de toelichting in {params}/*.md. Wat leeg blijft, staat op de pagina als 'Nog te schrijven'."
        ]
    return [
        *wat,
        f"4. Bouw: monitor build {naam}. Dat kan meteen: wat nog open is, staat op zijn plaats op de pagina en in de",
        "   verantwoording. Zolang er iets open is, eindigt monitor check met code 3.",
        "",
    ]


def _na_te_kijken(doc: Mapping[str, Any]) -> list[str]:
    """Name what moved with the quarter or names a period, so that it may have to move."""
    gevonden = []
    for naam, bron in doc["bronnen"].items():
        if kantelen := (bron.get("levering") or {}).get("kantelen"):
            gevonden.append(f"bronnen.{naam}.levering.kantelen noemt perioden: {', '.join(kantelen['kolommen'])}")
        if "tot_en_met" in (bron.get("telling") or {}):
            gevonden.append(f"bronnen.{naam}.telling.tot_en_met: {bron['telling']['tot_en_met']}; hoe ver is het nu?")
        if bron.get("opgehaald"):
            gevonden.append(
                f"bronnen.{naam}.opgehaald: {bron['opgehaald']} is meegeschoven; op welke dag was het echt?"
            )
        for kolom, codes in bron.get("codes", {}).items():
            met_jaar = [str(code) for code in codes if _JAAR.search(str(code)) and "lijst" not in codes]
            if met_jaar:
                gevonden.append(f"bronnen.{naam}.codes.{kolom} noemt {'; '.join(met_jaar)}")
    return gevonden


def _rijen_van(vorm: str, periode: Periode) -> tuple[str, str]:
    """Name what a telling has rows of in an edition over a period, by the kind of its own periods; and their plural."""
    if vorm not in SOORT:
        return f"de dagen tot en met {datum_kort(periode.peildatum)}", "dagen"
    soort = SOORT[vorm]
    if isinstance(periode, soort):
        return str(periode), soort.meervoud
    if periode.delen(soort):
        return f"de {soort.meervoud} van {periode}", soort.meervoud
    return str(soort.van_maand(periode.maanden[-1])), soort.meervoud


def _periode(bron: Bron, periode: Periode, van: Editie, doc: Mapping[str, Any]) -> str:
    if bron.is_register:
        terug = [blok["perioden_terug"] for blok in doc["hoofdstukken"].values() if "perioden_terug" in blok]
        begin = min(periode.van_het_jaar[0], periode.terug(max(terug, default=1))[0]).beginstand
        return (
            f"Register, een rij per record: alles wat liep op {datum_kort(begin)} of daarna, tot en met "
            f"{datum_kort(periode.peildatum)}, ook wat al is geëindigd. Eerdere {periode.meervoud} worden hieruit "
            "opnieuw geteld. Gaat het register minder ver terug, dan zegt `volledig_vanaf` in params.yml vanaf welke "
            "dag er iets te tellen is. `opgehaald` is de dag van de uitdraai, als dat niet de peildatum is."
        )
    if bron.geldig == ("periode",):
        rijen, meervoud = _rijen_van(bron.kolom(PERIODE).vorm or periode.soort, periode)
        eerder = (
            f"Neem de rijen van eerdere {meervoud} over uit het bestand van {van.naam} en zet die van "
            f"{rijen} erbij: zo staan de {meervoud} naast elkaar."
            if doc["vorige"]
            else f"Lever ook eerdere {meervoud}, als u die hebt; wat ontbreekt, staat er als 'niet opgegeven'."
        )
        return f"Telling, een getal per rij, met rijen van {rijen}. {eerder}"
    if PERIODE in bron.sleutel:
        vorm = bron.kolom(PERIODE).vorm
        return f"Telling, een getal per rij, per {vorm}: de {vorm} van {datum_kort(periode.peildatum)} en die ervoor."
    if "jaar" in bron.sleutel:
        return f"Telling, een getal per rij, per jaar: {periode.jaar} en de jaren waarmee wordt vergeleken."
    return f"Telling, een getal per rij: {periode.dit}, of de stand op {datum_kort(periode.peildatum)}."


def _wijze(naam: str, gegeven: Mapping[str, Any]) -> list[str]:
    """Say how a source comes when that is not as a CSV with our columns."""
    levering = gegeven.get("levering") or {}
    if database := levering.get("database"):
        wat = "bevraagt haar daar" if database.get("rijen") == "blijven" else "haalt haar op"
        return [f"Staat in de database van {database['verbinding']}: `monitor snapshot {naam}` {wat}.", ""]
    if "." not in gegeven["bestand"] or gegeven["bestand"].endswith(".zip"):
        return [
            "Een map of zip met alle berichten (XML) van iWmo of iJw, heen en terug: ook de antwoorden (302, 306, 308, "
            "325). Wat voor de eerste berichten al liep, komt in de map `beginstand` erbij (params.yml, `levering`). "
            "Hieronder wat ervan wordt gemaakt.",
            "",
        ]
    if levering or not gegeven["bestand"].endswith(".csv"):
        return [
            "Zoals de leverancier haar schrijft; params.yml vertaalt haar kolommen en codes naar die hieronder.",
            "",
        ]
    return []


def _kolom(kolom: Kolom, gekozen: Mapping[str, Any]) -> str:
    soort = kolom.soort + (", persoonlijk" if kolom.persoonlijk else "") + (", mag leeg" if kolom.mag_leeg else "")
    soort += ", mag ontbreken (haal dan de kolom weg)" if kolom.mag_ontbreken else ""
    soort += f", ten minste {kolom.minstens} verschillende" if kolom.minstens > 1 else ""
    codes = gekozen.get(kolom.naam, kolom.codes)
    if "lijst" in codes:
        codes = [f"{codes['lijst']}: {', '.join(codes['gebruikt'])}"]
    toegestaan = "; ".join(str(code).replace("|", "\\|") for code in codes)
    return f"| {kolom.naam} | {soort} | {kolom.uitleg} | {toegestaan} |"
