"""Messages of iWmo and iJw for tests, written out by hand. Every bsn and every aanbieder is invented."""

from pathlib import Path
from typing import Any

RUIMTE = "http://www.istandaarden.nl/{}/{}/{}/schema"
_NUMMERS = ("301", "302", "305", "306", "307", "308", "315", "316", "317", "318", "323", "325")
_WMO = (414, 415, 418, 419, 420, 421, 444, 445, 480, 481, 484, 485)
_JW = (436, 437, 438, 439, 440, 441, 446, 447, 486, 487, 490, 491)
CODES = {f"WMO{nr}": code for nr, code in zip(_NUMMERS, _WMO, strict=True)}
CODES |= {f"JW{nr}": code for nr, code in zip(_NUMMERS, _JW, strict=True)}
GEMEENTE, AANBIEDER = "0384", "42420001"


def bericht(
    soort: str, inhoud: str, *, dag: str, nummer: str, release: str = "3_2", extra: str = "", **anders: str
) -> str:
    """A message: its own elements without a prefix, those of the basisschema as `b:`."""
    standaard = "iwmo" if soort.startswith("WMO") else "ijw"
    van_gemeente = soort.endswith(("301", "302", "325"))
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
    gebruik = "" if kort else "<b:NaamGebruik>1</b:NaamGebruik>"
    return f"""  <Client>
    <Bsn>{bsn}</Bsn>
    <Geboortedatum><b:Datum>{geboren}</b:Datum></Geboortedatum>
    <Geslacht>0</Geslacht>
    <Naam><b:Geslachtsnaam><b:Achternaam>Niemand</b:Achternaam></b:Geslachtsnaam>{gebruik}</Naam>
    {adres}
{inhoud}
  </Client>"""


