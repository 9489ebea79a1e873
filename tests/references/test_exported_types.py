"""Types that databases export, and numbers of reports that look like years, in entries and full notes."""

from __future__ import annotations

import pytest

from edition.model.text import Emph, Inlines, Span, Text
from edition.references.exported_types import untyped
from edition.references.reader import read_entry

NOWHERE = Span("x", 1, 1)


def italic(text: str) -> Emph:
    """Return words in italics."""
    return Emph((Text(text),))


ENTRIES: list[tuple[str, Inlines, tuple[str, str, str]]] = [
    ("chicago-bibliography",
     (Text("Berg, Ann. “The Price of Salt.” Journal Article. "), italic("River Review"), Text(" 27 (1995): 93–115.")),
     ("The Price of Salt", "River Review", "1995")),
    ("chicago-bibliography",
     (Text("Berg, Ann. “The Price of Salt.” Journal Article. River Review 27 (1995): 93–115."),),
     ("The Price of Salt", "River Review", "1995")),
    ("vancouver", (Text("Berg A, Lund I. The price of salt in towns [Journal Article]. River Review. 2014;3:4–9."),),
     ("The price of salt in towns", "River Review", "2014")),
    ("chicago-notes",
     (Text("Ann Berg and Ivo Lund, “The Price of Salt,” Journal Article, "), italic("River Review"), Text(", 2014.")),
     ("The Price of Salt", "River Review", "2014")),
    # A journal that is called so, and words of a title.
    ("chicago-bibliography",
     (Text("Berg, Ann. “The Price of Salt.” "), italic("Journal Article Review"), Text(" 27 (1995): 93–115.")),
     ("The Price of Salt", "Journal Article Review", "1995")),
    ("chicago-bibliography",
     (Text("Berg, Ann. “What a Journal Article Costs.” "), italic("River Review"), Text(" 27 (1995): 93–115.")),
     ("What a Journal Article Costs", "River Review", "1995")),
    ("chicago-bibliography", (Text("Berg, Ann. The Workers’ Article. Oslo: Ink, 1995."),), ("The Workers’ Article", "", "1995")),
    ("chicago-notes", (Text("Ann Berg, ‘The Price of Salt,’ Journal Article, "), italic("River Review"), Text(", 2014.")),
     ("The Price of Salt", "River Review", "2014")),
]  # fmt: skip


@pytest.mark.parametrize(("style", "printed", "wanted"), ENTRIES)
def test_an_exported_type_belongs_to_no_field(
    style: str, printed: Inlines, wanted: tuple[str, str, str]
) -> None:
    """It is neither title nor journal; the entry stays as it is printed."""
    (reading,) = read_entry(printed, style, NOWHERE)
    made = reading.reference
    assert (made.title, made.container, made.year) == wanted
    assert made.as_printed == printed


def test_an_entry_without_a_type_stays_the_same() -> None:
    """Nothing is made anew."""
    printed = (Text("Berg, Ann. “Salt.” "), italic("River Review"), Text(" 3 (1995): 9."))
    assert untyped(printed) is printed


YEARS: list[tuple[Inlines, str]] = [
    ((Text("Berg, Ann, and Ivo Lund. "), italic("Salt or Silt? A Study of Tolls"),
      Text(". Quay Working Paper No. 1939. Office of Salt, 1986. https://example.org/p/1939.htm.")), "1986"),
    ((Text("Berg, Ann. "), italic("Salt or Silt? A Study of Tolls"), Text(". Working Paper No. 39. Office of Salt, 1986.")), "1986"),
    # Nobody can tell which of two others it is; and a year may stand behind a number, too.
    ((Text("Berg, Ann. “Salt or Silt?” "), italic("River Review"), Text(" 3, no. 2 (1986): 4–9.")), "1986"),
    # A page was seen later than its work appeared, whenever that was.
    ((Text("Berg, Ann. "), italic("Salt or Silt?"), Text(". Working Paper No. 1939. Ink. Accessed May 5, 2020. https://example.org.")), "1939"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), YEARS)
def test_the_number_of_a_report_is_no_year(printed: Inlines, wanted: str) -> None:
    """A number behind "No." is the year of nothing if another year is printed."""
    (reading,) = read_entry(printed, "chicago-bibliography", NOWHERE)
    assert reading.reference.year == wanted
