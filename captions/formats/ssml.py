"""SSML (https://www.w3.org/TR/speech-synthesis11/): what is said for what is written.

What is said otherwise than written is put as ``<sub alias="five dollars">$5</sub>``, where the
engine takes it: `ssml_dialect` knows the engines, `ssml_reading` writes one reading, and
`ssml_document` whole documents.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from captions.formats.ssml_document import Form, documents
from captions.formats.ssml_reading import Said
from captions.model import Cue, End, Head, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["render", "text_of"]


def text_of(document: str) -> str:
    """Return what a document says: its text, with what is said for what is written.

    >>> text_of('<speak><p><s>It costs <sub alias="five dollars">$5</sub>.</s></p></speak>')
    'It costs five dollars.'
    """
    return " ".join("".join(_texts(ET.fromstring(document))).split())  # noqa: S314 - our own


def _texts(element: ET.Element) -> Iterator[str]:
    if element.tag.rpartition("}")[2] == "sub":
        yield element.get("alias", "")
    else:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield the words of a track as one document of the W3C's dialect."""
    yield from documents(_sentences(cues), Form(language=head.language))


def _sentences(cues: Iterable[Cue]) -> Iterator[tuple[list[Said], int]]:
    said: list[Said] = []
    for cue in cues:
        if not cue.words:
            yield [Said(token, token) for token in cue.text.split()], End.SENTENCE
            continue
        start = 0
        for i, end in enumerate(cue.words.end):
            if end:
                said += _said(cue.words[start : i + 1])
                yield said, end
                said, start = [], i + 1
        said += _said(cue.words[start:])
    yield said, End.PARAGRAPH


def _said(words: Words) -> list[Said]:
    """Return the readings of words: each with the words that are said with it."""
    starts = [i for i, text in enumerate(words.spoken) if text or not i]
    return [
        Said(words.text(start, stop), words.spoken[start], glued=words.glued[start])
        for start, stop in pairwise([*starts, len(words)])
    ]
