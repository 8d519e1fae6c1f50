"""Fifty thousand messages of iWmo and iJw, 1 GB together, read into the three registers that they make.

They are made here: fictitious, and the same each time, in the proportions in which a region sends them: half of them
answers, few declaraties, which hold nearly all of the bytes. Freezing runs in a process of its own, so that its memory
is its own. What comes out is counted beside it.

    python benchmarks/bench_berichten.py [AANTAL]       50000 when none is named
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

NAAM = "regio/2024-Q4"
SLEUTEL = "een sleutel die alleen in de meting bestaat"
MAATGEVEND, SECONDEN, MEGABYTES = 50_000, 120.0, 2048
# Of every hundred messages, by the number of their kind.
AANDEEL = {
    "301": 24, "302": 24, "305": 11, "306": 11, "307": 8, "308": 8, "315": 3, "316": 3, "317": 1, "318": 1,
    "323": 3, "325": 3,
}  # fmt: skip
CODES = {
    "wmo": {"301": 414, "302": 415, "305": 418, "306": 419, "307": 420, "308": 421, "315": 444, "316": 445, "317": 480,
            "318": 481, "323": 484, "325": 485},
    "jw": {"301": 436, "302": 437, "305": 438, "306": 439, "307": 440, "308": 441, "315": 446, "316": 447, "317": 486,
           "318": 487, "323": 490, "325": 491},
}  # fmt: skip
STANDAARD = {"wmo": "iwmo", "jw": "ijw"}
GEMEENTEN, AANBIEDERS = ("0384", "0014"), [f"{10000000 + nummer}" for nummer in range(60)]
PRESTATIES = 1050
OPGEHAALD = date(2025, 1, 20)


def bsn(nummer: int) -> str:
    """A number of nine digits that is no bsn: it begins with 9999."""
    return f"9999{nummer:05d}"


class Maker:
    """Make messages, one kind at a time; a 305 to 308, and a 325, are of a 301 and 323 that were made before."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.rng, self.nummer = folder, random.Random(1), 0
        self.toegewezen: list[tuple[str, str, str, int, date]] = []
        self.gestart: list[tuple[str, str, str, int, date]] = []
        self.te_beantwoorden: dict[str, list[tuple[str, str, str, str, date]]] = {}
        self.declaraties: list[tuple[str, str, str, str, date, int, list[tuple[str, int]]]] = []
        self.bytes = self.prestaties = 0

    def maak(self, aantal: int) -> None:
        """Write so many messages, in folders of a thousand."""
        soorten = [soort for soort, deel in AANDEEL.items() for _ in range(aantal * deel // 100)]
        # What is answered comes first: an order in which every chain is whole.
        for soort in soorten:
            maak = getattr(self, f"_{soort}", self._retour)
            maak(soort)

    def _schrijf(self, tak: str, soort: str, van: str, naar: str, dag: date, inhoud: str, extra: str = "",
                 kenmerk: str = "") -> str:  # fmt: skip
        self.nummer += 1
        kenmerk, naam, std = kenmerk or str(self.nummer), f"{tak}{soort}", STANDAARD[tak]
        basis = f"http://www.istandaarden.nl/{std}/3_2"
        tekst = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<m:Bericht xmlns:m="{basis}/{naam}/schema" '
            f'xmlns:b="{basis}/basisschema/schema">\n<m:Header>\n<m:BerichtCode>{CODES[tak][soort]}</m:BerichtCode>\n'
            "<m:BerichtVersie>3</m:BerichtVersie>\n<m:BerichtSubversie>2</m:BerichtSubversie>\n"
            f"<m:Afzender>{van}</m:Afzender>\n<m:Ontvanger>{naar}</m:Ontvanger>\n<m:BerichtIdentificatie>\n"
            f"<b:Identificatie>{kenmerk}</b:Identificatie>\n<b:Dagtekening>{dag}</b:Dagtekening>\n"
            "</m:BerichtIdentificatie>\n<m:XsdVersie>\n<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\n"
            f"<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\n</m:XsdVersie>{extra}\n</m:Header>\n{inhoud}</m:Bericht>\n"
        )
        map_ = self.folder / f"{self.nummer // 1000:03d}"
        map_.mkdir(exist_ok=True)
        self.bytes += (map_ / f"{naam}-{self.nummer}.xml").write_bytes(tekst.encode())
        self.te_beantwoorden.setdefault(soort, []).append((tak, van, naar, kenmerk, dag))
        return kenmerk

    def _client(self, wie: int, inhoud: str, adres: bool = False) -> str:
        naam = "<b:Geslachtsnaam><b:Achternaam>Niemand</b:Achternaam></b:Geslachtsnaam>"
        contact = "".join(
            f"<m:Contact><m:Soort>0{soort}</m:Soort><m:Adres><b:Huis><b:Huisnummer>{soort}</b:Huisnummer></b:Huis>"
            "<b:Postcode>9999XX</b:Postcode><b:Straatnaam>Nergensstraat</b:Straatnaam><b:Plaatsnaam>Nergens</b:Plaatsnaam>"
            "<b:LandCode>NL</b:LandCode></m:Adres></m:Contact>"
            for soort in range(1, 5)
        )
        return (
            f"<m:Client>\n<m:Bsn>{bsn(wie)}</m:Bsn>\n<m:Geboortedatum><b:Datum>{1940 + wie % 75}-05-17</b:Datum>"
            f"</m:Geboortedatum>\n<m:Geslacht>0</m:Geslacht>\n<m:Naam>{naam}</m:Naam>\n"
            + (f"<m:Contactgegevens>{contact}</m:Contactgegevens>\n" if adres else "")
            + f"{inhoud}</m:Client>\n"
        )

    def _wie(self) -> tuple[str, str, str, int, date]:
        tak, wie = self.rng.choice(("wmo", "jw")), self.rng.randrange(100_000)
        aanbieder, dag = self.rng.choice(AANBIEDERS), date(2024, 1, 1) + timedelta(self.rng.randrange(270))
        return tak, GEMEENTEN[wie % 2], aanbieder, wie, dag

    def _301(self, soort: str) -> None:
        tak, gemeente, aanbieder, wie, dag = self._wie()
        product, delen = ("02" if tak == "wmo" else "45"), []
        for _ in range(self.rng.randrange(1, 8)):
            nummer = len(self.toegewezen) + 1
            self.toegewezen.append((tak, gemeente, aanbieder, nummer, dag))
            delen.append(
                f"<m:ToegewezenProduct>\n<m:ToewijzingNummer>{nummer}</m:ToewijzingNummer>\n<m:Product>"
                f"<b:Categorie>{product}</b:Categorie><b:Code>{product}A01</b:Code></m:Product>\n"
                f"<m:Toewijzingsdatum>{dag}</m:Toewijzingsdatum>\n<m:Toewijzingstijd>12:00:00</m:Toewijzingstijd>\n"
                f"<m:Ingangsdatum>{dag + timedelta(3)}</m:Ingangsdatum>\n<m:Omvang><b:Volume>4</b:Volume>"
                "<b:Eenheid>04</b:Eenheid><b:Frequentie>2</b:Frequentie></m:Omvang>\n</m:ToegewezenProduct>\n"
            )
            self.gestart.append((tak, gemeente, aanbieder, wie, dag))
        inhoud = f"<m:ToegewezenProducten>\n{''.join(delen)}</m:ToegewezenProducten>\n"
        self._schrijf(tak, soort, gemeente, aanbieder, dag, self._client(wie, inhoud, adres=True))

    def _melding(self, soort: str, element: str, meer: str) -> None:
        plek = self.rng.randrange(len(self.toegewezen))
        tak, gemeente, aanbieder, nummer, dag = self.toegewezen[plek]
        wie, begin = self.gestart[plek][3], dag + timedelta(7)
        einde = f"<m:RedenBeeindiging>02</m:RedenBeeindiging><m:Einddatum>{begin + timedelta(60)}</m:Einddatum>"
        inhoud = (
            f"<m:{element}en>\n<m:{element}>\n<m:ToewijzingNummer>{nummer}</m:ToewijzingNummer>\n"
            f"<m:Begindatum>{begin}</m:Begindatum>\n{einde if meer else ''}"
            "<m:StatusAanlevering>1</m:StatusAanlevering>\n"
            f"</m:{element}>\n</m:{element}en>\n"
        )
        self._schrijf(tak, soort, aanbieder, gemeente, begin + timedelta(70 if meer else 1), self._client(wie, inhoud))

    def _305(self, soort: str) -> None:
        self._melding(soort, "StartProduct", "")

    def _307(self, soort: str) -> None:
        self._melding(soort, "StopProduct", "einde")

    def _315(self, soort: str) -> None:
        tak, gemeente, aanbieder, wie, dag = self._wie()
        inhoud = (
            f"<m:AangevraagdeProducten>\n<m:AangevraagdProduct>\n<m:ReferentieAanbieder>A{self.nummer}"
            f"</m:ReferentieAanbieder>\n<m:ToewijzingIngangsdatum>{dag}</m:ToewijzingIngangsdatum>\n"
            "<m:Verwijzer><b:Type>02</b:Type></m:Verwijzer>\n</m:AangevraagdProduct>\n</m:AangevraagdeProducten>\n"
        )
        self._schrijf(tak, soort, aanbieder, gemeente, dag, self._client(wie, inhoud))

    def _317(self, soort: str) -> None:
        tak, gemeente, aanbieder, wie, dag = self._wie()
        inhoud = (
            f"<m:Client>\n<m:Bsn>{bsn(wie)}</m:Bsn>\n<m:Verzoek>\n<m:ReferentieAanbieder>B{self.nummer}"
            "</m:ReferentieAanbieder>\n<m:RedenVerzoek>1</m:RedenVerzoek>\n</m:Verzoek>\n</m:Client>\n"
        )
        self._schrijf(tak, soort, aanbieder, gemeente, dag, inhoud)

    def _retour(self, soort: str) -> None:
        tak, van, naar, kenmerk, dag = self.te_beantwoorden[str(int(soort) - 1)].pop()
        nee = "<m:RetourCodes><m:RetourCode>0001</m:RetourCode></m:RetourCodes>" if self.rng.random() < 0.02 else ""
        extra = (
            f"<m:IdentificatieRetour>R{self.nummer}</m:IdentificatieRetour><m:DagtekeningRetour>{dag}"
            "</m:DagtekeningRetour><m:XsdVersieRetour><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
            f"<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersieRetour>{nee}"
        )
        self._schrijf(tak, soort, van, naar, dag, "", extra, kenmerk)

    def _prestatie(self, ref: str, product: str, centen: int, codes: str = "") -> str:
        return (
            f"<m:Prestatie>\n<m:ProductReferentie>\n<b:ReferentieNummer>{ref}</b:ReferentieNummer>\n"
            f"</m:ProductReferentie>\n<m:ToewijzingNummer>1</m:ToewijzingNummer>\n<m:ProductCategorie>{product}"
            f"</m:ProductCategorie>\n<m:ProductCode>{product}A01</m:ProductCode>\n<m:ProductPeriode>\n<b:Begindatum>"
            "2024-09-01</b:Begindatum>\n<b:Einddatum>2024-09-30</b:Einddatum>\n</m:ProductPeriode>\n"
            "<m:GeleverdVolume>4</m:GeleverdVolume>\n<m:Eenheid>04</m:Eenheid>\n<m:ProductTarief>1250</m:ProductTarief>\n"
            f"<m:IngediendBedrag>\n<b:Bedrag>{centen}</b:Bedrag>\n<b:DebetCredit>D</b:DebetCredit>\n"
            f"</m:IngediendBedrag>\n{codes}</m:Prestatie>\n"
        )

    def _323(self, soort: str) -> None:
        tak, gemeente, aanbieder, wie, _ = self._wie()
        dag, product = date(2024, 10, 1) + timedelta(wie % 60), "02" if tak == "wmo" else "45"
        lijst = [(f"R{self.nummer}-{regel}", 5000 + regel) for regel in range(PRESTATIES * 2 * (1 + wie % 3) // 4)]
        clienten = "".join(
            f"<m:Client>\n<m:Bsn>{bsn((wie + plek) % 100_000)}</m:Bsn>\n<m:Prestaties>\n"
            f"{''.join(self._prestatie(ref, product, centen) for ref, centen in lijst[plek : plek + 2])}"
            "</m:Prestaties>\n</m:Client>\n"
            for plek in range(0, len(lijst), 2)
        )
        totaal, nummer = sum(centen for _, centen in lijst), f"D{self.nummer}"
        inhoud = (
            f"<m:Declaratie>\n<m:DeclaratieNummer>{nummer}</m:DeclaratieNummer>\n<m:DeclaratiePeriode>\n<b:Begindatum>"
            "2024-09-01</b:Begindatum>\n<b:Einddatum>2024-09-30</b:Einddatum>\n</m:DeclaratiePeriode>\n"
            f"<m:DeclaratieDagtekening>{dag}</m:DeclaratieDagtekening>\n<m:TotaalIngediendBedrag><b:TotaalBedrag>{totaal}"
            "</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></m:TotaalIngediendBedrag>\n"
            f"<m:Clienten>\n{clienten}</m:Clienten>\n</m:Declaratie>\n"
        )
        kenmerk = self._schrijf(tak, soort, aanbieder, gemeente, dag, inhoud)
        self.prestaties += len(lijst)
        self.declaraties.append((tak, gemeente, aanbieder, kenmerk, dag, totaal, [(nummer, 0), *lijst]))

    def _325(self, soort: str) -> None:
        tak, gemeente, aanbieder, kenmerk, dag, totaal, ((nummer, _), *lijst) = self.declaraties.pop()
        codes = "<m:RetourCodes><m:RetourCode>9321</m:RetourCode></m:RetourCodes>"
        goed = "<m:RetourCodes><m:RetourCode>0200</m:RetourCode></m:RetourCodes>"
        nee, product = lijst[::33], "02" if tak == "wmo" else "45"
        prestaties = "".join(self._prestatie(ref, product, centen, codes) for ref, centen in nee)
        bedragen = "".join(
            f"<m:{naam}><b:TotaalBedrag>{centen}</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></m:{naam}>"
            for naam, centen in (
                ("TotaalIngediendBedrag", totaal),
                ("TotaalToegekendBedrag", totaal - sum(centen for _, centen in nee)),
            )
        )
        inhoud = (
            f"<m:DeclaratieAntwoord><m:DeclaratieNummer>{nummer}</m:DeclaratieNummer>{bedragen}<m:Clienten><m:Client>"
            f"<m:Bsn>{bsn(1)}</m:Bsn><m:Prestaties>{prestaties}</m:Prestaties>{goed}</m:Client></m:Clienten>{goed}"
            "</m:DeclaratieAntwoord>"
        )
        extra = (
            f"<m:DeclaratieIdentificatie><b:Identificatie>{kenmerk}</b:Identificatie><b:Dagtekening>{dag}"
            "</b:Dagtekening></m:DeclaratieIdentificatie><m:XsdVersieDeclaratie><b:BasisschemaXsdVersie>1.0.0"
            f"</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersieDeclaratie>{goed}"
        )
        self._schrijf(tak, soort, gemeente, aanbieder, dag + timedelta(9), inhoud, extra)


def parameters(root: Path) -> None:
    """Write the parameters of an edition of nothing but these messages."""
    from ruamel.yaml import YAML

    lezer = YAML(typ="safe")
    alles = lezer.load(Path(__file__).parents[1] / "params/voorbeeld/2024-Q4/params.yml")
    vast = {"bestand": "berichten", "herkomst": "fictief", "vindplaats": "bench_berichten.py"}
    register = {
        "levering": {"client": "bsn"},
        "telwijze": {"wachttijd": 31, "administratief": ["leveringsvorm"]},
        "volledig_vanaf": date(2020, 1, 1),
        "opgehaald": OPGEHAALD,
    }
    reden, verwijzer = ["02"], ["02"]
    codes = {"aanbieder": AANBIEDERS, "reden": reden, "verwijzer": verwijzer}
    alles |= {"doelen": {}, "registratieproblemen": [], "vorige": None, "aanvaard": [], "gemeenten": [
        {"code": "GM0384", "naam": "Diemen"}, {"code": "GM0014", "naam": "Groningen"}], "bronnen": {
        "voorzieningen_wmo": {**vast, **register, "codes": {**codes, "voorziening": ["02"]}},
        "voorzieningen_jeugdwet": {**vast, **register, "codes": {**codes, "productgroep": ["45"]}},
        "declaraties": {**vast, "codes": {"aanbieder": AANBIEDERS, "product": ["02", "45"]}},
    }}  # fmt: skip
    regio, periode = NAAM.split("/")
    map_ = root / "params" / regio / periode
    map_.mkdir(parents=True)
    lezer.dump(alles, map_ / "params.yml")


def bevries(root: Path) -> None:
    """Freeze the edition; print the seconds, the memory, and the rows of each register."""
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.layout import Layout
    from monitorlib.sources.freeze.snapshot import freeze
    from monitorlib.sources.freeze.snapshot_index import frozen

    begin = time.perf_counter()
    editie = Editie.named(NAAM, Layout(root, root / "data", root / "output"))
    freeze(editie)
    seconden = time.perf_counter() - begin
    top = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rijen = {naam: van.rijen for naam, van in frozen(editie).items()}
    print(json.dumps({"seconden": seconden, "megabytes": top, "rijen": rijen}))


def main() -> None:
    """Make the messages, freeze them, and say whether it was in time."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else MAATGEVEND
    with tempfile.TemporaryDirectory() as tijdelijk:
        root = Path(tijdelijk)
        regio, periode = NAAM.split("/")
        folder = root / "data" / regio / periode / "berichten"
        folder.mkdir(parents=True)
        maker = Maker(folder)
        maker.maak(aantal)
        parameters(root)
        gemiddeld = maker.bytes / maker.nummer / 1000
        print(f"{maker.nummer} berichten, {maker.bytes / 1e6:.0f} MB, gemiddeld {gemiddeld:.1f} kB")
        klaar = subprocess.run(
            [sys.executable, __file__, "--bevries", str(root)],
            env={**os.environ, "MONITOR_SLEUTEL": SLEUTEL}, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    gemeten = json.loads(klaar.stdout)
    print(f"bevroren in {gemeten['seconden']:.1f} s, {gemeten['megabytes']:.0f} MB geheugen; rijen: {gemeten['rijen']}")
    samen = sum(rijen for naam, rijen in gemeten["rijen"].items() if naam != "declaraties")
    geteld = (samen, gemeten["rijen"]["declaraties"])
    fout = geteld[1] != maker.prestaties or not 0 < geteld[0] <= len(maker.toegewezen)
    laat = aantal >= MAATGEVEND and (gemeten["seconden"] > SECONDEN or gemeten["megabytes"] > MEGABYTES)
    if fout or laat:
        sys.exit(f"niet gehaald: {SECONDEN:.0f} s en {MEGABYTES} MB, met {maker.prestaties} prestaties")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bevries"]:
        bevries(Path(sys.argv[2]))
    else:
        main()
