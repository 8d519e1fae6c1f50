"""The last look at a finished page: what a reader would stumble over stops the build."""

from collections import Counter
from html.parser import HTMLParser

from monitorlib.errors import PublishError

# Without an end tag.
_VOID = {"br", "col", "hr", "img", "link", "meta", "wbr"}
# These act, load, or ask the reader for something; a page of the monitor does none of it.
_REFUSED = {
    "animate", "audio", "base", "button", "embed", "foreignobject", "form", "iframe", "image", "input", "link",
    "object", "script", "set", "use",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What nbconvert writes when there is no alt text: worse than none, as no tool notices it.
_NO_ALT = "No description has been provided"

Attributes = dict[str, str]


def check_page(html: str, naam: str, script: str = "") -> None:
    """Raise `PublishError` with every fault of a page: ids, headings, alt texts, nesting, what it loads.

    `script` is the one script that it may load, once.
    """
    reader = _Reader(script)
    reader.feed(html)
    reader.close()
    faults = [*reader.faults, *reader.closing_faults()]
    if faults:
        raise PublishError("\n".join(f"{naam}: {fault}" for fault in dict.fromkeys(faults)))


class _Reader(HTMLParser):
    """Read a page once and note what is wrong with it."""

    def __init__(self, script: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts = [{"src": script, "defer": ""}] if script else []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.levels: list[int] = []
        self.open: list[str] = []
        self.figures: list[str] = []
        # How many elements are open around each picture that is made of several drawings.
        self.pictures: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids[given["id"]] += 1
        self._note_links(tag, given)
        self._check_harmless(tag, given)
        if tag == "figure":
            self.figures.append(f"figuur '{given.get('id', 'zonder id')}'")
        elif tag == "img" or given.get("role") == "img":
            self._check_image(given)
            if tag not in _VOID:
                self.pictures.append(len(self.open))
        elif tag == "svg" and not self.pictures:
            self.faults.append("een tekening (svg) heeft geen alternatieve tekst; geef role=img en aria-label.")
        elif tag in _HEADINGS:
            self._check_level(_HEADINGS[tag])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            line, _ = self.getpos()
            self.faults.append(f"regel {line}: </{tag}> sluit een ander element dan het laatst geopende.")
        if self.pictures and len(self.open) < self.pictures[-1]:
            self.pictures.pop()
        if tag == "figure" and self.figures and (figure := self.figures.pop()):
            self.faults.append(f"{figure} heeft geen afbeelding met een alternatieve tekst.")

    def closing_faults(self) -> list[str]:
        """What can only be known at the end of the page."""
        double = [
            f"id '{name}' komt {count} keer voor; geef elke tabel en figuur een eigen naam."
            for name, count in self.ids.items()
            if count > 1
        ]
        dead = [
            f"een verwijzing naar '#{name}', maar dat staat niet op de pagina."
            for name in self.links
            if name not in self.ids
        ]
        h1 = self.levels.count(1)
        heads = [] if h1 == 1 else [f"{h1} koppen van het eerste niveau; een pagina heeft er precies één."]
        unclosed = [f"<{self.open[-1]}> is niet gesloten."] if self.open else []
        return [*double, *dead, *heads, *unclosed]

    def _note_links(self, tag: str, given: Attributes) -> None:
        if tag == "a" and given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        for name in ("aria-labelledby", "aria-describedby", "headers"):
            self.links.extend(given.get(name, "").split())

    def _check_harmless(self, tag: str, given: Attributes) -> None:
        if tag == "script" and given in self.scripts:
            self.scripts.remove(given)
            return
        if tag in _REFUSED:
            self.faults.append(f"<{tag}> kan niet op een pagina.")
        for name in given:
            if name.startswith("on"):
                self.faults.append(f"het kenmerk {name} van <{tag}> start een script; dat kan niet.")
        for name in ("src", "srcset"):
            if name in given and not given[name].startswith("data:image/"):
                self.faults.append(f"'{given[name]}' ligt buiten de pagina; neem de afbeelding erin op.")

    def _check_image(self, given: Attributes) -> None:
        alt = given.get("alt", given.get("aria-label", "")).strip()
        where = (self.figures[-1] if self.figures else "") or "een afbeelding"
        if self.figures:
            self.figures[-1] = ""
        if not alt or alt.startswith(_NO_ALT):
            self.faults.append(f"{where} heeft geen alternatieve tekst; schrijf wat er te zien is.")

    def _check_level(self, level: int) -> None:
        previous = self.levels[-1] if self.levels else 0
        self.levels.append(level)
        if level > previous + 1:
            self.faults.append(f"een kop van niveau {level} volgt op niveau {previous}; sla er geen over.")
