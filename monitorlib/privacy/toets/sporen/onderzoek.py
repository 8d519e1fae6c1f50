"""The second gate: all that stands in a public folder, in sight or not, has a place to come from and names nobody."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from pathlib import Path

from monitorlib.errors import PublishError
from monitorlib.privacy.toets.lezen.gevonden import Gelezenmap
from monitorlib.privacy.toets.sporen.bestanden import stukken_van
from monitorlib.privacy.toets.sporen.herleiding import Herleiding
from monitorlib.privacy.toets.sporen.persoonlijk import gevonden_in
from monitorlib.privacy.toets.sporen.stuk import Onleesbaar, Tekststuk
from monitorlib.privacy.toets.sporen.verband import Verband

Fout = tuple[str, str]
# What nobody reads and no program needs: a number there is there by mistake, or is there to be found.
_NIET_TE_ZIEN = re.compile(r"commentaar$|\[data-|\[on\w+\]$| script$|instructie$")
_CIJFER = re.compile(r"\d")


def onderzoek(
    folder: Path, gelezen: Gelezenmap, bekend: Collection[Decimal] = frozenset(), contact: Collection[str] = ()
) -> Iterator[Fout]:
    """Give everything that may not be in a public folder: where it is and of what kind it is, never what it is.

    `gelezen` are its tables; `bekend` the numbers of parameters, texts and earlier editions; `contact` what the colofon
    says of whom to ask.
    """
    speurder = _Speurder(Herleiding(gelezen, frozenset(bekend)), Verband(gelezen), contact)
    for pad in sorted(een for een in folder.rglob("*") if not een.is_dir()):
        naam = pad.relative_to(folder).as_posix()
        if pad.is_symlink():
            yield naam, "dit is een verwijzing naar een ander bestand"
            continue
        try:
            yield from dict.fromkeys(fout for stuk in stukken_van(pad, naam) for fout in speurder.fouten_in(stuk))
        except (Onleesbaar, PublishError) as error:
            yield naam, str(error)


class _Speurder:
    """What looks at each piece."""

    def __init__(self, herleiding: Herleiding, verband: Verband, contact: Collection[str]) -> None:
        self._herleiding, self._verband, self._contact = herleiding, verband, contact

    def fouten_in(self, stuk: Tekststuk) -> Iterator[Fout]:
        for wat in gevonden_in(stuk, self._contact, self._herleiding.getoond):
            yield stuk.waar, wat
        if _NIET_TE_ZIEN.search(stuk.plek) and _CIJFER.search(stuk.tekst):
            yield stuk.waar, "hier staat een getal dat geen lezer ziet"
        elif any(True for _ in self._herleiding.zonder(stuk)):
            yield stuk.waar, "hier staat een getal dat nergens vandaan komt"
        for namen in self._verband.verraadt(stuk):
            yield stuk.waar, f"hier staat een getal bij de verborgen cel {' / '.join(namen)}"
