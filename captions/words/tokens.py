"""Tokens: what a line is made of between its spaces, or between its phrases where none are written.

Japanese, Chinese and Thai are cut at phrases by BudouX; an em dash ends a token in any script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from captions.width import NOT_FIRST, NOT_LAST

__all__ = ["joins_without_space", "parted", "tokenize"]

_UNSPACED = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u0e00-\u0e7f]"
_THAI = "[\u0e00-\u0e7f]"
_WIDE = "[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uff66-\uff9f]"
_FIRST_WIDE = "\u3000"
"""The first of the wide ones; a text without any needs no such set, which is slow to make."""
_HIGH = re.compile("[^\0-\u0dff\u0e80-\u303f]")
"""What all unspaced ones are, and few others; this set is made in no time."""
_BEFORE_LATIN = re.compile("(?<=[\u3041-\u3096])(?=[A-Za-z]{2})")
"""Where a Latin word starts behind a Japanese particle; BudouX has seen few."""
_PREFIXES = frozenset("无無非超反可")
"""Chinese syllables that begin a word, "无障碍", and that BudouX cuts off."""
_DASH = re.compile(r"(?<=[^\s—-])(?:—+|--+)(?=[^\s—,.;:!?…\"”’»)\]-])")


def parted(text: str) -> list[str] | None:
    """Return the tokens of a text if spaces part them all; None: there are dashes, or phrases.

    >>> parted("in recent years"), parted("years—not")
    (['in', 'recent', 'years'], None)
    """
    if "--" in text:
        return None
    if text.isascii():
        return text.split()
    return None if "—" in text or _is_unspaced(text) else list(filter(None, text.split(" ")))


def tokenize(text: str, language: str) -> list[tuple[str, bool]]:
    """Return the tokens of a text, each with whether it is glued to the one before.

    >>> tokenize("in recent years—not months", "en")
    [('in', False), ('recent', False), ('years—', False), ('not', True), ('months', False)]
    >>> [token for token, _ in tokenize("来自W3C的", "zh")], tokenize("人がWebを", "ja")
    (['来自', 'W3C', '的'], [('人が', False), ('Webを', True)])
    """
    tokens: list[tuple[str, bool]] = []
    spaced = not _is_unspaced(text)
    for chunk in text.split(" "):
        if spaced and chunk and "—" not in chunk and "--" not in chunk:
            tokens.append((chunk, False))
        elif chunk:
            glued = False
            for piece in _pieces(chunk, language):
                tokens.append((piece, glued))
                glued = True
    return tokens


def _pieces(chunk: str, language: str) -> Iterator[str]:
    start = 0
    for match in _DASH.finditer(chunk):
        yield from _phrases(chunk[start : match.end()], language)
        start = match.end()
    yield from _phrases(chunk[start:], language)


def _phrases(chunk: str, language: str) -> list[str]:
    if not _is_unspaced(chunk):
        return [chunk]
    phrases: list[str] = []
    parts = _parser("th" if re.search(_THAI, chunk) else language)(chunk)
    for phrase in chain.from_iterable(map(_BEFORE_LATIN.split, parts)):
        if phrases and (phrases[-1] in _PREFIXES or _belongs(phrases[-1][-1], phrase[0])):
            phrases[-1] += phrase
        else:
            phrases.append(phrase)
    return phrases


def _belongs(last: str, first: str) -> bool:
    """Return whether no break may fall between two letters: "W3C" is one word."""
    if first in NOT_FIRST or last in NOT_LAST:
        return True
    return last < "\x80" > first and last.isalnum() and first.isalnum()


def _is_unspaced(text: str) -> bool:
    """Return whether a text has a letter of a script that writes no spaces."""
    return not text.isascii() and bool(_HIGH.search(text) and re.search(_UNSPACED, text))


@cache
def _parser(language: str) -> Callable[[str], list[str]]:
    """Return BudouX's parser for a language; Japanese for one it does not know."""
    import budoux

    if language.startswith("th"):
        return budoux.load_default_thai_parser().parse
    if language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO")):
        return budoux.load_default_traditional_chinese_parser().parse
    if language.startswith("zh"):
        return budoux.load_default_simplified_chinese_parser().parse
    return budoux.load_default_japanese_parser().parse


def joins_without_space(before: str, after: str) -> bool:
    """Return whether two lines of one paragraph join without a space, as Chinese ones do."""
    last, first = before[-1], after[0]
    if last < _FIRST_WIDE or first < _FIRST_WIDE:
        return False
    return bool(re.match(_WIDE, last) and re.match(_WIDE, first))
