"""How the sounds of a sentence come back to its parts, on plain sounds and samples."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from captions.speech.sounds import Sound, spans_of, starts_of

PAUSES = " ^$."
NAMES = st.text("abcde", max_size=4)


def sounds(text: str) -> list[Sound]:
    """Return a sound of ten samples a letter."""
    return [Sound(10 * i, "" if name in PAUSES else name) for i, name in enumerate(text)]


def spans(parts: list[str], text: str) -> list[tuple[int, int]]:
    heard = sounds(text)
    size = 10 * len(text)
    return spans_of(starts_of(parts, heard, size), heard, size)


def test_each_part_has_the_sounds_that_it_has_alone() -> None:
    assert spans(["ðə", "mˈæn"], "^ðə mˈæn.$") == [(10, 30), (40, 80)]


def test_parts_that_run_together_are_parted() -> None:
    # "out of" is said as one; its t has become a flap
    assert spans(["ˈaʊt", "ʌv", "ðə"], "^ˌaʊɾəv ðə$") == [(10, 50), (50, 70), (80, 100)]


def test_a_part_that_is_not_heard() -> None:
    assert spans(["a", "", "b"], "ab") == [(0, 10), (10, 10), (10, 20)]
    assert spans(["a", ""], "a.")[0] == (0, 10)
    assert spans_of(starts_of(["", ""], [], 0), [], 0) == [(0, 0), (0, 0)]


@given(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from(["", " "]))
def test_what_is_said_as_alone_is_found_exactly(parts: list[str], between: str) -> None:
    text = between.join(parts)
    found = spans(parts, text)
    at = 0
    for part, (start, stop) in zip(parts, found, strict=True):
        if part:
            assert text[start // 10 : stop // 10] == part
            assert start >= at
            at = stop


@given(
    st.lists(NAMES, min_size=1, max_size=6),
    st.text("abcde .", max_size=20),
    st.dictionaries(st.integers(0, 5), st.integers(0, 200), max_size=3),
)
def test_spans_are_in_order_whatever_is_heard(
    parts: list[str], text: str, known: dict[int, int]
) -> None:
    heard = sounds(text)
    places = sorted(i for i in known if i < len(parts))
    known = dict(zip(places, sorted(known[i] for i in places), strict=True))
    size = max(200, 10 * len(text))
    found = spans_of(starts_of(parts, heard, size), heard, size, known)
    assert all(a <= b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert found[-1][1] <= size
    assert all(found[i][0] == sample for i, sample in known.items())
