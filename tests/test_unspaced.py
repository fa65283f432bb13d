"""Unspaced: phrases and pieces of texts whose script writes no spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.languages.unspaced import phrases, pieces
from captions.width import columns, graphemes

_WHOLE = [
    ("zh", "我们的问题不是没有时间而是没有信心", ["不是", "而是"]),
    ("zh", "她在这条街上住了二十年又搬去那座城市", ["这条", "二十年", "那座"]),
    ("zh", "打开浏览器输入网址之后点击搜索引擎的图标", ["浏览器", "输入", "之后", "搜索引擎"]),
    ("zh", "那家店的老板实在没有什么可说的", ["老板", "实在", "没有"]),
    ("zh", "字里行间都能感到母亲的心情", ["字里行间", "母亲"]),
    ("zh", "街上的新鲜事让孩子们目不暇接", ["孩子们", "目不暇接"]),
    ("zh-Hant", "這裏的風景實在讓人流連忘返", ["實在", "流連忘返"]),
    ("zh", "更多的人使用Firefox区分这些网站", ["Firefox", "区分", "网站"]),
    ("ja", "環境問題について市民が話し合い対策を決めました", ["について"]),
    ("ja", "先生として働いた経験を通して学んだこと", ["として", "を通して"]),
    ("ja", "もしその他の間違いに気づいたら教えてください", ["もし", "その他", "間違い"]),
    ("ja", "垂直方向の間隔を空けて並び替えをした", ["方向", "間隔", "並び替え"]),
    ("th", "แม่หัวเราะเมื่อเห็นหนังสือเล่มนั้น", ["หัวเราะ", "หนังสือ"]),
    ("th", "ตอนที่ฉันเพิ่งจะมาถึงเมืองนี้", ["ตอนที่", "เพิ่งจะ"]),
]
_PIECES = [
    ("ja", "スクリーンリーダーを", 16, ["スクリーン", "リーダーを"], "between words in katakana"),
    ("ja", "ウェブアクセシビリティとは、", 26, ["ウェブアクセシビリティ", "とは、"], "beside them"),
    ("ja", "忘れてしまいます！", 16, ["忘れてしまい", "ます！"], "not inside a verb"),
    ("ja", "移動させましょう。", 16, ["移動させ", "ましょう。"], "not between two kanji"),
    (
        "ja",
        "操作を繰り返しましょう。",
        16,
        ["操作を繰り返し", "ましょう。"],
        "not in a compound",
    ),
]


@pytest.mark.parametrize(("language", "text", "words"), _WHOLE, ids=lambda value: str(value)[:12])
def test_listed_words_are_whole(language: str, text: str, words: list[str]) -> None:
    found = phrases(text, language)
    assert "".join(found) == text
    assert len(found) > 2
    for word in words:
        assert any(word in phrase for phrase in found), (word, found)


def test_letters_that_only_look_like_a_word_are_no_word() -> None:
    assert "为了" not in phrases("作为了解情况的人", "zh")
    assert phrases("今日は何もしない", "ja") == ["今日は", "何もしない"]


def test_of_two_words_that_cross_the_likelier_is_meant() -> None:
    assert "国家" in phrases("发展中国家", "zh")
    assert "情况" in phrases("这件事情况不同", "zh")
    assert "不可能" in phrases("不可能的事", "zh")


@pytest.mark.parametrize(
    ("language", "token", "limit", "cut", "why"), _PIECES, ids=lambda value: str(value)[:12]
)
def test_wide_phrases_are_cut_between_words(
    language: str, token: str, limit: int, cut: list[str], why: str
) -> None:
    assert pieces(token, limit, language) == cut, why


@given(
    st.text(
        st.sampled_from("ウェブーをの人権はい。「」AZ9がก็ที่不是一个👍🏽e\u0301"),
        min_size=1,
        max_size=24,
    ),
    st.integers(2, 30),
    st.sampled_from(["ja", "zh", "zh-Hant", "th", "en"]),
)
def test_pieces_make_the_token_and_fit(token: str, limit: int, language: str) -> None:
    found = pieces(token, limit, language)
    assert "".join(found) == token
    assert all(found)
    for piece in found:
        assert columns(piece) <= limit or len(graphemes(piece)) == 1
    assert "".join(phrases(token, language)) == token
