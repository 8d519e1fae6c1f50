"""A frozen source, opened for calculation: a register or a telling, with what its edition says of it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

import ibis
from ibis.expr.operations import Node
from ibis.expr.types import BooleanValue, DateColumn, StringValue, Table

from monitorlib.bron_parameters import BronParameters, Telwijze
from monitorlib.editie import Editie
from monitorlib.errors import CalculationError, MonitorError, NotDeliveredError, nearest
from monitorlib.kwartaal import Kwartaal, Moment, datum_kort, lees_moment
from monitorlib.notatie import getal
from monitorlib.parameters import Gemeente
from monitorlib.sources.codes import codes_of, declared
from monitorlib.sources.declaration import BENADERINGEN, REGIO, TOTAAL, Bron, Codes
from monitorlib.sources.motor import tabel_van
from monitorlib.sources.snapshot_index import frozen_path, in_magazijnen
from monitorlib.sources.warehouse import beantwoord, in_magazijn, register_in_magazijn

# By the name of an edition.
_GELEZEN: defaultdict[str, set[str]] = defaultdict(set)
# Beside a moment, the column with the gemeente in which a row was registered.
EIGEN_GEMEENTE = "eigen_gemeente"
# Overlapping records merge, nothing else does, and every start and end is somebody's.
ALLES_APART = Telwijze(wachttijd=0, administratief=[])


@dataclass(frozen=True, repr=False)
class Geopend:
    """What a register and a telling share: the table, its declaration, its codes, its edition's parameters."""

    tabel: Table
    bron: Bron
    codes: Codes
    parameters: BronParameters
    kwartaal: Kwartaal
    gemeenten: tuple[Gemeente, ...] = ()
    # By name the registers of the edition whose rows stay in a warehouse, with their frozen answers.
    elders: Mapping[str, Path] = field(default_factory=dict)
    # What was asked before, of this source or of one that was derived from it: the same question is asked once.
    antwoorden: dict[Node, list[dict[str, Any]]] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        """Say what the source holds: its rows counted, its columns explained; never a row."""
        soort = "Register" if self.bron.is_register else "Telling"
        kolommen = [een for een in self.bron.kolommen if een.naam in self.tabel.columns or een.soort == "waarde"]
        breed = max(len(een.naam) for een in kolommen)
        regels = [f"  {een.naam:<{breed}}  {een.soort:<8}  {een.uitleg}" for een in kolommen]
        return "\n".join(
            [f"{soort} {self.bron.naam}: {self.bron.titel}, {self._omvang()} ({self.parameters.herkomst})", *regels]
        )

    def _omvang(self) -> str:
        try:
            rijen = int(self.vraag(self.tabel.aggregate(aantal=self.tabel.count()))[0]["aantal"])
        except MonitorError:
            return "rijen in een magazijn"
        return f"{getal(rijen)} {'rij' if rijen == 1 else 'rijen'}"

    @property
    def herindelingen(self) -> list[tuple[str, str, date]]:
        """List each gemeente that went up in another: its code, that of the other, and its last day."""
        return [(een.code, een.opgegaan_in, een.tot) for een in self.gemeenten if een.opgegaan_in and een.tot]

    @property
    def voorgangers(self) -> dict[str, list[str]]:
        """List by name of each gemeente those that went up in it, the oldest mergers first."""
        gevonden: dict[str, list[str]] = {}
        for oud, nieuw, _ in sorted(self.herindelingen, key=lambda een: een[2]):
            gevonden.setdefault(self.codes.label("gemeente", nieuw), []).append(self.codes.label("gemeente", oud))
        return gevonden

    def bestaat(self, gemeente: str, van: date, tot: date, op: date | None = None) -> bool:
        """Tell whether a gemeente, by its name, exists on a day from `van` up to and including `tot`.

        In the borders of day `op` one that is there on that day has always been there, as what it was made of.
        """
        return not any(
            een.naam == gemeente
            and ((een.tot and een.tot < van) or (een.van and een.van > tot and not (op and een.van <= op)))
            for een in self.gemeenten
        )

    def met_codes(self, kolom: str, codes: Mapping[str, str]) -> Self:
        """Give the source with a derived coded column: each code with its name on a page, in order."""
        return replace(self, codes=replace(self.codes, per_kolom={**self.codes.per_kolom, kolom: codes}))

    def leden(self, kolom: str) -> tuple[str, ...]:
        """List the members of a coded column by the name they have on a page, in the order of the tables."""
        if kolom not in self.codes.per_kolom:
            raise CalculationError(
                f"Bron {self.bron.naam} kan niet naar '{kolom}' worden uitgesplitst. "
                f"{nearest(kolom, self.codes.per_kolom)}"
            )
        return tuple(self.codes.per_kolom[kolom].values())

    def rijen(self, tabel: Table, kolommen: Sequence[str]) -> list[dict[str, Any]]:
        """Fetch a result as rows, with codes replaced by the names they have on a page."""
        return [
            {naam: self.codes.label(naam, value) if naam in kolommen else value for naam, value in row.items()}
            for row in self.vraag(tabel)
        ]

    def vraag(self, tabel: Table) -> list[dict[str, Any]]:
        """Fetch a result as rows, with its codes."""
        # Arrow keeps an empty cell None; pandas would make it a NaN, which looks like a value.
        vraag = tabel.op()
        if vraag not in self.antwoorden:
            self.antwoorden[vraag] = beantwoord(tabel, self.elders)
        return self.antwoorden[vraag]


