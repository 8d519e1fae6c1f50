"""What goes on a page, what is left out, and what stops it: the exporter on notebooks of a few cells."""

import re
from dataclasses import replace

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from monitorlib.errors import PublishError
from monitorlib.pagina.bladen.kerncijfers import Kerncijfer
from monitorlib.pagina.bladen.onzeker import Onzeker
from monitorlib.pagina.record import RECORD_MIME
from monitorlib.publish.exporter import CSP, Kaart, Page, Voorpagina, css_string, export_hoofdstuk, export_index
from monitorlib.publish.headings import number_headings, slug
from monitorlib.publish.menu import Menupunt, titel_van
from monitorlib.publish.outputs import check_cells
from monitorlib.render.figuren.lijntje import lijntje

PAGE = Page(
    titel="Monitor sociaal domein",
    gebied="Veldwijk en Duinmeer",
    periode="1e kwartaal 2016",
    peildatum="31 maart 2016",
    status="reproductie",
    lezers="intern",
    banner="Reproductie; geen uitgave van de gemeente.",
    hoofdstukken=(Menupunt("inleiding", "Inleiding"), Menupunt("wmo", "Wmo"), Menupunt("slot", "Slot")),
)
TITLE = new_markdown_cell("# Monitor Wmo\n\nWat dit hoofdstuk beantwoordt.")
IMAGE = "data:image/svg+xml;base64,PHN2Zy8+"


def notebook(*cells: NotebookNode) -> NotebookNode:
    """An executed notebook that starts with its title."""
    return new_notebook(cells=[TITLE, *cells])


