"""A bsn where none may be, persons who would be one or three by accident, and codes that are not codes."""

from geval import BASIS, GEMEENTE, Geval, Gevallen, als_csv, anders, met, schrijft

# In the range of numbers that are given to nobody; both pass the elfproef.
BSN, NOG, DERDE = "999900006", "999900018", "999900031"
SPELLINGEN = {
    "kaal": BSN, "met .0": f"{BSN}.0", "met ,0": f'{BSN},0', "met spaties": "9999 00 006",
    "met vaste spaties": "9999\u00a000\u00a0006", "met punten": "9999.00.006", "met streepjes": "9999-00-006",
    "met een aanhalingsteken": f"'{BSN}", "met voorvoegsel": f"BSN{BSN}",
    "met voorvoegsel en dubbele punt": f"bsn: {BSN}",
    "met spatie ervoor": f" {BSN}", "met een nulbreedte spatie": "9999\u200b00006",
}  # fmt: skip


def gevallen() -> Gevallen:
    yield from _als_client()
    yield from _elders()
    yield from _met_sleutel()
    yield from _codes()
    yield met("uitkeringen", 3, {"client": " kvzwa"}, "pseudoniem met een spatie ervoor", "een van beide",
              zegt=("rij 3", "client"), waarden={"count(DISTINCT client)": 2})  # fmt: skip
    yield met("uitkeringen", 3, {"client": "KVZWA"}, "pseudoniem in hoofdletters", "een van beide",
              zegt=("client",), waarden={"count(DISTINCT client)": 2})  # fmt: skip


def _als_client() -> Gevallen:
    for naam, geschreven in SPELLINGEN.items():
        yield met("uitkeringen", 3, {"client": geschreven}, f"bsn als client, {naam}", "weigering",
                  zegt=("kolom client",), geheim=(BSN, geschreven.strip()))  # fmt: skip
    yield met("uitkeringen", 2, {"client": "99990006"}, "acht cijfers als client", "een van beide",
              zegt=("kolom client",))  # fmt: skip


def _elders() -> Gevallen:
    for kolom in ("uitkering_nummer", "reden", "gemeente", "geboortedatum", "ingangsdatum"):
        yield met("uitkeringen", 3, {kolom: BSN}, f"bsn als {kolom}", "weigering", zegt=("uitkeringen.csv",),
                  geheim=(BSN,))  # fmt: skip
    kop = als_csv(BASIS["uitkeringen"]).replace("reden", BSN, 1)
    yield Geval("uitkeringen, bsn in de kop", "uitkeringen", schrijft(kop), "weigering", ("rij 1",), geheim=(BSN,))
    extra = [[*een, BSN if plek else "opmerking"] for plek, een in enumerate(BASIS["uitkeringen"])]
    yield Geval("uitkeringen, bsn in een kolom die niet bestaat", "uitkeringen", schrijft(extra), "weigering",
                ("rij 1", "'opmerking'"), geheim=(BSN,))  # fmt: skip
    yield Geval("uitkeringen, bsn in een kolom die wegblijft", "uitkeringen", schrijft(extra), "waarde",
                waarden={"count(*)": 3}, levering={"weglaten": ["opmerking"]}, geheim=(BSN,))  # fmt: skip
    verschoven = [een if plek != 2 else [een[0], "", een[1], *een[2:-1]] for plek, een in enumerate(_met_bsn())]
    yield Geval("uitkeringen, kolommen verschoven", "uitkeringen", schrijft(verschoven), "weigering", ("rij 3",),
                levering={"client": "bsn"}, geheim=(NOG,))  # fmt: skip
    for kolom in ("aanbieder", "product"):
        yield met("declaraties", 2, {kolom: BSN}, f"bsn als {kolom}", "weigering", zegt=("declaraties.csv",),
                  geheim=(BSN,))  # fmt: skip
    anders_dan = anders("declaraties", 2, declaratie_nummer=BSN)
    for plek in range(3, 9):
        anders_dan.append([f"d{plek}", *anders_dan[2][1:]])
    yield Geval("declaraties, bsn als declaratie_nummer tussen andere", "declaraties", schrijft(anders_dan),
                "weigering", ("declaratie_nummer",), geheim=(BSN,))  # fmt: skip
    # One of eleven numbers of nine digits passes: here three of thirty do.
    gewoon = [[str(100000000 + 7919 * plek), *anders_dan[2][1:]] for plek in range(30)]
    yield Geval("declaraties, gewone nummers van negen cijfers", "declaraties", schrijft([anders_dan[0], *gewoon]),
                "waarde", waarden={"count(*)": 30})  # fmt: skip


