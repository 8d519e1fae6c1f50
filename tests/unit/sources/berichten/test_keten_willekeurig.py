"""Random chains of messages, in any order of the files, beside a model that takes the events one by one."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from berichten import antwoord, bericht, client, declaratie, prestatie, retour, rond, start, stop, toewijzing
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.sources.berichten.lezen import lees_bericht, ontleed
from monitorlib.sources.berichten.registers import BRONNEN

BSN = "999900006"
DAG = date(2024, 1, 1)


def rijen(bron: str, teksten: list[str], zaad: int) -> list[dict[str, Any]]:
    """The rows that messages make, taken up in a random order."""
    verzamelaar, maak = BRONNEN[bron].begin(str)
    volgorde = list(enumerate(teksten))
    random.Random(zaad).shuffle(volgorde)
    for nummer, tekst in volgorde:
        verzamelaar.erbij(lees_bericht(ontleed(tekst.encode(), "x"), "x", f"{nummer}.xml"))
    return maak((), "x").tabel().to_pylist()


@dataclass
class Model:
    """What is known of one toewijzing after each event, in the order in which they happen."""

    versies: list[tuple[str | None, str]] = field(default_factory=list)
    starts: set[str] = field(default_factory=set)
    stops: dict[tuple[str, str], str] = field(default_factory=dict)

    def rij(self) -> tuple[Any, ...] | None:
        if not self.versies:
            return None
        einde, wijziging = self.versies[-1]
        if wijziging == "13":
            return einde, None, None, "ja"
        periode = max([*self.starts, *(begin for begin, _ in self.stops)], default="")
        # The temporary one is no end; of others the last that was sent decides.
        laatste = [(reden, dag) for (begin, reden), dag in self.stops.items() if begin == periode and reden != "20"]
        reden, gestopt = laatste[-1] if laatste else (None, None)
        tot = min(filter(None, (einde, gestopt)), default=None)
        return tot, min(self.starts, default=None), reden, "nee"


GEBEURTENIS = st.tuples(
    st.sampled_from(["versie", "start", "start terug", "stop", "stop", "stop terug"] * 3 + ["weg"]),
    st.integers(0, 1),  # which period, or how long
    st.sampled_from(["20", "19", "21"]),
    st.sampled_from([False, False, True]),  # refused
)


@proef(300)
@given(st.lists(GEBEURTENIS, min_size=3, max_size=14), st.integers(0, 5))
def test_a_chain_of_one_toewijzing(gebeurtenissen: list[tuple[str, int, str, bool]], zaad: int) -> None:
    """One event a day, each accepted or refused; what is refused does nothing."""
    model, teksten = Model(), []
    for plek, (wat, keer, reden, geweigerd) in enumerate([("versie", 0, "19", False), *gebeurtenissen]):
        dag, nummer = str(DAG + timedelta(plek)), str(plek)
        begin, tot = str(DAG + timedelta(100 + keer)), str(DAG + timedelta(200 + keer))
        kop: dict[str, Any] = {"dag": dag, "nummer": nummer}
        if wat in ("versie", "weg"):
            soort, wijziging = "WMO301", "13" if wat == "weg" else "05"
            deel = toewijzing(1, "01", str(DAG), tot, op=dag, reden=wijziging)
            inhoud = client(BSN, "1950-05-17", rond("ToegewezenProducten", deel))

            def gevolg(versie: tuple[str, str] = (tot, wijziging)) -> None:
                model.versies.append(versie)

        elif wat.startswith("start"):
            soort, status = "WMO305", 3 if wat.endswith("terug") else 1
            inhoud = client(BSN, "1950-05-17", rond("StartProducten", start(1, begin, status)), kort=True)

            def gevolg(begin: str = begin, weg: bool = status == 3) -> None:
                (model.starts.discard if weg else model.starts.add)(begin)

        else:
            soort, status = "WMO307", 3 if wat.endswith("terug") else 1
            inhoud = client(BSN, "1950-05-17", rond("StopProducten", stop(1, begin, reden, tot, status)), kort=True)

            def gevolg(sleutel: tuple[str, str] = (begin, reden), tot: str = tot, weg: bool = status == 3) -> None:
                model.stops.pop(sleutel, None)
                if not weg:
                    model.stops[sleutel] = tot

        teksten.append(bericht(soort, inhoud, **kop))
        if geweigerd:
            op = f"{soort[:-1]}{int(soort[-1]) + 1}"
            teksten.append(retour(op, nummer, dag, "9019", dag=str(DAG + timedelta(plek + 2)), nummer=f"r{plek}"))
        else:
            gevolg()
    gemaakt = rijen("voorzieningen_wmo", teksten, zaad)
    gevonden = [(rij["einddatum"], rij["startdatum"], rij["reden"], rij["ingetrokken"]) for rij in gemaakt]
    assert gevonden == [model.rij()]


INGEDIEND = st.tuples(
    st.lists(st.tuples(st.integers(1, 90_000), st.booleans()), min_size=1, max_size=4),  # cents, rejected
    st.sampled_from(["geen", "heel", "deels"]),
    st.booleans(),  # a credit
)


@proef(60)
@given(st.lists(INGEDIEND, min_size=1, max_size=6), st.integers(0, 5))
def test_every_euro_is_granted_refused_or_unanswered(
    ingediend: list[tuple[list[tuple[int, bool]], str, bool]], zaad: int
) -> None:
    """Each declaratie unanswered, refused as a whole, or answered with the prestaties that are refused."""
    teksten, geteld = [], Counter[str]()
    for plek, (lijst, uitkomst, credit) in enumerate(ingediend):
        dag, dc, teken = str(DAG + timedelta(plek)), "C" if credit else "D", -1 if credit else 1
        prestaties = [
            prestatie(f"R{plek}-{nummer}", "01", "2024-10", nummer + 1, centen, dc)
            for nummer, (centen, _) in enumerate(lijst)
        ]
        totaal = sum(centen for centen, _ in lijst)
        inhoud = declaratie(f"D{plek}", totaal, (BSN, prestaties), dc=dc)
        teksten.append(bericht("WMO323", inhoud, dag=dag, nummer=f"n{plek}"))
        nee = [
            (centen, prestatie(f"R{plek}-{nummer}", "01", "2024-10", nummer + 1, centen, dc, codes=("9321",)))
            for nummer, (centen, geweigerd) in enumerate(lijst)
            if geweigerd
        ]
        weg = totaal if uitkomst == "heel" else sum(centen for centen, _ in nee)
        kop: dict[str, Any] = {"dag": str(DAG + timedelta(plek + 9)), "nummer": f"a{plek}"}
        if uitkomst == "heel":
            teksten.append(antwoord(f"n{plek}", dag, codes=("0001",), **kop))
        elif uitkomst == "deels":
            goed = teken * (totaal - weg)
            kop |= {"declaratie": f"D{plek}", "ingediend": teken * totaal, "toegekend": goed}
            teksten.append(antwoord(f"n{plek}", dag, *([(BSN, [een for _, een in nee])] if nee else []), **kop))
        geteld["bedrag"] += teken * totaal
        geteld["onbeantwoord"] += teken * totaal if uitkomst == "geen" else 0
        geteld["afgewezen"] += 0 if uitkomst == "geen" else teken * weg
        geteld["toegekend"] += 0 if uitkomst == "geen" else teken * (totaal - weg)
    gemaakt = rijen("declaraties", teksten, zaad)
    for kolom in ("bedrag", "toegekend", "afgewezen", "onbeantwoord"):
        assert sum(round(float(rij[kolom] or 0) * 100) for rij in gemaakt) == geteld[kolom]
    assert all(int(rij["volume"]) * float(rij["bedrag"]) > 0 for rij in gemaakt)
    assert len({rij["declaratie_nummer"] for rij in gemaakt}) == len(gemaakt)
