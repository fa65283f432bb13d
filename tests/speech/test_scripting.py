"""Scripts for engines: plain lines and SSML, in pieces within a number of bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import InputError
from captions.formats.ssml import text_of
from captions.pipeline import Options
from captions.reading import lines_of_text, track_of_text
from captions.scripting import Layout, pieces
from tests.strategies import scripts

TEXT = "One , two. Three costs $5.\n\nFour is the U.S. one. Five."


def made(text: str, **layout: Any) -> list[str]:
    return list(pieces(lines_of_text(text), Options(language="en"), Layout(**layout)))


def test_lines() -> None:
    assert "".join(made(TEXT)) == (
        "One, two.\nThree costs five dollars.\n\nFour is the US one.\nFive.\n"
    )
    assert "".join(made(TEXT, form="display", paragraphs=True)) == (
        "One, two. Three costs $5.\n\nFour is the U.S. one. Five.\n"
    )


@pytest.mark.parametrize("paragraphs", [False, True])
@pytest.mark.parametrize("form", ["display", "spoken", "ssml"])
@given(scripts(), st.sampled_from([150, 400, 3000]))
def test_pieces_say_the_whole_and_keep_to_the_limit(
    form: str, paragraphs: bool, text: str, limit: int
) -> None:
    try:
        whole = made(text, form=form, paragraphs=paragraphs)
    except InputError:
        return
    try:
        found = made(text, form=form, paragraphs=paragraphs, max_bytes=limit)
    except InputError as error:
        assert f"alone takes more than {limit} bytes" in str(error)
        return
    assert all(len(piece.encode()) <= limit for piece in found)
    said = text_of if form == "ssml" else str
    assert "".join(" ".join(map(said, found)).split()) == "".join(said("".join(whole)).split())


def test_a_paragraph_on_one_line_is_cut_at_sentence_ends() -> None:
    found = made("Here is one. Here are two. Here are three.", paragraphs=True, max_bytes=30)
    assert found == ["Here is one. Here are two.\n", "Here are three.\n"]


def test_a_long_sentence_is_cut_at_a_clause_and_said_so() -> None:
    said: list[str] = []
    text = "When all of the men had come back home, they sat down in the kitchen and ate."
    for form, limit in (("spoken", 60), ("ssml", 220)):
        layout = Layout(form=form, max_bytes=limit)  # type: ignore[arg-type]
        found = list(pieces(lines_of_text(text), Options(), layout, note=said.append))
        assert len(found) > 1
        assert "back home,\n" in found[0].replace("</s>", "")
    assert said == [
        "1 cuts within sentences that are longer than 60 bytes",
        "1 cuts within sentences that are longer than 220 bytes",
    ]


def test_a_script_without_spaces_can_be_cut() -> None:
    text = "日本語の文章は単語の間に空白を入れずに書かれるので、とても長い一文になることがある。"
    found = list(pieces(lines_of_text(text), Options(), Layout(max_bytes=60)))
    assert len(found) > 1
    assert "".join(found).replace("\n", "") == text


def test_nothing_to_say() -> None:
    for form in ("display", "spoken", "ssml"):
        with pytest.raises(InputError, match="no text to speak"):
            made(" \n", form=form)


def test_captions_state_their_language() -> None:
    track = track_of_text(
        "WEBVTT\nLanguage: fr\n\n00:00:01.000 --> 00:00:03.000\nCela fait 80 pages.\n"
    )
    assert list(pieces(track, Options(), Layout())) == ["Cela fait quatre-vingts pages.", "\n"]


CAPTIONS = """1
00:00:00,000 --> 00:00:02,000
Yes. I know that
it costs

2
00:00:02,100 --> 00:00:04,000
$55 billion.

3
00:00:09,000 --> 00:00:12,000
And then we left.
"""


def kept(keep: str, **layout: Any) -> str:
    options = Options(language="en", keep=keep)  # type: ignore[arg-type]
    return "".join(pieces(track_of_text(CAPTIONS), options, Layout(**layout)))


def test_a_cue_or_a_line_of_one_in_place_of_a_sentence() -> None:
    assert kept("cues") == (
        "Yes. I know that it costs\nfifty-five billion dollars.\n\nAnd then we left.\n"
    )
    assert kept("lines", form="display") == (
        "Yes. I know that\nit costs\n$55 billion.\n\nAnd then we left.\n"
    )
    assert kept("cues", form="ssml").count("<s>") == 3


@given(
    scripts(), st.sampled_from(["display", "spoken", "ssml"]), st.sampled_from(["cues", "lines"])
)
def test_what_is_kept_says_the_same(keep: str, text: str, form: str) -> None:
    layout = Layout(form=form)  # type: ignore[arg-type]
    try:
        track = captions.format(text)
        whole = "".join(pieces(track, Options(language="en"), layout))
    except InputError:
        return
    options = Options(language="en", keep=keep)  # type: ignore[arg-type]
    found = "".join(pieces(track, options, layout))
    said = text_of if form == "ssml" else str
    assert said(found).split() == said(whole).split()
