"""Run a case as an analyst would: the command in a process of its own, with limits; then look at all it left."""

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from geval import BLOK, Geval
from levering import NAAM, SLEUTEL, editie

from monitorlib.errors import MonitorError

SECONDEN, GEHEUGEN = 20, 4 << 30
_KLAAR, _STUK = 0, 99


def loop(geval: Geval, root: Path) -> list[str]:
    """Give what is wrong with what a delivery came to; nothing when it is as it must be."""
    root.mkdir(parents=True)
    try:
        return _loop(geval, root)
    finally:
        for map_, mappen, _ in os.walk(root):
            for een in mappen:
                with contextlib.suppress(OSError):
                    Path(map_, een).chmod(0o700)
        shutil.rmtree(root, ignore_errors=True)


def _loop(geval: Geval, root: Path) -> list[str]:
    gegeven = {"bestand": geval.levert, **BLOK.get(geval.bron, {}), **geval.gegeven, "levering": dict(geval.levering)}
    # Parameters that cannot be are refused by the command as well.
    with contextlib.suppress(MonitorError):
        editie(root, bron=geval.bron, **gegeven)
    (root / "notebooks").mkdir()
    data, params = root / "data" / NAAM, root / "params" / NAAM / "params.yml"
    params.write_bytes(geval.params(params.read_bytes()))
    geval.lever(data, geval.levert)
    voor = _bestanden(data)
    proces = multiprocessing.get_context("fork").Process(target=_kind, args=(geval, root))
    proces.start()
    proces.join(SECONDEN)
    if proces.is_alive():
        proces.kill()
        proces.join()
        return [f"duurde langer dan {SECONDEN} seconden"]
    gezegd = (root / "gezegd").read_text(encoding="utf-8") if (root / "gezegd").exists() else ""
    fout = []
    if proces.exitcode not in (0, 1, 2):
        fout.append(f"eindigde met {proces.exitcode}: {gezegd[-800:]}")
    if "Traceback" in gezegd:
        fout.append(f"een traceback: {gezegd[-800:]}")
    erbij = {
        pad
        for pad in _bestanden(data) - voor
        if pad != "snapshot" and not pad.startswith("snapshot/") and pad != ".snapshot.slot"
    }
    if erbij:
        fout.append(f"liet achter: {sorted(erbij)}")
    gelukt = proces.exitcode == 0
    fout += _waarden(root) if gelukt else _weigering(geval, gezegd, (data / "snapshot").exists())
    if geval.uitkomst != "een van beide" and gelukt != (geval.uitkomst == "waarde"):
        fout.append(f"verwacht was een {geval.uitkomst}; gezegd is: {gezegd[-600:] or 'niets'}")
    return fout + _geheim(geval, root, voor)


def _weigering(geval: Geval, gezegd: str, bevroren: bool) -> list[str]:
    mist = [stuk for stuk in geval.zegt if stuk not in gezegd]
    fout = [f"de melding noemt {mist} niet: {gezegd[-600:]}"] if mist else []
    return fout + (["een geweigerde levering liet een snapshot achter"] if bevroren else [])


def _waarden(root: Path) -> list[str]:
    anders = root / "anders"
    return anders.read_text(encoding="utf-8").splitlines() if anders.exists() else []


def _geheim(geval: Geval, root: Path, geleverd: set[str]) -> list[str]:
    """Look for what nobody may read back, in what was said and in every file that was made."""
    gelekt = []
    for pad in root.rglob("*"):
        eigen = f"/{NAAM}/" in pad.as_posix() and pad.name in {Path(een).name for een in geleverd}
        if pad.is_file() and not pad.is_symlink() and not eigen and pad.parent.name != "notebooks":
            inhoud = pad.read_bytes()
            gelekt += [f"{pad.name} heeft een geheim" for een in geval.geheim if een.encode() in inhoud]
    return gelekt


def _bestanden(map_: Path) -> set[str]:
    return {pad.relative_to(map_).as_posix() for pad in map_.rglob("*")}


def _kind(geval: Geval, root: Path) -> None:
    import resource

    os.environ |= {"MONITOR_ROOT": str(root), "MONITOR_SLEUTEL": SLEUTEL}
    for naam in ("MONITOR_DATA", "MONITOR_OUTPUT"):
        os.environ.pop(naam, None)
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    uit = io.StringIO()
    einde = _STUK
    try:
        with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(uit):
            from monitorlib.cli import main

            einde = main(["snapshot", NAAM])
            if einde == _KLAAR:
                (root / "anders").write_text("\n".join(_vragen(geval, root)), encoding="utf-8")
    except BaseException:
        uit.write(traceback.format_exc())
    (root / "gezegd").write_text(uit.getvalue(), encoding="utf-8")
    sys.stdout.flush()
    os._exit(einde)


def _vragen(geval: Geval, root: Path) -> list[str]:
    import duckdb

    bestand = root / "data" / NAAM / "snapshot" / f"{geval.bron}.parquet"
    gevonden: list[str] = []
    with duckdb.connect() as con:
        tabel = con.read_parquet(str(bestand))  # noqa: F841 - asked by name
        for vraag, verwacht in geval.waarden.items():
            (antwoord,) = con.execute(f"SELECT {vraag} FROM tabel").fetchall()[0]
            if str(antwoord) != str(verwacht):
                gevonden.append(f"{vraag} is {antwoord}, verwacht is {verwacht}")
    return gevonden


def alles(gevallen: list[Geval], werk: Path, tegelijk: int) -> Iterator[tuple[str, list[str]]]:
    """Run cases, some at a time, and give of each its name and what is wrong, in their order."""
    from concurrent.futures import ProcessPoolExecutor

    # What a case does cannot be sent to a process; one that is forked has it.
    global _GEVALLEN
    _GEVALLEN = gevallen
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(tegelijk, mp_context=fork) as processen:
        gelopen = processen.map(_nummer, range(len(gevallen)), [werk] * len(gevallen))
        yield from ((gevallen[plek].naam, fout) for plek, fout in enumerate(gelopen))


_GEVALLEN: list[Geval] = []


def _nummer(plek: int, werk: Path) -> list[str]:
    return loop(_GEVALLEN[plek], werk / str(plek))
