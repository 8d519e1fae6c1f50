"""Every calculation and helper for an indicator, by the question that it answers, from the docstrings."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from typing import Any

import monitorlib.cijfers
from generate.cells import functions
from generate.library import docstring_of, signature_of
from generate.undocumented import Undocumented
from monitorlib.indicatoren.catalogus.catalogus import catalogus

# The modules in which calculations stand.
ROOMS = ("registers.", "rekenen.", "tellingen.")
# What an indicator takes from elsewhere.
ELSEWHERE = {
    "code_van": "monitorlib.sources.opened.geopend",
    "Uitkomst": "monitorlib.indicatoren.catalogus.indicator",
    "indicator": "monitorlib.indicatoren.catalogus.indicator",
}
# Of the rooms for money and forecasts what a chapter calls; the rest is what that is made of.
OF_CHAPTERS = {
    "eigen_middelen": "geld.eigen_middelen",
    "met_saldo": "geld.eigen_middelen",
    "begrotingsstappen": "geld.begroting",
    "begroting_naar_dekking": "geld.begroting",
    "begroting_naar_taakveld": "geld.begroting",
    "begrotingssaldo": "geld.begroting",
    "budget_van_het_jaar": "geld.begroting",
    "reserve": "geld.begroting",
    "prijs_en_hoeveelheid": "geld.prijs_en_hoeveelheid",
    "verplicht": "geld.verplicht",
    "ongebruikt": "geld.toegewezen",
    "solidariteit": "geld.solidariteit",
    "nagekomen": "prognose.declaraties.nagekomen",
    "gedeclareerd_per_maand": "prognose.declaraties.per_maand",
    "tegen_begroting": "prognose.declaraties.oploop",
    "risico": "prognose.declaraties.risico",
    "prognoses_van_anderen": "prognose.declaraties.geleverde_prognose",
    "wat_als": "prognose.declaraties.scenarios",
    "uitgaven_per_product": "prognose.declaraties.uitgaven_vooruit",
    "driehoek": "prognose.declaraties.driehoek",
    "kettingladder": "prognose.declaraties.ladder",
    "verwachte_clienten": "prognose.reeksen.clienten",
    "clienten_per_product": "prognose.reeksen.per_product",
    "reeks_uit": "prognose.reeksen.reeks",
    "prognose": "prognose.reeksen.prognose",
    "uitgekomen": "prognose.reeksen.uitgekomen",
    "eerder_voorspeld": "prognose.reeksen.eerder",
}
# The periods over which an indicator is measured besides its own.
PERIODS = ("halfjaar_tot", "jaar_tot", "maanden_eerder")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "Hoeveel lopen er op een dag?": ("stand", "trajecten", "wachtend", "samengevoegd"),
    "Hoeveel komen erbij, hoeveel gaan eraf?": (
        "instroom", "uitstroom", "nieuwe_clienten", "vertrokken_clienten", "gemeld", "besloten", "balans", "mutaties",
    ),
    "Hoeveel mensen?": (
        "unieke_clienten", "naar_leveringsvormen", "stapeling", "clienten_naar_zwaarte",
        "van_voorzieningen_naar_clienten",
    ),
    "Welk aandeel?": (
        "aandeel", "aandeel_met_reden", "uitval", "aandeel_zwaar", "binnen_termijn", "verhouding", "concentratie",
    ),
    "Van welke leeftijd?": ("binnen_leeftijd",),
    "Per 1.000 inwoners?": ("per_inwoners", "noemer_van_het_jaar", "noemer_uit"),
    "Hoe lang duurt het, en sinds wanneer?": (
        "duur", "tijd_tot", "mediaan", "sinds", "dagen_tot_declaratie", "binnen_dagen", "uiterste_dag",
        "met_uiterste_dag", "eerste_begin", "is_werkdag", "feestdagen",
    ),
    "Wie komt terug, en wat volgt erop?": (
        "herhaald_beroep_terug", "herhaald_beroep_vooruit", "hulpperioden", "vervolghulp", "vervolg_lichter",
    ),
    "Hoe zwaar is de hulp?": ("naar_zwaarte", "verschuiving", "stromen"),
    "Wat kost het?": (
        "uitgaven", "gemiddeld_tarief", "bedrag_van", "afgewezen_van", "volume_van", "eenheden", "in_eenheid",
        "zonder_mengsel", "eenheid_van", "heeft_tarief", "eigen_middelen", "met_saldo",
    ),
    "Waarom werd het duurder, wat is toegezegd, wie deelt mee?": (
        "prijs_en_hoeveelheid", "verplicht", "ongebruikt", "solidariteit",
    ),
    "Hoe kwam de begroting tot stand, en blijft er iets over?": (
        "begrotingsstappen", "begroting_naar_dekking", "begroting_naar_taakveld", "budget_van_het_jaar",
        "gedeclareerd_per_maand", "begrotingssaldo", "reserve",
    ),
    "Hoe groot is de kans op een tekort, en wat zeiden anderen?": (
        "risico", "tegen_begroting", "prognoses_van_anderen",
    ),
    "Waar komt het op uit?": (
        "nagekomen", "driehoek", "kettingladder", "verwachte_clienten", "reeks_uit", "prognose", "uitgekomen",
        "eerder_voorspeld", "wat_als",
        "clienten_per_product", "uitgaven_per_product",
    ),
    "Hoe gaat het met berichten en aanbieders?": ("keten_per_aanbieder", "retourcodes", "dashboard", "wachtlijsten"),
    "Wat staat er in een telling?": (
        "cijfers_uit", "som_uit", "per_periode", "eigen_cijfers", "herziene_cijfers",
    ),
    "Hoe reken ik met cijfers verder?": (
        "totaal", "opgeteld", "som", "verschil", "gemiddeld", "met_rest", "groepeer", "neem_samen", "in_een",
        "per_halfjaar", "maal", "afgerond", "samen_geteld",
    ),
    "Hoe staat het met maatregelen en contracten?": (
        "taakstelling_per_pakket", "taakstelling_per_maatregel", "effecten_in_euro", "effecten_in_woorden",
        "niet_meegeteld", "zonder_taakstelling", "dekking", "koers", "contracten", "contractkalender", "looptijd",
        "aankondigingen", "maanden_later",
        "kans_op_taakstelling",
    ),
    "Welke rijen kies ik zelf?": (
        "code_van", "aantal", "loopt", "personen", "begint", "eindigt", "in_periode", "geeindigd", "telbaar",
        "alle_van", "betrokken", "met_mutaties",
    ),
    "Over welk moment meet ik?": ("halfjaar_tot", "jaar_tot", "maanden_eerder"),
    "Hoe schrijf ik de declaratie?": ("indicator", "Uitkomst"),
}  # fmt: skip
# What calculations are made of, and no indicator calls.
INSIDE = {
    "niet_te_bepalen", "meting", "geteld", "van_het_eind", "op_peildatum", "meetmomenten", "momenten", "naast",
    "dagen_van", "eerste_dag", "grenzen", "namen", "label", "zelf_geteld", "bestaand", "noten", "verschillen",
    "wijzigingen", "keur_gekozen", "taakstelling_per_project", "met_achter",
}  # fmt: skip


def found() -> dict[str, str]:
    """Give every public function of the calculations with its module, and what an indicator takes from elsewhere."""
    here = ELSEWHERE | {name: _imported(name) for name in PERIODS}
    package = monitorlib.cijfers
    here |= {name: f"{package.__name__}.{module}" for name, module in OF_CHAPTERS.items()}
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if one.name.removeprefix(f"{package.__name__}.").startswith(ROOMS):
            module = importlib.import_module(one.name)
            here |= {name: one.name for name, value in vars(module).items() if _stands_here(value, name, one.name)}
    return here


def _imported(name: str) -> str:
    """Give the module from which the modules of the themes take a name."""
    themes = {one.bereken.__module__ for one in catalogus().values()}
    found = {vars(sys.modules[theme])[name].__module__ for theme in themes if name in vars(sys.modules[theme])}
    if not found:
        raise Undocumented(f"calculations.py noemt {name}, en geen indicator gebruikt dat")
    return found.pop()


def _stands_here(value: Any, name: str, module: str) -> bool:
    return inspect.isfunction(inspect.unwrap(value)) and value.__module__ == module and not name.startswith("_")


def calculations() -> str:
    """Write a table per question; raise `Undocumented` for a calculation that answers none, or two."""
    here, asked = found(), [name for group in QUESTIONS.values() for name in group]
    if left := sorted(set(here) - set(asked) - INSIDE):
        raise Undocumented(f"{here[left[0]]}.{left[0]} staat bij geen vraag in calculations.py; zet het bij een")
    if gone := sorted((set(asked) | INSIDE) - set(here)):
        raise Undocumented(f"calculations.py noemt {gone[0]}, en dat is er niet")
    if twice := [name for name in asked if asked.count(name) > 1 or name in INSIDE]:
        raise Undocumented(f"calculations.py noemt {twice[0]} twee keer")
    return "\n".join(line for question, names in QUESTIONS.items() for line in _question(question, names, here))


def _question(question: str, names: tuple[str, ...], here: dict[str, str]) -> Iterator[str]:
    yield from (f"### {question}", "")
    for name in names:
        value = getattr(importlib.import_module(here[name]), name)
        yield from (f"`{name}`", f": {_first_sentence(value)}", "")
        yield from ("  ```python", f"  from {here[name]} import {name}")
        yield from (f"  {name}{signature_of(value)}", "  ```", "")
        if users := [naam for naam, _, text in functions() if f"{name}(" in text]:
            yield from (f"  Zo gebruikt door: {', '.join(users[:3])}.", "")


def _first_sentence(value: object) -> str:
    return docstring_of(value).split("\n\n")[0].replace("\n", " ")
