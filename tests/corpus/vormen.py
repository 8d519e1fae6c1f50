"""A CSV that is not as CSV should be: its encoding, its separators, its heading, its rows."""

from geval import BASIS, BUDGETTEN, GEMEENTE, UITKERINGEN, Geval, Gevallen, Tabel, als_csv, schrijft

GOED = {"count(*)": 3}
TEKST = als_csv(UITKERINGEN)


def gevallen() -> Gevallen:
    yield from _coderingen()
    yield from _einden()
    yield from _koppen()
    yield from _breedtes()
    yield from _aanhalingstekens()
    yield from _scheidingen()
    yield from _ander_bestand()


def _geval(naam: str, inhoud: str | bytes | Tabel, uitkomst: str, *zegt: str, **rest: object) -> Geval:
    waarden = GOED if uitkomst != "weigering" else {}
    return Geval(
        f"vorm, {naam}",
        "uitkeringen",
        schrijft(inhoud),
        uitkomst,
        zegt,
        **{"waarden": waarden, **rest},  # type: ignore[arg-type]
    )


def _coderingen() -> Gevallen:
    met_accent = TEKST.replace("Werk", "Anders").replace("kvzwa", "kvzwé")
    yield _geval("UTF-8", met_accent, "waarde")
    yield _geval("UTF-8 met BOM", b"\xef\xbb\xbf" + TEKST.encode(), "waarde")
    for codering in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp850", "mac-roman"):
        yield _geval(f"codering {codering}", met_accent.encode(codering), "weigering", "uitkeringen.csv", "UTF-8")
    yield _geval("half teken aan het einde", TEKST.encode() + b"\xe2\x82", "weigering", "UTF-8")
    yield _geval("NUL in een waarde", TEKST.replace("Werk", "We\0rk"), "weigering", "uitkeringen.csv")
    yield _geval("NUL aan het einde", TEKST + "\0" * 100, "weigering", "uitkeringen.csv")
    for teken, naam in (("\x07", "bel"), ("\x1b[31m", "terminalcode"), ("\u202e", "rechts naar links")):
        yield _geval(f"{naam} in een code", TEKST.replace("Werk", f"We{teken}rk"), "weigering", "rij 3", "reden")


def _einden() -> Gevallen:
    yield _geval("regeleinde CRLF", TEKST.replace("\n", "\r\n"), "waarde")
    yield _geval("zonder regeleinde op de laatste rij", TEKST.rstrip("\n"), "waarde")
    yield _geval("regeleinde CR", TEKST.replace("\n", "\r"), "een van beide", "uitkeringen.csv")
    regels = TEKST.splitlines()
    for plek in range(1, len(regels)):
        gemengd = "\n".join(regels[:plek]) + "\r\n" + "\n".join(regels[plek:]) + "\n"
        yield _geval(f"CRLF alleen na rij {plek}", gemengd, "een van beide", "rij")
    yield _geval("lege regels aan het einde", TEKST + "\n\n\n", "een van beide", "rij")
    yield _geval("lege regel tussen rijen", TEKST.replace("\nu2", "\n\nu2"), "weigering", "rij 3", "lege regel")
    yield _geval("lege regel voor de kop", "\n" + TEKST, "weigering", "rij 1")
    yield _geval("spaties als laatste regel", TEKST + "   \n", "weigering", "rij 5")


def _koppen() -> Gevallen:
    kop, *rijen = TEKST.splitlines()

    def onder(andere: str) -> str:
        return "\n".join([andere, *rijen]) + "\n"

    yield _geval("zonder kop", "\n".join(rijen) + "\n", "weigering", "rij 1", geheim=("kvzwa",))
    yield _geval("kop met spaties om de namen", onder(kop.replace(",", " , ")), "een van beide", "rij 1")
    yield _geval("kop met hoofdletters", onder(kop.upper()), "een van beide", "rij 1")
    yield _geval("kop in aanhalingstekens", onder(",".join(f'"{een}"' for een in kop.split(","))), "waarde")
    yield _geval("kop twee keer", onder(f"{kop}\n{kop}"), "weigering", "rij 2")
    yield _geval("kop nog eens onderaan", TEKST + kop + "\n", "weigering", "rij 5")
    yield _geval("alleen een kop", kop + "\n", "weigering", "kop")
    yield _geval("titel boven de kop", "Uitkeringen 2024\n" + TEKST, "weigering", "rij 2")
    yield _geval("totaal onder de rijen", TEKST + "Totaal,,,,,,\n", "weigering", "rij 5")
    for kolom in UITKERINGEN[0]:
        mag = kolom in ("geboortedatum",)
        plek = UITKERINGEN[0].index(kolom)
        zonder = als_csv([een[:plek] + een[plek + 1 :] for een in UITKERINGEN])
        yield _geval(f"zonder kolom {kolom}", zonder, "waarde" if mag else "weigering", f"'{kolom}'", "ontbreekt")
        yield _geval(f"kolom {kolom} twee keer", onder(f"{kop},{kolom}"), "weigering", "rij 1")
        yield _geval(f"kolom {kolom} zonder naam", onder(kop.replace(kolom, "", 1)), "weigering", "rij 1", "geen naam")
        yield _geval(f"kolom {kolom} verkeerd geschreven", onder(kop.replace(kolom, kolom[:-1] + "q")), "weigering",
                     f"'{kolom[:-1]}q'", f"Bedoelt u '{kolom}'?")  # fmt: skip