@dataclass(frozen=True, repr=False)
class Register(Geopend):
    """One row per record: voorzieningen, uitkeringen. `gekozen` are the columns that `waar` used, with their member.

    With `trajecten` the rows are records joined by `telwijze`.
    """

    gekozen: tuple[tuple[str, str], ...] = ()
    trajecten: bool = False
    telwijze: Telwijze = ALLES_APART
    # The same register as trajecten, when it was counted before: so that many calculations count it once.
    als_trajecten: "Register | None" = None
    # All gemeenten count as one: a person once, things as many as in the gemeenten together.
    regio: bool = False
    # Both are wanted, per gemeente and all together: one query counts them.
    beide: bool = False
    # Every row is known to have a client: so that many calculations look once.
    clienten_bekend: bool = False
    # How to give the rows of `tabel` for the persons concerned from a day on, when that is less work than all rows.
    betrokken: "Betrokken | None" = None
    # Who has had no help since this day is not in it.
    sinds: date | None = None

    def rijen_vanaf(self, dag: date) -> Table:
        """Give the rows that a measure needs that looks at nothing before a day: of everyone with help since then.

        All rows of those persons, also the earlier ones; other rows may be among them.
        """
        if self.betrokken is not None and self.betrokken.tabel is self.tabel:
            return self.betrokken.vanaf(dag)
        return self.tabel

    @property
    def opgehaald(self) -> date:
        """The day on which the register was taken: it knows nothing of what was entered later."""
        return self.parameters.opgehaald or self.kwartaal.peildatum

    @property
    def definitief_tot(self) -> date:
        """The last einddatum after which the waiting time had passed when the register was taken."""
        return self.opgehaald - timedelta(days=self.telwijze.wachttijd)

    def te_vroeg(self, dag: date) -> str:
        """Say why the register cannot tell of a day: it is complete only from a later one; empty when it can."""
        if self.sinds and dag < self.sinds:
            raise CalculationError(
                f"Bron {self.bron.naam} is hier beperkt tot wie sinds {datum_kort(self.sinds)} hulp had; "
                f"{datum_kort(dag)} is eerder."
            )
        vanaf = self.parameters.volledig_vanaf
        return f"het register is pas vanaf {datum_kort(vanaf)} volledig" if vanaf and dag < vanaf else ""

    def als_regio(self) -> Self:
        """Give the register with all gemeenten as one: a person counts once, things add up to those of the gemeenten.

        Its rows keep their gemeente, so that `trajecten` of the region are those of its gemeenten.
        """
        return replace(
            self.met_codes("gemeente", {REGIO: TOTAAL}),
            regio=True,
            als_trajecten=self.als_trajecten and self.als_trajecten.als_regio(),
        )

    def in_gebieden(self, tabel: Table, dag: str) -> Table:
        """Put rows beside moments under where they count: their gemeente, where `regio` all together.

        In the borders of a day of their moment: who stays where two gemeenten merge, goes nowhere. Without a day it is
        the gemeente that was registered.
        """
        waar = self._ingedeeld(tabel, tabel[dag]) if dag else tabel.gemeente
        gemeente = {EIGEN_GEMEENTE: tabel.gemeente, "gemeente": tabel.regio.ifelse(REGIO, waar)}
        return tabel.select(*(naam for naam in tabel.columns if naam not in ("gemeente", "regio")), **gemeente)

    def _ingedeeld(self, tabel: Table, op: DateColumn) -> StringValue:
        gevallen = [
            ((tabel.gemeente == oud) & (op > ibis.literal(na)), nieuw)
            for oud, opvolgers in self._opvolgers().items()
            for nieuw, na in reversed(opvolgers)
        ]
        return ibis.cases(*gevallen, else_=tabel.gemeente) if gevallen else tabel.gemeente

    def _opvolgers(self) -> dict[str, list[tuple[str, date]]]:
        """List of each gemeente that went up in another what it is after which day: that one may go up in a third."""
        volgende = {oud: (nieuw, laatste) for oud, nieuw, laatste in self.herindelingen}
        gevonden: dict[str, list[tuple[str, date]]] = {}
        for oud in volgende:
            code, na = oud, date.min
            while code in volgende:
                code, na = volgende[code][0], max(na, volgende[code][1])
                gevonden.setdefault(oud, []).append((code, na))
        return gevonden

    def bestaand(self, tabel: Table) -> Table:
        """Keep the rows of gemeenten that are there at the end of their moment: what a later one took over counts in
        the old.
        """
        for een in self.gemeenten:
            if een.van:
                later = (tabel[EIGEN_GEMEENTE] == een.code) & (tabel.einde < ibis.literal(een.van))
                tabel = tabel.filter(~(later & (tabel.peildatum < ibis.literal(een.van))))
        return tabel

    def mag_leeg(self, kolom: str) -> bool:
        """Tell whether a declared column may be empty; a derived one never is."""
        return kolom in self.bron.kolomnamen and self.bron.kolom(kolom).mag_leeg

    def met_kolommen(self, *kolommen: str) -> None:
        """Raise `NotDeliveredError` when the delivery lacks a column that a calculation needs."""
        for kolom in kolommen:
            if kolom not in self.tabel.columns:
                raise NotDeliveredError(f"bron {self.bron.naam} zonder kolom '{kolom}'")

    def elke_rij_met(self, kolom: str) -> None:
        """Raise `NotDeliveredError` when the delivery lacks a column, or some rows have nothing in it."""
        self.met_kolommen(kolom)
        if self._aantal(self.tabel[kolom].isnull()):
            raise NotDeliveredError(f"bron {self.bron.naam} met rijen zonder {kolom}")

    def elke_rij_heeft_client(self) -> bool:
        """Tell whether persons can be told apart."""
        return "client" in self.tabel.columns and not self._aantal(self.tabel.client.isnull())

    def met_clienten(self, maat: str) -> None:
        """Raise `CalculationError` when some rows have no client, so that persons cannot be told apart.

        When none has one they were not delivered, as when the column is absent: `NotDeliveredError`.
        """
        self.met_kolommen("client")
        if not (self.clienten_bekend or self.elke_rij_heeft_client()):
            error = CalculationError if self._aantal(self.tabel.client.notnull()) else NotDeliveredError
            raise error(f"Bron {self.bron.naam} heeft rijen zonder client; {maat} zijn niet te tellen.")

    def _aantal(self, waar: BooleanValue) -> int:
        tabel = self.tabel.filter(waar)
        return int(self.vraag(tabel.aggregate(aantal=tabel.count()))[0]["aantal"])

    def waar(self, **leden: str) -> Self:
        """Keep the records with these codes; the columns used count as part of the crossing."""
        codes = {kolom: code_van(self, kolom, lid) for kolom, lid in leden.items()}

        def met_codes(tabel: Table) -> Table:
            for kolom, code in codes.items():
                tabel = tabel.filter(tabel[kolom] == code)
            return tabel

        return self._met_keuze(*leden.items())._met_rijen(met_codes)

    def met_code(self, kolom: str, code: str) -> Self:
        """Keep the records with a code of a national list; none when the edition does not use it."""
        naam = self.codes.label(kolom, code) if code in self.codes.per_kolom.get(kolom, {}) else code
        return self._met_keuze((kolom, naam))._met_rijen(lambda tabel: tabel.filter(tabel[kolom] == code))

    def met_keuze(self, wat: str, welke: str, tabel: Table) -> Self:
        """Keep other rows, chosen by what is no column: it counts as a part of what is then counted."""
        return replace(self._met_keuze((wat, welke)), tabel=tabel)

    def _met_rijen(self, welke: Callable[[Table], Table]) -> Self:
        """Keep some rows, each judged by itself: the same of those for fewer persons."""
        tabel, minder = welke(self.tabel), self.betrokken
        # What a warehouse was asked stays the question.
        if minder is None or minder.tabel is not self.tabel or in_magazijn(tabel):
            return replace(self, tabel=tabel)
        return replace(self, tabel=tabel, betrokken=Betrokken(tabel, lambda dag: welke(minder.vanaf(dag))))

    def _met_keuze(self, *keuzen: tuple[str, str]) -> Self:
        return replace(self, als_trajecten=None, gekozen=tuple(dict.fromkeys((*self.gekozen, *keuzen))))

    @property
    def begrip(self) -> str:
        """Name what the rows are: the source, and whether its records were joined."""
        joined = f" als trajecten ({self.telwijze.wachttijd} dagen)" if self.trajecten else ""
        return f"{self.bron.naam}{joined}"

    def mag(self, maat: str, moment: Moment, kolommen: Sequence[str]) -> bool:
        """Tell whether a measure may be given: always, unless the source was reconstructed.

        Then only what its publication fixes: a crossing, or a part of one, at a moment that is declared.
        """
        if self.parameters.herkomst != "gereconstrueerd":
            return True
        nodig = {*kolommen, *(kolom for kolom, _ in self.gekozen)}
        return any(
            maat == vast.maat and nodig <= set(vast.per) and any(_zelfde(maat, moment, over) for over in vast.over)
            for vast in self.parameters.vastgesteld
        )


