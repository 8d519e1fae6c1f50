"""Messages of iWmo and iJw for tests, written out by hand. Every bsn and every aanbieder is invented."""

from pathlib import Path
from typing import Any

RUIMTE = "http://www.istandaarden.nl/{}/{}/{}/schema"
CODES = {"WMO301": 414, "WMO305": 418, "WMO307": 420, "WMO323": 484, "WMO325": 485, "JW301": 436, "JW323": 490}
GEMEENTE, AANBIEDER = "0384", "42420001"


def bericht(
    soort: str, inhoud: str, *, dag: str, nummer: str, release: str = "3_2", extra: str = "", **anders: str
) -> str:
    """A message: its own elements without a prefix, those of the basisschema as `b:`."""
    standaard = "iwmo" if soort.startswith("WMO") else "ijw"
    van_gemeente = soort.endswith(("301", "325"))
    afzender, ontvanger = (GEMEENTE, AANBIEDER) if van_gemeente else (AANBIEDER, GEMEENTE)
    versie, subversie = release.split("_")
    velden = {"afzender": afzender, "ontvanger": ontvanger, "code": str(CODES[soort])} | anders
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Bericht xmlns="{RUIMTE.format(standaard, release, soort.lower())}"
         xmlns:b="{RUIMTE.format(standaard, release, "basisschema")}">
  <Header>
    <BerichtCode>{velden["code"]}</BerichtCode>
    <BerichtVersie>{versie}</BerichtVersie>
    <BerichtSubversie>{subversie}</BerichtSubversie>
    <Afzender>{velden["afzender"]}</Afzender>
    <Ontvanger>{velden["ontvanger"]}</Ontvanger>
    <BerichtIdentificatie>
      <b:Identificatie>{nummer}</b:Identificatie>
      <b:Dagtekening>{dag}</b:Dagtekening>
    </BerichtIdentificatie>
    <XsdVersie>
      <b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>
      <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>
    </XsdVersie>{extra}
  </Header>
{inhoud}
</Bericht>
"""


def client(bsn: str, geboren: str, inhoud: str, *, kort: bool = False) -> str:
    """A person of nowhere, with what is about them; `kort` without an address, as an aanbieder sends it."""
    adres = "" if kort else "<Contactgegevens><Contact><Soort>01</Soort></Contact></Contactgegevens>"
    return f"""  <Client>
    <Bsn>{bsn}</Bsn>
    <Geboortedatum><b:Datum>{geboren}</b:Datum></Geboortedatum>
    <Geslacht>0</Geslacht>
    <Naam><b:Geslachtsnaam><b:Achternaam>Niemand</b:Achternaam></b:Geslachtsnaam></Naam>
    {adres}
{inhoud}
  </Client>"""


def toewijzing(
    nummer: int, product: str, van: str, tot: str = "", *, op: str, tijd: str = "12:00:00", reden: str = ""
) -> str:
    """A ToegewezenProduct."""
    return (
        f"<ToegewezenProduct><ToewijzingNummer>{nummer}</ToewijzingNummer>"
        f"<Product><b:Categorie>{product}</b:Categorie><b:Code>{product}A01</b:Code></Product>"
        f"<Toewijzingsdatum>{op}</Toewijzingsdatum><Toewijzingstijd>{tijd}</Toewijzingstijd>"
        f"<Ingangsdatum>{van}</Ingangsdatum>"
        + (f"<Einddatum>{tot}</Einddatum>" if tot else "")
        + (f"<RedenWijziging>{reden}</RedenWijziging>" if reden else "")
        + "</ToegewezenProduct>"
    )


def start(nummer: int, begin: str, status: int = 1) -> str:
    """A StartProduct."""
    return (
        f"<StartProduct><ToewijzingNummer>{nummer}</ToewijzingNummer><Begindatum>{begin}</Begindatum>"
        f"<StatusAanlevering>{status}</StatusAanlevering></StartProduct>"
    )


def stop(nummer: int, begin: str, reden: str, einde: str, status: int = 1) -> str:
    """A StopProduct."""
    return (
        f"<StopProduct><ToewijzingNummer>{nummer}</ToewijzingNummer><Begindatum>{begin}</Begindatum>"
        f"<RedenBeeindiging>{reden}</RedenBeeindiging><Einddatum>{einde}</Einddatum>"
        f"<StatusAanlevering>{status}</StatusAanlevering></StopProduct>"
    )


def rond(element: str, *delen: str) -> str:
    """Put parts together in one element."""
    return f"<{element}>{''.join(delen)}</{element}>"


def prestatie(nummer: str, product: str, maand: str, volume: int, centen: int, dc: str = "D") -> str:
    """A Prestatie of a declaratie: a whole month."""
    return (
        f"<Prestatie><ProductReferentie><b:ReferentieNummer>{nummer}</b:ReferentieNummer></ProductReferentie>"
        f"<ToewijzingNummer>1</ToewijzingNummer><ProductCategorie>{product}</ProductCategorie>"
        f"<ProductCode>{product}A01</ProductCode><ProductPeriode><b:Begindatum>{maand}-01</b:Begindatum>"
        f"<b:Einddatum>{maand}-28</b:Einddatum></ProductPeriode><GeleverdVolume>{volume}</GeleverdVolume>"
        f"<Eenheid>04</Eenheid><IngediendBedrag><b:Bedrag>{centen}</b:Bedrag><b:DebetCredit>{dc}</b:DebetCredit>"
        "</IngediendBedrag></Prestatie>"
    )


def declaratie(nummer: str, totaal: int, *clienten: tuple[str, list[str]], dc: str = "D") -> str:
    """The content of a 323."""
    per_client = "".join(
        f"<Client><Bsn>{bsn}</Bsn>{rond('Prestaties', *prestaties)}</Client>" for bsn, prestaties in clienten
    )
    return (
        f"<Declaratie><DeclaratieNummer>{nummer}</DeclaratieNummer><DeclaratiePeriode>"
        "<b:Begindatum>2024-10-01</b:Begindatum><b:Einddatum>2024-10-31</b:Einddatum></DeclaratiePeriode>"
        "<DeclaratieDagtekening>2024-11-05</DeclaratieDagtekening>"
        f"<TotaalIngediendBedrag><b:TotaalBedrag>{totaal}</b:TotaalBedrag><b:DebetCredit>{dc}</b:DebetCredit>"
        f"</TotaalIngediendBedrag>{rond('Clienten', per_client)}</Declaratie>"
    )


def antwoord(op_nummer: str, op_dag: str, *, dag: str, nummer: str) -> str:
    """A 325 that answers a whole declaratie."""
    extra = (
        f"<DeclaratieIdentificatie><b:Identificatie>{op_nummer}</b:Identificatie><b:Dagtekening>{op_dag}</b:Dagtekening>"
        "</DeclaratieIdentificatie><XsdVersieDeclaratie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
        "<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersieDeclaratie>"
        "<RetourCodes><RetourCode>0200</RetourCode></RetourCodes>"
    )
    return bericht("WMO325", "", dag=dag, nummer=nummer, extra=extra)


def schrijf(folder: Path, **berichten: Any) -> None:
    """Write messages into a folder, each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for naam, inhoud in berichten.items():
        (folder / f"{naam}.xml").write_text(inhoud, encoding="utf-8")
