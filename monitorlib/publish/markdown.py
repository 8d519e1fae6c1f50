"""The Markdown of a chapter, as HTML in which nothing that the text holds can act."""

from typing import Any

import mistune
from markupsafe import Markup
from mistune.plugins.table import table


class _SafeRenderer(mistune.HTMLRenderer):
    """Show raw HTML as text, and give a table what a screen reader or a phone needs."""

    def __init__(self) -> None:
        super().__init__(escape=True)

    def table(self, text: str) -> str:
        return f'<div class="schuif" tabindex="0"><table>\n{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        tag, scope = ("th", ' scope="col"') if head and text else ("td", "")
        # The stylesheet sets a plain cell to the right, as a number: that is what '---:' asks for.
        kind = "" if align == "right" else ' class="tekst"'
        return f"<{tag}{scope}{kind}>{text}</{tag}>\n"


# No mathematics: a dollar sign in a municipal text is a dollar sign.
_to_html = mistune.Markdown(renderer=_SafeRenderer(), plugins=[table])
_to_tokens = mistune.Markdown(renderer=None)


def render(source: str) -> Markup:
    """Render Markdown as HTML; raw HTML becomes visible text and a dangerous link a dead one."""
    return Markup(_to_html(source))


def titles(source: str) -> list[str]:
    """List the texts of the headings of the first level, without the emphasis inside them."""
    tokens: Any = _to_tokens(source)
    return [_text(token).strip() for token in tokens if token["type"] == "heading" and token["attrs"]["level"] == 1]


def last_words(source: str) -> tuple[str, str]:
    """Give the last heading under the title and the last paragraph of a text, both without markup; '' for none."""
    tokens: Any = _to_tokens(source)
    koppen = [een for een in tokens if een["type"] == "heading" and een["attrs"]["level"] > 1]
    alineas = [een for een in tokens if een["type"] == "paragraph"]
    kop, alinea = ("".join(_text(een) for een in alle[-1:]).strip() for alle in (koppen, alineas))
    return kop, alinea


def _text(token: dict[str, Any]) -> str:
    own = " " if token["type"] in {"softbreak", "linebreak"} else str(token.get("raw", ""))
    return own + "".join(_text(child) for child in token.get("children", []))
