"""What aanbieders declared of a year, per month: by the month of delivery, and by the month in which it came in."""

from collections import Counter

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.cijfers.prognose.declaraties.nagekomen import ontvangsten
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

GELEVERD, BINNEN = "Geleverd in de maand", "Binnengekomen in de maand"


def gedeclareerd_per_maand(declaraties: Register, *, wet: str, in_: Periode) -> Cijfers:
    """Give per month of the year until a period what was delivered in it, and what came in in it, in euros.

    Over wet, maand and wat. What was delivered is what came in of it so far; what came in may be of an earlier year.
    What was refused does not count.
    """
    maanden = in_.maanden[-1].van_het_jaar_tot_hier
    centen: Counter[tuple[str, str]] = Counter()
    for een in ontvangsten(declaraties.waar(wet=wet)):
        binnen = Maand(een.ontvangen.year, een.ontvangen.month)
        for maand, wat in ((een.maand, GELEVERD), (binnen, BINNEN)):
            if maand in maanden:
                centen[maand.kort, wat] += een.centen
    leden = {"maand": [maand.kort for maand in maanden], "wat": (GELEVERD, BINNEN)}
    rijen = [
        {"maand": maand, "wat": wat, "waarde": centen[maand, wat] / 100, "teken": GETAL, "tekst": ""}
        for maand in leden["maand"]
        for wat in leden["wat"]
    ]
    geteld = maak(rijen, leden, eenheid="euro", bronnen=(declaraties.bron.naam,))
    return totaal(geteld, "maand").met_dimensie("wet", wet)
