"""Entries of the usual form are read by the rules of their style alone."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.references import reader
from edition.references.usual import usual
from edition.text.markup import parse

HERE = Span("source.txt", 1, 1)

USUAL = (
    ("apa", "Harlow, B. (1991). Rivers and treaties. *Water Policy*, *12*(3), 1–20."),
    (
        "apa",
        "Harlow, B. S., & Lee-Khan, M. (1991). *Rivers and treaties: A survey of 1960*. Oxford University Press.",
    ),
    ("apa", "Harlow, B. (1991). Rivers. In *The Indus, then and now* (pp. 4–9). Routledge."),
    ("harvard", "Harlow, B. and Lee, M. (1991) ‘Rivers and treaties’, *Water Policy*, 12(3), pp. 1–20."),
    (
        "mla",
        "Harlow, Beth, and Moira Lee. “Rivers and Treaties.” *Water Policy*, vol. 12, no. 3, 1991, pp. 1–20.",
    ),
    ("chicago-author-date", "Harlow, Beth. 1991. “Rivers and Treaties.” *Water Policy* 12 (3): 1–20."),
    ("chicago-bibliography", "Harlow, Beth. *Rivers and Treaties*. London: Routledge, 1991."),
)

UNUSUAL = (
    ("apa", "Harlow, B. (1991, May 3). Rivers and treaties. *Water Policy*, *12*(3), 1–20."),
    ("apa", "Harlow, B. (1991). Rivers and treaties (Report No. 7). Ministry of Water."),
    ("apa", "World Bank. (1991). *Rivers and treaties*. Routledge."),
    ("apa", "Harlow, B. (Ed.). (1991). *Rivers and treaties*. Routledge."),
    ("apa", "Harlow, B. (1991). Rivers. In *The Indus, then and now* (Vol. 2, pp. 4–9). Routledge."),
    ("apa", "Harlow, B. (1991). Rivers and treaties. Water Policy, 12(3), 1–20."),
    ("chicago-author-date", "Harlow, B S. 1991. “Rivers and Treaties.” *Water Policy* 12 (3): 1–20."),
    ("chicago-author-date", "Harlow, Beth. 1991. “‘Rivers’ and Treaties.” *Water Policy* 12 (3): 1–20."),
    ("chicago-bibliography", "Harlow, Beth. *Rivers and Treaties*. 2nd ed. London: Routledge, 1991."),
    ("chicago-bibliography", "Harlow, Beth. *Rivers and Treaties*. Medium, 1991."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Doctoral dissertation, University of London."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Unpublished manuscript."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Working Paper."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Dawn News."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Water Review."),
    ("apa", "Harlow, B. (1991). *Rivers and treaties*. Routledge, London."),
    ("apa", "Harlow, B. (1991). Rivers. In *The Indus, then and now* (pp. 4–9). Routledge, London."),
)


def asked(style: str, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often the model was asked about an entry."""
    calls = []

    def learned(*given: object) -> tuple[()]:
        calls.append(given)
        return ()

    monkeypatch.setattr(reader, "learned_entry", learned)
    reader.read_anywhere.__wrapped__(parse(text), style, italics=True)
    return len(calls)


@pytest.mark.parametrize(("style", "text"), USUAL)
def test_the_model_is_not_asked_about_a_usual_entry(
    style: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules of its style read every word of it."""
    assert asked(style, text, monkeypatch) == 0


@pytest.mark.parametrize(("style", "text"), UNUSUAL)
def test_the_model_is_asked_about_any_other(style: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing of it is not usual."""
    assert asked(style, text, monkeypatch) == 1


@pytest.mark.parametrize(("style", "text"), USUAL)
def test_the_model_would_change_nothing(style: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading is the same with the model."""
    alone = reader.read_entry(parse(text), style, HERE)
    assert usual(alone[0])
    monkeypatch.setattr(reader, "usual", lambda _: False)
    reader.read_anywhere.cache_clear()
    assert reader.read_entry(parse(text), style, HERE) == alone
    reader.read_anywhere.cache_clear()
