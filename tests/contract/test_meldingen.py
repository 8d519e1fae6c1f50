"""Does every message that a user can meet say what was found and what to do, in Dutch, as a sentence?"""

import re

import pytest
from meldingen import ANDERE, Melding, alle, van_tekst

MELDINGEN = alle()
FOUTEN = [een for een in MELDINGEN if een.soort not in ANDERE]
# Words that Dutch does not have.
ENGELS = re.compile(
    r"\b(the|not|found|expected|invalid|cannot|could|must|should|required|allowed|missing|unknown|unexpected|"
    r"and|with|goes|holds|has|have|are|from|this|that|does|please|error)\b",
    re.IGNORECASE,
)
# What a message tells somebody to do.
DOE = re.compile(
    r"(?:^|[.;:,({] ?|\b(?:en|of|dan|eerst|er|anders|voor|daarna|u) )(?:\w+ )?"
    r"(?:beperk|bekijk|bewaar|bouw|begin|bevestig|controleer|declareert?|deel|draai|gebruik|geef|ga|haal|herstel|"
    r"houd|installeer|kies|kijk|laat|leg|lees|lever|log|maak|neem|noem|open|pas|probeer|reken|schrijf|sla|sluit|"
    r"splits|start|stel|tel|toon|trek|verander|verbeter|verdeel|vergelijk|doe|verhoog|verplaats|vervang|verwijder|voeg|"
    r"vraag|vul|wacht|wijs|wijzig|wis|zeg|zet|zoek|zorg)\b",
    re.IGNORECASE,
)
# What is allowed, or a part that says what to do: tested where it is written.
MAG = re.compile(
    r"Met --traceback|\b(?:toegestaan|verwacht|bekend zijn|moet(?:en)?|mag|is 1 tot en met)\b|er zijn: |"
    r"gegeven is \{gegeven\}|"
    r"\{(?:self\.)?_?(?:nearest|wat_is|bedoeld|bedoeld_of_bekend|_?mag|_?meant|reden|waarom|uitdrukking_in_woorden)\b",
    re.IGNORECASE,
)
# What can be given in a terminal as it stands.
OPDRACHT = re.compile(
    r"^(?:monitor|make|export|unset|chmod|mv|rm|git|ulimit|\.venv/bin/\S+|\{own\}/bin/monitor|\{sys\.executable\}) "
)
# Each with its reason.
UITGEZONDERD = {
    # A part of a sentence: why an indicator cannot be measured, 'niet te meten: bron x zonder kolom y'.
    "NotDeliveredError": {r"^bron \{"},
    # What is said of messages that are laid aside: the whole is a line of the report of a delivery.
    "AndereReleaseError": {r""},
    # Before it stand the words of another message, which is tested itself.
    "*": {
        r"^\{[^}]*\}(?:, regel [^:]*)?(?:, \{[^}]*\})?: \{(?:wat|fault|waarom|_how_it_died\([^}]*\)|error|exc)\}\.?$",
        r"\{(?:error|error\.msg|fault|wat|fout|hoe|waarom|bedoeld|onbekend|een|verslag|failure\.evalue|terzijde|"
        r"_?ONTBREEKT|_ZET_TERUG|str\(error\)\.rstrip\('\.'\)|gemeten\.niet_geleverd\[een\.naam\])\}\.?$",
        # A build that somebody stopped: there is nothing to do.
        r": afgebroken\.$",
    },
}


def vrij(melding: Melding) -> bool:
    """Tell whether a message is one of the exceptions."""
    patronen = UITGEZONDERD["*"] | UITGEZONDERD.get(melding.soort, set())
    return any(re.search(een, melding.woorden) for een in patronen)


def zegt_wat(melding: Melding) -> bool:
    """Tell whether a message says what to do, in its own words, or what is allowed."""
    return bool(DOE.search(re.sub(r"\{[^}]*\}", "{}", melding.woorden)) or MAG.search(melding.woorden))


def eigen_woorden(melding: Melding) -> str:
    """The message without what is filled in, and without what stands in quotes: that is the file's own."""
    return re.sub(r"--\w+|'[^']*'|\{[^}]*\}|`[^`]*`", "", melding.woorden)


