"""The page that says what to deliver, source by source."""

from collections.abc import Iterable

from monitorlib.editie import Editie
from monitorlib.kwartaal import Kwartaal, datum_kort
from monitorlib.sources.catalogue import BRONNEN


def leveren_tekst(van: Editie, naam: str, kwartaal: Kwartaal, bronnen: Iterable[str]) -> str:
    """Write LEVEREN.md: per source its columns, their kinds and codes, what is personal and the period."""
    regels = [f"# Te leveren voor {naam}", ""]
    regels += ["CSV, UTF-8, gescheiden door komma's. Datums als jjjj-mm-dd. Houd de kop zoals die er staat.", ""]
    gemeenten = ", ".join(f"{gemeente.code} ({gemeente.naam})" for gemeente in van.parameters.gemeenten)
    regels += [f"Gemeenten: {gemeenten}.", ""]
    periode = f"tot en met {datum_kort(kwartaal.peildatum)}"
    for bronnaam in bronnen:
        bron, gegeven = BRONNEN[bronnaam], van.parameters.bronnen[bronnaam]
        wat = "register: een rij per record" if bron.is_register else "telling: een getal per rij"
        regels += [f"## {bron.titel}: {gegeven.bestand}", "", f"Een {wat}; {periode}.", ""]
        regels += ["| kolom | soort | uitleg | toegestaan |", "|---|---|---|---|"]
        for kolom in bron.kolommen:
            soort = kolom.soort + (", persoonlijk" if kolom.persoonlijk else "")
            soort += ", mag leeg" if kolom.mag_leeg else ""
            soort += ", mag ontbreken (haal de kolom dan weg)" if kolom.mag_ontbreken else ""
            codes: Iterable[str] = kolom.codes
            gekozen = gegeven.codes.get(kolom.naam)
            if gekozen is not None:
                codes = gekozen if isinstance(gekozen, list | dict) else gekozen.gebruikt
            toegestaan = "; ".join(code.replace("|", "\\|") for code in codes)
            regels.append(f"| {kolom.naam} | {soort} | {kolom.uitleg} | {toegestaan} |")
        regels.append("")
    return "\n".join(regels)
