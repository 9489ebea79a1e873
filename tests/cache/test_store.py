"""The store saves time and changes nothing: any missing or damaged value is made again."""

from __future__ import annotations

import base64
import contextlib
import functools
import pickle
import sqlite3
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import pytest
import zstandard

import synthetic
import toy
from edition.across import pages as pages_across
from edition.cache import keys
from edition.cache.keys import digest, dumped
from edition.cache.packed import LARGEST, Unfit, compressed, expanded
from edition.cache.store import RECENT, SUM, Store
from edition.cache.tasks import ROOM, Made, Workshop, opened
from edition.cache.values import codec, pack, returned, unpack
from edition.model.as_json import AS_JSON
from edition.model.text import Emph, Text
from edition.model.unresolved import Why
from edition.pages import bibliography, paper, work
from edition.pages.shown import WorkLabel
from edition.pipeline import read, render
from edition.pipeline.build import build, build_kept
from edition.pipeline.run import Run

KIND = dict[str, tuple[Emph, int, None, list[bool | str]]]
STAGES = (
    (read, "read_paper"),
    (paper, "page"),
    (work, "page"),
    (bibliography, "pages"),
    (render, "apparatus_pages"),
    (render, "data_pages"),
    (pages_across, "of_authors"),
)
VALUE = {"a": (Emph((Text("x"),)), 1, None, [True, "é"])}


def test_a_value_comes_back(tmp_path: Path) -> None:
    """A kept value is there in the next run; without a path nothing is kept."""
    path = tmp_path / "x" / "store.sqlite"
    store = Store(path)
    store.put([("k", pack(VALUE, KIND))])
    store.close()
    again = Store(path)
    assert again.get(["k"], KIND)[0] == VALUE
    assert again.get(["other"], KIND)[0] is None
    again.close()
    nothing = Store()
    nothing.put([("k", pack(VALUE, KIND))])
    assert nothing.get(["k"], KIND)[0] is None


@pytest.mark.parametrize("damage", ["byte", "cut", "empty", "type"])
def test_a_damaged_entry_is_missing(tmp_path: Path, damage: str) -> None:
    """A changed byte, a lost end, an empty value, or another type: the value is made again."""
    path = tmp_path / "store.sqlite"
    store = Store(path)
    store.put([("k", pack(VALUE, KIND))])
    store.close()
    data = pack(VALUE, KIND)
    bad = {"byte": data[:-1] + bytes([data[-1] ^ 1]), "cut": data[:20], "empty": b"", "type": 7}[damage]
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE entry SET value = ?", (bad,))
    with contextlib.closing(Store(path)) as damaged:
        assert damaged.get(["k"], KIND)[0] is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """A file that is not a store causes no error, and is replaced."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    store = Store(path)
    store.put([("k", pack(VALUE, KIND))])
    assert store.get(["k"], KIND)[0] in (VALUE, None)
    store.close()
    again = Store(path)
    again.put([("k", pack(VALUE, KIND))])
    assert again.get(["k"], KIND)[0] == VALUE
    again.close()


def test_a_schema_that_is_no_text_is_made_anew(tmp_path: Path) -> None:
    """SQLite puts such words into its message, which Python then cannot decode."""
    path = tmp_path / "store.sqlite"
    Store(path).close()
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("PRAGMA writable_schema=1")
        base.execute("UPDATE sqlite_master SET sql = CAST(x'435245415445ff' AS TEXT)")
    with contextlib.closing(Store(path)) as store:
        store.put([("k", pack(VALUE, KIND))])
        assert store.get(["k"], KIND)[0] == VALUE


class Connection(sqlite3.Connection):
    """A connection that counts the open ones."""

    opened = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        type(self).opened += 1

    def close(self) -> None:
        """Close it."""
        type(self).opened -= 1
        super().close()


@pytest.mark.parametrize("content", [None, b"no database at all" * 100])
@pytest.mark.parametrize("fault", ["none", "later", "locked"])
def test_no_connection_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, fault: str
) -> None:
    """Every connection is closed, whenever the file is found to be damaged (Python reports open ones)."""
    monkeypatch.setattr(Connection, "opened", 0)
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: real(path, factory=Connection, **options))
    path = tmp_path / "store.sqlite"
    if content is not None:
        path.write_bytes(content)
    store = Store(path)
    assert store.base is not None
    if fault == "later":
        store.base.execute("DROP TABLE entry")
    if fault == "locked":
        monkeypatch.setattr("edition.cache.store.WAIT", 0.01)
        with contextlib.closing(real(path)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            second = Store(path)
            second.put([("k", pack(VALUE, KIND))])
            second.close()
    store.put([("k", pack(VALUE, KIND))])
    store.get(["k"], KIND)
    store.close()
    assert Connection.opened == 0


def test_a_folder_in_its_place_stops_nothing(tmp_path: Path) -> None:
    """If there can be no file, nothing is kept."""
    (tmp_path / "store.sqlite").mkdir()
    store = Store(tmp_path / "store.sqlite")
    store.put([("k", pack(VALUE, KIND))])
    assert store.get(["k"], KIND)[0] is None
    store.close()


@dataclass(frozen=True)
class Odd:
    """A value with a field of a type that cannot be kept."""

    field: object


class Evil:
    """A value that would run code if its pickle were read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Tell pickle to print."""
        return (print, ("ran",))


def test_what_others_put_into_a_store_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a program, nor another type, nor additional parts are read, even with a correct checksum."""
    store = Store(tmp_path / "store.sqlite")
    spoilt = [
        zstandard.compress(pickle.dumps(Evil())),
        zstandard.compress(b'[["a",[[[[0,["x"]]]],1,null,[[0,true],[1,"\xc3\xa9"]],"more"]]]'),
        zstandard.compress(b'[["a",[[[[0,["x"]]]],"1",null,[]]]]'),
        zstandard.compress(b'[["a",[[[[99,["x"]]]],1,null,[]]]]'),
        zstandard.compress(b'[["a",[[[[-1,["x"]]]],1,null,[]]]]'),
        zstandard.compress(b"[" * 100_000),
        zstandard.compress(b"NaN"),
        zstandard.compress(b"\xff"),
        pack(VALUE, KIND)[:-1],
        pack(VALUE, KIND) + b"x",
    ]
    for data in spoilt:
        store.put([("k", data)])
        assert store.get(["k"], KIND)[0] is None
    store.put([("k", pack(VALUE, KIND))])
    assert store.get(["k"], KIND)[0] == VALUE
    store.close()
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_a_bomb_costs_little() -> None:
    """A value that expands beyond the limit is not expanded further."""
    bomb = zstandard.compress(b"[" + b"[]," * 15_000_000 + b"[]]", 9)
    tracemalloc.start()
    with pytest.raises(ValueError, match="larger than any value"):
        unpack(bomb, list[list[str]])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * LARGEST
    with pytest.raises(Unfit):
        pack("x" * (LARGEST + 1), str)