def code(source: str, *html: str, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell that left these pieces of HTML."""
    outputs = [new_output("display_data", data={"text/html": piece, "text/plain": "T"}) for piece in html]
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


def body(*cells: NotebookNode) -> str:
    """The main part of the page of these cells."""
    html = export_hoofdstuk(notebook(*cells), "wmo", PAGE)
    return html.split("<main", 1)[1].split('<nav class="verder"', 1)[0]


def message(*cells: NotebookNode) -> str:
    """The message with which a page of these cells is refused."""
    made = notebook(*cells)

    def page() -> str:
        check_cells(made, "notebooks/wmo.ipynb")
        return export_hoofdstuk(made, "wmo", PAGE)

    with pytest.raises(PublishError) as refused:
        page()
    return str(refused.value)


def folds(html: str) -> list[str]:
    """The code in each fold, without its marks."""
    found = re.findall(r'<details class="code">.*?<code>(.*?)</code>', html, flags=re.DOTALL)
    return [re.sub("<[^>]+>", "", fold) for fold in found]


class TestPage:
    def test_frame(self) -> None:
        html = export_hoofdstuk(notebook(), "wmo", PAGE)
        assert html.startswith('<!doctype html>\n<html lang="nl">')
        assert "<title>Monitor Wmo – Monitor sociaal domein – 1e kwartaal 2016</title>" in html
        assert CSP.replace("'", "&#39;") in html
        assert '<p class="banner">Reproductie; geen uitgave van de gemeente.</p>' in html
        assert "<li>Status: reproductie</li>" in html
        assert '<a href="wmo.html" aria-current="page">Wmo</a>' in html
        assert html.count("aria-current=") == 1
        assert '<a rel="prev" href="inleiding.html">' in html
        assert '<a rel="next" href="slot.html">' in html
        assert "<script" not in html

    def test_stylesheet_is_small(self) -> None:
        style = export_hoofdstuk(notebook(), "wmo", PAGE).split("<style>")[1].split("@page { @top-left")[0]
        assert len(style.encode()) < 12_000

    def test_same_input_same_bytes(self) -> None:
        cells = (new_markdown_cell("## Stand"), code("tabel(stand)", "<p>1</p>"))
        first = export_hoofdstuk(notebook(*cells), "wmo", PAGE)
        assert first == export_hoofdstuk(notebook(*cells), "wmo", PAGE)

    def test_export_leaves_the_notebook_as_it_was(self) -> None:
        made = notebook(code("a = 1", tags=("parameters",)), code("b = 2"), code("c = 3"))
        before = str(made)
        export_hoofdstuk(made, "wmo", PAGE)
        assert str(made) == before

    def test_page_without_banner(self) -> None:
        html = export_hoofdstuk(notebook(), "wmo", Page(**{**vars(PAGE), "banner": None}))
        assert 'class="banner"' not in html
        assert "@bottom-left { content: " + css_string(f"Niet voor publicatie. {PAGE.gebied}") in html

    def test_text_of_the_edition_is_escaped_everywhere(self) -> None:
        evil = '</style><script>x</script>"\\'
        page = Page(**{**vars(PAGE), "banner": evil, "titel": evil, "gebied": evil})
        assert "<script" not in export_hoofdstuk(notebook(), "wmo", page)

    def test_css_string_cannot_end_early(self) -> None:
        assert css_string('a"b\\c\n<é') == r'"a\22 b\5c c\a \3c é"'

    def test_unknown_chapter(self) -> None:
        with pytest.raises(PublishError) as refused:
            export_hoofdstuk(notebook(), "wmoo", PAGE)
        assert str(refused.value) == ("wmoo: dit hoofdstuk staat niet in de navigatie. Bedoelt u 'wmo'?")


class TestTitle:
    def test_title_is_plain_text(self) -> None:
        assert titel_van(new_notebook(cells=[new_markdown_cell("# Monitor *Wmo* `2016`")]), "wmo") == (
            "Monitor Wmo 2016"
        )

    def test_a_comment_in_code_is_no_title(self) -> None:
        cells = [TITLE, new_markdown_cell("```\n# geen titel\n```"), new_code_cell("# ook niet")]
        assert titel_van(new_notebook(cells=cells), "wmo") == "Monitor Wmo"

    def test_no_title(self) -> None:
        with pytest.raises(PublishError) as refused:
            titel_van(new_notebook(cells=[new_markdown_cell("## Stand")]), "wmo")
        assert str(refused.value) == ("wmo: het notebook heeft geen titel; begin de eerste cel met '# ' en de titel.")

    def test_two_titles(self) -> None:
        assert message(new_markdown_cell("# Nog een")) == (
            "wmo: het notebook heeft 2 titels: 'Monitor Wmo' en 'Nog een'; houd er één en maak de rest '## '."
        )


class TestCode:
    def test_default_parameters_are_not_on_the_page(self) -> None:
        html = body(
            code('kwartaal = "1999-Q4"', tags=("parameters",)),
            code('kwartaal = "2016-Q1"', tags=("injected-parameters",)),
        )
        assert "1999-Q4" not in html
        assert "2016-Q1" in html

    def test_cells_without_text_between_them_share_a_fold(self) -> None:
        html = body(code("a = 1"), code("b = 2", "<p>uit b</p>"), new_markdown_cell("Tekst."), code("c = 3"))
        assert folds(html) == ["a = 1\n\nb = 2", "c = 3"]
        assert html.index("uit b") < html.index('<details class="code">') < html.index("Tekst.")

    def test_code_is_escaped_and_marked(self) -> None:
        html = body(code('if a < 1 & b: x("</code>")  # <b>'))
        assert '<i class="k">if</i> a &lt; <i class="m">1</i> &amp; b: x(' in html
        assert '<i class="c"># &lt;b&gt;</i>' in html

    def test_html_output_is_shown_and_text_is_not(self) -> None:
        html = body(code("tabel(x)", "<p>de tabel</p>"))
        assert "<p>de tabel</p>" in html
        assert ">T<" not in html


class TestMarkdown:
    def test_raw_html_becomes_text(self) -> None:
        html = body(new_markdown_cell('<script>alert(1)</script>\n\nEn <b onclick="x">dit</b>.'))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
        assert "&lt;b onclick=&quot;x&quot;&gt;dit&lt;/b&gt;" in html

    def test_table_has_scope_and_no_empty_header(self) -> None:
        html = body(new_markdown_cell("| |aantal|\n|---|---:|\n|ZIN|4|"))
        assert '<td class="tekst"></td>\n<th scope="col">aantal</th>' in html
        assert '<td class="tekst">ZIN</td>\n<td>4</td>' in html

    def test_script_link_is_refused(self) -> None:
        assert message(new_markdown_cell("[klik](javascript:alert(1))")) == (
            "wmo: een verwijzing naar '#harmful-link', maar dat staat niet op de pagina."
        )

    def test_dollars_are_no_mathematics(self) -> None:
        assert "Van $5 naar $6." in body(new_markdown_cell("Van $5 naar $6."))


class TestHeadings:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Cliënten & financiën", "clienten-financien"),
            ("'s Ochtends: 1e kwartaal", "s-ochtends-1e-kwartaal"),
            ("€", "sectie"),
        ],
    )
    def test_slug(self, text: str, expected: str) -> None:
        assert slug(text) == expected

    def test_ids_are_unique_also_beside_those_of_tables(self) -> None:
        html, found = number_headings('<h2>A</h2><h3>A</h3><p id="a-2"></p><h2>Inhoud</h2>', ["inhoud"])
        assert [heading.id for heading in found] == ["a", "a-3", "inhoud-2"]
        assert '<h3 id="a-3">A</h3>' in html

    def test_contents_lists_the_sections(self) -> None:
        cells = (new_markdown_cell("## Stand & *stroom*"), new_markdown_cell("### Niet deze"))
        html = export_hoofdstuk(notebook(*cells), "wmo", PAGE)
        contents = html.split('<nav aria-label="Op deze pagina">', 1)[1].split("</nav>", 1)[0]
        assert re.findall("<a href=.*?</a>", contents) == ['<a href="#stand-stroom">Stand &amp; stroom</a>']

    def test_skipped_level(self) -> None:
        assert message(new_markdown_cell("### Te diep")) == (
            "wmo: een kop van niveau 3 volgt op niveau 1; sla er geen over."
        )


class TestRefused:
    def test_error(self) -> None:
        output = new_output("error", ename="ValueError", evalue="BSN 123", traceback=["BSN 123"])
        assert message(new_code_cell("x", outputs=[output])) == (
            "notebooks/wmo.ipynb, cel 1: de cel eindigde met een fout (ValueError). Los die op en bouw opnieuw."
        )

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (
                "/tmp/ipykernel_12/34.py:3: FutureWarning: geheim 123\n  tel = frame.append(rij)\n",
                "gaf een waarschuwing: FutureWarning bij regel `tel = frame.append(rij)`.",
            ),
            (
                "/x/.venv/lib/python3.12/site-packages/pandas/core/frame.py:88: DtypeWarning: geheim\n  return a\n",
                "gaf een waarschuwing: DtypeWarning bij pandas/core/frame.py, regel 88.",
            ),
            ("/tmp/ipykernel_12/34.py:3: UserWarning: geheim\n", "gaf een waarschuwing: UserWarning bij regel `3`."),
            ("geheim\n", "schreef naar stderr."),
        ],
    )
    def test_a_warning_is_named_by_its_kind_and_its_line(self, text: str, found: str) -> None:
        """Not by its message, in which a value can be."""
        said = message(new_code_cell("x", outputs=[new_output("stream", name="stderr", text=text)]))
        assert said.startswith(f"notebooks/wmo.ipynb, cel 1: de cel {found} Neem de oorzaak weg en bouw opnieuw")
        assert "geheim" not in said

    def test_print_also_in_a_cell_that_is_dropped(self) -> None:
        output = new_output("stream", name="stdout", text="geheim")
        cell = new_code_cell("print(x)", outputs=[output], metadata={"tags": ["parameters"]})
        assert message(cell) == (
            "notebooks/wmo.ipynb, cel 1: de cel drukt tekst af (stdout). Haal de print weg; "
            "toon cijfers met een tabel of figuur."
        )

    def test_output_without_html(self) -> None:
        output = new_output("execute_result", data={"text/plain": "0.5", "image/png": "x"})
        assert message(new_code_cell("x", outputs=[output])) == (
            "notebooks/wmo.ipynb, cel 1: de uitvoer heeft geen text/html, wel: image/png, text/plain. "
            "Toon alleen een tabel, figuur, toelichting of bevindingen."
        )

    def test_raw_cell(self) -> None:
        assert message(new_raw_cell("<b>")) == (
            "notebooks/wmo.ipynb, voor cel 1: een ruwe cel (raw) kan niet op een pagina; maak er een Markdown-cel van."
        )

    @pytest.mark.parametrize("alt", ["", ' alt=""', ' alt="No description has been provided for this image"'])
    def test_figure_without_alt(self, alt: str) -> None:
        figure = f'<figure class="figuur" id="figuur-x"><img{alt} src="{IMAGE}"></figure>'
        assert message(code("figuur(x)", figure)) == (
            "wmo: figuur 'figuur-x' heeft geen alternatieve tekst; schrijf wat er te zien is."
        )

    def test_figure_without_image(self) -> None:
        assert message(code("figuur(x)", '<figure id="figuur-x"><p>leeg</p></figure>')) == (
            "wmo: figuur 'figuur-x' heeft geen afbeelding met een alternatieve tekst."
        )

    def test_image_without_alt(self) -> None:
        assert message(code("x", f'<img src="{IMAGE}">')) == (
            "wmo: een afbeelding heeft geen alternatieve tekst; schrijf wat er te zien is."
        )

    def test_same_id_twice(self) -> None:
        table = '<div class="tabel" id="tabel-x">1</div>'
        assert message(code("a", table), new_markdown_cell("Tekst."), code("b", table)) == (
            "wmo: id 'tabel-x' komt 2 keer voor; geef elke tabel en figuur een eigen naam."
        )

    def test_label_that_is_not_there(self) -> None:
        assert message(code("a", '<div role="region" aria-labelledby="weg">1</div>')) == (
            "wmo: een verwijzing naar '#weg', maar dat staat niet op de pagina."
        )

    def test_image_outside_the_page(self) -> None:
        assert message(new_markdown_cell("![Een plaatje van iets](foto.png)")) == (
            "wmo: 'foto.png' ligt buiten de pagina; neem de afbeelding erin op."
        )

    @pytest.mark.parametrize(
        ("html", "fault"),
        [
            ("<script>x</script>", "<script> kan niet op een pagina."),
            ("<p onclick='x'>a</p>", "het kenmerk onclick van <p> start een script; dat kan niet."),
        ],
    )
    def test_script_in_an_output(self, html: str, fault: str) -> None:
        assert message(code("a", html)) == f"wmo: {fault}"

    def test_output_that_closes_the_frame(self) -> None:
        assert "</main> sluit een ander element dan het laatst geopende." in message(code("a", "<div>"))


class TestIndex:
    KAARTEN = (
        Kaart("inleiding", "Inleiding", "Waarover gaat 1 < 2?", ""),
        Kaart("wmo", "Wmo", "Hoeveel?", "<em>Wmo</em> gedaald"),
    )
    CIJFER = Kerncijfer(
        "Op tijd", "besluiten", "80", "wmo.html#x", ("Dat is 5 minder.",), "ongunstig", "herzien van 83 naar 85",
        lijntje([85.0, 80.0], begin="3e kw", eind="4e kw", laatste="80", alt="Van 85 naar 80"),
    )  # fmt: skip
    VOOR = Voorpagina(("Kop", "Uitleg."), (CIJFER,), (Onzeker("Het kan nog veranderen.", "a.html", "Bekijk"),), KAARTEN)

    def test_begins_with_the_answer_of_the_edition(self) -> None:
        html = export_index(PAGE, self.VOOR)
        assert "<h1>Monitor sociaal domein</h1>" in html
        assert '<h2 id="hoofdzaak">Kop</h2>\n<p>Uitleg.</p>' in html
        koppen = [html.index(f'<h2 id="{een}">') for een in ("hoofdzaak", "kerncijfers", "hoofdstukken")]
        assert koppen == sorted(koppen)
        assert "Hoe leest u deze monitor?" in html

    def test_a_kerncijfer_has_its_number_revision_change_course_and_place(self) -> None:
        html = export_index(PAGE, self.VOOR)
        assert '<h3><a href="wmo.html#x">Op tijd</a></h3>' in html
        assert '80 <span>besluiten</span> <span class="herzien">herzien van 83 naar 85</span>' in html
        assert '<svg class="lijntje" role="img" aria-label="Van 85 naar 80"' in html
        assert '<p class="ongunstig">Dat is 5 minder.</p>' in html

    def test_a_chapter_shows_its_answer_and_else_its_question(self) -> None:
        html = export_index(PAGE, self.VOOR)
        assert "<p><em>Wmo</em> gedaald</p>" in html
        assert '<p class="vraag">Waarover gaat 1 &lt; 2?</p>' in html

    def test_what_is_not_sure_leads_to_where_it_is_told(self) -> None:
        assert '<li>Het kan nog veranderen. <a href="a.html">Bekijk</a>.</li>' in export_index(PAGE, self.VOOR)

    def test_without_numbers_the_parts_are_left_out(self) -> None:
        html = export_index(PAGE, Voorpagina((), (), (), self.KAARTEN))
        for part in ("hoofdzaak", "kerncijfers", "wat-we-niet-zeker-weten"):
            assert f'id="{part}"' not in html

    def test_same_input_same_bytes(self) -> None:
        assert export_index(PAGE, self.VOOR) == export_index(PAGE, self.VOOR)

    @pytest.mark.parametrize(
        ("svg", "fout"),
        [
            (
                '<svg role="img" aria-label=" "></svg>',
                "een afbeelding heeft geen alternatieve tekst; schrijf wat er te zien is.",
            ),
            (
                '<b role="img" aria-label="Twee vakken"><svg></svg><svg></svg></b><svg></svg>',
                "een tekening (svg) heeft geen alternatieve tekst; geef role=img en aria-label.",
            ),
        ],
    )
    def test_a_drawing_without_words_is_refused(self, svg: str, fout: str) -> None:
        """Those within a picture have its words; the one after it has none."""
        stom = replace(self.CIJFER, lijntje=svg)
        with pytest.raises(PublishError) as refused:
            export_index(PAGE, replace(self.VOOR, kerncijfers=(stom,)))
        assert str(refused.value) == f"index: {fout}"


class TestAntwoord:
    def test_stands_under_the_title_and_above_the_first_section(self) -> None:
        record = {RECORD_MIME: {"antwoord": ["Minder <em>Wmo</em>.", "Dat is 5."]}}
        end = new_code_cell("slot", outputs=[new_output("display_data", data={"text/html": "<p>s</p>", **record})])
        html = body(new_markdown_cell("## Tabellen"), end)
        assert '<section class="antwoord" aria-label="Antwoord">\n<p class="eerst">Minder <em>Wmo</em>.</p>' in html
        assert html.index("Wat dit hoofdstuk") < html.index("antwoord") < html.index("Tabellen")

    def test_a_chapter_without_an_answer_has_no_empty_frame(self) -> None:
        assert 'class="antwoord"' not in body(code("a", "<p>x</p>"))
