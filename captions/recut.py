"""Captions in, captions out: what came with times keeps them.

::

    read ──▶ unroll ──▶ clean ──▶ words, at the times of their cues ──▶ segment ──▶ schedule

What comes out is what the same road would make of it again: captions do not come out as words with
times, so the road is walked until it leads nowhere new, the second time and later only where it
still moves (`captions.rounds`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from captions.clean import Repeats, clean
from captions.clean.hearing import with_dash, without_parts
from captions.clean.rollup import unroll
from captions.dialogue import by_speaker
from captions.model import Block, Cue, Log, Words
from captions.profile import Profile
from captions.rounds import Led, letters, settled
from captions.segment.segmenter import Segmenter
from captions.timing.letters import as_heard
from captions.timing.resync import Resync
from captions.timing.schedule import schedule
from captions.timing.source import Row, is_cut, is_stamped, rows_of, source_lines, timed
from captions.width import columns
from captions.words import to_words

__all__ = ["Recut", "recut", "words_weighed"]

CUT_MS = 400
"""A cut that somebody made speaks for a cut as a pause of so many milliseconds does. Where words
have times of their own, or captions rolled, cuts say nothing."""
OFF_MS = 100
"""A cue is moved only if it is further from where it is heard than a gap may put it."""


@dataclass(frozen=True, slots=True)
class Recut:
    """What recutting has to know.

    Attributes:
        profile: Columns, lines, durations, gaps.
        language: BCP 47 tag.
        repeats: What is dropped of what is said twice; with times of their own both were said.
        drop: Parts for those who do not hear that are left out: sounds, labels, music.
    """

    profile: Profile
    language: str
    repeats: Repeats = "keep"
    drop: tuple[str, ...] = ()


def recut(
    cues: Sequence[Cue], how: Recut, log: Log | None = None, resync: Resync | None = None
) -> list[Cue]:
    """Return the words of cues in new cues, each at the time when it was heard.

    Args:
        cues: In order of time.
        how: Limits, language, and what to leave out.
        log: Is told of every change to the words.
        resync: Knows when the words were heard; None: as the cues say.
    """
    shown = [cue for cue in cues if cue.lines]
    said = unroll(shown, log)
    meant = len(said) == len(shown) and not _stay_up(said)
    segmenter = Segmenter(how.profile, how.language, heard=True)
    first = _once(said, how, segmenter, log, meant, resync)
    heard = Words.joined(cue.words for cue in first)
    if resync is None and any(map(is_cut, said)):
        heard = _stamped(said, heard)
    edges = [0, *accumulate(map(len, heard.display))]

    def as_heard(now: list[Cue], at: int | None) -> Led:
        own = heard
        if at is not None:
            stop = at + letters(now)
            begin, end = bisect_left(edges, at), bisect_left(edges, stop)
            if (edges[begin], edges[end]) != (at, stop):
                return Led([], [])  # it is cut within a word
            own = heard.part(begin, end)
        plain = _once(now, how, segmenter)
        return Led(list(_placed(_with_words(plain, own), how.profile)), plain)

    def as_shown(now: list[Cue], _: int | None) -> Led:
        plain = _once(now, how, segmenter)
        return Led(plain, plain)

    led = settled(first, as_heard(first, None), as_heard)
    # What the second walk still moves is where only the times of cues, not of words, are stable.
    shown = _with_words(settled(led.cues, Led(led.plain, led.plain), as_shown).cues, heard)
    nearer = _nearer(shown, how.profile)
    if nearer == shown:
        return shown
    return _with_words(settled(shown, Led(nearer, nearer), as_shown).cues, heard)


def _nearer(cues: list[Cue], profile: Profile) -> list[Cue]:
    """Return cues nearer to when they are heard, as far as they and those before can be read.

    Two walks may leave one aside: cut where it was heard a cue is too short to be read, so it is
    joined, and then cut where an even pace puts the cut. Between the two is a place that stays.

    Args:
        cues: With their words at the times when they were heard.
        profile: How long they are to be shown.
    """

    def read_ms(cue: Cue) -> int:
        need = profile.reading_ms(sum(map(columns, cue.lines)), len(cue.text.split()))
        return max(profile.min_duration_ms, need)

    found = cues[:1]
    for cue in cues[1:]:
        before, heard_ms = found[-1], cue.words.start_ms[0]
        start_ms = cue.start_ms
        if start_ms > heard_ms + OFF_MS:
            soonest = before.start_ms + read_ms(before) + profile.min_gap_ms
            start_ms = min(start_ms, max(heard_ms, soonest))
        elif start_ms < heard_ms - OFF_MS:
            start_ms = max(start_ms, min(heard_ms, cue.end_ms - read_ms(cue)))
        if start_ms != cue.start_ms:
            said_ms = max(before.end_ms, before.words.end_ms[-1])
            end_ms = min(said_ms, start_ms - profile.min_gap_ms)
            found[-1] = replace(before, end_ms=end_ms)
        found.append(replace(cue, start_ms=start_ms) if start_ms != cue.start_ms else cue)
    return found


def _stay_up(cues: Sequence[Cue]) -> bool:
    """Return whether most cues stay up while the next one is spoken, as lines of machines do."""
    starts = [cue.start_ms for cue in cues]
    late = sum(2 * a.end_ms > b + c for a, b, c in zip(cues, starts[1:], starts[2:], strict=False))
    return 2 * late > len(cues)


def _stamped(cues: Sequence[Cue], heard: Words) -> Words:
    """Return the words at the finest times there are, where no spaces part them."""
    rows = rows_of(cues)
    display = [token for row in rows for token in row.tokens]
    if len(display) <= len(heard) or "".join(display) != "".join(heard.display):
        return heard
    starts = [ms for row in rows for ms in row.start_ms]
    ends = [ms for row in rows for ms in row.end_ms]
    return Words(display).at(starts, ends)


def _placed(cues: list[Cue], profile: Profile) -> Iterator[Cue]:
    """Yield the same cues at the times of their words."""
    found = schedule(((cue.words, [_block(cue)]) for cue in cues), profile, elastic=False)
    for old, new in zip(cues, found, strict=True):
        yield replace(old, start_ms=new.start_ms, end_ms=new.end_ms)


def _block(cue: Cue) -> Block:
    """Return the words of a cue as a block with its line breaks."""
    letters = [0, *accumulate(map(len, cue.words.display))]
    lines = accumulate(len("".join(line.split())) for line in cue.lines[:-1])
    ends = [bisect_left(letters, so_far) for so_far in lines]
    return Block(0, len(cue.words), tuple(ends))


def _with_words(cues: list[Cue], heard: Words) -> list[Cue]:
    """Return the cues with the words as they were heard before anything was cut."""
    said = Words.joined(cue.words for cue in cues)
    if said.display != heard.display or not heard.spoken:
        # Other words, or cut elsewhere, as where no spaces part them.
        if "".join(said.display) != "".join(heard.display):
            return cues
        heard = as_heard(said, heard)
    found, at = [], 0
    for cue in cues:
        stop = at + len(cue.words)
        found.append(replace(cue, words=heard.part(at, stop)))
        at = stop
    return found


def _once(
    cues: Sequence[Cue],
    how: Recut,
    segmenter: Segmenter,
    log: Log | None = None,
    meant: bool = True,
    resync: Resync | None = None,
) -> list[Cue]:
    """Walk the road once; ``meant``: whether somebody cut the cues as they are."""
    rows, words, parted = _heard(cues, how, segmenter, log, resync)
    if not words:
        return []
    pieces: list[tuple[Words, list[Block]]] = []
    at = 0
    weighed = parted if meant and not any(map(is_stamped, cues)) else words
    for part, blocks in segmenter.segment([weighed]):
        pieces.append(
            (words[at : at + len(part)], list(by_speaker(part, blocks, rows, how.profile)))
        )
        at += len(part)
    return list(_settled(cues, schedule(pieces, how.profile, elastic=False), rows))


def _heard(
    cues: Sequence[Cue],
    how: Recut,
    segmenter: Segmenter,
    log: Log | None = None,
    resync: Resync | None = None,
) -> tuple[dict[int, Row], Words, Words]:
    """Return the rows of cues, their words, and these as the cuts between cues part them."""
    rows = rows_of(cues)
    lines = without_parts(source_lines(cues, rows), how.drop, log)
    speakers = frozenset(row.number for row in rows if row.dialogue and row.speaker)
    lines = with_dash(lines, speakers, how.profile.speaker_dash, log)
    cleaned = clean(lines, how.language, how.repeats, log=log)
    words = Words.joined(list(to_words(cleaned, how.language)))
    by_number = {row.number: row for row in rows}
    if not words:
        return by_number, words, words
    words = timed(words, rows)
    if resync:
        words = resync(words, rows)
    words = segmenter.measured(words)[0]
    return by_number, words, _parted(words, by_number)


def words_weighed(cues: Sequence[Cue], how: Recut, parted: bool) -> Words:
    """Return the words of cues at the times by which `recut` weighs where to cut them.

    Args:
        cues: Captions.
        how: As for `recut`.
        parted: Whether their cuts count as pauses.
    """
    segmenter = Segmenter(how.profile, how.language, heard=True)
    _, words, apart = _heard(cues, how, segmenter)
    return apart if parted else words


def _parted(words: Words, rows: dict[int, Row]) -> Words:
    """Return the words with a pause at least as long as `CUT_MS` wherever somebody has cut."""
    ends = list(words.end_ms)
    for i in range(len(words) - 1):
        here, there = words.line[i], words.line[i + 1]
        if here != there and rows[here].cue != rows[there].cue:
            ends[i] = max(words.start_ms[i], min(ends[i], words.start_ms[i + 1] - CUT_MS))
    return words.at(words.start_ms, ends)


def _settled(cues: Sequence[Cue], found: Iterator[Cue], rows: dict[int, Row]) -> Iterator[Cue]:
    """Yield the cues with the settings of their source, and its id if they are that cue."""
    said_by, said = -1, [""]  # a source of many words becomes many cues
    for cue in found:
        first, last = rows[cue.words.line[0]].cue, rows[cue.words.line[-1]].cue
        source = cues[first]
        if said_by != first:
            said_by, said = first, source.text.split()
        same = first == last and said == cue.text.split()
        yield replace(
            cue, settings=source.settings, id=source.id if same else "", line=cue.words.line[0]
        )
