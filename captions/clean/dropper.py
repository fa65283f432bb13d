"""The dropper: walks over lines and drops each block that says again what was just said.

Linear: a line is compared with its earlier occurrences in the window only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress, islice

from captions.clean.copies import (
    Unit,
    is_reply,
    is_strong,
    merit,
)
from captions.clean.evidence import Evidence, How, joined
from captions.clean.slips import slipped
from captions.model import Edit, Line, Log

__all__ = ["MAX_BLOCK", "Dropper"]

MAX_BLOCK = 64
"""Lines; the longest block that is compared with the one before it, behind the first `FIRST`."""
FIRST = 2_000
"""Lines; so many are looked at in one piece, and blocks there may be of any length."""
RARE = 8
"""A block longer than `MAX_BLOCK` starts with a line that stands in so few places."""
REFLOWED = 40
"""Letters; a copy broken into other lines must be this long to count."""
REFLOWED_CARELESS = 20
"""The same where blocks are doubled all over the text."""
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
    slips: int = 0


class Dropper:
    """Walks over a window of units; `run` yields the lines that stay."""

    def __init__(self, how: How, log: Log | None) -> None:
        self.how = how
        self.log = log
        self.evidence = Evidence()
        self._window: list[Unit] = []
        self._letters = [0]  # of all units before each, and of all: they tell lengths of blocks
        self._kept: list[bool] = []
        self._seen: dict[bytes, list[int]] = {}
        self._emitted = 0

    def run(self, units: Iterator[Unit]) -> Iterator[Line]:
        """Yield the lines that stay, and the empty ones before them."""
        at = 0
        while True:
            chunk = list(islice(units, 4 * MAX_BLOCK if self._window else FIRST))
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
            for line, empty, _ in compress(
                self._window[self._emitted : settled], self._kept[self._emitted : settled]
            ):
                if empty:
                    yield from empty
                yield line
            self._emitted = settled
            if last:
                return
            at -= self._slide(at)

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
        places, leads = seen.get(key), seen.get(lead)
        if places is None and leads is None:  # nearly always: nothing like it was said
            seen[key] = [at]
            seen[lead] = [at]
            return at + 1
        equal, alike = self._origins(places, at, RARE), self._origins(leads, at, 1)
        match = self._match(at, equal, alike) if equal or alike else None
        if match is None and last and self.how.partial:
            match = self._cut_short(at)
        if match is None:
            self._remember(at)
            return at + 1
        if not self._is_meant(match):
            self._drop(match)
        for index in range(at, match.stop):
            self._remember(index)
        return match.stop

    def _origins(self, places: list[int] | None, at: int, rare: int) -> list[int]:
        """Return where a block may start that is said again from ``at`` on, the longest first.

        Far away, the first and the latest of a few places will do: a book, or a chapter of it.
        """
        if places is None:
            return []
        if len(places) == 1:
            return places
        if places[-1] < at - MAX_BLOCK:
            return [places[0], places[-1]] if len(places) <= rare else []
        near = bisect_left(places, at - MAX_BLOCK)
        far = sorted({places[0], places[near - 1]}) if 0 < near <= rare else []
        return far + places[near:]

    def _match(self, at: int, equal: list[int], alike: list[int]) -> _Match | None:
        # The longest block first: what is said twice inside it is a part of it.
        for origin in equal:
            if self._equal(origin, at, at - origin):
                return _Match(origin, at, 2 * at - origin)
        for origin in alike:
            if stop := self._reflowed(origin, at):
                return _Match(origin, at, stop)
        for origin in sorted({*equal, *alike}):
            if at - origin <= MAX_BLOCK and (match := self._slipped(origin, at)):
                return match
        return None

    def _slipped(self, origin: int, at: int) -> _Match | None:
        """Return the copy that a unit is a part of, if it differs by slips of the pen only."""
        size = at - origin
        first = max(size, self._emitted)
        found = slipped(self._window, size, at, lambda i: i >= first and self._kept[i])
        return _Match(found.start - size, found.start, found.stop, found.slips) if found else None

    def _equal(self, origin: int, at: int, size: int) -> bool:
        window = self._window
        if at + size > len(window):
            return False
        return all(window[origin + k].key == window[at + k].key for k in range(size))

    def _reflowed(self, origin: int, at: int) -> int:
        """Return where a copy of ``origin``–``at`` that is broken differently ends, or 0."""
        window, letters = self._window, self._letters
        size = letters[at] - letters[origin]
        if size < (REFLOWED_CARELESS if self.how.careless else REFLOWED):
            return 0
        end = letters[at] + size
        last = min(at + _OUTLOOK, len(window)) if at - origin <= MAX_BLOCK else len(window)
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
        if self.how.refrains and joined(block) in self.how.refrains:
            return True
        if is_strong(before, first, block):
            return False
        if not self.how.careless:
            self.evidence.meant(block)
        return not self.how.careless or is_reply(first, block)

    def _drop(self, match: _Match) -> None:
        window = self._window
        block = window[match.start : match.stop]
        again = match.start > 0 and not self._kept[match.start - 1]
        self.evidence.dropped(block, again)
        self._kept[match.start : match.stop] = [False] * len(block)
        if self.log is None and match.stop - match.start != match.start - match.origin:
            return
        origin = window[match.origin : match.start]
        if self.log:
            lines = [line for unit in block for line in (*unit.blanks, unit.line)]
            texts = tuple(line.text for line in lines)
            first, last = origin[0].line.number, origin[-1].line.number
            why = "the same as line" + (f"s {first}–{last}" if last > first else f" {first}")
            why += ", but for slips" * (match.slips > 0)
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
