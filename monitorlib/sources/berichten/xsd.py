"""Hold messages to the official schemas, when a municipality has them: they are not part of this project."""

from pathlib import Path
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.lezen import lees_bericht

_GENOEMD = 20


def valideer(folder: Path, shown: str, schemas: Path) -> None:
    """Raise `SourceError` with every place where a message of a folder is not valid against its schema.

    `schemas` is the folder with `WMO301.xsd` and the others, as Zorginstituut Nederland publishes them.
    """
    from lxml import etree

    gelezen: dict[str, Any] = {}
    fouten: list[str] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        waar = f"{shown}/{path.name}"
        soort = lees_bericht(path, waar).bericht.naam
        if soort not in gelezen:
            gelezen[soort] = _schema(schemas, soort)
        schema = gelezen[soort]
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        if schema.validate(etree.parse(str(path), parser)):
            continue
        # The text of an error can hold a value; its line and its kind cannot.
        fouten += [
            f"{waar}, regel {fout.line}: niet geldig volgens {soort}.xsd ({fout.type_name})."
            for fout in schema.error_log[:_GENOEMD]
        ]
    if fouten:
        raise SourceError("\n".join(fouten))


def _schema(schemas: Path, soort: str) -> Any:
    from lxml import etree

    path = next((een for een in sorted(schemas.glob("*.xsd")) if een.stem.lower() == soort.lower()), None)
    if path is None:
        raise SourceError(f"--xsd {schemas}: {soort}.xsd staat er niet; zet de schema's van de release in deze map.")
    try:
        return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False)))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as error:
        raise SourceError(f"--xsd {schemas}: {path.name} is geen bruikbaar schema ({type(error).__name__}).") from None
