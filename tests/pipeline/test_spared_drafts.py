"""A draft keeps its page where one of its stages breaks off; an edited paper is not spared, and the others stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import toy
from edition.cache.tasks import Workshop
from edition.citations import by_field, link
from edition.data.works import load_decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.findings.spared import spared
from edition.language.typography import plain
from edition.laws import page_html
from edition.model.text import Span
from edition.pages import paper as page_paper
from edition.pipeline import take
from edition.pipeline.tie import tie
from edition.references import reader
from edition.takeaway import make
from edition.text import document
from edition.works import field_forms

TEXT = (
    "It is so (Small, 2015). So it was (Lee, 2011).\n\nReferences\n\n"
    "Lee, B. (2011). *Salt roads*. Hurst.\nSmall, A. (2015). *The axis*. Hurst.\n"
)
LISTED = {"style": "apa", "lines": {"first": 5, "last": 6}, "count": 2}
NOTED = "It is so.<sup>1</sup>\n\nNotes\n\n- <sup>1</sup> Ann Small, *The Axis* (London: Hurst, 2015), 12.\n"
NOTES = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 1}


class BrokenOffError(Exception):
    """What no stage raises."""


def two(root: Path, status: str = "draft", text: str = TEXT, **options: Any) -> Path:
    """Write an edited paper and another one, each with the same citations."""
    given = options or {"references": LISTED}
    toy.corpus(root, TEXT, references=LISTED)
    toy.counted(toy.corpus(root, text, slug="two", key="two", status=status, **given), "toy")
    toy.counted(root, "two")
    (root / "corpus" / "works.yaml").write_text(
        "keys:\n  lee2011salt: toy:5\n  small2015axis: toy:6\n", "utf-8"
    )
    return root


def breaking(real: Callable[..., Any], when: Callable[..., bool]) -> Callable[..., Any]:
    """Return a function that breaks off where a test says so."""

    def stage(*arguments: Any, **options: Any) -> Any:
        if when(*arguments):
            raise BrokenOffError("index out of range")
        return real(*arguments, **options)

    return stage


def words(made: toy.Build, slug: str = "two") -> str:
    """Return the words of a page, also of its draft's notice."""
    return " ".join(page_html.page_words(page_html.html(made.pages[f"papers/{slug}.md"])))


def told(made: toy.Build, code: str) -> list[Diagnostic]:
    """Return the findings with a code."""
    return [item for item in made.found if item.code == code]


def is_two(paper: Any, *_: Any) -> bool:
    """Tell whether a stage is given the paper “two”."""
    return bool(paper.spec.slug == "two")


STAGES: list[tuple[Any, str, Callable[..., bool]]] = [
    (link, "tie", is_two),
    (page_paper, "page_text", lambda shown, *_: shown.spec.slug == "two"),
    (document, "assemble", lambda spec, *_: spec.slug == "two"),
    (reader, "read_entry", lambda _content, _style, span, *_: span.path == "corpus/two/source.txt"),
]


@pytest.mark.parametrize(("module", "name", "when"), STAGES)
def test_an_edited_paper_is_not_spared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: Callable[..., bool]
) -> None:
    """Whatever breaks off in one is seen at once."""
    root = two(tmp_path, "edited")
    monkeypatch.setattr(module, name, breaking(getattr(module, name), when))
    with pytest.raises(BrokenOffError):
        toy.built(root)


@pytest.mark.parametrize("status", ["status : edited", '"status": edited', "status:\n  'edited'"])
def test_an_edited_paper_is_none_however_its_data_are_spelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    """YAML allows spaces, quotation marks and line ends; it is read no less strictly for them."""
    root = two(tmp_path, "edited")
    path = root / "corpus" / "two" / "paper.yaml"
    text = path.read_text("utf-8")
    assert "status: edited" in text
    path.write_text(text.replace("status: edited", status), "utf-8")
    assert not toy.built(root).stops
    module, name, when = STAGES[2]
    monkeypatch.setattr(module, name, breaking(getattr(module, name), when))
    with pytest.raises(BrokenOffError):
        toy.built(root)