@dataclass(frozen=True)
class Recorded:
    """Something with what JSON has, whatever its parts are."""

    record: Annotated[dict[str, Any], AS_JSON]
    more: dict[str, Annotated[str, "a word"]]


def test_words_take_little_room_and_come_back() -> None:
    """So do halves of letters, which a text with faults may have, and what was packed before."""
    words = " ".join(f"word {number} of a text" for number in range(5_000))
    assert len(compressed([words])) < len(words) / 4
    again = base64.b64encode(compressed([words])).decode()
    for value in ([words, again], ["\ud83d", "\ud83d\ude00", "é", "\x00"], [2**63, -(2**63), 0.1, None]):
        assert expanded(compressed(value)) == value


@pytest.mark.parametrize("number", [2**64, -(2**63) - 1, 10**30])
def test_a_large_whole_number_comes_back_as_it_is(number: int) -> None:
    """Not as the nearest number with a point."""
    back = expanded(compressed({"volume": number, "of": 0.5}))
    assert (back, type(back["volume"])) == ({"volume": number, "of": 0.5}, int)


def test_what_does_not_say_its_size_is_not_expanded() -> None:
    """How much memory it needs would be known only then."""
    endless = zstandard.ZstdCompressor(write_content_size=False).compress(b"[]")
    with pytest.raises(ValueError, match="larger than any value"):
        expanded(endless)


def test_what_json_has_is_kept() -> None:
    """It comes back the same; what would come back as something else, or is no dictionary, is refused."""
    made = Recorded({"a": [1, {"b": None}], "c": "ü", "d": {"e": [True, 0.5]}}, {"f": "g"})
    assert unpack(pack(made, Recorded), Recorded) == made
    endless, none = float("inf"), float("nan")  # for which JSON has no word
    for wrong in (
        {"a": (1, 2)},
        {1: "a"},
        {"a": {2: "b"}},
        {"a": b""},
        [],
        "a",
        {"a": [endless]},
        {"a": none},
    ):
        with pytest.raises(Unfit):
            pack(replace(made, record=wrong), Recorded)
    for row in ([[], []], [["a"], []], [{"a": 1}, [["f", 1]]], [{"a": 1}, [["f"]]], [{}, [[[], "f"]]]):
        with pytest.raises(Unfit):
            unpack(compressed(row), Recorded)


@pytest.mark.parametrize("kind", [Odd, object, Any, dict, Path, Store, tuple[Path, ...], list[Evil]])
def test_only_plain_values_are_kept(kind: Any) -> None:
    """Python's plain types and frozen dataclasses of them are kept; others are refused before reading."""
    with pytest.raises(Unfit):
        codec(kind)