def _breedtes() -> Gevallen:
    regels = TEKST.splitlines()
    for plek in range(1, len(regels)):
        for naam, anders in (("te veel", regels[plek] + ",x"), ("leeg veld te veel", regels[plek] + ","),
                             ("te weinig", regels[plek].rpartition(",")[0])):  # fmt: skip
            inhoud = "\n".join([*regels[:plek], anders, *regels[plek + 1 :]]) + "\n"
            yield _geval(f"rij {plek + 1} {naam}", inhoud, "weigering", f"rij {plek + 1}")
    twee = "\n".join([regels[0], regels[1] + ",x", regels[2].rpartition(",")[0], *regels[3:]]) + "\n"
    yield _geval("een te breed en een te smal", twee, "weigering", "rij 2", "rij 3")
    breed = [[*een, ""] for een in UITKERINGEN]
    yield _geval("overal een leeg veld te veel", breed, "weigering", "rij 1", "geen naam")


def _aanhalingstekens() -> Gevallen:
    yield _geval("alles in aanhalingstekens", _tussen(UITKERINGEN), "waarde")
    yield _geval("aanhalingsteken zonder einde", TEKST.replace("kvzwb", '"kvzwb'), "weigering", "rij")
    yield _geval("aanhalingsteken midden in een waarde", TEKST.replace("kvzwb", 'kv"zwb'), "een van beide", "rij 3")
    yield _geval("tekst na een aanhalingsteken", TEKST.replace("kvzwb", '"kv"zwb'), "weigering", "rij 3")
    yield _geval("regeleinde in een waarde", TEKST.replace("kvzwb", '"kvz\nwb"'), "een van beide", "rij")
    yield _geval("enkele aanhalingstekens", TEKST.replace("2023-05-01", "'2023-05-01'"), "weigering", "rij 3")


def _tussen(tabel: Tabel) -> str:
    return "".join(",".join(f'"{een}"' for een in rij) + "\n" for rij in tabel)


def _scheidingen() -> Gevallen:
    tekens = {",": ",", ";": ";", "\t": "tab"}
    for teken, naam in tekens.items():
        for gezegd in tekens.values():
            uitkomst = "waarde" if gezegd == naam else "weigering"
            zegt = () if gezegd == naam else ("rij 1", "scheiding")
            yield Geval(f"vorm, gescheiden door {naam}, gezegd is {gezegd}", "uitkeringen",
                        schrijft(UITKERINGEN, scheiding=teken), uitkomst, zegt,  # type: ignore[arg-type]
                        GOED if uitkomst == "waarde" else {}, {"scheiding": gezegd})  # fmt: skip
    yield _geval("gescheiden door |", als_csv(UITKERINGEN, "|"), "weigering", "rij 1")
    yield _geval("gescheiden door spaties", als_csv(UITKERINGEN, " "), "weigering", "rij 1")
    rij3 = TEKST.splitlines()
    rij3[2] = rij3[2].replace(",", ";")
    yield _geval("een rij met een andere scheiding", "\n".join(rij3) + "\n", "weigering", "rij 3")


def _ander_bestand() -> Gevallen:
    yield _geval("leeg", b"", "weigering", "leeg")
    for naam, inhoud in (
        ("een spatie", b" "),
        ("een regeleinde", b"\n"),
        ("een zip", b"PK\x03\x04" + b"\0" * 200),
        ("een oude werkmap", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 200),
        ("een pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("een afbeelding", b"\x89PNG\r\n\x1a\n" + b"\0" * 60),
        ("html", b"<!DOCTYPE html><html><body>Inloggen</body></html>\n"),
        ("json", b'{"rijen": [1, 2]}\n'),
        ("xml", b"<?xml version='1.0'?><a/>\n"),
        ("parquet", b"PAR1" + b"\0" * 40 + b"PAR1"),
        ("een gzip", b"\x1f\x8b\x08" + b"\0" * 40),
        ("een conflict van git", f"<<<<<<< HEAD\n{TEKST}=======\n{TEKST}>>>>>>> ander\n".encode()),
        ("willekeurige bytes", bytes((7 * n * n + 3) % 256 for n in range(500))),
    ):
        yield _geval(naam, inhoud, "weigering", "uitkeringen.csv")
    yield _geval("een regel van 20 MB", TEKST + "x" * 20_000_000 + "\n", "weigering", "rij 5")
    yield _geval("honderdduizend kolommen", "a," * 100_000 + "b\n", "weigering", "rij 1")
    for bron, andere in (("uitkeringen", "budgetten"), ("budgetten", "uitkeringen"), ("declaraties", "uitkeringen")):
        yield Geval(f"vorm, {andere} geleverd als {bron}", bron, schrijft(BASIS[andere]), "weigering", ("rij 1",))
    dubbel = [*BUDGETTEN, BUDGETTEN[1]]
    yield Geval("vorm, een sleutel twee keer", "budgetten", schrijft(dubbel), "weigering",
                ("rij 5", "gemeente+wet+jaar", "rij 2"))  # fmt: skip
    nog = [*BUDGETTEN, [GEMEENTE, "Wmo", "2024", "7"]]
    yield Geval("vorm, een sleutel met twee waarden", "budgetten", schrijft(nog), "weigering", ("rij 5", "rij 2"))
