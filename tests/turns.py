"""The order of the tests on several workers: each begins with some of those that took longest the last time.

Else a long test could be the last to begin, and all other processors would wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence

import pytest

KEPT = "edition/seconds"  # the name in pytest's cache
LONG = 2.0  # seconds
MOST = 8  # long ones for each worker: on a busy machine most tests of a browser take longer
SITES = {"site", "addressed", "edition"}  # with the files to take away: what one worker makes, for all


def spread(
    names: Sequence[str], seconds: Mapping[str, float], workers: int, *, waiting: Collection[str] = ()
) -> list[int]:
    """Return the places of tests in an order to run them.

    Each worker is first given as many tests as the others, one after another (xdist's "worksteal"), so the long ones are
    dealt out to the beginnings of these parts: first those that are not ``waiting`` for what one worker makes for all.
    The others keep their order, since those of a module share what they open; so do the long ones of a module.
    """
    long = [place for place, name in enumerate(names) if seconds.get(name, 0) >= LONG]
    long = sorted(long, key=lambda place: -seconds[names[place]])[: MOST * workers]
    long.sort(key=lambda place: (names[place] in waiting, -seconds[names[place]]))
    dealt = {*long}
    rest = [place for place in range(len(names)) if place not in dealt]
    order: list[int] = []
    for worker in range(workers):
        size = (len(names) - len(order)) // (workers - worker)
        own = together(long[worker::workers], names)
        count = max(size - len(own), 0)
        order += own + rest[:count]
        del rest[:count]
    return order + rest


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
            items[:] = [items[place] for place in spread(names, self.known, int(workers), waiting=waiting)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the time of a test's setup, call or teardown."""
        if not report.user_properties:  # of a test that ran
            self.taken[report.nodeid] = self.taken.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Keep the times of the long tests."""
        if not hasattr(session.config, "workerinput"):
            times = {**self.known, **self.taken}
            self.cache.set(KEPT, {name: round(took, 1) for name, took in times.items() if took >= LONG})
