"""The language files: what is in them is known, in order, and does not contradict itself."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import captions.languages
from captions.languages import FORMS, load

_FILES = sorted(Path(captions.languages.__file__).parent.glob("*.txt"))
_FULL = {"de", "en", "es", "fr", "it", "nl", "pt"}
"""Languages with abbreviations, titles and all; of others the file says how lines break."""
_WORDS = frozenset(
    "article determiner possessive subject object clitic pronoun preposition genitive joining"
    " conjunction subordinator relative auxiliary negation adverb particle interjection title month"
    " weekday unit zone labelled name starter fixed".split()
)
_UNSPACED = frozenset("whole dictionary compound prefix numeral measure".split())
_DOTTED = ["numbered", "clock", "listing", "abbreviation", "inner"]
# Words that are both, as often one as the other.
_MEANT = {"en": {"may", "who"}}
# Sections of which a word may be in one only: they ask for different breaks around it.
_APART = [
    {"article", "subject", "clitic", "relative", "auxiliary", "conjunction", "negation", "month"},
    {"article", "subordinator"},
    {"possessive", "preposition", "conjunction", "pronoun"},
    {"preposition", "subject", "auxiliary", "negation", "unit"},
    {"conjunction", "relative", "auxiliary", "unit", "object"},
    {"subject", "subordinator", "auxiliary", "negation", "unit"},
    {"particle", "auxiliary", "subject"},
    {"month", "weekday", "zone"},
    {"inner", "title"},
    set(_DOTTED),
]


@pytest.fixture(params=_FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def _sections(path: Path) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            assert name not in sections, f"[{name}] stands twice"
            sections[name] = []
        elif line and not line.startswith("#"):
            next(reversed(sections.values())).append(line)
    return sections


def test_loads(path: Path) -> None:
    known = load(path.stem).sections
    assert {name: sorted(words) for name, words in known.items()} == {
        name: sorted(words) for name, words in _sections(path).items()
    }


def test_names_its_source(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_sections_are_known_and_complete(path: Path) -> None:
    sections = set(_sections(path))
    assert sections <= _WORDS | FORMS | _UNSPACED | set(_DOTTED)
    if path.stem not in _FULL:
        return
    assert _WORDS - {"object", "clitic", "particle", "zone", "joining"} <= sections
    assert sections & {"object", "clitic"}
    assert {"abbreviation", "listing", "inner", "numbered"} <= sections


def test_entries_are_sorted_and_unique(path: Path) -> None:
    for name, words in _sections(path).items():
        assert words == sorted(words, key=str.casefold), name
        assert len({word.lower() for word in words}) == len(words), name


def test_entries_have_their_form(path: Path) -> None:
    for name, words in _sections(path).items():
        for word in words:
            assert word == word.strip(), word
            assert "’" not in word, f"{word}: apostrophes are straight"
            assert (" " in word) == (name == "fixed") or name in {"inner", "clock"}, word
            if name in _DOTTED and name != "numbered":
                assert word.endswith("."), word
            proclitic = path.stem in {"ar", "he"} and word.endswith("-")
            assert ("-" in (word[0], word[-1])) <= (name in FORMS or proclitic), word
            if name not in _DOTTED:
                assert word == word.lower(), f"{word}: only abbreviations have capitals"


@pytest.mark.parametrize("apart", _APART, ids=lambda names: " ".join(sorted(names))[:30])
def test_no_word_in_contradictory_sections(path: Path, apart: set[str]) -> None:
    sections = _sections(path)
    both = {
        f"{one} and {other}": shared
        for one, other in combinations(sorted(apart & sections.keys()), 2)
        if (shared := set(sections[one]) & set(sections[other]) - _MEANT.get(path.stem, set()))
    }
    assert not both


def test_a_form_has_one_part_of_speech(path: Path) -> None:
    sections = _sections(path)
    forms = [word for name in sorted(FORMS & sections.keys()) for word in sections[name]]
    assert len(forms) == len(set(forms))


def test_what_leans_back_is_a_preposition(path: Path) -> None:
    sections = _sections(path)
    assert set(sections.get("genitive", [])) <= set(sections.get("preposition", []))


def test_names_start_sentences_otherwise(path: Path) -> None:
    known = load(path.stem)
    closed = known.words(*known.sections.keys() - {"name", "fixed", *_DOTTED})
    assert known.words("name") <= closed


def test_elided_words_keep_their_apostrophe() -> None:
    assert {"l'"} <= load("fr").words("article") & load("it").words("article")
    assert {"qu'", "lorsqu'", "s'"} <= load("fr").words("subordinator")
    assert {"dell'", "nell'"} <= load("it").words("preposition") & load("it").words("article")


def test_contractions_stand_with_their_article() -> None:
    for tag, word in [("de", "zum"), ("es", "del"), ("fr", "aux"), ("it", "nel"), ("pt", "pela")]:
        assert word in load(tag).words("preposition") & load(tag).words("article"), word
