"""Repeats: what is dropped, what is kept, and that no word goes missing on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from captions.clean import clean, replay
from captions.clean.repeats import MAX_BLOCK, Repeats, drop_repeats
from captions.model import Edit, Line
from captions.reading import lines_of_path, lines_of_text
from tests.strategies import scripts


def dropped(text: str, mode: Repeats = "drop") -> str:
    """Return the text without its repeats."""
    return "\n".join(line.text for line in drop_repeats(lines_of_text(text), mode, None))


def words(text: str) -> list[str]:
    """Return the words of a text without case and punctuation."""
    return re.findall(r"\w+", text.casefold())


PROSE = """On Monday the committee met in the old town hall
to hear what the engineers had found.
Nobody had expected so many people to come.
They opened a second room upstairs."""


@pytest.mark.parametrize("copies", [2, 3, 7])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_blocks_go_however_often(size: int, copies: int) -> None:
    lines = PROSE.splitlines()
    text = "\n".join([*lines[:size] * copies, *lines[size:]])
    assert dropped(text) == PROSE


@given(scripts(), st.integers(2, 4))
def test_a_text_pasted_again_is_one_text(text: str, copies: int) -> None:
    assume(len(text.splitlines()) <= MAX_BLOCK)
    once = dropped(text, "aggressive")
    again = dropped("\n".join([text] * copies), "aggressive")
    assert set(words(again)) == set(words(once))
    assert len(words(again)) <= len(words(text))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("No.\nNo.", "a short answer said twice"),
        ("He asked again.\nNever!\nNever!\nThen he left.", "an exclamation said twice"),
        ("Go on.\nGo on.\nGo on.", "urging"),
        (f"{PROSE}\nAnd so it goes.\n{PROSE}", "a refrain later in the text"),
        ("Row, row, row your boat\ngently down the stream.", "a word repeated in a line"),
    ],
)
def test_what_was_meant_twice_stays(text: str, why: str) -> None:
    assert dropped(text) == text, why


DOUBLED = "\n".join(line for line in PROSE.splitlines() for _ in range(2))


def test_the_document_is_evidence() -> None:
    assert dropped(f"{DOUBLED}\nNo.\nNo.") == f"{PROSE}\nNo."


def test_an_answer_in_the_words_of_the_question_stays_whatever_the_document() -> None:
    assert dropped(f"{DOUBLED}\nYeah?\nYeah.") == f"{PROSE}\nYeah?\nYeah."


def test_what_is_said_twice_inside_a_block_is_a_part_of_it() -> None:
    block = "Where are we?\nHave we got even our roots?\nHave we got the shoots?\nWhere are we?"
    assert dropped(f"{DOUBLED}\n{block}\n{block}\nThe end.") == f"{PROSE}\n{block}\nThe end."


def test_copies_stay_alike_where_a_sentence_breaks_off() -> None:
    block = "which means they will\nthen have even more of the power-"
    found = clean(lines_of_text(f"{block}\n{block}\n{block}\nAnd so on."))
    assert [line.text for line in found] == [*block.splitlines(), "And so on."]


def test_one_copy_without_its_full_stop_was_pasted() -> None:
    assert dropped("I'm Ann Lee-Smith\nI'm Ann Lee-Smith.\nHello all.") == (
        "I'm Ann Lee-Smith.\nHello all."
    )


@pytest.mark.parametrize(
    ("copy", "kept"),
    [
        (
            "they opened a SECOND room upstairs for those who came late",
            "They opened a second room upstairs for those who came late.",
        ),
        (
            "They opened a second room upstairs for those who came late. .",
            "They opened a second room upstairs for those who came late.",
        ),
        (
            "They opened a second\nroom upstairs for those who came late.",
            "They opened a second room upstairs for those who came late.",
        ),
    ],
)
def test_a_copy_may_differ_and_the_better_one_stays(copy: str, kept: str) -> None:
    assert dropped(f"{kept}\n{copy}") == kept
    if "\n" not in copy:
        assert dropped(f"{copy}\n{kept}") == kept


def test_a_copy_broken_differently_into_as_many_lines_loses_no_word() -> None:
    once = "They opened a second room\nupstairs, for all who came late,\nand so on"
    again = "They opened a second room upstairs,\nfor all who came late,\nand so on."
    assert words(dropped(f"{once}\n{again}")) == words(once)


@given(st.lists(st.sampled_from(PROSE.split()), min_size=12, max_size=60), st.data())
def test_a_block_broken_differently_is_the_same_block(
    tokens: list[str], data: st.DataObject
) -> None:
    def broken() -> str:
        at = data.draw(st.lists(st.integers(1, len(tokens) - 1), min_size=1, max_size=9))
        return " ".join("\n" * (i in at) + token for i, token in enumerate(tokens))

    said = dropped("\n".join(broken() for _ in range(3)), "aggressive")
    assert set(words(said)) == set(words(" ".join(tokens)))
    assert words(said) == words(" ".join(tokens)) or len(set(tokens)) < len(tokens)


def test_keep_keeps_and_aggressive_drops() -> None:
    assert dropped("No.\nNo.", "keep") == "No.\nNo."
    assert dropped("No.\nNo.", "aggressive") == "No."
    assert dropped(f"{PROSE}\n" + "\n".join(PROSE.splitlines()[:2]), "aggressive") == PROSE


def test_the_log_says_where() -> None:
    edits: list[Edit] = []
    list(
        drop_repeats(
            [
                Line(3, "A much longer line,"),
                Line(4, "in two."),
                Line(5, "A much longer line,"),
                Line(6, "in two."),
            ],
            "drop",
            edits.append,
        )
    )
    assert [(e.kind, e.first, e.last, e.after) for e in edits] == [("repeat", 5, 6, ())]
    assert "3–4" in edits[0].why


@pytest.mark.parametrize("number", range(1, 7))
def test_real_files(inputs: Path, number: int) -> None:
    path = inputs / "repeats" / f"blocks-{number:02}.txt"
    expected = (inputs / "repeats" / f"blocks-{number:02}.expected.txt").read_text("utf-8")
    found = " ".join(line.text for line in clean(lines_of_path(path)))
    assert words(found) == words(expected)


@given(st.integers(1, 70), st.integers(2, 4))
def test_long_blocks_go_and_the_log_replays(size: int, copies: int) -> None:
    block = [f"This is line {n} of it," for n in range(size - 1)] + ["and this is its last line"]
    last = [*block[:-1], "and this is its last line."]
    text = [*block * (copies - 1), *last, "The end."]
    source = [Line(n, line) for n, line in enumerate(text, 1)]
    edits: list[Edit] = []
    found = list(drop_repeats(source, "drop", edits.append))
    assert replay(source, edits) == found
    assert len(found) == (size + 1 if size <= MAX_BLOCK else len(text))


def test_time_is_linear() -> None:
    """The number of comparisons grows with the text, even where every line is the same."""
    import cProfile
    import pstats

    def calls(count: int) -> int:
        lines = [Line(n, "the same line of words, over and over") for n in range(count)]
        profile = cProfile.Profile()
        profile.runcall(lambda: list(drop_repeats(lines, "drop", None)))
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    assert calls(4000) < 4.4 * calls(1000)
