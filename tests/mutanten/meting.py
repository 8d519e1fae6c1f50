"""Measure which test comes along which function: per test file, kept until something that it ran changes."""

import ast
import contextlib
import hashlib
import importlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import coverage
import pytest
from dekking import BEWAARD, BIJ_IMPORT, ROOT, Dekking, lees
from meter import Meter
from mutaties import buitenste

OPTIES = [
    *("-qq", "-s", "--no-summary", "--disable-warnings", "--tb=no", "--assert=plain", f"--rootdir={ROOT}"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:nbval"),
]


# What another one measured is measured again.
METER = Path(__file__).with_name("meter.py")
_GOED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def meet(bestanden: list[Path], processen: int, oud: bool) -> Dekking:
    """Run each test file in a process of its own, unless nothing that it came along changed since it was last run.

    With `oud` a measurement is good as long as the test file itself is the same: then nothing needs to be run again
    for every change of the library, and a test may be missed that comes along a function only now.
    """
    BEWAARD.mkdir(parents=True, exist_ok=True)
    naast_elkaar([BIJ_IMPORT], _meet_import, 1)
    naast_elkaar([bestand for bestand in bestanden if not _nog_waar(bestand, oud)], _meet_een, processen)
    _weiger_wat_faalt(bestanden)
    return lees(map(_bewaard, bestanden))


def _weiger_wat_faalt(bestanden: list[Path]) -> None:
    """Stop when tests fail that nothing was changed for: they came along too little, and prove nothing."""
    faalt = [bestand.relative_to(ROOT).as_posix() for bestand in bestanden if not _geslaagd(bestand)]
    if faalt:
        raise SystemExit(f"Deze tests falen zonder mutatie; herstel ze eerst: {', '.join(faalt)}.")


def _geslaagd(bestand: Path) -> bool:
    """Say whether all tests of a file passed when it was measured, or there were none to run."""
    if not _bewaard(bestand).exists():
        return False
    return json.loads(_bewaard(bestand).read_text(encoding="utf-8"))["uitkomst"] in _GOED


def naast_elkaar(werk: Iterable[Path], doe: Callable[[Path], None], processen: int) -> None:
    """Do each piece of work in a child of its own, so many at a time."""
    bezig = 0
    for stuk in werk:
        if bezig == processen:
            os.wait()
            bezig -= 1
        if os.fork() == 0:
            with contextlib.suppress(BaseException):
                doe(stuk)
            os._exit(0)
        bezig += 1
    for _ in range(bezig):
        os.wait()


def _bewaard(bestand: Path) -> Path:
    return BEWAARD / f"{bestand.parent.name}-{bestand.stem}.json"


def _nog_waar(bestand: Path, oud: bool) -> bool:
    """Say whether every file that was run is as it was then."""
    if not _geslaagd(bestand):
        return False
    bewaard = json.loads(_bewaard(bestand).read_text(encoding="utf-8"))
    if bewaard.get("meter") != _som(METER):
        return False
    toen = bewaard["bestanden"]
    if oud:
        toen = {naam: som for naam, som in toen.items() if ROOT / naam == bestand}
    return all((ROOT / naam).exists() and _som(ROOT / naam) == som for naam, som in toen.items())


def _som(bestand: Path) -> str:
    return hashlib.sha256(bestand.read_bytes()).hexdigest()


def _meet_import(doel: Path) -> None:
    """Import the library, and write down which of its functions that runs: a constant may be made by one."""
    # It asks this module where the project is.
    from wissel import vergeet_bibliotheek

    stil()
    vergeet_bibliotheek()
    meting = _coverage()
    meting.start()
    paden = sorted((ROOT / "monitorlib").rglob("*.py"))
    for pad in paden:
        with contextlib.suppress(Exception):
            importlib.import_module(".".join(pad.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    meting.stop()
    gegevens = meting.get_data()
    gemeten = {pad.relative_to(ROOT): gegevens.contexts_by_lineno(str(pad)) for pad in paden}
    functies = {pad.as_posix(): sorted(per_functie(pad, regels, lambda een: {een})) for pad, regels in gemeten.items()}
    doel.write_text(json.dumps(functies), encoding="utf-8")


def _coverage() -> coverage.Coverage:
    return coverage.Coverage(data_file=None, include=[f"{ROOT}/*"], omit=[f"{ROOT}/.venv/*"], config_file=False)


def _meet_een(bestand: Path) -> None:
    # It asks this module where the project is.
    from wissel import vergeet_bibliotheek

    stil()
    vergeet_bibliotheek()
    meting = _coverage()
    meter = Meter(meting)
    meting.start()
    uitkomst = pytest.main([*OPTIES, str(bestand)], plugins=[meter])
    meting.stop()
    gegevens = meting.get_data()
    # Code of a cell has a name, and no file.
    gemeten = (Path(naam) for naam in gegevens.measured_files())
    paden = [een.relative_to(ROOT) for een in gemeten if een.is_file()]
    inhoud = {
        "uitkomst": int(uitkomst),
        "meter": _som(METER),
        "duur": meter.duur,
        "vooraf": meter.klaargezet(),
        "bestanden": {pad.as_posix(): _som(ROOT / pad) for pad in paden if pad.parts[:2] != ("tests", "mutanten")},
        "functies": {
            pad.as_posix(): per_functie(pad, gegevens.contexts_by_lineno(str(ROOT / pad)), meter.wie)
            for pad in paden
            if pad.parts[0] == "monitorlib" and pad.suffix == ".py"
        },
    }
    klaar = BEWAARD / f"{os.getpid()}"
    klaar.write_text(json.dumps(inhoud), encoding="utf-8")
    klaar.replace(_bewaard(bestand))


def per_functie(
    pad: Path, per_regel: Mapping[int, Iterable[str]], wie: Callable[[str], set[str]]
) -> dict[str, list[str]]:
    """Give per function, or method, which tests ran a line of it; '' is what stands in none, and the import."""
    functies = {regel: naam for naam, regels in buitenste(ast.parse((ROOT / pad).read_bytes())) for regel in regels}
    gevonden: dict[str, set[str]] = defaultdict(set)
    for regel, contexten in per_regel.items():
        gevonden[functies.get(regel, "")].update(*map(wie, contexten))
    return {naam: sorted(tests) for naam, tests in gevonden.items()}


def stil() -> None:
    """Say nothing: what a test prints is of no use here."""
    leeg = os.open(os.devnull, os.O_RDWR)
    for nummer in (0, 1, 2):
        os.dup2(leeg, nummer)
