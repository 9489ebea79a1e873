"""The short names of laws, the provisions before them, and how lists print cases and acts."""

from __future__ import annotations

import pytest

from edition.model.text import Emph, Inlines, Span, Text
from edition.references import law_names, reader
from edition.references.note_index import keys

DIRECTIVE = "Directive 2019/88/EU of the Council of 2 May 2019 on river bridges and tolls, amending Regulation (EU) 2011/4"

NAMES = [
    ("River Bridge Directive", DIRECTIVE, True),
    ("Rivre Bridges Directive", DIRECTIVE, False),  # a slip in a short word may be another word
    ("River Brridge Directive", DIRECTIVE, True),
    ("River Bridge Regulation", DIRECTIVE, False),  # another kind of law
    ("Council Directive", DIRECTIVE, False),  # who gave it distinguishes no law
    ("Bridge River Directive", DIRECTIVE, False),
    ("Directive", DIRECTIVE, False),
    ("Rivers Act", "Rivers (Protection of Banks) Act 2017", True),
    ("Rivers Act", "A History of the Rivers Act and Its Foes", False),
    ("Bank Regulation", "Proposal for a Regulation on banks, amending Regulation (EU) 2011/4", False),
]

PROVISIONS = [
    ("Art 52(6) jo. Annex IX, section 4, 4.9 Rivers Act", "Art 52(6) jo. Annex IX, section 4, 4.9"),
    ("Art. 2 (12), 2 (22) & 2 (52) of the Rivers Act", "Art. 2 (12), 2 (22) & 2 (52)"),
    ("Para 25-26 *Delta Mills*", "Para 25-26"),
    ("Art. 5 Abs. 2 Rivers Act", "Art. 5 Abs. 2"),
    ("Part of the Rivers Act", ""),
    ("Art 5 says that the Rivers Act", ""),
]

SPAN = Span("", 0, 0)

ENTRIES = [
    ("chicago-bibliography", (Text("Delta Mills, C-219/11 (November 22, 2012). https://example.org/a?b=1."),), "legal_case|Delta Mills|2012|C-219/11"),
    ("chicago-bibliography", (Text("Mills, Ann (2012). Delta."),), None),
    ("chicago-bibliography", (Text(f"{DIRECTIVE}. 2019/88/EU. n.d."),), f"legislation|{DIRECTIVE}||2019/88/EU"),
    ("harvard", (Emph((Text("Delta Mills"),)), Text(" (2012). Court. Available at: https://example.org (Accessed: May 1, 2020).")), "book|Delta Mills|2012|"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title", "wanted"), NAMES)
def test_short_names(name: str, title: str, *, wanted: bool) -> None:
    """A short name has words of the subject, in their order, and the same kind."""
    assert law_names.shortens(keys(name), keys(title)) is wanted


@pytest.mark.parametrize(("text", "wanted"), PROVISIONS)
def test_provisions(text: str, wanted: str) -> None:
    """Only numbers make a provision; words between it and the name end it."""
    place = max(text.find("Rivers Act"), text.find("Delta Mills"))
    assert law_names.behind_provision(text, place) == wanted


@pytest.mark.parametrize(("style", "printed", "wanted"), ENTRIES)
def test_entries(style: str, printed: Inlines, wanted: str | None) -> None:
    """A case or an act is a work without an author; its number is no part of its title."""
    (made,) = (reading.reference for reading in reader.read_entry(printed, style, SPAN))
    shown = f"{made.type}|{made.title}|{made.year}|{made.number}"
    assert (shown == wanted and not made.authors) if wanted else made.type != "legal_case"
