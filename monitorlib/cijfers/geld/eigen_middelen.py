"""Money: what of a programme is paid from the rijksbudget, and what from the municipality's own means."""

from collections.abc import Mapping, Sequence

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.cijfers.rekenen.verhouding import afgerond, maal
from monitorlib.notatie import getal

STRUCTUREEL, INCIDENTEEL = "Lasten | Structureel", "Lasten | Incidenteel"


@rekent_met_cijfers
def eigen_middelen(lasten: Cijfers, budget: Cijfers, percentages: Mapping[str, float]) -> Cijfers:
    """Set the part of the budget that is set apart against the lasten of a programme.

    `lasten` has the dimensions aard (Structureel, Incidenteel) and domein, `budget` the dimension domein with the
    rijksbudget of the year; `percentages` says per domein which part of it is set apart, always for structural
    lasten. Gives the dimensions post and kolom (each domein, Structureel, Incidenteel), in whole euros; the last
    post is what must come from own means: lasten − dekking.
    """
    agenda = lasten.hernoem("aard", "Lasten | {}")
    agenda = agenda.hernoem_dimensie("aard", "post").hernoem_dimensie("domein", "kolom")
    domeinen = agenda.leden["kolom"]
    factoren = {STRUCTUREEL: 1.0, INCIDENTEEL: 1.0}
    for domein, percentage in percentages.items():
        post = f"Dekking | {getal(percentage, 0 if percentage == int(percentage) else 1)}% van IUSD {domein}"
        deel = afgerond(maal(budget.beperk("domein", domein), percentage / 100), 1)
        dekking = deel.hernoem_dimensie("domein", "kolom").met_dimensie("post", post)
        agenda, factoren[post] = samen(agenda, dekking), -1.0
    for post in factoren:
        kolom = "Incidenteel" if post == INCIDENTEEL else "Structureel"
        agenda = som(agenda, "kolom", kolom, domeinen, alleen={"post": post})
    agenda = agenda.volgorde("kolom", [*domeinen, "Structureel", "Incidenteel"])
    return som(agenda, "post", "Eigen middelen", factoren, regel="Eigen middelen = lasten − dekking")


@rekent_met_cijfers
def met_saldo(posten: Cijfers, *, inkomsten: Sequence[str]) -> Cijfers:
    """Add the posts Totaal uitgaven and Saldo: `inkomsten` together minus every post under 'Uitgaven'.

    A post that nobody stated is no part of the sum: it says nothing, not even zero.
    """
    plaats, alle = posten.plaats("post"), posten.onder("post", "Uitgaven")
    gezegd = {cel[plaats] for cel, inhoud in posten.cellen().items() if inhoud.teken != NIET_OPGEGEVEN}
    uitgaven = [post for post in alle if post in gezegd] or alle
    posten = som(posten, "post", "Totaal uitgaven", uitgaven)
    return som(posten, "post", "Saldo", {**dict.fromkeys(inkomsten, 1.0), "Totaal uitgaven": -1.0})
