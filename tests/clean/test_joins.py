"""Joins: words that a line break tore apart, and those that only look so."""

from __future__ import annotations

import pytest

from captions.clean import clean, replay
from captions.model import Edit, Line
from captions.reading import lines_of_text


def joined(text: str, language: str = "en") -> str:
    """Return the cleaned text."""
    return "\n".join(line.text for line in clean(lines_of_text(text), language))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("a well-\nknown man", "a well-known\nman", "the word's own hyphen"),
        ("a mother-in-\nlaw came", "a mother-in-law\ncame", "the word's own hyphen, the last"),
        ("the agree-\nment holds", "the agreement\nholds", "what follows is no word"),
        ("no na-\ntion, none", "no nation,\nnone", "what follows is no word, with a mark"),
        ("inter\u00ad\nnational", "international", "a soft hyphen by its code"),
        ("inter\u2010\nnational", "international", "a typographic hyphen"),
        ("every\u00ad\nBODY", "everyBODY", "a soft hyphen says so whatever follows"),
        (
            "is international.\nAn inter-\nnational day",
            "is international.\nAn international\nday",
            "",
        ),
        ("an-\nother day", "another\nday", "the language knows the word"),
    ],
)
def test_rejoined(text: str, expected: str, why: str) -> None:
    assert joined(text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("the rest of the power-\nwhich means", "somebody broke off"),
        ("Yeah, must be-\ngoing home", "nothing is compounded with 'be'"),
        ("the rich-\nThey will", "a sentence starts"),
        ("first-\nand second-class", "a suspended hyphen"),
        ("one -\ntwo", "a dash with its space"),
        ("word-\n\nnext", "a paragraph ends"),
        ("pages 3-\n5", "figures"),
    ],
)
def test_left_apart(text: str, why: str) -> None:
    assert joined(text) == text, why


def test_a_soft_hyphen_that_joins_nothing_goes() -> None:
    assert joined("The end\u00ad") == "The end"
    assert joined("The end\u00ad\n\nof it") == "The end\n\nof it"


def test_the_log_replays() -> None:
    source = list(lines_of_text("agree-\nment\nwas inter\u00ad\nesting .\n. So\nthe end\u00ad"))
    edits: list[Edit] = []
    found = list(clean(source, log=edits.append))
    assert replay(source, edits) == found
    assert Line(1, "agreement") in found
