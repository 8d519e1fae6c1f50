"""A params.yml that is broken, and a `levering` that says what is not so."""

from collections.abc import Callable
from typing import Any

from geval import UITKERINGEN, Geval, Gevallen, Tabel, als_csv, schrijft

GOED = {"count(*)": 3}


def gevallen() -> Gevallen:
    yield from _tekst()
    yield from _levering()
    yield from _blok()


def _params(
    naam: str, verander: Callable[[bytes], bytes], uitkomst: str = "weigering", zegt: str = "params.yml"
) -> Geval:
    return Geval(f"params.yml, {naam}", "uitkeringen", schrijft(UITKERINGEN), uitkomst, (zegt,),  # type: ignore[arg-type]
                 GOED if uitkomst == "waarde" else {}, params=verander)  # fmt: skip


def _tekst() -> Gevallen:
    yield _params("met BOM", lambda tekst: b"\xef\xbb\xbf" + tekst, "waarde")
    yield _params("regeleinde CRLF", lambda tekst: tekst.replace(b"\n", b"\r\n"), "waarde")
    yield _params("leeg", lambda tekst: b"")
    yield _params("alleen een getal", lambda tekst: b"3\n")
    yield _params("een lijst", lambda tekst: b"- a\n- b\n")
    yield _params("als ANSI opgeslagen", lambda tekst: "# é\n".encode("cp1252") + tekst)
    yield _params("UTF-16", lambda tekst: tekst.decode().encode("utf-16"))
    yield _params("NUL", lambda tekst: tekst + b"\0\0")
    yield _params("een bel", lambda tekst: tekst + b"# \x07\n")
    yield _params("een tab als inspringing", lambda tekst: tekst + b"nog:\n\tiets: 1\n")
    yield _params("een sleutel twee keer", lambda tekst: tekst + b"titel: nog een\n")
    yield _params("een onbekende sleutel", lambda tekst: tekst + b"titell: fout\n")
    yield _params("een conflict van git", lambda tekst: b"<<<<<<< HEAD\n" + tekst + b"=======\n>>>>>>> ander\n")
    yield _params("half geschreven", lambda tekst: tekst[: len(tekst) // 2] + b": [")
    yield _params("twee documenten", lambda tekst: tekst + b"---\ntitel: nog een\n")
    yield _params("een tag van Python", lambda tekst: tekst + b"nog: !!python/object/apply:os.system [echo]\n")
    bom = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(ord("b"), ord("k"))
    )
    yield _params("een bom van aliassen", lambda tekst: tekst + bom)
    yield _params("een samenvoeging met zichzelf", lambda tekst: tekst + b"nog: &nog\n  <<: *nog\n")
    yield _params("een alias naar zichzelf", lambda tekst: tekst + b"nog: &nog [*nog]\n")
    yield _params("een alias naar niets", lambda tekst: tekst + b"nog: *nergens\n")
    yield _params("drieduizend niveaus", lambda tekst: tekst + b"nog: " + b"[" * 3000 + b"]" * 3000 + b"\n")
    yield _params("drieduizend niveaus van accolades", lambda tekst: tekst + b"nog: " + b"{a: " * 3000 + b"}" * 3000)
    yield _params("een regel van 5 MB", lambda tekst: tekst + b"nog: " + b"x" * 5_000_000 + b"\n")


def _levering() -> Gevallen:
    """What is said of the delivery, where that is wrong; and where it is right, the numbers."""

    def geval(naam: str, levering: dict[str, Any], uitkomst: str, *zegt: str, tabel: Tabel = UITKERINGEN) -> Geval:
        return Geval(f"levering, {naam}", "uitkeringen", schrijft(tabel), uitkomst, zegt,  # type: ignore[arg-type]
                     GOED if uitkomst == "waarde" else {}, levering)  # fmt: skip

    hun = [["nr", "persoon", "gem", "van", "tot", "waarom", "geb"], *UITKERINGEN[1:]]
    namen = dict(zip(hun[0], UITKERINGEN[0], strict=True))
    yield geval("eigen namen", {"kolommen": namen}, "waarde", tabel=hun)
    yield geval("eigen namen, niet gezegd", {}, "weigering", "rij 1", tabel=hun)
    yield geval("een naam te weinig", {"kolommen": {k: v for k, v in namen.items() if k != "geb"}}, "weigering",
                "rij 1", "'geb'", tabel=hun)  # fmt: skip
    yield geval("een naam die er niet is", {"kolommen": {"nummer": "uitkering_nummer"}}, "weigering", "'nummer'")
    yield geval("een naam naar niets", {"kolommen": {"client": "klant"}}, "weigering", "'klant'")
    yield geval("twee namen naar een", {"kolommen": {"client": "gemeente"}}, "weigering", "'gemeente'")
    yield geval("een kolom weg die er niet is", {"weglaten": ["opmerking"]}, "weigering", "'opmerking'")
    yield geval("een kolom weg die nodig is", {"weglaten": ["gemeente"]}, "weigering", "gemeente")
    yield geval("een kolom weg die mag ontbreken", {"weglaten": ["geboortedatum"]}, "waarde")
    yield geval("een kolom weg en hernoemd", {"weglaten": ["client"], "kolommen": {"client": "client"}}, "weigering",
                "'client'")  # fmt: skip
    codes = {"reden": {"W": "Werk", "V": "Verhuizing", "": ""}}
    vertaald = [[*een[:5], een[5].replace("Werk", "W"), een[6]] for een in UITKERINGEN]
    yield geval("vertaalde codes", {"vertaal": codes}, "waarde", tabel=vertaald)
    yield geval("een code die niet vertaald is", {"vertaal": {"reden": {"V": "Verhuizing", "": ""}}}, "weigering",
                "rij 3", "vertaal", tabel=vertaald)  # fmt: skip
    yield geval("vertaald naar een onbekende code", {"vertaal": {"reden": {"W": "Baan", "": ""}}}, "weigering",
                "rij 3", "kolom reden", tabel=vertaald)  # fmt: skip
    yield geval(
        "vertaal van een kolom die er niet is", {"vertaal": {"redenen": {"W": "Werk"}}}, "weigering", "'redenen'"
    )
    for sleutel, waarde in (
        ("datums", "mm-dd-jjjj"), ("decimaal", "'"), ("scheiding", "|"), ("client", "naam"), ("kop", 0), ("kop", -1),
        ("kop", "een"), ("kolommen", ["client"]), ("weglaten", "client"), ("vertaal", {"reden": "Werk"}),
        ("onbekend", True), ("blad", 1),
    ):  # fmt: skip
        yield geval(f"{sleutel}: {waarde}", {sleutel: waarde}, "weigering", "params.yml", sleutel)
    yield geval("een blad van een CSV", {"blad": "Blad1"}, "een van beide", "blad")
    yield geval("een kop verderop in een CSV", {"kop": 3}, "een van beide", "kop")


def _blok() -> Gevallen:
    for sleutel, waarde in (
        ("codes", {"redenen": ["Werk"]}), ("codes", {"reden": []}), ("codes", {"reden": ["Werk", "Werk"]}),
        ("codes", {"reden": {"lijst": "iWmo 9.9 WMO588", "gebruikt": ["19"]}}), ("codes", {"gemeente": ["GM0384"]}),
        ("herkomst", "gevonden"), ("opgehaald", "gisteren"), ("volledig_vanaf", 2020), ("woorden", ["ja"]),
        ("telwijze", {"wachttijd": -1, "administratief": []}), ("telwijze", {"wachttijd": 31}),
        ("zwaarte", {"licht": ["x"]}), ("vastgesteld", [{"maat": "stand", "over": ["2024-12-31"], "per": []}]),
    ):  # fmt: skip
        yield Geval(f"bronnen, {sleutel}: {waarde}", "uitkeringen", schrijft(als_csv(UITKERINGEN)), "weigering",
                    ("params.yml", "uitkeringen"), gegeven={sleutel: waarde})  # fmt: skip
    yield Geval("bronnen, een onbekende bron", "uitkering", schrijft(UITKERINGEN), "weigering",
                ("'uitkering", "Bedoelt u 'uitkeringen'?"))  # fmt: skip