def test_there_are_messages() -> None:
    assert len(FOUTEN) > 400
    assert {een.soort for een in MELDINGEN} > {"SourceError", "ValueError", "OptionError", "Fault", "Bevinding"}


def test_every_message_is_dutch() -> None:
    assert [een.waar for een in MELDINGEN if ENGELS.search(eigen_woorden(een))] == []


def test_every_message_ends_as_a_sentence() -> None:
    """Or with a command to give, which a full stop would spoil. What a validator says is put into a sentence."""
    einde = re.compile(r"[.?!}]$|: (?:pip install|monitor|make|dask) .*$")
    heel = [een for een in FOUTEN if een.soort not in ("ValueError", "TypeError") and not vrij(een)]
    assert [een.waar for een in heel if not einde.search(een.woorden.strip())] == []


def test_every_message_says_what_to_do_or_what_is_allowed() -> None:
    stil = [een for een in FOUTEN if not zegt_wat(een)]
    assert [een.waar for een in stil if not vrij(een)] == []


def test_every_fault_of_the_doctor_has_a_remedy() -> None:
    assert [
        een.waar for een in MELDINGEN if een.soort == "Fault" and not (zegt_wat(een) or OPDRACHT.search(een.woorden))
    ] == []


def test_every_reason_not_to_publish_says_what_to_do() -> None:
    redenen = [een for een in MELDINGEN if een.soort == "Reden"]
    assert len(redenen) > 8
    assert [een.waar for een in redenen if not (zegt_wat(een) or vrij(een))] == []


def test_every_message_names_what_was_found() -> None:
    """By a value that is filled in, or by the option or the key itself, in the words of the command or the file."""
    stom = [een for een in FOUTEN if "{" not in een.woorden and not re.search(r"--\w|'\w", een.woorden)]
    assert [een.waar for een in stom if een.woorden not in ZONDER_WAARDE] == []


# There is nothing to name: nothing was given, the whole is wrong, or the message says itself what is there.
ZONDER_WAARDE = {
    "Cijfers zijn geen rij om langs te gaan; gebruik .frame, of .splits(dimensie).",
    "Geef ten minste één moment, en elk moment één keer.",
    "De noemer is 0; een aandeel bestaat alleen van een noemer groter dan 0. Laat deze cel weg.",
    "herkomst fictief kan alleen bij status fictief, en dan voor elke bron; pas een van beide aan",
    "JupyterLab start niet; hierboven staat waarom. Kijk met monitor doctor of de installatie goed is.",
    "U noemde geen enkele bron; er is niets geschreven. Noem er ten minste een.",
    "hier staat een teken dat geen letter of cijfer is (U+F0000 en verder). Haal het weg.",
    "een regel van de structuur heeft niet de vorm: diepte, naam, hoe vaak, vorm; verbeter haar",
    "wat nog open is, is niet te aanvaarden; vul het in, of haal weg wat het vraagt",
    "Cijfers van het CBS ophalen heeft cbsodata nodig; installeer het met: pip install -e '.[leveren]'",
}


@pytest.mark.parametrize(
    ("tekst", "toets"),
    [
        ('raise SourceError(f"{x}: not found. Lever het.")', test_every_message_is_dutch),
        ('raise SourceError(f"{x}: is weg; lever het")', test_every_message_ends_as_a_sentence),
        ('raise SourceError(f"{x}: is weg.")', test_every_message_says_what_to_do_or_what_is_allowed),
        ('raise SourceError("Er is iets weg. Lever het.")', test_every_message_names_what_was_found),
    ],
)
def test_a_message_that_falls_short_is_seen(tekst: str, toets: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule can fail."""
    (melding,) = van_tekst(tekst, "proef.py")
    monkeypatch.setitem(globals(), "MELDINGEN", [melding])
    monkeypatch.setitem(globals(), "FOUTEN", [melding])
    assert callable(toets)
    with pytest.raises(AssertionError):
        toets()
