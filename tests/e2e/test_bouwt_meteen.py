"""Does what `monitor new` makes build at once, each open place saying what to write there?

And when they are filled in, one by one: is each of them gone, and is nothing that went lost taken for never delivered?
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pagina import cellen, lees

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.exit_codes import OPEN_BEVINDINGEN

NAAM = "proefregio/2025-Q1"
NIEUW = ["new", NAAM, "--gemeente", "GM9999:Proefstad", "--quiet"]
# Two came, and one of them went again, in the same month.
UITKERINGEN = "1,A,GM9999,2025-02-03,,,\n2,B,GM9999,2025-02-10,2025-02-24,Werk,\n"


def gelezen(pagina: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", pagina.get_text())


@pytest.mark.parametrize(
    ("keuze", "hoofdstukken"),
    [
        (["--bronnen", "minimabeleid"], {"participatiewet"}),
        (["--bronnen", "uitkeringen"], {"participatiewet", "prestatie-indicatoren", "samenvatting"}),
        (["--hoofdstukken", "financien,privacy,verantwoording"], {"financien", "privacy"}),
        ([], {"jeugdwet", "wmo", "aanbieders", "transformatie", "maatregelen", "clientbeleving", "inleiding"}),
    ],
)
def test_it_builds_at_once(
    project: Path, keuze: list[str], hoofdstukken: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every source says on a page which file it is in; nothing is counted, and no page is without its banner."""
    assert main([*NIEUW, *keuze]) == 0
    assert main(["build", NAAM]) == 0
    site, editie = project / f"output/{NAAM}/intern", Editie.named(NAAM, Layout.find())
    # The first line counts them; of what is more than nineteen the terminal says where they all stand.
    meer = f"  en nog {len(editie.nog_open) - 19} andere; ze staan alle in: monitor check {NAAM}"
    assert (meer in capsys.readouterr().out.splitlines()) == (len(editie.nog_open) > 19)
    assert {*hoofdstukken, "verantwoording"} <= {pad.stem for pad in site.glob("*.html")}
    paginas = {pad.stem: lees(pad) for pad in site.glob("*.html")}
    van_alles = gelezen(paginas.pop("verantwoording"))
    gezegd = "\n".join(gelezen(pagina) for pagina in paginas.values())
    for bron in editie.bronnen.values():
        assert f"Zet de rijen in data/{NAAM}/{bron.bestand}" in gezegd
    for een in editie.nog_open:
        assert een.sleutel in van_alles
    assert not [een for pagina in paginas.values() for een in pagina.select("table, figure")]
    assert all("Nog niet af:" in gelezen(pagina) for pagina in paginas.values())


def test_each_place_that_is_filled_in_is_gone(
    project: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """First the delivery, then what is needed to count, then what is only said of it."""
    assert main([*NIEUW, "--bronnen", "uitkeringen", "--hoofdstukken", "participatiewet,verantwoording"]) == 0
    params, levering = project / f"params/{NAAM}/params.yml", project / f"data/{NAAM}/uitkeringen.csv"
    pagina = project / f"output/{NAAM}/intern/participatiewet.html"
    kop = levering.read_text(encoding="utf-8")
    levering.write_text(kop + UITKERINGEN, encoding="utf-8")
    assert main(["build", NAAM]) == 1
    assert capsys.readouterr().err.strip() == (
        f"data/{NAAM}/uitkeringen.csv: dit is geleverd, en params/{NAAM}/params.yml zegt bij bronnen.uitkeringen "
        "'nog_niet_geleverd: true'. Haal die regel weg; dan wordt het gelezen."
    )
    edit(params, "    nog_niet_geleverd: true\n", "")
    edit(params, "        - Werk\n        - nog in te vullen\n", "        - Werk\n        - Verhuizing\n")
    assert main(["build", NAAM]) == 0
    regel = params.read_text(encoding="utf-8").splitlines().index("    volledig_vanaf: nog in te vullen") + 1
    gezegd = capsys.readouterr().out
    assert f"  params/{NAAM}/params.yml, regel {regel}, bronnen.uitkeringen.volledig_vanaf: nog in te vullen." in gezegd
    assert "Nog open: 3 plaatsen." in gezegd
    assert "Nog in te vullen: bronnen.uitkeringen.volledig_vanaf" in gelezen(lees(pagina))
    assert "Nog niet geleverd" not in gelezen(lees(pagina))
    edit(params, "volledig_vanaf: nog in te vullen", "volledig_vanaf: 2024-01-01")
    assert main(["check", NAAM, "--quiet"]) == OPEN_BEVINDINGEN
    edit(params, "titel: nog in te vullen", "titel: Monitor van Proefstad")
    edit(params, "vindplaats: nog in te vullen", "vindplaats: verzonnen voor deze test")
    capsys.readouterr()
    assert main(["build", NAAM]) == 0
    assert "Nog open" not in capsys.readouterr().out
    stroom = cellen(lees(pagina).find(id="tabel-in-en-uitstroom"))
    assert [aantal for (rij, _), aantal in stroom.items() if rij == "Februari"] == ["2", "1"], stroom
    assert "Nog niet af" not in gelezen(lees(pagina))
    # Rows that went lost later are no delivery that never came.
    levering.write_text(kop, encoding="utf-8")
    assert main(["build", NAAM]) == 1
    assert "uitkeringen.csv" in capsys.readouterr().err
