"""Number words: one language a file, all with the methods of `Numbers`."""

from __future__ import annotations

from importlib import import_module

from captions.words.spoken.numbers.base import Numbers

__all__ = ["Numbers", "numbers", "rules_of"]

_LANGUAGES = {
    "de": ("de", "German"),
    "en": ("en", "English"),
    "es": ("es", "Spanish"),
    "fr": ("fr", "French"),
    "fr-be": ("fr", "BelgianFrench"),
    "fr-ch": ("fr", "SwissFrench"),
    "it": ("it", "Italian"),
    "nl": ("nl", "Dutch"),
    "pt": ("pt", "Portuguese"),
    "pt-pt": ("pt", "EuropeanPortuguese"),
}
"""By tag: the file, which is also the name of the rules, and the class; imported when asked for."""


def _key(language: str) -> str:
    """Return the key of the table for a BCP 47 tag, or ""."""
    tag = language.replace("_", "-").lower()
    return next((key for key in (tag, tag.split("-")[0]) if key in _LANGUAGES), "")


def rules_of(language: str) -> str:
    """Return the name of the rules for a BCP 47 tag; empty: the language has none here.

    >>> rules_of("en-GB"), rules_of("pt-PT"), rules_of("tlh")
    ('en', 'pt', '')
    """
    key = _key(language)
    return _LANGUAGES[key][0] if key else ""


def numbers(language: str, hyphenate: bool = True) -> Numbers | None:
    """Return the number words for a BCP 47 tag; None: the language has none here.

    >>> numbers("en-GB").cardinal(21), numbers("en", hyphenate=False).cardinal(21), numbers("tlh")
    ('twenty-one', 'twenty one', None)
    """
    key = _key(language)
    if not key:
        return None
    file, name = _LANGUAGES[key]
    found: type[Numbers] = getattr(import_module(f"{__name__}.{file}"), name)
    return found("-" if hyphenate else " ")