def test_a_word_of_an_enumeration_comes_back() -> None:
    """A word is read as a member; another word is refused."""
    assert unpack(pack((Why.NO_LIST,), tuple[Why]), tuple[Why]) == (Why.NO_LIST,)
    with pytest.raises(Unfit):
        unpack(pack(("odd",), tuple[str]), tuple[Why])


def test_a_value_stays_at_its_key_and_in_its_file(tmp_path: Path) -> None:
    """A value moved to another key, or with a copy of the file, is rejected: it may be an attack."""
    path = tmp_path / "store.sqlite"
    store = Store(path)
    store.put([("page", pack("<p>ours</p>", str)), ("other", pack("<p>poison</p>", str))])
    store.close()
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(path.read_bytes())
    foreign = Store(copy)
    assert (
        foreign.known(["page", "other"]) == set()
    )  # else work that is due would not be spread on all processors
    assert foreign.get(["page"], str)[0] is None
    foreign.put([("page", pack("<p>theirs</p>", str))])
    foreign.close()
    foreign = Store(copy)
    assert foreign.get(["page", "other"], str) == ["<p>theirs</p>", None]
    foreign.close()
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        (value,) = base.execute("SELECT value FROM entry WHERE key = 'other'").fetchone()
        base.execute("UPDATE entry SET value = ? WHERE key = 'page'", (value,))
    again = Store(path)
    assert again.get(["page"], str)[0] is None
    assert again.get(["other"], str)[0] == "<p>poison</p>"
    assert again.get(["other"], int)[0] is None
    again.close()


OLDER = (
    "CREATE TABLE entry (key TEXT PRIMARY KEY, value BLOB)",
    "CREATE TABLE other (x)",
    "CREATE VIEW entry AS SELECT 1 AS key, 2 AS run, 3 AS size, 4 AS value",
)


@pytest.mark.parametrize("schema", OLDER)
def test_a_store_of_another_make_is_made_anew(tmp_path: Path, schema: str) -> None:
    """An older program's table does not prevent this one from keeping its results."""
    path = tmp_path / "store.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute(schema)
    store = Store(path)
    store.put([("k", pack(VALUE, KIND))])
    store.close()
    again = Store(path)
    assert again.get(["k"], KIND)[0] == VALUE
    again.close()


@pytest.mark.slow
def test_all_that_a_build_keeps_comes_back(root: Path) -> None:
    """A paper with everything that belongs to it is the same after it was kept."""
    kind = returned(read.read_paper)
    for folder in sorted((root / "corpus").glob("*/")):
        value = read.read_paper(folder, f"corpus/{folder.name}")
        assert unpack(pack(value, kind), kind) == value


def test_equal_parts_have_one_key() -> None:
    """A key depends on the values of its parts, not on their identity."""
    text = "abc"[:2]
    assert digest(("ab", "ab")) == digest((text, "ab")) == digest((text, text))
    assert digest(("ab", "ab")) != digest(("ab", "abb"))


def test_every_file_of_the_program_is_in_the_keys() -> None:
    """A changed template, word list or model makes everything anew: no file of the package has another suffix."""
    folder = Path(keys.__file__).parents[1]
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.suffix for path in files} == keys.DATA


def test_what_is_not_used_goes(tmp_path: Path) -> None:
    """Above the limit, the values unused for longest are dropped, but none that this run used."""
    path = tmp_path / "store.sqlite"
    for name in ("first", "second", "third"):
        store = Store(path)
        if name == "third":
            assert store.get(["first"], str)[0] == "x" * 1000
        store.put([(name, pack("x" * 1000, str))])
        store.close(limit=2 * (SUM + len(pack("x" * 1000, str))))
    last = Store(path)
    assert [last.get([name], str)[0] is not None for name in ("first", "second", "third")] == [
        True,
        False,
        True,
    ]
    last.close()


def test_an_entry_of_a_recent_run_keeps_its_number(tmp_path: Path) -> None:
    """Only after many runs is one that is used given another, so that not all of it is written again and again."""
    path, numbers = tmp_path / "store.sqlite", list[int]()
    for run in range(2 * RECENT):
        store = Store(path)
        store.get(["used"], str)
        store.put([(name, pack("x", str)) for name in (f"new {run}", *(["used"] if run == 0 else []))])
        store.close()
        with contextlib.closing(sqlite3.connect(path)) as base:
            numbers += [row for (row,) in base.execute("SELECT run FROM entry WHERE key = 'used'")]
    assert numbers == [1] * RECENT + [RECENT + 1] * RECENT


