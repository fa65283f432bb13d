"""Words: from clean lines to batches of words that know their line and their sentence ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from captions.memo import Memo
from captions.model import NEW_PARAGRAPH, Line, Words
from captions.words.sentences import SentenceEnds
from captions.words.spoken import Reader
from captions.words.tokens import joins_without_space, parted, tokenize

__all__ = ["Reader", "spoken_forms", "to_words"]

BATCH = 4096
"""Words; a batch is handed on when there are so many."""


def to_words(lines: Iterable[Line], language: str) -> Iterator[Words]:
    """Yield the words of lines in batches; an empty line ends a paragraph.

    Args:
        lines: Clean lines in order.
        language: BCP 47 tag; it decides on abbreviations and on phrases without spaces.
    """
    ends_of = SentenceEnds(language)
    batch = _Batch(language)
    for line in lines:
        if line.text:
            batch.add(line)
            if len(batch.display) > BATCH:
                yield batch.take(ends_of)
        else:
            batch.end_paragraph()
    batch.end_paragraph()
    if batch.display:
        yield batch.take(ends_of, last=True)


def spoken_forms(batches: Iterable[Words], reader: Reader) -> Iterator[Words]:
    """Yield the words with what is said for each; empty where the word before says it.

    >>> written = ["It", "cost", "$55", "billion."]
    >>> words = Words(written, written, [1] * 4, [False] * 4, [0, 0, 0, 1])
    >>> next(spoken_forms([words], Reader("en"))).spoken
    ['It', 'cost', 'fifty-five billion dollars.', '']
    """
    for words in batches:
        spoken = None
        for reading in reader.changed(words.display):
            spoken = spoken or list(words.display)
            silent = [""] * (reading.stop - reading.start - 1)
            spoken[reading.start : reading.stop] = [reading.text, *silent]
        yield words if spoken is None else replace(words, spoken=spoken)


class _Batch:
    """Collects the columns of the words to come."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.display: list[str] = []
        self.line: list[int] = []
        self.glued: list[int] = []  # indices of words without a space before them
        self.paragraphs: list[int] = []  # indices of the last words of paragraphs
        self._before = ""  # the line before, in the same paragraph
        # One object for all tokens that are alike: less memory, and every table knows it at sight.
        self._same = Memo(str)

    def add(self, line: Line) -> None:
        text = line.text
        if text[0] == NEW_PARAGRAPH:
            self.end_paragraph()
            text = text[1:]
        start = len(self.display)
        tokens = parted(text)
        if tokens is None:
            pairs = tokenize(text, self.language)
            tokens = [token for token, _ in pairs]
            self.glued += [start + i for i, (_, glued) in enumerate(pairs) if glued]
        if tokens:
            if self._before and not text.isascii() and joins_without_space(self._before, text):
                self.glued.append(start)
            self.display += map(self._same.__getitem__, tokens)
            self.line += [line.number] * len(tokens)
            self._before = text

    def end_paragraph(self) -> None:
        if self.display:
            last = len(self.display) - 1
            if not self.paragraphs or self.paragraphs[-1] != last:
                self.paragraphs.append(last)
        self._before = ""

    def take(self, ends_of: SentenceEnds, last: bool = False) -> Words:
        """Return the words so far; if more are to come, those of paragraphs that have ended.

        If none has, all but the last one are: what ends after that is not yet known.
        """
        size = len(self.display) if last else len(self.display) - 1
        paragraphs = [index for index in self.paragraphs if index < size]
        if paragraphs and not last:
            size = paragraphs[-1] + 1
        display = self.display[:size]
        end = ends_of(display, "" if last else self.display[size], paragraphs)
        self.paragraphs = [index - size for index in self.paragraphs if index >= size]
        glued = [False] * size
        for index in self.glued:
            if index < size:
                glued[index] = True
        self.glued = [index - size for index in self.glued if index >= size]
        words = Words(display, display, self.line[:size], glued, end)
        del self.display[:size], self.line[:size]
        return words
