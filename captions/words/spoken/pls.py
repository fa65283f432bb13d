"""Read a lexicon in PLS 1.0, https://www.w3.org/TR/pronunciation-lexicon/."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat  # a document type, and so any entity, is refused below

from captions.errors import InputError

__all__ = ["LONGEST", "Lexeme", "parse_pls"]

LONGEST = 8
"""Words an entry may have."""


class Lexeme(NamedTuple):
    """One entry: what is written, what is said, and its IPA."""

    display: str
    text: str
    phoneme: str


def parse_pls(text: str, name: str) -> list[Lexeme]:
    """Return the lexemes of a PLS document, one for each grapheme.

    >>> parse_pls('<lexicon alphabet="ipa"><lexeme><grapheme>W3C</grapheme>'
    ...           '<alias>World Wide Web Consortium</alias></lexeme></lexicon>', "a.pls")
    [Lexeme(display='W3C', text='World Wide Web Consortium', phoneme='')]

    Raises:
        InputError: It is not well-formed, declares a document type, or is no lexicon.
    """
    return _Document(name).parse(text)


class _Document:
    """Follows the parser's events."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lexemes: list[Lexeme] = []
        self._fields: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def parse(self, text: str) -> list[Lexeme]:
        try:
            self._parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            problem = f"not well-formed XML ({expat.errors.messages[error.code]})"
            raise self._error(problem, "mend the XML", error.lineno) from None
        return self.lexemes

    def _error(self, problem: str, remedy: str, line: int | None = None) -> InputError:
        return InputError(problem, self.name, line or self._parser.CurrentLineNumber, remedy)

    def _refuse(self, *_: object) -> None:
        raise self._error(
            "it declares a document type", "remove <!DOCTYPE …>; a lexicon needs none"
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(" ")[2]
        if not self._open:
            if tag != "lexicon":
                raise self._error(f"<{tag[:40]}> is no lexicon", "start with <lexicon>")
            alphabet = attributes.get("alphabet", "ipa")
            if alphabet != "ipa":
                remedy = 'give the phonemes in IPA, alphabet="ipa"'
                raise self._error(f"unknown alphabet {alphabet[:40]!r}", remedy)
        if tag == "lexeme":
            self._fields = {}
        elif tag in {"grapheme", "phoneme", "alias"}:
            self._fields.setdefault(tag, []).append("")
        self._open.append(tag)

    def _text(self, data: str) -> None:
        if self._open and self._open[-1] in {"grapheme", "phoneme", "alias"}:
            self._fields.setdefault(self._open[-1], [""])[-1] += data

    def _end(self, _tag: str) -> None:
        if self._open.pop() != "lexeme":
            return
        fields = {tag: [" ".join(t.split()) for t in texts] for tag, texts in self._fields.items()}
        graphemes = [text for text in fields.get("grapheme", []) if text]
        said = [*fields.get("alias", []), *fields.get("phoneme", [])]
        if not graphemes or not any(said):
            remedy = "give each a <grapheme> and an <alias> or a <phoneme>"
            raise self._error("a <lexeme> lacks one of its parts", remedy)
        if longest := [text for text in graphemes if len(text.split()) > LONGEST]:
            remedy = f"give at most {LONGEST} words"
            raise self._error(f"{longest[0][:60]!r} is too long an entry", remedy)
        alias, phoneme = (fields.get(tag, [""])[0] for tag in ("alias", "phoneme"))
        self.lexemes += [Lexeme(text, alias, phoneme) for text in graphemes]
