"""The names that begin an entry, read by their form alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.model.text import Emph, Span, Text
from edition.model.works import Name, Reference
from edition.references import names, reader
from edition.references.fields import Reading
from edition.references.printed_names import printed_names
from edition.references.titles_led import names_in_title

HERE = Span("x", 1, 1)

CASES = [
    ("Small, A. B., & Lee, C. ", "Small, A. B.; Lee, C."),
    ("Small, Ann, and Ben Lee. ", "Small, Ann; Lee, Ben"),
    ("Small, Ann, y Cyril Marlowe A. Dunn. ", "Small, Ann; Dunn, Cyril Marlowe A."),
    ("Lobo, Manuel da Costa, e José Simões Júnior, organizadores. ", "Lobo, Manuel da Costa; Simões Júnior, José"),
    ("Prado, Ana, e Rui Pedro A. de Sá Nunes. ", "Prado, Ana; Nunes, Rui Pedro A. de Sá"),
    ("Rodríguez Domingo, José Manuel. ", "Rodríguez Domingo, José Manuel"),
    ("Costa e Silva, Maria. ", "Costa e Silva, Maria"),
    ("Gibbs Jr., Ray W., and Guy C. Small. ", "Gibbs, Ray W.; Small, Guy C."),
    ("Nami, Hugo, G. ", "Nami, Hugo G."),
    ("Dell, P., and Gerard Padró i Miquel", "Dell, P.; Padró i Miquel, Gerard"),
    ("Knape, Jonas, and Perry de Vries. ", "Knape, Jonas; Vries, Perry [de]"),
    ("Small, T.C., Lee, J. de and Dunn, D. ", "Small, T.C.; Lee, J. [de]; Dunn, D."),
    ("Hand, K., et al. ", "Hand, K."),
    ("Fahim Khan, Ali Raza, and Bo Li. ", ""),
    ("P. Small, A. Lee, and G. Dunn, ", ""),
    ("Alexander JP, Zubair M. ", ""),
    ("Ministry of Health, Department of Rivers. ", ""),
    ("The Tolls. Small, Ann. ", ""),
    ("Circle Economy & KOI. ", ""),
    ("K. C., Sam, and Wolf Prado. ", "K. C., Sam; Prado, Wolf"),
    ("A. B., C. D., and E. F. ", ""),
    ("Hong, Y.(Kevin). and Prado, P.A. ", "Hong, Y.; Prado, P.A."),
    ("Quay Software, PBC. ", ""),
    ("Meyer, AG ", "Meyer, AG"),
    ("García López, SA ", "García López, SA"),
    ("Roe, Ab ", "Roe, Ab"),
    ("Roe, SAS ", "Roe, SAS"),
    ("Deurs, A.J. van e Dijk, J.A. van ", "Deurs, A.J. [van]; Dijk, J.A. [van]"),
    ("Circle Economy and Reuters, ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "wanted"), CASES)
def test_names(head: str, wanted: str) -> None:
    """How many names there are is known from their form, or nothing is read."""
    found = [
        f"{name.family}, {name.given}" + (f" [{name.particle}]" if name.particle else "")
        for name in printed_names(head)
    ]
    assert "; ".join(found) == wanted


EDITED = [
    ("Head, Ann, and Ben Lee. “Rivers.” Handbook of Tides, edited by Carl Dunn et al., Harbour Press, 2014, pp. 1–9.", 2, False),
    ("Head, Ann, et al. “Rivers.” Sea, vol. 4, no. 1, 2014, pp. 1–9.", 1, True),
    ("Head, Ann, et al. «Ríos.» Mar, vol. 4, n.º 1, agosto de 2014, pp. 1-9.", 1, True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "authors", "more"), EDITED)
def test_further_authors_stand_before_the_title(text: str, authors: int, more: bool) -> None:
    """An "et al." of the editors says nothing of the authors."""
    (made,) = reader.read_entry((Text(text),), "mla", Span("x", 1, 1))
    assert (len(made.reference.authors), made.reference.et_al) == (authors, more)


def test_dashes_with_further_authors() -> None:
    """Dashes with "et al." repeat the name before them, with others."""
    lines = (
        "Head, Ann. “Rivers.” Sea, vol. 4, 2014, pp. 1–9.",
        "———, et al. “Mouths.” Sea, vol. 5, 2015, pp. 3–9.",
    )
    readings = [reader.read_entry((Text(line),), "mla", Span("x", 1, 1))[0] for line in lines]
    _, second = reader.carried(readings)
    assert [name.family for name in second.reference.authors] == ["Head"]
    assert second.reference.et_al


def test_dashes_that_were_read_as_a_name() -> None:
    """Dashes with the title behind them are no body: the name is that before them, the title what is set off."""
    span = Span("x", 1, 1)
    first = Reference(span, (), authors=(Name(family="Head", given="Ann"),), title="Rivers")
    printed = (Text("———. "), Emph((Text("Le quai. Un récit"),)), Text(". Éd. du Port, 1975. Poche 14."))
    wrong = Name(literal="———. Le quai. Un récit. Éd. du Port")
    second = Reference(span, printed, authors=(wrong,), title="Poche 14", year="1975")
    bare = Reference(span, (), authors=(Name(literal="---. La porte. Éd. du Port"),), title="Poche 15")
    made = [one.reference for one in reader.carried([Reading(first), Reading(second), Reading(bare)])]
    assert [one.authors for one in made] == [first.authors] * 3
    assert [one.title for one in made] == ["Rivers", "Le quai. Un récit", "La porte"]


@pytest.mark.parametrize("head", ["Jr.", "Jr., III", ", &", ""])
def test_a_head_without_a_name(head: str) -> None:
    """Suffixes and signs alone are no names."""
    assert printed_names(head) == ()


@pytest.mark.parametrize("initials", ["D.", "D. C.", "D.C.", "D. C. B."])
def test_initials_of_a_second_author(initials: str) -> None:
    """Initials before a last author end no sentence: "and D. C. Lee. *Salt*"."""
    printed = (
        Text(f"Small, Ann B., and {initials} Lee. "),
        Emph((Text("Salt of the Bay"),)),
        Text(". Quay, 2001."),
    )
    (made,) = reader.read_entry(printed, "mla", Span("x", 1, 1))
    assert isinstance(made, Reading)
    assert [(name.family, name.given) for name in made.reference.authors] == [
        ("Small", "Ann B."),
        ("Lee", initials),
    ]
    assert made.reference.title == "Salt of the Bay"


@pytest.mark.parametrize("more", ["et al.", "u. a.", "e.a.", "и др.", "e outros"])
def test_names_left_out_in_italics(more: str) -> None:
    """The words for further authors are so in italics, too, in any language."""
    printed = (Text("Ito, H., Roe, J., "), Emph((Text(more),)), Text(" (2022b) “Silt: Why It Rises”, "))
    (reading,) = reader.read_entry(
        (*printed, Emph((Text("Rivers"),)), Text(", 3, pp. 4–9.")), "harvard", Span("", 1, 1)
    )
    assert reading.reference.et_al
    assert [name.family for name in reading.reference.authors] == ["Ito", "Roe"]


APA = [
    ("Torre, I. de la, & Mora, R. (2005). Locks of the delta. Quay.", ["Torre", "Mora"]),
    ("Torre, I. de la. (2011). Locks of the delta. Quay.", ["Torre"]),
    ("Quay Software, PBC. (2011). Locks of the delta. Quay.", ["Quay Software, PBC"]),
    ("Small, A., & Quay Software, PBC. (2011). Locks of the delta. Quay.", ["Small", "Quay Software, PBC"]),
]


@pytest.mark.parametrize("name", ["Meyer, AG", "García López, SA", "Roe, Ab", "Roe, SAS"])
def test_persons_whose_initials_are_a_kind_of_company(name: str) -> None:
    """A kind of company of two letters, or in capitals behind one word, tells nothing."""
    assert [(one.family, one.given) for one in names.chicago(name)[0]] == [tuple(name.split(", "))]


@pytest.mark.parametrize(("entry", "wanted"), APA)
def test_particles_and_companies(entry: str, wanted: list[str]) -> None:
    """Particles behind initials belong to the name, and the kind of a company to its name."""
    (reading,) = reader.read_entry((Text(entry),), "apa", Span("x", 1, 1))
    assert [name.family or name.literal for name in reading.reference.authors] == wanted
    assert reading.reference.title == "Locks of the delta"


def test_one_word_before_italics() -> None:
    """The one word before a title in italics is who wrote it, and no title before its journal."""
    rules = Reference(HERE, (), authors=(Name(family="Quayford"),), title="How Are Locks Built?")
    learned = Reference(HERE, (), title="Quayford", container="How Are Locks Built?")
    assert names_in_title(rules, learned)
    assert not names_in_title(rules, replace(learned, volume="3"))
