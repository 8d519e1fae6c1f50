"""The elements of the messages, message by message, as `structuur` reads them.

One line per element: its depth, `:` when it is of the basisschema, its name, how often it occurs (1 once, ? once or
not, + once or more) and the form of its text, by a name of `structuur.VORMEN`. `dicht` is not read at all; of what is
`retour` only the retourcodes in it are read.
"""

from collections.abc import Mapping

_HEADER = """
  Header 1
    BerichtCode 1 nummer
    BerichtVersie 1 nummer
    BerichtSubversie 1 nummer
    Afzender 1 {afzender}
    Ontvanger 1 {ontvanger}
    BerichtIdentificatie 1
      :Identificatie 1 tekst
      :Dagtekening 1 datum
    XsdVersie 1
      :BasisschemaXsdVersie 1 tekst
      :BerichtXsdVersie 1 tekst
"""
_PERSOON = """
  Client 1
    Bsn 1 bsn
    Geboortedatum 1
      :Datum 1 datum
      :DatumGebruik ? code
    Geslacht 1 code
    Naam 1 dicht
"""
_PRODUCT = """
        Product ?
          :Categorie 1 code
          :Code ? tekst
"""
_PRESTATIES = """
      Client +
        Bsn 1 bsn
        Prestaties 1
          Prestatie +
            ProductReferentie 1
              :ReferentieNummer 1 tekst
              :VorigReferentieNummer ? tekst
            ToewijzingNummer 1 nummer
            ProductCategorie 1 code
            ProductCode 1 tekst
            ProductPeriode 1
              :Begindatum 1 datum
              :Einddatum 1 datum
            GeleverdVolume 1 nummer
            Eenheid 1 code
            ProductTarief ? bedrag
            IngediendBedrag 1
              :Bedrag 1 bedrag
              :DebetCredit 1 dc
"""
_TOTAAL = """
    {} 1
      :TotaalBedrag 1 bedrag
      :DebetCredit 1 dc
"""
_RETOUR = "RetourCodes 1\n{0}  RetourCode + code\n"
# An answer repeats the header of the message that it answers, with its sender and receiver, and adds to it. [IV028.]
_ANTWOORD = """
    IdentificatieRetour 1 tekst
    DagtekeningRetour 1 datum
    XsltVersie ? tekst
    XsdVersieRetour 1
      :BasisschemaXsdVersie 1 tekst
      :BerichtXsdVersie 1 tekst
    RetourCodes ?
      RetourCode + code
  Client ? retour
"""
_VAN_GEMEENTE = _HEADER.format(afzender="gemeente", ontvanger="agb")
_VAN_AANBIEDER = _HEADER.format(afzender="agb", ontvanger="gemeente")

INHOUD: Mapping[str, str] = {
    "301": _VAN_GEMEENTE
    + _PERSOON
    + """
    Communicatie ? dicht
    JuridischeStatus ? code
    WettelijkeVertegenwoordiging ? code
    Commentaar ? dicht
    Relaties ? dicht
    Contactgegevens 1 dicht
    ToegewezenProducten 1
      ToegewezenProduct +
        ToewijzingNummer 1 nummer
        ReferentieAanbieder ? tekst
"""
    + _PRODUCT
    + """
        Toewijzingsdatum 1 datum
        Toewijzingstijd 1 tijd
        Ingangsdatum 1 datum
        Einddatum ? datum
        RedenWijziging ? code
        Omvang ?
          :Volume 1 nummer
          :Eenheid 1 code
          :Frequentie 1 code
        Budget ? bedrag
        Commentaar ? dicht
""",
    "302": _VAN_GEMEENTE + _ANTWOORD,
    "305": _VAN_AANBIEDER
    + _PERSOON
    + """
    StartProducten 1
      StartProduct +
        ToewijzingNummer ? nummer
"""
    + _PRODUCT
    + """
        ToewijzingIngangsdatum ? datum
        Begindatum 1 datum
        StatusAanlevering 1 status
""",
    "306": _VAN_AANBIEDER + _ANTWOORD,
    "307": _VAN_AANBIEDER
    + _PERSOON
    + """
    StopProducten 1
      StopProduct +
        ToewijzingNummer ? nummer
"""
    + _PRODUCT
    + """
        ToewijzingIngangsdatum ? datum
        Begindatum 1 datum
        RedenBeeindiging 1 code
        Einddatum 1 datum
        StatusAanlevering 1 status
""",
    "308": _VAN_AANBIEDER + _ANTWOORD,
    "315": _VAN_AANBIEDER
    + _PERSOON
    + """
    GezagsdragerBekend ? code
    Commentaar ? dicht
    AangevraagdeProducten 1
      AangevraagdProduct +
        ReferentieAanbieder 1 tekst
        BeschikkingNummer ? nummer
"""
    + _PRODUCT
    + """
        BeschikkingIngangsdatum ? dicht
        ToewijzingIngangsdatum 1 datum
        ToewijzingEinddatum ? dicht
        Omvang ? dicht
        Budget ? bedrag
        Verwijzer 1
          :Type 1 code
          :Naam ? dicht
          :ZorgverlenerCode ? dicht
        Raamcontract ? code
        Commentaar ? dicht
""",
    "316": _VAN_AANBIEDER + _ANTWOORD,
    "317": _VAN_AANBIEDER
    + """
  Client 1
    Bsn 1 bsn
    Verzoek 1
      ReferentieAanbieder 1 tekst
      RedenVerzoek 1 code
      OngewijzigdeProducten ? dicht
      TeWijzigenProducten ? dicht
      NieuweProducten ? dicht
""",
    "318": _VAN_AANBIEDER + _ANTWOORD,
    "323": _VAN_AANBIEDER
    + """
  Declaratie 1
    DeclaratieNummer 1 tekst
    DeclaratiePeriode 1
      :Begindatum 1 datum
      :Einddatum 1 datum
    DeclaratieDagtekening 1 datum
"""
    + _TOTAAL.format("TotaalIngediendBedrag")
    + "    Clienten 1\n"
    + _PRESTATIES,
    "325": _VAN_GEMEENTE
    + """
    DeclaratieIdentificatie 1
      :Identificatie 1 tekst
      :Dagtekening 1 datum
    XsltVersie ? tekst
    XsdVersieDeclaratie 1
      :BasisschemaXsdVersie 1 tekst
      :BerichtXsdVersie 1 tekst
    """
    + _RETOUR.format("    ")
    + "  DeclaratieAntwoord ?\n    DeclaratieNummer 1 tekst\n"
    + _TOTAAL.format("TotaalIngediendBedrag")
    + _TOTAAL.format("TotaalToegekendBedrag")
    + "    Clienten ?\n"
    + _PRESTATIES
    + "            "
    + _RETOUR.format("            ")
    + "        "
    + _RETOUR.format("        ")
    + "    "
    + _RETOUR.format("    "),
}
