"""Repeats: what is dropped, what is kept, and that no word goes missing on the way."""

from __future__ import annotations

import re
import textwrap
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from captions.clean import clean, replay
from captions.clean.repeats import HEAD, MAX_BLOCK, Repeats, drop_repeats
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


@given(st.integers(1, 70) | st.integers(300, 400), st.integers(2, 4))
def test_long_blocks_go_and_the_log_replays(size: int, copies: int) -> None:
    block = [f"This is line {n} of it," for n in range(size - 1)] + ["and this is its last line"]
    last = [*block[:-1], "and this is its last line."]
    text = [*block * (copies - 1), *last, "The end."]
    source = [Line(n, line) for n, line in enumerate(text, 1)]
    edits: list[Edit] = []
    found = list(drop_repeats(source, "drop", edits.append))
    assert replay(source, edits) == found
    assert len(found) == size + 1


@pytest.mark.parametrize(("size", "goes"), [(MAX_BLOCK, True), (16 * MAX_BLOCK, False)])
def test_far_into_a_text_blocks_are_compared_up_to_a_size(size: int, goes: bool) -> None:
    block = [f"This is line {n} of it" for n in range(size)]
    text = [f"No line is like line {n}." for n in range(HEAD)] + block * 2
    assert len(dropped("\n".join(text)).splitlines()) == HEAD + size * (1 if goes else 2)


SENTENCES = [
    "On Monday the committee met in the old town hall.",
    "Nobody had expected that many people to come on such a day.",
    "No. No.",
    "They opened a second room upstairs, and the third one was for those who came late.",
]


@pytest.mark.parametrize("width", [20, 42, 70, 1000])
@pytest.mark.parametrize("together", [1, 2, 4])
def test_sentences_said_again_inside_lines(width: int, together: int) -> None:
    said = [SENTENCES[i : i + together] * 2 for i in range(0, 4, together)]
    if together == 1:
        said[2] = SENTENCES[2:3]
    source = list(lines_of_text(textwrap.fill(" ".join(chain(*said)), width)))
    edits: list[Edit] = []
    found = list(drop_repeats(source, "drop", edits.append))
    assert " ".join(line.text for line in found) == " ".join(SENTENCES)
    assert replay(source, edits) == found


def test_sentences_said_again_where_no_spaces_part_them() -> None:
    once = (
        "会議は月曜日に古い公会堂で開かれました。こんなに多くの人が来るとは誰も思いませんでした。"
    )
    assert dropped(once * 2) == once


REFRAIN = "Oh, carry me home\nOh, carry me home\ndown to the sea"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["We rowed all night", REFRAIN, "and the rain came down", REFRAIN, "The end"]),
        "There will be an answer\nLet it be, let it be\nLet it be, let it be\nSo they say.",
        "\n".join(
            ["Bring it back", "to me"] * 2 + ["I said,"] + ["Bring it back", "to me"] * 2 + ["No"]
        ),
    ],
)
def test_refrains_stay(text: str) -> None:
    assert dropped(text) == text


def test_where_every_line_is_doubled_none_was_meant() -> None:
    said = ["Hello there.", "I am Ann.", "I live in Leeds.", "It rains.", "Come in.", "Sit down."]
    assert dropped("\n".join(line for line in said for _ in range(2))) == "\n".join(said)
    assert dropped("\n".join(said[:3] * 2)) == "\n".join(said[:3])


SLIPS = "They had opened a second room upstairs for those who came late,\nand nobody was sent away."


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("second", "secnod"), ("opened", "openned"), ("upstairs", "upstairz"), ("nobody", "nobdy")],
)
def test_a_slip_of_the_pen_makes_no_other_text(right: str, wrong: str) -> None:
    for copy in (SLIPS.replace(right, wrong), SLIPS.replace(right, wrong).upper()):
        assert dropped(f"{PROSE}\n{SLIPS}\n{copy}\nThe end.") == f"{PROSE}\n{SLIPS}\nThe end."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("second", "third"),
        ("room", "door"),
        ("nobody", "everybody"),
        ("had", "have"),
        ("late", "13"),
    ],
)
def test_another_word_does(one: str, other: str) -> None:
    text = f"{SLIPS}\n{SLIPS.replace(one, other)}\nThe end."
    assert dropped(text) == text


def test_a_copy_without_its_accents_is_the_same_text() -> None:
    once = "Quand nous sommes arrivés, le café était déjà fermé."
    assert dropped(f"{once}\nQuand nous sommes arrives, le cafe etait deja ferme.") == once


def test_a_line_of_marks_parts_no_copies() -> None:
    assert dropped(f"{PROSE}\n***\n{PROSE}\n---\nThe end.") == f"{PROSE}\n---\nThe end."


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
