"""Read tokens: try the rules where something special starts, and leave the rest alone."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from captions.words.spoken.classes import Class, Index
from captions.words.spoken.emoji import EMOJI
from captions.words.spoken.model import Pattern, Reading, Style
from captions.words.spoken.numbers import numbers, rules_of
from captions.words.spoken.suspects import LETTER, Suspects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from captions.words.spoken.lexicon import Lexicon
    from captions.words.spoken.near import Look, Token
    from captions.words.spoken.numbers import Numbers

__all__ = ["Reader"]

_PIECE = Pattern(rf"{LETTER}+(?:['’]{LETTER}+){{0,8}}|.", re.UNICODE | re.DOTALL)
_LAST_MARKS = Pattern(r"[\"'”’)\]},.;:!?…»]+(?= |$)")
_SPELT = Pattern(r"\b[A-Z]{2,5}(?=s?\b)")


# Letters that a pattern without case takes for ASCII ones, the tables do not; "H₂O" as "H2O".
_LOOKALIKES = str.maketrans("\u0130\u0131\u017f\u212a₀₁₂₃₄₅₆₇₈₉", "IisK0123456789")
_LOOKALIKE = tuple(map(chr, _LOOKALIKES))
_ASCII = bytes(range(128))


_Piece = tuple[str, str, bool]
"""A part of a token: its text, its class, and whether a rule read it; if none did, it is plain."""


class Reader:
    """Finds how tokens are said.

    Args:
        language: BCP 47 tag; a language without rules has its lexicon only.
        lexicon: Entries that come before any rule.
        style: How readings are written.

    >>> reader = Reader("en", style=Style(hyphenate=False))
    >>> [(r.start, r.stop, r.text) for r in reader("It cost $55 billion, Dr. Lee.".split())]
    [(0, 1, 'It'), (1, 2, 'cost'), (2, 4, 'fifty five billion dollars,'), (4, 5, 'doctor'), \
(5, 6, 'Lee.')]
    """

    def __init__(
        self, language: str = "en", lexicon: Lexicon | None = None, style: Style | None = None
    ) -> None:
        self.language = language
        self.style = style or Style()
        self._lexicon = lexicon if lexicon and lexicon.entries else None
        self._tag = rules_of(language)
        changing, leading = _words(self._tag)
        self._suspects = Suspects(self._lexicon, changing, leading, has_rules=bool(self._tag))

    @cached_property
    def _numbers(self) -> Numbers | None:
        return numbers(self.language, self.style.hyphenate)

    @cached_property
    def _classes(self) -> Index:
        return _classes(self._tag)

    def __call__(self, tokens: Sequence[str]) -> list[Reading]:
        """Return readings that cover every token once, in order.

        Args:
            tokens: Display tokens. An amount or a date cut by the end of a batch is not seen whole:
                batches should end where sentences do.
        """
        readings: list[Reading] = []
        i = 0
        for reading in self.changed(tokens):
            readings += [Reading(k, k + 1, tokens[k]) for k in range(i, reading.start)]
            readings.append(reading)
            i = reading.stop
        readings += [Reading(k, k + 1, tokens[k]) for k in range(i, len(tokens))]
        return readings

    def special(self, token: str) -> bool:
        """Return whether a token may be said otherwise than written; most are not."""
        return self._suspects.may_change(token)

    def changed(self, tokens: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings that are not plain: few, in ordinary prose.

        All tokens that they leave out are said as they are written.
        """
        hits = self._suspects(tokens)
        if not hits:
            return
        view = _View(tokens)
        at = position = done = 0
        for i in hits:
            if i < done:
                continue
            position += sum(map(len, tokens[at:i])) + i - at
            at = i
            reading = self._read(view, i, position)
            if reading.kind != "plain" or reading.text != tokens[i]:
                done = reading.stop
                yield reading

    def _read(self, view: _View, i: int, position: int) -> Reading:
        """Return the reading that starts at token ``i``, which starts at a place of the text."""
        if self._lexicon and (found := self._lexicon.find(view.tokens, i)):
            text = f"{found.before}{found.entry.text}{found.after}"
            return Reading(i, i + found.size, text, found.entry.phoneme, "lexicon")
        pieces: list[_Piece] = []
        kind = "plain"
        last = i
        stop = position + len(view.tokens[i])
        while position < stop:
            position, piece = self._piece(view, position)
            pieces.append(piece)
            if kind == "plain":
                kind = piece[1]
            while position > stop:
                last += 1
                stop += 1 + len(view.tokens[last])
        text = self._join(pieces) if len(pieces) > 1 else pieces[0][0] if pieces else ""
        if kind != "plain":
            text = self._spelt(text).strip()
        return Reading(i, last + 1, text, "", kind)

    def _piece(self, view: _View, position: int) -> tuple[int, _Piece]:
        """Return what the first rule that applies says, and where it ends."""
        text = view.text
        if not text[position].isalnum() and (marks := _LAST_MARKS.compiled.match(text, position)):
            return marks.end(), (marks[0], "plain", False)
        for rule in self._classes.rules(text, position):
            match = rule.pattern.compiled.match(text, position)
            if not match or match.end() == position:
                continue
            said = rule.say(match, self._numbers)  # type: ignore[arg-type]  # rules imply them
            if said is not None:
                silent = rule.kind == "emoji" and self.style.emoji == "drop"
                return match.end(), ("" if silent else said, rule.kind, True)
        match = _PIECE.compiled.match(text, position)
        end = match.end() if match else position + 1
        return end, (view.raw[position:end], "plain", False)

    def _join(self, pieces: list[_Piece]) -> str:
        joined = ""
        before: list[_Piece] = []
        for piece in pieces:
            text = piece[0]
            if joined and text and self._apart(before[-2:], piece, joined[-1]):
                joined += " "
            joined += text
            before.append(piece)
        return joined

    def _spelt(self, said: str) -> str:
        """Return what is said with the letters apart that are said letter by letter, if asked."""
        if self.style.letters == "joined":
            return said
        return _SPELT.compiled.sub(lambda match: " ".join(match[0]), said)

    def _apart(self, before: list[_Piece], piece: _Piece, last: str) -> bool:
        """Return whether a space stands before a piece, none being written there."""
        text, kind, said = piece
        _, kind_before, said_before = before[-1]
        if "markup" in (kind, kind_before):
            return text[0].isalnum() or last.isalnum()
        if last.isalnum() and text[0].isalnum():
            return said or said_before
        after_mark = last in ",.;:!?)…" and not said_before and text[0].isalnum()
        said = said or (len(before) > 1 and before[-2][2])
        return after_mark and said and self.style.space_after_marks


