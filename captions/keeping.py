"""Captions that stay cut as they are: only their lines, or only their times, are new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from captions.clean.hearing import without_parts
from captions.clean.rollup import unroll
from captions.marks import cue_marks
from captions.model import Cue, Log, Words
from captions.profile import Profile
from captions.recut import Recut
from captions.segment import rebreak
from captions.timecode import format_time, parse_time
from captions.timing.resync import Resync
from captions.timing.schedule import reschedule
from captions.timing.source import Row, is_stamped, rows_of, source_lines, timed
from captions.words import to_words

__all__ = ["by_cue", "rebroken", "retimed", "when_heard"]


def rebroken(cues: Sequence[Cue], how: Recut, log: Log | None = None) -> Iterator[Cue]:
    """Yield the cues at their times, only their lines broken anew; a dialogue keeps its lines."""
    rows = rows_of(cues)
    by_cue: dict[int, list[Row]] = {}
    for row in rows:
        by_cue.setdefault(row.cue, []).append(row)
    for index, cue in enumerate(cues):
        own = by_cue.get(index, [])
        lines = without_parts(source_lines(cues, own), how.drop, log)
        words = Words.joined(list(to_words((line for line in lines if line.text), how.language)))
        if not words:
            if cue.lines and not own:
                yield cue
            continue
        words = timed(words, own)
        yield _with_breaks(cue, words, _broken_anew(words, own, how.profile, how.language))


def _with_breaks(cue: Cue, words: Words, breaks: Sequence[int]) -> Cue:
    """Return a cue with these words, and lines that break before some of them."""
    edges = [0, *breaks, len(words)]
    lines = tuple(words.text(a, b) for a, b in pairwise(edges))
    marks = cue_marks(words, breaks) if words.marks else ()
    return replace(cue, lines=lines, marks=marks, words=words)


def _broken_anew(
    words: Words, rows: Sequence[Row], profile: Profile, language: str
) -> tuple[int, ...]:
    """Return the breaks of a cue that stays; where several people speak in it, its own.

    Args:
        words: The words of the cue.
        rows: The lines of the cue, as it came in.
        profile: Columns and lines.
        language: BCP 47 tag.
    """
    if rows[0].dialogue and len(rows) <= profile.lines:
        return _breaks_of_source(words)
    return rebreak(words, profile, language)


def _breaks_of_source(words: Words) -> tuple[int, ...]:
    """Return the words before which a line of the source ends."""
    return tuple(i for i in range(1, len(words)) if words.line[i] != words.line[i - 1])


def retimed(cues: Sequence[Cue], how: Recut) -> Iterator[Cue]:
    """Yield the cues with their lines as they are, only at times that the profile allows."""
    return reschedule((cue for cue in cues if cue.lines), how.profile)


def when_heard(
    cues: Sequence[Cue], how: Recut, keep: str, resync: Resync, log: Log | None = None
) -> Iterator[Cue]:
    """Yield the cues from when their first word is heard until their last one was, or was read.

    Args:
        cues: In order of time; rolling ones are said once.
        how: Limits, language, and what to leave out.
        keep: ``lines``, or ``cues`` whose lines are broken anew.
        resync: Knows when the words are heard.
        log: Is told of every change to the words.
    """
    said = unroll([cue for cue in cues if cue.lines], log)
    rows = rows_of(said)
    lines = without_parts(source_lines(said, rows), how.drop, log)
    words = Words.joined(to_words(lines, how.language))
    if words:
        words = resync(timed(words, rows), rows)

    def heard() -> Iterator[Cue]:
        for index, own, breaks in by_cue([words], rows, how.profile, how.language, keep):
            cue = _with_breaks(said[index], own, breaks)
            cue = replace(cue, start_ms=own.start_ms[0], end_ms=own.end_ms[-1])
            yield _stamped(cue, said[index]) if keep == "lines" else cue

    return reschedule(heard(), how.profile)


def _stamped(cue: Cue, source: Cue) -> Cue:
    """Return a cue with the time stamps of one that says the same, at when its words start."""
    if not is_stamped(source) or cue.text != source.text:
        return cue
    places = []
    at = 0
    for token in cue.words.display:
        at = cue.text.index(token, at)
        places.append(at)
        at += len(token)
    marks = []
    latest = cue.start_ms
    for mark in source.marks:
        if mark.start == mark.stop and parse_time(mark.tag) is not None:
            word = bisect_left(places, mark.start)
            if word == len(places) or not latest < cue.words.start_ms[word] < cue.end_ms:
                continue  # a stamp is inside its cue and behind the one before it
            latest = cue.words.start_ms[word]
            mark = mark._replace(tag=format_time(latest))
        marks.append(mark)
    return replace(cue, marks=tuple(marks))


def by_cue(
    batches: Iterable[Words], rows: Sequence[Row], profile: Profile, language: str, keep: str
) -> Iterator[tuple[int, Words, tuple[int, ...]]]:
    """Yield for each cue that has words its index, these, and before which of them a line breaks.

    Args:
        batches: The words of captions; ``line`` is the number of their row.
        rows: The lines of the captions.
        profile: Columns and lines.
        language: BCP 47 tag.
        keep: ``lines``, or ``cues`` whose lines are broken anew.
    """
    of_cue: dict[int, list[Row]] = {}
    for row in rows:
        of_cue.setdefault(row.cue, []).append(row)
    cue_of = {row.number: row.cue for row in rows}
    whole = Words.joined(batches)
    for cue, at in groupby(range(len(whole)), lambda i: cue_of[whole.line[i]]):
        found = list(at)
        words = whole[found[0] : found[-1] + 1]
        if keep == "lines":
            yield cue, words, _breaks_of_source(words)
        else:
            yield cue, words, _broken_anew(words, of_cue[cue], profile, language)
