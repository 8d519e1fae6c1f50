"""Does a message show a value of a register only when it looks like its column, and never one of a person?"""

import pytest

from monitorlib.sources.codes.bsn import HIDDEN, elfproef, is_bsn, lijkt_bsn
from monitorlib.sources.codes.getoond import VREEMD, getoond
from monitorlib.sources.codes.unknown_code import onbekend
from monitorlib.sources.declared.columns import CLIENT, GEMEENTE
from monitorlib.sources.declared.declaration import Kolom

# 9·1 + 8·2 + 7·3 + 6·4 + 5·5 + 4·6 + 3·7 + 2·8 − 2 = 154, which is 14 · 11; one more in the last place is not.
BSN, GEEN_BSN = "123456782", "123456783"
CODE = Kolom("soort", "code", "de soort")


def test_a_number_passes_the_elfproef_by_its_sum() -> None:
    """Eight digits have lost a zero; a number that fills in passes and is nobody's."""
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), BSN, strict=True))
    assert som % 11 == 0
    assert (elfproef(BSN), elfproef(GEEN_BSN)) == (True, False)
    assert elfproef("12345672") is ((8 * 1 + 7 * 2 + 6 * 3 + 5 * 4 + 4 * 5 + 3 * 6 + 2 * 7 - 2) % 11 == 0)
    assert [is_bsn(een) for een in (BSN, GEEN_BSN, BSN[:8], f"{BSN[:8]}x", "111111110", "999999999")] == [
        True, False, False, False, True, False,
    ]  # fmt: skip
    assert [(elfproef(een), is_bsn(een)) for een in ("000000000", "765432109")] == [(True, False)] * 2


@pytest.mark.parametrize(
    ("waarde", "is_er"),
    [
        (BSN, True), ("123.456.782", True), ("1234 56 782", True), (f"BSN: {BSN}", True), (f"{BSN}.0", True),
        ("1.23456782E+08", True), (f"belt {BSN} terug", True), (f"nl{BSN}", True), (GEEN_BSN, False),
        (f"1{BSN}", False), (f"{BSN}1", False), ("12345678", False), ("bsn 1.2", False), ("Hulp", False),
    ],
)  # fmt: skip
def test_a_bsn_is_known_however_it_is_spelled(waarde: str, is_er: bool) -> None:
    """Not as a part of a longer number; 12345678 does not pass (8 + 14 + 18 + 20 + 20 + 18 + 14 − 8 = 104)."""
    assert lijkt_bsn(waarde) is is_er


@pytest.mark.parametrize("register", [True, False])
def test_what_tells_of_a_person_is_never_shown(register: bool) -> None:
    """By its column, or by what it is."""
    assert getoond("iets", CLIENT, register=register) == HIDDEN
    assert getoond(BSN, CODE, register=register, codes=[BSN]) == HIDDEN
    assert getoond(None, CLIENT, register=register) == "leeg"


@pytest.mark.parametrize(
    ("soort", "waarde", "mag"),
    [
        ("datum", "31-12-2024", True), ("datum", "2024/1/1", True), ("datum", "20240101", True),
        ("datum", "1234", False),
        ("datum", "Jansen", False), ("datum", "2024-01-01 12:30:00", True), ("datum", "123456789", False),
        ("moment", "2024-01-01T12:30:00Z", True), ("moment", "2024-01-01T12", False),
        ("maand", "2024-13", True), ("maand", "2024-M1", True), ("maand", "januari", False),
        ("jaar", "24", True), ("jaar", "2024-Q1", True), ("jaar", "nu 2024", False), ("jaar", "Q1", False),
        ("periode", "prognose 2024-Q5", True), ("periode", "2024 Q5", True),
        ("periode", "iemand anders dan 2024", False),
        ("periode", "1-1-2024", True), ("geheel", "-12", True), ("geheel", "1.000", True), ("geheel", "12 jaar", False),
        ("getal", "-", True), ("getal", "12,5-", True), ("getal", "1" * 19, False), ("bedrag", "12,50", True),
        ("waarde", "*", True), ("waarde", "n.v.t.", False), ("gemeente", "GM53", True), ("gemeente", "gm0053", True),
        ("gemeente", "53", True), ("gemeente", "GM00530", False), ("gemeente", "Bedum", False),
        ("tekst", "Hulp", False),
        ("tekst", "12", False), ("datum", " 31-12-2024 ", True),
    ],
)  # fmt: skip
def test_a_value_of_a_register_is_shown_in_the_form_of_its_column(soort: str, waarde: str, mag: bool) -> None:
    """Of what is no register every other value is."""
    kolom = Kolom("een", soort, "een kolom")  # type: ignore[arg-type]
    assert getoond(waarde, kolom, register=True) == (f"'{waarde}'" if mag else VREEMD)
    assert getoond(waarde, kolom, register=False) == f"'{waarde}'"


