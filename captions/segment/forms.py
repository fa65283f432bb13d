"""Forms: the part of speech that a word's form speaks for, where only function words are listed.

A language file has words of a part in full and, for the others, how they end or begin: ``-ción``,
``ge-t``, ``aufge-``. What no form speaks for is a noun, as most words are; where nouns have
capitals, and where nothing is listed, it is left open.
"""

from __future__ import annotations

from collections.abc import Callable

from captions.languages import Language

__all__ = ["PARTS", "forms_of"]

PARTS = {
    "noun": "noun",
    "verb": "verb",
    "gerund": "gerund",
    "participle": "participle",
    "adjective": "adjective",
    "manner": "adverb",
}
"""Sections of a language file, and the part of speech that their entries have."""
_STEM = 2
"""Letters that a word has at least besides what a form asks for."""


def forms_of(known: Language) -> Callable[[str, bool], str]:
    """Return what tells a part of speech from a word in lower case and whether it has a capital.

    >>> from captions.languages import load
    >>> part = forms_of(load("es"))
    >>> part("soluciones", False), part("dormían", False), part("sol", False), part("ana", True)
    ('noun', 'verb', 'noun', 'name')
    >>> german = forms_of(load("de"))
    >>> german("haus", True), german("gemacht", False)
    ('noun', 'participle')
    """
    words: dict[str, str] = {}
    endings: dict[str, str] = {}
    around: list[tuple[str, str, str]] = []
    for section, part in PARTS.items():
        for entry in known.words(section):
            beginning, hyphen, ending = entry.partition("-")
            if not hyphen:
                words[entry] = part
            elif beginning:
                around.append((beginning, ending, part))
            else:
                endings[ending] = part
    longest = max(map(len, endings), default=0)
    nouns_have_capitals = known.tag == "de"
    capital_part = "noun" if nouns_have_capitals else "name"
    default = "content" if nouns_have_capitals or not words else "noun"

    def part_of(word: str, capital: bool) -> str:
        if word in words:
            return words[word]
        if capital:
            return capital_part
        for beginning, ending, part in around:
            room = len(word) - len(beginning) - len(ending)
            if room >= _STEM and word.startswith(beginning) and word.endswith(ending):
                return part
        for length in range(min(longest, len(word) - _STEM), 0, -1):
            if word[-length:] in endings:
                return endings[word[-length:]]
        return default

    return part_of
