"""Authors in Cyrillic with two initials, and the keys of their works."""

from __future__ import annotations

import pytest

from edition.language.latin import latin
from edition.model.text import Span
from edition.model.works import Name, Reference
from edition.references import reader
from edition.text.markup import parse
from edition.works.keys import key_stem

ENTRIES = [
    ("Иванов И. И. История Кавказа. Москва: Наука, 2001.", [("Иванов", "И. И.")], "История Кавказа"),
    (
        "3. Петров П. П., Иванов И.И. История Кавказа. М.: Наука, 2001.",
        [("Петров", "П. П."), ("Иванов", "И.И.")],
        "История Кавказа",
    ),
    ("Иванов, И. И. История Кавказа. М.: Наука, 2001.", [("Иванов", "И. И.")], "История Кавказа"),
    (
        "Иванов И. И. , Петров П. П. и др., История Кавказа. М.: Наука, 2001.",
        [("Иванов", "И. И."), ("Петров", "П. П.")],
        "История Кавказа",
    ),
    ("Письма А. С. Пушкина. М.: Наука, 2001.", [], "Письма А. С. Пушкина"),  # of whom it speaks
    ("Памяти В. И. Ленина: сборник статей. М.: Наука, 2001.", [], "Памяти В. И. Ленина: сборник статей"),
    (
        "Иванов И. И., Петров П. П. и др. История Кавказа. М.: Наука, 2001.",
        [("Иванов", "И. И."), ("Петров", "П. П.")],
        "История Кавказа",
    ),
    (
        "Small A. B. History of Rivers. London: Hurst, 2001.",
        [("Small", "A.")],
        "B. History of Rivers",
    ),  # nobody knows
]


@pytest.mark.parametrize(("printed", "authors", "title"), ENTRIES)
def test_both_initials_are_of_the_name(printed: str, authors: list[tuple[str, str]], title: str) -> None:
    """A title does not begin with the second one."""
    (reading,) = reader.read_entry(parse(printed), "any", Span("x", 1, 1))
    assert [(name.family, name.given) for name in reading.reference.authors] == authors
    assert reading.reference.title.startswith(title)


KEYS = [
    ("Иванов", "История Кавказа", "ivanov2001istoriia"),
    ("Щербак", "О реках", "shcherbak2001rekakh"),
    ("Їжак", "Річки", "izhak2001richki"),
    ("Ito", "Rivers", "ito2001rivers"),
    ("王", "河", "anonymous2001untitled"),
]


@pytest.mark.parametrize(("family", "title", "key"), KEYS)
def test_keys_of_names_in_cyrillic(family: str, title: str, key: str) -> None:
    """They are in Latin letters, as a passport has them."""
    made = Reference(Span("x", 1, 1), (), authors=(Name(family=family),), year="2001", title=title)
    assert key_stem(made) == key


def test_other_letters_stay() -> None:
    """Only Cyrillic ones are exchanged."""
    assert latin("ito 王 щит") == "ito 王 shchit"
