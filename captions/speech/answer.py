"""What a program answers that was asked to speak; none of it is believed before it is checked.

The WAV file has 16-bit mono samples. The marks are one JSON object; ``word`` counts the words of
all sentences from 0; ``end_ms`` may be left out, as may words whose time is not known (the first of
a sentence may not); times are milliseconds from the start of the WAV file, fractions allowed::

    {"version": 1, "words": [{"word": 0, "start_ms": 40, "end_ms": 180},
                             {"word": 1, "start_ms": 180}]}

Times that go back, or that lie beyond the end of the audio, are refused.
"""

from __future__ import annotations

import json
import wave
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from captions.errors import InputError
from captions.speech.model import Utterance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["VERSION", "utterances_of"]

VERSION = 1
_SHOWN = 200
"""Characters of a mark that is none."""
_BLOCK = 1 << 16


class _Mark(NamedTuple):
    """When a word is heard; the end may not be known."""

    word: int
    start_ms: float
    end_ms: float | None


def utterances_of(wav: Path, marks: Path, sizes: list[int]) -> tuple[int, Iterator[Utterance]]:
    """Return the samples a second, and what was made of each sentence.

    Args:
        wav: The audio.
        marks: When which word is heard.
        sizes: How many words each sentence has.

    Raises:
        InputError: The files are not as they should be, or what they say cannot be true.
    """
    file, length = _opened(wav)
    try:
        found = _checked(_marks(marks, sum(sizes)), sizes, length * 1000 / file.getframerate())
    except InputError:
        file.close()
        raise
    return file.getframerate(), _cut(file, _spans(found, sum(sizes), length, file), sizes)


def _opened(wav: Path) -> tuple[wave.Wave_read, int]:
    """Return the audio, and how many samples it has, whatever its head says."""
    try:
        file = wave.open(str(wav), "rb")  # noqa: SIM115 - it stays open
    except FileNotFoundError:
        raise InputError("wrote no WAV file", remedy="it is to write to {wav}") from None
    except (OSError, EOFError, wave.Error) as error:
        raise InputError(f"wrote no WAV file that can be read ({error})") from None
    if file.getnchannels() != 1 or file.getsampwidth() != 2:
        shape = f"{file.getnchannels()} channels of {8 * file.getsampwidth()} bits"
        file.close()
        raise InputError(f"wrote {shape}", remedy="one channel of 16 bits is wanted")
    length = 0
    while block := file.readframes(_BLOCK):
        length += len(block) // 2
    file.rewind()
    if not length or not file.getframerate():
        file.close()
        raise InputError("wrote a WAV file without samples")
    return file, length


def _marks(path: Path, total: int) -> Iterator[_Mark]:
    """Yield the marks in a file, each one possible in itself."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InputError("wrote no marks", remedy="it is to write them to {marks}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"wrote marks that are not JSON ({error})") from None
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise InputError(f'wrote marks without "version": {VERSION}')
    rows = found.get("words")
    if not isinstance(rows, list):
        raise InputError('wrote marks without a list of "words"')
    for row in rows:
        yield _mark(row, total)


def _mark(row: Any, total: int) -> _Mark:
    fields: dict[str, Any] = row if isinstance(row, dict) else {}
    word, start, end = (fields.get(key) for key in ("word", "start_ms", "end_ms"))
    numbers: list[Any] = [start] if end is None else [start, end]
    real = all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers)
    if not isinstance(word, int) or not real or not all(0 <= n < 1e12 for n in numbers):
        raise InputError(f"wrote a mark that is none: {json.dumps(row)[:_SHOWN]}")
    if not 0 <= word < total:
        raise InputError(f"gave a time for word {word}, of {total} that it was sent")
    if numbers[1:] and numbers[1] <= numbers[0]:
        raise InputError(f"gave word {word} an end ({end:g} ms) that is not after its start")
    return _Mark(word, numbers[0], end)


def _checked(marks: Iterator[_Mark], sizes: list[int], whole_ms: float) -> list[_Mark]:
    """Return the marks, if they can be true together."""
    found: list[_Mark] = []
    for mark in marks:
        word, start, end = mark
        if found and (word <= found[-1].word or start < found[-1].start_ms):
            raise InputError(f"gave word {word} a time that goes back ({start:g} ms)")
        stop = start if end is None else end
        if stop > whole_ms + 1:  # it may have been rounded
            problem = f"gave word {word} a time ({stop:g} ms) after the end of the audio"
            raise InputError(f"{problem} ({whole_ms:.0f} ms)")
        found.append(mark)
    if sum(sizes) > 1 and len({mark.start_ms for mark in found}) == 1:
        raise InputError("gave every word the same time")
    timed = {mark.word for mark in found}
    for number, first in enumerate(accumulate(sizes[:-1], initial=0)):
        if first not in timed:
            raise InputError(f"gave no time for word {first}, the first of sentence {number}")
    return found


def _spans(
    marks: list[_Mark], total: int, length: int, file: wave.Wave_read
) -> list[tuple[int, int]]:
    """Return first and last sample of each word; those without a time share what is left."""
    rate = file.getframerate() / 1000

    def sample(ms: float) -> int:
        return min(round(ms * rate), length)

    spans: list[tuple[int, int]] = []
    following = [*((mark.word, sample(mark.start_ms)) for mark in marks[1:]), (total, length)]
    for (word, start_ms, end_ms), (next_word, limit) in zip(marks, following, strict=True):
        start = sample(start_ms)
        if end_ms is not None:
            spans.append((start, max(start, min(sample(end_ms), limit))))
            word, start = word + 1, spans[-1][1]
        missing = next_word - word
        shares = (start + (limit - start) * n // missing for n in range(missing))
        spans += pairwise([*shares, limit])
    return spans


def _cut(
    file: wave.Wave_read, spans: list[tuple[int, int]], sizes: list[int]
) -> Iterator[Utterance]:
    """Yield the audio sentence by sentence, cut in the middle of the pauses between them."""
    first = 0
    at = 0
    with file:
        for size in sizes:
            stop = first + size
            last = stop == len(spans)
            cut = file.getnframes() if last else (spans[stop - 1][1] + spans[stop][0]) // 2
            pcm = file.readframes(cut - at)
            yield Utterance(pcm, [(a - at, b - at) for a, b in spans[first:stop]])
            first, at = stop, cut