def test_an_entry_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this entry is no work; it stands on the page as printed, and the citation of the other is linked."""
    root = two(tmp_path)
    before = toy.built(root)
    when: Callable[..., bool] = lambda content, _, span, *__: (  # noqa: E731 - it stands where others have a name
        "two" in span.path and "Lee" in plain(content)
    )
    monkeypatch.setattr(reader, "read_entry", breaking(reader.read_entry, when))
    made = toy.built(root)
    assert not made.stops
    (fault,) = told(made, "DRF002")
    assert (fault.span.path, fault.span.line, fault.severity) == ("corpus/two/source.txt", 5, "warning")
    assert "BrokenOffError: index out of range" in fault.message
    assert "Lee, B. (2011). Salt roads. Hurst." in words(made)
    assert [(item.surface, item.works) for item in made.citations if item.paper == "two"] == [
        ("Small, 2015", ("small2015axis",)),
        ("Lee, 2011", ()),
    ]
    assert made.pages["papers/toy.md"] == before.pages["papers/toy.md"]
    papers = [item for item in made.papers if item.spec.slug == "two"]
    tied, _ = tie(papers, load_decisions(root / "corpus", "corpus")[0])  # as “edition keys” does
    assert [work.reference.title for work in tied.works] == ["The axis"]


def test_no_entry_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list stands on the page as printed."""
    root = two(tmp_path)
    monkeypatch.setattr(field_forms, "joined", breaking(field_forms.joined, is_two))
    made = toy.built(root)
    assert not made.stops
    assert any("no entry is read" in item.message for item in told(made, "DRF002"))
    assert "Small, A. (2015). The axis. Hurst." in words(made)


@pytest.mark.parametrize("name", ["tie_notes", "Texts", "findings"])
@pytest.mark.parametrize("noted", [False, True])
def test_tying_that_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, noted: bool
) -> None:
    """The text stands as it is, without links, the other paper with all of them."""
    options = {"text": NOTED, "notes": NOTES, "citations": "notes"} if noted else {"references": LISTED}
    root = two(tmp_path, **options)
    before = toy.built(root)
    where, what = (by_field, "findings") if name == "findings" else (link, name)
    monkeypatch.setattr(where, what, breaking(getattr(where, what), is_two))
    made = toy.built(root)
    assert not made.stops
    (fault,) = told(made, "DRF002")
    assert (fault.span.path, fault.severity) == ("corpus/two/paper.yaml", "warning")
    assert not [item for item in made.citations if item.paper == "two"]
    assert "no citation is linked" in made.pages["papers/two.md"]
    assert ("It is so. 1" if noted else "It is so (Small, 2015). So it was (Lee, 2011).") in words(made)
    assert made.pages["papers/toy.md"] == before.pages["papers/toy.md"]


def test_a_page_that_cannot_be_made_with_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made without them, everywhere: no page leads to a citation that is not there."""
    root = two(tmp_path)
    when: Callable[..., bool] = lambda shown, *_: shown.spec.slug == "two" and bool(shown.linked.citations)  # noqa: E731
    monkeypatch.setattr(page_paper, "page_text", breaking(page_paper.page_text, when))
    made = toy.built(root)
    assert not made.stops
    assert made.left_out == set()
    (fault,) = told(made, "DRF002")
    assert "no citation is linked: DRF003 no page can be made: BrokenOffError" in fault.message
    assert "no citation is linked" in made.pages["papers/two.md"]
    assert "two.html#p1-c1" not in "".join(
        made.pages[name] for name in made.pages if name.startswith("works/")
    )


def test_links_that_would_lose_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where law 1 refuses a draft with its links, its text is shown without them."""
    root = two(tmp_path)
    judge = page_paper.judge

    def judged(linked: Any, html: str, seen: Any, name: str, keys: set[str]) -> list[Diagnostic]:
        at = linked.paper.source.span(1)
        lost = [diagnose("LAW001", at, "lost")] if name == "papers/two.md" and linked.citations else []
        return judge(linked, html, seen, name, keys) + lost

    monkeypatch.setattr(page_paper, "judge", judged)
    made = toy.built(root)
    assert not made.stops
    assert (made.left_out, told(made, "LAW001"), told(made, "DRF001")) == (set(), [], [])
    (fault,) = told(made, "DRF002")
    assert (fault.span.path, fault.span.line) == ("corpus/two/source.txt", 1)
    assert "It is so (Small, 2015)." in words(made)


