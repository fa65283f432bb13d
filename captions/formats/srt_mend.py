"""Mend SubRip: from what people write to text that the ``srt`` library cannot misread.

The library reads a file by one expression, which takes an hour-less time for another, joins what
stands after the last cue to it, and takes cubic time on long numbers. So it is given regular text
only: `regular` recognises it line by line in linear time, `mend` makes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from captions.formats.mended import Block, in_order
from captions.formats.repairs import Repairs
from captions.formats.timings import Timing, read_timing, written
from captions.timecode import format_time

__all__ = ["GUARD", "compose", "mend", "regular"]

GUARD = "\ue0f0"
"""Put before a line that the library could take for the number of a cue."""

_TIME = r"\d\d:[0-5]\d:[0-5]\d,\d\d\d"
_BLOCK = re.compile(rf"(\d{{1,9}})\n({_TIME}) --> ({_TIME})\n((?:[^\n]*[^\s][^\n]*\n)+)\n+")
# The same without lines that start with a number, which nearly every block is.
_PLAIN_BLOCK = re.compile(
    rf"(\d{{1,9}})\n({_TIME}) --> ({_TIME})\n((?:(?!-?\d)[^\n]*[^\s][^\n]*\n)+)\n+"
)
_STRICT = re.compile(r"\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}")
_RISKY = re.compile(r"^(?=-?\d{19}|-?\d+\.?\d*[^\S\n]*$)", re.MULTILINE)
_NUMBER = re.compile(r"\s*-?(\d{1,18})(?:\.\d*)?\s*$")


def regular(text: str) -> list[int] | None:
    """Return the line numbers of the cues' texts if every cue is as it should be, else None."""
    at, line, number, before = 0, 1, 0, ""
    lines: list[int] = []
    plain, size = _PLAIN_BLOCK.match, len(text)
    while at < size:
        match = plain(text, at)
        if not match:
            match = _BLOCK.match(text, at)
            if not match or _RISKY.search(match[4]):
                return None
        counter, start, end, _ = match.groups()
        number += 1
        if start < before or end <= start or counter != str(number):
            return None
        lines.append(line + 2)
        stop = match.end()
        line += text.count("\n", at, stop)
        before, at = start, stop
    return lines if text.count("-->") == number else None


def compose(blocks: Sequence[Block]) -> str:
    """Return blocks as regular text."""
    parts = []
    for number, block in enumerate(blocks, 1):
        times = f"{format_time(block.start_ms, ',')} --> {format_time(block.end_ms, ',')}"
        parts.append(f"{number}\n{times}\n{_RISKY.sub(GUARD, block.payload)}\n\n")
    return "".join(parts)


def mend(text: str, repairs: Repairs) -> list[Block]:
    """Return the cues of a text in order, every repair told."""
    lines = text.split("\n")
    found = _Mender(lines, repairs).run()
    return [block for _, block in in_order(found, repairs, lines)]


class _Mender:
    """Walks over lines; what lies between two timing lines is shared out among their cues."""

    def __init__(self, lines: list[str], repairs: Repairs) -> None:
        self.lines = lines
        self.repairs = repairs
        self.blocks: list[Block] = []
        self.timing: Timing | None = None
        self.timing_line = 0
        self.number = 0
        self.loose = 0  # cues with an empty line inside so far

    def run(self) -> list[Block]:
        groups: list[list[int]] = []  # line numbers since the last timing, parted by blank lines
        fresh = True
        for number, line in enumerate(self.lines, 1):
            if not line or line.isspace():
                fresh = True
            elif (timing := read_timing(line)) and (
                "-->" in line or fresh or self._after_number(number)
            ):
                self._next(groups, timing, number)
                groups, fresh = [], False
            elif fresh and (groups or number > self.timing_line + 1):
                groups.append([number])
                fresh = False
            elif groups:
                groups[-1].append(number)
            else:
                groups.append([number])
                fresh = False
        self._end(groups, last=True)
        return self.blocks

    def _after_number(self, number: int) -> bool:
        return number > 1 and _NUMBER.match(self.lines[number - 2]) is not None

    def _next(self, groups: list[list[int]], timing: Timing, number: int) -> None:
        """Start a cue; a number just before its times counts it."""
        counter = self._counter(groups)
        self._end(groups, last=False)
        line = self.lines[number - 1]
        if counter is None:
            self.number += 1
            self.repairs("missing-number", number, line, f"{self.number}\n{line}")
        else:
            if counter != self.number + 1:
                self.repairs("wrong-number", number - 1, str(counter), str(self.number + 1))
            self.number = counter
        self.timing, self.timing_line = self._readable(timing, number), number

    def _counter(self, groups: list[list[int]]) -> int | None:
        """Take the number of the next cue off the lines before its times."""
        if not groups:
            return None
        at = groups[-1][-1]
        match = _NUMBER.match(self.lines[at - 1])
        if not match:
            return None
        alone = len(groups[-1]) == 1 and (
            len(groups) > 1 or at > self.timing_line + 1 or self.timing is None
        )
        if not alone and int(match[1]) != self.number + 1:
            return None  # a text that is a number
        if not alone and self.timing is not None:
            self.repairs("missing-blank-line", at, self.lines[at - 1], "\n" + self.lines[at - 1])
        groups[-1].pop()
        if not groups[-1]:
            groups.pop()
        return int(match[1])

    def _readable(self, timing: Timing, number: int) -> Timing:
        line = self.lines[number - 1]
        if timing.settings:
            self.repairs("coordinates", number, line, timing.times)
        if not timing.readable:
            self.repairs("unreadable-time", number, line)
        elif not _STRICT.fullmatch(timing.times):
            self.repairs("time-form", number, line, written(timing, ","))
        return timing

    def _end(self, groups: list[list[int]], last: bool) -> None:
        """End a cue: the lines up to an empty one are its text, and so are those after it."""
        if self.timing is None or not self.timing.readable:
            for group in groups:
                self._stray(group)
            return
        if not groups:
            self.repairs("no-text", self.timing_line, self.lines[self.timing_line - 1])
            return
        first = groups[0]
        if first[0] > self.timing_line + 1:
            self.repairs("blank-line-in-cue", first[0] - 1, "", None)
        rest = groups[1:]
        if rest and last and not self.loose:
            for group in rest:
                self._stray(group)
            rest = []
        for group in rest:
            self.loose += 1
            self.repairs("blank-line-in-cue", group[0] - 1, "", None)
        numbers = first + [number for group in rest for number in group]
        payload = "\n".join(self.lines[number - 1] for number in numbers)
        start, end, *_ = self.timing
        self.blocks.append(Block(self.timing_line, start, end, payload, text_line=numbers[0]))

    def _stray(self, group: list[int]) -> None:
        text = "\n".join(self.lines[number - 1] for number in group)
        self.repairs("stray-text", group[0], text)
