"""Deliveries that were refused, with what was wrong with each."""

from collections.abc import Mapping
from typing import Self

from monitorlib.errors import SourceError


class Refused(SourceError):
    """What is wrong with the deliveries of an edition: `faults` by source, each in one line or more."""

    faults: Mapping[str, str]

    @classmethod
    def by(cls, faults: Mapping[str, str]) -> Self:
        """Make one error of the faults of several sources; what messages of one folder share is said once."""
        error = cls("\n".join(dict.fromkeys(faults.values())))
        error.faults = faults
        return error
