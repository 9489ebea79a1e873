"""Sentences as they are shown beside a citation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.language.sentences import BESIDE, LONGEST, boundaries, shortened

LONG = "Aa " * 400 + "(Small, 2015)" + " bb" * 400


def test_a_usual_sentence_is_shown_whole() -> None:
    """Sentences of readable length are shown completely."""
    assert shortened("It began early (Small, 2015).", 15, 28) == ("It began early (Small, 2015).", 15)


def test_of_a_long_one_the_words_beside_the_citation_are_shown() -> None:
    """Whole words between ellipses, with the citation at the given place."""
    start = LONG.index("(")
    shown, at = shortened(LONG, start, start + 13)
    assert shown[at : at + 13] == "(Small, 2015)"
    assert shown.startswith("… Aa ")
    assert shown.endswith(" bb …")
    assert len(shown) < 2 * BESIDE + 20


def test_at_its_beginning_nothing_is_left_out_before() -> None:
    """There is an ellipsis only where words are missing."""
    shown, at = shortened("(Small, 2015)" + " bb" * 600, 0, 13)
    assert (at, shown[:13]) == (0, "(Small, 2015)")
    assert shown.endswith(" bb …")


@pytest.mark.slow
@given(st.text(st.sampled_from("ab .…"), min_size=LONGEST - 5, max_size=LONGEST + 200), st.data())
def test_the_stretch_is_always_there(sentence: str, data: st.DataObject) -> None:
    """Wherever the citation is, and with or without spaces to cut at."""
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, min(len(sentence), start + 40)))
    shown, at = shortened(sentence, start, end)
    assert shown[at : at + end - start] == sentence[start:end]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Это соль. «Она дорога», пишет он. См. гл. 4.", ["Это соль.", "«Она дорога», пишет он.", "См. гл. 4."]),
        ("Соль упала, см. Петров (2012). Éva nie. Œuvres.", ["Соль упала, см. Петров (2012).", "Éva nie.", "Œuvres."]),
        ("Salz, vgl. Ek (Bd. 4, Nr. 3). „Es fiel.“ Öl nicht.", ["Salz, vgl. Ek (Bd. 4, Nr. 3).", "„Es fiel.“", "Öl nicht."]),
        ("*Rec* 8, вып. 4 (2013 г.): 40", ["*Rec* 8, вып. 4 (2013 г.): 40"]),
        ("He said no. They left. It was red. Few saw the cap. Un nuovo cap. Ma", ["He said no.", "They left.", "It was red.", "Few saw the cap.", "Un nuovo cap.", "Ma"]),
        ("It is in no. 4, cap. XVI, and fig. 33. He said no. I left.", ["It is in no. 4, cap. XVI, and fig. 33.", "He said no.", "I left."]),
        ("It fell. it rose. ébène. Но нет.", ["It fell. it rose. ébène.", "Но нет."]),
    ],
)  # fmt: skip
def test_sentences_in_other_languages(text: str, sentences: list[str]) -> None:
    """A sentence begins with a capital of any script, and no abbreviation of another language ends one."""
    stops = [0, *boundaries(text)]
    assert [text[a:b].strip() for a, b in pairwise(stops)] == sentences
