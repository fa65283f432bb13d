"""Profiles: the figures of the guides, precedence, and files with mistakes in them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from captions.errors import ProfileError
from captions.profile import Profile, load_profile, profile_names


def test_all_load_for_many_languages() -> None:
    assert profile_names() == ["bbc", "dcmp", "netflix", "prime", "ted", "youtube-shorts"]
    for name in profile_names():
        for language in ("en", "fr", "ja", "ko", "zh-Hant", "ar", "hi", "th", "tlh"):
            assert load_profile(name, language).name == name


def test_netflix_figures() -> None:
    english = load_profile("netflix", "en-GB")
    assert (english.columns, english.lines, english.speed_cps) == (42, 2, 20)
    assert english.min_duration_ms == 834  # 5/6 s, rounded up
    assert english.max_duration_ms == 7000
    assert english.min_gap_ms == 84  # 2 frames of 24 a second
    japanese = load_profile("netflix", "ja")
    assert (japanese.length(26), japanese.speed_cps) == (13, 4)


def test_precedence(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('extends = "netflix"\ncolumns = 36\n[language.fr]\ncolumns = 34\n')
    assert load_profile(str(path), "en").columns == 36
    assert load_profile(str(path), "en").speed_cps == 20  # of the parent, for the language
    assert load_profile(str(path), "fr").columns == 34
    assert load_profile(str(path), "fr", columns=30).columns == 30
    assert load_profile(str(path), "fr", columns=None).columns == 34


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colums = 3", "unknown key 'colums'"),
        ("columns = 'many'", "'many' is not a value"),
        ("columns = 4.5", "4.5 is not a value"),
        ("columns = true", "True is not a value"),
        ("columns = 0", "not within 1–1000"),
        ("fps = '0'", "not within"),
        ("min_duration = '9 s'\nmax_duration = '7 s'", "leave no cue possible"),
        ("columns = ", "is not TOML"),
        ("extends = 'nobody'", "no profile 'nobody'"),
        ("[language.fr]\ncolums = 3", "unknown key"),
    ],
)
def test_mistakes_are_said(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ProfileError, match=problem):
        load_profile(str(path), "fr")


def test_a_circle_and_a_name_nearly_right(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"extends = '{path}'")
    with pytest.raises(ProfileError, match="extends itself"):
        load_profile(str(path))
    with pytest.raises(ProfileError, match="did you mean 'netflix'"):
        load_profile("netflicks")
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(str(tmp_path / "none.toml"))


def test_reading_time_is_rounded_up() -> None:
    assert Profile(name="x", speed_cps=17).reading_ms(columns=17, words=3) == 1000
    assert Profile(name="x", speed_cps=17).reading_ms(columns=18, words=3) == 1059
    assert Profile(name="x", speed_wpm=180).reading_ms(columns=18, words=3) == 1000


def test_frames_are_exact() -> None:
    profile = load_profile("netflix", fps=Fraction(30000, 1001))
    assert profile.min_gap_ms == 67


def test_single_values_are_read_as_a_file_is() -> None:
    assert load_profile("netflix", fps="24000/1001").fps == Fraction(24000, 1001)
    for changes in ({"fps": "x"}, {"columns": "40"}, {"colums": 40}):
        with pytest.raises(ProfileError, match="netflix"):
            load_profile("netflix", **changes)
