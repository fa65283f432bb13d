"""Repeats: a block of lines equal to the one just before it, however often, is dropped.

Equal means equal without case, punctuation and spacing. A block is 1 to `MAX_BLOCK` lines, broken
the same way or not. What may have been meant twice – a short sentence on a line of its own, "No."
and "No." – goes only if the document speaks for it: if blocks that nobody means twice are doubled
all over it, a doubled one-liner is one more. The evidence is taken from the first `HEAD` lines.

Linear: a line is compared with its earlier occurrences in the window only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, compress, islice
from typing import Literal

from captions.clean.copies import Unit, is_reply, is_strong, merit, units_of
from captions.model import Edit, Line, Log

__all__ = ["MAX_BLOCK", "Repeats", "drop_repeats"]

Repeats = Literal["keep", "drop", "aggressive"]

MAX_BLOCK = 64
"""Lines; the longest block that is compared with the one before it."""
HEAD = 10_000
"""Lines; how much of the document is heard as evidence."""
REFLOWED = 40
"""Letters; a copy broken into other lines must be this long to count."""
_LEAD = 12
"""Letters that two blocks must share at their start to be compared as broken differently."""
_OUTLOOK = 2 * MAX_BLOCK
"""Lines; how far ahead the copy of a block is looked for, as it may be broken into more of them."""


@dataclass(slots=True)
class _Match:
    """Units ``start`` to ``stop`` say again what units ``origin`` to ``start`` said."""

    origin: int
    start: int
    stop: int


def drop_repeats(lines: Iterable[Line], mode: Repeats, log: Log | None) -> Iterator[Line]:
    """Yield the lines without those that say again what was just said.

    Args:
        lines: In order; an empty one ends a paragraph.
        mode: ``keep`` drops nothing; ``drop`` keeps what may have been meant twice unless the
            document speaks against it; ``aggressive`` drops that too, and a last copy cut short.
        log: Is told of every block dropped, and of every line taken from a better copy.
    """
    if mode == "keep":
        yield from lines
        return
    blanks: list[Line] = []
    units = units_of(lines, blanks)
    head = list(islice(units, HEAD))
    heard: list[Line | Edit] = []
    trial = _Dropper(careless=False, partial=False, log=heard.append)
    heard += trial.run(iter(head))
    careless = mode == "aggressive" or trial.finds_carelessness(len(head))
    if careless or len(head) == HEAD:
        yield from _Dropper(careless, mode == "aggressive", log).run(chain(head, units))
    else:  # the trial has heard it all
        yield from _told(heard, log)
    yield from blanks


def _told(heard: Iterable[Line | Edit], log: Log | None) -> Iterator[Line]:
    """Yield the lines of what was heard, and tell its edits where they come."""
    for each in heard:
        if isinstance(each, Line):
            yield each
        elif log:
            log(each)


class _Dropper:
    """Walks over a window of units; `run` yields the lines that stay."""

    def __init__(self, careless: bool, partial: bool, log: Log | None) -> None:
        self.careless = careless
        self.partial = partial
        self.log = log
        self.dropped_blocks = 0
        self.dropped_lines = 0
        self._window: list[Unit] = []
        self._letters = [0]  # of all units before each, and of all: they tell lengths of blocks
        self._kept: list[bool] = []
        self._seen: dict[bytes, list[int]] = {}
        self._emitted = 0

    def run(self, units: Iterator[Unit]) -> Iterator[Line]:
        """Yield the lines that stay, blank ones before them included."""
        at = 0
        while True:
            chunk = list(islice(units, 4 * MAX_BLOCK))
            self._window += chunk
            lengths = [len(unit.key) for unit in chunk]
            self._letters += islice(accumulate(lengths, initial=self._letters[-1]), 1, None)
            self._kept += [True] * len(chunk)
            last = not chunk
            # A better copy may still replace units MAX_BLOCK back.
            end = len(self._window) - (0 if last else _OUTLOOK)
            while at < end:
                at = self._step(at, last)
            settled = at if last else max(self._emitted, at - MAX_BLOCK)
            for line, blanks, _ in compress(
                self._window[self._emitted : settled], self._kept[self._emitted : settled]
            ):
                if blanks:
                    yield from blanks
                yield line
            self._emitted = settled
            if last:
                return
            at -= self._slide(at)

    def finds_carelessness(self, size: int) -> bool:
        """Return whether blocks that nobody means twice are doubled in many places of a text."""
        if self.dropped_blocks > 1:
            return self.dropped_lines * 20 >= size
        return self.dropped_lines * 5 >= size > 0

    def _slide(self, at: int) -> int:
        """Forget units that are written out and too old to be compared with; return how many."""
        cut = min(self._emitted, max(0, at - MAX_BLOCK))
        if cut < 8 * MAX_BLOCK:
            return 0
        del self._window[:cut], self._kept[:cut], self._letters[:cut]
        self._emitted -= cut
        self._seen = {}
        for index in range(at - cut):
            self._remember(index)
        return cut

    def _remember(self, index: int) -> None:
        for letters in {self._window[index].key, self._lead(index)}:
            self._seen.setdefault(letters, []).append(index)

    def _lead(self, index: int) -> bytes:
        """Return the first letters from a unit on, by which a copy broken differently is found."""
        lead = self._window[index].key
        while len(lead) < _LEAD and index + 1 < len(self._window):
            index += 1
            lead += self._window[index].key
        return lead[:_LEAD]

    def _step(self, at: int, last: bool) -> int:
        """Decide on the unit at ``at``; return the next one to decide on."""
        key, seen = self._window[at].key, self._seen
        lead = key[:_LEAD] if len(key) > _LEAD else self._lead(at)
        if key not in seen and lead not in seen:  # nearly always: nothing like it was said
            seen[key] = [at]
            seen[lead] = [at]
            return at + 1
        match = self._match(at)
        if match is None and last and self.partial:
            match = self._cut_short(at)
        if match is None or self._is_meant(match):
            self._remember(at)
            return at + 1
        self._drop(match)
        for index in range(match.start, match.stop):
            self._remember(index)
        return match.stop

    def _match(self, at: int) -> _Match | None:
        key = self._window[at].key
        # The longest block first: what is said twice inside it is a part of it.
        for origin in self._seen.get(key, ()):
            size = at - origin
            if size <= MAX_BLOCK and self._equal(origin, at, size):
                return _Match(origin, at, at + size)
        for origin in self._seen.get(self._lead(at), ()):
            if at - origin <= MAX_BLOCK and (stop := self._reflowed(origin, at)):
                return _Match(origin, at, stop)
        return None

    def _equal(self, origin: int, at: int, size: int) -> bool:
        window = self._window
        if at + size > len(window):
            return False
        return all(window[origin + k].key == window[at + k].key for k in range(size))

    def _reflowed(self, origin: int, at: int) -> int:
        """Return where a copy of ``origin``–``at`` that is broken differently ends, or 0."""
        window, letters = self._window, self._letters
        size = letters[at] - letters[origin]
        if size < REFLOWED:
            return 0
        end = letters[at] + size
        last = min(at + _OUTLOOK, len(window))
        stop = bisect_left(letters, end, at, last)
        if letters[stop] != end:
            return 0
        said = b"".join(unit.key for unit in window[origin:at])
        again = b"".join(unit.key for unit in window[at:stop])
        return stop if again == said else 0

    def _cut_short(self, at: int) -> _Match | None:
        """Return the last copy if the document ends in the middle of it."""
        rest = len(self._window) - at
        for origin in reversed(self._seen.get(self._window[at].key, ())):
            if rest < at - origin <= MAX_BLOCK and rest > 1 and self._equal(origin, at, rest):
                return _Match(origin, at, at + rest)
        return None

    def _is_meant(self, match: _Match) -> bool:
        """Return whether this may have been said twice on purpose."""
        before = self._window[match.origin - 1] if match.origin else None
        first, block = self._window[match.origin], self._window[match.start : match.stop]
        if is_strong(before, first, block):
            return False
        return not self.careless or is_reply(first, block)

    def _drop(self, match: _Match) -> None:
        window = self._window
        block = window[match.start : match.stop]
        self.dropped_blocks += 1
        self.dropped_lines += len(block)
        self._kept[match.start : match.stop] = [False] * len(block)
        if self.log is None and match.stop - match.start != match.start - match.origin:
            return
        origin = window[match.origin : match.start]
        if self.log:
            lines = [line for unit in block for line in (*unit.blanks, unit.line)]
            texts = tuple(line.text for line in lines)
            first, last = origin[0].line.number, origin[-1].line.number
            why = (
                f"the same as lines {first}–{last}" if last > first else f"the same as line {first}"
            )
            self.log(Edit("repeat", lines[0].number, lines[-1].number, texts, (), why))
        if len(origin) == len(block):
            self._prefer_better(match)

    def _prefer_better(self, match: _Match) -> None:
        """Take a line from the copy where its punctuation fits better than the first one's."""
        window = self._window
        size = match.start - match.origin
        for k in range(size):
            first, copy = window[match.origin + k].line, window[match.start + k].line
            if first.text == copy.text:
                continue
            if window[match.origin + k].key != window[match.start + k].key:
                continue  # broken differently, though into as many lines
            after = match.start + k + 1 if k + 1 < size else match.stop
            following = window[after].line.text if after < len(window) else ""
            if following and k + 1 == size and window[after].key == window[match.origin].key:
                following = ""  # one more copy: says nothing about what comes next
            if merit(copy.text, following) <= merit(first.text, following):
                continue
            target = self._first_kept(match.origin + k)
            if target < self._emitted:
                continue
            old = window[target].line
            if self.log:
                why = f"line {copy.number} has it better punctuated"
                edit = Edit("better-copy", old.number, old.number, (old.text,), (copy.text,), why)
                self.log(edit)
            window[target] = window[target]._replace(line=Line(old.number, copy.text))

    def _first_kept(self, index: int) -> int:
        """Return the unit that stands for a dropped one: the nearest kept one of equal key."""
        while not self._kept[index]:
            earlier = [i for i in self._seen.get(self._window[index].key, ()) if i < index]
            if not earlier:
                break
            index = earlier[-1]
        return index
