"""The words of a text as names are compared."""

from __future__ import annotations

import pytest

from edition.citations.spellings import words_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Directive 2001/83/EC of Small", ["directive", "2001", "83", "of", "small"]),
        ("Regulation (EC) No 178/2002", ["regulation", "178", "2002"]),
        ("Regulation (EU) 2017/745", ["regulation", "2017", "745"]),
        ("the guide (EC, 1993) and Small/Lee", ["the", "guide", "ec", "1993", "and", "small", "lee"]),
    ],
)
def test_the_letters_in_the_number_of_a_law_name_nobody(text: str, wanted: list[str]) -> None:
    """The EC of a directive's number is no author; the EC that a bracket cites is."""
    assert [word.spelt for word in words_of(text)] == wanted
