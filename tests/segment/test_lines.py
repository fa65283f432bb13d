"""Line breaks in many languages against what a careful native would do; see the data for why."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.model import Block
from captions.profile import load_profile
from captions.segment import rebreak
from captions.segment.breaks import Breaks
from captions.segment.weights import learned
from captions.width import columns
from tests.segment.test_segment import lines_of, words_of

_ROWS = [
    row.split("\t")
    for row in (Path(__file__).parents[1] / "data" / "lines.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]
_UNSPACED = {"ja", "th", "zh"}


@pytest.mark.parametrize(("language", "first", "second", "why"), _ROWS)
def test_lines_break_where_a_native_would_break_them(
    language: str, first: str, second: str, why: str
) -> None:
    failing = language.endswith("!")
    language = language.rstrip("!")
    assert why
    text = first + ("" if language in _UNSPACED else " ") + second
    profile = load_profile("netflix", language)
    assert max(columns(first), columns(second)) <= profile.columns < columns(text)
    words = words_of(text, language)
    found = lines_of(words, Block(0, len(words), rebreak(words, profile, language)))
    if failing:
        assert found != [first, second], "it is right now: take the ! away"
    else:
        assert found == [first, second]


def test_there_are_enough_cases_to_mean_something() -> None:
    count = {language: sum(row[0].startswith(language) for row in _ROWS) for language, *_ in _ROWS}
    assert all(count[language] >= 25 for language in ("de", "es", "fr", "it", "nl", "pt"))


@pytest.mark.parametrize(
    ("language", "two_nouns", "two_clauses"),
    [
        ("de", "für alle Gebühren und Statistiken", "für alle Gebühren und wir"),
        ("es", "con todos los costes y estadísticas", "con todos los costes y nosotros"),
        ("fr", "avec tous les frais et statistiques", "avec tous les frais et nous"),
        ("it", "con tutti i costi e statistiche", "con tutti i costi e noi"),
        ("nl", "met alle kosten en statistieken", "met alle kosten en wij"),
        ("pt", "com todos os custos e estatísticas", "com todos os custos e nós"),
        ("ru", "про все расходы и статистику", "про все расходы и мы"),
    ],
)
def test_two_nouns_joined_part_less_readily_than_two_clauses(
    language: str, two_nouns: str, two_clauses: str
) -> None:
    breaks = Breaks(language, learned(language))
    at = len(two_nouns.split()) - 3
    nouns, clauses = (breaks(words_of(text, language))[1] for text in (two_nouns, two_clauses))
    assert nouns[at] > clauses[at]


def test_a_short_subject_stays_with_its_verb_in_any_language() -> None:
    short, long = "weil viele Länder haben", "weil fast alle der reichen Länder haben"
    for text, known in ((short, True), (long, False)):
        words = words_of(text, "de")
        found = Breaks("de", learned("de")).reasons(words, len(words) - 2)
        assert ("short subject | its verb" in found) == known


def test_two_lone_chinese_syllables_are_taken_for_one_word() -> None:
    words = words_of("全球有超过十亿人约占总人口的一成", "zh")
    at = words.display.index("约")
    assert words.display[at + 1] == "占", "the phrases are cut otherwise now: take another word"
    cue, line = Breaks("zh", learned("zh"))(words)
    assert min(line) < 300 < 700 < line[at] <= cue[at]


@pytest.mark.parametrize(
    ("pair", "no_pair"),
    [
        ("she likes this kind of music", "she likes this side of town"),
        ("they are going to paint it", "they are waiting to paint it"),
        ("we saw animals such as bears", "we saw animals just as bears"),
        ("he left so that we could", "he said then that we could"),
        ("take one more look at it", "take one more step at night"),
    ],
)
def test_pairs_read_as_one_part_less_readily_than_others(pair: str, no_pair: str) -> None:
    breaks = Breaks("en", learned("en"))
    at = next(i for i, word in enumerate(pair.split()) if word in ("of", "to", "as", "that", "at"))
    inside, elsewhere = (breaks(words_of(text, "en")) for text in (pair, no_pair))
    for of_pair, of_others in zip(inside, elsewhere, strict=True):
        assert of_pair[at - 1] > of_others[at - 1] + 100


@pytest.mark.parametrize(
    ("text", "left", "reason"),
    [
        ("You have to swim through it to win", "swim", "| preposition, pronoun"),
        ("You have to swim through mud to win", "swim", ""),
        ("It was what we call the weather, rising seas, and rain", "seas,", "comma of a list"),
        (
            "It was heat and, as far as anybody knows, rain",
            "knows,",
            "comma after four words or more",
        ),
        ("He met the U.S. Secretary of State", "U.S.", "Capital | title"),
    ],
)
def test_the_words_around_say_something_of_a_break(text: str, left: str, reason: str) -> None:
    told = {"| preposition, pronoun", "comma of a list", "Capital | title"}
    told.add("comma after four words or more")
    weights = learned("en")
    breaks, words = Breaks("en", weights), words_of(text)
    at = words.display.index(left)
    names = breaks.reasons(words, at)
    assert set(names) & told == ({reason} if reason else set())
    cue, line = breaks(words)
    assert cue[at] == sum(weights.cue.get(name, 0) for name in names)
    assert line[at] == sum(weights.line.get(name, 0) for name in names)
