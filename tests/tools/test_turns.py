"""The order in which the workers of a run take the tests."""

from __future__ import annotations

from turns import spread

NAMES = "abcdefghij"


def test_each_worker_begins_with_long_ones() -> None:
    """Two workers have five tests each: the longest, h, and the third, c; the second, j. The others keep their order."""
    order = [NAMES[place] for place in spread(NAMES, {"c": 3, "h": 9, "j": 4, "a": 1, "gone": 50}, 2)]
    assert order == [*"hcabd", *"jefgi"]


def test_what_waits_for_another_comes_later() -> None:
    """Else all workers would begin by waiting for the site that one of them builds."""
    order = spread(NAMES, {"c": 3, "h": 9, "j": 4}, 2, waiting={"h", "b"})
    assert [NAMES[place] for place in order] == [*"jhabd", *"cefgi"]


def test_nothing_is_lost_and_nothing_comes_twice() -> None:
    """Whatever took long, and however many workers there are."""
    for workers in (1, 3, 4, 20):
        for long in ("", "a", "defg", NAMES):
            assert sorted(spread(NAMES, dict.fromkeys(long, 5.0), workers)) == [*range(len(NAMES))]


def test_without_times_the_order_stays() -> None:
    """A first run has none."""
    assert spread(NAMES, {}, 4) == [*range(len(NAMES))]
