"""Matching: recorded words onto the words of a script, whatever was said instead."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captions.model import Words
from captions.timing.matching import Match, matched
from captions.timing.matching.aligned import aligned
from captions.timing.matching.chain import Run, chained
from captions.timing.matching.costs import gap_cost
from captions.timing.matching.likeness import distance, likeness
from captions.timing.matching.pairing import JOINED, Pair, paired
from captions.words import Reader, spoken_forms

VOCABULARY = """the a of and to in we they it was is that which river house mountain quickly seven
    people walked talked open window yesterday tomorrow against between language different remember
    government question answer children under bridge because although station morning evening
    winter summer letter number picture nothing something everything another""".split()


def words_of(text: str, language: str = "en") -> Words:
    """Return the words of a script, a line a sentence."""
    tokens = [line.split() for line in text.split("\n") if line.strip()]
    display = [token for line in tokens for token in line]
    end = [int(k == len(line) - 1) for line in tokens for k in range(len(line))]
    lines = [n for n, line in enumerate(tokens, 1) for _ in line]
    words = Words(display, display, lines, [False] * len(display), end)
    return Words.joined(spoken_forms([words], Reader(language)))


def heard(text: str, language: str = "en", word_ms: int = 300, pause_ms: int = 100) -> Words:
    """Return words as they are recorded: each as long, with pauses between."""
    words = words_of(text, language)
    starts = [1000 + k * (word_ms + pause_ms) for k in range(len(words))]
    return words.at(starts, [start + word_ms for start in starts])


def match(script: str, recording: str, language: str = "en") -> tuple[Match, Words]:
    """Return what is found of a script in a recording, and the recording."""
    said = heard(recording, language)
    return matched(words_of(script, language), said), said


def check_order(words: Words) -> None:
    """Hold that words are in order, and that no two are said at once."""
    edges = [ms for pair in zip(words.start_ms, words.end_ms, strict=True) for ms in pair]
    assert edges == sorted(edges)


SAID_OTHERWISE = [
    # script, recording, the recorded words in which each of the script's is heard: first, last
    ("We can not go", "we cannot go", [(0, 0), (1, 1), (1, 1), (2, 2)]),
    ("We cannot go", "we can not go", [(0, 0), (1, 2), (3, 3)]),
    ("an e-mail came", "an email came", [(0, 0), (1, 1), (2, 2)]),
    ("an email came", "an e mail came", [(0, 0), (1, 2), (3, 3)]),
    ("the U.S. and Japan", "the u s and japan", [(0, 0), (1, 2), (3, 3), (4, 4)]),
    ("the U.S. and Japan", "The U. S. and Japan.", [(0, 0), (1, 2), (3, 3), (4, 4)]),
    ("It’s the café’s", "it's the cafes", [(0, 0), (1, 1), (2, 2)]),
    ("and it's late", "and it is late", [(0, 0), (1, 2), (3, 3)]),
    ("but they won't go", "but they will not go", [(0, 0), (1, 1), (2, 3), (4, 4)]),
    ("It cost 20% more", "it cost twenty percent more", [(0, 0), (1, 1), (2, 3), (4, 4)]),
    ("it cost twenty percent more", "it cost 20% more",
     [(0, 0), (1, 1), (2, 2), (2, 2), (3, 3)]),
    ("the alliance of Japan", "the aliens of Japan", [(0, 0), (1, 1), (2, 2), (3, 3)]),
    ("so – it is", "so it is", [(0, 0), (0, 0), (1, 1), (2, 2)]),
    ("so it is", "so uh it um is", [(0, 0), (2, 2), (4, 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("script", "recording", "where"), SAID_OTHERWISE)
def test_words_written_or_said_otherwise_have_the_time_of_what_was_said(
    script: str, recording: str, where: list[tuple[int, int]]
) -> None:
    found, said = match(script, recording)
    for i, (first, last) in enumerate(where):
        assert said.start_ms[first] <= found.words.start_ms[i], script.split()[i]
        assert found.words.end_ms[i] <= said.end_ms[last], script.split()[i]
        if where.count((first, last)) == 1:
            assert found.words.start_ms[i] == said.start_ms[first], script.split()[i]
            assert found.words.end_ms[i] == said.end_ms[last], script.split()[i]
    check_order(found.words)


@pytest.mark.parametrize(
    "recording",
    [
        "it cost $55 billion today",
        "it cost fifty five billion dollars today",
        "it cost fifty-five billion dollars today",
        "it cost 55 billion dollars today",
    ],
)
def test_an_amount_is_found_however_it_is_written(recording: str) -> None:
    found, said = match("It cost $55 billion today.", recording)
    assert found.missing == 0
    assert (found.words.start_ms[2], found.words.end_ms[3]) == (said.start_ms[2], said.end_ms[-2])
    assert found.words.start_ms[3] == said.start_ms[-3 if "dollars" in recording else -2]
    assert found.words.start_ms[4] == said.start_ms[-1]


def test_scripts_without_spaces_are_matched_by_their_letters() -> None:
    found, said = match("東京は\n大きいです", "東 京 は 大きい で す", "ja")
    assert found.words.start_ms == [said.start_ms[0], said.start_ms[3]]
    assert found.words.end_ms == [said.end_ms[2], said.end_ms[5]]


def test_the_last_of_takes_that_are_as_good_is_the_one() -> None:
    take = "we walked along the river until it was dark"
    found, said = match(
        f"So it began\n{take}\nthat was all", f"so it began {take} {take} that was all"
    )
    assert found.words.start_ms[3:12] == said.start_ms[12:21]
    found, said = match(f"So it began\n{take}", f"so it began {take} {take} {take}")
    assert found.words.start_ms[3:] == said.start_ms[21:]


def test_a_false_start_is_skipped_and_so_is_one_at_the_end() -> None:
    take = "we walked along the river until it was dark"
    found, said = match(f"So\n{take}\nEnd", f"so we walked along the {take} end")
    assert found.words.start_ms[1:10] == said.start_ms[5:14]
    found, said = match(f"So\n{take}\nEnd", f"so {take} we walked along end")
    assert found.words.start_ms[1:10] == said.start_ms[1:10]


def test_the_take_that_fits_is_not_pieced_together_of_others() -> None:
    found, said = match(
        "So\nwe walked along the river until it was dark\nEnd",
        "so we walked along the river until it no wait we walked along a river until it was dark "
        "end",
    )
    assert found.words.start_ms[1:4] == said.start_ms[10:13]


def test_an_intro_is_passed_over_and_what_was_never_read_lies_between_its_neighbours() -> None:
    found, said = match(
        "We begin at the river\nThis paragraph nobody ever read aloud to anyone\nWe end here",
        "hello and welcome to the show of today we begin at the river we end here",
    )
    assert found.words.start_ms[:5] == said.start_ms[8:13]
    assert found.words.start_ms[-3:] == said.start_ms[-3:]
    assert found.lost == [range(5, 13)]
    assert min(found.words.start_ms[5:13]) >= said.end_ms[12]
    assert max(found.words.end_ms[5:13]) <= said.start_ms[13]
    check_order(found.words)


def test_what_nobody_read_at_the_end_takes_as_long_as_it_takes_to_say() -> None:
    found, said = match("We begin here\nAnd so it ended after many years", "we begin here")
    took = found.words.end_ms[-1] - said.end_ms[-1]
    assert 1200 < took < 4000
    assert all(b > a for a, b in pairwise(found.words.start_ms))


def test_a_word_between_is_next_to_those_of_its_sentence() -> None:
    said = words_of("we begin here and end").at(
        [0, 400, 800, 9000, 9400], [300, 700, 1100, 9300, 9700]
    )
    found = matched(words_of("We begin here\nYesterday and end"), said)
    assert 8000 < found.words.start_ms[3] < found.words.end_ms[3] == 9000
    found = matched(words_of("We begin here yesterday\nand end"), said)
    assert 1100 == found.words.start_ms[3] < found.words.end_ms[3] < 2100


def test_a_text_and_the_recording_of_another_share_next_to_nothing() -> None:
    found, _ = match(
        "Top defense and foreign policy officials met to strengthen ties amid concerns",
        "my grandmother used to bake bread every sunday before the children came home",
    )
    assert found.share < 0.2


def test_nothing_was_recorded_or_written() -> None:
    assert matched(words_of("so it is"), Words([], [], [], [], [], [], [])).share == 0
    assert len(matched(Words(), heard("so it is")).words) == 0
    assert matched(words_of("– –"), heard("so")).said == 0


@given(st.lists(st.sampled_from([*VOCABULARY, "$55", "20%", "e-mail", "U.S.", "–", "1,000"])))
def test_a_recording_of_the_script_itself_gives_its_times(tokens: list[str]) -> None:
    said = heard(" ".join(tokens))
    found = matched(words_of(" ".join(tokens)), said)
    for i, token in enumerate(tokens):
        if any(map(str.isalnum, token)):
            assert found.words.start_ms[i] == said.start_ms[i]
            assert found.words.end_ms[i] == said.end_ms[i]
    assert found.missing == 0


@given(st.integers(0, 10**6), st.sampled_from([0.02, 0.1, 0.2]))
def test_words_that_were_not_touched_keep_their_times(seed: int, rate: float) -> None:
    choose = random.Random(seed)
    # Words like no other, so that what stands for what is never in doubt.
    script = [f"{choose.choice(VOCABULARY)}{_letters(n)}" for n in range(60)]
    recording: list[str] = []
    source: list[int] = []
    for n, token in enumerate(script):
        fate = choose.random() / rate
        if fate < 1 / 3:
            continue
        if fate < 2 / 3:
            recording.append("XYZZY")
            source.append(-1)
            continue
        if fate < 1:
            recording.append("um")
            source.append(-1)
        recording.append(token)
        source.append(n)
    found, said = match(" ".join(script), " ".join(recording))
    for k, n in enumerate(source):
        if n >= 0:
            assert (found.words.start_ms[n], found.words.end_ms[n]) == (
                said.start_ms[k],
                said.end_ms[k],
            )
    check_order(found.words)
    untouched = [n for n in source if n >= 0]
    for before, after in pairwise(untouched):
        between = range(before + 1, after)
        assert all(found.words.start_ms[i] >= found.words.end_ms[before] for i in between)
        assert all(found.words.end_ms[i] <= found.words.start_ms[after] for i in between)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit) * 2) for digit in f"{number:03}")


@given(st.lists(st.sampled_from(["a", "the", "can not", "cannot", "20%", "so"])),
       st.lists(st.sampled_from(["a", "the", "can not", "cannot", "twenty", "so", "$5"])),
       st.lists(st.tuples(st.integers(0, 3), st.integers(0, 900)), max_size=30))  # fmt: skip
def test_any_words_onto_any_words_are_in_order(
    script: list[str], recording: list[str], gaps: list[tuple[int, int]]
) -> None:
    said = words_of("\n".join(recording))
    now, starts, ends = 0, [], []
    for pause, lasts in [*gaps, *[(0, 0)] * len(said)][: len(said)]:
        starts.append(now + pause)
        now = starts[-1] + lasts
        ends.append(now)
    found = matched(words_of("\n".join(script)), said.at(starts, ends))
    check_order(found.words)
    assert found.words.display == words_of("\n".join(script)).display


TOKENS = st.sampled_from(["a", "ab", "abc", "b", "bc", "can", "not", "cannot", "the", "them"])


def value(pairs: Sequence[Pair], a: list[str], b: list[str], fresh: list[bool]) -> int:
    """Return what some pairs are worth."""
    total, i, j = 0, 0, 0
    for pair in [*pairs, Pair(len(a), 0, len(b), 0)]:
        total -= gap_cost(fresh[i], pair.a - i + pair.b - j)
        i, j = pair.a + pair.a_size, pair.b + pair.b_size
        if pair.a_size:
            joined = (pair.a_size, pair.b_size) != (1, 1)
            total += likeness("".join(a[pair.a : i]), "".join(b[pair.b : j]), joined)
    return total


def every(a: list[str], b: list[str], i: int = 0, j: int = 0) -> Iterator[list[Pair]]:
    """Yield every way to pair two texts."""
    yield []
    for p in range(i, len(a)):
        for q in range(j, len(b)):
            for m, n in ((1, 1), *JOINED):
                if p + m <= len(a) and q + n <= len(b):
                    joined = (m, n) != (1, 1)
                    if likeness("".join(a[p : p + m]), "".join(b[q : q + n]), joined):
                        for rest in every(a, b, p + m, q + n):
                            yield [Pair(p, m, q, n), *rest]


@settings(max_examples=300)
@given(
    st.lists(TOKENS, min_size=1, max_size=4),
    st.lists(TOKENS, min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_pairs_are_the_best_of_all(a: list[str], b: list[str], fresh: list[bool]) -> None:
    found = paired(a, b, fresh)
    assert value(found, a, b, fresh) == max(value(pairs, a, b, fresh) for pairs in every(a, b))


def chains(a: list[str], b: list[str], i: int = 0, j: int = 0) -> Iterator[list[Run]]:
    """Yield every chain of runs of two units and more."""
    yield []
    for p in range(i, len(a)):
        for q in range(j, len(b)):
            size = 0
            while p + size < min(len(a), len(b) - q + p) and a[p + size] == b[q + size]:
                size += 1
                if size > 1:
                    for rest in chains(a, b, p + size, q + size):
                        yield [Run(p, q, size), *rest]


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
def test_a_chain_of_runs_is_the_best_of_all(a: list[str], b: list[str]) -> None:
    # Every unit starts a sentence, so that all gaps cost the same, as in a chain.
    fresh = [True] * (len(a) + 1)

    def worth_of(runs: list[Run]) -> int:
        total, before = 0, Run(0, 0, 0)
        for run in runs:
            # What follows at once in both is as dear as a gap: hits do not know of each other.
            total += sum(likeness(unit, unit) for unit in a[run.a : run.a + run.size]) - 1
            before = run
        return total if before.size else 0

    found = chained(a, b, fresh, 2)
    for before, after in pairwise(found):
        assert before.a + before.size <= after.a
        assert before.b + before.size <= after.b
    assert all(a[r.a : r.a + r.size] == b[r.b : r.b + r.size] for r in found)
    assert worth_of(found) == max(worth_of(runs) for runs in chains(a, b))


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_distance_is_that_of_levenshtein(a: str, b: str) -> None:
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    assert distance(a, b) == row[-1]


@settings(max_examples=5)
@given(st.integers(0, 10**6))
def test_long_texts_are_matched_as_well_as_short_ones(seed: int) -> None:
    """Chains first, pairs between: as good as pairs all over, where both can be had."""
    choose = random.Random(seed)
    a = [choose.choice(VOCABULARY) for _ in range(180)]
    b = [unit for unit in a if choose.random() > 0.05]
    b[40:40] = b[20:40]  # a retake
    fresh = [True, *(choose.random() < 0.1 for _ in range(179)), True]
    found = aligned(a, b, fresh)
    best = paired(a, b, fresh)
    assert value(found, a, b, fresh) >= 0.99 * value(best, a, b, fresh)


def test_a_litany_finds_its_place_by_how_far_along_it_is() -> None:
    names = [f"saint {VOCABULARY[n % 20]}{_letters(n)}" for n in range(300)]
    script = "\n".join(f"{name} pray for us now" for name in names)
    found, said = match(script, script)
    assert found.words.start_ms == said.start_ms
    found, said = match(
        ("we ask you to hear us now\n") * 400, ("we ask you to hear us now\n") * 400
    )
    assert found.words.start_ms == said.start_ms


def test_words_like_nothing_else_cost_no_more_than_others() -> None:
    """Runs of 100,000 letters, or as many lost words, would take hours by the product."""
    long = ["a" * 100_000, "so", "b" * 100_000]
    found = matched(words_of(" ".join(long)), heard(" ".join([long[0][1:], "so", "c" * 99_999])))
    assert found.missing == 2
    lost = "\n".join(["we begin here", *[f"nobody said {_letters(n)}" for n in range(20_000)]])
    assert matched(words_of(lost), heard("we begin here")).missing == 60_000
