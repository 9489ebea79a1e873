"""What the learned reader learned from: printed entries whose every character has the right label."""

from __future__ import annotations

from random import Random

import pytest

from training.citing import Labelled, cited
from training.damage import Damager
from training.drawn import Record
from training.records import Maker
from training.train import sequence


def records() -> list[Record]:
    """Return two records."""
    people = [{"family": "de Vries", "given": "Anna Maria"}, {"family": "Osei", "given": "Kofi"}]
    return [
        {
            "type": "article-journal",
            "title": "Salt in canals",
            "author": people,
            "container-title": "River Studies",
            "volume": "12",
            "issue": "3",
            "page": "45-67",
            "issued": {"date-parts": [[2015]]},
        },
        {
            "type": "chapter",
            "title": "Dams",
            "author": [{"literal": "Water Board"}],
            "editor": people[1:],
            "container-title": "Rivers",
            "publisher": "Hurst",
            "publisher-place": "Oslo",
            "issued": {"date-parts": [[2001]]},
        },
    ]


def parts(entry: Labelled, label: str) -> str:
    """Return the characters of an entry with a label."""
    return "".join(sign for sign, name in zip(entry.text, entry.labels, strict=True) if name == label)


@pytest.mark.slow
@pytest.mark.parametrize("style", ["apa", "ieee", "nature", "modern-language-association"])
def test_each_character_has_its_label(style: str) -> None:
    """Titles, names, years, volumes and pages are labelled as they are printed, whatever the style."""
    article = next(entry for entry in cited(records(), style, "en-US") if "River" in entry.text)
    assert parts(article, "V") == "12"
    assert parts(article, "Y") == "2015"
    assert parts(article, "C") == "River Studies"
    assert parts(article, "P").startswith("45")
    assert "de Vries" in parts(article, "a")
    assert parts(article, "T").strip("“”‘’.,").lower()  # with the sign inside the marks == "salt in canals"


def test_bodies_editors_and_imprints_are_told_apart() -> None:
    """A body, an editor, a publisher and a place have labels of their own."""
    chapter = next(entry for entry in cited(records(), "ieee", "en-US") if "Board" in entry.text)
    assert parts(chapter, "c") == "Water Board"
    assert parts(chapter, "f") == "Osei"
    assert (parts(chapter, "U"), parts(chapter, "W")) == ("Hurst", "Oslo")


@pytest.mark.slow
def test_the_same_seed_gives_the_same_entries() -> None:
    """Records, damages and features depend on the seed alone."""

    def made() -> list[object]:
        random = Random(7)
        maker = Maker(records(), random)
        entries = cited([maker.make() for _ in range(8)], "apa", "en-US")
        damager = Damager(random)
        return [sequence(damager.damaged(entry, place)) for place, entry in enumerate(entries)]

    assert made() == made()


@pytest.mark.slow
def test_damage_keeps_text_and_labels_in_step() -> None:
    """Every damaged entry has a label and a place in italics for each character."""
    random = Random(3)
    entries = cited(records(), "chicago-author-date", "en-US")
    for _ in range(40):
        damager = Damager(random)
        for place, entry in enumerate(entries):
            damaged = damager.damaged(entry, place)
            assert len(damaged.text) == len(damaged.labels) == len(damaged.italic)
