"""What the bytes of a CSV tell before a row of it is read: of most deliveries, in one pass, that nothing is wrong.

Where something can be wrong, who asks looks again, row by row, and names what it is.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from monitorlib.sources.delivery.waarden import ERNAAST

# Of this size what is made of a block stays in the memory of the processor.
_BLOCK = 1 << 15
_FEED, _RETURN, _QUOTE = b'\n\r"'
_EDGES = bytes(ord(een) for een in ERNAAST if een.isascii())
_OTHER_EDGES = [een.encode() for een in ERNAAST if not een.isascii()]
_LONGEST = max(map(len, _OTHER_EDGES))


@dataclass
class FirstLook:
    """What was seen in the bytes of a file whose columns are separated by one sign.

    `separators` and `lines` are those outside quotation marks. `is_regular` says that each of these marks begins or
    ends a value, or is doubled within one; `bare` that around no value stands what is no part of it. Both are false
    when that is not sure.
    """

    is_text: bool = True
    feeds: int = 0
    returns: int = 0
    pairs: int = 0
    separators: int = 0
    lines: int = 0
    is_regular: bool = True
    blank_lines: bool = False
    bare: bool = True

    @property
    def ends_are_mixed(self) -> bool:
        """Whether lines end in more than one way."""
        return sum(een > 0 for een in (self.feeds - self.pairs, self.returns - self.pairs, self.pairs)) > 1

    def all_as_wide_as(self, width: int) -> bool:
        """Tell, without looking at each row, that no row can be wider than the heading: most deliveries are so.

        When there are as many separators as the lines need, a row with one too many has another beside it with one too
        few, and that one the database engine refuses.
        """
        return self.is_regular and not self.blank_lines and self.separators == self.lines * (width - 1)


def first_look(path: Path, sign: str) -> FirstLook:
    """Look through the bytes of a file."""
    seen, decoder, before, within = FirstLook(), codecs.getincrementaldecoder("utf-8")(), b"\n", False
    with path.open("rb") as file:
        if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            file.seek(0)
        while block := file.read(_BLOCK):
            _see_text(seen, decoder, block)
            within = _see_rows(seen, before[-1:] + block, ord(sign), within)
            if not block.isascii():
                _see_other_edges(seen, before + block)
            before = (before + block)[-_LONGEST:]
    seen.is_text = seen.is_text and not decoder.getstate()[0]
    seen.is_regular = seen.is_regular and not within
    seen.lines += before[-1:] != b"\n"
    seen.bare = seen.bare and seen.is_regular and before[-1] not in _EDGES
    return seen


def _see_text(seen: FirstLook, decoder: codecs.IncrementalDecoder, block: bytes) -> None:
    if b"\0" in block:
        seen.is_text = False
    if block.isascii() and not decoder.getstate()[0]:
        return
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        seen.is_text = False


def _see_rows(seen: FirstLook, around: bytes, sign: int, within: bool) -> bool:
    """Count signs and ends of lines in a block behind the byte before it.

    `within` says whether that byte stands within quotation marks; returns whether the last one does.
    """
    codes = np.frombuffer(around, np.uint8)
    feeds, signs = codes == _FEED, codes == sign
    seen.feeds += int(np.count_nonzero(feeds[1:]))
    returns = codes == _RETURN if b"\r" in around else None
    if returns is not None:
        seen.returns += int(np.count_nonzero(returns[1:]))
        seen.pairs += int(np.count_nonzero(returns[:-1] & feeds[1:]))
    ends = feeds if returns is None else feeds | returns
    limits = ends | signs
    if within or b'"' in around:
        quotes = codes == _QUOTE
        inside = _inside(quotes, within)
        feeds, signs, ends, limits = feeds & ~inside, signs & ~inside, ends & ~inside, (limits & ~inside) | quotes
        # What begins a value stands behind the end of another, and what ends one before the begin of another.
        opens, closes = quotes & inside, quotes & ~inside
        seen.is_regular &= not _beside(~limits, opens) and not _beside(closes, ~limits)
        seen.bare &= sign not in _EDGES
        within = bool(inside[-1])
    seen.separators += int(np.count_nonzero(signs[1:]))
    seen.lines += int(np.count_nonzero(feeds[1:]))
    seen.blank_lines |= _beside(feeds, ends)
    for edge in _EDGES:
        if seen.bare and edge != sign and edge in around:
            edges = codes == edge
            seen.bare = not _beside(edges, limits) and not _beside(limits, edges)
    return within


def _inside(quotes: npt.NDArray[np.bool_], within: bool) -> npt.NDArray[np.bool_]:
    """Tell of each byte, the first of which is `within` quotation marks or not, whether one is open behind it.

    That is whether the marks until there are odd: counted in words of 64 bits, each of which first adds up its own.
    """
    turns = quotes.copy()
    turns[0] = within
    words = np.zeros(-(-len(turns) // 64), np.uint64)
    packed = np.packbits(turns, bitorder="little")
    words.view(np.uint8)[: len(packed)] = packed
    for step in (1, 2, 4, 8, 16, 32):
        words ^= words << np.uint64(step)
    odd = np.bitwise_xor.accumulate(words >> np.uint64(63))
    words[1:] ^= np.uint64(0) - odd[:-1]
    return np.unpackbits(words.view(np.uint8), count=len(turns), bitorder="little").view(np.bool_)


def _beside(first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]) -> bool:
    """Tell whether a byte of one kind stands right before one of another."""
    return bool((first[:-1] & second[1:]).any())


def _see_other_edges(seen: FirstLook, around: bytes) -> None:
    """Look for spaces beyond ASCII: wherever they stand, their values are looked at."""
    seen.bare = seen.bare and not any(een in around for een in _OTHER_EDGES)
