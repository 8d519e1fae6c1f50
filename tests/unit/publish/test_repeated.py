"""Which numbers of a figure stand in a table of the page as well, and so are left out on paper?"""

from monitorlib.publish.repeated import mark_repeated


def tabel(*cellen: str) -> str:
    return f"<table><tr>{''.join(f'<td>{een}</td>' for een in cellen)}</tr></table>"


def vouw(*cellen: str) -> str:
    return f'<details class="cijfers"><summary>Cijfers</summary>{tabel(*cellen)}</details>'


def test_numbers_that_another_table_holds_are_marked() -> None:
    assert 'class="cijfers herhaalt"' in mark_repeated(tabel("1", "<b>2</b>", "3") + vouw("3", "2"))
    assert 'class="cijfers herhaalt"' in mark_repeated(vouw("3") + tabel("3", "4"))


def test_a_number_that_stands_nowhere_else_is_printed() -> None:
    for page in (tabel("1", "2") + vouw("2", "5"), tabel("2") + vouw("2", "2"), vouw("2") + vouw("2")):
        assert "herhaalt" not in mark_repeated(page)