@dataclass(frozen=True)
class Betrokken:
    """How to calculate a table for fewer persons. It holds for this very table: what is derived from it is another."""

    tabel: Table
    vanaf: Callable[[date], Table]


@dataclass(frozen=True, repr=False)
class Telling(Geopend):
    """Numbers that were counted elsewhere; of a region `per_gemeente` is what they were added up from."""

    per_gemeente: "Telling | None" = None

    def met(self, waarden: Mapping[str, Sequence[str]], kolommen: Sequence[str]) -> list[dict[str, Any]]:
        """Give the rows with one of these values in each column; codes of `kolommen` by their name on a page.

        All rows are read once: a telling has few.
        """
        return [
            {naam: self.codes.label(naam, waarde) if naam in kolommen else waarde for naam, waarde in rij.items()}
            for rij in self.vraag(self.tabel)
            if all(rij[kolom] in van for kolom, van in waarden.items())
        ]

    def als_regio(self) -> Self:
        """Give the telling with all gemeenten added up.

        A sum with a part that is no number, or without the row of a gemeente, is 'niet opgegeven'.
        """
        if self.per_gemeente is not None:
            return self
        tabel, over = self.tabel, [naam for naam in self.bron.sleutel if naam != "gemeente"]
        heel = tabel.teken.isin(["getal", "ongeveer"]).all()
        for groep in self._geleverd_door():
            # Each gemeente of now, or all of those that it was made of.
            heel &= ibis.or_(*(ibis.and_(*((tabel.gemeente == code).any() for code in codes)) for codes in groep))
        samen = (tabel.group_by(over) if over else tabel).aggregate(
            som=tabel.waarde.sum(), heel=heel, benaderd=(tabel.teken == "ongeveer").any()
        )
        benaderd = samen.heel & samen.benaderd
        tabel = samen.mutate(
            gemeente=ibis.literal(REGIO),
            waarde=samen.heel.ifelse(samen.som, ibis.null("float64")),
            teken=benaderd.ifelse("ongeveer", samen.heel.ifelse("getal", "niet opgegeven")),
            tekst=benaderd.ifelse(BENADERINGEN[0], ""),
        )
        regio = replace(self.met_codes("gemeente", {REGIO: TOTAAL}), gemeenten=())
        return replace(regio, tabel=tabel.drop("som", "heel", "benaderd"), per_gemeente=self)

    def _geleverd_door(self) -> list[list[list[str]]]:
        """Give per gemeente of the peildatum the ways to deliver its number: itself, or those that went up in it."""
        nu = [een for een in self.gemeenten if not een.tot or een.tot >= self.kwartaal.peildatum]
        voor = {een.code: [oud.code for oud in self.gemeenten if oud.opgegaan_in == een.code] for een in nu}
        return [[[een.code], *([voor[een.code]] if voor[een.code] else [])] for een in nu]


