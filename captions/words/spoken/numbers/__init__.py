"""Number words: one language a file, all with the methods of `Numbers`."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.numbers.de import German
from captions.words.spoken.numbers.en import English
from captions.words.spoken.numbers.es import Spanish
from captions.words.spoken.numbers.fr import French
from captions.words.spoken.numbers.it import Italian
from captions.words.spoken.numbers.pt import EuropeanPortuguese, Portuguese

__all__ = ["English", "Numbers", "numbers"]

_LANGUAGES: dict[str, type[Numbers]] = {
    "de": German,
    "en": English,
    "es": Spanish,
    "fr": French,
    "it": Italian,
    "pt": Portuguese,
    "pt-pt": EuropeanPortuguese,
}


def numbers(language: str, hyphenate: bool = True) -> Numbers | None:
    """Return the number words for a BCP 47 tag; None: the language has none here.

    >>> numbers("en-GB").cardinal(21), numbers("en", hyphenate=False).cardinal(21), numbers("tlh")
    ('twenty-one', 'twenty one', None)
    """
    tag = language.replace("_", "-").lower()
    found = _LANGUAGES.get(tag) or _LANGUAGES.get(tag.split("-")[0])
    return found("-" if hyphenate else " ") if found else None
