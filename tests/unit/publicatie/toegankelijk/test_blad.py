"""Is what keeps somebody from reading a page seen, and said once?"""

import pytest

from monitorlib.publicatie.toegankelijk.blad import fouten_in

TABEL = (
    '<table><caption>Cliënten</caption><tr><th scope="col">Gemeente</th><th scope="col">2024</th></tr>'
    '<tr><th scope="row">Aa</th><td>7</td></tr></table>'
)
GOED = (
    '<!doctype html>\n<html lang="nl"><head><title>Wmo</title><style>p{}</style></head><body><main>'
    f'<h1>Wmo</h1><h2>Cliënten</h2>{TABEL}<p><a href="index.html">Overzicht</a></p>'
    '<p><a href="x.html"><img src="data:image/png;base64,AA" alt="Naar de kaart"></a></p></main></body></html>'
)


def test_a_page_that_is_fine() -> None:
    gelezen = fouten_in(GOED)
    assert gelezen.fouten == ()
    assert (gelezen.titel, gelezen.stijl) == ("Wmo", "p{}")


@pytest.mark.parametrize(
    ("was", "wordt", "fout"),
    [
        (' lang="nl"', "", "de taal is '', en hoort 'nl' te zijn"),
        (' lang="nl"', ' lang="en"', "de taal is 'en', en hoort 'nl' te zijn"),
        ("<title>Wmo</title>", "<title> </title>", "de pagina heeft geen titel"),
        ("<main>", "<div>", "0 keer een hoofddeel (main); een pagina heeft er één"),
        ("<caption>Cliënten</caption>", "", "tabel 1 heeft geen titel (caption)"),
        ('<th scope="col">2024</th>', "<th>2024</th>", "tabel 1: een kop zegt niet waarvan zij de kop is (scope)"),
        ('scope="row"', 'scope="rij"', "tabel 1: een kop zegt niet waarvan zij de kop is (scope)"),
        (">Overzicht</a>", "> </a>", "een verwijzing zegt niet waarheen; schrijf er woorden in"),
        ("<h2>Cliënten</h2>", "<h3>Cliënten</h3>", "een kop van niveau 3 volgt op niveau 1; sla er geen over."),
        ("<h2>Cliënten</h2>", "<h1>Nog een</h1>", "2 koppen van het eerste niveau; een pagina heeft er precies één."),
        ('alt="Naar de kaart"', 'alt=""', "een afbeelding heeft geen alternatieve tekst; schrijf wat er te zien is."),
    ],
)
def test_a_fault_is_seen(was: str, wordt: str, fout: str) -> None:
    assert GOED.count(was) == 1
    slecht = GOED.replace(was, wordt)
    if was == "<main>":
        slecht = slecht.replace("</main>", "</div>")
    assert fout in fouten_in(slecht).fouten


def test_a_table_of_cells_alone_has_neither_title_nor_heads() -> None:
    kaal = GOED.replace(TABEL, "<table><tr><td>Aa</td><td>7</td></tr></table>" * 2)
    assert fouten_in(kaal).fouten == (
        "tabel 1 heeft geen titel (caption)",
        "tabel 1 heeft geen koppen (th)",
        "tabel 2 heeft geen titel (caption)",
        "tabel 2 heeft geen koppen (th)",
    )


def test_a_table_that_another_text_names_has_a_title() -> None:
    genoemd = GOED.replace("<table><caption>Cliënten</caption>", '<table aria-label="Cliënten">')
    assert fouten_in(genoemd).fouten == ()
