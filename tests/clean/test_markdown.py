"""Markdown: the words of the rendered page, its blocks as paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import captions
from captions.clean import clean, replay
from captions.model import Edit
from captions.reading import lines_of_text
from tests.strategies import ANY_TEXT


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text as they are captioned."""
    track = captions.format(lines_of_text(text), markdown=True, rules={"columns": 200, "lines": 1})
    return track.to("txt").strip().split("\n\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# The title #\nAnd so on.", ["The title", "And so on."]),
        ("The title\n=====\nAnd so on.", ["The title", "And so on."]),
        ("Two things:\n- one\n- two\n  of them", ["Two things:", "one", "two of them"]),
        ("* one\n+ two\n- [x] three", ["one", "two", "three"]),
        ("1. First\n2. Second", ["1. First", "2. Second"]),
        ("> quoted\n> on", ["quoted on"]),
        ("| a | b |\n|:--|--:|\n| 1 | 2\\|3 |", ["a b", "1 2|3"]),
        ("```python\nx = *y*\n```\nAfter.", ["x = *y*", "After."]),
        ("So[^1] it is.\n\n[^1]: A note.", ["So it is.", "A note."]),
        ("See [the page][p] now.\n\n[p]: http://x.y 'Title'", ["See the page now."]),
        ("---\ntitle: x\ndate: y\n---\nThe text.", ["The text."]),
        ("---\nNo data, a rule.", ["No data, a rule."]),
        ("a\n\n---\n\nb", ["a", "b"]),
        ("00:01:02\n**[Ann]** ~~so~~ *it* is", ["[Ann] it is"]),
        ("snake_case and 2 * 3 * 4", ["snake_case and 2 * 3 * 4"]),
        ("![a picture](x.png) Text.", ["Text."]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@given(ANY_TEXT)
def test_the_log_replays(text: str) -> None:
    source = list(lines_of_text(text))
    edits: list[Edit] = []
    found = list(clean(source, markdown=True, log=edits.append))
    assert replay(source, edits) == found


def test_a_transcript(inputs: Path) -> None:
    text = captions.format(inputs / "text" / "reviewed-01.md").to("txt")
    assert text.startswith("Millionaires For Humanity — Corrections\n\nhttps://")
    assert not {"**", "~~", "00:00:03"} & set(text.split())
    assert "Tom Swarbrick," in text.replace("\n", " ")
