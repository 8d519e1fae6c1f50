"""Where a file should be, stands something else."""

import os
from pathlib import Path

from geval import UITKERINGEN, Geval, Gevallen, als_csv, schrijft

TEKST = als_csv(UITKERINGEN)


def gevallen() -> Gevallen:
    for naam, lever, zegt in (
        ("ontbreekt", lambda data, bestand: None, "ontbreekt"),
        ("is een lege map", lambda data, bestand: (data / bestand).mkdir(), "uitkeringen.csv"),
        ("is een map met een map", lambda data, naam: (data / naam / "map").mkdir(parents=True), "uitkeringen.csv"),
        ("is een FIFO", lambda data, bestand: os.mkfifo(data / bestand), "uitkeringen.csv"),
        ("wijst naar zichzelf", lambda data, bestand: (data / bestand).symlink_to(data / bestand), "uitkeringen.csv"),
        ("wijst naar niets", lambda data, bestand: (data / bestand).symlink_to(data / "nergens.csv"), "ontbreekt"),
        ("wijst naar een map", lambda data, bestand: (data / bestand).symlink_to(data), "Lever een bestand"),
        ("wijst naar een apparaat", lambda data, bestand: (data / bestand).symlink_to("/dev/zero"), "bestand"),
    ):  # fmt: skip
        yield Geval(f"bestand, {naam}", "uitkeringen", lever, "weigering", (zegt,))  # type: ignore[arg-type]
    yield Geval("bestand, wijst naar een goed bestand", "uitkeringen", _wijst, "waarde", waarden={"count(*)": 3})
    for naam, bestand in (
        ("buiten de map", "../../../uitkeringen.csv"),
        ("een absoluut pad", "/etc/passwd"),
        ("een lege naam", ""),
        ("een punt", "."),
        ("een map", "./"),
        ("een naam van 300 tekens", "x" * 300 + ".csv"),
        ("een onbekende soort", "uitkeringen.txt"),
        ("een oude werkmap", "uitkeringen.xls"),
        ("ods", "uitkeringen.ods"),
        ("een NUL", "uit\0keringen.csv"),
    ):
        yield Geval(
            f"bestand, {naam} in params.yml", "uitkeringen", _misschien, "weigering", (), gegeven={"bestand": bestand}
        )
    yield Geval("bestand, naam met een spatie", "uitkeringen", schrijft(UITKERINGEN), "waarde",
                waarden={"count(*)": 3}, bestand="uit keringen '24.csv")  # fmt: skip
    yield Geval("bestand, extensie in hoofdletters", "uitkeringen", schrijft(UITKERINGEN), "waarde",
                waarden={"count(*)": 3}, bestand="UITKERINGEN.CSV")  # fmt: skip
    yield Geval("bestand, een parquet die er geen is", "uitkeringen", schrijft(b"PAR1PAR1"), "weigering",
                ("uitkeringen.parquet",), bestand="uitkeringen.parquet")  # fmt: skip
    yield from _snapshots()


def _snapshots() -> Gevallen:
    """What stands where the snapshot comes; the delivery itself is right."""
    for naam, inhoud in (
        ("leeg", b""), ("een lijst", b"[]"), ("geen json", b"{"), ("andere sleutels", b'{"a": 1}'),
        ("andere soorten", b'{"bronnen": [], "som": 3}'), ("heel diep", b"[" * 100_000), ("bytes", b"\xff\xfe\0"),
    ):  # fmt: skip
        yield Geval(f"bestand, snapshot.json is {naam}", "uitkeringen", _met_index(inhoud), "waarde",
                    waarden={"count(*)": 3})  # fmt: skip


def _met_index(inhoud: bytes):  # type: ignore[no-untyped-def]
    def lever(data: Path, bestand: str) -> None:
        (data / bestand).write_text(TEKST, encoding="utf-8")
        (data / "snapshot").mkdir()
        (data / "snapshot/snapshot.json").write_bytes(inhoud)

    return lever


def _wijst(data: Path, bestand: str) -> None:
    (data / "echt.csv").write_text(TEKST, encoding="utf-8")
    (data / bestand).symlink_to(data / "echt.csv")


def _misschien(data: Path, bestand: str) -> None:
    """Deliver under a name that can be written; the others are about the name alone."""
    if "\0" not in bestand and "/" not in bestand and bestand.startswith("uit"):
        (data / bestand).write_text(TEKST, encoding="utf-8")
