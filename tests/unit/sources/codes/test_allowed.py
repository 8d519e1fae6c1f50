"""Are the codes and the weights that an edition gives to a source held to what there is?"""

import pytest

from monitorlib.editie.params.bron_parameters import BronParameters, UitCodelijst
from monitorlib.errors import ParameterError
from monitorlib.sources.codes.allowed import _check_weights, _given
from monitorlib.sources.codes.codelijsten import CODELIJSTEN, PRODUCT
from monitorlib.sources.declared.catalogue import BRONNEN

JEUGD = BRONNEN["voorzieningen_jeugdwet"]
PRODUCTEN = {"41": "Daghulp", "44": "Verblijf"}


def weeg(zwaarte: dict[str, list[str]], bron: str = "voorzieningen_jeugdwet") -> None:
    gegeven = BronParameters(bestand="x.csv", herkomst="fictief", vindplaats="getekend", zwaarte=zwaarte)
    _check_weights(BRONNEN[bron], gegeven, {JEUGD.product: PRODUCTEN}, "params.yml, bronnen.x")


@pytest.mark.parametrize(
    ("zwaarte", "bron", "zegt"),
    [
        ({"licht": ["41"]}, "voorzieningen_jeugdwet",
         f"params.yml, bronnen.x.zwaarte: {JEUGD.product} '44' heeft geen zwaarte; geef haar er een."),
        ({"licht": ["41"], "zwaar": ["44", "40"]}, "voorzieningen_jeugdwet",
         f"params.yml, bronnen.x.zwaarte: '40' is geen {JEUGD.product}."),
        ({"licht": ["41"]}, "inwoners",
         "params.yml, bronnen.x: 'zwaarte' kan hier niet; deze bron heeft geen producten."),
    ],
)  # fmt: skip
def test_every_product_has_one_weight(zwaarte: dict[str, list[str]], bron: str, zegt: str) -> None:
    with pytest.raises(ParameterError) as fout:
        weeg(zwaarte, bron)
    assert str(fout.value).startswith(zegt)


def test_none_has_a_weight_or_all_have_one() -> None:
    weeg({"licht": ["41"], "zwaar": ["44"]})
    weeg({})
    weeg({}, "inwoners")


def test_codes_are_a_list_names_or_those_of_a_national_list() -> None:
    """A list has the code for a name; of a national list only what is used, and of products also that there is none."""
    assert _given(["a", "b"], "hier") == {"a": "a", "b": "b"}
    assert _given({"a": "Aa"}, "hier") == {"a": "Aa"}
    lijst = next(een for een in CODELIJSTEN.values() if een.naam == PRODUCT)
    code = list(lijst.codes)[1]
    gegeven = _given(UitCodelijst(lijst=lijst.sleutel, gebruikt=[code, "zonder product"]), "hier")
    assert gegeven == {code: lijst.codes[code], "zonder product": "Zonder product"}
    with pytest.raises(ParameterError) as fout:
        _given(UitCodelijst(lijst=lijst.sleutel, gebruikt=[code, "geen code"]), "hier")
    assert str(fout.value).startswith(f"hier: code 'geen code' staat niet in {lijst.sleutel} ({PRODUCT}). ")
    with pytest.raises(ParameterError, match=r"^hier: "):
        _given(UitCodelijst(lijst="iJw 9.9 JZ588", gebruikt=[]), "hier")
    ander = next(een for een in CODELIJSTEN.values() if een.naam != PRODUCT)
    with pytest.raises(ParameterError):
        _given(UitCodelijst(lijst=ander.sleutel, gebruikt=["zonder product"]), "hier")