@pytest.mark.parametrize(("module", "name", "when"), STAGES[1:3])
def test_a_draft_that_cannot_be_shown_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: Callable[..., bool]
) -> None:
    """It is left out with a finding; the other paper is built."""
    root = two(tmp_path)
    monkeypatch.setattr(module, name, breaking(getattr(module, name), when))
    made = toy.built(root)
    assert not made.stops
    assert made.left_out == {"two"}
    assert len(told(made, "DRF003")) == len(told(made, "DRF001")) == 1
    assert "papers/toy.md" in made.pages
    assert "papers/two.md" not in made.pages


@pytest.mark.parametrize("status", ["draft", "edited"])
def test_files_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str) -> None:
    """A draft then has no files to take away."""
    made = toy.built(two(tmp_path, status))
    monkeypatch.setattr(make, "ready", breaking(make.ready, lambda given: given.spec.slug == "two"))
    if status == "edited":
        with pytest.raises(BrokenOffError):
            take.files(made.taking, Workshop())
        return
    files, found = take.files(made.taking, Workshop())
    assert {name.rpartition("/")[2].partition(".")[0] for name in files} == {"toy"}
    assert [(item.code, item.severity) for item in found] == [("DRF002", "warning")]


def test_what_is_told_of_an_exception() -> None:
    """One line, the same each time, with the last line of this package, and nothing of this machine."""

    def fails() -> int:
        raise ValueError(f"odd {object()!r}\nagain")

    at = Span("corpus/two/paper.yaml", 1, 1, 1)
    value, (fault,) = spared(fails, lambda: 7, "this is left out", at, draft=lambda: True)
    assert value == 7
    assert fault.message.startswith(
        "this is left out: ValueError: odd <object object at …> again (findings/spared.py, line "
    )
    assert spared(lambda: 3, lambda: 7, "", at, draft=lambda: True) == (3, [])


def test_what_the_machine_lacks_is_no_fault_of_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is raised, since the next run may have it: kept in the store, the draft would stay without links."""
    root = two(tmp_path)
    tie_citations = link.tie

    def lacks(*arguments: Any, **options: Any) -> Any:
        if is_two(*arguments):
            raise MemoryError
        return tie_citations(*arguments, **options)

    with monkeypatch.context() as short:
        short.setattr(link, "tie", lacks)
        with pytest.raises(MemoryError):
            toy.built(root)
    made = toy.built(root)
    assert told(made, "DRF002") == []
    assert [item.works for item in made.citations if item.paper == "two"] == [
        ("small2015axis",),
        ("lee2011salt",),
    ]


@pytest.mark.parametrize("fault", [MemoryError(), FileNotFoundError("/home/x/y"), KeyboardInterrupt()])
def test_what_is_never_spared(fault: BaseException) -> None:
    """Nothing of it reaches a finding, nor a path of this machine."""

    def fails() -> None:
        raise fault

    with pytest.raises(type(fault)):
        spared(fails, lambda: None, "", Span("x", 1, 1, 1), draft=lambda: True)


def test_too_deep_a_recursion_is_told_alike_each_time() -> None:
    """Whatever the depth at which the stage began."""

    def deeper(rest: int) -> int:
        return deeper(rest + 1) + 1

    def begun(depth: int) -> list[Diagnostic]:
        if depth:
            return begun(depth - 1)
        return spared(lambda: deeper(0), lambda: 0, "left out", Span("x", 1, 1, 1), draft=lambda: True)[1]

    assert [item.message for item in begun(0)] == ["left out: RecursionError"]
    assert begun(0) == begun(7)
