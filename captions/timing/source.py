"""The times of the captions that came in: where each of their words was heard.

A word behind a time stamp starts there. The others share the time between two stamps, or the time
of their cue, by how long they take to say. Nobody speaks slower than `SLOWEST` times the natural
pace: what a cue lasts longer is silence, and the next word waits for the next cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from captions.marks import word_marks
from captions.model import Cue, End, Line, Mark, Words
from captions.timecode import parse_time
from captions.timing.estimate import pause_ms, spoken_ms
from captions.timing.letters import matched
from captions.timing.unspoken import is_sound, unspoken

__all__ = [
    "Row",
    "is_cut",
    "is_stamped",
    "rows_of",
    "source_lines",
    "speakers",
    "timed",
    "with_silences",
]

SILENCE_MS = 2000
"""A longer silence ends a paragraph: no cue bridges it."""
SLOWEST = 1.8
FASTEST = 0.5
"""A cue that stays up while the next one is spoken (as lines of YouTube's do) is said before that
one starts, if it can be: at no more than twice the natural pace."""
_LEAST_MS = 40.0
_TOKEN = re.compile(r"[^ \t\n\r\f\v]+")  # a no-break space is inside a word
_SPEAKER = re.compile(
    r"\s*(?:>>|[-–—‐]\s*(?=[^\W\d_]|[\"“‘'\[(¿¡♪])|[A-Z][A-Z .'’\-]{1,28}:\s"
    r"|[♪♫♬♩]|#\s)"
)
_SUNG = re.compile(r"[♪♫♬♩]\s*$|\s#\s*$")
_BRACKETS = ">>"
"""Of two brackets it is known that somebody else speaks wherever they stand."""
_UNSPOKEN_MS = 0.0
"""Sounds in brackets and names of speakers are read, not heard; they still come in order."""


@dataclass(slots=True)
class Row:
    """One line of a cue, with the times of its words.

    Attributes:
        number: Its line number in what cleaning sees.
        cue: Index of its cue.
        text: The line, its words one space apart.
        tokens: Its words; one that has a time stamp inside, as where no spaces part words, is cut.
        start_ms: When each starts.
        end_ms: When each ends.
        marks: The mark-up of each.
        voice: The tag of who speaks, if there is one.
        song: Whether it ends a line of a song.
        speaker: Whether somebody else starts to speak, or to sing.
        dialogue: Whether its cue holds several speakers, each on lines of their own.
        sound: Whether nothing is spoken in its cue.
    """

    number: int
    cue: int
    text: str
    tokens: list[str]
    start_ms: list[int]
    end_ms: list[int]
    marks: list[tuple[Mark, ...]]
    voice: str = ""
    song: bool = False
    speaker: bool = False
    dialogue: bool = False
    sound: bool = False


def rows_of(cues: Sequence[Cue]) -> list[Row]:
    """Return the lines of cues, with the times of their words."""
    found: list[Row] = []
    number = 0
    voice = ""
    stamped = any(map(is_stamped, cues))
    following = islice(cues, 1, None)
    for index, cue in enumerate(cues):
        speaks = [_SPEAKER.match(line) is not None for line in cue.lines]
        voices = _voices(cue)
        dialogue = sum(speaks) > 1 or len(set(voices)) > 1
        sound = is_sound(cue.text)
        spans = _spans(cue)
        starts, ends = _times(cue, spans, next(following, cue).start_ms, stamped)
        if sound:
            ends[-1:] = [cue.end_ms] * len(ends[-1:])
        marks = word_marks(cue.marks, spans) if cue.marks else []
        at, offset = 0, 0
        for offset_row, line in enumerate(cue.lines):
            stop = at
            while stop < len(spans) and spans[stop][0] < offset + len(line):
                stop += 1
            tokens = [line[a - offset : b - offset] for a, b in spans[at:stop]]
            # Room for an empty line before each cue; otherwise the lines of the source.
            number = max(number + (1 if offset_row else 2), cue.line + offset_row)
            part = slice(at, stop)
            text = " ".join(_TOKEN.findall(line))
            row = Row(number, index, text, tokens, starts[part], ends[part], marks[part])
            row.voice = voices[offset_row]
            row.speaker = speaks[offset_row] or row.voice != voice
            row.song = _SUNG.search(line) is not None
            row.dialogue, row.sound = dialogue, sound
            voice = row.voice
            found.append(row)
            at = stop
            offset += len(line) + 1
    return found


def _voices(cue: Cue) -> list[str]:
    """Return for each line of a cue the tag of who speaks where it starts, if there is one."""
    tags = [mark for mark in cue.marks if mark.tag[0] == "v"]
    starts = accumulate((len(line) + 1 for line in cue.lines[:-1]), initial=0)
    return [next((m.tag for m in tags if m.start <= at < m.stop), "") for at in starts]


def _spans(cue: Cue) -> list[tuple[int, int]]:
    """Return where the words of a cue stand, cut where time stamps stand inside."""
    spans = [match.span() for match in _TOKEN.finditer(cue.text)]
    stamps = {mark.start for mark in cue.marks if mark.start == mark.stop}
    if not stamps:
        return spans
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        edges = [start, *(at for at in range(start + 1, stop) if at in stamps), stop]
        found += pairwise(edges)
    return found


def is_stamped(cue: Cue) -> bool:
    """Return whether words of a cue have times of their own."""
    return any(mark.start == mark.stop for mark in cue.marks)


def is_cut(cue: Cue) -> bool:
    """Return whether a word of a cue has a time inside, as where no spaces part words."""
    text = cue.text
    inner = (mark.start for mark in cue.marks if 0 < mark.start == mark.stop < len(text))
    return any(not (text[at - 1].isspace() or text[at].isspace()) for at in inner)


@lru_cache(maxsize=1 << 14)
def _cost(word: str) -> float:
    return max(_LEAST_MS, spoken_ms(word) + pause_ms(word))


def _times(
    cue: Cue, spans: Sequence[tuple[int, int]], next_ms: int, stamped: bool
) -> tuple[list[int], list[int]]:
    """Return the start and the end of each word of a cue.

    Args:
        cue: The cue.
        spans: Where its words stand in its text.
        next_ms: When the next cue starts.
        stamped: Whether words of this cue, or of others, have times of their own. Where they do a
            cue stays up until the next one comes; elsewhere its out-time is somebody's choice.
    """
    if not spans:
        return [], []
    text = cue.text
    costs = [
        _UNSPOKEN_MS if silent else _cost(text[start:stop])
        for (start, stop), silent in zip(spans, unspoken(text, spans), strict=True)
    ]
    anchors = {0: cue.start_ms}  # word: time
    for mark in cue.marks:
        if mark.start == mark.stop and (at := parse_time(mark.tag)) is not None:
            index = next((i for i, (start, _) in enumerate(spans) if start >= mark.start), None)
            if index is not None and at >= cue.start_ms:
                anchors.setdefault(index, at)
    places = [*sorted(anchors), len(spans)]
    end_ms = cue.end_ms
    if next_ms < end_ms and next_ms - anchors[places[-2]] >= FASTEST * sum(costs[places[-2] :]):
        end_ms = next_ms
    starts: list[int] = []
    ends: list[int] = []
    for first, last in pairwise(places):
        begin = anchors[first]
        until = anchors.get(last, end_ms)
        whole = sum(costs[first:last]) or 1.0
        pace = min(max(0, until - begin) / whole, SLOWEST)
        edges = [begin + round(pace * c) for c in accumulate(costs[first:last], initial=0.0)]
        starts += edges[:-1]
        ends += edges[1:]
    if not stamped:
        ends[-1] = end_ms
    return starts, ends


def source_lines(cues: Sequence[Cue], rows: Sequence[Row]) -> Iterator[Line]:
    """Yield the lines as cleaning takes them: an empty one where no cue may go on."""
    before: Row | None = None
    for row in rows:
        if before is not None and row.cue != before.cue:
            a, b = cues[before.cue], cues[row.cue]
            silence = (
                row.start_ms[:1]
                and before.end_ms[-1:]
                and row.start_ms[0] - before.end_ms[-1] >= SILENCE_MS
            )
            others = before.dialogue or row.dialogue or before.voice != row.voice
            if silence or a.settings != b.settings or others or before.sound or row.sound:
                yield Line(row.number - 1, "")
        yield Line(row.number, row.text)
        before = row


def timed(words: Words, rows: Sequence[Row]) -> Words:
    """Return words with the times and the marks of the lines that they came from.

    Args:
        words: Clean words; ``line`` is the number of their row.
        rows: What `rows_of` made.
    """
    by_number = {row.number: row for row in rows}
    marked = any(any(row.marks) for row in rows)
    start_ms: list[int] = []
    end_ms: list[int] = []
    marks: list[tuple[Mark, ...]] = []
    end = list(words.end)
    at = 0
    while at < len(words):
        number = words.line[at]
        stop = at
        while stop < len(words) and words.line[stop] == number:
            stop += 1
        row = by_number[number]
        tokens = words.display[at:stop]
        if tokens == row.tokens:
            starts, ends, found = row.start_ms, row.end_ms, row.marks
        else:
            starts, ends, found = matched(tokens, row)
        start_ms += starts
        end_ms += ends
        if marked:
            marks += found or [()] * len(tokens)
        if row.song:
            end[stop - 1] = max(end[stop - 1], int(End.SENTENCE))
        at = stop
    for i in speakers(words, by_number) - {0}:
        end[i - 1] = max(end[i - 1], int(End.SENTENCE))
    _in_order(start_ms, end_ms)
    end = with_silences(end, start_ms, end_ms)
    return Words(words.display, words.spoken, words.line, words.glued, end, start_ms, end_ms, marks)


def with_silences(end: Sequence[int], start_ms: Sequence[int], end_ms: Sequence[int]) -> list[int]:
    """Return what ends after each word, a paragraph where a silence follows it."""
    pauses = [after - before for before, after in zip(end_ms, start_ms[1:], strict=False)]
    silent = [pause >= SILENCE_MS for pause in pauses] + [False]
    return [int(End.PARAGRAPH) if s else e for e, s in zip(end, silent, strict=True)]


def speakers(words: Words, rows: Mapping[int, Row]) -> set[int]:
    """Return with which words somebody else starts to speak, or a line of a song starts.

    Args:
        words: Words; ``line`` is the number of their row.
        rows: Rows by their numbers.
    """
    found: set[int] = set()
    if any(row.speaker or _BRACKETS in row.text for row in rows.values()):
        before, word = 0, ""
        for i, (number, token) in enumerate(zip(words.line, words.display, strict=True)):
            starts = number != before and rows[number].speaker
            if (starts or token.startswith(_BRACKETS)) and word != _BRACKETS:
                found.add(i)
            before, word = number, token
    return found


def _in_order(start_ms: list[int], end_ms: list[int]) -> None:
    """Let no word start before the one in front of it, nor end before it starts."""
    latest = 0
    for i, start in enumerate(start_ms):
        start_ms[i] = latest = max(latest, start)
        end_ms[i] = max(latest, end_ms[i])
