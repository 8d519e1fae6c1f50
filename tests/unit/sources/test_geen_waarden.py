"""Does no message about a refused delivery, in any way, repeat what a register says of a person?"""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from levering import SLEUTEL, editie

from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze

# Each value is marked: a message that repeats a part of it, is seen.
KOLOMMEN = ("uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden")
GOED = {"uitkering_nummer": "Qzv1merk", "client": "Qzv2merk", "gemeente": "GM0384", "ingangsdatum": "2023-02-01"}
# A column with what is of a person, and what is wrong with it.
FOUTEN = {
    "uitkering_nummer": ["", "Qzv3merk,Qzv4merk", "999900006", '"Qzv5merk'],
    "client": ["999900006", "Qzv6merk\x00", "Qzv7merk" * 400, "9999.00.006"],
    "gemeente": [""],
    "ingangsdatum": ["", "2031-02-30"],
    "einddatum": ["1999-01-01"],
}


FOUT = st.sampled_from([(kolom, fout) for kolom, van in FOUTEN.items() for fout in van])


@given(st.lists(FOUT, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_refusal_names_the_place_and_never_the_person(
    tmp_path_factory: pytest.TempPathFactory, fouten: list[tuple[str, str]]
) -> None:
    root: Path = tmp_path_factory.mktemp("levering")
    een = editie(root, "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]})
    rij = {**dict.fromkeys(KOLOMMEN, ""), **GOED, **dict(fouten)}
    regels = [",".join(KOLOMMEN), *(",".join(rij[kolom] for kolom in KOLOMMEN) for _ in range(2))]
    (een.data / "uitkeringen.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("MONITOR_SLEUTEL", SLEUTEL)
        with pytest.raises(MonitorError) as gevonden:
            freeze(een)
    gezegd = [str(gevonden.value), repr(gevonden.value.__cause__), *_verslagen(root)]
    assert not any(re.search(r"Qzv\d|9999", tekst) for tekst in gezegd), gezegd
    # Nothing of the delivery is left where it was tried.
    assert [pad for pad in een.data.iterdir() if "nieuw" in pad.name] == []


def _verslagen(root: Path) -> list[str]:
    gemaakt = (root / "output").rglob("*")
    return [pad.read_text(encoding="utf-8") for pad in gemaakt if pad.is_file() and pad.suffix != ".slot"]
