"""Retourcodes with which a prestatie or a declaratie is refused, each in a few words of ours.

[Codelijst WJ001 of iWmo and iJw 3.2, Zorginstituut Nederland, in the copy that i-Sociaal-Lab publishes: those that it
names with the declaratiebericht.]
"""

from collections.abc import Mapping

RETOURCODES: Mapping[str, str] = {
    "0001": "Technisch onjuist",
    "0233": "Niet beoordeeld",
    "0611": "Ander tarief dan in het contract",
    "8017": "Credit zonder debet",
    "8021": "Referentienummer al gebruikt",
    "8187": "Hoort niet bij deze cliënt",
    "8214": "Declaratieperiode sluit niet aan",
    "8848": "Dagtekening in de toekomst",
    "9056": "Identificatie al gebruikt",
    "9307": "Begint buiten de toewijzing",
    "9308": "Eindigt buiten de toewijzing",
    "9319": "Valt buiten de declaratieperiode",
    "9321": "Meer volume dan toegewezen",
    "9322": "Samen meer volume dan toegewezen",
    "9333": "Declaratienummer al gebruikt",
    "9338": "Geen toewijzing",
    "9339": "Andere productcategorie",
    "9340": "Ander product",
    "9341": "Andere eenheid",
    "9346": "Bedrag is niet volume maal tarief",
    "9369": "Past niet binnen het budget",
    "9384": "Toewijzing is verwijderd",
    "9387": "Begint niet op de eerste van de maand",
    "9388": "Eindigt niet op de laatste van de maand",
    "9389": "Debet zonder credit ervoor",
    "9390": "Al gecrediteerd",
    "S300": "Gemeentecode ongeldig",
    "S329": "Productcode ongeldig",
}


def met_naam(code: str) -> str:
    """Give a code with its words; one that the list does not name, by itself."""
    return f"{code} {RETOURCODES[code]}" if code in RETOURCODES else code
