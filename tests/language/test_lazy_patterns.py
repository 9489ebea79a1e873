"""Patterns that are compiled when they are first used answer as others do."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from edition.language import regex
from edition.language.regex import ASKED, CAPITAL, SMALL_LETTER, LazyRegex, lazy_regex

YEAR = r"(?P<year>\d{4})"


@pytest.mark.parametrize("name", [name for name in dir(re.Pattern) if not name.startswith("_")])
def test_it_has_all_that_a_pattern_has(name: str) -> None:
    """Except for ``scanner``, which no manual knows."""
    if name != "scanner":
        assert name in {*ASKED, "pattern"}


def test_it_answers_as_a_pattern_does() -> None:
    """With flags, names of groups, and each way to search."""
    lazy, sound = lazy_regex(rf" {YEAR} # a year", re.VERBOSE), re.compile(YEAR)
    text = "in 1947 and 1971"
    assert lazy.pattern == rf" {YEAR} # a year"
    assert lazy.findall(text) == sound.findall(text)
    assert lazy.sub("?", text) == "in ? and ?"
    assert lazy.split(text, maxsplit=1) == sound.split(text, maxsplit=1)
    assert [found["year"] for found in lazy.finditer(text)] == ["1947", "1971"]
    assert lazy.groupindex == {"year": 1}
    assert lazy.flags & re.VERBOSE
    assert lazy.match(text) is None
    assert lazy_regex(rb"\d+").search(b"x 12")[0] == b"12"  # type: ignore[index] # it is found


def test_it_is_compiled_once_and_not_before() -> None:
    """A fault is found at first use; what was compiled is kept."""
    with pytest.raises(re.error):
        lazy_regex("(").search("x")
    lazy = lazy_regex(YEAR)
    assert "search" not in vars(lazy)
    lazy.fullmatch("1947")
    assert lazy.search is lazy.search


def test_other_processes_get_it() -> None:
    """It is sent as what it is made of, compiled or not."""
    lazy = lazy_regex(YEAR, re.ASCII)
    lazy.search("1947")
    other = pickle.loads(pickle.dumps(lazy))
    assert isinstance(other, LazyRegex)
    assert (other.pattern, other.given) == (YEAR, re.ASCII)
    assert other.search("1947")


def test_what_a_pattern_lacks_it_lacks_too() -> None:
    """Names that are none of a pattern's raise what they do everywhere."""
    with pytest.raises(AttributeError):
        lazy_regex(YEAR).serach  # type: ignore[attr-defined] # noqa: B018


def test_no_match_is_asked_for_the_very_pattern() -> None:
    """What a match names as its pattern is the compiled one, never the one that stands for it."""
    program = Path(regex.__file__).parents[1]
    asked = re.compile(r"\.re (?:is|==|in) ")
    assert [path.name for path in program.rglob("*.py") if asked.search(path.read_text("utf-8"))] == []


def test_capitals_of_any_script() -> None:
    """A letter that is no small one may begin a name, in any script; so may one of a script without capitals."""
    for sign in "AZÀÉØŁŠŽȘΑΩΈАЯІҐ王ب":
        assert re.fullmatch(CAPITAL, sign), sign
        assert bool(re.fullmatch(SMALL_LETTER, sign)) is not sign.isupper(), sign
    for sign in "azàéøßłšžșαωέаяіґ":
        assert not re.fullmatch(CAPITAL, sign), sign
        assert re.fullmatch(SMALL_LETTER, sign), sign
    assert not any(re.fullmatch(form, sign) for form in (CAPITAL, SMALL_LETTER) for sign in "1_ .-")
