"""The pronunciation lexicon: its two forms, what it matches, and what it refuses."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.errors import InputError
from captions.words.spoken import Reader, parse_lexicon, speak

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>tomato</grapheme><grapheme>Tomate</grapheme>
    <phoneme>təˈmeɪtəʊ</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
</lexicon>"""


def test_an_entry_comes_before_any_rule() -> None:
    lexicon = parse_lexicon("# names\nSQL,sequel\n$5,a fiver\nC++,see plus plus", "names.csv")
    assert speak("(SQL), C++ and $5!", lexicon=lexicon) == "(sequel), see plus plus and a fiver!"


def test_tabs_quotes_and_phrases() -> None:
    lexicon = parse_lexicon('San José\tsan ho-zay\n"Smith, Jr."\tSmith the younger', "n.tsv")
    assert speak("in San José, Smith, Jr. said", lexicon=lexicon) == (
        "in san ho-zay, Smith the younger said"
    )


def test_lower_case_matches_any_case() -> None:
    lexicon = parse_lexicon("nginx,engine x\nPolish,pole-ish", "n.csv")
    assert speak("NGINX Nginx polish Polish", lexicon=lexicon) == (
        "engine x engine x polish pole-ish"
    )


def test_a_possessive_keeps_its_ending() -> None:
    assert speak("nginx's, SQL’s", lexicon=parse_lexicon("nginx,engine x\nSQL,sequel", "n")) == (
        "engine x's, sequel’s"
    )


def test_a_pls_gives_phonemes_and_aliases() -> None:
    readings = Reader("ja", parse_lexicon(PLS, "a.pls"))(["a", "Tomato,", "W3C"])
    assert [(r.text, r.phoneme, r.kind) for r in readings] == [
        ("a", "", "plain"),
        ("Tomato,", "təˈmeɪtəʊ", "lexicon"),
        ("World Wide Web Consortium", "", "lexicon"),
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><lexicon>&b;</lexicon>'


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a,b\nonly one", 2, "fields"),
        ("a,b,c", 1, "fields"),
        ("a,", 1, "lacks"),
        ("tomato,/təˈm", 1, "slash"),
        ('a,"b', 1, "quotation"),
        ("a b c d e f g h i,x", 1, "too long"),
        (BOMB, 1, "document type"),
        ("<lexicon>\n<lexeme>", 2, "not well-formed"),
        ("<html></html>", 1, "no lexicon"),
        ('<lexicon alphabet="x-sampa"></lexicon>', 1, "alphabet"),
        ("<lexicon>\n<lexeme><grapheme>a</grapheme></lexeme></lexicon>", 2, "lacks"),
    ],
)
def test_a_bad_lexicon_is_refused_with_its_line_and_a_remedy(
    text: str, line: int, part: str
) -> None:
    with pytest.raises(InputError, match=part) as caught:
        parse_lexicon(text, "bad")
    assert caught.value.line == line
    assert caught.value.source == "bad"
    assert caught.value.remedy


@given(st.text(max_size=60))
def test_any_text_is_a_lexicon_or_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        parse_lexicon(text, "any")
