"""A register, opened for calculation: one row per record, in the borders of its moment, and what may be said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

import ibis
from ibis.expr.types import BooleanValue, DateColumn, StringValue, Table

from monitorlib.editie.params.bron_parameters import Telwijze
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.declared.declaration import REGIO, TOTAAL
from monitorlib.sources.opened.geopend import Geopend, code_van
from monitorlib.sources.warehouse.warehouse import in_magazijn
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment, lees_moment

# Beside a moment, the column with the gemeente in which a row was registered.
EIGEN_GEMEENTE = "eigen_gemeente"
# The part of a gemeente that was split in which a client goes on.
_VERVOLG = "deel_na_splitsing"
# Overlapping records merge, nothing else does, and every start and end is somebody's.
ALLES_APART = Telwijze(wachttijd=0, administratief=[])


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
    # How to give the rows of `tabel` that matter from a day on, when that is less work than all rows.
    betrokken: "Betrokken | None" = None
    # Help of before this day is not in it.
    sinds: date | None = None

    def rijen_vanaf(self, dag: date) -> Table:
        """Give the rows that a measure needs that looks at nothing before a day: all help since then.

        Other rows may be among them.
        """
        if self.betrokken is not None and self.betrokken.tabel is self.tabel:
            return self.betrokken.vanaf(dag)
        return self.tabel

    @property
    def opgehaald(self) -> date:
        """The day on which the register was taken: it knows nothing of what was entered later."""
        return self.parameters.opgehaald or self.periode.peildatum

    @property
    def definitief_tot(self) -> date:
        """The last einddatum after which the waiting time had passed when the register was taken."""
        return self.opgehaald - timedelta(days=self.telwijze.wachttijd)

    def te_vroeg(self, dag: date) -> str:
        """Say why the register cannot tell of a day: it is complete only from a later one; empty when it can."""
        self.keur_dag(dag)
        vanaf = self.parameters.volledig_vanaf
        return f"het register is pas vanaf {datum_kort(vanaf)} volledig" if vanaf and dag < vanaf else ""

    def keur_dag(self, dag: date) -> None:
        """Raise `CalculationError` for a day before the one from which on this register holds the help."""
        if self.sinds and dag < self.sinds:
            raise CalculationError(
                f"Bron {self.bron.naam} is hier beperkt tot wie sinds {datum_kort(self.sinds)} hulp had; "
                f"{datum_kort(dag)} is eerder. Kies een latere dag."
            )

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
        if dag and self.gesplitst and {"client", "ingangsdatum"} <= set(self.tabel.columns) & {*tabel.columns}:
            tabel = self._met_vervolg(tabel)
        waar = self._ingedeeld(tabel, tabel[dag]) if dag else tabel.gemeente
        weg = ("gemeente", "regio", _VERVOLG)
        gemeente = {EIGEN_GEMEENTE: tabel.gemeente, "gemeente": tabel.regio.ifelse(REGIO, waar)}
        return tabel.select(*(naam for naam in tabel.columns if naam not in weg), **gemeente)

    def _ingedeeld(self, tabel: Table, op: DateColumn) -> StringValue:
        gevallen: list[tuple[BooleanValue, StringValue | str]] = []
        if _VERVOLG in tabel.columns:
            gevallen += [
                ((tabel.gemeente == oud) & (op > ibis.literal(na)) & tabel[_VERVOLG].notnull(), tabel[_VERVOLG])
                for oud, na in self.gesplitst.items()
            ]
        gevallen += [
            ((tabel.gemeente == oud) & (op > ibis.literal(na)), nieuw)
            for oud, opvolgers in self._opvolgers().items()
            for nieuw, na in reversed(opvolgers)
        ]
        return ibis.cases(*gevallen, else_=tabel.gemeente) if gevallen else tabel.gemeente

    def _met_vervolg(self, tabel: Table) -> Table:
        """Add beside a row of a gemeente that was split in which of its parts the client goes on first."""
        delen = []
        for oud, laatste in self.gesplitst.items():
            opvolgers = [nieuw for van, nieuw, _ in self.herindelingen if van == oud]
            verder = self.tabel.filter(
                self.tabel.gemeente.isin(opvolgers),
                self.tabel.ingangsdatum > ibis.literal(laatste),
                self.tabel.client.notnull(),
            )
            per_client = verder.group_by(deel_client=verder.client).aggregate(
                **{_VERVOLG: verder.gemeente.argmin(verder.ingangsdatum)}
            )
            delen.append(per_client.mutate(deel_van=ibis.literal(oud)))
        alle = ibis.union(*delen)
        naast = [tabel.client == alle.deel_client, tabel.gemeente == alle.deel_van]
        return tabel.left_join(alle, naast).drop("deel_client", "deel_van")

    def _opvolgers(self) -> dict[str, list[tuple[str, date]]]:
        """List of each gemeente that went up in another what it is after which day: that one may go up in a third."""
        volgende = {oud: (nieuw, na) for oud, nieuw, na in self.herindelingen if oud not in self.gesplitst}
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
        """Keep some rows, each judged by itself: the same of those from a day on."""
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
    """How to calculate what matters of a table from a day on: of this very table, not of what is made of it."""

    tabel: Table
    vanaf: Callable[[date], Table]


def _zelfde(maat: str, moment: Moment, over: date | str) -> bool:
    """Tell whether a declared moment is this one; a stand is taken on a day, however that day is named."""
    if maat == "stand":
        return _dag(moment) == _dag(lees_moment(over))
    return str(moment) == str(over)


def _dag(moment: Moment) -> date:
    return moment if isinstance(moment, date) else moment.peildatum
