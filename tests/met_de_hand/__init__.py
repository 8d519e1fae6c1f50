"""The example counted by hand: loops over the rows of its CSV files, from the definitions, nothing of monitorlib.

Each function of `GETELD` takes a reader and a quarter (of now when none is given) and gives per gemeente what its
indicator says: a teller and a noemer, or one number.
"""

from collections.abc import Callable, Mapping
from typing import Any

from met_de_hand import hulp, toegang_geld
from met_de_hand.hulp import BIJSTAND, JEUGD, WMO
from met_de_hand.lezen import (
    BEGIN,
    DAG,
    EINDE,
    KWARTALEN,
    NAMEN,
    NU,
    OPGEGAAN,
    TOTAAL,
    VORIGE,
    ZWAAR,
    K,
    Lees,
    Rij,
    breuken,
    clienten,
    lezer,
    loopt,
    tel,
    van_leeftijd,
)
from met_de_hand.toegang_geld import besluit_binnen_acht_weken
from met_de_hand.trajecten import begonnen, geeindigd, trajecten, trajecten_van

__all__ = [
    "BEGIN", "BIJSTAND", "DAG", "EINDE", "GETELD", "JEUGD", "KWARTALEN", "NAMEN", "NU", "OPGEGAAN", "TOTAAL", "VORIGE",
    "WMO", "ZWAAR", "K", "Lees", "Rij", "begonnen", "besluit_binnen_acht_weken", "breuken", "clienten", "geeindigd",
    "lezer", "loopt", "tel", "trajecten", "trajecten_van", "van_leeftijd",
]  # fmt: skip

_LAATSTE_STELLING = "Door de ondersteuning heb ik een betere kwaliteit van leven"
# By the name of the indicator.
GETELD: dict[str, Callable[..., Mapping[str, Any]]] = {
    "Jeugdigen met jeugdhulp": hulp.personen_per_inwoner(JEUGD, 0, 18, "0-17"),
    "Trajecten jeugdhulp": hulp.lopende_trajecten(JEUGD),
    "Pgb-aandeel jeugdhulp": hulp.pgb_aandeel,
    "Duur van beëindigde jeugdhulp": hulp.duur,
    "Uitval jeugdhulp": hulp.uitval,
    "Wachttijd jeugdhulp": hulp.medianen(JEUGD, "toewijzingsdatum", "startdatum"),
    "Casussen in de basisteams": toegang_geld.casussen,
    "Eerder jeugdhulp gehad": hulp.eerder_jeugdhulp,
    "Herhaald beroep jeugdhulp": hulp.opnieuw_gestart(JEUGD),
    "Aandeel zware jeugdhulp": hulp.zware_jeugdhulp,
    "Zware hulp bij nieuwe jeugdhulp": hulp.zware_instroom,
    "Lichtere vervolghulp jeugd": hulp.lichtere_vervolghulp,
    "Verschuiving naar lichtere jeugdhulp": hulp.verschuiving,
    "Inwoners met Wmo-ondersteuning": hulp.personen_per_inwoner(WMO, 18, 200, "18-22", "23-64", "65-74", "75+"),
    "Trajecten Wmo": hulp.lopende_trajecten(WMO),
    "Voorzieningen per Wmo-cliënt": hulp.voorzieningen_per_client,
    "Wachttijd Wmo": hulp.medianen(WMO, "toewijzingsdatum", "startdatum"),
    "Wachtenden Wmo": hulp.wachtenden_wmo,
    "Uitkeringen": hulp.lopende_trajecten(BIJSTAND),
    "Bijstandsdichtheid": hulp.bijstandsdichtheid,
    "Uitstroom uit de bijstand": hulp.uitstroom_uit_de_bijstand,
    "Uitstroom naar werk": hulp.uitstroom_naar_werk,
    "Terug in de bijstand": hulp.opnieuw_gestart(BIJSTAND),
    "Stapeling over wetten": hulp.stapeling,
    "Meldingen bij de toegang": toegang_geld.meldingen,
    "Doorlooptijd toegang": hulp.medianen("meldingen", "meldingsdatum", "besluitdatum"),
    "Besluit Wmo binnen de termijn": toegang_geld.besluit_binnen_acht_weken("Wmo"),
    "Besluit bijstand binnen de termijn": toegang_geld.besluit_binnen_acht_weken("Participatiewet"),
    "Toegekend na melding": toegang_geld.toegekend,
    "Cliëntervaring Wmo": toegang_geld.ervaring(),
    "Kwaliteit van leven door de Wmo": toegang_geld.ervaring(_LAATSTE_STELLING),
    "Klachten": toegang_geld.bezwaren("Klachten | Formeel", "Klachten | Informeel"),
    "Bezwaarschriften": toegang_geld.bezwaren("Bezwaarschriften | Ontvangen"),
    "Gegronde bezwaren": toegang_geld.gegronde_bezwaren,
    "Uitgaven jeugdhulp per jeugdige": toegang_geld.uitgaven_per_client(JEUGD, "Jeugdwet"),
    "Uitgaven Wmo per cliënt": toegang_geld.uitgaven_per_client(WMO, "Wmo"),
    "Tarief begeleiding Wmo": toegang_geld.tarief_begeleiding,
    "Uitputting van het budget": toegang_geld.uitputting,
    "Concentratie bij aanbieders": toegang_geld.concentratie,
    "Declaraties op tijd beantwoord": toegang_geld.declaraties_op_tijd,
}
