"""By which words a text may call a case: those of a party that say who it is, not any word of its title."""

from __future__ import annotations

import pytest

from edition.references.note_index import keys
from edition.references.parties import name_case

PORT = "River Commissioner v. Weirbook Ireland Ltd and Maximilian Schilf"

CASES = [
    ("Schilf", PORT, True),
    ("Schilf II", PORT, True),
    ("Weirbook", PORT, True),
    ("Weirbook Ireland", PORT, True),
    ("River Commissioner", PORT, True),
    ("River Commissioner v Weirbook", PORT, True),
    ("Weirbook and Schilf", PORT, True),
    ("Ireland", PORT, False),  # a word within the name of a firm
    ("Commissioner", PORT, False),
    ("River", PORT, False),
    ("Maximilian", PORT, False),
    ("Ltd", PORT, False),
    ("Weirbook Schilf Small", PORT, False),
    ("Roe", "Roe v. Board of Education", False),  # too short to be sure
    ("Roe v Board of Education", "Roe v. Board of Education", True),
    ("Small", "Small v. Board of Education", True),
    ("Education", "Small v. Board of Education", False),
    ("Board", "Small v. Board of Education", False),
    ("Board of Education", "Small v. Board of Education", True),
    ("States", "United States v. Small", False),
    ("United States", "United States v. Small", True),
    ("Delta Mills", "Delta Mills", True),
    ("v", PORT, False),
    ("II", PORT, False),
]


@pytest.mark.parametrize(("name", "title", "wanted"), CASES)
def test_a_case_is_called_by_its_parties(name: str, title: str, wanted: bool) -> None:
    """All of a name, the first words of a firm, the family name of a person."""
    assert name_case(keys(name), title) is wanted
