"""What of a page can be found, and where does it lead?"""

import json

from monitorlib.publish.website.zoekindex import Stuk, Vindbaar, als_script, stukken_in

PAGINA = """<body><nav>Menu</nav><main id="inhoud"><h1 id="wmo">Wmo &amp; meer</h1><p>Hoeveel, en <b>waarom</b>?</p>
<h2 id="stand">Stand</h2><p>Geteld op de peildatum.<br>Echt.</p>
<div class="tabel" id="tabel-a"><table><caption>Voorzieningen <span class="eenheid">aantal</span></caption>
<tr><th>Duinwaarde</th><td>12</td><td class="tekst">loopt door</td></tr><tr><th>Duinwaarde</th></tr></table>
<p class="bron">Bron: register.</p><p class="adres"><a href="#tabel-a">Adres</a></p></div>
<details class="code"><summary>Code</summary><pre>geheim = 1</pre></details><p>Na de tabel.</p></main>
<footer>Voet</footer>"""


def inhoud(script: str) -> dict[str, list[object]]:
    return dict(json.loads(script.partition("MONITOR_ZOEK=")[2].rstrip(";\n")))


def test_sections_and_tables_with_their_words_and_no_numbers_code_or_menu() -> None:
    assert sorted(stukken_in(PAGINA), key=lambda een: een.id) == [
        Stuk("Stand", "Geteld op de peildatum. Echt. Na de tabel.", "stand"),
        Stuk("Voorzieningen", "Duinwaarde loopt door Bron: register.", "tabel-a"),
        Stuk("Wmo & meer", "Hoeveel, en waarom ?", "wmo"),
    ]


def test_a_text_of_two_editions_is_one_with_two_places() -> None:
    stuk = (Stuk("Stand", "</script><b>zelfde</b>", "stand"),)
    edities = (("Q3", "v/2024-Q3"), ("Q4", "v/2024-Q4"))
    pages = [Vindbaar(label, map_, "wmo.html", "Wmo", stuk) for label, map_ in edities]
    assert inhoud(als_script("bibliotheek;", pages)) == {
        "edities": [["Q3", "v/2024-Q3"], ["Q4", "v/2024-Q4"]],
        "hoofdstukken": ["Wmo"],
        "stukken": [[0, "Stand", "</script><b>zelfde</b>", [[0, "wmo.html#stand"], [1, "wmo.html#stand"]]]],
    }
