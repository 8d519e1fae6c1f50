"""Hold messages to the official schemas, when a municipality has them: they are not part of this project."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.lezen import AndereReleaseError, soort_van
from monitorlib.sources.berichten.map import Gang, berichten_in
from monitorlib.sources.berichten.structuur import BERICHTEN, RELEASE

_GENOEMD = 20


def valideer(folder: Path, shown: str, schemas: Path) -> None:
    """Raise `SourceError` with every place where a message of a folder is not valid against its schema.

    `schemas` is the folder with `WMO301.xsd` and the others, as Zorginstituut Nederland publishes them: those of each
    standard beside their own basisschema.
    """
    gelezen: dict[str, Any] = {}
    fouten: list[str] = []
    gang = Gang(shown, frozenset((een.standaard, een.nummer) for een in BERICHTEN))
    for bestand, wortel, _ in berichten_in(folder, gang):
        waar = f"{shown}/{bestand}"
        try:
            bericht, release = soort_van(wortel.tag, waar)
        except AndereReleaseError:
            continue
        # The schemas in the folder are those of one release.
        if release != RELEASE:
            continue
        soort = bericht.naam
        if soort not in gelezen:
            gelezen[soort] = _schema(schemas, soort)
        schema = gelezen[soort]
        if schema.validate(deepcopy(wortel)):
            continue
        # The text of an error can hold a value; its line and its kind cannot.
        fouten += [
            f"{waar}, regel {fout.line}: niet geldig volgens {soort}.xsd ({fout.type_name})."
            for fout in schema.error_log[:_GENOEMD]
        ]
    fouten += gang.fouten
    if fouten:
        raise SourceError("\n".join(fouten))


def _schema(schemas: Path, soort: str) -> Any:
    from lxml import etree

    path = next((een for een in sorted(schemas.rglob("*.xsd")) if een.stem.lower() == soort.lower()), None)
    if path is None:
        raise SourceError(f"--xsd {schemas}: {soort}.xsd staat er niet; zet de schema's van de release in deze map.")
    lezer = etree.XMLParser(no_network=True, resolve_entities=False)
    lezer.resolvers.add(_in_map(path.parent))
    try:
        return etree.XMLSchema(etree.parse(str(path), lezer))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as error:
        raise SourceError(
            f"--xsd {schemas}: {path.name} is geen bruikbaar schema ({type(error).__name__}). Haal "
            "het opnieuw op bij Zorginstituut Nederland."
        ) from None


def _in_map(schemas: Path) -> Any:
    """Make what finds an imported schema in the folder by its name, however that is written: Basisschema.xsd."""
    from lxml import etree

    class InMap(etree.Resolver):  # type: ignore[misc]
        def resolve(self, url: str, pubid: str, context: Any) -> Any:
            naam = url.rpartition("/")[2].lower()
            gevonden = [een for een in sorted(schemas.glob("*.xsd")) if een.name.lower() == naam]
            return self.resolve_filename(str(gevonden[0]), context) if gevonden else None

    return InMap()
