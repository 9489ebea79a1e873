"""Small limits of all lists, with which an edition of a few papers has every list in parts."""

from __future__ import annotations

import pytest

from edition.across import authors
from edition.across.chronology import page as chronology_page
from edition.across.chronology import parts as chronology_parts
from edition.across.claims import parts as claim_parts
from edition.across.subjects import parts as subject_parts
from edition.across.terms import aside
from edition.across.terms import page as term_page
from edition.pages import (
    apparatus,
    beside_works,
    bibliography,
    choice_data,
    listed,
    parting,
    said,
    work_apart,
)

LIMIT = 9_000  # characters of a page's items

LIMITS = [
    (parting, "MOST", LIMIT),
    (claim_parts, "MOST", LIMIT),
    (chronology_parts, "MOST", LIMIT),
    (bibliography, "MOST", LIMIT),
    (apparatus, "MOST", 2_000),
    (beside_works, "FEW", 1_000),
    (authors, "LONG", 1_500),
    (aside, "LONG", 1_500),
    (term_page, "NAMED", LIMIT),
    (subject_parts, "NAMED", 30),
    (subject_parts, "MOST", 15),
    (chronology_page, "FEW", 1_000),
    (work_apart, "ROOM", 700),
    (work_apart, "MOST", 1_000),
    (said, "WHOLE", 5_000),
    (said, "FILE", 2_000),
    (listed, "FILE", 3_000),
    (choice_data, "TOGETHER", 3),
]


def shrink(patch: pytest.MonkeyPatch) -> None:
    """Set the limits."""
    for module, name, value in LIMITS:
        patch.setattr(module, name, value)
