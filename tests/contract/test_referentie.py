"""Are the figures of CBS fetched on request only, from a server that speaks as theirs, and shown as they are?"""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from levering import NAAM, editie
from ruamel.yaml import YAML

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.doel import Referentie
from monitorlib.errors import ParameterError, SourceError
from monitorlib.sources.fetch.cbs import fetch_reference, met_cijfer
from monitorlib.sources.freeze.snapshot import freeze

TABEL = "85098NED"
KEUZE = {"RegioS": "NL01", "Perioden": "2024HJ01"}
# As CBS writes it: codes of a fixed width, a sign as no value, and per period how final it is.
GEGEVENS: dict[str, list[dict[str, Any]]] = {
    "TableInfos": [{"ID": 0, "Title": "Indicatoren jeugd", "Modified": "2025-04-30"}],
    "DataProperties": [
        {"Key": "RegioS", "Type": "GeoDimension"},
        {"Key": "Perioden", "Type": "TimeDimension"},
        {"Key": "HerhaaldBeroep_1", "Type": "Topic"},
        {"Key": "Geheim_2", "Type": "Topic"},
    ],
    "Perioden": [
        {"Key": "2023HJ02", "Title": "2023 2e halfjaar", "Status": "Definitief"},
        {"Key": "2024HJ01", "Title": "2024 1e halfjaar*", "Status": "Voorlopig"},
    ],
    "RegioS": [{"Key": "NL01  ", "Title": "Nederland"}, {"Key": "GM0014", "Title": "Groningen"}],
    "TypedDataSet": [
        {"ID": 0, "RegioS": "NL01  ", "Perioden": "2023HJ02", "HerhaaldBeroep_1": 7.5, "Geheim_2": None},
        {"ID": 1, "RegioS": "NL01  ", "Perioden": "2024HJ01", "HerhaaldBeroep_1": 7.9, "Geheim_2": None},
        {"ID": 2, "RegioS": "GM0014", "Perioden": "2024HJ01", "HerhaaldBeroep_1": 8.4, "Geheim_2": None},
    ],
}
# The same with every value as text, numbers filled up with spaces.
GEGEVENS["UntypedDataSet"] = [
    {
        veld: "." if waarde is None else f"{waarde:>8}" if isinstance(waarde, float) else waarde
        for veld, waarde in rij.items()
    }
    for rij in GEGEVENS["TypedDataSet"]
]


INWONERS = "37296ned"
# The first and last age of each of our groups: 10 persons of 0 jaar, 20 of 17 jaar, and so on.
LEEFTIJDEN = [*(f"{jaar} jaar" for jaar in (0, 17, 18, 22, 23, 64, 65, 74, 75)), "95 jaar of ouder"]
AANTALLEN = dict(zip(LEEFTIJDEN, range(10, 101, 10), strict=True))


def bevolking(totaal: float) -> dict[str, list[dict[str, Any]]]:
    """The inwoners of Groningen in 2023 and 2024, as a table of CBS; in 2024 twice as many."""
    titels = {"10000": "Totaal leeftijd", "70100": "0 tot 5 jaar"} | {f"{100 + n}": t for n, t in enumerate(LEEFTIJDEN)}
    waarden = {"Totaal leeftijd": totaal, "0 tot 5 jaar": 10.0, **AANTALLEN}
    return {
        "DataProperties": [{"Key": een, "Type": "Dimension"} for een in ("Geslacht", "Leeftijd", "RegioS", "Perioden")],
        "Leeftijd": [{"Key": f"{code} ", "Title": titel} for code, titel in titels.items()],
        "RegioS": [{"Key": "GM0014", "Title": "Groningen"}],
        "Perioden": [{"Key": f"{jaar}JJ00", "Title": str(jaar), "Status": "Definitief"} for jaar in (2023, 2024)],
        "Geslacht": [{"Key": "T001038", "Title": "Mannen en vrouwen"}, {"Key": "3000", "Title": "Mannen"}],
        "TypedDataSet": [
            {"Geslacht": geslacht, "Leeftijd": f"{code} ", "RegioS": "GM0014", "Perioden": f"{jaar}JJ00",
             "Bevolking_1": waarden[titel] * (jaar - 2022) * (1 if geslacht == "T001038" else 7)}
            for geslacht in ("T001038", "3000") for jaar in (2023, 2024) for code, titel in titels.items()
        ],
        "UntypedDataSet": [],
    }  # fmt: skip


