"""Try an indicator in a notebook: measured and shown as the chapter would, whatever the edition asks for."""

from IPython.display import display

from monitorlib.editie.editie import Editie
from monitorlib.errors import NotDeliveredError
from monitorlib.indicatoren.catalogus.indicator import Berekening, indicator_van
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.pagina.bladen.indicatoren import Indicatorenblad
from monitorlib.pagina.hoofdstuk import Hoofdstuk


def probeer(functie: Berekening, editie: Editie, *, perioden_terug: int = 8) -> Meetreeks:
    """Measure a function that stands under `@indicator(...)`, show its sheet, and give the series to look into.

    The sources must be frozen. Its changes are tested together; in the chapter they are corrected together with those
    of all other indicators, so that a verdict can differ. Raises `CatalogueError` for a function without a
    declaration, `NotDeliveredError` when the edition lacks a source of it.
    """
    een = indicator_van(functie)
    gemeten = meet_deze([een], editie, perioden_terug)
    if gemeten.niet_geleverd:
        raise NotDeliveredError(
            f"Indicator '{een.naam}' is niet te meten in {editie.naam}: {gemeten.niet_geleverd[een.naam]}."
        )
    blad = Indicatorenblad(Hoofdstuk("verkenning", editie, "intern"), gemeten)
    if gemeten.zonder_getal:
        display(blad.zonder_getal())  # type: ignore[no-untyped-call]
    for reeks in gemeten.reeksen:
        blad.toon(reeks)
    return (*gemeten.reeksen, *gemeten.zonder_getal)[0]
