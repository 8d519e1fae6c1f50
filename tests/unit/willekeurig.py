"""Files that were good, with bytes changed, doubled or taken away, so that they come far into a reader."""

from hypothesis import strategies as st

Ingrepen = list[tuple[float, int, bytes]]
_TEKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b"\r", b"\n", b",", b";", b"<", b"]]>", b"&x;", b"<!--", b"["),
    *(b"<?xml?>", b"}}", b"{{", b"{%", b"*a", b"&a ", b": ", b"- ", b"!!python/x ", b"9" * 30, b"1e999", b"nan"),
    *("\u2028".encode(), "\u0661".encode()),
)
STUKJES = st.one_of(st.binary(max_size=6), st.sampled_from(_TEKENS))
# From where (a part of the whole), how much of it goes, and what comes there instead.
INGREPEN = st.lists(
    st.tuples(st.floats(0, 1), st.one_of(st.just(0), st.integers(0, 40)), STUKJES), min_size=1, max_size=4
)


def gewijzigd(inhoud: bytes, ingrepen: Ingrepen) -> bytes:
    """Change a file."""
    for waar, weg, erbij in ingrepen:
        plek = int(waar * len(inhoud))
        inhoud = inhoud[:plek] + erbij + inhoud[plek + weg :]
    return inhoud
