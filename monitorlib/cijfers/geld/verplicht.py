"""What is committed: the value of toewijzingen until the end of the year, and how much of what was assigned is used.

A toewijzing is worth its volume per frequentie over its days [Omvang of a 301; WMO757 of iWmo and iJw], times the mean
tariff that was declared for its product in its unit. Own choices: without a last day it runs on; the tariff is that of
all gemeenten together over the months that are used, of which declaraties had three months to come in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from monitorlib.cijfers.geld.per_hulp import Gedeclareerd, gedeclareerd, per_hulp, waarom_niet
from monitorlib.cijfers.geld.toegewezen import toegewezen_volume
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, Sleutel
from monitorlib.cijfers.registers.gedeclareerd import heeft_tarief
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import WACHT, Jaar, Periode
from monitorlib.tijd.tijdvak import Tijdvak, jaar_tot, maanden_eerder

TOEGEWEZEN, GEDECLAREERD, VERZILVERD = "Toegewezen", "Gedeclareerd", "Verzilverd in %"


@dataclass(frozen=True)
class _Waarde:
    """Cents of one gemeente or product: assigned and declared over the months that are used, and still to come."""

    toegewezen: int = 0
    gedeclareerd: int = 0
    verder: int = 0

    def __add__(self, ander: "_Waarde") -> "_Waarde":
        return _Waarde(
            self.toegewezen + ander.toegewezen, self.gedeclareerd + ander.gedeclareerd, self.verder + ander.verder
        )


def einde_van_verplicht(periode: Periode) -> date:
    """Give the last day of the year; on that day itself that of the next year."""
    jaar = Jaar(periode.peildatum.year)
    return jaar.peildatum if periode.peildatum < jaar.peildatum else jaar.volgende.peildatum


def gebruikte_maanden(periode: Periode) -> Tijdvak:
    """Give the last twelve months of which declaraties had three months to come in."""
    return jaar_tot(maanden_eerder(periode, WACHT))


def verplicht_post(periode: Periode) -> str:
    """Name the value of what runs after the peildatum."""
    return f"Verplicht tot en met {datum_kort(einde_van_verplicht(periode))}"


def verplicht(
    declaraties: Register, wet: str, register: Register, *, per: Literal["gemeente", "product"] = "gemeente"
) -> Cijfers:
    """Give per gemeente, or product, of one wet and post, with a total: what was assigned, declared, and is to come.

    Toegewezen and Gedeclareerd are of the months that are used, in euros, of the kinds of help of which a volume was
    assigned; Verzilverd is the second in % of the first. The last post is what the toewijzingen that are known allow
    after the peildatum. What has no volume or no tariff is in none of them. Raises `NotDeliveredError` when the
    register does not say volumes.
    """
    periode = declaraties.periode
    geteld = gedeclareerd(declaraties.waar(wet=wet), in_=(gebruikte_maanden(periode),), tot_peildatum=False)
    volume = toegewezen_volume(register, gebruikte_maanden(periode), tot=einde_van_verplicht(periode))
    if reden := waarom_niet(geteld):
        return _cijfers(declaraties, register, {}, reden, per)
    gebruikt = per_hulp(geteld, gebruikte_maanden(periode))
    tarieven, toegekend = _tarieven(gebruikt), _per_soort(gebruikt)
    per_lid: dict[str, _Waarde] = {}
    for soort, een in volume.items():
        lid = soort[0] if per == "gemeente" else declaraties.codes.label("product", soort[1])
        per_lid.setdefault(lid, _Waarde())
        if (tarief := tarieven.get(soort[1:])) is not None and een.gebruikt + een.verder:
            centen = toegekend.get(soort, Gedeclareerd()).centen
            per_lid[lid] += _Waarde(round(een.gebruikt * tarief), centen, round(een.verder * tarief))
    return _cijfers(declaraties, register, per_lid, "", per)


def _per_soort(gebruikt: Mapping[Sleutel, Gedeclareerd]) -> dict[Sleutel, Gedeclareerd]:
    """Add up what aanbieders declared, by gemeente, product and unit."""
    gevonden: dict[Sleutel, Gedeclareerd] = {}
    for (gemeente, _, product, _, eenheid), een in gebruikt.items():
        soort = (gemeente, product, eenheid)
        gevonden[soort] = gevonden.get(soort, Gedeclareerd()) + een
    return gevonden


def _tarieven(gebruikt: Mapping[Sleutel, Gedeclareerd]) -> dict[Sleutel, Fraction]:
    """Give the cents of one unit by product and unit, where it has a tariff."""
    samen_: dict[Sleutel, Gedeclareerd] = {}
    for (_, _, product, _, eenheid), een in gebruikt.items():
        samen_[product, eenheid] = samen_.get((product, eenheid), Gedeclareerd()) + een
    return {
        soort: een.centen / een.volume
        for soort, een in samen_.items()
        if heeft_tarief(soort[1]) and een.volume > 0 and een.centen > 0
    }


def _cijfers(
    declaraties: Register, register: Register, per_lid: Mapping[str, _Waarde], reden: str, per: str
) -> Cijfers:
    posten = (TOEGEWEZEN, GEDECLAREERD, verplicht_post(declaraties.periode))
    namen = [naam for naam in declaraties.leden(per) if reden or naam in per_lid]
    rijen = [
        {per: naam, "post": post, "waarde": centen / 100, "teken": GETAL, "tekst": ""}
        for naam, een in per_lid.items()
        for post, centen in zip(posten, (een.toegewezen, een.gedeclareerd, een.verder), strict=True)
    ]
    bedragen = maak(
        rijen,
        {per: namen, "post": posten},
        eenheid="euro",
        bronnen=(register.bron.naam, declaraties.bron.naam),
        ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, reden),
    )
    heel = totaal(bedragen, per)
    deel = verhouding(
        heel.kies(post=GEDECLAREERD),
        heel.kies(post=TOEGEWEZEN),
        factor=100,
        eenheid="%",
        decimalen=0,
        regel="gedeclareerd gedeeld door toegewezen",
    )
    return samen(heel, deel.met_dimensie("post", VERZILVERD)).volgorde("post", [*posten[:2], VERZILVERD, posten[2]])
