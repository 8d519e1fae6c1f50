"""What could stand in the place of a piece of code by mistake."""

import ast
import copy
from collections.abc import Iterator
from typing import Any

VERGELIJK: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
REKEN: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
NAMEN = {"any": "all", "min": "max", "startswith": "endswith", "first": "last", "floor": "ceil", "inner": "left"}
NAMEN |= {ander: naam for naam, ander in NAMEN.items()}
# A call that leaves something out, or puts it in order: without it the value before it is left.
STAP = {
    "filter", "distinct", "drop_null", "dropna", "fill_null", "fillna", "order_by", "sort_values", "sort_index",
    "limit", "head", "abs", "round", "strip", "lower", "casefold", "drop_duplicates", "having", "nullif",
}  # fmt: skip
# Asks for a check by Python, or says how a class is made; says nothing about a number.
STIL = {"strict", "frozen", "slots", "kw_only", "eq", "order", "repr", "stacklevel", "encoding"}


def vervangingen(knoop: ast.AST) -> Iterator[ast.AST]:
    """Give what could stand in the place of a node, by mistake."""
    match knoop:
        case ast.Constant(value=bool() as waarde):
            yield ast.Constant(not waarde)
        case ast.Constant(value=int() | float() as waarde):
            yield ast.Constant(waarde + 1)
        case ast.Constant(value=str() as waarde) if " " not in waarde and "\n" not in waarde:
            yield ast.Constant(f"XX{waarde}")
        case ast.Compare(ops=[op, *rest]):
            yield ander(knoop, ops=[VERGELIJK[type(op)](), *rest])
            if rest:
                yield ander(knoop, ops=[op, *(VERGELIJK[type(r)]() for r in rest)])
        case ast.BinOp(op=op) if type(op) in REKEN and not _is_type_unie(knoop):
            yield ander(knoop, op=REKEN[type(op)]())
        case ast.BoolOp(op=op, values=waarden):
            yield ander(knoop, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            yield from (ander(knoop, values=rest) for rest in _zonder_een(waarden))
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert(), operand=waarde):
            yield waarde
        case ast.Tuple(elts=delen, ctx=ast.Load()) | ast.List(elts=delen, ctx=ast.Load()) | ast.Set(elts=delen):
            yield from (
                ander(knoop, elts=rest) for rest in _zonder_een(delen) if rest or not isinstance(knoop, ast.Set)
            )
        case ast.Dict(keys=sleutels, values=waarden):
            for i in range(len(sleutels)):
                yield ander(knoop, keys=sleutels[:i] + sleutels[i + 1 :], values=waarden[:i] + waarden[i + 1 :])
        case ast.Call():
            yield from _andere_aanroep(knoop)
        case ast.Return(value=ast.expr() as waarde) if not _leeg(waarde):
            yield ast.Return(ast.Constant(None))
        case ast.If(orelse=anders):
            yield ander(knoop, test=ast.Constant(False))
            if anders:
                yield ander(knoop, test=ast.Constant(True))
        case ast.IfExp(body=dan, orelse=anders):
            yield from (dan, anders)
        case ast.comprehension(ifs=[_, *_] as eisen):
            yield from (ander(knoop, ifs=rest) for rest in _zonder_een(eisen))
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.AugAssign() | ast.Delete() | ast.Raise():
            yield ast.Pass()
        case ast.Slice(lower=onder, upper=boven):
            if onder is not None:
                yield ander(knoop, lower=None)
            if boven is not None:
                yield ander(knoop, upper=None)


def _andere_aanroep(knoop: ast.Call) -> Iterator[ast.AST]:
    for i, argument in enumerate(knoop.keywords):
        if argument.arg not in STIL:
            yield ander(knoop, keywords=knoop.keywords[:i] + knoop.keywords[i + 1 :])
    match knoop.func:
        case ast.Name(id=naam) if naam in NAMEN:
            yield ander(knoop, func=ast.Name(NAMEN[naam]))
        case ast.Attribute(attr=naam) as functie if naam in NAMEN:
            yield ander(knoop, func=ander(functie, attr=NAMEN[naam]))
        case ast.Attribute(value=voor, attr=naam) if naam in STAP:
            yield voor
            if len(knoop.args) > 1:
                yield from (ander(knoop, args=rest) for rest in _zonder_een(knoop.args))


def _leeg(waarde: ast.expr) -> bool:
    """Say whether a value is as good as None: nothing, no, or an empty text or list."""
    match waarde:
        case ast.Constant(value=niets):
            return not niets
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
    return False


def _zonder_een(delen: list[Any]) -> list[list[Any]]:
    return [delen[:i] + delen[i + 1 :] for i in range(len(delen))]


def _is_type_unie(knoop: ast.BinOp) -> bool:
    """`int | None` stands for a type, wherever it stands."""
    namen = {"int", "str", "float", "bool", "None", "Decimal"}
    kanten = (knoop.left, knoop.right)
    return isinstance(knoop.op, ast.BitOr) and any(ast.unparse(kant) in namen for kant in kanten)


def ander(knoop: Any, **velden: object) -> Any:
    nieuw = copy.copy(knoop)
    for veld, waarde in velden.items():
        setattr(nieuw, veld, waarde)
    return nieuw
