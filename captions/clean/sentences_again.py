"""Sentences again: what is said again right behind itself, starting or ending inside a line.

Text that was pasted as one long line, or wrapped anew after it was doubled, repeats at its
sentences and not at its lines. Most texts do not, and only their first lines are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from captions.clean.copies import MEANT_BLOCK_WORDS, MEANT_WORDS, key_of, words_in
from captions.model import Edit, Line, Log
from captions.pattern import Pattern

__all__ = ["drop_sentences_again"]

LINES = 2_000
"""So many are looked at together; what is said again is found among them only."""
OFTEN = 100
"""If one in so many lines says a sentence again that nobody meant, so may those behind them."""
_LEAD = 12
"""Letters by which sentences that start alike are found, ..."""
_LOOK = 64
"""... and those that are compared before all of them are; ..."""
_LATEST = 4
"""... with so many of the latest, and the first."""
_CARELESS = 2
"""If there are so many of them as well, what may have been meant was not either."""
_NEAR = 4_000
"""Letters and spaces; sentences further apart are not looked for, but for the first of the text."""
_ENDS = "\"'”’»)」』"
_GAP = Pattern(rf"(?<=[.!?…؟।])[{_ENDS}]*[^\S\n]+|(?<=[。！？])[{_ENDS}]*(?=.)")
# With one set of characters in front, the search leaps from one of them to the next.
_START = Pattern(
    rf"[.!?…؟।。！？\n](?:(?<=[.!?…؟।])[{_ENDS}]*\s+|(?<=[。！？])[{_ENDS}]*\s*|(?<=\n)\n+)"
)


class _Start(NamedTuple):
    """Where a sentence, or a line, starts: letters before it, its line, and where in it."""

    letters: int
    line: int
    at: int


class _Again(NamedTuple):
    """What stands from ``start`` to ``stop`` was said just before."""

    start: _Start
    stop: _Start


def drop_sentences_again(lines: Iterator[Line], careless: bool, log: Log | None) -> Iterator[Line]:
    """Yield the lines without sentences that say again what was just said.

    Args:
        lines: Numbered lines without blocks of lines that do so.
        careless: Whether what may have been meant twice goes, too.
        log: Is told of every line that is another one now.

    >>> text = "They opened a second room upstairs for all who were late."
    >>> rows = [Line(1, f"{text} They opened a second"), Line(2, text[21:] + " No. No.")]
    >>> [line.text for line in drop_sentences_again(iter(rows), False, None)]
    ['They opened a second room upstairs for all who were late.', 'No. No.']
    """
    while chunk := list(islice(lines, LINES)):
        found = [again for part in _parts(chunk) for again in _found(chunk, part)]
        strong = [again for again in found if not _is_meant(_text(again, chunk))]
        often = len(strong) * OFTEN >= len(chunk)
        if careless or (often and len(strong) >= _CARELESS):
            strong = [a for a in found if words_in(_text(a, chunk)) > MEANT_BLOCK_WORDS]
        yield from _without(strong, chunk, log) if strong else chunk
        if not often:
            break
    yield from lines


def _parts(lines: Sequence[Line]) -> Iterator[range]:
    """Yield the lines where a sentence starts as one near it does, or as the text: most do not."""
    text = "\n".join(line.text for line in lines)
    edges: list[int] = []
    first = _lead(text, 0)
    seen = {first: 0}
    part = range(0)
    for gap in _START.compiled.finditer(text):
        at = gap.end()
        lead = _lead(text, at)
        before = seen.get(lead, at)
        seen[lead] = at
        if lead == first and _alike(text, 0, at):
            before = 0
        elif before == at or at - before > _NEAR or not _alike(text, before, at):
            continue
        edges = edges or list(accumulate(len(line.text) + 1 for line in lines))
        begin, end = (bisect_right(edges, place) for place in (before, 2 * at - before + _NEAR))
        if part and begin > part.stop:
            yield part
            part = range(0)
        part = range(part.start if part else begin, min(end + 1, len(lines)))
    if part:
        yield part


def _lead(text: str, at: int) -> str:
    return text[at : at + _LEAD].lower().replace("\n", " ")


def _alike(text: str, before: int, at: int) -> bool:
    """Return whether what starts at two places goes on alike, as far as the second one."""
    look = min(at, before + _LOOK)
    if not key_of(text[at : at + _LOOK + _LEAD]).startswith(key_of(text[before:look])):
        return False
    return key_of(text[at : at + (at - before) * 9 // 8 + _LEAD]).startswith(
        key_of(text[before:at])
    )


def _found(lines: Sequence[Line], part: range) -> list[_Again]:
    """Return what is said again in a part of the lines."""
    starts: list[_Start] = []
    keys: list[bytes] = []
    size = 0
    for index in part:
        text = lines[index].text
        at = 0
        for stop in (*(gap.end() for gap in _GAP.compiled.finditer(text)), len(text)):
            starts.append(_Start(size, index, at))
            sentence = text[at:stop]
            keys.append(key_of(sentence) if any(map(str.isalnum, sentence)) else b"")
            size += len(keys[-1])
            at = stop
    starts.append(_Start(size, part.stop, 0))
    return list(_squares(b"".join(keys), starts))


def _squares(letters: bytes, starts: Sequence[_Start]) -> Iterator[_Again]:
    """Yield where letters come again from where they end on, from one start to another."""
    ends = {start.letters: index for index, start in enumerate(starts)}
    seen: dict[bytes, list[int]] = {}
    done = 0
    for index, (at, _, place) in enumerate(starts):
        earlier = seen.setdefault(letters[at : at + _LEAD], [])
        for origin in sorted({*earlier[:1], *earlier[-_LATEST:]}) if at >= done else ():
            begin = starts[origin].letters
            stop = ends.get(2 * at - begin)
            if stop is None or not (place or starts[origin].at or starts[stop].at):
                continue
            if _same(letters, begin, at):
                yield _Again(starts[index], starts[stop])
                done = 2 * at - begin
                break
        earlier.append(index)


def _same(letters: bytes, begin: int, at: int) -> bool:
    look = min(_LOOK, at - begin)
    if not look or letters[begin : begin + look] != letters[at : at + look]:
        return False
    return letters[begin:at] == letters[at : 2 * at - begin]


def _text(again: _Again, lines: Sequence[Line]) -> str:
    """Return what is said again."""
    start, stop = again.start, again.stop
    rows = [line.text for line in lines[start.line : stop.line + (stop.at > 0)]]
    if stop.at:
        rows[-1] = rows[-1][: stop.at]
    rows[0] = rows[0][start.at :]
    return " ".join(rows).strip()


def _is_meant(text: str) -> bool:
    """Return whether this may have been said twice on purpose."""
    several = bool(_GAP.compiled.search(text))
    return words_in(text) <= (MEANT_BLOCK_WORDS if several else MEANT_WORDS)


def _without(found: Sequence[_Again], lines: Sequence[Line], log: Log | None) -> Iterator[Line]:
    """Yield the lines without what is said again."""
    cuts: dict[int, list[tuple[int, int | None]]] = {}
    for again in found:
        start, stop = again.start, again.stop
        for index in range(start.line, stop.line + (stop.at > 0)):
            begin = start.at if index == start.line else 0
            cuts.setdefault(index, []).append((begin, stop.at if index == stop.line else None))
    for index, line in enumerate(lines):
        if index not in cuts:
            yield line
            continue
        rest, at = "", 0
        for begin, end in cuts[index]:
            rest += line.text[at:begin]
            at = len(line.text) if end is None else end
        rest = (rest + line.text[at:]).strip()
        if log:
            after = (rest,) if rest else ()
            why = "a sentence says again what was just said"
            log(Edit("repeat", line.number, line.number, (line.text,), after, why))
        if rest:
            yield Line(line.number, rest)
