"""Long lists are divided into parts that stay below a size, keep their names while they grow, and lose nothing."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.pages import alphabet
from edition.pages.listed import Listed, Row, place
from edition.pages.parting import Item, Part, by_letters, in_letters, parted


def names(number: int, seed: int = 1) -> list[str]:
    """Return names from A to Z, some letters more frequent, some names without a letter."""
    rng = Random(seed)
    firsts = rng.choices(["s", "k", "m", "a", "é", "ж", "4", "b", "w"], [9, 9, 6, 4, 1, 1, 1, 2, 2], k=number)
    made = [f"{first}{''.join(rng.choices('aeiounkrst', k=5))} {at}" for at, first in enumerate(firsts)]
    return sorted(made, key=alphabet.rank)


def items(lines: list[str], size: int = 800) -> list[Item[str]]:
    """Return names as items."""
    return [Item(line, f"x{line.rpartition(' ')[2]}", size, by_letters(line)) for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("number", [5, 50, 500, 20_000])
def test_every_part_is_small_and_nothing_is_lost(number: int) -> None:
    """At any length, no part is larger than a page may be, and the parts together are the list in its order."""
    lines = names(number)
    tree = parted(items(lines), 150_000)
    leaves = tree.leaves()
    assert max(sum(item.size for item in part.items) for part in leaves) <= 150_000
    assert [line for part in leaves for line in part.things] == lines
    assert len({part.name for part in tree.every()}) == len(list(tree.every()))
    assert len(leaves) < max(2, 6 * number * 800 / 150_000)  # and hardly any is a scrap


def test_a_short_list_is_one_page() -> None:
    """What fits on a page is not divided."""
    assert parted(items(names(50))).parts == ()


def test_parts_keep_their_names_while_a_list_grows() -> None:
    """A few more items move nothing; where a part is divided, its page remains and its items are in its own parts."""
    lines = names(3000)
    for fewer, more in pairwise([2900, 2910, 2950, 3000]):
        before, after = (parted(items(sorted(lines[:n], key=alphabet.rank)), 150_000) for n in (fewer, more))
        now = {part.name: part for part in after.every()}
        for part in before.leaves():
            assert part.name in now
            assert set(part.things) <= set(now[part.name].things)


def test_items_that_nothing_tells_apart_are_numbered() -> None:
    """A thousand works whose lines begin alike still have pages of a bounded size."""
    tree = parted(items([f"Anonymous. {n}" for n in range(1000)]), 150_000)
    assert [part.name for part in tree.leaves()][:2] == ["ano-1", "ano-2"]
    assert {len(part.items) for part in tree.leaves()[:-1]} == {187}
    alone = parted([Item("x", "x", 10**6, ())], 150_000)
    assert alone.leaves() == [alone]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=9), st.integers(1, 300)), max_size=60), st.integers(100, 1000))
def test_any_list(rows: list[tuple[str, int]], most: int) -> None:
    """Whatever the lines and sizes: no part is too large that has more than one item, and the order stays."""
    made = [Item(line, f"x{at}", size, by_letters(line)) for at, (line, size) in enumerate(rows)]
    tree = parted(sorted(made, key=lambda item: alphabet.rank(item.thing)), most)
    assert sorted(tree.where()) == sorted(item.anchor for item in made)
    for part in tree.leaves():
        assert len(part.items) < 2 or sum(item.size for item in part.items) <= most


def test_names_of_parts() -> None:
    """A part is named for its letters."""
    assert [in_letters(name) for name in ("a-m", "sa-sm", "s", "other")] == ["A–M", "Sa–Sm", "S", "other"]
    assert by_letters("“Álvarez, B.”")[:3] == ("a-m", "a-g", "a-d")
    assert by_letters("Жук") == ("other",)
    assert by_letters("1990s") == ("other",)


def listed(number: int) -> Listed[str]:
    """Return a list with its pages."""
    tree: Part[str] = parted(items(names(number)), 150_000)
    return Listed(
        "authors", "Index of authors", "names", tree, lambda line: Row(line, {"papers": "a b", "no": ""})
    )


@pytest.mark.slow
def test_the_whole_list_is_in_small_files() -> None:
    """The rows are spread by their anchors, each with the part that has it; a short list needs none."""
    assert listed(50).scripts() == {}
    made = listed(20_000)
    files = made.scripts()
    assert max(map(len, files.values())) < 100_000
    assert sum(text.count('"x') for text in files.values()) == 20_000
    where = made.tree.where()
    for anchor in ("x0", "x7", "x19999"):
        file = files[f"data/lists/authors/{place(anchor, made.files)}.js"]
        assert f',"{anchor}","{where[anchor]}",' in file
    assert '"no"' not in files["data/lists/authors/1.js"]


def test_pages_lead_to_each_other() -> None:
    """The first page links every part; a part its neighbours and the whole; a part that was divided its own parts."""
    made = listed(2000)
    first = made.parts(made.tree)
    for part in made.tree.leaves():
        assert f'href="authors/{part.name}.html"' in first
    second = made.tree.leaves()[1]
    assert made.beside(second).count('href="../authors') == 3
    between = made.between()
    assert "unlisted: true" in between["authors/a-m.md"]
    assert f'href="../authors/{made.tree.leaves()[0].name}.html"' in between["authors/a-m.md"]
    assert "data-list=" in between["authors/a-m.md"]  # so that an address on it is led on, too
