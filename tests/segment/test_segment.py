"""Segmenting words: what must hold of any text, and breaks that people would and would not make."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from captions.model import Block, End, Line, Words
from captions.profile import load_profile
from captions.segment import rebreak, segment
from captions.segment.fit import Shape
from captions.segment.rebreak import lines_within
from captions.segment.segmenter import Segmenter
from captions.segment.shape import one_line, shape, two_lines
from captions.segment.weights import learned
from captions.words import to_words

TEXT = (
    "Accessibility is essential for some people, and it is useful for everyone who uses the web. "
    "When I first started to work with computers, the only thing I could see on the screen was "
    "a blinking cursor and nothing else. It took years! So we asked the people who had built "
    "it whether the documents could be read aloud by a machine. They said that it could. Fine. "
    "We have since been told by Dr. Smith that more than 1,200 companies use it every day."
)


def words_of(text: str, language: str = "en") -> Words:
    return Words.joined(to_words([Line(1, text)], language))


def joined(parts: Iterable[tuple[Words, list[Block]]]) -> list[Block]:
    """The blocks of all parts, counted from the first word of all."""
    found, offset = [], 0
    for words, blocks in parts:
        for start, stop, breaks in blocks:
            places = tuple(offset + at for at in breaks)
            found.append(Block(offset + start, offset + stop, places))
        offset += len(words)
    return found


def blocks_of(words: Words, language: str = "en", **rules: int) -> list[Block]:
    profile = load_profile("netflix", language, **rules)
    return joined(segment([words], profile, language))


def lines_of(words: Words, block: Block) -> list[str]:
    places = (block.start, *block.breaks, block.stop)
    return [words.text(a, b) for a, b in pairwise(places)]


@pytest.mark.parametrize("columns", [16, 24, 32, 42, 55])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_every_word_once_and_every_line_within_the_limit(columns: int, lines: int) -> None:
    words = words_of(TEXT)
    blocks = blocks_of(words, columns=columns, lines=lines)
    assert [b.start for b in blocks] == [0, *(b.stop for b in blocks[:-1])]
    assert blocks[-1].stop == len(words)
    for block in blocks:
        shown = lines_of(words, block)
        assert len(shown) <= lines
        assert all(len(line) <= columns for line in shown)


def test_no_cue_has_parts_of_two_sentences() -> None:
    words = words_of(TEXT)
    for block in blocks_of(words):
        if any(words.end[block.start : block.stop - 1]):
            assert block.start == 0 or words.end[block.start - 1]
            assert words.end[block.stop - 1]


def test_batches_do_not_matter() -> None:
    words = words_of(" ".join([TEXT] * 12))
    whole = [lines_of(words, block) for block in blocks_of(words)]
    rng = random.Random(1)
    cuts = sorted({0, len(words), *rng.sample(range(len(words)), 9)})
    batches = (words[a:b] for a, b in pairwise(cuts))
    profile = load_profile("netflix")
    parts = [
        lines_of(part, block) for part, blocks in segment(batches, profile) for block in blocks
    ]
    assert parts == whole


def test_batches_end_where_paragraphs_do() -> None:
    paragraph = ("So it is, and so it will be. " * 200).strip()
    *batches, _ = to_words([Line(1, paragraph), Line(2, "")] * 10, "en")
    assert len(batches) > 2
    assert all(words.end[-1] == End.PARAGRAPH for words in batches)
    found = list(segment(batches, load_profile("netflix")))
    assert [len(words) for words, _ in found] == [len(words) for words in batches]


def test_what_is_settled_still_says_something_of_breaks() -> None:
    # A batch may start a few words before a comma: that is no opening of a sentence.
    clause = (
        "what we've seen in recent years, not months, recent years, is, unfortunately, an effort "
        "to undermine the longstanding status quo, as they say, or what was left of it, and"
    )
    words = words_of(" ".join([clause] * 5) + " so on.")
    profile = load_profile("netflix")
    whole = Segmenter(profile, "en").problem(words)
    for size in range(20, len(words)):
        segmenter = Segmenter(profile, "en")
        _, settled = segmenter.fit(words[:size], last=False)
        rest = segmenter.problem(words[settled:])
        assert rest.cue_cost == whole.cue_cost[settled:]
        assert rest.line_cost == whole.line_cost[settled:]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # before a preposition, although the lines are less even
        (
            "We looked at all the documents again in the library.",
            ["We looked at all the documents again", "in the library."],
        ),
        # never between article and noun, title and name, number and unit
        (
            "The committee had been told that it was the responsibility of us all.",
            ["The committee had been told", "that it was the responsibility of us all."],
        ),
        (
            "The report was written last year by Dr. Smith and her team.",
            ["The report was written last year", "by Dr. Smith and her team."],
        ),
    ],
)
def test_people_would_break_here(text: str, lines: list[str]) -> None:
    words = words_of(text)
    breaks = rebreak(words, load_profile("netflix"))
    assert lines_of(words, Block(0, len(words), breaks)) == lines


def test_rebreak_takes_the_cheapest_of_all_breaks() -> None:
    rng = random.Random(2)
    for _ in range(300):
        size = rng.randint(1, 9)
        widths = [rng.randint(1, 6) for _ in range(size)]
        spaces = [0] + [1] * (size - 1)
        costs = [rng.randrange(100) for _ in range(size)]
        every = range(11)
        two = [[rng.randrange(100) for _ in every] for _ in every]
        breaks = lines_within(widths, spaces, costs, Shape(10, 2, [0] * 11, two))

        def width(a: int, b: int, widths: list[int] = widths) -> int:
            return sum(widths[a:b]) + b - a - 1

        ways = {
            k: costs[k - 1] + two[width(k, size)][width(0, k)]
            for k in range(1, size)
            if width(0, k) <= 10 and width(k, size) <= 10
        }
        if width(0, size) <= 10:
            assert breaks == ()
        elif ways:
            assert len(breaks) == 1
            assert ways[breaks[0]] == min(ways.values())
        else:
            assert all(width(a, b) <= 10 for a, b in pairwise((0, *breaks, size)))


def test_rebreak_uses_as_few_lines_as_fit() -> None:
    words = words_of(
        "A caption that somebody made far too long for two lines of forty-two columns " * 2
    )
    breaks = rebreak(words, load_profile("netflix"))
    shown = lines_of(words, Block(0, len(words), breaks))
    assert max(map(len, shown)) <= 42
    assert len(shown) == 4


def test_a_pause_ends_a_cue() -> None:
    words = words_of("and then we walked along the river until we came to a house nobody knew")
    at, start_ms, end_ms = 0, [], []
    for token in words.display:
        at += 900 if token == "until" else 20
        start_ms.append(at)
        at += 60 * len(token)
        end_ms.append(at)
    timed = words.at(start_ms, end_ms)
    profile = load_profile("netflix")
    heard = joined(segment([timed], profile, heard=True))
    assert words.display.index("until") in [block.start for block in heard]
    # An estimate's pauses say nothing: they follow from the text.
    assert joined(segment([timed], profile)) == blocks_of(words)


def test_speech_without_punctuation() -> None:
    text = TEXT.lower().replace(".", "").replace(",", "").replace("!", "")
    words = words_of(" ".join([text] * 5))
    bad = {"the", "a", "of", "to", "my", "dr"}
    ends = [words.display[block.stop - 1] for block in blocks_of(words)]
    assert not bad.intersection(ends)


def test_the_table_of_shapes_is_the_sum_of_its_terms() -> None:
    weights = learned().shape
    table = shape(42, 2)

    def total(terms: dict[str, float]) -> float:
        return sum(weights.get(name, 0) * value for name, value in terms.items())

    for width in range(43):
        assert table.one[width] == pytest.approx(total(one_line(width)), abs=0.51)
    for first in range(1, 43):
        for second in range(43 - first, 43):
            # 85 columns in a row are two lines of 42 and the space between them
            expected = total(two_lines(first, second))
            assert table.two[second][first] == pytest.approx(expected, abs=0.51)


def test_one_line_profiles_have_their_own_lengths() -> None:
    words = words_of(" ".join([TEXT] * 3))
    profile = replace(load_profile("netflix"), columns=55, lines=1)
    blocks = joined(segment([words], profile))
    lengths = [len(words.text(b.start, b.stop)) for b in blocks]
    assert sum(lengths) / len(lengths) > 30
    assert all(not block.breaks for block in blocks)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ja",
            "日本とアメリカの同盟は、過去十年間で最も重要な変化を迎えています。そのため、両国の政府は新しい計画を発表しました。",
        ),
        (
            "zh",
            "我们需要更多的时间来完成这项工作,因为它比我们想象的要复杂得多,而且没有人愿意帮助我们。",
        ),
        ("ar", "الويب هو جزء أساسي من حياة كثير من الناس في جميع أنحاء العالم وهو مفيد للجميع."),
        (
            "ru",
            "Доступность необходима для некоторых людей и полезна для всех, кто пользуется сетью.",
        ),
    ],
)
def test_other_scripts(language: str, text: str) -> None:
    words = words_of(text, language)
    profile = load_profile("netflix", language)
    blocks = joined(segment([words], profile, language))
    assert blocks[-1].stop == len(words)
