"""A register of 20 million voorzieningen over 342 gemeenten: freezing it, counting on it, growth, and one gemeente.

The register is made by the database engine from nothing but row numbers: fictitious, and the same each time. Each step
runs in a process of its own, so that its memory is its own. What is counted is counted by pandas as well, beside it.

    python benchmarks/bench_bronnen.py [MILJOENEN ...]       2, 10 and 20 when none is named
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

NAAM, BRON = "land/2024-Q4", "voorzieningen_jeugdwet"
GEMEENTEN = 342
SLEUTEL = "een sleutel die alleen in de meting bestaat"
PRODUCTEN = ["35", "36", "41", "42", "43", "44", "45", "46", "50", "51"]
ZWAARTE = {"licht": ["45", "50", "51"], "midden": ["41", "42"], "zwaar": ["35", "36", "43", "44", "46"]}
REDENEN = ["02", "20", "31", "32", "33", "34", "36", "38"]
MAATGEVEND = 20
DOELEN = {"bevriezen": 100.0, "vier maten": 8.0, "catalogus": 25.0, "een gemeente": 1.0}
# What freezing and the catalogue may take of memory, in MB.
GEHEUGEN = {"bevriezen": 2048, "catalogus": 2048}
# Five records a person. A bsn must pass the elfproef; these begin with a 9, as numbers for tests do, and end with the
# digit that makes them pass (where that would be ten, the digit before it is one higher).
GENEREER = """
COPY (
  WITH ruw AS (
    SELECT i, hash(i) AS h, (hash(i // 5 * 7919) % 5000000 * 20 + 900000000)::BIGINT AS n FROM range({rijen}) t(i)
  ), gewogen AS (
    SELECT *, (
      9 * (n // 100000000 % 10) + 8 * (n // 10000000 % 10) + 7 * (n // 1000000 % 10) + 6 * (n // 100000 % 10)
      + 5 * (n // 10000 % 10) + 4 * (n // 1000 % 10) + 3 * (n // 100 % 10) + 2 * (n // 10 % 10)
    ) % 11 AS rest FROM ruw
  ), wie AS (
    SELECT *, n + CASE WHEN rest = 10 THEN 11 ELSE rest END AS bsn,
    DATE '2015-01-01' + (h % 3653)::INT AS van,
    (h // 4096 % 500)::INT AS duur FROM gewogen
  )
  SELECT 'V' || i AS voorziening_nummer, bsn AS client,
    'GM' || lpad((1 + bsn % {gemeenten})::VARCHAR, 4, '0') AS gemeente,
    ([{producten}])[1 + (h // 64 % 10)::INT] AS productgroep,
    CASE WHEN h // 16 % 7 = 0 THEN 'PGB' ELSE 'ZIN' END AS leveringsvorm, van AS ingangsdatum,
    CASE WHEN van + duur < DATE '2025-01-01' THEN van + duur END AS einddatum,
    DATE '1994-01-01' + (bsn % 7300)::INT AS geboortedatum,
    lpad((10000000 + h // 32 % 40)::VARCHAR, 8, '0') AS aanbieder, van - (h % 60)::INT AS toewijzingsdatum,
    van AS startdatum, CASE WHEN van + duur < DATE '2025-01-01' THEN ([{redenen}])[1 + (h // 128 % 8)::INT] END AS reden
  FROM wie
) TO '{path}' (HEADER, DELIMITER ',')
"""


def lijst(codes: list[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


def editie(root: Path) -> Any:
    """The edition with that register, all of whose gemeenten are numbers."""
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.layout import Layout

    os.environ["MONITOR_SLEUTEL"] = SLEUTEL
    return Editie.named(NAAM, Layout(root, root / "data", root / "output"))


def genereer(root: Path, rijen: int) -> dict[str, Any]:
    """Write the register as a supplier does, the inwoners, and the parameters of the edition."""
    import duckdb
    from ruamel.yaml import YAML

    from monitorlib.editie.layout import Layout
    from monitorlib.sources.declared.catalogue import BRONNEN

    layout = Layout(root, root / "data", root / "output")
    data, params = layout.edition_data(*NAAM.split("/")), layout.edition_params(*NAAM.split("/"))
    data.mkdir(parents=True)
    params.mkdir(parents=True)
    codes = [f"GM{nummer:04}" for nummer in range(1, GEMEENTEN + 1)]
    with duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(root / "tijdelijk")}) as con:
        con.execute(
            GENEREER.format(
                rijen=rijen, gemeenten=GEMEENTEN, producten=lijst(PRODUCTEN), redenen=lijst(REDENEN),
                path=data / f"{BRON}.csv",
            )
        )  # fmt: skip
    leeftijden = BRONNEN["inwoners"].kolom("leeftijd").codes
    regels = [
        f"{code},{leeftijd},{jaar},1000" for code in codes for leeftijd in leeftijden for jaar in range(2015, 2026)
    ]
    (data / "inwoners.csv").write_text("gemeente,leeftijd,jaar,waarde\n" + "\n".join(regels) + "\n")
    yaml = YAML(typ="safe")
    eigen = Layout.find()
    parameters = yaml.load(eigen.params / "voorbeeld/2024-Q4/params.yml")
    vast = {"herkomst": "fictief", "vindplaats": "gemaakt voor de meting"}
    jeugd = parameters["bronnen"][BRON]
    parameters |= {
        "gemeenten": [{"code": code, "naam": f"Gemeente {code[2:]}"} for code in codes],
        "doelen": {}, "registratieproblemen": [], "aanvaard": [], "beweringen": [], "vorige": None,
        "bronnen": {
            "inwoners": {"bestand": "inwoners.csv", **vast},
            BRON: {
                "bestand": f"{BRON}.csv", **vast, "levering": {"client": "bsn"},
                "codes": {
                    "productgroep": {"lijst": "iJw 3.2 JZ020", "gebruikt": PRODUCTEN},
                    "aanbieder": [f"{10000000 + nummer}" for nummer in range(40)],
                    "reden": {"lijst": "iJw 3.2 JZ588", "gebruikt": REDENEN},
                },
                "telwijze": jeugd["telwijze"],
                "zwaarte": ZWAARTE,
                "volledig_vanaf": date(2015, 1, 1), "opgehaald": date(2025, 1, 20),
            },
        },
    }  # fmt: skip
    yaml.dump(parameters, params / "params.yml")
    return {"bestand (MB)": (data / f"{BRON}.csv").stat().st_size // 2**20}


def bevries(root: Path) -> dict[str, Any]:
    """Read, validate, make pseudonyms, check across rows, and write Parquet."""
    from monitorlib.sources.freeze.snapshot import freeze

    een = editie(root)
    freeze(een)
    return {"parquet (MB)": (een.data / f"snapshot/{BRON}.parquet").stat().st_size // 2**20}


def maten(root: Path) -> dict[str, Any]:
    """The four measures of every gemeente over one quarter."""
    from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom, unieke_clienten
    from monitorlib.sources.opened.bronnen import open_bron

    een = editie(root)
    register = open_bron(een, BRON)
    nu = een.periode
    tijden, uit = {}, {}
    for naam, maat in {
        "stand": stand(register, op=nu), "instroom": instroom(register, in_=nu),
        "uitstroom": uitstroom(register, in_=nu), "unieke cliënten": unieke_clienten(register, op=nu),
    }.items():  # fmt: skip
        begin = time.perf_counter()
        cellen = maat.per("gemeente").cellen()
        tijden[naam] = time.perf_counter() - begin
        uit[naam] = {"GM" + cel[0].split()[1]: int(inhoud["waarde"]) for cel, inhoud in cellen.items()}
    return {"tijden": tijden, "uit": uit}


def met_pandas(root: Path) -> dict[str, Any]:
    """The same in straightforward pandas, on the same file."""
    import pandas as pd

    een = editie(root)
    begin_, einde = pd.Timestamp(een.periode.beginstand), pd.Timestamp(een.periode.peildatum)
    begin = time.perf_counter()
    rijen = pd.read_parquet(een.data / f"snapshot/{BRON}.parquet")
    # The telwijze of the example: a record that ends on its first day was withdrawn.
    rijen = rijen[rijen["einddatum"].isna() | (rijen["einddatum"] != rijen["ingangsdatum"])]
    van, tot = pd.to_datetime(rijen["ingangsdatum"]), pd.to_datetime(rijen["einddatum"])
    tijden = {"lezen": time.perf_counter() - begin}
    uit = {}
    loopt: Callable[[], Any] = lambda: (van <= einde) & (tot.isna() | (tot >= einde))  # noqa: E731
    for naam, reken in {
        "stand": lambda: rijen[loopt()].groupby("gemeente").size(),
        "instroom": lambda: rijen[(van > begin_) & (van <= einde)].groupby("gemeente").size(),
        "uitstroom": lambda: rijen[(tot >= begin_) & (tot < einde)].groupby("gemeente").size(),
        "unieke cliënten": lambda: rijen[loopt()].groupby("gemeente")["client"].nunique(),
    }.items():
        begin = time.perf_counter()
        uit[naam] = {str(code): int(aantal) for code, aantal in reken().items()}
        tijden[naam] = time.perf_counter() - begin
    return {"tijden": tijden, "uit": uit}


def catalogus_(root: Path) -> dict[str, Any]:
    """Every indicator that needs this register, with inwoners beside it, of every gemeente over one quarter."""
    from monitorlib.indicatoren.catalogus.catalogus import catalogus
    from monitorlib.indicatoren.meten.meten import meet, voorbereid
    from monitorlib.sources.opened.bronnen import open_bron

    een = editie(root)
    indicatoren = [ind for ind in catalogus().values() if BRON in ind.bron and set(ind.bron) <= {BRON, "inwoners"}]
    begin = time.perf_counter()
    bronnen = voorbereid({naam: open_bron(een, naam) for naam in (BRON, "inwoners")}, [een.periode])
    tijden = {"trajecten": time.perf_counter() - begin}
    for ind in indicatoren:
        begin = time.perf_counter()
        punten = meet(ind, bronnen, None, [een.periode])
        tijden[ind.naam] = time.perf_counter() - begin
        assert len(punten) == GEMEENTEN
    return {"tijden": tijden}


def een_gemeente(root: Path) -> dict[str, Any]:
    """The stand and the clients of one gemeente out of all."""
    from monitorlib.cijfers.registers.stand_en_stroom import stand, unieke_clienten
    from monitorlib.sources.opened.bronnen import open_bron

    een = editie(root).voor("GM0164")
    begin = time.perf_counter()
    register = open_bron(een, BRON)
    open_ = time.perf_counter() - begin
    stand(register, op=een.periode).per("productgroep")
    unieke_clienten(register, op=een.periode).per("gemeente")
    return {"tijden": {"openen, met hash": open_, "stand en cliënten": time.perf_counter() - begin - open_}}


STAPPEN: dict[str, Callable[..., dict[str, Any]]] = {
    "maken": genereer, "bevriezen": bevries, "vier maten": maten, "catalogus": catalogus_, "een gemeente": een_gemeente,
    "pandas": met_pandas,
}  # fmt: skip


def stap(naam: str, root: Path, *meer: int) -> dict[str, Any]:
    """Run a step in a process of its own; give what it gives, its time and its peak memory in MB."""
    opdracht = [sys.executable, __file__, "--stap", naam, str(root), *map(str, meer)]
    begin = time.perf_counter()
    klaar = subprocess.run(opdracht, capture_output=True, text=True)
    if klaar.returncode:
        raise SystemExit(f"{naam}: {klaar.stderr}")
    gevonden: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return {**gevonden, "heel": time.perf_counter() - begin}


def in_stap(naam: str, root: Path, *meer: int) -> None:
    begin = time.perf_counter()
    uit = STAPPEN[naam](root, *meer)
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({**uit, "tijd": time.perf_counter() - begin, "piek": piek}))


def meet_alles(miljoenen: int, root: Path) -> dict[str, dict[str, Any]]:
    uit = {"maken": stap("maken", root, miljoenen * 1_000_000)}
    namen = [naam for naam in STAPPEN if naam not in ("maken", "pandas")]
    for naam in namen + (["pandas"] if miljoenen == MAATGEVEND else []):
        uit[naam] = een = stap(naam, root)
        som = sum(een["tijden"].values()) if "tijden" in een else een["tijd"]
        een["som"] = som
        doel = DOELEN.get(naam) if miljoenen == MAATGEVEND else None
        grens = GEHEUGEN.get(naam)
        gehaald = doel is not None and som <= doel and (grens is None or een["piek"] <= grens)
        met = f" en {grens} MB" if grens else ""
        oordeel = f"  (doel {doel:.0f} s{met}: {'gehaald' if gehaald else 'NIET GEHAALD'})" if doel else ""
        print(f"{miljoenen:3} miljoen  {naam:14} {som:7.2f} s  piek {een['piek']:5} MB{oordeel}", flush=True)
        for deel, tijd in een.get("tijden", {}).items():
            print(f"             {deel:38} {tijd:7.2f} s", flush=True)
    return uit


def main(miljoenen: list[int]) -> None:
    gevonden = {}
    for aantal in miljoenen:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            gevonden[aantal] = meet_alles(aantal, Path(folder))
    if MAATGEVEND in gevonden:
        van = gevonden[MAATGEVEND]
        hier, pandas = van["vier maten"], van["pandas"]
        assert hier["uit"] == pandas["uit"], "pandas telt iets anders"
        print(f"vier maten, gelijk aan pandas en {pandas['som'] / hier['som']:.1f} keer sneller (doel 5)")
    for naam in ("bevriezen", "vier maten", "catalogus"):
        groei = ", ".join(
            f"{aantal}: {van[naam]['som'] / aantal:.2f} s per miljoen" for aantal, van in gevonden.items()
        )
        print(f"groei {naam}: {groei}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stap"]:
        in_stap(sys.argv[2], Path(sys.argv[3]), *map(int, sys.argv[4:]))
    else:
        main([int(een) for een in sys.argv[1:]] or [2, 10, MAATGEVEND])
