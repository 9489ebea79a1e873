"""Small operations on words and plain data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.language.strings import folded, indented

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.slow
@given(DATA, st.integers(1, 2))
def test_indented_is_what_json_writes(value: object, step: int) -> None:
    """Only the time differs."""
    assert indented(value, step) == json.dumps(value, ensure_ascii=False, indent=step)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The U.S.–China “Axis”", "the u s china axis"),
        ("Łódź, Straße, Æsop; Don’t!", "lodz strasse aesop dont"),
        ("ʿUmar’s Qur’ān…", "umars quran"),
        ("Сохранение лесов: вклад ООПТ, 2-е изд.", "сохранение лесов вклад оопт 2 е изд"),
        ("中国和巴基斯坦 (1999)", "中国和巴基斯坦 1999"),
        ("– … !", ""),
    ],
)
def test_words_are_compared_in_any_script(text: str, wanted: str) -> None:
    """Small letters and digits, without accents."""
    assert folded(text) == wanted


def test_vowels_tell_words_of_every_script_apart() -> None:
    """Signs of vowels are no accents, where letters have them."""
    assert folded("की") != folded("का")
