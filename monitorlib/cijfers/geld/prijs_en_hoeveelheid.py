"""Price × quantity: why more or less was spent than a year earlier, per kind of help that aanbieders declare.

Of each gemeente, wet, product, aanbieder and unit: the euros and the volume of the register of declaraties, and the
cliënten of the register of the wet who had that product in natura from that aanbieder. A tariff only has meaning per
unit [WJ756 of iWmo and iJw 3.2], so units never mix. The change is split by `ontleden`, over all kinds together.
"""

from collections.abc import Mapping

from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.geld.ontleden import Geleverd, ontleed
from monitorlib.cijfers.geld.ontleding import Ontleding
from monitorlib.cijfers.geld.per_hulp import SOORT, gedeclareerd, in_grenzen_van_nu, per_hulp, waarom_niet
from monitorlib.cijfers.kern.regels import Sleutel
from monitorlib.cijfers.registers.gedeclareerd import eenheden, heeft_tarief
from monitorlib.cijfers.registers.meting import Meting, meting
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import personen
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd

PerSoort = Mapping[Sleutel, Geleverd]


def prijs_en_hoeveelheid(
    declaraties: Register, registers: Mapping[str, Register], *, van: Tijd, naar: Tijd
) -> Ontleding:
    """Split the change of expenditure from one period to another by kind of help, within each gemeente and wet.

    `registers` gives the register of voorzieningen by wet. Both periods count what was delivered in them and came in
    until their own last day, so that neither had more time, and both are in the borders of the edition's peildatum; a
    gemeente that was split then stays apart. The cliënten of a kind had it on some day of the period. Raises
    `NotDeliveredError` when a register does not say which aanbieder or which client.
    """
    geteld = gedeclareerd(declaraties, in_=(van, naar), tot_peildatum=True)
    clienten = {wet: _met_hulp(register, van, naar) for wet, register in registers.items()}
    perioden, bronnen = (str(van), str(naar)), (declaraties.bron.naam, *(een.bron.naam for een in registers.values()))
    reden = next(filter(None, (waarom_niet(een) for een in (geteld, *clienten.values()))), "")
    if reden:
        return Ontleding(perioden, {}, {}, _leden(declaraties), bronnen, reden)
    aantallen = {soort: aantal for wet, een in clienten.items() for soort, aantal in _aantallen(wet, een).items()}
    toen, nu = (_per_soort(geteld, aantallen, periode) for periode in (van, naar))
    bedragen = {soort: (_in(toen, soort).centen, _in(nu, soort).centen) for soort in dict.fromkeys([*toen, *nu])}
    return Ontleding(perioden, bedragen, _ontleed_per_geheel(toen, nu), _leden(declaraties), bronnen)


def _met_hulp(register: Register, van: Tijd, naar: Tijd) -> Meting:
    """Count the persons with help in natura on some day of a period; who only waits has none."""
    register.met_kolommen("aanbieder")
    zin = register.met_code("leveringsvorm", "ZIN")

    def waar(tabel: Table) -> BooleanValue:
        loopt = (tabel.ingangsdatum <= tabel.einde) & (tabel.einddatum.isnull() | (tabel.einddatum > tabel.begin))
        return loopt & (tabel.startdatum <= tabel.einde) if "startdatum" in tabel.columns else loopt

    geteld = meting(zin, "cliënten met hulp", (van, naar), waar, personen(zin), "cliënten", keur=grenzen)
    return in_grenzen_van_nu(geteld)


def _aantallen(wet: str, geteld: Meting) -> dict[Sleutel, int]:
    """Count cliënten by period, gemeente, wet and the codes of product and aanbieder."""
    product = geteld.register.bron.product
    rijen = geteld.rijen_per_moment(
        ["gemeente"],
        geteld.te_tellen(["gemeente"]),
        geteld.waar,
        {"aantal": lambda tabel: geteld.tel(tabel, None)},
        (product, "aanbieder"),
    )
    return {
        (str(rij["moment"].moment), rij["gemeente"], wet, rij[product], rij["aanbieder"]): rij["aantal"]
        for rij in rijen
    }


def _per_soort(geteld: Meting, aantallen: Mapping[Sleutel, int], periode: Tijd) -> dict[Sleutel, Geleverd]:
    """Give what was delivered in a period by kind of help, under the names on a page."""
    label, gevonden = geteld.register.codes.label, dict[Sleutel, Geleverd]()
    for (*codes, eenheid), een in per_hulp(geteld, periode).items():
        namen = (label(kolom, code) for kolom, code in zip(SOORT, codes, strict=False))
        clienten = aantallen.get((str(periode), *codes), 0) if heeft_tarief(eenheid) else 0
        gevonden[(*namen, eenheid)] = Geleverd(een.centen, een.volume, clienten)
    return gevonden


def _ontleed_per_geheel(toen: PerSoort, nu: PerSoort) -> dict[Sleutel, dict[str, int]]:
    """Split the change of each gemeente and wet by itself: the parts of a region are those of its gemeenten."""
    gehelen = dict.fromkeys(soort[:2] for soort in (*toen, *nu))
    delen = [
        ontleed(*({soort: een for soort, een in van.items() if soort[:2] == geheel} for van in (toen, nu)))
        for geheel in gehelen
    ]
    return {soort: effecten for deel in delen for soort, effecten in deel.items()}


def _in(per_soort: PerSoort, soort: Sleutel) -> Geleverd:
    return per_soort.get(soort, Geleverd())


def _leden(declaraties: Register) -> dict[str, tuple[str, ...]]:
    """List the members of each column of a kind, in the order of the tables."""
    namen = [eenheid for eenheid, _ in eenheden(declaraties)] or [""]
    return {**{kolom: declaraties.leden(kolom) for kolom in SOORT[:-1]}, SOORT[-1]: tuple(namen)}
