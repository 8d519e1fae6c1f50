"""Is a CSV whose lines end in two ways refused with its row, and one with ends within quotation marks not?"""

from pathlib import Path

import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.readers.line_ends import refuse_mixed_ends


@pytest.mark.parametrize(
    ("inhoud", "waar"),
    [
        (b"a,b\n1,x\r\n2,z\n", "t, rij 2: de regel eindigt met CRLF, rij 1 met LF"),
        (b"a,b\r\n1,x\r\n2,z\n", "t, rij 3: de regel eindigt met LF, rij 1 met CRLF"),
        (b"a,b\r\n1,x\r", "t, rij 2: de regel eindigt met CR, rij 1 met CRLF"),
    ],
)
def test_two_kinds_of_ends_are_refused_by_row(tmp_path: Path, inhoud: bytes, waar: str) -> None:
    (tmp_path / "t").write_bytes(inhoud)
    with pytest.raises(SourceError) as stop:
        refuse_mixed_ends(tmp_path / "t", "t")
    assert str(stop.value).startswith(waar)


@pytest.mark.parametrize("inhoud", [b'a,b\r\n1,"x\ny"\r\n', b"a,b\r1,x\r", b"a\n", b"a"])
def test_what_is_normal_is_not_refused(tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "t").write_bytes(inhoud)
    refuse_mixed_ends(tmp_path / "t", "t")
