"""Parts for those who do not hear, in the styles that are met with; negatives stay."""

from __future__ import annotations

import pytest

from captions.clean.hearing import PARTS, without_parts
from captions.model import Line

CASES = [
    ("(LAUGHS) Yes.", "Yes."),
    (">> JOHN: Hello.", "Hello."),
    ("- [Bob] Who?", "- Who?"),
    ("John Smith: Hi.", "Hi."),
    ("# la la #", ""),
    ("[♪♪♪]", ""),
    ("NARRATOR (V.O.): Once", "Once"),
    ("He said (quietly) no.", "He said no."),
    ("*door slams*", ""),
    ("（笑）はい", "はい"),
    ("JOSÉ: Hola", "Hola"),
    ("ИВАН: Привет", "Привет"),
    ("WOMAN #2: Run", "Run"),
]
UNTOUCHED = [
    "(c) 2024 Corp",
    "f(x) = 2",
    "Warning: do not",
    "At 10:30 we go",
    "2 * 3 * 4",
    ">> Hello there.",
]


@pytest.mark.parametrize(("text", "left"), [*CASES, *((text, text) for text in UNTOUCHED)])
def test_styles(text: str, left: str) -> None:
    assert " ".join(line.text for line in without_parts([Line(1, text)], PARTS)) == left
