"""The policy against disclosure: what a public edition hides. It may be stricter than the minimum, not weaker."""

from typing import Literal, Self

from pydantic import Field, model_validator

from monitorlib.editie.params.blok import Blok

# A count below this points at persons: the rule of BMWE's region and of most publishers of local figures.
DREMPEL = 5
# One household, or one aanbieder and its only rival, knows too much of the other in a smaller group.
HUISHOUDENS, AANBIEDERS = 2, 3
# The rules for amounts that statistical offices use: two aanbieders have 90 %, or the largest is known within 10 %.
DOMINANTIE_AANTAL, DOMINANTIE_PROCENT, P_PROCENT = 2, 90, 10
# Of a table whose numbers are about no people: a norm, a contract, a forecast of money.
GEEN_MENSEN = "geen mensen"
GRONDSLAG = "AVG, overweging 26 en artikel 5, eerste lid, onder c: wat openbaar is, is tot niemand te herleiden"


class Onthulling(Blok):
    """What a public edition hides; every key has a safe default.

    A count below `drempel` is at risk, and a hidden one may not be known within `interval`. `huishoudens` and
    `aanbieders` are how many must be in a cell. An amount is at risk when `dominantie_aantal` aanbieders have more than
    `dominantie_procent` of it, or when the second can know the first within `p_procent`. `grondslag` is the law or the
    decision by which figures are published so. `mensen_achter` says per table ('chapter/table') how many people stand
    at least behind each number of it that is no count, where the table does not say so; or 'geen mensen'.
    """

    grondslag: str = Field(default=GRONDSLAG, min_length=10)
    drempel: int = DREMPEL
    nullen: Literal["tonen", "verbergen"] = "tonen"
    interval: int = DREMPEL
    huishoudens: int = HUISHOUDENS
    aanbieders: int = AANBIEDERS
    dominantie_aantal: int = DOMINANTIE_AANTAL
    dominantie_procent: int = DOMINANTIE_PROCENT
    p_procent: int = P_PROCENT
    mensen_achter: dict[str, Literal["geen mensen"] | int] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _niet_zwakker(self) -> Self:
        minstens = {
            "drempel": DREMPEL,
            "interval": self.drempel,
            "huishoudens": HUISHOUDENS,
            "aanbieders": AANBIEDERS,
            "dominantie_aantal": DOMINANTIE_AANTAL,
            "p_procent": P_PROCENT,
        }
        for sleutel, laagste in minstens.items():
            if (gekozen := getattr(self, sleutel)) < laagste:
                raise ValueError(
                    f"'{sleutel}' is {gekozen} en beschermt te weinig; toegestaan is {laagste} of meer; verhoog het, "
                    "of laat de sleutel weg"
                )
        if not 0 < self.dominantie_procent <= DOMINANTIE_PROCENT:
            raise ValueError(
                f"'dominantie_procent' is {self.dominantie_procent} en beschermt te weinig; toegestaan is 1 tot en met "
                f"{DOMINANTIE_PROCENT}; verlaag het, of laat de sleutel weg"
            )
        return self
