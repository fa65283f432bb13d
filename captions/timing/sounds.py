"""Sounds: how many syllables and consonants there are to say in a token, without a dictionary.

English spelling is respelt first so that one run of vowels is one syllable; it agrees with a
synthesiser's phonemes on 95 % of the words of our corpus, 98 % of its running words. Other
alphabets are counted as they are written, scripts without vowels by the character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from captions.pattern import Pattern

__all__ = ["Sounds", "sounds"]


class Sounds(NamedTuple):
    """What a token takes to say."""

    syllables: float
    consonants: float


_VOWELS = Pattern(r"[aeiouyà-æè-ïò-öø-üýÿāēīōūăĕĭŏŭąęįųœ]+|[аеёиоуыэюяіїєў]|[αεηιουωάέήίόύώϊϋΐΰ]+")
_CAPITALS = re.compile(r"(?:[A-Z]\.?){2,5}(?:['’]?s)?$|[A-Z]\.$")

# What is spelt otherwise than it is said; in this order, each on the outcome of the one before.
# First the letters without which there is nothing to respell, and the endings: to look for them is
# ten times as fast as to try.
_ANY = ("",)
_ENDINGS = (
    *("ly", "less", "ful", "fully", "ness", "thing", "things", "time", "times", "where", "one"),
    *("body", "line", "lines", "code", "codes", "work", "some", "how"),
)
_RESPELT = tuple(
    (letters, endings, re.compile(pattern).sub, instead)
    for letters, endings, pattern, instead in (
        ("er", _ANY, r"^(ev|diff|int|sev|temp)er(?=[eya])", r"\1r"),  # every, different, interest
        ("ically", _ANY, r"ically\b", "icly"),
        ("u", _ANY, r"q+u|(?<=g)u(?=[aei])", "q"),
        ("ement", ("ment", "ments"), r"(?<=[^aeiouyl])e(?=ments?$)", ""),
        ("e", _ENDINGS, rf"(?<=[^aeiouy])e(?=(?:{'|'.join(_ENDINGS)})$)", ""),
        ("ing", _ANY, r"(?<=[aeiouy])ing", "-ing"),
        ("i", _ANY, r"(?<=[bdfhklmnprvz])i(?=[aou])", "i-"),  # media, video; not nation, special
        ("ia", _ANY, r"(?<=[aeou][tcsg])i(?=a(?!l|n))", "i-"),  # associate
        ("ie", _ANY, r"(?<=[^aeiouct])i(?=en[ct]e)|^(?:d|qu|cl)i(?=et|en)|^sci(?=e)", "i-"),
        ("ie", ("er", "est"), r"(?<=[^aeiou])i(?=e(?:r|st)$)", "i-"),  # easier
        ("u", _ANY, r"(?<=[^aeiougq])u(?=[ao])", "u-"),  # situation
        ("eo", _ANY, r"e(?=o(?!us|p|n$|ns$|r))", "e-"),  # theology
        ("ea", _ANY, r"(cr|^id|^ar|^r|or|th)e(?=a(?:t[^hsu]|l|s?$))", r"\1e-"),  # create, real
        ("y", _ANY, r"[aeiou]y(?=[aeo])|(?<=[bcdfghjklmnprstv])y(?=i)", "a-"),  # beyond, studying
        ("e", ("e", "e's"), r"(?:(?<=[aeiouy])l|(?<=[^aeiouyl]))e(?=$|'s$)", "l"),  # time, whole
        ("ed", ("ed",), r"(?<=[^aeiouydt])ed$", "d"),
        ("es", ("es",), r"(?:(?<=[aeiouy])l|(?<=[^aeiouylschxzg]))es$", "s"),
        ("n't", ("n't",), r"n't$", "ent"),
        ("m", ("m", "ms"), r"(?<=s)m(?=s?$)|(?<=th)m(?=s?$)", "em"),  # capitalism
    )
)
_EXCEPTIONS = {
    **dict.fromkeys(("the", "used", "don't", "can't", "won't", "aren't", "weren't"), 1),
    **dict.fromkeys(("maybe", "our", "being", "beings", "business", "before", "average"), 2),
    **dict.fromkeys(("evening", "people's", "something", "sometimes", "really"), 2),
    **dict.fromkeys(("anyone", "everyone", "area", "idea", "recipe", "businesses"), 3),
}
_DIGRAPHS = re.compile(r"tch|[cstpw]h|ck|ght?|ng|^[kw](?=[nr])|dg|([a-z])\1")
_R_VOWEL = re.compile(r"[aeiou]r(?=[^aeiouy]|$)")
_CONSONANTS = Pattern(
    r"[bcdfghjklmnpqrstvwxzßçñšžčřłđ]|[бвгджзйклмнпрстфхцчшщ]|[βγδζθκλμνξπρσςτφχψ]"
)
# The same for ASCII words, in a third of the time: bytes of no vowel become spaces, those of no
# consonant are left out.
_VOWELS_ONLY = bytes(c if chr(c) in "aeiouy" else ord(" ") for c in range(256))
_NO_CONSONANTS = bytes(c for c in range(256) if chr(c) not in "bcdfghjklmnpqrstvwxz")
# Syllables a character where vowels are not written one by one: first and last code point.
_RATES = (
    (0x3040, 0x30FF, 0.7),
    (0x4E00, 0x9FFF, 1.2),
    (0xAC00, 0xD7AF, 1.0),
    (0x0E00, 0x0E7F, 0.33),
    (0x0590, 0x06FF, 0.45),
    (0x0900, 0x0DFF, 0.42),
)
_SYMBOLS = frozenset("%$€£¥&+=@#°/")
"""Said as words of their own."""
_STRIP = ".,;:!?…\"'“”‘‚„«»()[]{}-–—"
"""Marks that are not said."""


def sounds(token: str) -> Sounds:
    """Return about how many syllables and consonants a token has; digits and symbols as read out.

    >>> [round(sounds(w).syllables) for w in ("peace", "stability", "U.S.", "2023", "create")]
    [1, 4, 2, 7, 2]
    >>> [round(sounds(w).syllables) for w in ("идея", "日本", "!")]
    [3, 2, 0]
    """
    if "A" <= token[:1] <= "Z" and _CAPITALS.match(token):
        count = sum(3 if c == "W" else 1 for c in token if c.isupper())
        return Sounds(count, count)
    word = token.lower().replace("’", "'")
    core = word.strip(_STRIP)
    syllables: float = _spelt(core)
    consonants: float = _consonants(word)
    if not (core.isascii() and core.isalpha()):
        read_out: float = round(sum(map(str.isdigit, word)) * 1.7)
        read_out += 2 * sum(map(_SYMBOLS.__contains__, word))
        if not word.isascii():
            read_out += sum(map(_rate, word))
        syllables += read_out
        consonants += read_out
    return Sounds(syllables, consonants)


def _spelt(core: str) -> int:
    """Return how many syllables a word has by its spelling, without marks around it."""
    if core in _EXCEPTIONS:
        return _EXCEPTIONS[core]
    count = _vowels(core)
    if count and core.isascii():
        for letters, endings, respell, instead in _RESPELT:
            if letters in core and core.endswith(endings):
                core = respell(instead, core)
        return max(1, _vowels(core))
    return count or (1 if core.isascii() and any(map(str.isalpha, core)) else 0)


def _vowels(word: str) -> int:
    """Return how many runs of vowels there are in a word."""
    if word.isascii():
        return len(word.encode().translate(_VOWELS_ONLY).split())
    return len(_VOWELS.compiled.findall(word))


def _consonants(word: str) -> int:
    respelt = _DIGRAPHS.sub("t", word)
    if "r" in respelt:
        respelt = _R_VOWEL.sub("a", respelt)
    twice = respelt.count("x") + respelt.count("qu")
    if respelt.isascii():
        return len(respelt.encode().translate(None, _NO_CONSONANTS)) + twice
    return len(_CONSONANTS.compiled.findall(respelt)) + twice


def _rate(char: str) -> float:
    code = ord(char)
    return next((rate for first, last, rate in _RATES if first <= code <= last), 0.0)
