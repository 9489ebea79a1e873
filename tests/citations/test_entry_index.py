"""Entries by name: those that fit a citation are always among the few that are tried."""

from __future__ import annotations

from itertools import product

from edition.citations.entry_index import Entries
from edition.citations.resolve import fits_people
from edition.model.text import Span
from edition.model.works import Attested, Found, Name, Reference
from edition.references.names import person

AUTHORS = ["Small, Andrew", "de Soysa, Indra", "Ould Sidi, M.", "Al-Qaeda", "World Bank", "The World Bank", "Kux, D.",
           "García Márquez, G.", "Garcia, A."]  # fmt: skip
CITED = ["Small", "A. Small", "de Soysa", "Soysa", "Ould Sidi", "Sidi", "Al-Qaeda", "World Bank", "The World Bank", "Kux",
         "Garcia Marquez", "García", "Márquez", ""]  # fmt: skip


def form(number: int, *people: Name, editors: bool = False) -> Attested:
    """Return an entry by these authors."""
    span = Span("x", number, number)
    made = Reference(span, (), authors=() if editors else people, editors=people if editors else ())
    return Attested(f"toy:{number}", "toy", "ref1", made)


def test_what_fits_is_near() -> None:
    """For every cited name the entries that fit are among the near ones."""
    names = [person(text) for text in AUTHORS]
    forms = [form(number, name) for number, name in enumerate(names)]
    forms += [form(100 + number, name, editors=True) for number, name in enumerate(names)]
    forms += [form(200 + number, *pair) for number, pair in enumerate(product(names[:3], names[:3]))]
    forms.append(form(300))
    entries = Entries(forms)
    some = 0
    for text, more in product(CITED, ["", "Kux", "Small"]):
        people = tuple(name for name in (text, more) if name)
        item = cited(people, et_al=False)
        wanted = {one.id for one in forms if fits_people(item, one)}
        assert wanted <= {one.id for one in entries.near(people)}, text
        some += len(wanted)
    assert some > 20


def cited(people: tuple[str, ...], *, et_al: bool) -> Found:
    """Return a citation of these authors."""
    return Found(0, 1, "x", people, et_al, "2015", "")


def test_few_are_tried() -> None:
    """Whatever the length of the list, only entries with the cited name are tried."""
    forms = [form(number, Name(family=f"Name{number}", given="A.")) for number in range(5000)]
    assert [one.id for one in Entries(forms).near(["Name17"])] == ["toy:17"]
    assert Entries(forms).alike("name4999x", "", 0.8) == forms[4999]
    assert Entries(forms).alike("name4999x", "1999", 0.8) is None
