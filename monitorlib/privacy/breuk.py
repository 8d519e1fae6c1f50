"""A ratio that is published beside its parts: between which bounds it holds them."""

from dataclasses import dataclass

from monitorlib.privacy.stelsel import Somregel, Stelselcel


@dataclass(frozen=True)
class Breuk:
    """A published ratio: factor × teller / noemer, rounded to decimals; `noemer_cel` is None when everyone knows it."""

    naam: str
    teller_cel: str
    noemer_cel: str | None
    teller: int
    noemer: int
    factor: int = 100
    decimalen: int = 0

    def in_stelsel(self) -> tuple[tuple[Stelselcel, ...], tuple[Somregel, ...]]:
        """Give the cells and sums by which the ratio holds its parts; they are hidden together, by its name.

        A ratio of P in its last decimal says that the exact one lies from P - 1/2 to P + 1/2: two bounds, in whole
        numbers. What is left to a bound is a cell of its own, known to be zero or more while the ratio is published.
        """
        keer = 2 * self.factor * 10**self.decimalen
        midden = round(self.factor * 10**self.decimalen * self.teller / self.noemer)
        cellen, optellingen = [], []
        for kant, grens, teken in (("hoogstens", 2 * midden + 1, 1), ("minstens", 2 * midden - 1, -1)):
            naam = f"{self.naam} ({kant})"
            over = teken * (grens * self.noemer - keer * self.teller)
            cellen.append(
                Stelselcel(naam, over, onder=None, bekend=(0, None), teken=self.naam, gewicht=1, geheel=False)
            )
            termen = {self.teller_cel: -keer * teken, naam: -1}
            if self.noemer_cel is None:
                optellingen.append(Somregel(termen, -grens * self.noemer * teken))
            else:
                optellingen.append(Somregel({self.noemer_cel: grens * teken, **termen}))
        return tuple(cellen), tuple(optellingen)