def test_a_record_in_many_keys() -> None:
    """Its checksum is made once, is that of its fields, and goes to no other process."""
    one, same, other = (WorkLabel("k", name, (), {"id": "k"}) for name in ("a", "a", "b"))
    assert digest(one) == digest(same) != digest(other)
    assert digest([one, other]) == digest([same, replace(one, name="b")])
    assert one.sum == same.sum
    sent = pickle.loads(dumped(one))
    assert sent == one
    assert not hasattr(sent, "sum")


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the synthetic papers short; they have entries, notes and emendations of every kind all the same."""
    for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
        monkeypatch.setattr(synthetic, name, 16)


@pytest.mark.slow
@pytest.mark.usefixtures("short")
def test_a_build_from_the_store_is_the_same(tmp_path: Path) -> None:
    """Without a store, from nothing, from the store, and after an edit: the same pages."""
    root = synthetic.write(tmp_path, 2)
    plain = build(root)
    with opened(root) as shop:
        first = build(root, shop)
    with opened(root) as shop:
        second = build(root, shop)
    assert plain.pages == first.pages == second.pages
    assert plain.found == first.found == second.found
    path = next(root.glob("corpus/*/emendations.yaml"))
    path.write_text(path.read_text("utf-8").replace("Letters", "Some letters"), "utf-8")
    with opened(root) as shop:
        edited = build(root, shop)
    assert edited.pages == build(root).pages != plain.pages


class Spread(Workshop):
    """Gives every task to other processes, however few there are."""

    def stream(self, *arguments: Any, **options: Any) -> Iterator[Made]:
        """Yield the results as usual."""
        return super().stream(*arguments[:4], **{**options, "few": 0})


@pytest.mark.slow
@pytest.mark.usefixtures("short")
def test_a_build_on_all_processors_is_the_same(tmp_path: Path) -> None:
    """Other processes give the same pages as this one, and keep their results."""
    root = synthetic.write(tmp_path, 3)
    alone = build(root, Workshop(jobs=1))
    shop = Spread(Store(root / ROOM), jobs=2)
    together = build(root, shop)
    assert shop.pool is not None
    shop.close()
    assert alone.pages == together.pages
    assert alone.found == together.found
    again = Spread(Store(root / ROOM), jobs=2)
    assert build(root, again).pages == alone.pages
    assert again.pool is None
    again.close()


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the name of each stage that runs."""
    made: list[str] = []

    def counted(function: Any) -> Any:
        @functools.wraps(function)
        def call(*arguments: Any) -> Any:
            made.append(function.__qualname__)
            return function(*arguments)

        return call

    for module, name in STAGES:
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    return made


@pytest.mark.slow
def test_an_unchanged_corpus_makes_no_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come from the store, and downloads are joined from what it has; an edited paper has new ones."""
    made = counting(monkeypatch)
    root = toy.corpus(tmp_path, toy.ESSAY, references=toy.LISTED)
    first = build_kept(root)
    assert sorted(made) == sorted(name for _, name in STAGES)
    made.clear()
    assert build_kept(root).pages == first.pages
    assert made == []
    toy.corpus(tmp_path, toy.ESSAY.replace("Teh", "A"), references=toy.LISTED)
    assert build_kept(root).pages != first.pages
    assert {"read_paper", "page", "data_pages"} <= {*made}


def test_an_edited_paper_makes_no_work_again_whose_sentences_are_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that changes in another paragraph changes no work, so only the paper's own page is new."""
    made = counting(monkeypatch)
    essay = toy.ESSAY.replace("\n\n", "\n\nIt rained.\n\n", 1)
    listed = {**toy.LISTED, "lines": {"first": 9, "last": 9}}
    build_kept(toy.corpus(tmp_path, essay, references=listed))
    assert made.count("page") == 2
    made.clear()
    build_kept(toy.corpus(tmp_path, essay.replace("rained", "snowed"), references=listed))
    assert made.count("page") == 1
    assert "of_authors" not in made


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A result from a file that has changed meanwhile is not kept for the old one."""
    root = toy.corpus(tmp_path, "Intro\n\nOld.\n")
    real = read.read_paper

    def late(folder: Path, shown: str) -> object:
        toy.corpus(tmp_path, "Intro\n\nNew.\n")
        return real(folder, shown)

    late.__module__, late.__qualname__ = real.__module__, real.__qualname__
    late.__annotations__["return"] = returned(real)
    monkeypatch.setattr(read, "read_paper", late)
    with opened(root) as shop:
        ((_, key),) = Run(shop).each_judged("read", read.read_paper, read.reading(root, ["toy"]))
    monkeypatch.setattr(read, "read_paper", real)
    toy.corpus(tmp_path, "Intro\n\nOld.\n")
    with opened(root) as shop:
        ((made, other),) = Run(shop).each_judged("read", read.read_paper, read.reading(root, ["toy"]))
    assert made is not None
    assert key != other, "what was made from the new text would be kept for the old one"
    assert [line.text for line in made.paper.source.lines if line.text] == ["Intro", "Old."]
