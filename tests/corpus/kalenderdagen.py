"""Days that are none, lie where no day can, or are written in another way."""

from datetime import date

from geval import Geval, Gevallen, Uitkomst, anders, met, schrijft

VORMEN = {"dd-mm-jjjj": "%d-%m-%Y", "jjjjmmdd": "%Y%m%d", "jjjj-mm-dd": "%Y-%m-%d"}
GEEN_DAG = (
    "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-5", "24-01-05", "2024/01/05",
    "05-01-2024", "5-1-2024", "01/05/2024", "20240105", "2024-01-05 00:00:00", "2024-01-05T00:00:00", "5 januari 2024",
    "5-jan-24", "jan 2024", "2024-01", "2024", "45296", "45296.0", "2024-Q1", "vandaag", "onbekend", "0000-00-00",
    "2024-01-05x", "x2024-01-05", "２０２４-01-05",
)  # fmt: skip
BUITEN = ("0000-01-01", "0001-01-01", "0202-05-01", "1799-12-31", "2204-05-01", "9999-12-31", "2999-12-31")


def gevallen() -> Gevallen:
    for geschreven in GEEN_DAG:
        for kolom in ("ingangsdatum", "geboortedatum"):
            geheim = (geschreven,) if kolom == "geboortedatum" and len(geschreven) > 7 else ()
            yield met("uitkeringen", 2, {kolom: geschreven}, f"{kolom} {geschreven}", "weigering",
                      zegt=("rij 2", f"kolom {kolom}"), geheim=geheim)  # fmt: skip
    for geschreven in BUITEN:
        for kolom in ("ingangsdatum", "einddatum", "geboortedatum"):
            yield met("uitkeringen", 2, {kolom: geschreven}, f"{kolom} {geschreven} buiten elke grens", "weigering",
                      zegt=("rij 2", f"kolom {kolom}"))  # fmt: skip
    yield from _ten_opzichte_van_elkaar()
    yield from _vormen()
    yield from _maanden()


def _ten_opzichte_van_elkaar() -> Gevallen:
    for naam, waarden, kolom in (
        ("einde voor begin", {"ingangsdatum": "2024-05-01", "einddatum": "2024-04-30"}, "einddatum"),
        ("geboren na het begin", {"ingangsdatum": "2023-02-01", "geboortedatum": "2023-02-02"}, "geboortedatum"),
        ("begin na de levering", {"ingangsdatum": "2031-01-01"}, "ingangsdatum"),
    ):
        yield met("uitkeringen", 2, waarden, naam, "weigering", zegt=("rij 2", kolom))
    yield met("uitkeringen", 2, {"ingangsdatum": "2024-05-01", "einddatum": "2024-05-01"}, "een dag", "waarde",
              waarden={"count(*)": 3})  # fmt: skip
    yield met("declaraties", 2, {"ontvangen": "2024-04-20", "beantwoord": "2024-04-02"}, "antwoord voor ontvangst",
              "weigering", zegt=("rij 2", "beantwoord"))  # fmt: skip
    verwisseld = [list(een) for een in anders("uitkeringen", 2, ingangsdatum="2023-02-01", einddatum="2023-08-01")]
    verwisseld[2][3:5], verwisseld[3][3:5] = ["2023-05-01", "2024-06-30"], ["2024-01-15", "2024-02-15"]
    verwisseld = [verwisseld[0], *([*een[:3], een[4], een[3], *een[5:]] for een in verwisseld[1:])]
    yield Geval("uitkeringen, begin en einde verwisseld", "uitkeringen", schrijft(verwisseld), "weigering",
                ("verwisseld",))  # fmt: skip


def _vormen() -> Gevallen:
    dagen = [("2023-02-01", "", "1980-03-04"), ("2023-05-01", "2024-06-30", "1975-11-12"), ("2024-01-15", "", "")]
    for geleverd, vorm in VORMEN.items():
        tabel = anders("uitkeringen", 1)
        for rij, van in zip(tabel[1:], dagen, strict=True):
            for plek, dag in zip((3, 4, 6), van, strict=True):
                rij[plek] = f"{date.fromisoformat(dag):{vorm}}" if dag else ""
        for gezegd in VORMEN:
            uitkomst: Uitkomst = "waarde" if gezegd == geleverd else "weigering"
            yield Geval(
                f"uitkeringen, dagen als {geleverd}, gezegd is {gezegd}", "uitkeringen", schrijft(tabel), uitkomst,
                ("rij 2", "kolom ingangsdatum"),
                {"min(ingangsdatum)": "2023-02-01", "max(einddatum)": "2024-06-30"} if uitkomst == "waarde" else {},
                {"datums": gezegd},
            )  # fmt: skip


def _maanden() -> Gevallen:
    for geschreven in (
        "2024-3",
        "2024-13",
        "2024-00",
        "03-2024",
        "202403",
        "mrt 2024",
        "2024-03-01",
        "2024M03",
        "2024",
    ):
        yield met("declaraties", 2, {"maand": geschreven}, f"maand {geschreven}", "weigering",
                  zegt=("rij 2", "kolom maand"))  # fmt: skip
    for geschreven in ("24", "2024.0", "2024JJ00", "20244", "1024", "0", "-2024", "MMXXIV", "2024-2025"):
        yield met("budgetten", 2, {"jaar": geschreven}, f"jaar {geschreven}", "weigering",
                  zegt=("rij 2", "kolom jaar"))  # fmt: skip
