"""Parts of speech of English words: by a list, and by their endings where these tell."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

__all__ = ["english_parts", "part_by_form"]

_DATA = Path(__file__).parent / "data"
_ENDINGS = {"ing": "ing", "ed": "past", "ly": "adverb", "s": "nouns"}
_ENDINGS |= dict.fromkeys(("tion", "ness", "ment", "ity", "ss", "us", "is"), "noun")
_ENDINGS |= dict.fromkeys(("ous", "ful", "less", "able", "ible", "al", "ic", "ive"), "adjective")


@lru_cache(maxsize=1 << 10)  # each side of a token asks
def part_by_form(word: str) -> str:
    """Return the part of speech that an English word's ending speaks for; the longest one counts.

    >>> part_by_form("blogging"), part_by_form("vlogs"), part_by_form("vlog")
    ('ing', 'nouns', 'noun')
    """
    for length in (4, 3, 2, 1):
        if part := _ENDINGS.get(word[-length:]):
            return part
    return "adjective" if "-" in word else "noun"


@cache
def english_parts() -> dict[str, str]:
    """Return the parts of speech of the English words whose ending does not tell."""
    parts: dict[str, str] = {}
    for line in (_DATA / "en-parts.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            part, _, words = line.partition("\t")
            parts |= dict.fromkeys(words.split(" "), part)
    return parts
