"""The line of a text where something stands: an expression that went wrong, or what an expression wrote."""

from collections.abc import Sequence

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

# How Jinja names the code of a template that was no file.
_SJABLOON = "<template>"
# A plane of Unicode that has no characters of its own, and that is no ink: one for each line of a text.
_EERSTE, _LAATSTE = 0x100000, 0x10FFFD


def regel_van_fout(fout: BaseException) -> int:
    """Give the line of the template on which an error arose; 0 when it does not say."""
    if isinstance(fout, TemplateSyntaxError):
        return fout.lineno
    spoor, regel = fout.__traceback__, 0
    while spoor is not None:
        if spoor.tb_frame.f_code.co_filename == _SJABLOON:
            regel = spoor.tb_lineno
        spoor = spoor.tb_next
    return regel


class Regelmerken(NodeTransformer):
    """Put in front of all that a template writes a character that tells its line.

    What is written into a name, or by a macro, is left as it is: an expression can look at it.
    """

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        node.nodes = [een for deel in node.nodes for een in (_merk(deel.lineno), deel)]
        return node

    def _blijft(self, node: nodes.Node) -> nodes.Node:
        return node

    visit_AssignBlock = visit_Macro = visit_CallBlock = visit_FilterBlock = _blijft


def regel_van_tekst(gemerkt: str, tekst: str) -> int:
    """Give the line of a template that wrote this, in a text with marks; 0 when it is not there."""
    letters: list[str] = []
    regels: list[int] = []
    regel = 1
    for letter in gemerkt:
        if _EERSTE < ord(letter) <= _LAATSTE:
            regel = ord(letter) - _EERSTE
            continue
        letters.append(letter)
        regels.append(regel)
        regel += letter == "\n"
    plek = "".join(letters).find(tekst)
    return regels[plek] if plek >= 0 else 0


def regel_van_cel(bron: str, plaats: Sequence[str]) -> int:
    """Give the line of a template that names a cell: the table and most of its row and column; 0 when none does."""
    tabel, *rest = (f'"{naam}"' for naam in plaats)
    genoemd = [
        (sum(naam in regel for naam in rest), -nummer)
        for nummer, regel in enumerate(bron.replace("'", '"').split("\n"), 1)
        if tabel in regel
    ]
    return -max(genoemd)[1] if genoemd else 0


def _merk(regel: int) -> nodes.Expr:
    return nodes.TemplateData(chr(min(_EERSTE + regel, _LAATSTE)), lineno=regel)
