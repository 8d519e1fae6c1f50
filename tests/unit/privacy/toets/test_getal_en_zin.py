"""Does the second gate know of what a number in a sentence is: of a shown cell, or of one that is hidden?"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from monitorlib.privacy.toets.lezen.getoond import VERBORGEN, Celtekst
from monitorlib.privacy.toets.lezen.gevonden import Gelezenmap, lees_map
from monitorlib.privacy.toets.lezen.open_data import Opendatatabel
from monitorlib.privacy.toets.sporen.herleiding import Herleiding
from monitorlib.privacy.toets.sporen.stuk import TEKST, Tekststuk
from monitorlib.privacy.toets.sporen.verband import Verband

WEG = None


def tabel(
    naam: str, titel: str, dimensies: tuple[str, ...], cellen: dict[tuple[str, ...], int | None]
) -> Opendatatabel:
    """A table of open data; WEG is a hidden cell."""
    leden = {een: tuple(dict.fromkeys(cel[plek] for cel in cellen)) for plek, een in enumerate(dimensies)}
    getoond = {
        cel: Celtekst(VERBORGEN, verborgen=True) if getal is WEG else Celtekst(str(getal), Decimal(getal))
        for cel, getal in cellen.items()
    }
    return Opendatatabel(naam, titel, leden, getoond, dict.fromkeys(cellen, "jeugdigen"), (), {})


# Of 302 who had heavy help, so many went to light help, and 202 to none.
STROMEN = tabel(
    "stromen.csv", "Van zwaar naar licht", ("van", "naar"),
    {("Zwaar", "Licht"): WEG, ("Zwaar", "Geen hulp"): 202, ("Zwaar", "Totaal"): 302, ("Licht", "Totaal"): 950},
)  # fmt: skip
# Inflow is hidden; the stand went from 150 to 177.
STROOM = tabel("stroom.csv", "In en uit", ("post", "maand", "gemeente"), {("In", "December", "Graswolde"): WEG})
STAND = tabel(
    "stand.csv", "Uitkeringen", ("moment", "gemeente"),
    {("31-12-2023", "Graswolde"): 150, ("December", "Graswolde"): 177, ("December", "Esterveen"): 90},
)  # fmt: skip
GELEZEN = Gelezenmap({een.naam: een for een in (STROMEN, STROOM, STAND)}, ())


def verraadt(zin: str) -> list[tuple[str, ...]]:
    return list(Verband(GELEZEN).verraadt(Tekststuk("x.html", "#x", zin, TEKST)))


@pytest.mark.parametrize(
    "zin",
    [
        # 302 is the total of its row, whole, though the words between take room.
        "Van zwaar naar licht gaan: van de 302 jeugdigen met zware hulp waren het er •",
        # 177 - 150 = 27: a difference, with its sign, and 'in' is only a word here.
        "Dat is 3 minder tussen 31-12-2023 en december, het meest in Graswolde (+27)",
        "Uitkeringen in Graswolde in december: 177",
    ],
)
def test_a_number_of_what_is_shown_is_left_alone(zin: str) -> None:
    assert verraadt(zin) == []


@pytest.mark.parametrize(
    ("zin", "namen"),
    [
        ("Van zwaar naar licht gingen er 14", ("licht", "zwaar")),
        # The row of another name that the sentence does not speak of.
        ("Van zwaar naar licht gingen er 90", ("licht", "zwaar")),
        ("In december kwamen er in Graswolde 27", ("december", "graswolde", "in")),
        ("In december in Graswolde (+26)", ("december", "graswolde", "in")),
    ],
)
def test_a_number_of_nothing_that_is_shown_is_named(zin: str, namen: tuple[str, ...]) -> None:
    assert namen in verraadt(zin)


def lees(tmp_path: Path, blad: str, tabel: str) -> list[tuple[str, str]]:
    """Give what is wrong with a page of one table, beside open data of Uitkeringen: 177 and 90."""
    (tmp_path / "pw-uitkeringen.csv").write_text("gemeente,waarde,teken,tekst,eenheid\nGraswolde,177,getal,,cliënten\n"
                                                 "Esterveen,90,getal,,cliënten\n", encoding="utf-8")  # fmt: skip
    kolommen = [{"name": "gemeente", "titles": "gemeente"}]
    structuur = {"leden": {"gemeente": ["Graswolde", "Esterveen"]}, "vergelijkingen": [], "kenmerken": []}
    schema = {"columns": kolommen, "primaryKey": ["gemeente"]}
    over = {"dc:title": "Uitkeringen", "tableSchema": schema, "notes": [structuur]}
    (tmp_path / "pw-uitkeringen.csv-metadata.json").write_text(json.dumps(over), encoding="utf-8")
    (tmp_path / f"{blad}.html").write_text(f"<main>{tabel}</main>", encoding="utf-8")
    return list(lees_map(tmp_path).fouten)


GROEPKOP = '<tr class="groep"><th scope="rowgroup" colspan="4">Participatiewet – Uitkeringen: later geteld</th></tr>'


def herzien(*rijen: tuple[str, str, str, str]) -> str:
    koppen = "".join(f'<th scope="col">{een}</th>' for een in ("Wat", "Was", "Is nu", "Verschil"))
    regels = "".join(
        f'<tr><th scope="row">{wat}</th>{"".join(f"<td>{een}</td>" for een in rest)}</tr>' for wat, *rest in rijen
    )
    return (
        '<div class="tabel" id="herziene-getallen"><table><caption>Wijzigingen in cijfers</caption>'
        f"<thead><tr>{koppen}</tr></thead><tbody>{GROEPKOP}{regels}</tbody></table></div>"
    )


def test_what_is_revised_is_now_what_its_table_shows(tmp_path: Path) -> None:
    assert (
        lees(tmp_path, "wijzigingen", herzien(("Graswolde", "150", "177", "+27"), ("Esterveen", "93", "90", "−3")))
        == []
    )


@pytest.mark.parametrize(
    "rij", [("Graswolde", "150", "3", "−147"), ("Graswolde", "150", "177", "+3"), ("x", "•", "177", "3")]
)
def test_a_revision_of_another_number_is_a_table_without_structure(
    tmp_path: Path, rij: tuple[str, str, str, str]
) -> None:
    (fout,) = lees(tmp_path, "wijzigingen", herzien(rij))
    assert fout == ("wijzigingen.html#herziene-getallen", "van deze tabel staat nergens hoe haar getallen samenhangen")


def lijst(naam: str, getal: str) -> str:
    return (
        '<section id="lijst"><table><thead><tr><th>Indicator</th><th>Nu</th></tr></thead><tbody>'
        f"<tr><th>{naam}</th><td>{getal}</td></tr></tbody></table></section>"
    )


def test_a_list_repeats_tables_of_the_same_name(tmp_path: Path) -> None:
    """Uitkeringen shows 177; 90 is there too, 3 is not, and Klachten has no table."""
    assert lees(tmp_path, "lijst", lijst("Uitkeringen per kwartaal", "177")) == []
    assert lees(tmp_path, "lijst", lijst("Uitkeringen", "•")) == []
    for naam, getal in (("Uitkeringen", "3"), ("Klachten", "177")):
        assert [wat for _, wat in lees(tmp_path, "lijst", lijst(naam, getal))] == [
            "van deze tabel staat nergens hoe haar getallen samenhangen"
        ]


EUROS = Gelezenmap(
    {"u.csv": tabel("u.csv", "Uitgaven", ("jaar",), {("toen",): 16_629_841, ("nu",): 14_175_613})}, ()
)  # fmt: skip


@pytest.mark.parametrize(
    ("bestand", "zin", "los"),
    [
        # 16.629.841 and the difference, 2.454.228, in thousands.
        ("m.pdf", "Uitgaven 2023: 16.630 en −2.454", []),
        ("m.pdf", "Uitgaven 2023: 16.631", [16631]),
        ("m.html", "Uitgaven 2023: 16.630", [16630]),
        # A sentence that goes on, on the next line of the paper.
        ("m.pdf", "over een jaar 0,74 keer die", []),
        ("m.html", "over een kwartaal 0,28 keer die van losse gebeurtenissen", []),
        ("m.html", "31.877 veranderingen zijn getoetst", []),
        ("m.html", "het aandeel is 28 % van elke euro", [28]),
    ],
)
def test_where_a_number_comes_from(bestand: str, zin: str, los: list[int]) -> None:
    stuk = Tekststuk(bestand, "#x", zin, TEKST)
    assert [een.waarde for een in Herleiding(EUROS).zonder(stuk)] == los
