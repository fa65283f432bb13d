"""Forms: what a word is by how it ends or begins, where only function words are listed.

A language file has words in full and, for the others, how they end or begin: ``-ción``, ``ge-t``,
``aufge-``. What no form speaks for is a noun, as most words are; where nouns have capitals, and
where none is listed, it is left open. A Chinese syllable on its own is more often part of a word
than one: a break at it is a risk.
"""

from __future__ import annotations

from collections.abc import Callable

from captions.languages import FORMS, Language

__all__ = ["before_a_break", "behind_a_break"]

_BEFORE = frozenset({"topic", "case", "clause", "final", "plain", "binding"})
"""What the end of a phrase says of a break behind it, and nothing of one before it."""
_BEHIND = frozenset({"dependent"})
"""What the beginning of a phrase says of a break before it, and nothing of one behind it."""
_PART = {"manner": "adverb"}
_STEM = 2
"""Letters that a word has at least besides those of a form; where letters are syllables, one."""
_SYLLABLES = frozenset({"ja", "ko", "zh"})


def before_a_break(known: Language) -> Callable[[str, bool], str]:
    """Return what tells the part of a word, in lower case, from it and from its having a capital.

    >>> from captions.languages import load
    >>> part = before_a_break(load("es"))
    >>> part("soluciones", False), part("dormían", False), part("sol", False), part("ana", True)
    ('noun', 'verb', 'noun', 'name')
    >>> german = before_a_break(load("de"))
    >>> german("haus", True), german("gemacht", False)
    ('noun', 'participle')
    """
    return _forms(known, FORMS - _BEHIND)


def behind_a_break(known: Language) -> Callable[[str, bool], str]:
    """Return the same for a word behind a break.

    >>> from captions.languages import load
    >>> behind_a_break(load("ja"))("しかしながら", False), before_a_break(load("ja"))("私は", False)
    ('opening', 'topic')
    """
    return _forms(known, FORMS - _BEFORE)


def _forms(known: Language, sections: frozenset[str]) -> Callable[[str, bool], str]:
    words: dict[str, str] = {}
    endings: dict[str, str] = {}
    around: list[tuple[str, str, str]] = []
    for section in sorted(sections):
        part = _PART.get(section, section)
        for entry in known.words(section):
            beginning, hyphen, ending = entry.partition("-")
            if not hyphen:
                words[entry] = part
            elif beginning:
                around.append((beginning, ending, part))
            else:
                endings[ending] = part
    longest = max(map(len, endings), default=0)
    stem = 1 if known.tag in _SYLLABLES else _STEM
    capital_part = "noun" if known.tag == "de" else "name"
    default = "noun" if known.words("noun") and known.tag != "de" else "content"

    def part_of(word: str, capital: bool) -> str:
        if word in words:
            return words[word]
        if capital:
            return capital_part
        for beginning, ending, part in around:
            room = len(word) - len(beginning) - len(ending)
            if room >= stem and word.startswith(beginning) and word.endswith(ending):
                return part
        for length in range(min(longest, len(word) - stem), 0, -1):
            if word[-length:] in endings:
                return endings[word[-length:]]
        return "syllable" if known.tag == "zh" and len(word) == 1 else default

    return part_of
