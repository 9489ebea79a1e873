"""Works to come, works in other languages and series, in every format of records."""

from __future__ import annotations

import pytest

from edition.language.tongue import tongue
from edition.language.typography import plain
from edition.model.text import Span
from edition.model.works import Attested, Name, Reference, Work
from edition.records import styles
from edition.records.bibtex import biblatex, bibtex
from edition.records.item import Item, work_item
from edition.records.ris import ris
from edition.references import reader
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def item(text: str, style: str = "apa") -> Item:
    """Return the record of one printed entry."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return work_item(Work("key", reading.reference, (Attested("toy:1", "toy", "ref1", reading.reference),)))


@pytest.mark.parametrize(("words", "state"), [("forthcoming", "forthcoming"), ("in press", "inpress")])
def test_a_work_to_come_says_so(words: str, state: str) -> None:
    """CSL has a status, BibLaTeX a state of publication, BibTeX the words as its year, RIS a note."""
    made = item(f"Berg, B. ({words}). *Gates to come*. Harbour Press.")
    assert made["status"] == words
    assert "issued" not in made
    assert f"pubstate = {{{state}}}" in biblatex(made, frozenset())
    assert "n.d." not in biblatex(made, frozenset())
    assert f"year = {{{words}}}" in bibtex(made, frozenset())
    assert bibtex(made, frozenset()).startswith("@book")
    assert f"N1  - {words.capitalize()}" in ris(made, frozenset())


@pytest.mark.slow
def test_styles_print_that_a_work_is_to_come() -> None:
    """In every style the words stand where the year would."""
    found, faults = styles.formatted(
        styles.shaped([item("Berg, B. (forthcoming). *Gates*. Harbour Press.")], ())
    )
    assert not faults
    assert {"forthcoming" in plain(form).lower() for form in found["key"].values()} == {True}


GERMAN = "Adam, C. (2017). Der Güterverkehr von gestern zwischen Effizienz und Recht. *Zeitschrift für Häfen*, 9(4), 101–110."


@pytest.mark.slow
def test_a_title_in_another_language_keeps_its_letters() -> None:
    """German nouns keep their capitals and get no English ones; BibTeX protects the whole title."""
    made = item(GERMAN)
    title = "Der Güterverkehr von gestern zwischen Effizienz und Recht"
    assert made["language"] == "de"
    assert f"title = {{{{{title}}}}}" in biblatex(made, frozenset())
    assert "title = {{Der G" in bibtex(made, frozenset())
    assert "langid = {german}" in biblatex(made, frozenset())
    assert "LA  - de" in ris(made, frozenset())
    found, _ = styles.formatted(styles.shaped([made], ()))
    assert all(title in plain(form) for form in found["key"].values())


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Usages et usagers de la présidence du conseil : L’État en chantier", "fr"),
        ("Zur Theorie der Häfen", "de"),
        ("El problema de la educación en los Andes", "es"),
        ("Storia della Repubblica di Lucca", "it"),
        ("Türkiye’de göç ve eğitim", "tr"),
        ("The al-Qaida factor in the de la Torre papers", ""),
        ("On Die Zeit", ""),
        ("Madame Bovary", ""),
    ],
)
def test_a_language_is_told_where_it_is_clear(title: str, language: str) -> None:
    """Several small words of one language show it; English and doubtful titles have none."""
    assert tongue(title) == language


def test_a_series_is_carried() -> None:
    """The series of a book is in every format."""
    made = Reference(
        HERE,
        (),
        type="book",
        authors=(Name("Roe", "A."),),
        year="2010",
        title="Salt",
        publisher="Hurst",
        series="Rivers",
    )
    record = work_item(Work("key", made, (Attested("toy:1", "toy", "ref1", made),)))
    assert record["collection-title"] == "Rivers"
    assert "series = {Rivers}" in bibtex(record, frozenset())
    assert "series = {Rivers}" in biblatex(record, frozenset())
    assert "T3  - Rivers" in ris(record, frozenset())
