"""Is what a source is said to hold all of it: each row counted once, under the reason that it does not count?"""

from pathlib import Path

from kleine_editie import kleine_editie

from monitorlib.publish.uitleg.bronverslag import Bronverslag, bronverslagen, is_dag_of_span, momenten_van
from monitorlib.sources.freeze.snapshot import freeze

KOLOMMEN = ("uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden")
RIJEN = (
    (1, "a", "GM9801", "2024-01-15", None, None),
    (2, "b", "GM9801", "2024-03-31", "2024-03-31", "Werk"),
    (3, "c", "GM9801", "2024-04-01", "2024-06-30", "Werk"),
    (4, "d", "GM9801", "2023-01-01", "2024-03-30", "Werk"),
    (5, "e", "GM9801", "2024-03-31", "2024-04-01", "Werk"),
    (6, "f", "GM9801", "2023-06-01", "2024-03-31", "Werk"),
)


def verslag(tmp_path: Path, *momenten: str) -> Bronverslag:
    editie = kleine_editie(tmp_path, {"uitkeringen": (KOLOMMEN, RIJEN)})
    return bronverslagen(editie, {"uitkeringen": set(momenten)})["uitkeringen"]


def test_on_a_day_each_row_runs_begins_later_or_has_ended(tmp_path: Path) -> None:
    """Row 2 begins and ends on the day: it was withdrawn, and counts nowhere."""
    van = verslag(tmp_path, "2024-03-31")
    assert (van.geleverd, van.ingetrokken, van.overgeslagen) == (6, 1, 0)
    op_dag = next(een for een in van.geteld if een.moment == "2024-03-31")
    # Running: 1, 5 from this day on and 6 up to it; later: 3; ended the day before: 4.
    assert op_dag.telt_mee == ("lopen op 31-3-2024", 3)
    assert op_dag.valt_af == (("beginnen later", 1), ("zijn dan al geëindigd", 1))


def test_over_a_period_a_row_begins_or_ends_in_it_or_is_outside(tmp_path: Path) -> None:
    """Of 1 April to 30 June: 3 begins in it, 5 ends in it, and 6 on the peildatum before, as uitstroom counts."""
    van = verslag(tmp_path, "2024-03-31/2024-06-30")
    over = next(een for een in van.geteld if "/" in een.moment)
    assert over.telt_mee == ("beginnen of eindigen in de periode van 1-4-2024 tot en met 30-6-2024", 3)
    assert over.valt_af == (("beginnen en eindigen buiten die periode", 2),)


def test_the_last_day_of_the_edition_is_always_there_and_comes_last(tmp_path: Path) -> None:
    van = verslag(tmp_path, "2024-09-30", "2024-09-30/2024-12-31", "2024-06-30/2024-09-30")
    assert [een.moment for een in van.geteld] == [
        "2024-06-30/2024-09-30", "2024-09-30", "2024-09-30/2024-12-31", "2024-12-31",
    ]  # fmt: skip


def test_rows_that_are_not_chosen_are_counted(tmp_path: Path) -> None:
    """Of four delivered rows two are of another gemeente, which params.yml leaves out."""
    kolommen = ("GM", "jaar", "wet", "waarde")
    rijen = [(gebied, "2024", "Wmo", 10) for gebied in ("GM9801", "NL00", "GM9802", "NL01")]
    levering = {"kolommen": {"GM": "gemeente"}, "alleen": {"GM": ["GM*"]}}
    bron = {"bestand": "budgetten.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    editie = kleine_editie(
        tmp_path, {"budgetten": (kolommen, rijen)}, bronnen={"budgetten": {**bron, "levering": levering}}
    )
    assert freeze(editie) == []
    van = bronverslagen(editie, {})["budgetten"]
    assert (van.geleverd, van.overgeslagen) == (2, 2)


def test_a_moment_is_a_day_or_two_and_belongs_to_the_source_that_a_number_names() -> None:
    assert [is_dag_of_span(een) for een in ("2024-03-31", "2024-03-31/2024-06-30", "2024-Q1", "")] == [
        True, True, False, False,
    ]  # fmt: skip
    begrippen = [
        ("uitkeringen: stand in uitkeringen", "2024-03-31"),
        ("uitkeringen als trajecten (30 dagen): stand in uitkeringen", "2024-06-30"),
        ("indicator Wachttijd", "2024-Q1"),
        ("elders: stand", "2024-03-31"),
    ]
    assert momenten_van(begrippen, ["uitkeringen"]) == {"uitkeringen": {"2024-03-31", "2024-06-30"}}
