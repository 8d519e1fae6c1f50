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
_BLOCK = 1 << 16
_FEED, _RETURN, _QUOTE = b'\n\r"'
_EDGES = bytes(ord(een) for een in ERNAAST if een.isascii())
_OTHER_EDGES = [een.encode() for een in ERNAAST if not een.isascii()]
_LONGEST = max(map(len, _OTHER_EDGES))


@dataclass
class FirstLook:
    """What was seen in the bytes of a file whose columns are separated by one sign.

    `bare` says that around no value stands anything that is no part of it; false when that is not sure.
    """

    is_text: bool = True
    feeds: int = 0
    returns: int = 0
    pairs: int = 0
    separators: int = 0
    lines: int = 0
    quoted: bool = False
    blank_lines: bool = False
    bare: bool = True

    @property
    def ends_are_mixed(self) -> bool:
        """Whether lines end in more than one way."""
        return sum(een > 0 for een in (self.feeds - self.pairs, self.returns - self.pairs, self.pairs)) > 1

    def all_as_wide_as(self, width: int) -> bool:
        """Tell, without looking at each row, that no row can be wider than the heading: most deliveries are so.

        Without quotation marks every sign separates. When there are as many as the lines need, a row with one too many
        has another beside it with one too few, and that one the database engine refuses.
        """
        return not self.quoted and not self.blank_lines and self.separators == self.lines * (width - 1)


def first_look(path: Path, sign: str) -> FirstLook:
    """Look through the bytes of a file."""
    seen, decoder, before = FirstLook(), codecs.getincrementaldecoder("utf-8")(), b"\n"
    with path.open("rb") as file:
        if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            file.seek(0)
        while block := file.read(_BLOCK):
            _see_text(seen, decoder, block)
            _see_rows(seen, before[-1:] + block, ord(sign))
            if not block.isascii():
                _see_other_edges(seen, before + block)
            before = (before + block)[-_LONGEST:]
    seen.is_text = seen.is_text and not decoder.getstate()[0]
    seen.lines = seen.feeds + (before[-1:] != b"\n")
    seen.bare = seen.bare and before[-1] not in _EDGES
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


def _see_rows(seen: FirstLook, around: bytes, sign: int) -> None:
    """Count signs and ends of lines in a block behind the byte before it."""
    codes = np.frombuffer(around, np.uint8)
    ends, signs = codes == _FEED, codes == sign
    seen.feeds += int(np.count_nonzero(ends[1:]))
    seen.separators += int(np.count_nonzero(signs[1:]))
    seen.blank_lines = seen.blank_lines or _beside(ends, ends)
    if b"\r" in around:
        returns = codes == _RETURN
        seen.returns += int(np.count_nonzero(returns[1:]))
        seen.pairs += int(np.count_nonzero(returns[:-1] & ends[1:]))
        seen.blank_lines = seen.blank_lines or _beside(ends, returns)
        ends = ends | returns
    if b'"' in around:
        seen.quoted = True
        quotes = codes == _QUOTE
        # A value of which nothing is left is nothing.
        seen.bare = seen.bare and not _beside(quotes, quotes)
        ends = ends | quotes
    if sign in _EDGES and seen.quoted:
        seen.bare = False
    for edge in _EDGES:
        if seen.bare and edge != sign and edge in around:
            edges, outside = codes == edge, ends | signs
            seen.bare = not _beside(edges, outside) and not _beside(outside, edges)


def _beside(first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]) -> bool:
    """Tell whether a byte of one kind stands right before one of another."""
    return bool((first[:-1] & second[1:]).any())


def _see_other_edges(seen: FirstLook, around: bytes) -> None:
    """Look for spaces beyond ASCII: wherever they stand, their values are looked at."""
    seen.bare = seen.bare and not any(een in around for een in _OTHER_EDGES)
