"""Where an indicator stands: its number now, then and eight periods long, and whether it is news."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.cijfers.kern.regels import NOG_NIET, ONDERDRUKT
from monitorlib.cijfers.toeval.betekenis import MEER, Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import hoofdgebied, tijdreeks
from monitorlib.pagina.bladen.indicatorwoorden import (
    anker,
    eenheid_erbij,
    gebied_in_woorden,
    klasse,
    met_oordeel,
    pagina_van,
    streefwaarde,
    zonder_naam,
)
from monitorlib.pagina.bladen.weging import haalt
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.tijd.periode import Periode

# As many as a small course shows.
_STAVEN = 8
# Stands where there is no number.
ONBEKEND = "?"


@dataclass(frozen=True)
class Stand:
    """One indicator in a period: what a card, a row of a list and the head of its page say of it."""

    reeks: Meetreeks
    periode: Periode

    @property
    def naam(self) -> str:
        return self.reeks.indicator.naam

    @property
    def pagina(self) -> str:
        return pagina_van(self.naam)

    @property
    def anker(self) -> str:
        return anker(self.naam)

    @property
    def eenheid(self) -> str:
        return eenheid_erbij(self.reeks.indicator)

    @property
    def nieuws(self) -> list[Verandering]:
        """The changes that are more than chance: of all together first."""
        meer = [een for een in self.reeks.veranderingen if een.oordeel in MEER]
        return sorted(meer, key=lambda een: een.nu.gebied != hoofdgebied(self.reeks))

    @property
    def kant(self) -> str:
        """Which way what is news went: gunstig, ongunstig, 'verschillend' per place, or '' where neither is wanted."""
        kanten = {een.gunstig for een in self.nieuws} - {""}
        return "verschillend" if len(kanten) > 1 else "".join(kanten)

    @property
    def onzeker(self) -> list[str]:
        """The known faults in the registration that what is news can come from."""
        return list(dict.fromkeys(tekst for een in self.nieuws for tekst in een.registratie))

    @property
    def regels(self) -> list[dict[str, str]]:
        """A line for each change that is news, without the name of the indicator."""
        return [
            {"tekst": zonder_naam(met_oordeel(een), self.naam), "klasse": klasse(een.oordeel, een.gunstig)}
            for een in self.nieuws
        ]

    @property
    def oordeel(self) -> str:
        """What the changes of all together say in a few words: only when one of them is more than chance."""
        gebied = hoofdgebied(self.reeks)
        meer = [een for een in self.nieuws if een.nu.gebied == gebied]
        elders = list(dict.fromkeys(een.nu.gebied for een in self.nieuws if een.nu.gebied != gebied))
        woorden = [", ".join(filter(None, (meer[0].oordeel, meer[0].gunstig)))] if meer else []
        woorden += [f"{'ook ' if meer else 'meer dan toeval '}in {' en '.join(elders)}"] if elders else []
        return "; ".join(woorden)

    @property
    def gebied(self) -> str:
        """The place that is shown large: that of all together, or the one in which something changed."""
        return self.nieuws[0].nu.gebied if self.nieuws else hoofdgebied(self.reeks)

    def kerngetal(self, gebied: str) -> dict[str, Any]:
        """Give the number of a place now, and its course as bars from 0 to 100."""
        punten = tijdreeks(self.reeks, gebied, self.periode)[-_STAVEN:]
        punt = self.reeks.punt(gebied, self.periode)
        return {"getal": schrijf(punt), "gebied": gebied_in_woorden(gebied), "staven": _staven(punten)}

    @property
    def nu(self) -> str:
        return schrijf(self.reeks.punt(hoofdgebied(self.reeks), self.periode))

    @property
    def jaar_eerder(self) -> str:
        return schrijf(self.reeks.punt(hoofdgebied(self.reeks), self.periode.jaar_eerder))

    @property
    def streefwaarde(self) -> str:
        return streefwaarde(self.reeks)

    @property
    def gehaald(self) -> bool | None:
        """Whether all together reach the streefwaarde; None without one, or without a number."""
        return self.haalt_in(hoofdgebied(self.reeks))

    def haalt_in(self, gebied: str) -> bool | None:
        """Tell whether a place reaches the streefwaarde; None where that cannot be said."""
        doel, kant = self.reeks.doel.streefwaarde, self.reeks.indicator.gunstig
        punt = self.reeks.punt(gebied, self.periode)
        return haalt(punt, doel, kant) if punt and punt.is_getal and doel is not None and kant != "geen" else None

    @property
    def per_gemeente(self) -> str:
        """How many gemeenten reach the streefwaarde: '3 van 6'; empty of one."""
        gehaald = [self.haalt_in(een) for een in self.reeks.gebieden if een != hoofdgebied(self.reeks)]
        bekend = [een for een in gehaald if een is not None]
        return f"{sum(bekend)} van {len(bekend)}" if bekend else ""


def schrijf(punt: Punt | None) -> str:
    """Write a number with its sign on one line; 'nog niet' of one to come, else a question mark where there is none."""
    if punt is None:
        return ""
    if punt.teken == NOG_NIET:
        return NOG_NIET
    if punt.teken == ONDERDRUKT:
        return VERBORGEN
    return punt.geschreven.replace(" %", "\u00a0%") if punt.is_getal else ONBEKEND


def _staven(punten: Sequence[Punt]) -> list[int]:
    """Give the heights of a small course, from 0; none of a single number, or below 0."""
    waarden = [een.waarde for een in punten]
    if len(waarden) < 2 or min(waarden) < 0 or not max(waarden):
        return []
    return [round(100 * een / max(waarden)) for een in waarden]
