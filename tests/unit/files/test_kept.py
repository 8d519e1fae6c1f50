"""Is a result taken only when all that it follows from is the same, and never where nothing is kept?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitorlib.errors import NotDeliveredError
from monitorlib.files.kept import Kept, is_kept, keeping, kept_or_made

NAAM = "monitorlib.indicatoren.wmo.een"


def vraag(kept: Kept | None, naam: str = NAAM, volgt_uit: object = "vraag") -> int:
    """Ask a result that is one more each time that it is made."""
    with keeping(kept):
        return int(kept_or_made(naam, lambda: volgt_uit, _maak))


def _maak() -> int:
    GEMAAKT.append(1)
    return len(GEMAAKT)


GEMAAKT: list[int] = []


def gevuld() -> Kept:
    """What the next build knows after this one."""
    kept = Kept({NAAM: "code", "ander": "code"}, {}, around="notebook")
    assert vraag(kept) == len(GEMAAKT)
    return replace(kept, found=kept.made, asked=[], made={})


def test_the_same_is_not_made_again() -> None:
    kept = gevuld()
    was = len(GEMAAKT)
    assert vraag(kept) == was
    assert (len(GEMAAKT), kept.made, kept.asked) == (was, {}, list(kept.found))


@pytest.mark.parametrize(
    "verander",
    [
        lambda kept: vraag(replace(kept, code={NAAM: "andere code"})),
        lambda kept: vraag(replace(kept, around="ander notebook")),
        lambda kept: vraag(kept, volgt_uit="andere vraag"),
        lambda kept: vraag(kept, naam="ander"),
        lambda kept: vraag(replace(kept, code={})),
        lambda _: vraag(None),
    ],
    ids=["code", "notebook", "question", "name", "no code known", "nothing is kept"],
)
def test_what_follows_from_something_else_is_made(verander: Callable[[Kept], int]) -> None:
    kept = gevuld()
    was = len(GEMAAKT)
    assert verander(kept) == was + 1


def test_outside_a_build_nothing_is_kept() -> None:
    assert not is_kept(NAAM)
    with keeping(gevuld()):
        assert is_kept(NAAM)
        assert not is_kept("__main__.een")
    assert not is_kept(NAAM)


def test_what_cannot_be_made_is_not_asked_either() -> None:
    """A source that was not delivered: the next one is made as ever."""
    kept = Kept({NAAM: "code"}, {})

    def kan_niet() -> int:
        raise NotDeliveredError("niet geleverd")

    with keeping(kept), pytest.raises(NotDeliveredError):
        kept_or_made(NAAM, lambda: "vraag", kan_niet)
    assert (kept.asked, kept.made) == ([], {})
    assert vraag(kept) == len(GEMAAKT)
