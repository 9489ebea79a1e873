"""Of two works that "et al." may mean, the one that the list shortens; other words for "no date"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citations.test_led_lists import entry
from edition.citations import author_date, resolve
from edition.citations.entry_index import Entries
from edition.model.works import Attested


def short(key: str, family: str, year: str) -> Attested:
    """Return an entry of which the list prints the first author and "et al."."""
    form = entry(key, family, year=year)
    return replace(form, reference=replace(form.reference, et_al=True))


WHOLE = [entry("dams", "Small", "Lee", "Ray", year="2019"), entry("weirs", "Moe", "Holm", year="2015")]
SHORT = [short("quays", "Small", "2019"), short("locks", "Otto", "2011"), short("fords", "Vos", "2012")]
LONG = entry("mouths", "Abel", "Beck", "Cook", "Dorn", year="2001")

LISTS = [
    ([*WHOLE, *SHORT], ["quays"]),
    ([*WHOLE, *SHORT[:2]], []),  # too few to show what the list does
    ([*WHOLE, *SHORT, LONG], []),  # it prints four authors in full
    ([*WHOLE, *SHORT, short("salt", "Small", "2019")], []),  # two that are shortened
]


@pytest.mark.parametrize(("forms", "wanted"), LISTS)
def test_what_a_list_shortens_is_shortened_in_the_text(forms: list[Attested], wanted: list[str]) -> None:
    """The work of three authors is cited by their names where the list shortens only longer rows."""
    entries, keys = Entries(forms), {form.id: form.id for form in forms}
    found = author_date.find("It was so (Small et al., 2019).", entries, resolve.matching(entries))
    works = [resolve.resolve(item, entries, keys, listed=True)[0] for item in found]
    assert [work for work in works if work] == wanted


def test_all_names_mean_the_work_of_three() -> None:
    """A citation that is not shortened means the entry that is not."""
    forms = [*WHOLE, *SHORT]
    entries, keys = Entries(forms), {form.id: form.id for form in forms}
    (found,) = author_date.find("It was so (Small, Lee and Ray, 2019).", entries, resolve.matching(entries))
    assert resolve.resolve(found, entries, keys, listed=True)[0] == "dams"


def test_no_date_in_turkish() -> None:
    """The words stand for the year in text and list."""
    form = entry("tolls", "Otto", printed="Otto, A. (tarih yok) Tolls.")
    entries = Entries([form])
    (found,) = author_date.find("Böyledir (Otto, tarih yok).", entries, resolve.matching(entries))
    assert resolve.resolve(found, entries, {"tolls": "tolls"}, listed=True)[0] == "tolls"
    assert not author_date.find("Otto için tarih yok dediler.", entries, resolve.matching(entries))
