"""Law 3 judged from the page: what looks like a citation is linked, marked, or innocent for a reason."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.laws import page_html
from edition.laws.unexplained import Innocent, verdicts

LIST = (
    '<section role="doc-bibliography"><ul><li id="ref1">Waltz, K. (2014). <em>Rule</em>.</li></ul></section>'
)
LINK = '<a role="doc-biblioref" href="../works/waltz2014rule.md">{}</a>'
MARK = '<span class="citation-unresolved" title="No such entry in the list.">{}</span>'

CASES = [
    (f"so ({LINK.format('Waltz, 2014')}; {MARK.format('Nowak, 2019')}) and {LINK.format('Waltz (2014)')}", []),
    ("so (Nowak, 2019)", [("Nowak, 2019", None)]),
    (f"so ({LINK.format('Waltz, 2014')}; Nowak, 2019)", [("Nowak, 2019", None)]),
    ("so [Nowak 2019: 4], (4–5 [see Nowak, 2019])", [("Nowak 2019: 4", None), ("see Nowak, 2019", None)]),
    ("as Waltz’s (2014) view", [("Waltz’s (2014)", None)]),
    ("in Kashmir (1948) and so (in 2014)", [("Kashmir (1948)", Innocent.UNLISTED)]),
    ("the Treaty of Waltz (1846), the Canal Act (Punjab, 1873)", [("Waltz (1846)", Innocent.LAW), ("Punjab, 1873", Innocent.LAW)]),
    ("(March 2014), Waltz (1901–1971), (Vienna in 1815)", [("March 2014", Innocent.DATE), ("Waltz (1901–1971)", Innocent.DATE), ("Vienna in 1815", Innocent.DATE)]),
    ("one of them (Interview 4, 2011), one (Panel N = 2011)", [("Interview 4, 2011", Innocent.NUMBERED), ("Panel N = 2011", Innocent.SIZE)]),
    ("first (1) and second (2), and later (62)", [("(1)", Innocent.ITEM), ("(2)", Innocent.ITEM), ("(62)", Innocent.COUNT)]),
    ("Equation (3) and as shown [4–6, 9]", [("(3)", Innocent.NUMBERED), ("[4–6, 9]", None)]),
    (f"so [{LINK.format('4')}] and so (5)", [("(5)", None)]),
    ("10<sup>2</sup> m<sup>3</sup>, 1<sup>st</sup>, found.<sup>4</sup>", [("2", Innocent.EXPONENT), ("3", Innocent.EXPONENT), ("st", Innocent.LETTERS), ("4", None)]),
    (f"so [{LINK.format('4')}] lay in [1, 5] on a scale [1–10], in item [3] of [2]", [("[1, 5]", Innocent.SIZE), ("[1–10]", Innocent.SIZE), ("[3]", Innocent.NUMBERED), ("[2]", None)]),
    ('called.<sup><a role="doc-noteref" href="#fn:1">1</a></sup>', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_looks_like_a_citation(text: str, wanted: list[tuple[str, Innocent | None]]) -> None:
    """Each look-alike is named with its reason; what has none is left for a finding."""
    found = verdicts(f'<p id="p1">{text}</p>{LIST}')
    assert sorted((item.surface, item.innocent) for item in found) == sorted(wanted)
    assert {item.place for item in found} <= {"p1"}


def test_tables_captions_and_headings() -> None:
    """They are read too: data beside a number are none, a heading has no links, the rest is left for a finding."""
    table = (
        '<figure id="table1"><table><caption>Towns, after [3]</caption><tr><th>Model [1]</th><th>CI</th></tr>'
        f"<tr><td>Linear {LINK.format('[2]')}</td><td>12 [1, 4]</td><td>0.4 (2)</td><td>Nowak (2019)</td></tr>"
        "</table></figure>"
    )
    caption = '<figure id="figure2"><figcaption>Flows (Nowak, 2019)</figcaption></figure>'
    found = verdicts(f'<h2 id="so">So [4]</h2>{table}{caption}{LIST}')
    assert sorted((item.place, item.surface, item.innocent) for item in found) == [
        ("figure2", "Nowak, 2019", None),
        ("so", "[4]", Innocent.HEADING),
        ("table1", "Nowak (2019)", Innocent.UNLISTED),
        ("table1", "[1]", None),
        ("table1", "[3]", None),
    ]


def test_notes_that_name_a_title() -> None:
    """A note with a title is linked or marked; a note without one is no citation."""
    notes = f'<li id="fn:1"><p>Waltz, <em>Rule</em>.</p></li><li id="fn:2"><p>As “The long rule of kings” has it.</p></li><li id="fn:3"><p>Waltz, <em>Rule</em>. {LINK.format("Waltz 2014")}</p></li><li id="fn:4"><p>I thank my friends.</p></li>'
    found = verdicts(f'<section role="doc-endnotes"><ol>{notes}</ol></section>')
    assert [(item.place, item.innocent) for item in found] == [("fn:1", None), ("fn:2", None)]


@pytest.mark.slow
@pytest.mark.parametrize("text", [f"{'a' * 40_000} b<sup>1</sup>", "word (7) " * 20_000])
def test_long_paragraphs_are_judged_in_linear_time(text: str) -> None:
    """A word without end, or thousands of numbers in brackets, take no time that grows with a square."""
    start = time.process_time()
    verdicts(f'<p id="p1">{text}</p>')
    assert time.process_time() - start < 4


@pytest.mark.slow
def test_nothing_is_unexplained_in_the_five_papers(root: Path) -> None:
    """Whatever looks like a citation there is linked, marked, or innocent; these are all that are innocent."""
    found = [
        (path.stem, item.place, item.surface, item.innocent)
        for path in sorted((root / "docs/papers").glob("*.md"))
        for item in verdicts(page_html.html(path.read_text("utf-8")))
    ]
    assert found == [
        ("arshad-security-alliance", "p12", "Kashmir (1948)", Innocent.UNLISTED),
        ("arshad-security-alliance", "p12", "Kargil (1999)", Innocent.UNLISTED),
        ("arshad-security-alliance", "p29", "US $ 2,377.4 Billion in 2021", Innocent.DATE),
        ("yousaf-ma-strategic-drive", "p19", "Security (2010)", Innocent.LAW),
        ("yousaf-ma-strategic-drive", "p24", "Agreement (2005)", Innocent.LAW),
    ]
