"""A pronunciation lexicon: what is written → how it is said, or its IPA.

Two forms are read: lines ``display,said-as`` (comma or tab; IPA in slashes), and the W3C's
Pronunciation Lexicon Specification, https://www.w3.org/TR/pronunciation-lexicon/.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from captions.errors import InputError
from captions.words.spoken.pls import LONGEST, Lexeme, parse_pls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Entry", "Lexicon", "parse_lexicon"]

_MARKS = "\"'“”‘’«»„‚([{<¿¡.,;:!?…)]}>–—-*_"


class Entry(NamedTuple):
    """How one entry is said: a text (empty: as it is written), and its IPA if it has one."""

    text: str
    phoneme: str = ""


class Found(NamedTuple):
    """An entry that matches tokens: how many, the marks around them, and the entry."""

    size: int
    before: str
    entry: Entry
    after: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    r"""Entries by what is written; lower case matches any case, capitals match as they stand.

    >>> lexicon = parse_lexicon("GIF,jif\nnginx,engine x\nNew Delhi,/njuː ˈdɛli/", "names.csv")
    >>> lexicon.find(["(Nginx),", "is"], 0)
    Found(size=1, before='(', entry=Entry(text='engine x', phoneme=''), after='),')
    >>> lexicon.find(["gif"], 0) is None, lexicon.find(["New", "Delhi."], 0).entry.phoneme
    (True, 'njuː ˈdɛli')
    """

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    firsts: dict[str, int] = field(default_factory=dict)

    def starts(self, token: str) -> bool:
        """Return whether an entry starts with this token."""
        return self._longest(token) > 0

    def find(self, tokens: Sequence[str], i: int) -> Found | None:
        """Return the longest entry that starts at token ``i``."""
        for size in range(min(self._longest(tokens[i]), len(tokens) - i), 0, -1):
            joined = " ".join(tokens[i : i + size])
            core = joined.strip(_MARKS)
            for phrase in (joined, core, core.removesuffix("'s").removesuffix("’s")):
                entry = self.entries.get(tuple(phrase.split(" ")))
                entry = entry or self.entries.get(tuple(phrase.lower().split(" ")))
                if entry and phrase:
                    before, _, after = joined.partition(phrase)
                    return Found(size, before, Entry(entry.text or phrase, entry.phoneme), after)
        return None

    def _longest(self, token: str) -> int:
        """Return how many words the longest entry has that a token may start."""
        core = token.strip(_MARKS)
        bare = core.removesuffix("'s").removesuffix("’s")
        return max(
            self.firsts.get(key, 0) for key in (token, core, core.lower(), bare, bare.lower())
        )


def parse_lexicon(text: str, name: str) -> Lexicon:
    """Return the lexicon written in a text.

    Args:
        text: Lines of ``display,said-as`` or a PLS document.
        name: What to call it in errors.

    Raises:
        InputError: A line or the document is not what it should be.
    """
    text = text.removeprefix("\ufeff")
    lexemes = parse_pls(text, name) if text.lstrip().startswith("<") else _parse_lines(text, name)
    lexicon = Lexicon()
    for lexeme in lexemes:
        key = tuple(lexeme.display.split())
        lexicon.entries[key] = Entry(lexeme.text, lexeme.phoneme)
        first = key[0].strip(_MARKS) or key[0]
        lexicon.firsts[first] = max(len(key), lexicon.firsts.get(first, 0))
    return lexicon


def _parse_lines(text: str, name: str) -> Iterable[Lexeme]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            yield _parse_line(line, name, number)


def _parse_line(line: str, name: str, number: int) -> Lexeme:
    delimiter = "\t" if "\t" in line else ","
    try:
        fields = [f.strip() for f in next(csv.reader([line], delimiter=delimiter, strict=True))]
    except csv.Error:
        remedy = 'close the quotation mark, or double it: "" stands for one'
        raise InputError("a quotation mark is not closed", name, number, remedy) from None
    if len(fields) != 2 or not all(fields):
        problem = f"{line.strip()[:60]!r} has {len(fields)} fields with text, not 2"
        if len(fields) == 2:
            problem = f"{line.strip()[:60]!r} lacks one of its two fields"
        remedy = 'write display,said-as; a comma inside a field needs "quotation marks"'
        raise InputError(problem, name, number, remedy)
    display, said = fields
    if len(display.split()) > LONGEST:
        remedy = f"give at most {LONGEST} words"
        raise InputError(f"{display[:60]!r} is too long an entry", name, number, remedy)
    if said.startswith("/") != (said.endswith("/") and len(said) > 2):
        remedy = "put IPA between two slashes, as in /ˈtɒmətəʊ/"
        raise InputError(f"{said[:60]!r} has one slash", name, number, remedy)
    if said.startswith("/"):
        return Lexeme(display, "", said.strip("/").strip())
    return Lexeme(display, said, "")
