"""Width: what is certain to take one column, however long the text that is asked about."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from captions.width import is_narrow


@given(st.text(max_size=20))
@example("“naïve”")
@example("e\u0301")
@example("é\x07")
@example("日\ud800")
def test_a_long_text_is_narrow_where_its_parts_are(text: str) -> None:
    """Long texts, which are looked at another way, are told apart as short ones are."""
    if not text.isascii():
        assert is_narrow(text * 1001) == is_narrow(text)
