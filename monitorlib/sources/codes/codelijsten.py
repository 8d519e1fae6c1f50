"""Code lists of the national message standards iWmo and iJw, each with its release: the same code can differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitorlib.bedoelt_u import nearest
from monitorlib.errors import ParameterError


@dataclass(frozen=True)
class Codelijst:
    """One code list of one release: its codes, in their order, with a label that fits a table.

    `onbevestigd` names the codes of which no public document confirms the meaning.
    """

    standaard: str
    naam: str
    nummer: str
    bron: str
    codes: Mapping[str, str]
    onbevestigd: tuple[str, ...] = ()

    @property
    def sleutel(self) -> str:
        """Give the name under which params.yml refers to this list."""
        return f"{self.standaard} {self.nummer}"


# Both are read in the copies that i-Sociaal-Lab publishes with its assistant Jaap Junior; they agree code by code.
_BRON_3_2 = "Basisschema (XSD) en codelijst uit het informatiemodel van {}, Zorginstituut Nederland"
_IJW = _BRON_3_2.format("iJw 3.2")
_IWMO = _BRON_3_2.format("iWmo 3.2")
# The schema of 2.0 itself was not found; that of 2.1 is kept in the history of the same library.
_IWMO_2 = (
    "Codelijst WMO588 van iWmo 2.0 zoals de open PHP-bibliotheek iWMO2 (2016) haar overneemt; "
    "gelijk aan het basisschema (XSD) van iWmo 2.1, Zorginstituut Nederland"
)

# Of no list: the code of its own for a toewijzing that names no product, by budget or of any kind. [Product in the
# 301 is optional in iWmo and iJw 3.2.] An edition with such toewijzingen names it among the codes in use.
ZONDER_PRODUCT = "zonder product"
PRODUCT = "productcategorie"

IJW_PRODUCT = Codelijst(
    "iJw 3.2",
    "productcategorie",
    "JZ020",
    _IJW,
    {
        # The standard marks 31 to 38 with the year: they come from the start of the Jeugdwet. There is no 39.
        "31": "Wijk- of buurtteam (2015)",
        "32": "Ambulant bij de aanbieder (2015)",
        "33": "Daghulp bij de aanbieder (2015)",
        "34": "Hulp in het netwerk (2015)",
        "35": "Pleegzorg (2015)",
        "36": "Verblijf gezinsgericht (2015)",
        "37": "Verblijf gesloten (2015)",
        "38": "Verblijf overig residentieel (2015)",
        "40": "Persoonlijke verzorging",
        "41": "Dagbehandeling",
        "42": "Vervoerdiensten",
        "43": "Verblijf met behandeling",
        "44": "Verblijf zonder behandeling",
        "45": "Jeugdhulp ambulant",
        "46": "Jeugdhulp crisis",
        "47": "Jeugdreclassering",
        "48": "Jeugdbescherming",
        "49": "Preventief justitieel kader",
        "50": "Maatwerkarrangementen jeugd",
        "51": "Generalistische basis-ggz",
        "52": "Specialistische ggz",
        "53": "Kindergeneeskunde",
        "54": "Jeugd-ggz",
        "55": "Landelijk ingekochte zorg",
    },
)

IJW_REDEN = Codelijst(
    "iJw 3.2",
    "reden beëindiging",
    "JZ588",
    _IJW,
    {
        "02": "Overlijden",
        "20": "Tijdelijk beëindigd",
        "31": "Volgens plan beëindigd",
        "32": "Voortijdig, eenzijdig door cliënt",
        "33": "Voortijdig, eenzijdig door aanbieder",
        "34": "Voortijdig, in overeenstemming",
        # among them a verhuizing, which iWmo codes apart (31)
        "35": "Voortijdig, externe omstandigheden",
        "36": "Op initiatief van de gemeente",
        "37": "Vanwege een wijzigingsverzoek",
        "38": "Overstap naar andere aanbieder",
        "39": "Uitstroom naar ander domein",
    },
)

IJW_VERWIJZER = Codelijst(
    "iJw 3.2",
    "verwijzer",
    "COD327",
    _IJW,
    {
        # 07 was 'onbekend' in iWmo 2.1 and no longer exists.
        "01": "Gemeente",
        "02": "Huisarts",
        "03": "Jeugdarts",
        "04": "Gecertificeerde instelling",
        "05": "Medisch specialist",
        "06": "Zelfverwijzer of geen verwijzer",
        "08": "Rechter, officier van justitie of JJI",
    },
)

IWMO_PRODUCT = Codelijst(
    "iWmo 3.2",
    "productcategorie",
    "WMO020",
    _IWMO,
    {
        "01": "Hulp bij het huishouden",
        "02": "Begeleiding",
        "03": "Persoonlijke verzorging",
        "04": "Kortdurend verblijf",
        "05": "Woondiensten",
        "06": "Overige hulp individu of huishouden",
        "07": "Dagbesteding",
        "08": "Vervoerdiensten",
        "09": "Overige hulp in groepen",
        "10": "Overige maatwerkarrangementen",
        "11": "Rolstoelen",
        "12": "Vervoervoorzieningen",
        "13": "Woonvoorzieningen",
        "14": "Overige hulpmiddelen",
        "15": "Beschermd wonen",
        "16": "Opvang",
        "17": "Spoedopvang",
        "18": "Overig beschermd wonen en opvang",
    },
)

IWMO_REDEN = Codelijst(
    "iWmo 3.2",
    "reden beëindiging",
    "WMO588",
    _IWMO,
    {
        "02": "Overlijden",
        "19": "Volgens plan beëindigd",
        "20": "Tijdelijk beëindigd",
        "21": "Voortijdig, eenzijdig door cliënt",
        "22": "Voortijdig, eenzijdig door aanbieder",
        "23": "Voortijdig, in overeenstemming",
        "31": "Verhuizing naar andere gemeente",
        "36": "Op initiatief van de gemeente",
        "37": "Vanwege een wijzigingsverzoek",
        "38": "Overstap naar andere aanbieder",
        "39": "Uitstroom naar ander domein",
    },
)

IWMO_2_REDEN = Codelijst(
    "iWmo 2.0",
    "reden beëindiging",
    "WMO588",
    _IWMO_2,
    {
        "02": "Overlijden",
        "19": "Beëindigd, toewijzing sluiten",
        "20": "Beëindigd, toewijzing aanhouden",
        "31": "Verhuizing naar andere gemeente",
        "32": "Verder in sociale basisondersteuning",
        "33": "Verder in de Zvw",
        "34": "Verder in de Wlz",
    },
)

CODELIJSTEN: dict[str, Codelijst] = {
    lijst.sleutel: lijst for lijst in (IJW_PRODUCT, IJW_REDEN, IJW_VERWIJZER, IWMO_PRODUCT, IWMO_REDEN, IWMO_2_REDEN)
}

# What a reason means for an indicator. A list that does not make the distinction is absent, never empty: uitval
# counted on iWmo 2.0 would be zero where it is unknown. Left out everywhere: 36 (a shorter indication, a new contract,
# from ZIN to PGB, a herindeling: only the reden wijziging of the toewijzing tells which). A deleted toewijzing is no
# reason in these lists either: it has reden wijziging 13 and an einddatum equal to its ingangsdatum.

# The definition of uitval in the Informatieprotocol Beleidsinformatie Jeugd: by the client, by the aanbieder.
EENZIJDIG: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("32", "33"), IWMO_REDEN.sleutel: ("21", "22")}
VOLGENS_PLAN: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("31",), IWMO_REDEN.sleutel: ("19",)}
IN_OVEREENSTEMMING: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("34",), IWMO_REDEN.sleutel: ("23",)}
# No uitstroom of a person: the help is expected to go on. iWmo 2.0 is absent: its 20 keeps the toewijzing open without
# saying that the help resumes.
TIJDELIJK: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("20",), IWMO_REDEN.sleutel: ("20",)}
# No uitstroom of a person: the toewijzing changes, or another aanbieder goes on.
WIJZIGINGSVERZOEK: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("37",), IWMO_REDEN.sleutel: ("37",)}
ANDERE_AANBIEDER: dict[str, tuple[str, ...]] = {IJW_REDEN.sleutel: ("38",), IWMO_REDEN.sleutel: ("38",)}
OVERLEDEN: dict[str, tuple[str, ...]] = {
    IJW_REDEN.sleutel: ("02",),
    IWMO_REDEN.sleutel: ("02",),
    IWMO_2_REDEN.sleutel: ("02",),
}


def codelijst(naam: str) -> Codelijst:
    """Give the code list of this name, such as 'iJw 3.2 JZ020', or say which name is meant."""
    if naam not in CODELIJSTEN:
        raise ParameterError(f"Codelijst '{naam}' bestaat niet. {nearest(naam, CODELIJSTEN)}")
    return CODELIJSTEN[naam]
