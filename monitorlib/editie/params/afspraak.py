"""A line of the bestuurlijke kalender."""

from datetime import date
from typing import Any

from pydantic import ValidationInfo, field_validator

from monitorlib.editie.params.blok import Blok
from monitorlib.errors import ParameterError
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.periode import Maand, Periode


class Afspraak(Blok):
    """A line of the bestuurlijke kalender: on a day, or in a month when no day is known (`2017-07`).

    The kalender of an edition covers its period and the year after it.
    """

    datum: date | str
    onderwerp: str
    orgaan: str | None = None

    @field_validator("datum", mode="before")
    @classmethod
    def _dag_of_maand_in_de_kalender(cls, datum: Any, info: ValidationInfo) -> Any:
        try:
            eerste, laatste = _dagen(datum)
        except ParameterError as error:
            raise ValueError(f"'{datum}' is geen dag of maand; schrijf bijvoorbeeld 2017-09-14 of 2017-09") from error
        periode: Periode | None = (info.context or {}).get("periode")
        if periode is not None:
            van, tot = periode.eerste_dag, periode.jaar_later.peildatum
            if eerste < van or laatste > tot:
                raise ValueError(
                    f"{datum} valt buiten de kalender van deze editie; toegestaan is {datum_lang(van)} tot en met "
                    f"{datum_lang(tot)}, {periode.het} en het jaar erna; verbeter de datum of haal de regel weg"
                )
        return datum

    @property
    def dagen(self) -> tuple[date, date]:
        """The first and the last day on which it can be: the day itself, or those of its month."""
        return _dagen(self.datum)

    @property
    def wanneer(self) -> str:
        """Write the day or the month as running text does."""
        return datum_lang(self.datum) if isinstance(self.datum, date) else Maand.lees(self.datum).label

    @property
    def naam(self) -> str:
        """Tell lines about the same subject apart by who deals with it."""
        return f"{self.onderwerp} ({self.orgaan})" if self.orgaan else self.onderwerp


def _dagen(datum: Any) -> tuple[date, date]:
    if type(datum) is date:
        return datum, datum
    maand = Maand.lees(str(datum))
    return maand.eerste_dag, maand.peildatum
