"""Small operations on words and plain data."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from edition.language.strings import indented

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(DATA, st.integers(1, 2))
def test_indented_is_what_json_writes(value: object, step: int) -> None:
    """Only the time differs."""
    assert indented(value, step) == json.dumps(value, ensure_ascii=False, indent=step)
