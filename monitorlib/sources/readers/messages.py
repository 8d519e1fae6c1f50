"""Read a delivery of messages of iWmo or iJw as the rows of a register."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import MonitorError, SourceError
from monitorlib.notatie import getal
from monitorlib.sources.berichten.lezen import AndereReleaseError, Ontvangen, lees_bericht
from monitorlib.sources.berichten.map import Gang, Stuk, berichten_in
from monitorlib.sources.berichten.registers import BRONNEN
from monitorlib.sources.berichten.rijen import Rij, Rijen, genoemd
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.pseudoniem import pseudoniem_maker
from monitorlib.sources.freeze.snapshot_index import Registratie
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam


def read_messages(
    path: Path,
    shown: str,
    bron: Bron,
    levering: Levering,
    con: duckdb.DuckDBPyConnection,
    begin: Sequence[tuple[Rij, str]] = (),
) -> Rows:
    """Give a row per toewijzing or per declared prestatie, numbered from 1, over the rows of `begin`.

    Raises `SourceError` for a source that is not made of messages, for messages that cannot be used, and when they
    hold a bsn that params.yml does not say to make a pseudonym of.
    """
    if bron.naam not in BRONNEN:
        raise SourceError(
            f"{shown}: bron {bron.naam} kan niet uit berichten komen; dat kunnen {', '.join(BRONNEN)}. "
            "Lever een bestand."
        )
    met_client = "client" in bron.kolomnamen
    if met_client and levering.client != "bsn":
        raise SourceError(f"{shown}: berichten hebben een bsn; zeg in params.yml bij 'levering': 'client: bsn'.")
    van = BRONNEN[bron.naam]
    gang = Gang(shown, van.soorten)
    verzamelaar, maak = van.begin(pseudoniem_maker(shown) if met_client else str)
    lezing = _Lezing(gang, verzamelaar.erbij, levering.beginstand.op.isoformat() if levering.beginstand else "")
    lezing.lees(path)
    gemaakt = maak(begin, shown)
    if not len(gemaakt):
        terzijde = genoemd(f"{wat} ({genoemd(namen)})" for wat, namen in gang.terzijde.items())
        raise SourceError(
            f"{shown}: geen enkel bericht heeft een rij voor bron {bron.naam} ({' of '.join(van.nummers)}). "
            "Lever ze erbij, of haal de bron weg uit params.yml." + (f" Niet gelezen: {terzijde}." if terzijde else "")
        )
    return _rows(gemaakt, [*gemaakt.gevonden, *lezing.gemeld()], con)


def _rows(gemaakt: Rijen, gevonden: Sequence[Registratie], con: duckdb.DuckDBPyConnection) -> Rows:
    con.register("berichten", gemaakt.tabel())
    return Rows(
        gemaakt.kolommen,
        f"SELECT rij, {', '.join(map(naam, gemaakt.kolommen))} FROM berichten",
        waar=gemaakt.herkomst,
        bsn_versleuteld=True,
        gevonden=tuple(gevonden),
    )


@dataclass
class _Lezing:
    """One walk over a delivery: each message is read once, and taken up unless it is in the beginstand already."""

    gang: Gang
    neem_op: Callable[[Ontvangen], None]
    na: str
    eerder: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    al_verwerkt: int = 0

    def lees(self, path: Path) -> None:
        """Read every message; raise `SourceError` when there is none, or with every fault in them."""
        shown = self.gang.shown
        _needs_lxml(shown)
        if not path.exists():
            raise SourceError(f"{shown}: deze map met berichten ontbreekt; lever haar aan of pas params.yml aan.")
        with _zonder_opruimen():
            for stuk in berichten_in(path, self.gang):
                try:
                    self._neem(stuk)
                except AndereReleaseError as error:
                    self.gang.opzij(str(error), stuk[0])
                except SourceError as error:
                    self.gang.fouten.append(str(error))
        if not self.gang.gezien:
            raise SourceError(f"{shown}: de map is leeg; lever ten minste één bericht.")
        if self.gang.fouten:
            raise SourceError("\n".join(self.gang.fouten))

    def _neem(self, stuk: Stuk) -> None:
        bestand, wortel, hash_ = stuk
        waar = f"{self.gang.shown}/{bestand}"
        een = lees_bericht(wortel, waar, bestand)
        if (een.bericht.standaard, een.bericht.nummer) not in self.gang.gevraagd:
            return
        kenmerk = (een.bericht.naam, *een.identificatie, een.header.get("IdentificatieRetour", ""))
        if kenmerk not in self.eerder:
            self.eerder[kenmerk] = (bestand, hash_)
        else:
            als, zelfde = self.eerder[kenmerk]
            if zelfde == hash_:
                self.gang.opzij("hetzelfde bericht nog een keer", bestand)
                return
            if een.bericht.nummer != "323":
                raise SourceError(
                    f"{waar}: dit bericht is al geleverd, als {als} (zelfde afzender, identificatie en dagtekening), "
                    "en is er niet aan gelijk; haal een van beide weg."
                )
        if self.na and een.identificatie[2] <= self.na and een.bericht.nummer in _HEEN:
            self.al_verwerkt += 1
            return
        self.neem_op(een)

    def gemeld(self) -> list[Registratie]:
        """Give what was left aside, by name."""
        gevonden = [
            Registratie(f"niet gelezen: {wat}", len(namen), (), (), f"Niet gelezen, want {wat}: {genoemd(namen)}.")
            for wat, namen in self.gang.terzijde.items()
        ]
        if self.al_verwerkt:
            uitleg = f"Berichten tot en met {self.na} staan al in de beginstand: {getal(self.al_verwerkt)}."
            gevonden.append(Registratie("al in de beginstand", self.al_verwerkt, (), (), uitleg))
        return gevonden


# What is in a register once it was processed; an answer can come later.
_HEEN = ("301", "305", "307", "315", "317", "323")


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Keep Python from looking for circles among millions of values that have none: a fifth of the time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _needs_lxml(shown: str) -> None:
    try:
        import lxml  # noqa: F401
    except ModuleNotFoundError:
        raise MonitorError(
            f"{shown}: berichten lezen heeft lxml nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