def _met_bsn() -> list[list[str]]:
    tabel = anders("uitkeringen", 2, client=BSN)
    tabel[2][1], tabel[3][1] = NOG, DERDE
    return tabel


def _met_sleutel() -> Gevallen:
    """With `client: bsn` the elfproef holds, and what is nobody's number is no person."""
    yield Geval("uitkeringen, bsn met sleutel", "uitkeringen", schrijft(_met_bsn()), "waarde",
                waarden={"count(DISTINCT client)": 3}, levering={"client": "bsn"}, geheim=(BSN, NOG))  # fmt: skip
    for geschreven in ("000000000", "999999999", "111111111", "123456789", "987654321", "999900007", "12345", "kvzwa",
                       "1234567890"):  # fmt: skip
        tabel = _met_bsn()
        tabel[2][1] = geschreven
        yield Geval(f"uitkeringen, {geschreven} als bsn", "uitkeringen", schrijft(tabel), "weigering",
                    ("client",), levering={"client": "bsn"}, geheim=(BSN, geschreven))  # fmt: skip
    tabel = _met_bsn()
    tabel[1][1], tabel[3][1] = "010000008", "10000008"
    yield Geval("uitkeringen, bsn van acht cijfers", "uitkeringen", schrijft(tabel), "waarde",
                waarden={"count(DISTINCT client)": 2}, levering={"client": "bsn"}, geheim=("10000008",))  # fmt: skip


def _codes() -> Gevallen:
    for geschreven in ("GM384", "0384", "384", "gm0384", "GM0384 ", "Diemen", "GM9999", "GM0000", ""):
        mag = geschreven in ("GM0384 ", "gm0384")
        yield met("uitkeringen", 2, {"gemeente": geschreven}, f"gemeente '{geschreven}'",
                  "een van beide" if mag else "weigering", zegt=("rij 2", "gemeente"),
                  waarden={"count(*) FILTER (WHERE gemeente = 'GM0384')": 2})  # fmt: skip
    for geschreven in ("werk", "WERK", "Werk.", "Werkt", "W", "Onbekend"):
        yield met("uitkeringen", 3, {"reden": geschreven}, f"reden '{geschreven}'", "weigering",
                  zegt=("rij 3", "reden", "Werk"))  # fmt: skip
    for geschreven in ("wmo", "Wet maatschappelijke ondersteuning", "JW", "PW"):
        yield met("budgetten", 2, {"wet": geschreven}, f"wet '{geschreven}'", "weigering", zegt=("rij 2", "wet"))
    vierhonderd = [BASIS["uitkeringen"][0], *([f"u{n}", f"p{n}x", GEMEENTE, "2023-01-01", "", f"Fout {n}", ""]
                                              for n in range(4000))]  # fmt: skip
    yield Geval("uitkeringen, vierduizend fouten", "uitkeringen", schrijft(vierhonderd), "weigering",
                ("rij 2", "andere rijen"))  # fmt: skip
    leeg = anders("uitkeringen", 2, client="")
    yield Geval("uitkeringen, niet elke rij een client", "uitkeringen", schrijft(leeg), "weigering",
                ("rij 2", "kolom client", "1 van de 3 rijen", "zonder_client"))  # fmt: skip
    yield Geval("uitkeringen, niet elke rij een client, dat is gezegd", "uitkeringen", schrijft(leeg), "waarde",
                waarden={"count(*)": 3}, levering={"zonder_client": "apart"})  # fmt: skip
