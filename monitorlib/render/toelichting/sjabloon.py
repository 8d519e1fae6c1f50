"""A section of a toelichting as a Jinja template in a sandbox: rendered, and rendered along every branch.

Written numbers with a source leave it in ink (`inkt`); anything else that an expression gives is text like any other.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

from monitorlib.errors import ToelichtingError
from monitorlib.render.tabellen.getoonde_tabel import schrijf
from monitorlib.render.toelichting.functie import Functie
from monitorlib.render.toelichting.inkt import ONZICHTBAAR, Inkt
from monitorlib.render.toelichting.oordeel import Oordeel
from monitorlib.render.toelichting.rekengetal import Rekengetal
from monitorlib.render.toelichting.verborgen_getal import VerborgenGetal
from monitorlib.render.toelichting.vindplaats import Regelmerken

# Every combination of branches is rendered: two to the power of this, in a second.
KEUZES = 10
_KEUZE, _LUS = "_keuze", "_lus"

Namen = Mapping[str, Any]


def render(bron: str, namen: Namen, inkt: Inkt) -> str:
    """Render a template with these names; numbers with a source are in ink."""
    return _omgeving(namen, inkt).from_string(bron).render()


def takken(bron: str, probeer: Sequence[tuple[Namen, Inkt]]) -> list[str]:
    """Render every combination of branches, whatever the conditions say today: an `if` hides no literal.

    Of the sets of names to try the first is used with which a branch can be rendered. Raises `ToelichtingError` when
    there are more than `KEUZES` conditions, and the error of the last set when a branch can be rendered with none.
    """
    return _takken(SandboxedEnvironment().parse(bron), probeer)


def gemerkt(bron: str, nu: tuple[Namen, Inkt], probeer: Sequence[tuple[Namen, Inkt]]) -> list[str]:
    """Render a template as it is now, and every combination of its branches, with marks that tell the lines."""
    omgeving = SandboxedEnvironment()
    vormen = [_omgeving(*nu).from_string(Regelmerken().visit(omgeving.parse(bron))).render()]
    return vormen + _takken(Regelmerken().visit(omgeving.parse(bron)), probeer)


def _takken(sjabloon: nodes.Template, probeer: Sequence[tuple[Namen, Inkt]]) -> list[str]:
    keuzes = _Keuzes()
    boom = keuzes.visit(sjabloon)
    if keuzes.aantal > KEUZES:
        raise ToelichtingError(f"hier staan {keuzes.aantal} voorwaarden; hoogstens {KEUZES}. Verdeel de tekst.")
    if not keuzes.aantal and not keuzes.lussen:
        return []
    return [_tak(boom, list(gekozen), probeer) for gekozen in product((True, False), repeat=keuzes.aantal)]


def _tak(boom: nodes.Template, gekozen: list[bool], probeer: Sequence[tuple[Namen, Inkt]]) -> str:
    *eerst, laatst = probeer
    for namen, inkt in eerst:
        try:
            return _kies(boom, gekozen, namen, inkt)
        except Exception:  # another set of names may do; the last one raises
            continue
    return _kies(boom, gekozen, *laatst)


def _kies(boom: nodes.Template, gekozen: list[bool], namen: Namen, inkt: Inkt) -> str:
    keuze = {_KEUZE: gekozen.__getitem__, _LUS: lambda rij: list(rij) or [""]}
    return _omgeving({**namen, **keuze}, inkt).from_string(boom).render()


def _omgeving(namen: Namen, inkt: Inkt) -> SandboxedEnvironment:
    omgeving = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=_uitvoer(inkt))
    omgeving.globals = dict(namen)
    return omgeving


def _uitvoer(inkt: Inkt) -> Callable[[object], object]:
    """Give what becomes of the value of an expression: only text and numbers may stand on a page."""

    def uitvoer(waarde: object) -> object:
        if isinstance(waarde, VerborgenGetal):
            return inkt.schrijf(ONZICHTBAAR)
        if isinstance(waarde, Rekengetal):
            tekst = f"{waarde.woord}{schrijf(waarde)}"
            return inkt.schrijf(tekst) if waarde.gebrond else tekst
        if isinstance(waarde, Undefined | Functie):
            return str(waarde)  # raises: an unknown name, or a function without its parentheses
        if isinstance(waarde, str | int | float) and not isinstance(waarde, bool | Oordeel):
            return waarde
        raise ToelichtingError(
            f"een uitdrukking geeft {_soort(waarde)}; alleen tekst of een getal kan op een pagina. Schrijf haar zo."
        )

    return uitvoer


def _soort(waarde: object) -> str:
    return "ja of nee" if isinstance(waarde, bool | Oordeel) else "niets" if waarde is None else "een lijst"


class _Keuzes(NodeTransformer):
    """Put in place of each condition a choice that is made from outside, and let each loop run at least once."""

    def __init__(self) -> None:
        self.aantal = 0
        self.lussen = False

    def _keuze(self, regel: int) -> nodes.Expr:
        self.aantal += 1
        return _roep(_KEUZE, nodes.Const(self.aantal - 1, lineno=regel))

    def visit_If(self, node: nodes.If) -> nodes.Node:
        node.test = self._keuze(node.lineno)
        return self.generic_visit(node)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        node.test = self._keuze(node.lineno)
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
        return self.generic_visit(node)

    def visit_And(self, node: nodes.And) -> nodes.Node:
        return self.visit_CondExpr(nodes.CondExpr(node.left, node.left, node.right, lineno=node.lineno))

    visit_Or = visit_And

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.lussen = True
        node.iter = _roep(_LUS, node.iter)
        if node.else_:
            leeg = nodes.List([], lineno=node.lineno)
            node.iter = nodes.CondExpr(self._keuze(node.lineno), node.iter, leeg, lineno=node.lineno)
        node.test = self._keuze(node.lineno) if node.test else None
        return self.generic_visit(node)


def _roep(naam: str, waarde: nodes.Node) -> nodes.Call:
    return nodes.Call(nodes.Name(naam, "load", lineno=waarde.lineno), [waarde], [], None, None, lineno=waarde.lineno)
