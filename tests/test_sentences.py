"""Sentence ends: readable cases, and what holds for any text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.model import End
from captions.words.sentences import SentenceEnds
from captions.words.tokens import tokenize

_CASES = Path(__file__).parent / "data" / "sentences.tsv"
_LANGUAGES = ["en", "de", "es", "fr", "it", "nl", "pt", "ja", "ru", "el"]


def _cases() -> Sequence[object]:
    cases = []
    for number, line in enumerate(_CASES.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            text, language, why, *fails = line.replace("~", "\u00a0").split("\t")
            marks = [pytest.mark.xfail(strict=True, reason=why)] if fails else []
            cases.append(pytest.param(text, language, id=f"{number}: {why}", marks=marks))
    return cases


def _split(text: str, language: str) -> str:
    """Return the text with | at each sentence end inside it."""
    tokens = tokenize(text, language)
    ends = SentenceEnds(language)([token for token, _ in tokens], "")
    out = ""
    for i, (token, glued) in enumerate(tokens):
        out += ("|" if i and ends[i - 1] else "") + ("" if glued or not i else " ") + token
    return out


@pytest.mark.parametrize(("text", "language"), _cases())
def test_ends(text: str, language: str) -> None:
    assert _split(text.replace("|", ""), language) == text


def test_enough_cases() -> None:
    assert len(_cases()) >= 150


_WORDS = st.sampled_from(
    "The he U.S. Mr. Smith no. 5 p.m. a. m. z. B. 's I. J. II. 1. . .. ... … « » ! ? well... "
    'the... iPhone left. (left.) "left." 3. Oktober 1945. L\'eau 。 行く。 ¿Y 😀 ♪ – , Plan B. '
    "etc. but it. believed. (applause) 's Avonds Jan. Le".split()
)
_TOKENS = st.lists(_WORDS | st.text("aB.!?…\"'»)1 ", min_size=1).map(str.strip).filter(bool))


@given(_TOKENS, st.sampled_from(_LANGUAGES), st.lists(st.integers(1, 6)), st.data())
def test_batches_equal_the_whole(
    tokens: list[str], language: str, sizes: list[int], data: st.DataObject
) -> None:
    last = max(len(tokens) - 1, 0)
    paragraphs = sorted(data.draw(st.sets(st.integers(0, last)))) if tokens else []
    whole = SentenceEnds(language)(tokens, "", paragraphs)
    ends = SentenceEnds(language)
    cuts = [0]
    for size in sizes:
        cuts.append(min(len(tokens), cuts[-1] + size))
    cuts.append(len(tokens))
    found: list[int] = []
    for start, stop in pairwise(cuts):
        if start < stop:
            inside = [i - start for i in paragraphs if start <= i < stop]
            following = tokens[stop] if stop < len(tokens) else ""
            found += ends(tokens[start:stop], following, inside)
    assert found == whole


@given(_TOKENS, st.sampled_from(_LANGUAGES))
def test_an_end_stands_only_where_a_mark_is(tokens: list[str], language: str) -> None:
    ends = SentenceEnds(language)(tokens, "")
    assert len(ends) == len(tokens)
    for i, end in enumerate(ends[:-1]):
        marked = "".join(tokens[: i + 1])
        assert end in (End.NONE, End.SENTENCE)
        assert not end or any(char in marked for char in ".!?…。")
        if tokens[i].isalnum():
            assert not end


@given(_TOKENS, st.sampled_from(_LANGUAGES))
def test_a_text_leaves_nothing_behind(tokens: list[str], language: str) -> None:
    ends = SentenceEnds(language)
    assert ends(tokens, "") == ends(tokens, "")


@given(st.lists(st.sampled_from(["a", "the", "Dupont", "3.14", "x.y", "well,", "(so)"])))
def test_no_mark_no_end(tokens: list[str]) -> None:
    assert not any(SentenceEnds("en")(tokens, ""))


def test_a_paragraph_is_an_end_and_a_label_starts_after_it() -> None:
    tokens = "Steps 1. Open it. 2. Close it".split()
    ends = SentenceEnds("en")(tokens, "", [0])
    assert [t for t, end in zip(tokens, ends, strict=True) if end] == ["Steps", "it."]


def test_memory_is_bounded() -> None:
    ends = SentenceEnds("en")
    for start in range(0, 200_000, 2_000):
        ends([f"w{i}." for i in range(start, start + 2_000)], "The")
    assert len(ends._edges._tails) < 40_000


@pytest.mark.parametrize("unit", ["!", '!"', "\u00a0", "a.", ".", "x\u00a0!", "IV", "…»", "😀"])
def test_a_long_token_takes_linear_time(unit: str) -> None:
    tokens = [unit * 50_000 + ",", unit * 50_000 + ".", "The"]
    started = process_time()
    SentenceEnds("en")(tokens, "")
    assert process_time() - started < 2
