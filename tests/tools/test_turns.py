"""The order in which the workers of a run take the tests."""

from __future__ import annotations

from turns import MOST, spread

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
            for browsing in ("", "cdg", NAMES):
                order = spread(NAMES, dict.fromkeys(long, 5.0), workers, browsing=browsing)
                assert sorted(order) == [*range(len(NAMES))]


def test_without_times_the_order_stays() -> None:
    """A first run has none."""
    assert spread(NAMES, {}, 4) == [*range(len(NAMES))]


def test_of_very_many_long_ones_the_longest_come_first() -> None:
    """On a busy machine nearly all take long: the order of the others is that of their modules."""
    names = [f"{number // 20}::{number}" for number in range(100)]
    seconds = {name: 3.0 + (number * 37 % 100) for number, name in enumerate(names)}
    order = spread(names, seconds, 2)
    longest = sorted(range(100), key=lambda place: -seconds[names[place]])[: 2 * MOST]
    assert {*order[:MOST], *order[50 : 50 + MOST]} == {*longest}
    rest = order[MOST:50] + order[50 + MOST :]
    assert rest == sorted(rest)


def test_long_ones_of_a_module_stand_together() -> None:
    """What one of them opens or builds serves the next."""
    names = ["a::1", "b::1", "a::2", "b::2", "c::1"]
    seconds = {"a::1": 9, "b::1": 8, "a::2": 7, "b::2": 6}
    assert [names[place] for place in spread(names, seconds, 1)] == ["a::1", "a::2", "b::1", "b::2", "c::1"]


def test_half_of_the_workers_begin_with_browsers() -> None:
    """Of two workers one has both modules of a browser, the longer first; the other the long rest, and then the others."""
    names = ["a::1", "b::1", "b::2", "c::1", "d::1", "d::2", "d::3", "e::1"]
    order = spread(names, {"a::1": 5, "d::2": 9}, 2, browsing={"b::1", "b::2", "d::1", "d::2", "d::3"})
    assert [names[place] for place in order] == [
        "a::1",
        "c::1",
        "e::1",
        "d::1",
        "d::2",
        "d::3",
        "b::1",
        "b::2",
    ]


def test_modules_of_browsers_are_dealt_out_by_their_times() -> None:
    """Of four workers two share the browsers' tests, those that wait for a site last; each module stays with one."""
    names = [f"{module}::{number}" for module in "abcd" for number in range(3)] + ["x::1"] * 12
    seconds = {"a::0": 9, "b::0": 5, "c::0": 4}
    order = spread(names, seconds, 4, waiting={"b::1"}, browsing={*names[:12]})
    assert [names[place][0] for place in order[:12]] == ["x"] * 12
    assert [names[place][0] for place in order[12:18]] == [*"aaaddd"]
    assert [names[place][0] for place in order[18:24]] == [*"cccbbb"]