def open_bron(editie: Editie, naam: str) -> Register | Telling:
    """Open a frozen source of an edition.

    Raises `ParameterError` when the edition does not deliver it, `SnapshotError` when it is not frozen as it was.
    """
    bron, parameters = declared(naam), editie.parameters.bronnen[naam]
    codes = codes_of(editie, bron)
    tabel, elders = zonder_ingetrokken(_rijen(editie, naam), parameters.telwijze), _elders(editie)
    soort = Register if bron.is_register else Telling
    return soort(tabel, bron, codes, parameters, editie.kwartaal, tuple(editie.parameters.gemeenten), elders)


def zonder_ingetrokken(tabel: Table, telwijze: Telwijze | None) -> Table:
    """Leave out the withdrawn toewijzingen where the telwijze says 'verwijderd': nobody ever had that help.

    Such a row ends on the day on which it begins. [iWmo and iJw 3.2, OP033 and OP087.] Without 'verwijderd' it is one
    day of help.
    """
    if telwijze is None or not telwijze.laat_ingetrokken_weg:
        return tabel
    return tabel.filter(~_ingetrokken(tabel))


def aantal_ingetrokken(editie: Editie, naam: str) -> int:
    """Count the rows of a source that `open_bron` leaves out as withdrawn."""
    telwijze = editie.parameters.bronnen[naam].telwijze
    if telwijze is None or not telwijze.laat_ingetrokken_weg:
        return 0
    tabel = _rijen(editie, naam)
    weg = tabel.filter(_ingetrokken(tabel))
    return int(beantwoord(weg.aggregate(aantal=weg.count()), _elders(editie))[0]["aantal"])


