"""The order of the tests on several workers: each begins with some of those that took longest the last time.

Else a long test could be the last to begin, and all other processors would wait for it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Collection, Mapping, Sequence

import pytest

KEPT = "edition/seconds"  # the name in pytest's cache
LONG = 2.0  # seconds
MOST = 8  # long ones for each worker: on a busy machine most tests of a browser take longer
SITES = {"site", "addressed", "edition"}  # with the files to take away: what one worker makes, for all


def spread(
    names: Sequence[str],
    seconds: Mapping[str, float],
    workers: int,
    *,
    waiting: Collection[str] = (),
    browsing: Collection[str] = (),
) -> list[int]:
    """Return the places of tests in an order to run them.

    Each worker is first given as many tests as the others, one after another (xdist's "worksteal"). Half of the workers
    begin with the tests that are ``browsing``: these wait half of their time, in which the tests of the other workers
    have the processors; at the end of a run, browsers alone would leave them idle. The long ones of the other tests are
    dealt out to the beginnings of the other workers: first those that are not ``waiting`` for what one worker makes for
    all. What is left keeps its order, since the tests of a module share what they open; so do the long ones of a module.
    """
    looks = [place for place, name in enumerate(names) if name in browsing]
    browsers = workers // 2 if looks else 0
    others = [place for place, name in enumerate(names) if not browsers or name not in browsing]

    def turn(place: int) -> tuple[bool, float]:
        return names[place] in waiting, -seconds.get(names[place], 0)

    long = [place for place in others if seconds.get(names[place], 0) >= LONG]
    long = sorted(sorted(long, key=lambda place: turn(place)[1])[: MOST * (workers - browsers)], key=turn)
    own = [together(long[worker :: workers - browsers], names) for worker in range(workers - browsers)]
    own += dealt(looks, names, seconds, waiting, browsers) if browsers else []
    first = {place for each in own for place in each}
    rest = [place for place in range(len(names)) if place not in first]
    order: list[int] = []
    for worker, mine in enumerate(own):
        size = (len(names) - len(order)) // (workers - worker)
        count = max(size - len(mine), 0)
        order += mine + rest[:count]
        del rest[:count]
    return order + rest


def dealt(
    places: Sequence[int],
    names: Sequence[str],
    seconds: Mapping[str, float],
    waiting: Collection[str],
    workers: int,
) -> list[list[int]]:
    """Return the places of tests for each of some workers, that take about as long; a module's stay with one.

    Long modules come first, but those of tests that are ``waiting`` come last. A test of unknown length takes a second.
    """
    modules: dict[str, list[int]] = {}
    for place in places:
        modules.setdefault(names[place].partition("::")[0], []).append(place)
    takes = {
        name: math.fsum(seconds.get(names[place], 1.0) for place in group) for name, group in modules.items()
    }
    own: list[list[str]] = [[] for _ in range(workers)]
    for name in sorted(modules, key=lambda name: -takes[name]):
        min(own, key=lambda mine: math.fsum(takes[each] for each in mine)).append(name)

    def turn(name: str) -> bool:
        return any(names[place] in waiting for place in modules[name])

    return [[place for name in sorted(mine, key=turn) for place in modules[name]] for mine in own]


def together(places: Sequence[int], names: Sequence[str]) -> list[int]:
    """Return the places of tests with those of a module together, where the first of it stood."""
    modules: dict[str, list[int]] = {}
    for place in places:
        modules.setdefault(names[place].partition("::")[0], []).append(place)
    return [place for group in modules.values() for place in group]


class Clock:
    """Keeps how long tests took, and orders those of the next run."""

    def __init__(self, cache: pytest.Cache) -> None:
        """Begin with what is known; the workers of a run are told the same, since it is only written at its end."""
        self.cache = cache
        self.known: dict[str, float] = cache.get(KEPT, {})
        self.taken: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Give long tests the first turns, when it is known which tests run."""
        if workers := os.environ.get("PYTEST_XDIST_WORKER_COUNT"):
            names = [item.nodeid for item in items]
            waiting = {item.nodeid for item in items if SITES & {*getattr(item, "fixturenames", ())}}
            browsing = {item.nodeid for item in items if item.get_closest_marker("browser")}
            order = spread(names, self.known, int(workers), waiting=waiting, browsing=browsing)
            items[:] = [items[place] for place in order]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the time of a test's setup, call or teardown."""
        if not report.user_properties:  # of a test that ran
            self.taken[report.nodeid] = self.taken.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Keep the times of the long tests."""
        if not hasattr(session.config, "workerinput"):
            times = {**self.known, **self.taken}
            self.cache.set(KEPT, {name: round(took, 1) for name, took in times.items() if took >= LONG})
