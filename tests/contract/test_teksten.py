"""Does every quantity in the texts of the editions name its cell or its source?"""

import pytest
from locations import ROOT

from monitorlib.editie.editie import Editie
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import lees_toelichting

TEKSTEN = sorted(pad.relative_to(ROOT / "params") for pad in ROOT.glob("params/*/*/*.md"))


@pytest.mark.parametrize("pad", TEKSTEN, ids=str)
def test_every_text_is_free_of_literal_quantities(pad: object) -> None:
    """In every branch, with other numbers in every cell than those of today."""
    regio, periode, _ = str(pad).split("/")
    editie = Editie.open(regio, periode)
    tekst = lees_toelichting(ROOT / "params" / str(pad), str(pad))
    for sectie in tekst.secties:
        proef, _ = LevendeGetallen({}, editie.periode).proeven()
        een = tekst.schrijf(sectie, proef, editie.parameters.geen_aantal)
        assert een is None or een.letterlijk == (), sectie
