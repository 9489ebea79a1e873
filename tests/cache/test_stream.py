"""Results come some at a time, and what is joined of them is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cache import tasks
from edition.cache.tasks import opened
from edition.files.spool import Spool
from edition.pipeline.run import MadeFrom, Run, Task

DONE: list[int] = []


def doubled(number: int) -> int:
    """Return twice a number, and note that it was asked for."""
    DONE.append(number)
    return 2 * number


def added(numbers: list[int]) -> int:
    """Return a sum."""
    return sum(numbers)


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Forget what was done."""
    DONE.clear()


def test_not_all_results_are_made_before_the_first_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a large corpus needs no memory for all of them; the second time they come from the store."""
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    rows = [(number,) for number in range(7)]
    with opened(tmp_path, 1) as shop:
        made = shop.stream(doubled, rows)
        assert next(made).value == 0
        assert DONE == [0, 1]
        assert [one.value for one in made] == [2, 4, 6, 8, 10, 12]
    DONE.clear()
    with opened(tmp_path, 1) as shop:
        assert [one.value for one in shop.stream(doubled, rows)] == [0, 2, 4, 6, 8, 10, 12]
    assert DONE == []


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_many_results_are_the_same_on_all_processors(tmp_path: Path, jobs: int) -> None:
    """In the order of the tasks, some of them kept before."""
    rows = [(number,) for number in range(60)]
    with opened(tmp_path, 1) as shop:
        shop.each(doubled, rows[10:20])
    with opened(tmp_path, jobs) as shop:
        made = shop.each(doubled, rows, few=0)
    assert [one.value for one in made] == [2 * number for (number,) in rows]
    assert len({one.key for one in made}) == len(rows)


def test_heavy_tasks_are_sent_in_small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lot ends with the task that makes it heavy, or with the most tasks; none is lost."""
    monkeypatch.setattr(tasks, "HEAVY", 1000)
    rows = iter([*[("x" * 600,)] * 5, *[(1,)] * 3])
    assert [len(tasks.together(rows, 4)) for _ in range(4)] == [2, 2, 4, 0]


def test_results_that_are_joined_are_not_read_again(tmp_path: Path) -> None:
    """Only those beside one that changed are."""

    def joined(numbers: list[int]) -> tuple[list[int], list[int]]:
        with opened(tmp_path, 1) as shop:
            run = Run(shop)
            due = [Task((number,)) for number in numbers]
            rows = [*run.joined("numbers", doubled, added, due, 2)]
            assert [len(keys) for _, _, keys in rows] == [2, 2, 1]
            assert [shop.again(doubled, (9,), key) for key in rows[0][2]] == [2 * n for n in numbers[:2]]
        return [made for made, _, _ in rows], [each for _, mine, _ in rows for each in mine]

    assert joined([1, 2, 3, 4, 5]) == ([6, 14, 10], [2, 4, 6, 8, 10])
    assert DONE == [1, 2, 3, 4, 5]
    assert joined([1, 2, 3, 4, 5]) == ([6, 14, 10], [])
    assert joined([1, 2, 3, 7, 5]) == ([6, 20, 10], [6, 14])
    assert DONE == [1, 2, 3, 4, 5, 7]


def test_a_result_is_there_after_the_store_is_closed(tmp_path: Path) -> None:
    """It is read once more, or made once more if it is not kept."""
    with opened(tmp_path, 1) as shop:
        (made,) = shop.each(doubled, [(3,)])
    assert shop.again(doubled, (4,), made.key) == 6
    assert DONE == [3]
    assert shop.again(doubled, (4,), "no key") == 8


def numbered(number: int) -> dict[str, str]:
    """Return two pages, and note that they were asked for."""
    DONE.append(number)
    return {"a.md": f"{number}\n", "b.md": f"{2 * number}\n"}


@pytest.mark.parametrize("kept", [True, False])
def test_pages_that_were_made_before_are_promised(tmp_path: Path, kept: bool) -> None:
    """They have their checksums without being made; one that is not where it was written is found in the store, or made."""

    def made(number: int, folder: Path) -> Spool:
        pages = Spool()
        with opened(tmp_path, 1) as shop:
            Run(shop).promised("pages", numbered, (number,), MadeFrom((number,)), (pages, folder), kept=kept)
        return pages

    docs = tmp_path / "docs"
    docs.mkdir()
    first = made(3, docs)
    assert first == {"a.md": "3\n", "b.md": "6\n"}
    again = made(3, docs)
    assert [again.checksum(name) for name in again] == [first.checksum(name) for name in first]
    assert DONE == [3]
    (docs / "a.md").write_bytes(b"3\n")
    (docs / "b.md").write_bytes(b"of a later build\n")
    assert again["a.md"] == "3\n"
    assert DONE == [3]
    assert again["b.md"] == "6\n"
    assert ([3] if kept else [3, 3]) == DONE
    assert made(4, docs) == {"a.md": "4\n", "b.md": "8\n"}


def test_pages_of_a_stage_that_looks_at_less(tmp_path: Path) -> None:
    """They stand when only something else of what the stage is given changed; what it looks at is asked for only then."""
    asked: list[int] = []

    def made(number: int, beside: str) -> Spool:
        def looks_at() -> tuple[int]:
            asked.append(number)
            return (number,)

        pages = Spool()
        with opened(tmp_path, 1) as shop:
            where = pages, tmp_path / "docs"
            Run(shop).promised("pages", numbered, (number,), MadeFrom((number, beside), looks_at), where)
        return pages

    assert made(3, "one") == {"a.md": "3\n", "b.md": "6\n"}
    assert made(3, "two") == {"a.md": "3\n", "b.md": "6\n"}
    assert (DONE, asked) == ([3], [3, 3])
    assert made(3, "two") == made(3, "one") == {"a.md": "3\n", "b.md": "6\n"}
    assert (DONE, asked) == ([3], [3, 3])
    assert made(4, "two") == {"a.md": "4\n", "b.md": "8\n"}
    assert DONE == [3, 4]
