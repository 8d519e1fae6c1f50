"""What does everybody hear of rows that should not be there: what is wrong, not of how many people it is."""

from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.registratie import zonder_rijen

VAN_RIJEN = Bevinding(
    "registratie voorzieningen_wmo / overlap", "verantwoording", "registratie", "", "3 rijen", "Rijen overlappen niet.",
    rijen="In wmo.csv: rij 7, 12, 40.", aanvaard="De leverancier herstelt dit.",
)  # fmt: skip
VAN_TABEL = Bevinding("tabel / Bedum / PGB", "wmo", "afwijking", "12", "13", "geteld in de bron")


def test_it_names_neither_a_number_of_rows_nor_a_row() -> None:
    openbaar = zonder_rijen(VAN_RIJEN)
    assert (openbaar.berekend, openbaar.rijen) == ("verborgen om mensen te beschermen", "")
    assert (openbaar.regel, openbaar.aanvaard) == (VAN_RIJEN.regel, VAN_RIJEN.aanvaard)


def test_a_bevinding_about_a_shown_number_stays_as_it_is() -> None:
    assert zonder_rijen(VAN_TABEL) == VAN_TABEL
