"""The stylesheet of the pages for what a cell shows in JupyterLab: one look, written once."""

import re

from monitorlib.publish.exporter import TEMPLATE, every_page

# What a page holds and no other output does.
_OURS = (
    ".tabel", ".figuur", ".toelichting", ".bevindingen", ".indicator", ".lees", ".in-orde", ".te-schrijven",
    ".kalender", ".regels", ".indicatoren",
)  # fmt: skip
# More specific than any rule of JupyterLab about tables and texts, which are taken back first.
_OUTPUT = f".jp-OutputArea-output.jp-RenderedHTML.jp-RenderedHTMLCommon:has({', '.join(_OURS)})"
_TAKEN_BACK = (
    "table, caption, thead, tbody, tr, th, td, figure, figcaption, details, summary, p, ul, ol, li, dl, dt, dd, "
    "h1, h2, h3, h4, a, code, pre, sup, blockquote"
)
# A page as wide as a column of JupyterLab; a text beside code needs no room of its own.
_HERE = """
& { padding: .2rem .6rem .6rem; font-size: .95rem; overflow-x: auto; }
& > :first-child { margin-top: .3rem; }
h2 { margin-top: 1rem; border-top: 0; padding-top: 0; }
"""

# The tables of the first page stand under their heading, not in the middle.
_TEXT = ".jp-RenderedMarkdown.jp-RenderedHTMLCommon table { margin-left: 0; }\n"


def stylesheet() -> str:
    """Give the stylesheet that JupyterLab adds to its own."""
    some = (TEMPLATE / f"{naam}.css" for naam in ("kalender", "indicator"))
    pages = every_page() + "".join(path.read_text(encoding="utf-8") for path in some)
    pages = re.sub(r"/\*.*?\*/", "", pages, flags=re.DOTALL)
    # There is no page around an output: what holds for that, holds for the output.
    inside = re.sub(
        r"(?m)^(\s*)(?::root|body)(?= \{)", r"\1&", re.sub(r"@page \{.*?\n\}\n", "", pages, flags=re.DOTALL)
    )
    return f"{_TEXT}{_OUTPUT} {{\n:where({_TAKEN_BACK}) {{ all: revert; }}\n{inside}{_HERE}}}\n"
