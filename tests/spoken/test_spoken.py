"""Spoken forms: cases of our own by language, the map onto the tokens, and properties."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.words import spoken
from captions.words.spoken import Reader, Reading, Style, english, european, speak
from captions.words.spoken.classes import Index
from captions.words.spoken.numbers import rules_of
from captions.words.spoken.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from captions.words.spoken.model import Rule

DATA = Path(__file__).parent / "data"
TABLES = Path(spoken.__file__).parent / "data"
LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "pt-PT", "nl", "ja")


def _cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for path in sorted(DATA.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                kind, written, said = line.split("\t")
                cases.append((path.stem, kind, written, said))
    return cases


@pytest.mark.parametrize(("language", "kind", "written", "said"), _cases())
def test_a_case_is_read_as_people_would(language: str, kind: str, written: str, said: str) -> None:
    assert speak(written, language) == said, kind


@pytest.mark.parametrize(("language", "kind", "written", "said"), _cases())
def test_what_is_spoken_is_plain(language: str, kind: str, written: str, said: str) -> None:
    """Speaking a spoken text again changes nothing."""
    assert speak(said, language) == said, (kind, written)


class TestMap:
    """Readings and the tokens they are for."""

    def test_an_amount_takes_its_tokens_together(self) -> None:
        readings = Reader()(["They", "paid", "(about", "$55", "billion,", "in", "2012)."])
        assert [(r.start, r.stop, r.text) for r in readings] == [
            (0, 1, "They"),
            (1, 2, "paid"),
            (2, 3, "(about"),
            (3, 5, "fifty-five billion dollars,"),
            (5, 6, "in"),
            (6, 7, "twenty twelve)."),
        ]

    def test_kinds_are_named(self) -> None:
        readings = Reader()(["Dr.", "Who", "owes", "$5", "on", "May", "3,", "says", "the", "FBI"])
        assert [r.kind for r in readings] == [
            *("abbreviation", "plain", "plain", "money", "plain", "date", "plain", "plain"),
            "letters",
        ]

    def test_only_what_differs_is_changed(self) -> None:
        reader = Reader()
        tokens = ["The", "vote", "of", "20%", "on", "Monday"]
        assert [(r.start, r.text) for r in reader.changed(tokens)] == [(3, "twenty percent")]

    def test_an_emoji_is_silent_or_named(self) -> None:
        assert [r.text for r in Reader()(["hi", "👩\u200d🚀!", "🙂"])] == ["hi", "!", ""]
        named = Reader(style=Style(emoji="name"))(["🙂"])
        assert named[0].text == "slightly smiling face"
        assert speak("👍🏽! 🇯🇵", emoji="name") == "thumbs up sign! flag JP"

    def test_letters_come_apart_on_request(self) -> None:
        assert speak("the FBI at 5 pm", letters="spaced") == "the F B I at five P M"

    def test_marks_may_stay_close(self) -> None:
        assert speak("(1)Hello") == "(one) Hello"
        assert speak("(1)Hello", space_after_marks=False) == "(one)Hello"

    def test_an_unknown_language_is_left_alone(self) -> None:
        assert speak("$5 は 20% です。", "ja") == "$5 は 20% です。"

    def test_an_empty_token_is_covered(self) -> None:
        assert [(r.start, r.stop) for r in Reader()(["", "5", "", ""])] == [
            (0, 1),
            (1, 2),
            (2, 3),
            (3, 4),
        ]


_PARTS = (
    "1 0 12 2012 123 1,000 . , : ; - – / $ € % & @ # ( ) < > = + ' \" ’ I IV st th pm a.m. Jan may "
    "Dr. St. No. Sr. Mme n.º etc. 1/2 ⅔ kg km/h m² ½ °C http:// .com foo Bar FBI NATO U.S. é İ "
    "ſ K 😀 \u200d ٣ ² million x × ^ _ [ ] CA º er Mio. zł h Uhr z. B. p. ex. ecc. "
    "'90 ,- Karl XIV. t/m enz. Ier (0 uur u 3:1 2x § ± < fl. EL Jh. XX y 978-3- 012 euro"
)
_TOKENS = st.lists(
    st.one_of(
        st.text(max_size=12), st.lists(st.sampled_from(_PARTS.split(" ")), max_size=6).map("".join)
    ),
    max_size=8,
)


def _without_triggers(tokens: list[str], language: str) -> list[Reading]:
    """Return the readings when every rule is tried at every place that is looked at."""

    def every(self: Index, text: str, position: int) -> Iterator[Rule]:
        for kind in self[text[position]]:
            yield from kind.rules(text[position])

    with patch.object(Index, "rules", every):
        return Reader(language)(tokens)


@pytest.mark.parametrize(("language", "written"), [(case[0], case[2]) for case in _cases()])
def test_no_trigger_keeps_a_case_from_its_rule(language: str, written: str) -> None:
    assert _without_triggers(written.split(), language) == Reader(language)(written.split())


class TestProperties:
    """What holds of any text."""

    @given(_TOKENS, st.sampled_from(LANGUAGES))
    def test_every_token_is_covered_once_in_order(self, tokens: list[str], language: str) -> None:
        readings = Reader(language)(tokens)
        at = 0
        for reading in readings:
            assert reading.start == at < reading.stop
            at = reading.stop
        assert at == len(tokens)
        shown = [token for r in readings for token in tokens[r.start : r.stop]]
        assert " ".join(shown) == " ".join(tokens)

    @given(_TOKENS, st.sampled_from(LANGUAGES))
    def test_a_token_that_is_not_special_is_said_as_written(
        self, tokens: list[str], language: str
    ) -> None:
        reader = Reader(language)
        for reading in reader(tokens):
            if not any(map(reader.special, tokens[reading.start : reading.stop])):
                assert reading.text == " ".join(tokens[reading.start : reading.stop])

    @given(_TOKENS, st.sampled_from(LANGUAGES))
    def test_no_trigger_keeps_a_rule_from_its_place(self, tokens: list[str], language: str) -> None:
        """The cheap looks spare work; they change nothing."""
        assert _without_triggers(tokens, language) == list(Reader(language)(tokens))

    @given(
        st.lists(st.from_regex(r"[a-z]{1,10}[,.!?]?", fullmatch=True)), st.sampled_from(LANGUAGES)
    )
    def test_plain_words_stay(self, tokens: list[str], language: str) -> None:
        tag = rules_of(language)
        known = english.changing() if tag == "en" else european.changing(tag) if tag else ()
        plain = [t for t in tokens if t not in known and t.rstrip(",.!?") not in known]
        assert speak(" ".join(plain), language) == " ".join(plain)

    @pytest.mark.parametrize(
        "unit",
        [
            "1",
            "1-",
            "a.",
            "1,",
            "1/",
            "a@",
            "@",
            "I",
            "1:",
            "/a",
            "http://.",
            "1-1=",
            "A.",
            "_",
            "-",
            "01-",
            "1:00-",
        ],
    )
    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_time_is_linear_in_a_hostile_token(self, unit: str, language: str) -> None:
        reader = Reader(language)
        start = time.process_time()
        reader([unit * 20_000])
        assert time.process_time() - start < 8


@pytest.mark.parametrize("table", sorted(TABLES.rglob("*.txt")), ids=lambda p: p.stem)
def test_a_table_has_no_key_twice(table: Path) -> None:
    name = table.relative_to(TABLES).with_suffix("").as_posix()
    width = 3 if table.stem == "abbreviations" else 1  # one form may have several contexts
    keys = [entry[:width] for entry in entries(name)]
    assert len(keys) == len(set(keys))
    assert keys