def toewijzing(
    nummer: int | str,
    product: str,
    van: str,
    tot: str = "",
    *,
    op: str,
    tijd: str = "12:00:00",
    reden: str = "",
    referentie: str = "",
    omvang: tuple[str, str, str] | None = None,
) -> str:
    """A ToegewezenProduct."""
    delen = zip(("Volume", "Eenheid", "Frequentie"), omvang or (), strict=False)
    wat = f"<Product><b:Categorie>{product}</b:Categorie><b:Code>{product}A01</b:Code></Product>" if product else ""
    return (
        f"<ToegewezenProduct><ToewijzingNummer>{nummer}</ToewijzingNummer>"
        + (f"<ReferentieAanbieder>{referentie}</ReferentieAanbieder>" if referentie else "")
        + f"{wat}<Toewijzingsdatum>{op}</Toewijzingsdatum><Toewijzingstijd>{tijd}</Toewijzingstijd>"
        f"<Ingangsdatum>{van}</Ingangsdatum>"
        + (f"<Einddatum>{tot}</Einddatum>" if tot else "")
        + (f"<RedenWijziging>{reden}</RedenWijziging>" if reden else "")
        + (f"<Omvang>{''.join(f'<b:{naam}>{een}</b:{naam}>' for naam, een in delen)}</Omvang>" if omvang else "")
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


def aanvraag(referentie: str, product: str, verwijzer: str, van: str) -> str:
    """An AangevraagdProduct."""
    return (
        f"<AangevraagdProduct><ReferentieAanbieder>{referentie}</ReferentieAanbieder>"
        f"<Product><b:Categorie>{product}</b:Categorie><b:Code>{product}A01</b:Code></Product>"
        f"<ToewijzingIngangsdatum>{van}</ToewijzingIngangsdatum>"
        f"<Verwijzer><b:Type>{verwijzer}</b:Type></Verwijzer></AangevraagdProduct>"
    )


def retour(soort: str, op_nummer: str, op_dag: str, *codes: str, dag: str, nummer: str, inhoud: str = "") -> str:
    """An answer to a message: its header repeats that of the message. With codes the message is refused."""
    refuse = rond("RetourCodes", *(f"<RetourCode>{code}</RetourCode>" for code in codes)) if codes else ""
    extra = (
        f"<IdentificatieRetour>{nummer}</IdentificatieRetour><DagtekeningRetour>{dag}</DagtekeningRetour>"
        "<XsdVersieRetour><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
        f"<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersieRetour>{refuse}"
    )
    return bericht(soort, inhoud, dag=op_dag, nummer=op_nummer, extra=extra)


def rond(element: str, *delen: str) -> str:
    """Put parts together in one element."""
    return f"<{element}>{''.join(delen)}</{element}>"


def prestatie(
    nummer: str,
    product: str,
    maand: str,
    volume: int,
    centen: int,
    dc: str = "D",
    *,
    vorig: str = "",
    eenheid: str = "04",
    codes: tuple[str, ...] = (),
) -> str:
    """A Prestatie of a declaratie: a whole month; with retourcodes it is one of an answer."""
    terug = f"<b:VorigReferentieNummer>{vorig}</b:VorigReferentieNummer>" if vorig else ""
    retourcodes = rond("RetourCodes", *(f"<RetourCode>{code}</RetourCode>" for code in codes)) if codes else ""
    return (
        f"<Prestatie><ProductReferentie><b:ReferentieNummer>{nummer}</b:ReferentieNummer>{terug}</ProductReferentie>"
        f"<ToewijzingNummer>1</ToewijzingNummer><ProductCategorie>{product}</ProductCategorie>"
        f"<ProductCode>{product}A01</ProductCode><ProductPeriode><b:Begindatum>{maand}-01</b:Begindatum>"
        f"<b:Einddatum>{maand}-28</b:Einddatum></ProductPeriode><GeleverdVolume>{volume}</GeleverdVolume>"
        f"<Eenheid>{eenheid}</Eenheid><IngediendBedrag><b:Bedrag>{centen}</b:Bedrag><b:DebetCredit>{dc}</b:DebetCredit>"
        f"</IngediendBedrag>{retourcodes}</Prestatie>"
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


def antwoord(
    op_nummer: str,
    op_dag: str,
    *clienten: tuple[str, list[str]],
    dag: str,
    nummer: str,
    codes: tuple[str, ...] = ("0200",),
    declaratie: str = "",
    ingediend: int = 0,
    toegekend: int = 0,
    soort: str = "WMO325",
) -> str:
    """A 325: of a whole declaratie, or with its total and the prestaties that are refused."""
    goed = "<RetourCodes><RetourCode>0200</RetourCode></RetourCodes>"
    totalen = "".join(
        f"<{naam}><b:TotaalBedrag>{abs(centen)}</b:TotaalBedrag><b:DebetCredit>{'C' if centen < 0 else 'D'}"
        f"</b:DebetCredit></{naam}>"
        for naam, centen in (("TotaalIngediendBedrag", ingediend), ("TotaalToegekendBedrag", toegekend))
    )
    per_client = "".join(f"<Client><Bsn>{bsn}</Bsn>{rond('Prestaties', *van)}{goed}</Client>" for bsn, van in clienten)
    inhoud = rond(
        "DeclaratieAntwoord",
        f"<DeclaratieNummer>{declaratie}</DeclaratieNummer>{totalen}",
        rond("Clienten", per_client) if clienten else "",
        goed,
    )
    extra = (
        f"<DeclaratieIdentificatie><b:Identificatie>{op_nummer}</b:Identificatie><b:Dagtekening>{op_dag}</b:Dagtekening>"
        "</DeclaratieIdentificatie><XsdVersieDeclaratie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
        "<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersieDeclaratie>"
        f"{rond('RetourCodes', *(f'<RetourCode>{code}</RetourCode>' for code in codes))}"
    )
    return bericht(soort, inhoud if declaratie else "", dag=dag, nummer=nummer, extra=extra)


def schrijf(folder: Path, **berichten: Any) -> None:
    """Write messages into a folder, each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for naam, inhoud in berichten.items():
        (folder / f"{naam}.xml").write_text(inhoud, encoding="utf-8")
