"""Which places of a text are in brackets: told at once, however many brackets there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.citations.found import Bracket
from edition.citations.in_sentence import Sentences
from edition.citations.known_names import Names


def sentences(text: str) -> Sentences:
    """Return the sentences of a text that cites nobody."""
    return Sentences(text, Names(()))


def test_brackets_within_others() -> None:
    """Of nested ones, the outermost tells; one that is not closed is none."""
    made = sentences("a (b [c] d) e (f [g (h) i")
    assert made.outermost == [Bracket(3, 10), Bracket(21, 22)]
    assert "".join(sign for place, sign in enumerate(made.text) if made.bracketed(place)) == "b [c] dh"


def test_brackets_that_do_not_close() -> None:
    """One that opens within another and does not close there hides none; a sign that closes nothing is passed over."""
    assert sentences("a (b [c) d").brackets == (Bracket(3, 7),)
    assert sentences("[a) (b] c) (d)").brackets == (Bracket(1, 6), Bracket(12, 13))


@given(st.text("ab ()[]", max_size=40))
def test_as_each_bracket_tells(text: str) -> None:
    """A place is in brackets where any of them has it."""
    made = sentences(text)
    for place in range(len(text)):
        assert made.bracketed(place) == any(one.start <= place < one.end for one in made.brackets)
