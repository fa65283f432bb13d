"""Explanations: they add up to what the fit goes by, and the runner-up is the true second best."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations, pairwise

import pytest

from captions.model import Block, Words
from captions.profile import Profile, load_profile
from captions.segment.explain import _Case, explain
from captions.segment.explanation import Explanation
from captions.segment.fit import fit, search
from captions.segment.problem import Places
from captions.segment.segmenter import Segmenter
from captions.segment.weights import learned
from tests.segment.test_segment import TEXT, blocks_of, joined, words_of

LONG = (
    "When I first started to work with computers, the only thing I could see on the screen, "
    "apart from my own face, was a blinking cursor: nobody had told me what to do with it, "
    "and so I wrote—without any plan—what came to my mind."
)


def told_of(words: Words, profile: Profile, heard: bool = False) -> list[Explanation]:
    segmenter = Segmenter(profile, "en", heard)
    blocks, _ = segmenter.fit(words, last=True)
    return [explain(words, blocks, i, profile, "en", heard) for i in range(len(blocks))]


def with_pauses(words: Words) -> Words:
    rng = random.Random(4)
    at, start_ms, end_ms = 0, [], []
    for token in words.display:
        at += rng.choice([0, 0, 0, 100, 250, 700])
        start_ms.append(at)
        at += 60 * len(token)
        end_ms.append(at)
    return words.at(start_ms, end_ms)


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize(("columns", "lines"), [(42, 2), (32, 2), (55, 1), (37, 3), (24, 2)])
def test_costs_add_up_to_what_the_fit_found(columns: int, lines: int, heard: bool) -> None:
    profile = load_profile("netflix", columns=columns, lines=lines)
    words = words_of(f"{TEXT} {LONG}")
    words = with_pauses(words) if heard else words
    told = told_of(words, profile, heard)
    segmenter = Segmenter(profile, "en", heard)
    problem = segmenter.problem(words)
    places = Places(problem, segmenter.shape)
    found = search(problem, segmenter.shape, segmenter.pace, places)
    assert sum(why.cost for why in told) == found.best[-1]
    assert {name for why in told for name, _ in why.end.reasons} <= {
        *learned().cue,
        "pause",
        "gone before it is read",
    }
    assert {name for why in told for line in why.lines for name, _ in line.reasons} <= {
        *learned().line,
        "pause",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Gracias a ellos, nadie sabía dónde estaba la casa de la que todos hablaban tanto."),
        ("nl", "De toekomst van onze kinderen hangt af van de keuzes die we vandaag samen maken."),
        ("th", "ผมตัดสินใจลาออกจากงานเพื่อปั่นจักรยานรอบโลก เพื่อนของผมคิดว่าผมบ้าไปแล้วและแม่ของผมก็ร้องไห้ไม่หยุด"),
        ("ja", "友人たちは私がおかしくなったと思い、母は電話口で泣き続けました。"),
    ],
)
def test_costs_add_up_in_any_language(language: str, text: str) -> None:
    profile = load_profile("netflix", language)
    words = words_of(text, language)
    segmenter = Segmenter(profile, language)
    blocks, _ = segmenter.fit(words, last=True)
    told = [explain(words, blocks, i, profile, language) for i in range(len(blocks))]
    problem = segmenter.problem(words)
    places = Places(problem, segmenter.shape)
    found = search(problem, segmenter.shape, segmenter.pace, places)
    assert sum(why.cost for why in told) == found.best[-1]


def every_way(words: Words, segmenter: Segmenter, first: int) -> list[tuple[int, int]]:
    """All ways to cut the words that the fit may take, as (where the first cue ends, cost)."""
    problem = segmenter.problem(words)
    places = Places(problem, segmenter.shape).cues[1:-1]
    size = len(words)
    found = []
    for count in range(len(places) + 1):
        for ends in combinations(places, count):
            cost = 0
            for a, b in pairwise((0, *ends, size)):
                fresh = a == 0 or problem.end[a - 1] > 0
                part = problem._replace(
                    widths=problem.widths[a:b],
                    spaces=[0, *problem.spaces[a + 1 : b]],
                    cue_cost=problem.cue_cost[a:b],
                    line_cost=problem.line_cost[a:b],
                    end=problem.end[a:b],
                    reading_ms=problem.reading_ms[a:b],
                    fresh=fresh,
                )
                case = _Case(segmenter, part, words[a:b])
                ways = [cost for _, cost in case._ways(b - a)]
                inside = any(part.end[:-1])
                if not ways or (inside and not (fresh and (part.end[-1] or b == size))):
                    break
                cost += min(ways)
            else:
                found.append((ends[0] if ends else size, cost))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_runner_up_is_the_second_best_of_all_ways(seed: int) -> None:
    rng = random.Random(seed)
    tokens = f"{TEXT} {LONG}".split()
    at = rng.randrange(len(tokens) - 22)
    words = words_of(" ".join(tokens[at : at + 22]))
    profile = load_profile("netflix", columns=rng.choice([24, 32, 42]), max_duration=Fraction(99))
    segmenter = Segmenter(profile, "en")
    blocks, _ = segmenter.fit(words, last=True)
    why = explain(words, blocks, 0, profile)
    ways = every_way(words, segmenter, 0)
    best = min(cost for _, cost in ways)
    assert min(ways, key=lambda way: way[1])[0] == blocks[0].stop
    others = [(cost, end) for end, cost in ways if end != blocks[0].stop]
    if not others:
        assert not why.end.rival
        return
    cost, _ = min(others)
    assert why.end.margin == cost - best
    assert cost in [c for e, c in ways if words.display[e - 1] == why.end.rival]
    assert sum(explain(words, blocks, i, profile).cost for i in range(len(blocks))) == best


def test_a_line_has_a_runner_up_in_the_same_cue() -> None:
    words = words_of("We looked at all the documents again in the library.")
    profile = load_profile("netflix")
    (block,) = blocks_of(words)
    (why,) = told_of(words, profile)
    (line,) = why.lines
    assert (line.after, line.before) == ("again", "in")
    assert line.margin > 0
    assert line.rival in words.display[:-1]
    worse = Block(0, len(words), (words.display.index(line.rival) + 1,))
    assert explain(words, [worse], 0, profile).cost - why.cost == line.margin
    assert explain(words, [worse], 0, profile).lines[0].margin == -line.margin
    assert block.breaks


def test_a_bad_end_has_a_better_runner_up() -> None:
    words = words_of("The committee had been told that it was the responsibility of us all.")
    at = words.display.index("responsibility")
    why = explain(words, [Block(0, at), Block(at, len(words))], 0, load_profile("netflix"))
    assert why.end.after == "the"
    assert why.end.margin < 0
    assert "less" in str(why)


def test_a_pause_is_named() -> None:
    words = with_pauses(words_of(LONG))
    told = told_of(words, load_profile("netflix"), heard=True)
    assert any(name == "pause" and points < 0 for why in told for name, points in why.end.reasons)


def test_it_reads_as_sentences() -> None:
    words = words_of("The report was written last year by Dr. Smith and her team. It is long.")
    first = str(told_of(words, load_profile("netflix"))[0]).split("\n")
    assert first[0].startswith("the cue ends after “team.”, before “It”, for -")
    assert "= sentence end -" in first[0]
    assert first[1].startswith("  the runner-up ends after “")
    assert first[1].endswith("times less likely")
    assert first[2].startswith("a line ends after “year”, before “by”, for ")
    assert first[-1].startswith("in all the cue costs ")


def test_the_last_cue_of_a_text_without_a_full_stop() -> None:
    words = words_of("The report was written last year by Dr. Smith and her")[:-1]
    (why,) = told_of(words, load_profile("netflix"))
    assert why.end.reasons == ()
    assert "after “and”, with the text, for nothing" in str(why)


def test_words_of_several_batches_are_told_alike() -> None:
    words = words_of(" ".join([TEXT] * 30))
    blocks = joined([(words, fit_all(words))])
    profile = load_profile("netflix")
    middle = len(blocks) // 2
    assert explain(words, blocks, middle, profile).end.margin >= 0


def fit_all(words: Words) -> list[Block]:
    segmenter = Segmenter(load_profile("netflix"), "en")
    return fit(segmenter.problem(words), segmenter.shape, segmenter.pace)[0]
