"""Sums in an own telling that were delivered: a member that must equal others, and which of them cannot all hold."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field

from monitorlib.editie.params.blok import Blok


class Som(Blok):
    """A member that must equal the sum of others that were delivered too; with `alleen` for some members only."""

    dimensie: str
    geheel: str
    delen: list[str] = Field(min_length=1)
    alleen: dict[str, str] = Field(default_factory=dict)


def geen_tegenspraak(sommen: Sequence[Som]) -> None:
    """Refuse sums of which not all can hold: one whole twice, or a whole that is a part of itself.

    Raises `ValueError`.
    """
    for een in sommen:
        zelfde = [
            ander
            for ander in sommen
            if (ander.dimensie, ander.geheel) == (een.dimensie, een.geheel) and _raken(ander.alleen, een.alleen)
        ]
        if len(zelfde) > 1:
            raise ValueError(f"'sommen' zegt van '{een.geheel}' twee keer waaruit het bestaat; houd er één")
    for een in sommen:
        if een.geheel in set(_onder(sommen, een.dimensie, een.geheel, ())):
            raise ValueError(f"'sommen': '{een.geheel}' is zo een deel van zichzelf; haal een van de sommen weg")


def _onder(sommen: Sequence[Som], dimensie: str, lid: str, gezien: tuple[str, ...]) -> Iterator[str]:
    """Walk over all that a member is made of."""
    for een in sommen:
        if (een.dimensie, een.geheel) == (dimensie, lid) and lid not in gezien:
            for deel in een.delen:
                yield deel
                yield from _onder(sommen, dimensie, deel, (*gezien, lid))


def _raken(een: Mapping[str, str], ander: Mapping[str, str]) -> bool:
    """Tell whether two restrictions can be about the same cell."""
    return all(ander.get(naam, lid) == lid for naam, lid in een.items())
