"""Is every indicator still declared as it was agreed: definition, teller, noemer, sources, unit, test and aim?"""

from indicatorafspraak import KOP, lees, rijen


def test_what_the_pages_say_is_what_was_agreed() -> None:
    """A change that is meant is written to indicatorafspraak.csv, where who compares over the years finds it."""
    toen, nu = lees(), list(rijen())
    verschillen = [
        (rij[0], kolom, was, is_)
        for rij, eerder in zip(nu, toen, strict=False)
        for kolom, is_, was in zip(KOP, rij, eerder, strict=True)
        if is_ != was
    ]
    assert verschillen == []
    assert [rij[0] for rij in nu] == [rij[0] for rij in toen]
