"""The names that a chapter imports: calculations, the forms of figures, and the door to the page."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitorlib.cijfers.aanbieders import dashboard, wachtlijsten
    from monitorlib.cijfers.cijfers import Cijfers
    from monitorlib.cijfers.eenheden import van_voorzieningen_naar_clienten
    from monitorlib.cijfers.facturen import binnen_dagen, dagen_tot_declaratie
    from monitorlib.cijfers.geld import eigen_middelen, met_saldo
    from monitorlib.cijfers.groeperen import groepeer
    from monitorlib.cijfers.halfjaar import per_halfjaar
    from monitorlib.cijfers.herhaald import herhaald_beroep_terug
    from monitorlib.cijfers.maatregelen import (
        KOERSGRENS,
        dekking,
        effecten_in_euro,
        effecten_in_woorden,
        koers,
        niet_meegeteld,
        taakstelling_per_maatregel,
        taakstelling_per_pakket,
        zonder_taakstelling,
    )
    from monitorlib.cijfers.maken import samen
    from monitorlib.cijfers.optellen import gemiddeld, met_rest, opgeteld, som, totaal, verschil
    from monitorlib.cijfers.planning import aankondigingen, contracten, contractkalender, looptijd
    from monitorlib.cijfers.regels import TOTAAL
    from monitorlib.cijfers.register import balans, duur, instroom, stand, uitstroom, unieke_clienten
    from monitorlib.cijfers.telling import cijfers_uit
    from monitorlib.cijfers.trajecten import trajecten
    from monitorlib.cijfers.verband import delen_van, sluit_aan
    from monitorlib.cijfers.verhouding import afgerond, maal, verhouding
    from monitorlib.cijfers.verloop import Verloop
    from monitorlib.cijfers.wachttijd import wachtend
    from monitorlib.cijfers.zwaarte import clienten_naar_zwaarte, stromen, verschuiving, vervolghulp
    from monitorlib.render.alluviaal import alluviaal
    from monitorlib.render.hoofdstuk import Hoofdstuk
    from monitorlib.render.termijnen import looptijden, tegen_norm
    from monitorlib.render.vorm_maatregel import jaarpad, tegenover_taakstelling
    from monitorlib.render.vorm_vakken import kleine_veelvouden, stand_en_stroom, verandering
    from monitorlib.render.vormen import (
        gespiegeld,
        kogel,
        samenstelling,
        van_naar,
    )

__version__ = "0.1.0"

_WAAR = {
    "monitorlib.cijfers.aanbieders": ("dashboard", "wachtlijsten"),
    "monitorlib.cijfers.maatregelen": (
        "KOERSGRENS",
        "dekking",
        "effecten_in_euro",
        "effecten_in_woorden",
        "koers",
        "niet_meegeteld",
        "taakstelling_per_maatregel",
        "taakstelling_per_pakket",
        "zonder_taakstelling",
    ),
    "monitorlib.cijfers.cijfers": ("Cijfers",),
    "monitorlib.cijfers.maken": ("samen",),
    "monitorlib.cijfers.regels": ("TOTAAL",),
    "monitorlib.cijfers.eenheden": ("van_voorzieningen_naar_clienten",),
    "monitorlib.cijfers.facturen": ("binnen_dagen", "dagen_tot_declaratie"),
    "monitorlib.cijfers.geld": ("eigen_middelen", "met_saldo"),
    "monitorlib.cijfers.halfjaar": ("per_halfjaar",),
    "monitorlib.cijfers.herhaald": ("herhaald_beroep_terug",),
    "monitorlib.cijfers.groeperen": ("groepeer",),
    "monitorlib.cijfers.optellen": (
        "gemiddeld",
        "met_rest",
        "opgeteld",
        "som",
        "totaal",
        "verschil",
    ),
    "monitorlib.cijfers.verband": ("delen_van", "sluit_aan"),
    "monitorlib.cijfers.verhouding": ("afgerond", "maal", "verhouding"),
    "monitorlib.cijfers.verloop": ("Verloop",),
    "monitorlib.cijfers.register": ("balans", "duur", "instroom", "stand", "uitstroom", "unieke_clienten"),
    "monitorlib.cijfers.telling": ("cijfers_uit",),
    "monitorlib.cijfers.planning": ("aankondigingen", "contracten", "contractkalender", "looptijd"),
    "monitorlib.cijfers.zwaarte": ("clienten_naar_zwaarte", "stromen", "verschuiving", "vervolghulp"),
    "monitorlib.render.alluviaal": ("alluviaal",),
    "monitorlib.render.termijnen": ("looptijden", "tegen_norm"),
    "monitorlib.cijfers.trajecten": ("trajecten",),
    "monitorlib.cijfers.wachttijd": ("wachtend",),
    "monitorlib.render.hoofdstuk": ("Hoofdstuk",),
    "monitorlib.render.vorm_maatregel": (
        "jaarpad",
        "tegenover_taakstelling",
    ),
    "monitorlib.render.vorm_vakken": ("kleine_veelvouden", "stand_en_stroom", "verandering"),
    "monitorlib.render.vormen": (
        "gespiegeld",
        "kogel",
        "samenstelling",
        "van_naar",
    ),
}

__all__ = [
    "KOERSGRENS",
    "TOTAAL",
    "Cijfers",
    "Hoofdstuk",
    "Verloop",
    "aankondigingen",
    "afgerond",
    "alluviaal",
    "balans",
    "binnen_dagen",
    "cijfers_uit",
    "clienten_naar_zwaarte",
    "contracten",
    "contractkalender",
    "dagen_tot_declaratie",
    "dashboard",
    "dekking",
    "delen_van",
    "duur",
    "effecten_in_euro",
    "effecten_in_woorden",
    "eigen_middelen",
    "gemiddeld",
    "gespiegeld",
    "groepeer",
    "herhaald_beroep_terug",
    "instroom",
    "jaarpad",
    "kleine_veelvouden",
    "koers",
    "kogel",
    "looptijd",
    "looptijden",
    "maal",
    "met_rest",
    "met_saldo",
    "niet_meegeteld",
    "opgeteld",
    "per_halfjaar",
    "samen",
    "samenstelling",
    "sluit_aan",
    "som",
    "stand",
    "stand_en_stroom",
    "stromen",
    "taakstelling_per_maatregel",
    "taakstelling_per_pakket",
    "tegen_norm",
    "tegenover_taakstelling",
    "totaal",
    "trajecten",
    "uitstroom",
    "unieke_clienten",
    "van_naar",
    "van_voorzieningen_naar_clienten",
    "verandering",
    "verhouding",
    "verschil",
    "verschuiving",
    "vervolghulp",
    "wachtend",
    "wachtlijsten",
    "zonder_taakstelling",
]


def __dir__() -> list[str]:
    """List the names that can be imported, also before they are."""
    return sorted({*globals(), *__all__})


def __getattr__(naam: str) -> Any:
    """Import a name when it is first asked for, so that the command line does not wait for pandas and seaborn."""
    for module, namen in _WAAR.items():
        if naam in namen:
            return getattr(import_module(module), naam)
    raise AttributeError(f"module 'monitorlib' has no attribute {naam!r}")