TABELLEN = {TABEL: GEGEVENS, INWONERS: bevolking(550), "krom": bevolking(551)}


class Cbs(BaseHTTPRequestHandler):
    """The part of the OData service of CBS that a table needs; a filter with startswith, as of OData 3."""

    gevraagd: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        delen = urlsplit(self.path)
        self.gevraagd.append(unquote(self.path))
        _, dienst, odata, tabel, naam = delen.path.split("/")
        if (dienst, odata) != ("ODataFeed", "odata") or tabel not in TABELLEN:
            self.send_error(404)
            return
        if not naam:
            rijen: list[dict[str, Any]] = [{"name": een, "url": een} for een in TABELLEN[tabel]]
        else:
            rijen = TABELLEN[tabel][naam]
            for voorwaarde in parse_qs(delen.query).get("$filter", [""])[0].split(" and "):
                if voorwaarde:
                    veld, _, begin = voorwaarde.removeprefix("startswith(").removesuffix("')").partition(",'")
                    rijen = [rij for rij in rijen if str(rij[veld]).startswith(begin)]
        inhoud = json.dumps({"value": rijen}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def cbs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A server on this machine in the place of CBS; gives what it is asked."""
    pytest.importorskip("cbsodata", reason="cbsodata is niet geïnstalleerd")
    Cbs.gevraagd.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Cbs)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    monkeypatch.setenv("MONITOR_CBS", f"http://127.0.0.1:{server.server_port}")
    yield Cbs.gevraagd
    server.shutdown()
    draad.join()
    server.server_close()


def met_doel(root: Path, **cijfer: Any) -> Editie:
    """An edition that holds one indicator against a figure of CBS."""
    een = editie(root, "referentie_cbs.csv", "referentie_cbs")
    path = een.params / "params.yml"
    yaml = YAML(typ="safe")
    parameters = yaml.load(path)
    gegeven = {"tabel": TABEL, "onderwerp": "HerhaaldBeroep_1", "keuze": KEUZE, **cijfer}
    parameters["doelen"] = {"Herhaald beroep jeugdhulp": {"referentie": {"omschrijving": "Nederland", "cbs": gegeven}}}
    yaml.dump(parameters, path)
    (root / "notebooks").mkdir(exist_ok=True)
    return Editie.named(NAAM, een.layout)


def referentie(een: Editie) -> Referentie | None:
    return met_cijfer(een, een.parameters.doelen["Herhaald beroep jeugdhulp"].referentie)


def test_a_figure_is_fetched_once_and_frozen(
    tmp_path: Path, cbs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its status where that is not definitief; afterwards no service is asked."""
    een = met_doel(tmp_path)
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    assert main(["snapshot", NAAM, "--referentie"]) == 0
    assert capsys.readouterr().out == f"{NAAM}: 1 cijfer van het CBS opgehaald.\n"
    assert (een.data / "referentie_cbs.csv").read_text(encoding="utf-8") == (
        "tabel,onderwerp,keuze,status,waarde\n"
        '85098NED,HerhaaldBeroep_1,"{""Perioden"": ""2024HJ01"", ""RegioS"": ""NL01""}",voorlopig,7.9\n'
    )
    aantal = len(cbs)
    freeze(een)
    assert referentie(een) == Referentie(waarde=7.9, omschrijving="Nederland, voorlopig")
    assert len(cbs) == aantal


def test_a_final_figure_has_no_word_beside_it(tmp_path: Path, cbs: list[str]) -> None:
    een = met_doel(tmp_path, keuze={**KEUZE, "Perioden": "2023HJ02"})
    assert fetch_reference(een) == 1
    freeze(een)
    assert referentie(een) == Referentie(waarde=7.5, omschrijving="Nederland")


def test_a_secret_figure_is_no_reference(tmp_path: Path, cbs: list[str]) -> None:
    een = met_doel(tmp_path, onderwerp="Geheim_2")
    fetch_reference(een)
    freeze(een)
    assert referentie(een) is None


@pytest.mark.parametrize(
    ("cijfer", "verwacht"),
    [
        ({"onderwerp": "HerhaaldBeroep_2"}, "geen onderwerp 'HerhaaldBeroep_2'. Bedoelt u 'HerhaaldBeroep_1'?"),
        (
            {"keuze": {"Perioden": "2024HJ01"}},
            "heeft 2 rijen voor .*; noem van elke dimensie één code",
        ),
        ({"keuze": {**KEUZE, "RegioS": "GM9999"}}, "heeft 0 rijen voor "),
        ({"tabel": "85099NED"}, "CBS-tabel 85099NED is niet op te halen .HTTPError.. Ga na of de tabel zo heet"),
    ],
)
def test_what_cbs_does_not_have_is_named(tmp_path: Path, cbs: list[str], cijfer: dict[str, Any], verwacht: str) -> None:
    """The file of the last time stays."""
    een = met_doel(tmp_path)
    fetch_reference(een)
    eerder = (een.data / "referentie_cbs.csv").read_bytes()
    een = met_doel(tmp_path, **cijfer)
    with pytest.raises(SourceError, match=verwacht):
        fetch_reference(een)
    assert (een.data / "referentie_cbs.csv").read_bytes() == eerder
    assert [path.name for path in een.data.iterdir()] == ["referentie_cbs.csv"]


def test_without_a_service_or_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    een = met_doel(tmp_path)
    monkeypatch.setenv("MONITOR_CBS", "http://127.0.0.1:1")
    with pytest.raises(SourceError, match=r"is niet op te halen \(ConnectionError\)"):
        fetch_reference(een)
    (een.data / "referentie_cbs.csv").write_text("tabel,onderwerp,keuze,status,waarde\n1,a,{},,2\n", encoding="utf-8")
    freeze(een)
    with pytest.raises(SourceError, match="nog niet opgehaald; draai: monitor snapshot proef/2024-Q4 --referentie"):
        referentie(een)
    with pytest.raises(ParameterError, match="er is geen cijfer van het CBS om op te halen"):
        fetch_reference(editie(tmp_path / "zonder", "referentie_cbs.csv", "referentie_cbs"))


def met_inwoners(root: Path, tabel: str) -> Editie:
    uit = {
        "tabel": tabel, "onderwerp": "Bevolking_1", "gemeente": "RegioS", "jaar": "Perioden", "leeftijd": "Leeftijd",
        "keuze": {"Geslacht": "T001038"},
    }  # fmt: skip
    return editie(root, "inwoners.csv", "inwoners", levering={"cbs": uit})


def test_inwoners_are_added_up_from_single_ages(tmp_path: Path, cbs: list[str]) -> None:
    """10 + 20, 30 + 40, 50 + 60, 70 + 80 and 90 + 100 in 2023, twice that in 2024; nothing of another gemeente."""
    een = met_inwoners(tmp_path, INWONERS)
    assert fetch_reference(een) == 10
    rijen = [regel.split(",") for regel in (een.data / "inwoners.csv").read_text(encoding="utf-8").splitlines()]
    assert rijen == [
        ["gemeente", "leeftijd", "jaar", "waarde"],
        *(
            ["GM0014", groep, str(jaar), str(aantal * (jaar - 2022))]
            for jaar in (2023, 2024)
            for groep, aantal in {"0-17": 30, "18-22": 70, "23-64": 110, "65-74": 150, "75+": 190}.items()
        ),
    ]
    assert freeze(een) == ["inwoners"]


def test_ages_that_do_not_make_up_the_total(tmp_path: Path, cbs: list[str]) -> None:
    """10 + 20 + ... + 100 = 550; a total of 551 says that ages are missing, or that a dimension was not chosen."""
    with pytest.raises(SourceError, match=r"de leeftijden van GM0014 in 2023 samen niet het totaal \(551\)"):
        fetch_reference(met_inwoners(tmp_path, "krom"))
