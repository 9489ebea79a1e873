"""Names that stops, commas and the “and” of another language part wrongly."""

from __future__ import annotations

import pytest

from edition.language.typography import plain
from edition.model.text import Span
from edition.model.works import Name, Reference
from edition.references import reader
from edition.references.titles_led import names_completed
from edition.text.markup import parse

JOINED = [
    (
        "chicago-author-date",
        "Lima, Carlos Braga, e Ana Souza Filho, eds. 2012. *Cidades do rio: Uma história*. Cais.",
        ["Lima", "Souza Filho"],
    ),
    (
        "mla",
        "Lima, Carlos Braga, e Ana Souza Filho, editores. *Cidades do rio: Uma história*. Cais, 2012.",
        ["Lima", "Souza Filho"],
    ),
    (
        "chicago-author-date",
        "Prado, Inés, y Marta Roca. 2012. *Las ciudades del río*. Muelle.",
        ["Prado", "Roca"],
    ),
    ("chicago-author-date", "Silva, João da Costa e. 2012. *Cidades do rio*. Cais.", ["Silva"]),
]


@pytest.mark.parametrize(("style", "text", "wanted"), JOINED)
def test_joined(style: str, text: str, wanted: list[str]) -> None:
    """The last of several names does not begin with the word that joins it, and a role is nobody."""
    (reading,) = reader.read_entry(parse(text), style, Span("", 1, 1))
    made = reading.reference
    assert [name.family for name in (*made.authors, *made.editors)] == wanted


REED = Name(family="Reed", given="Ann")
HOLM = Name(family="Holm", given="Peter G.")
COMPLETED = [  # the names and title of a learned reading; whether the rules give it their names
    ((REED, Name(family="Peter", given="G.")), "Holm. Fighting floods on rivers", True),
    ((REED, HOLM), "Holm. Fighting floods on rivers", False),  # a title that begins with a name
    ((REED, Name(family="Peter", given="G.")), "Berg. Fighting floods on rivers", False),
    ((Name(family="Lee", given="Bo"), Name(family="Peter", given="G.")), "Holm. Fighting floods on rivers", False),
    ((REED, Name(family="Peter", given="G.")), "Holm", False),
    ((Name(family="Reed", given="Ann Peter G."),), "Holm. Fighting floods on rivers", True),
]  # fmt: skip


@pytest.mark.parametrize(("authors", "title", "completed"), COMPLETED)
def test_names_completed(authors: tuple[Name, ...], title: str, completed: bool) -> None:
    """A name that the title begins with is the rest of the last author’s, if the rules read it so."""
    whole = Reference(Span("", 1, 1), (), authors=(REED, HOLM), title="Fighting floods on rivers. 2020, 1–24")
    learned = Reference(Span("", 1, 1), (), authors=authors, title=title)
    made = names_completed(whole, learned)
    assert made == (
        Reference(Span("", 1, 1), (), authors=(REED, HOLM), title="Fighting floods on rivers")
        if completed
        else learned
    )


def test_an_initial_ends_no_list() -> None:
    """The family name behind an initial is not the first word of a title without marks."""
    text = "Reed, Ann, Bo Lee, and Peter G. Holm. Fighting floods on great rivers: Evidence of an intervention. 2020, 1–24."
    for italics in (True, False):
        (reading,) = reader.read_entry(parse(text), "chicago-bibliography", Span("", 1, 1), italics=italics)
        assert [name.family for name in reading.reference.authors] == ["Reed", "Lee", "Holm"], plain(
            parse(text)
        )
