"""Is every table that a chain of operations leaves true, or was the chain refused? Held to a model of plain dicts.

The model knows values and nothing else. After each step the library has raised an error, or its cells are those of the
model, every sum that it names is the sum of what it names, and every Totaal holds all that was counted beside it.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from bouwstenen import cijfers
from hypothesis import given, settings
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN
from monitorlib.cijfers.kern.verband import delen_van, sluit_aan
from monitorlib.cijfers.rekenen.groeperen import groepeer
from monitorlib.cijfers.rekenen.optellen import opgeteld, som, totaal, verschil
from monitorlib.cijfers.rekenen.verhouding import maal
from monitorlib.errors import CalculationError

Cel = tuple[str, ...]
NAMEN = ["a", "b", "c", "d"]


@dataclass(frozen=True)
class Model:
    """Names of dimensions, and the value of each cell; None where it is not stated."""

    dimensies: tuple[str, ...]
    waarden: dict[Cel, float | None]
    # What was added up along which dimension, of which cells; while they are there it is no part of a next total.
    gemaakt: Mapping[tuple[int, Cel], frozenset[Cel]] = field(default_factory=dict)

    def langs(self, weg: Callable[[Cel], Cel | None]) -> "Model":
        nieuw = {weg(cel): waarde for cel, waarde in self.waarden.items()}
        gemaakt: dict[tuple[int, Cel], frozenset[Cel]] = {}
        for (plaats, cel), delen in self.gemaakt.items():
            naar, over = weg(cel), [weg(deel) for deel in delen]
            if naar is not None and None not in over:
                gemaakt[plaats, naar] = frozenset(deel for deel in over if deel is not None)
        return replace(self, waarden={cel: van for cel, van in nieuw.items() if cel is not None}, gemaakt=gemaakt)


def som_van(delen: list[float | None]) -> float | None:
    """A sum with a part that is not stated is no number."""
    return None if any(deel is None for deel in delen) else sum(deel for deel in delen if deel is not None)


def met_som(model: Model, plaats: int, lid: str, factoren: dict[str, float]) -> Model:
    lijnen: dict[Cel, dict[Cel, float | None]] = {}
    for cel, waarde in model.waarden.items():
        if cel[plaats] in factoren:
            naar = (*cel[:plaats], lid, *cel[plaats + 1 :])
            lijnen.setdefault(naar, {})[cel] = None if waarde is None else factoren[cel[plaats]] * waarde
    sommen = {cel: som_van(list(delen.values())) for cel, delen in lijnen.items()}
    gemaakt = {(plaats, cel): frozenset(delen) for cel, delen in lijnen.items()}
    return replace(model, waarden={**model.waarden, **sommen}, gemaakt={**model.gemaakt, **gemaakt})


def tafels() -> st.SearchStrategy[tuple[Cijfers, Model]]:
    """One or two dimensions of two to four members; some cells not stated, some not there."""

    @st.composite
    def maak(draw: st.DrawFn) -> tuple[Cijfers, Model]:
        dimensies = ("wie", "wat")[: draw(st.integers(1, 2))]
        leden = {naam: NAMEN[: draw(st.integers(2, 4))] for naam in dimensies}
        aantal = math.prod(map(len, leden.values()))
        cel = st.one_of(st.integers(-50, 50).map(float), st.sampled_from([NIET_OPGEGEVEN, "bestaat niet"]))
        gevuld = draw(st.lists(cel if draw(st.booleans()) else st.integers(0, 99).map(float), min_size=aantal,
                               max_size=aantal))  # fmt: skip
        tafel = cijfers(leden, gevuld)
        waarden = {een: inhoud.waarde if inhoud.telt else None for een, inhoud in tafel.cellen().items()}
        return tafel, Model(dimensies, waarden)

    return maak()


def stap(data: st.DataObject, tafel: Cijfers, model: Model) -> tuple[Cijfers, Model]:
    """Do one random operation, in the library and in the model."""
    dimensie = data.draw(st.sampled_from(tafel.dimensies))
    plaats, leden = model.dimensies.index(dimensie), tafel.leden[dimensie]
    lid = data.draw(st.sampled_from(leden)) if leden else "a"
    ander = data.draw(st.sampled_from([*leden, "nieuw"]))
    naam = data.draw(st.sampled_from(["Totaal", "rest", "a", "x"]))

    def hernoemd(cel: Cel) -> Cel:
        return (*cel[:plaats], ander if cel[plaats] == lid else cel[plaats], *cel[plaats + 1 :])

    def zonder() -> tuple[Cijfers, Model]:
        return tafel.zonder(dimensie, lid), model.langs(lambda cel: None if cel[plaats] == lid else cel)

    def beperk() -> tuple[Cijfers, Model]:
        anders = [een for een in (lid, ander) if een in leden]
        return tafel.beperk(dimensie, *anders), model.langs(lambda cel: cel if cel[plaats] in anders else None)

    def hernoem() -> tuple[Cijfers, Model]:
        return tafel.hernoem(dimensie, {lid: ander}), model.langs(hernoemd)

    def volgorde() -> tuple[Cijfers, Model]:
        return tafel.volgorde(dimensie, [lid]).alfabetisch(dimensie), model

    def tel_op() -> tuple[Cijfers, Model]:
        gemaakt = {cel[plaats] for langs, cel in model.gemaakt if langs == plaats}
        delen = [een for een in leden if een != "Totaal" and een not in gemaakt]
        return totaal(tafel, dimensie), met_som(model, plaats, "Totaal", dict.fromkeys(delen, 1.0))

    def tel_deel_op() -> tuple[Cijfers, Model]:
        delen = {lid: 1.0, ander: data.draw(st.sampled_from([1.0, -1.0, 2.0]))}
        return som(tafel, dimensie, naam, delen), met_som(model, plaats, naam, delen)

    def trek_af() -> tuple[Cijfers, Model]:
        return verschil(tafel, dimensie, lid, ander), met_verschil(model, plaats, lid, ander)

    def neem_samen() -> tuple[Cijfers, Model]:
        overig = [een for een in leden if een not in (lid, "Totaal")]
        klaar = met_som(model, plaats, "\0", dict.fromkeys(overig, 1.0))
        klaar = klaar.langs(
            lambda cel: None if cel[plaats] in overig else (*cel[:plaats], naam, *cel[plaats + 1 :])
            if cel[plaats] == "\0" else cel
        )  # fmt: skip
        los = {
            (langs, cel): van for (langs, cel), van in klaar.gemaakt.items() if (langs, cel[plaats]) != (plaats, naam)
        }
        return groepeer(tafel, dimensie, apart=[lid], rest=naam), replace(klaar, gemaakt=los)

    def maal_twee() -> tuple[Cijfers, Model]:
        dubbel = {cel: None if waarde is None else 2 * waarde for cel, waarde in model.waarden.items()}
        return maal(tafel, 2), replace(model, waarden=dubbel)

    def erbij() -> tuple[Cijfers, Model]:
        nieuw = tafel.beperk(dimensie, lid).hernoem(dimensie, {lid: ander})
        kopie = model.langs(lambda cel: hernoemd(cel) if cel[plaats] == lid else None)
        return samen(tafel, nieuw), Model(
            model.dimensies, {**kopie.waarden, **model.waarden}, {**kopie.gemaakt, **model.gemaakt}
        )

    def beweer() -> tuple[Cijfers, Model]:
        met = delen_van(tafel, dimensie, lid, [ander])
        langs = met.dimensies[0]
        eerste = {langs: next(iter(met.leden[langs]), "a")}
        return sluit_aan(met, met.kies(**eerste), "zichzelf", **eerste), model

    return data.draw(
        st.sampled_from(
            [zonder, beperk, hernoem, volgorde, tel_op, tel_deel_op, trek_af, neem_samen, maal_twee, erbij, beweer]
        )
    )()


def met_verschil(model: Model, plaats: int, van: str, naar: str) -> Model:
    """Only where both are there."""
    klaar = met_som(model, plaats, "Verschil", {van: -1.0, naar: 1.0})
    heel = {
        cel
        for cel in klaar.waarden
        if cel[plaats] != "Verschil"
        or all((*cel[:plaats], lid, *cel[plaats + 1 :]) in model.waarden for lid in (van, naar))
    }
    return klaar.langs(lambda cel: cel if cel in heel else None)


def controleer(tafel: Cijfers, model: Model) -> None:
    waarden = {cel: inhoud.waarde if inhoud.telt else None for cel, inhoud in tafel.cellen().items()}
    assert waarden == model.waarden
    frame = tafel.frame
    assert not frame.duplicated(list(tafel.dimensies)).any()
    assert len(frame) == len(waarden)
    for regel in tafel.vergelijkingen:
        assert {regel.cel, *(term.cel for term in regel.termen)} <= set(waarden)
        delen = [waarden[term.cel] for term in regel.termen]
        if regel.afgeleid and all(deel is not None for deel in delen):
            assert waarden[regel.cel] == sum(
                term.factor * deel for term, deel in zip(regel.termen, delen, strict=True) if deel is not None
            )
    for een in tafel.aansluitingen:
        assert set(een.getallen) <= set(waarden)
    for plaats in range(len(tafel.dimensies)):
        elk_totaal_telt_alles(waarden, model.gemaakt, plaats)


def elk_totaal_telt_alles(waarden: dict[Cel, float | None], gemaakt: Iterable[tuple[int, Cel]], plaats: int) -> None:
    """Of each line with a Totaal that was added up along it: the sum of all that was not added up itself."""
    hier = {cel for langs, cel in gemaakt if langs == plaats}
    for cel in (een for een in hier if een[plaats] == "Totaal"):
        lijn = {een for een in waarden if (*een[:plaats], *een[plaats + 1 :]) == (*cel[:plaats], *cel[plaats + 1 :])}
        bladeren = [waarden[een] for een in lijn - hier if een[plaats] != "Totaal"]
        if cel in waarden and waarden[cel] is not None and None not in bladeren and bladeren:
            assert waarden[cel] == sum(blad for blad in bladeren if blad is not None)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.data(), tafels())
def test_every_chain_ends_in_an_error_or_in_a_true_table(data: st.DataObject, begin: tuple[Cijfers, Model]) -> None:
    tafel, model = begin
    for _ in range(data.draw(st.integers(1, 6))):
        try:
            tafel, model = stap(data, tafel, model)
        except CalculationError:
            continue
        controleer(tafel, model)


def test_the_chains_that_analysts_make_are_not_refused() -> None:
    """Count, group, add up, compare, choose: 1 + 2 + 3 of A and 4 + 5 + 6 of B."""
    tafel = cijfers({"jaar": ["2023", "2024"], "soort": ["x", "y", "z"]}, [1, 2, 3, 4, 5, 6])
    tafel = totaal(groepeer(tafel, "soort", apart=["x"], rest="anders"), "soort")
    tafel = verschil(tafel, "jaar", "2023", "2024").hernoem("soort", {"anders": "Overig"})
    assert tafel.waarde(jaar="2024", soort="Overig") == 5 + 6
    assert tafel.waarde(jaar="Verschil", soort="Totaal") == (4 + 5 + 6) - (1 + 2 + 3)
    assert tafel.beperk("jaar", "2024", "Verschil").waarde(jaar="Verschil", soort="x") == 4 - 1
    assert opgeteld(tafel.kies(jaar="2023").zonder("soort", "Totaal"), "soort").waarde() == 1 + 2 + 3
    # A total that is there stays what it is: grouped again, it is the sum of the groups.
    weer = groepeer(totaal(cijfers({"soort": ["x", "y", "z"]}, [1, 2, 3]), "soort"), "soort", apart=["z"], rest="xy")
    assert {cel: inhoud.waarde for cel, inhoud in weer.cellen().items()} == {("z",): 3, ("xy",): 1 + 2, ("Totaal",): 6}