class _View:
    """Tokens as one text: as it is written, and as the rules see it."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.raw = " ".join(tokens)
        same = self.raw.isascii() or not any(map(_beyond_ascii(self.raw).__contains__, _LOOKALIKE))
        self.text = self.raw if same else self.raw.translate(_LOOKALIKES)


def _beyond_ascii(text: str) -> str:
    """Return the characters of a text that are not ASCII: few, mostly, and found at once."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return beyond.decode("utf-8", "surrogatepass")


@cache
def _words(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a language's rules may change, and those only before others."""
    if not tag:
        return frozenset(), frozenset()
    if tag != "en":
        from captions.words.spoken import european

        return european.changing(tag), frozenset()
    from captions.words.spoken import english

    return english.changing(), english.leading()


@cache
def _classes(tag: str) -> Index:
    """Return a language's classes of readings."""
    emoji = Class("s", _is_high, lambda: (EMOJI,))
    if tag == "en":
        from captions.words.spoken import english

        return Index((*english.classes(), emoji))
    if tag:
        from captions.words.spoken import european

        return Index((*european.classes(tag), emoji))
    return Index((emoji,))


def _is_high(token: Token) -> Look:
    """Return whether a token may start with an emoji: the first of them is the watch."""
    return token.char >= "\u231a"
