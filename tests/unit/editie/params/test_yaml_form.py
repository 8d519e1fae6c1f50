"""Does a YAML file that never ends, or goes too deep, stop with its line; and does an ordinary reference not?"""

import pytest

from monitorlib.editie.params.yaml_file import load_yaml
from monitorlib.errors import ParameterError

BOM = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{naar}: &{naar} [{', '.join([f'*{van}'] * 9)}]\n" for van, naar in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        (BOM, "p, regel 6: de verwijzingen (&naam en *naam) groeien uit tot meer dan 100000 waarden"),
        ("a: &z\n  <<: *z\n", "p, regel 2: *z verwijst naar zichzelf"),
        ("a:\n  " + "[" * 3000 + "]" * 3000, "p, regel 2: dit gaat dieper dan 50 lagen"),
    ],
    ids=["bomb", "self-merge", "3,000 levels"],
)
def test_what_has_no_end_is_refused_by_line(tekst: str, melding: str) -> None:
    with pytest.raises(ParameterError) as stop:
        load_yaml(tekst, "p")
    assert str(stop.value).startswith(melding)


def test_an_ordinary_reference_is_read() -> None:
    assert load_yaml("a: &x {b: 1}\nc: *x\n", "p")["c"]["b"] == 1