@pytest.mark.parametrize(
    ("waarde", "codes", "mag"),
    [
        ("begeleiding", ["Begeleiding"], True), (" BEGELEIDNG ", ["Begeleiding"], True),
        ("Jansen", ["Begeleiding"], False),
        ("123", ["9", "8888"], True), ("12345", ["9", "8888"], True), ("123456", ["9", "8888"], False),
        (" 12345 ", ["9", "8888"], True), ("A1", ["9"], True), ("AB1234C", ["9"], True), ("ABC1", ["9"], False),
        ("AB12345", ["9"], False), ("AB", ["9"], False), ("1ab", ["9"], False), ("77", [], False), ("A1", [], False),
    ],
)  # fmt: skip
def test_a_code_is_shown_that_is_nearly_one_or_looks_like_one(waarde: str, codes: list[str], mag: bool) -> None:
    """The longest code has four digits: with one more a zero was put before it. Letters alone can be of somebody."""
    assert getoond(waarde, CODE, register=True, codes=codes) == (f"'{waarde}'" if mag else VREEMD)


GEBRUIKT = {"01": "Hulp", "07": "Dagbesteding"}


@pytest.mark.parametrize(
    ("code", "kolom", "codes", "lijst", "register", "zegt"),
    [
        (BSN, CODE, GEBRUIKT, None, False,
         f"{HIDDEN} is onbekend; zij lijkt een burgerservicenummer. Staan de kolommen op hun plaats?"),
        ("Jansen", CODE, GEBRUIKT, None, True,
         f"{VREEMD} is onbekend; toegestaan: 01 (Hulp), 07 (Dagbesteding). Staan de kolommen op hun plaats?"),
        ("Jansen", CODE, GEBRUIKT, None, False,
         "'Jansen' is onbekend; toegestaan: 01 (Hulp), 07 (Dagbesteding). Verbeter de waarde, of voeg haar in "
         "params.yml toe aan 'codes'."),
        ("1", CODE, GEBRUIKT, None, True,
         "'1' is onbekend; toegestaan: 01 (Hulp), 07 (Dagbesteding). Bedoelt u '01' (Hulp)?"),
        (" hulp", CODE, GEBRUIKT, None, True,
         "' hulp' is onbekend; toegestaan: 01 (Hulp), 07 (Dagbesteding). Bedoelt u '01' (Hulp)?"),
        ("nea", Kolom("ingetrokken", "code", "ja of nee", codes=("ja", "nee")), {"ja": "ja", "nee": "nee"}, None, True,
         "'nea' is onbekend; toegestaan: ja, nee. Bedoelt u 'nee'?"),
        ("x", Kolom("ingetrokken", "code", "ja of nee", codes=("ja", "nee")), {"ja": "ja", "nee": "nee"}, None, False,
         "'x' is onbekend; toegestaan: ja, nee."),
        ("GM0054", GEMEENTE, {"GM0053": "Bedum"}, None, True, "'GM0054' is onbekend; toegestaan: GM0053 (Bedum)."),
        ("2e helft 2017", CODE, {"2e helft 2016": "2e helft 2016"}, None, False,
         "'2e helft 2017' is onbekend; toegestaan: 2e helft 2016. Verbeter de waarde, of voeg haar in params.yml toe "
         "aan 'codes'."),
        ("2e heft 2016", CODE, {"2e helft 2016": "2e helft 2016"}, None, False,
         "'2e heft 2016' is onbekend; toegestaan: 2e helft 2016. Bedoelt u '2e helft 2016'?"),
    ],
)  # fmt: skip
def test_an_unknown_code_says_what_is_meant(
    code: str, kolom: Kolom, codes: dict[str, str], lijst: str | None, register: bool, zegt: str
) -> None:
    """A zero that was lost, a name for a code, a slip; not of another year, and gemeenten have nothing in common."""
    assert onbekend(code, kolom, codes, lijst, register=register) == zegt
