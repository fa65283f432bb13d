"""Number words against num2words, where that is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.words.spoken.numbers import numbers

num2words = pytest.importorskip("num2words").num2words

_INTEGERS = st.one_of(st.integers(0, 2000), st.integers(0, 10**6), st.integers(0, 10**11))
_MILLIONS = st.integers(0, 999_999)


def _plain(words: str) -> str:
    return words.lower().replace("-", " ").replace(",", "")


@given(_INTEGERS)
def test_english(number: int) -> None:
    ours, theirs = numbers("en").cardinal(number), num2words(number)  # type: ignore[union-attr]
    assert _plain(ours).replace(" and ", " ") == _plain(theirs).replace(" and ", " ")


@given(_MILLIONS)
def test_english_ordinals(number: int) -> None:
    ours = numbers("en").ordinal(number)  # type: ignore[union-attr]
    assert _plain(ours) == _plain(num2words(number, to="ordinal")).replace(" and ", " ")


@given(_INTEGERS)
def test_french(number: int) -> None:
    ours = numbers("fr").cardinal(number)  # type: ignore[union-attr]
    assert _plain(ours) == _plain(num2words(number, lang="fr"))


@given(_MILLIONS, st.sampled_from(["fr-BE", "fr-CH"]))
def test_french_of_belgium_and_switzerland(number: int, tag: str) -> None:
    """It writes "deux cents un" and "quatre-vingt et un", where both countries write neither."""
    ours = numbers(tag).cardinal(number)  # type: ignore[union-attr]
    theirs = _plain(num2words(number, lang=tag.replace("-", "_")))
    theirs = theirs.replace("quatre vingt et un", "quatre vingt un")
    assert _plain(ours).replace("cents", "cent").replace("vingts", "vingt") == theirs.replace(
        "cents", "cent"
    )


@given(st.integers(1, 999_999))
def test_french_ordinals(number: int) -> None:
    """It writes "quatre-vingtsième" and "deux centsième", an s that the language drops."""
    ours = numbers("fr").ordinal(number)  # type: ignore[union-attr]
    theirs = _plain(num2words(number, lang="fr", to="ordinal"))
    assert _plain(ours) == theirs.replace("vingtsième", "vingtième").replace(
        "centsième", "centième"
    )


@given(st.integers(1, 999))
def test_german_ordinals(number: int) -> None:
    """It says "hundertste", where we say what is written: "einhundertste"."""
    ours = numbers("de").ordinal(number)  # type: ignore[union-attr]
    assert ours.removeprefix("ein") == num2words(number, lang="de", to="ordinal").removeprefix(
        "ein"
    )


@given(st.integers(1100, 2099))
def test_years(number: int) -> None:
    """It says "two thousand and one"; the pairs of our English class do not."""
    german, english = numbers("de"), numbers("en")
    assert german
    assert english
    assert german.year(number) == num2words(number, lang="de", to="year")
    theirs = _plain(num2words(number, to="year"))
    assert _plain(english.year(number)) == theirs.replace("thousand and", "thousand")


@given(_MILLIONS)
def test_portuguese_of_portugal(number: int) -> None:
    ours = numbers("pt-PT").cardinal(number)  # type: ignore[union-attr]
    assert ours == num2words(number, lang="pt").replace(",", "")


@given(_INTEGERS)
def test_spanish(number: int) -> None:
    """It says "veintiuno mil", where the language shortens: "veintiún mil"."""
    ours = numbers("es").cardinal(number)  # type: ignore[union-attr]
    theirs = num2words(number, lang="es").replace("veintiuno mil", "veintiún mil")
    assert ours == theirs.replace(" uno mil", " un mil").replace("veintiuno bill", "veintiún bill")


@given(_INTEGERS)
def test_german(number: int) -> None:
    """It says "hunderteinstausend", where the language drops the s."""
    ours = numbers("de").cardinal(number)  # type: ignore[union-attr]
    assert ours == num2words(number, lang="de").replace("einstausend", "eintausend")


def _bare_dutch(words: str) -> str:
    return words.replace(" ", "").replace("één", "een").replace("eeneen", "eenën")


@given(_INTEGERS)
def test_dutch(number: int) -> None:
    """It leaves out spaces after "duizend", and says "duizendtweehonderd" for twelve hundred."""
    ours = numbers("nl").cardinal(number)  # type: ignore[union-attr]
    theirs = num2words(number, lang="nl")
    if 1100 <= number % 1_000_000 < 2000:
        theirs = num2words(number - number % 1_000_000, lang="nl") if number >= 1_000_000 else ""
        theirs += num2words(number % 1_000_000, lang="nl", to="year")
    assert _bare_dutch(ours) == _bare_dutch(theirs)


@given(st.integers(0, 1099))
def test_dutch_ordinals(number: int) -> None:
    ours = numbers("nl").ordinal(number)  # type: ignore[union-attr]
    assert _bare_dutch(ours) == num2words(number, lang="nl", to="ordinal")


@given(_MILLIONS)
def test_portuguese(number: int) -> None:
    """It writes "catorze", which is right in Brazil too; and sets commas."""
    ours = numbers("pt-BR").cardinal(number)  # type: ignore[union-attr]
    theirs = num2words(number, lang="pt_BR").replace("catorze", "quatorze").replace(",", "")
    assert ours == theirs


@given(st.integers(0, 999))
def test_italian(number: int) -> None:
    """It elides and accents otherwise after "cento": "centodicotto"; compared without either."""
    ours = numbers("it").cardinal(number)  # type: ignore[union-attr]
    theirs = num2words(number, lang="it")
    assert _bare_italian(ours) == _bare_italian(theirs)


def _bare_italian(words: str) -> str:
    return words.replace("é", "e").replace("centoott", "centott").replace("diciott", "dicott")


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 10**36, "one " + " ".join(["zero"] * 36)),
        ("es", 1_000_000_000, "mil millones"),
        ("es", 101_000_000, "ciento un millones"),
        ("fr", 80_000, "quatre-vingt mille"),
        ("fr", 200_000_000, "deux cents millions"),
        ("nl", 0, "nul"),
        ("nl", 1_001, "duizend één"),
        ("nl", 1_100, "elfhonderd"),
        ("nl", 2_002_022, "twee miljoen tweeduizend tweeëntwintig"),
        ("de", 1_001_001, "eine Million eintausendeins"),
        ("it", 1_000_001, "un milione uno"),
        ("it", 103, "centotré"),
        ("pt", 1_200, "mil e duzentos"),
        ("pt", 1_230, "mil duzentos e trinta"),
        ("pt", 2_200_000, "dois milhões e duzentos mil"),
        ("pt-PT", 16, "dezasseis"),
    ],
)
def test_a_number_with_a_catch(language: str, number: int, words: str) -> None:
    found = numbers(language)
    assert found
    assert found.cardinal(number) == words
