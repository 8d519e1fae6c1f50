"""The drawings of a page as images of a sheet: still vector, with their alt text and the letters of the sheet."""

import re
from base64 import b64encode

_PANELEN = re.compile(r'<div class="panelen" role="img" aria-label="([^"]*)">(.*?)</svg></div>', re.DOTALL)
_SVG = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.DOTALL)
_ALT, _VLAK = re.compile(r'aria-label="([^"]*)"'), re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_KLEUR = re.compile(r"var\(--[\w-]+,\s*(#[0-9a-fA-F]{3,8})\)")
_GROOTTE = re.compile(r'font-size="([\d.]+)"')
# The drawings are measured with the letters of Arial; those of DejaVu are this much wider.
_SMALLER = 0.87
_TUSSEN = 14.0
# What the stylesheet of the front page says of a course, since an image has no page around it.
_LIJNTJE = (
    "text{font-size:11.5px;fill:#55626a}.laatst{fill:#1d272c;font-weight:bold}.doel{fill:#8a3a12}"
    ".reeks{fill:none;stroke:#0e4a5c;stroke-width:2}circle{fill:#0e4a5c}"
    ".grens{stroke:#8a3a12;stroke-width:1.5;stroke-dasharray:5 4}"
)


def als_afbeeldingen(html: str) -> str:
    """Put in the place of each drawing an image with its alt text; panels of one drawing become one image."""
    return _SVG.sub(_los, _PANELEN.sub(_samen, html))


def _los(gevonden: re.Match[str]) -> str:
    eigenschappen, inhoud = gevonden.groups()
    alt, breed, hoog = _ALT.search(eigenschappen), *_maten(eigenschappen)
    lijntje = 'class="lijntje"' in eigenschappen
    stijl = f"<style>{_LIJNTJE}</style>" if lijntje else ""
    klasse = "lijntje" if lijntje else "breed" if breed > 400 else "tekening"
    return _afbeelding(stijl + inhoud, breed, hoog, alt[1] if alt else "", klasse)


def _samen(gevonden: re.Match[str]) -> str:
    """Lay panels out two beside each other, what explains all of them above."""
    delen, links, boven, hoogst, breedst = [], 0.0, 0.0, 0.0, 0.0
    for eigenschappen, inhoud in _SVG.findall(f"{gevonden[2]}</svg>"):
        breed, hoog = _maten(eigenschappen)
        alleen = 'class="sleutel"' in eigenschappen
        if links and (alleen or links + breed > 2 * 343 + _TUSSEN + 1):
            links, boven, hoogst = 0.0, boven + hoogst + _TUSSEN, 0.0
        vak = f'x="{links:g}" y="{boven:g}" width="{breed:g}" height="{hoog:g}" viewBox="0 0 {breed:g} {hoog:g}"'
        delen.append(f"<svg {vak}>{inhoud}</svg>")
        hoogst, breedst = max(hoogst, hoog), max(breedst, links + breed)
        links = 2 * 343 + _TUSSEN if alleen else links + breed + _TUSSEN
    klasse = "panelen" if breedst > 400 else "tekening"
    # What holds drawings inside is made an image here; nothing is left for the search that follows.
    return _afbeelding("".join(delen), breedst, boven + hoogst, gevonden[1], klasse)


def _maten(eigenschappen: str) -> tuple[float, float]:
    vlak = _VLAK.search(eigenschappen)
    if vlak is None:
        raise ValueError(eigenschappen)
    return float(vlak[1]), float(vlak[2])


def _afbeelding(inhoud: str, breed: float, hoog: float, alt: str, klasse: str) -> str:
    kop = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breed:g} {hoog:g}" width="{breed:g}" height="{hoog:g}"'
    inhoud = _GROOTTE.sub(lambda een: f'font-size="{float(een[1]) * _SMALLER:g}"', _KLEUR.sub(r"\1", inhoud))
    inhoud = inhoud.replace("currentColor", "#1d272c")
    svg = f'<svg {kop} font-family="Monitor" fill="#1d272c">{inhoud}</svg>'
    return f'<img class="{klasse}" alt="{alt}" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