def _ingetrokken(tabel: Table) -> BooleanValue:
    return (tabel.einddatum == tabel.ingangsdatum).fill_null(False)


def _rijen(editie: Editie, naam: str) -> Table:
    """Give all frozen rows of a source, of an edition of one gemeente only its own."""
    _GELEZEN[editie.naam].add(naam)
    pad = frozen_path(editie, naam)
    tabel = register_in_magazijn(declared(naam), pad) if naam in in_magazijnen(editie) else tabel_van(pad)
    if editie.gemeente and "gemeente" in tabel.columns:
        # A telling of numbers of before names gemeenten by name.
        tabel = tabel.filter(tabel.gemeente.isin([*editie.gemeentenamen, *editie.gemeentenamen.values()]))
    return tabel


def _elders(editie: Editie) -> dict[str, Path]:
    return {een: frozen_path(editie, een) for een in in_magazijnen(editie)}


class Bronnen:
    """The sources of an edition, opened by name."""

    def __init__(self, editie: Editie) -> None:
        self._editie = editie

    def __call__(self, naam: str) -> Register | Telling:
        """Open a frozen source; errors as in `open_bron`."""
        return open_bron(self._editie, naam)

    def __getattr__(self, naam: str) -> Register | Telling:
        if naam.startswith("_") or naam not in self._editie.parameters.bronnen:
            raise AttributeError(f"Er is geen bron '{naam}'. {nearest(naam, self._editie.parameters.bronnen)}")
        return self(naam)

    def __dir__(self) -> list[str]:
        return sorted(self._editie.parameters.bronnen)

    def __repr__(self) -> str:
        """List the sources by what they are about."""
        namen = dir(self)
        breed = max(map(len, namen), default=0)
        return "\n".join(f"{naam:<{breed}}  {declared(naam).titel}" for naam in namen)


def gelezen(editie: Editie) -> list[str]:
    """List the sources of an edition that this process opened: what its chapter depends on."""
    return sorted(_GELEZEN[editie.naam])


def code_van(geopend: Geopend, kolom: str, lid: str) -> str:
    """Give the code of a member by the name it has on a page."""
    namen = geopend.leden(kolom)
    if lid in namen:
        return list(geopend.codes.per_kolom[kolom])[namen.index(lid)]
    raise CalculationError(f"'{lid}' is geen {kolom}. {nearest(lid, namen)}")


def _zelfde(maat: str, moment: Moment, over: date | str) -> bool:
    """Tell whether a declared moment is this one; a stand is taken on a day, however that day is named."""
    if maat == "stand":
        return _dag(moment) == _dag(lees_moment(over))
    return str(moment) == str(over)


def _dag(moment: Moment) -> date:
    return moment if isinstance(moment, date) else moment.peildatum
