"""SSML: valid XML of the dialect, and it says what is said."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import InputError, UsageError
from captions.formats.ssml import text_of
from captions.formats.ssml_dialect import DIALECTS, Dialect, dialect
from captions.formats.ssml_document import Form, documents
from captions.formats.ssml_reading import Said
from captions.words.spoken import Reader, parse_lexicon
from tests.strategies import scripts

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.text("abc xyzABC.,&<>\"'-é日", min_size=1, max_size=12)
SAID = st.builds(
    Said,
    PLAIN,
    PLAIN,
    st.sampled_from(["", "", "ˈdɛli"]),
    st.sampled_from(["plain", "money", "letters"]),
    st.booleans(),
)
SENTENCES = st.lists(st.tuples(st.lists(SAID, max_size=8), st.sampled_from([0, 1, 2])), max_size=8)
# Children that SSML 1.1 (section 3) allows, of those that are written here; None is text.
CHILDREN: dict[str, set[str | None]] = {
    "speak": {"p", "break", "voice"},
    "voice": {"p", "break"},
    "p": {"s", "break"},
    "s": {None, "say-as", "sub", "phoneme", "mark", "bookmark"},
    "say-as": {None},
    "sub": {None},
    "phoneme": {None},
    "break": set(),
    "mark": set(),
    "bookmark": set(),
}
ATTRIBUTES = {
    "speak": {"version", "lang"},
    "voice": {"name"},
    "break": {"time"},
    "mark": {"name"},
    "bookmark": {"mark"},
    "say-as": {"interpret-as"},
    "sub": {"alias"},
    "phoneme": {"alphabet", "ph"},
}
KNOWN = {
    "w3c": {"speak", "p", "s", "break", "say-as", "sub", "phoneme", "mark"},
    "polly": {"speak", "p", "s", "break", "say-as", "sub", "phoneme", "mark"},
    "azure": {"speak", "voice", "p", "s", "break", "say-as", "phoneme", "bookmark"},
    "google": {"speak", "p", "s", "break", "say-as", "sub", "phoneme", "mark"},
    "espeak": {"speak", "p", "s", "break", "say-as", "sub", "mark"},
}


def spoken(said: list[Said]) -> str:
    parts = [
        ("" if i == 0 or reading.glued else " ") + reading.spoken
        for i, reading in enumerate(reading for reading in said if reading.spoken.strip())
    ]
    return "".join(parts)


def letters(text: str, known: Dialect) -> str | list[str]:
    """Return a text without its spaces; for espeak, whose stops go before quotes, in any order."""
    whole = "".join(text.split())
    return whole if known.outside else sorted(whole)


def tags(document: str) -> set[str]:
    return {element.tag.rpartition("}")[2] for element in ET.fromstring(document).iter()}


@given(
    SENTENCES,
    st.sampled_from(DIALECTS),
    st.sampled_from(["", "sentence", "word"]),
    st.sampled_from([None, 600, 1000]),
    st.sampled_from([None, 300.0]),
)
def test_documents_say_what_is_said(
    sentences: list[tuple[list[Said], int]],
    known: Dialect,
    marks: str,
    max_bytes: int | None,
    pause: float | None,
) -> None:
    form = Form(
        dialect=known,
        marks=marks,
        max_bytes=max_bytes,
        pause_sentence_ms=pause,
        pause_paragraph_ms=pause,
    )
    pieces = list(documents(sentences, form))
    said = " ".join(spoken(said) for said, _ in sentences)
    # Where a sentence is cut, glued parts are parted; spaces are all that may differ.
    assert letters(" ".join(map(text_of, pieces)), known) == letters(said, known)
    for piece in pieces:
        assert tags(piece) <= KNOWN[known.name]
        assert max_bytes is None or len(piece.encode()) <= max_bytes
    if max_bytes is None:
        assert len(pieces) == bool(said.split())
        if known.outside:
            assert " ".join(map(text_of, pieces)) == " ".join(said.split())
    if marks:
        names = re.findall(r'<(?:mark name|bookmark mark)="(\w+)"/>', "".join(pieces))
        assert len(names) == len(set(names))


def names(element: ET.Element) -> tuple[str, set[str]]:
    """Return the local names of an element and of its attributes."""
    return element.tag.rpartition("}")[2], {key.rpartition("}")[2] for key in element.attrib}


@given(SENTENCES, st.sampled_from(DIALECTS), st.sampled_from(["", "sentence", "word"]))
def test_elements_stand_where_they_may(
    sentences: list[tuple[list[Said], int]], known: Dialect, marks: str
) -> None:
    form = Form(dialect=known, marks=marks, pause_sentence_ms=300, pause_paragraph_ms=1000)
    for document in documents(sentences, form):
        root = ET.fromstring(document)
        if known.name == "w3c":
            assert names(root) == ("speak", {"version", "lang"})
        for parent in root.iter():
            name, attributes = names(parent)
            assert attributes <= ATTRIBUTES.get(name, set())
            assert {names(child)[0] for child in parent} <= CHILDREN[name]
            texts = [parent.text, *(child.tail for child in parent)]
            assert None in CHILDREN[name] or not any((text or "").strip() for text in texts)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_any_text_is_valid_xml(texts: list[str]) -> None:
    said = [Said(text, text[::-1], phoneme=text, kind="letters") for text in texts]
    for known in DIALECTS:
        for document in documents([(said, 2)], Form(dialect=known, language='e"<n')):
            ET.fromstring(document)


@given(scripts())
def test_the_readings_of_a_script_come_back(text: str) -> None:
    tokens = text.split()
    said = [
        Said(" ".join(tokens[r.start : r.stop]), r.text, r.phoneme, r.kind)
        for r in Reader("en")(tokens)
    ]
    for known in DIALECTS:
        whole = " ".join(map(text_of, documents([(said, 2)], Form(dialect=known))))
        assert letters(whole, known) == letters("".join(reading.spoken for reading in said), known)


def one(said: Said, name: str = "w3c") -> str:
    document = "".join(documents([([said], 2)], Form(dialect=dialect(name))))
    return document.partition("<s>")[2].partition("</s>")[0]


def test_elements() -> None:
    money = Said('"$5,', '"five dollars,', kind="money")
    assert one(money) == '"<sub alias="five dollars">$5</sub>,'
    assert one(money, "azure") == '"five dollars,'
    spelt = one(Said("FBI.", "FBI.", kind="letters"))
    assert spelt == '<say-as interpret-as="characters">FBI</say-as>.'
    assert one(Said("R&D", "R and D")) == '<sub alias="R and D">R&amp;D</sub>'
    assert one(Said("a<b", "a<b")) == "a&lt;b"
    (entry,) = Reader("en", parse_lexicon("Delhi,/ˈdɛli/", "x"))(["Delhi,"])
    delhi = Said("Delhi,", entry.text, entry.phoneme)
    assert one(delhi) == '<phoneme alphabet="ipa" ph="ˈdɛli">Delhi</phoneme>,'
    assert one(delhi, "espeak") == "Delhi,"
    # espeak reads a full stop after an element aloud, and entities in an attribute
    assert one(Said("$5.", "five dollars."), "espeak") == '<sub alias="five dollars.">$5.</sub>'
    assert one(money, "espeak") == '"five dollars,'
    assert one(Said("FBI.", "FBI.", kind="letters"), "espeak") == "FBI."
    assert one(Said("'Newsweek'.", "'Newsweek'."), "espeak") == "'Newsweek.'"


def test_pauses_and_marks() -> None:
    a, b = [Said("One.", "One.")], [Said("Two.", "Two.")]
    form = Form(
        dialect=dialect("azure"),
        marks="sentence",
        pause_sentence_ms=250,
        pause_paragraph_ms=1000,
        voice="X&Y",
    )
    (document,) = documents([(a, 1), (b, 2), (a, 2)], form)
    assert document.split("\n")[1:] == [
        '<voice name="X&amp;Y">',
        "<p>",
        '<s><bookmark mark="s0"/>One.</s>',
        '<break time="250ms"/>',
        '<s><bookmark mark="s1"/>Two.</s>',
        "</p>",
        '<break time="1000ms"/>',
        "<p>",
        '<s><bookmark mark="s2"/>One.</s>',
        "</p>",
        "</voice>",
        "</speak>",
        "",
    ]


def test_a_break_that_the_engine_refuses() -> None:
    said = [([Said("One.", "One.")], 1)]
    for name, ms in (("polly", 10_001), ("azure", 20_001)):
        with pytest.raises(UsageError, match=f"{name} knows no break longer than"):
            list(documents(said, Form(dialect=dialect(name), pause_paragraph_ms=ms)))
        assert list(documents(said, Form(dialect=dialect(name), pause_sentence_ms=ms - 1)))


def test_long_sentences_are_cut_at_a_clause() -> None:
    words = [
        "one",
        "two",
        "three",
        "four,",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    said = [Said(word, word) for word in words]
    pieces = list(documents([(said, 2)], Form(dialect=dialect("polly"), max_bytes=130)))
    assert text_of(pieces[0]) == "one two three four,"
    with pytest.raises(InputError, match="alone takes more than 130 bytes"):
        list(documents([([Said("x" * 200, "x" * 200)], 2)], Form(max_bytes=130)))


def test_no_such_dialect() -> None:
    with pytest.raises(UsageError, match="choose from w3c, polly, azure, google, espeak"):
        dialect("siri")


def test_a_track_as_ssml() -> None:
    track = captions.format("It is here. It was there.\n\nIt will be.")
    document = track.to("ssml")
    assert text_of(document) == "It is here. It was there. It will be."
    assert document.count("<p>") == 2
    assert document.count("<s>") == 3
