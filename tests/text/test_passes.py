"""Source text in, blocks out: the cases are in ``fixtures/passes.txt``, readable for anyone.

A case is a title, options of ``paper.yaml`` if it needs any, the text, and its result, each closed by a
line with a full stop.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import toy
from edition.data.paper import Lines, PaperSpec, ReferencesStyle
from edition.laws import conservation, page_html
from edition.text import joining, passes, roles, stanzas
from edition.text import lines as text_lines
from edition.text.source import Source, numbered

FILE = Path(__file__).parent.parent / "fixtures" / "passes.txt"


def cases() -> list[Any]:
    """Read the fixture file."""
    found = []
    sections = [part.strip("\n") for part in ("\n" + FILE.read_text("utf-8")).split("\n.\n")]
    for head, text, wanted in zip(sections[::3], sections[1::3], sections[2::3], strict=False):
        title, _, options = head.partition("\n")
        found.append(pytest.param(yaml.safe_load(options) or {}, text + "\n", wanted, id=title))
    return found


@pytest.mark.parametrize(("options", "text", "wanted"), cases())
def test_pass(tmp_path: Path, options: dict[str, Any], text: str, wanted: str) -> None:
    """The outline is the one in the fixture, and law 1 holds for the page."""
    made, _ = toy.read(toy.corpus(tmp_path, text, **options))
    assert made is not None
    assert toy.outline(made) == wanted
    html = page_html.html(toy.page_text(made))
    assert conservation.conserve(made.document, made.source, html) == []
    assert conservation.account(made.document, made.source) == []


def test_every_case_is_read() -> None:
    """No case of the fixture file is lost to a missing full stop."""
    assert len(cases()) == FILE.read_text("utf-8").count("\n.\n") // 3 + (
        FILE.read_text("utf-8").count("\n.\n") % 3 > 0
    )
    assert len(cases()) > 20


LINE = st.sampled_from(
    [
        "The first half of a sentence that",
        "goes on here and ends.",
        "- An item of a list",
        "**A bold line**",
        "### A heading",
        "A\trow\tof cells",
        "",
        "The Sino-",
        "Pakistani axis",
        "¹ A note at the foot.",
        "---",
    ]
)


def scanned(lines: list[str]) -> tuple[list[text_lines.Block], passes.Context]:
    """Scan lines as a paper without any data."""
    spec = PaperSpec(**{**toy.data(""), "description": None, "expected": None, "front_matter": ()})
    printed = numbered("\n".join(lines) + "\n")
    source = Source("toy.txt", printed, printed)
    plan, _ = roles.plan(spec, source)
    return joining.scan(source, spec, plan), passes.context(spec, source)


@given(st.lists(LINE, max_size=30))
def test_passes_are_idempotent(lines: list[str]) -> None:
    """Applying the passes to their own result changes nothing."""
    found, about = scanned(lines)
    once = passes.normalise(found, about)
    assert passes.normalise(once, about) == once


@pytest.mark.slow
@given(
    st.lists(
        st.one_of(
            LINE, st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40)
        ),
        max_size=20,
    )
)
def test_no_line_is_lost(lines: list[str]) -> None:
    """Each line with text is in exactly one block, whatever the lines contain."""
    found, about = scanned(lines)
    used = sorted(index for block in passes.normalise(found, about) for index in block.lines)
    assert used == [index for index, line in enumerate(about.source.lines) if line.text.strip()]


@pytest.mark.slow
@given(st.lists(st.one_of(LINE, st.text(alphabet="ab AB.,\u00ad\ufb01\t", max_size=30)), max_size=20))
def test_no_stanza_loses_a_line(lines: list[str]) -> None:
    """The same for wrapped lines that end in a wrapped list of references; the words stay in order."""
    options = {"layout": "wrapped", "description": None, "expected": None, "front_matter": ()}
    listed = ReferencesStyle("mla", Lines(len(lines) + 1, len(lines) + 3), 1, "wrapped")
    spec = PaperSpec(**{**toy.data(""), **options, "references": listed})
    printed = numbered(
        "\n".join([*lines, "Small, Ann. Salt.", "  Press, 2015.", "Lee, Bo. Tin. Press, 2016."]) + "\n"
    )
    source = Source("toy.txt", printed, printed)
    plan, _ = roles.plan(spec, source)
    found = stanzas.scan(source, spec, plan)
    used = [index for block in found for index in block.lines]
    assert used == [index for index, line in enumerate(printed) if line.text.strip()]


def test_numbered_items_with_sentences() -> None:
    """A numbered line with the end of a sentence in it is an item of a list, no heading."""
    assert text_lines.headline("2. Locks of the Rhine and Prof. Holm", {})
    assert not text_lines.headline("2. Taking all locks from the table. (12 locks)", {})
    assert not text_lines.headline("2. Taking all locks from the table [3]. (12 locks)", {})
