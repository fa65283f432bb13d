"""Repairs: readable cases of what is mended and of what must never be touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.clean import repairs
from captions.clean.repairs import REPAIRS, repair_line
from captions.model import Edit, Line
from captions.pattern import Pattern
from tests.strategies import ANY_TEXT

DATA = Path(__file__).parent.parent / "data"


def cases(name: str) -> list[str]:
    """Return the lines of a data file that are no comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


@pytest.mark.parametrize("case", cases("untouched.txt"))
def test_untouched(case: str, request: pytest.FixtureRequest) -> None:
    text, _, why = case.partition(" ## ")
    assert why, "every case says why"
    if text.startswith("KNOWN FAILURE: "):
        request.applymarker(pytest.mark.xfail(strict=True, reason=why))
        text = text.removeprefix("KNOWN FAILURE: ")
    assert repair_line(Line(1, text), "en", None).text == text


@pytest.mark.parametrize("case", cases("repaired.tsv"))
def test_repaired(case: str) -> None:
    *before, after, names = case.split("\t")
    edits: list[Edit] = []
    assert repair_line(Line(1, "\t".join(before)), "en", edits.append).text == after
    assert [edit.kind for edit in edits] == names.split()


def test_french_keeps_its_spaces() -> None:
    mended = repair_line(Line(1, "Quoi ? « Oui , bien sûr » !"), "fr", None).text
    assert mended == "Quoi\u00a0? «\u00a0Oui, bien sûr\u00a0»\u00a0!"
    mended = repair_line(Line(1, "De leurs « idées », et de « leurs »."), "fr", None).text
    assert mended == "De leurs «\u00a0idées\u00a0», et de «\u00a0leurs\u00a0»."


@given(ANY_TEXT)
def test_a_repaired_line_needs_no_repair(text: str) -> None:
    line = Line(1, " ".join(text.splitlines()))
    mended = repair_line(line, "en", None)
    assert repair_line(mended, "en", None) == mended


@given(ANY_TEXT, st.sampled_from(["en", "fr"]))
def test_a_line_that_is_not_suspect_needs_no_repair(text: str, language: str) -> None:
    line = Line(1, " ".join(text.split()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairs, "_SUSPECT", re.compile(""))
        thorough = repair_line(line, language, None)
    assert repair_line(line, language, None) == thorough


def test_every_repair_has_a_case() -> None:
    named = {name for case in cases("repaired.tsv") for name in case.split("\t")[-1].split()}
    assert named == {repair.name for repair in REPAIRS}


_PIECES = st.sampled_from([*'ab.Z,;:!?…"“”„«» \u00a0\t\u200b\u00ad\u200d\u2003\x07', " .", "“ "])


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_is_looked_for_first_is_what_a_defect_cannot_do_without(text: str) -> None:
    def changed(*patterns: Pattern) -> bool:
        return any(pattern.compiled.search(text) for pattern in patterns)

    marks = [repairs._MARK_TWICE, repairs._STOP_TWICE, repairs._STOP_AFTER_MARK]
    assert repairs._TWO_MARKS.compiled.search(text) or not changed(
        *marks, repairs._COMMA_AFTER_STOP
    )
    for mend, patterns in (
        (repairs.debris, (repairs._DEBRIS,)),
        (repairs.doubled_spaces, (repairs._SPACES,)),
        (repairs.space_before_punctuation, (repairs._BEFORE_MARK,)),
        (repairs.quote_spacing, (repairs._LOW_PAIR if "„" in text else repairs._CURLY_PAIR,)),
    ):
        assert mend(text, "en") != text or not changed(*patterns)
