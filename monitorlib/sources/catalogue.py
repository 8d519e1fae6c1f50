"""Every source that a monitor can have, declared once."""

from monitorlib.sources.declaration import Bron, Kolom, telling

GEMEENTE = Kolom("gemeente", "gemeente", "gemeentecode van het CBS, bijvoorbeeld GM0053")
KWARTAAL = Kolom("kwartaal", "kwartaal", "bijvoorbeeld 2016-Q1")
LEVERINGSVORM = Kolom("leveringsvorm", "code", "PGB of ZIN", codes=("PGB", "ZIN"))
CLIENT = Kolom("client", "tekst", "pseudoniem van de cliënt", mag_leeg=True, persoonlijk=True)
INGANGSDATUM = Kolom("ingangsdatum", "datum", "eerste dag")
EINDDATUM = Kolom("einddatum", "datum", "laatste dag; leeg zolang zij loopt", mag_leeg=True)
WET = Kolom("wet", "code", "de wet", codes=("Wmo", "Jeugdwet", "Participatiewet"))

_PERIODE = ("ingangsdatum", "einddatum")


def _nummer(wat: str) -> Kolom:
    return Kolom(f"{wat}_nummer", "tekst", f"nummer van de {wat}", persoonlijk=True)


BRONNEN: dict[str, Bron] = {
    bron.naam: bron
    for bron in (
        Bron(
            "voorzieningen_jeugdwet",
            "Voorzieningen Jeugdwet",
            sleutel=("voorziening_nummer",),
            kolommen=(
                _nummer("voorziening"),
                CLIENT,
                GEMEENTE,
                Kolom("productgroep", "code", "groep uit het productenboek"),
                LEVERINGSVORM,
                INGANGSDATUM,
                EINDDATUM,
            ),
            periode=_PERIODE,
            eenheid="voorzieningen",
        ),
        Bron(
            "voorzieningen_wmo",
            "Voorzieningen Wmo",
            sleutel=("voorziening_nummer",),
            kolommen=(
                _nummer("voorziening"),
                CLIENT,
                GEMEENTE,
                Kolom("voorziening", "code", "soort voorziening"),
                # An ended voorziening of which nobody fixed the form has none.
                Kolom("leveringsvorm", "code", "PGB of ZIN", mag_leeg=True, codes=("PGB", "ZIN")),
                INGANGSDATUM,
                EINDDATUM,
            ),
            periode=_PERIODE,
            eenheid="voorzieningen",
        ),
        Bron(
            "uitkeringen",
            "Uitkeringen Participatiewet",
            sleutel=("uitkering_nummer",),
            kolommen=(
                _nummer("uitkering"),
                CLIENT,
                GEMEENTE,
                INGANGSDATUM,
                EINDDATUM,
                Kolom("reden", "code", "reden van uitstroom; leeg zolang zij loopt", mag_leeg=True),
            ),
            periode=_PERIODE,
            eenheid="uitkeringen",
        ),
        telling(
            "basisteams",
            "Casussen in de basisteams van het CJG",
            (GEMEENTE, Kolom("onderdeel", "code", "wat geteld is"), KWARTAAL),
            "aantal",
            "casussen",
        ),
        telling("latende_partijen", "Over te dragen cliënten", (GEMEENTE,), "aantal", "cliënten"),
        telling(
            "regelingen",
            "Uitkeringen naar regeling",
            (GEMEENTE, Kolom("regeling", "code", "de regeling")),
            "aantal",
            "uitkeringen",
        ),
        telling(
            "sporen",
            "Uitkeringen naar spoor",
            (GEMEENTE, Kolom("spoor", "code", "het spoor")),
            "aantal",
            "uitkeringen",
        ),
        telling(
            "minimabeleid",
            "Verstrekkingen minimabeleid",
            (GEMEENTE, Kolom("verstrekking", "code", "soort verstrekking")),
            "aantal",
            "verstrekkingen",
        ),
        telling(
            "leer_en_ontwikkelcentrum",
            "Leer- en Ontwikkelcentrum",
            (Kolom("onderdeel", "code", "wat geteld is"),),
            "aantal",
            "deelnemers",
        ),
        telling(
            "detachering",
            "Detachering en begeleid werken Wsw",
            (Kolom("onderdeel", "code", "wat geteld is"),),
            "decimaal",
            "fte",
        ),
        telling(
            "bezwaren_klachten",
            "Bezwaarschriften en klachten",
            (GEMEENTE, WET, Kolom("onderdeel", "code", "wat geteld is"), KWARTAAL),
            "aantal",
            "bezwaarschriften en klachten",
        ),
        telling(
            "budgetten",
            "Budgetten sociaal domein",
            (GEMEENTE, WET, Kolom("jaar", "jaar", "begrotingsjaar")),
            "bedrag",
            "euro",
            afgerond_op=1,
        ),
        telling(
            "provinciaal_jeugdbudget",
            "Provinciaal budget Jeugdwet",
            (Kolom("jaar", "jaar", "begrotingsjaar"),),
            "bedrag",
            "euro",
            afgerond_op=1,
        ),
        telling(
            "resultaat",
            "Voorlopig resultaat op de uitgaven",
            (GEMEENTE, WET, Kolom("post", "code", "post van inkomsten of uitgaven")),
            "bedrag",
            "euro",
            afgerond_op=1000,
        ),
        telling(
            "beleidsagenda",
            "Lasten van de beleidsagenda",
            (
                Kolom("domein", "code", "Wmo, Jeugd of Participatie", codes=("Wmo", "Jeugd", "Participatie")),
                Kolom("aard", "code", "structureel of incidenteel", codes=("Structureel", "Incidenteel")),
            ),
            "bedrag",
            "euro",
            afgerond_op=1,
        ),
        telling(
            "privacyraamwerk",
            "Privacyraamwerk",
            (Kolom("gebied", "code", "gebied van het raamwerk"),),
            "tekst",
            "",
        ),
    )
}
