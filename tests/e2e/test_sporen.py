"""Does the second gate find what may not be public, in every kind of file, and nothing where all is well?"""

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lekken import BSN, LEKKEN, LOS, PSEUDONIEM, op_pagina
from verbergen import verberg

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.privacy.toets.lezen.gevonden import Gelezenmap, lees_map
from monitorlib.privacy.toets.sporen.onderzoek import onderzoek
from monitorlib.publicatie.poorten.geschreven import bekende_getallen

CONTACT = ("monitor@bmwe.example",)


@pytest.fixture(scope="module")
def schoon(met_vormen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that would be public; the numbers of indicators as rounded as they are then."""
    weg = shutil.ignore_patterns("gemeente", "uitleg", "notebooks", "manifest.json", "bouw.json")
    folder = Path(shutil.copytree(met_vormen, tmp_path_factory.mktemp("schoon") / "openbaar", ignore=weg))
    for pad in (folder / "indicatoren.csv", *folder.glob("indicatoren/*.csv")):
        tekst = pad.read_text(encoding="utf-8")
        rond = re.sub(r"(?m)\d+\.\d{2,}$", lambda een: f"{float(een[0]):.1f}", tekst)
        pad.write_text(rond, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def gelezen(schoon: Path) -> Gelezenmap:
    return lees_map(schoon)


@cache
def bekend() -> frozenset[Decimal]:
    return bekende_getallen(Editie.named("bmwe/2016-Q1", Layout.find()))


def gevonden(folder: Path, gelezen: Gelezenmap) -> list[tuple[str, str]]:
    return list(onderzoek(folder, gelezen, bekend(), CONTACT))


def test_a_folder_where_all_is_well_has_nothing(schoon: Path, gelezen: Gelezenmap) -> None:
    assert gevonden(schoon, gelezen) == []


@pytest.fixture
def klein(schoon: Path, tmp_path: Path) -> Path:
    """A few files of every kind of the folder: to look through all of them takes seconds."""
    folder = tmp_path / "openbaar"
    for naam in ("wmo.html", "kalender.ics", "indicatoren.csv", "inhoud.txt"):
        if (schoon / naam).exists():
            folder.mkdir(exist_ok=True)
            shutil.copyfile(schoon / naam, folder / naam)
    (folder / "vormen").mkdir()
    for pad in (*schoon.glob("vormen/*.xlsx"), *schoon.glob("vormen/raadsbrief-*.pdf")):
        shutil.copyfile(pad, folder / "vormen" / pad.name)
    for pad in schoon.glob("vormen/csv/wmo-latende*"):
        shutil.copyfile(pad, folder / "vormen" / pad.name)
    return folder


@pytest.mark.parametrize("naam", LEKKEN)
def test_a_leak_is_found(klein: Path, gelezen: Gelezenmap, naam: str) -> None:
    plant, verwacht = LEKKEN[naam]
    plant(klein)
    fouten = gevonden(klein, gelezen)
    assert any(verwacht in wat for _, wat in fouten), fouten
    # The place is named; what stands there never is, unless it is the name of a file.
    gezegd = " ".join(wat for _, wat in fouten)
    assert not any(een in gezegd for een in (BSN, PSEUDONIEM, LOS, "jansen"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Van 7.182 voorzieningen zijn er 552 een PGB (7,7 %).</p>",
        "<p>Op 31 maart 2016 en 31-12-2015, in 2016 en het 1e kwartaal.</p>",
        "<p>Mail monitor@bmwe.example.</p>",
        # Nine digits that are a number that is published.
        "<p>In totaal € 147.366.440.</p>",
        "<p>sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</p>",
        '<svg viewBox="0 0 343 559"><path d="M123456782 14.5L12.5 61187Z"/></svg>',
        '<p style="width:61.187px">hulp</p>',
    ],
)
def test_what_is_well_is_left_alone(klein: Path, gelezen: Gelezenmap, html: str) -> None:
    op_pagina(html)(klein)
    assert gevonden(klein, gelezen) == []


@pytest.mark.parametrize("tekst", ["Dossier 123456789", "Bel 0596 44 14 44", "18 maart 2016 en 31-12-2015: 123.45.67"])
def test_what_is_no_bsn_is_not_called_one(klein: Path, gelezen: Gelezenmap, tekst: str) -> None:
    """123456789 fails the elfproef: 165 - 18 is no multiple of 11."""
    op_pagina(f"<p>{tekst}</p>")(klein)
    assert not any("burgerservicenummer" in wat for _, wat in gevonden(klein, gelezen))


@pytest.fixture
def verborgen(schoon: Path, tmp_path: Path) -> Callable[[str], list[tuple[str, str]]]:
    """A folder in which PGB of Bedum is hidden in the summary, with a piece of HTML added."""
    folder = Path(shutil.copytree(schoon, tmp_path / "openbaar", ignore=shutil.ignore_patterns("*.pdf", "*.xlsx")))
    verberg(folder, [("jeugdwet-recapitulatie-jeugdwet.csv", ("1e kw", "Bedum", "PGB"))])
    gelezen = lees_map(folder)
    for pad in folder.iterdir():
        if pad.is_file() and pad.name != "wmo.html":
            pad.unlink()
    for map_ in ("vormen", "indicatoren"):
        shutil.rmtree(folder / map_)

    def met(html: str) -> list[tuple[str, str]]:
        op_pagina(html)(folder)
        return gevonden(folder, gelezen)

    return met


@pytest.mark.parametrize("zin", ["Bedum heeft voor PGB 3 voorzieningen.", "Het laagst: Bedum, PGB: 3", "PGB Bedum (3)"])
def test_a_sentence_that_names_a_hidden_cell_with_a_number_is_found(
    verborgen: Callable[[str], list[tuple[str, str]]], zin: str
) -> None:
    assert any("bij de verborgen cel bedum / pgb" in wat for _, wat in verborgen(f"<p>{zin}</p>"))


def test_a_sentence_with_a_number_of_a_shown_cell_is_left_alone(
    verborgen: Callable[[str], list[tuple[str, str]]],
) -> None:
    assert verborgen("<p>Winsum, PGB: 3. En in Bedum is voor PGB niets te zeggen.</p>") == []
