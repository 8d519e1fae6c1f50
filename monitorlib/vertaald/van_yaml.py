"""What the reader of YAML says of a file that is none."""

from ruamel.yaml.error import MarkedYAMLError

from monitorlib.vertaald.woorden import Tabel, genoemd, vertaal

_ZET = "zet de tekst tussen aanhalingstekens"
# Before the bar stands what the reader was doing, after it what it found.
_TABEL: Tabel = (
    (r"mapping values are not allowed", f"hier kan geen dubbele punt staan; {_ZET}, of begin een nieuwe regel"),
    (r"sequence entries are not allowed", "hier kan geen streepje van een lijst staan; begin er een nieuwe regel mee"),
    (r"mapping keys are not allowed", f"hier kan geen vraagteken staan; {_ZET}"),
    (r"could not find expected ':'", "hier mist een dubbele punt na een sleutel"),
    (r"found character '\\t' that cannot start", "hier staat een tab; gebruik spaties"),
    (
        r"found character '(.+?)' that cannot start",
        "een waarde kan niet beginnen met '{0}'; zet haar tussen aanhalingstekens",
    ),
    (r"quoted scalar\|found unexpected end of stream", "een aanhalingsteken is niet gesloten"),
    (r"found unexpected document separator", "een aanhalingsteken is niet gesloten voor deze regel"),
    (r"found unexpected ':'", f"hier kan geen dubbele punt staan; {_ZET}"),
    (r"unknown escape character '(.+)'", "na een backslash kan hier geen {0} staan; gebruik enkele aanhalingstekens"),
    (r"expected escape sequence", "na deze backslash hoort een getal van een teken; gebruik enkele aanhalingstekens"),
    (r"block scalar\|expected", "na | of > kan dit niet staan; begin de tekst op de volgende regel"),
    (
        r"more indented follow up line",
        "deze regel springt minder in dan de eerste van de tekst; spring overal gelijk in",
    ),
    (r"flow sequence\|expected ',' or '\]'", "tussen [ en ] mist een komma, of de ] mist"),
    (r"flow mapping\|expected ',' or '\}'", "tussen {{ en }} mist een komma, of de }} mist"),
    (r"expected <block end>, but found '(.+)'", "hier staat {0} op een plek waar dat niet past"),
    (r"expected the node content, but found '(.+)'", "hier hoort een waarde, en er staat {0}"),
    (r"expected '<document start>'|content after document end", "hier gaat het bestand door na zijn einde"),
    (r"found another document", "hier begint een tweede document (---); een bestand heeft er een"),
    (
        r"found undefined alias '(.+)'",
        "*{0} verwijst naar niets; een tekst met een sterretje hoort tussen aanhalingstekens",
    ),
    (r"scanning an (?:anchor|alias)", f"na & of * hoort een naam; {_ZET}"),
    (r"(?:scanning|parsing) (?:a|an) (?:tag|\w*tag\w*)|tag handle|for the tag", f"hier staat een uitroepteken; {_ZET}"),
    (r"directive|incompatible YAML document", f"een regel kan niet beginnen met %; {_ZET}"),
    (r"unhashable key|acceptable key", "een lijst of een blok kan geen sleutel zijn"),
    (r"for merging", "na << hoort een verwijzing naar een blok (*naam)"),
    (r"base64", "dit merk (!!binary) wordt hier niet gelezen"),
    (r"construct(?:ing)? timestamp|construct timestamp", "deze datum bestaat niet"),
    (
        r"a (?:scalar|sequence|mapping)(?: node)?,? but found|mapping of length 1|single mapping item",
        "de waarde past niet bij het merk (!!) ervoor",
    ),
)  # fmt: skip
_NAMEN = {
    "<block mapping start>": "een sleutel",
    "<block sequence start>": "een streepje van een lijst",
    "<block end>": "niets meer",
    "<stream end>": "het einde van het bestand",
    "<scalar>": "een tekst",
    "<document start>": "een regel met ---",
    "<document end>": "een regel met ...",
    "<alias>": "een verwijzing (*)",
    "<anchor>": "een naam (&)",
    "<tag>": "een merk (!)",
    "<directive>": "een regel met %",
    "?": "een sleutel",
    ":": "een dubbele punt",
    "-": "een streepje van een lijst",
    ",": "een komma",
}


def yaml_in_woorden(error: MarkedYAMLError) -> str:
    """Say what the reader of YAML found; empty for what it seldom finds."""
    return vertaal(f"{error.context or ''}|{error.problem or ''}", _TABEL, genoemd(_NAMEN))
