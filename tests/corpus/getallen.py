"""Numbers in every notation that spreadsheets give: the same number, or a refusal; never another number."""

from geval import Geval, Gevallen, met

# How it is written, and with which decimal sign it is which number; None when it may only be refused.
BEDRAGEN: tuple[tuple[str, str | None, str | None], ...] = (
    ("600", "600.00", "600.00"),
    ("600.5", "600.50", None),
    ("600.50", "600.50", None),
    ("600,5", None, "600.50"),
    ("600,50", None, "600.50"),
    ("0.50", "0.50", None),
    ("0,50", None, "0.50"),
    ("-600.00", "-600.00", None),
    ("-600,00", None, "-600.00"),
    ("1.234", None, "1234.00"),
    ("1,234", None, None),
    ("1.234,50", None, "1234.50"),
    ("1,234.50", None, None),
    ("12.345.678,90", None, "12345678.90"),
    ("1.23.456,00", None, None),
    ("1..234", None, None),
    ("0.123", None, None),
    ("001.234", None, None),
    ("1234.567", None, None),
    ("1234,567", None, None),
    (".5", None, None),
    (",5", None, None),
    ("5.", None, None),
    ("5,", None, None),
    ("1e3", None, None),
    ("1E+03", None, None),
    ("0x10", None, None),
    ("1_000", None, None),
    ("1 234", None, None),
    ("1\u00a0234", None, None),
    ("1'234", None, None),
    ("--5", None, None),
    ("5-", None, None),
    ("(600)", None, None),
    ("600-", None, None),
    ("nan", None, None),
    ("NaN", None, None),
    ("inf", None, None),
    ("-inf", None, None),
    ("Infinity", None, None),
    ("#N/B", None, None),
    ("#WAARDE!", None, None),
    ("n.v.t.", None, None),
    ("onbekend", None, None),
    ("=1+1", None, None),
    ("twaalf", None, None),
    ("12 euro", None, None),
    ("5%", None, None),
    ("½", None, None),
    ("٣", None, None),
    ("１２", None, None),
    ("9" * 17, None, None),
    ("9" * 400, None, None),
    ("0." + "1" * 400, None, None),
)
# What may be understood, when it is understood rightly: a sign of the euro, spaces around, a plus.
MAG = {
    "€ 600,00": "600.00", "€600": "600.00", " 600": "600.00", "600 ": "600.00", "+600": "600.00", "600,-": "600.00",
    "1 234": "1234.00", "1\u00a0234": "1234.00", "−600": "-600.00", "007": "7.00", "-0": "0.00", "600-": "-600.00",
}  # fmt: skip


def gevallen() -> Gevallen:
    for geschreven, punt, komma in BEDRAGEN:
        for teken, wordt in ((".", punt), (",", komma)):
            yield _bedrag(geschreven, teken, wordt)
    for geschreven, wordt in MAG.items():
        if geschreven not in [een for een, *_ in BEDRAGEN]:
            yield _bedrag(geschreven, ",", None, wordt)
    yield from _aantallen()
    yield met("declaraties", 2, {"volume": "1" + "0" * 400}, "volume van 401 cijfers", "weigering",
              zegt=("rij 2", "kolom volume"))  # fmt: skip
    for geschreven in ("0.123", "001.234"):
        yield met("declaraties", 2, {"volume": geschreven}, f"volume {geschreven} met een komma als teken", "weigering",
                  zegt=("rij 2", "kolom volume"), levering={"decimaal": ","})  # fmt: skip


def _bedrag(geschreven: str, teken: str, wordt: str | None, ook: str | None = None) -> Geval:
    kort = geschreven if len(geschreven) < 30 else f"{geschreven[:3]}... ({len(geschreven)} tekens)"
    ook = ook or MAG.get(geschreven)
    uitkomst = "waarde" if wordt else "een van beide" if ook else "weigering"
    getal = wordt or ook
    waarden = {"sum(bedrag)": f"{float(getal):.2f}"} if getal else {}
    geval = met(
        "declaraties", 2, {"bedrag": geschreven, "volume": "12"}, f"bedrag {kort} met '{teken}'", uitkomst,  # type: ignore[arg-type]
        zegt=("rij 2", "kolom bedrag"), waarden=waarden, levering={"decimaal": teken},
    )  # fmt: skip
    return _alleen_deze(geval, geschreven)


def _alleen_deze(geval: Geval, geschreven: str) -> Geval:
    """Leave the other row out: its numbers are written otherwise."""
    from dataclasses import replace

    from geval import anders, schrijft

    return replace(geval, lever=schrijft(anders("declaraties", 2, bedrag=geschreven, volume="12")[:2]))


def _aantallen() -> Gevallen:
    for geschreven in (
        "12.5",
        "12,5",
        "-1",
        "1.000",
        "1e2",
        "ca. 5",
        "<5",
        "5*",
        "x",
        ".",
        "?",
        "99999999999999999999",
    ):
        # A budget is in euro with cents: what is no amount is refused, what is one keeps its value.
        getal = {"12.5": "12.5", "-1": "-1.0"}.get(geschreven)
        yield met("budgetten", 2, {"waarde": geschreven}, f"waarde {geschreven}", "waarde" if getal else "weigering",
                  zegt=("rij 2", "kolom waarde"),
                  waarden={"max(waarde) FILTER (WHERE rij = 2)": getal} if getal else {})  # fmt: skip
    yield met("budgetten", 2, {"waarde": ""}, "waarde leeg", "waarde", waarden={"count(waarde)": 2})
    yield met("budgetten", 2, {"waarde": "-"}, "waarde nihil", "waarde", waarden={"min(waarde)": "0.0"})
