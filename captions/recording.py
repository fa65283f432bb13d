"""The clock of recorded words: a script at the times when somebody, or something, said it.

::

    read ──▶ clean ──▶ words ──┐
                               ├──▶ matching ──▶ segment ──▶ schedule
    recorded words ────────────┘

The script's words stay as they are written; only their times come from the recording. So do those
of captions, where what nobody says keeps its own time, moved as the captions around it were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from captions.clean.rollup import unroll
from captions.errors import InputError
from captions.model import Words
from captions.reading import sniffed, text_of_path, track_of_text
from captions.timing.matching import matched
from captions.timing.recorded import recorded, recorded_text
from captions.timing.recorded.heard import Heard, words_of
from captions.timing.resync import Resync, resynced, said_in
from captions.timing.source import Row, rows_of
from captions.words import Reader, spoken_forms

if TYPE_CHECKING:
    from captions.decoding import Note
    from captions.model import Track
    from captions.timing.matching import Match

__all__ = ["clock_of_recording", "recorded_words", "resync_of_recording"]

LARGEST_MB = 128
"""Ten hours of words with all that recognisers say of them have less than half of that."""
LEAST = 0.4
"""Share of a script's words that are found in its recording. In that of another text it is 0.02 to
0.13 (21 pairs of talks); where half of the words were changed, left out or followed by another, it
is 0.67."""
GOOD, LONG = 0.9, 8
"""From this share on, and without so many words in a row that were not found, all is well."""
_SHOWN = 5


class _Text(NamedTuple):
    """What is said of a text: whose words, what it is, where words are that were not found."""

    whose: str
    this: str
    lost: str


_SCRIPT = _Text(
    "the script's", "this script, in its language", "have times between their neighbours'"
)
_CAPTIONS = _Text(
    "the captions'",
    "these captions, in their language",
    "have their own times, moved as those around them",
)


def clock_of_recording(
    source: str | Path | Any, language: str, note: Note
) -> Callable[[Iterable[Words]], Iterator[Words]]:
    """Return a clock: it gives words the times at which they were recorded.

    Args:
        source: The path of a file, or what the JSON in it holds.
        language: BCP 47 tag.
        note: Is told how many words were not found, and where most of them are.

    Raises:
        InputError: The file cannot be used.
    """
    find = _finder(source, language, _SCRIPT, note)

    def clock(batches: Iterable[Words]) -> Iterator[Words]:
        yield find(Words.joined(batches)).words

    return clock


def resync_of_recording(source: str | Path | Any, language: str, note: Note) -> Resync:
    """Return what gives words of captions the times at which they were recorded.

    Args:
        source: The path of a file, or what the JSON in it holds.
        language: BCP 47 tag.
        note: Is told how many words were not found, and where most of them are.

    Raises:
        InputError: The file cannot be used.
    """
    find = _finder(source, language, _CAPTIONS, note)

    def resync(words: Words, rows: Sequence[Row]) -> Words:
        said = said_in(words, rows)
        forms = Words.joined(spoken_forms([words.chosen(said)], Reader(language)))
        return resynced(words, rows, said, find(forms))

    return resync


def _finder(
    source: str | Path | Any, language: str, text: _Text, note: Note
) -> Callable[[Words], Match]:
    """Return what finds the words of a text in a recording: most of them, or it is another one."""
    name = str(source) if isinstance(source, str | Path) else "the recorded words"
    try:
        heard = recorded_words(source)
    except InputError as error:
        raise error.about(name) from None

    def find(words: Words) -> Match:
        match = matched(words, Words.joined(spoken_forms([heard], Reader(language))))
        if match.said and match.share < LEAST:
            share = f"only {match.share:.0%} of {text.whose} words are in it"
            raise InputError(share, name, remedy=f"give the words of a recording of {text.this}")
        _tell(match, name, text, note)
        return match

    return find


def recorded_words(source: str | Path | Any) -> Words:
    """Return the words of a recording, with times.

    Args:
        source: The path of a file (what a recogniser, an aligner or a speech engine wrote, our
            JSON, or captions), or what its JSON holds.

    Raises:
        InputError: It cannot be read, or holds no words with times.
    """
    if not isinstance(source, str | Path):
        return recorded(source)
    name = "<stdin>" if str(source) == "-" else str(source)
    _refuse_large(name)
    text = text_of_path(source)
    if not text.strip():
        raise InputError("is empty", name)
    kind = sniffed(text, name)
    return _words_of_track(track_of_text(text, kind, name)) if kind else recorded_text(text)


def _refuse_large(name: str) -> None:
    path = Path(name)
    if path.is_file() and path.stat().st_size > LARGEST_MB << 20:
        remedy = "leave out what is no word, such as tokens and letters"
        raise InputError(f"has more than {LARGEST_MB} MB", name, remedy=remedy)


def _words_of_track(track: Track) -> Words:
    """Return the words of captions: at their own times, or sharing those of their cues."""
    known = Words.joined(cue.words for cue in track.cues)
    if known.timed and len(known) >= sum(len(cue.text.split()) for cue in track.cues):
        columns = [(known.display, known.start_ms, known.end_ms)]
    else:
        rows = rows_of(unroll(track.cues))
        columns = [(row.tokens, row.start_ms, row.end_ms) for row in rows]
    found = chain.from_iterable(zip(*column, strict=True) for column in columns)
    return words_of(Heard(*word) for word in found)


def _tell(match: Match, name: str, text: _Text, note: Note) -> None:
    """Say how many words were not found, unless they are few."""
    longest = max(match.lost, key=len, default=range(0))
    if not longest or (match.share >= GOOD and len(longest) < LONG):
        return
    words = match.words
    first, last = words.line[longest[0]], words.line[longest[-1]]
    where = f"in line {first}" if first == last else f"in lines {first} to {last}"
    some = words.text(longest[0], min(longest[-1] + 1, longest[0] + _SHOWN))
    note(
        f"{name}: {match.missing} of {match.said} words were not found and {text.lost}; "
        f'the most in a row, {len(longest)}, {where} from "{some}" on'
    )
