"""Works in a row that only commas or "und" join, in notes."""

from __future__ import annotations

import pytest

from citations.test_notes import BRIDGES, FULL, MILLS, SALT, SILT, named, shown

FULL_SILT = "Inês Duarte, Jon Falk, and Mia Gard, “Silt and Silver,” *Delta Papers* 4 (2011): 1–30"

ROWS = [
    (f"{FULL_SILT}, https://example.org/silt, Šimić, *Salt Roads*.", [SILT, SALT]),
    (f"{FULL_SILT}, Šimić, *Salt Roads*, 9.", [SILT, SALT]),
    ("Adler, *Bridges*, Benn and Cole, *Mills*, Šimić, *Salt Roads*.", [BRIDGES, MILLS, SALT]),
    ("Adler, *Bridges of the Delta* und Šimić, *Salt Roads*.", [BRIDGES, SALT]),
    ("Benn and Cole, *Mills*, 4 f., Šimić, *Salt Roads*, 9.", [MILLS, SALT]),
    ("See Duarte et al., “Silt and Silver,” Šimić, *Salt Roads*, 9.", [SILT, SALT]),
    (
        "Coined by Duarte et al. (“Silt and Silver”), *off-tide* in 1981 by Šimić (*Salt Roads*).",
        [SILT, SALT],
    ),
    ("Duarte et al., “Silt and Silver,” in *Salt Roads*, ed. Ana Šimić, 9.", [SILT]),  # where it stands
]


@pytest.mark.parametrize(("note", "wanted"), ROWS)
def test_works_in_a_row(note: str, wanted: list[str]) -> None:
    """Each name with its title is a work; a book behind "in" is where the first stands."""
    assert shown(named([*FULL, note])["6"]) == wanted


QUOTED = [
    ("“It was dear (47 percent).” Benn and Cole, *Mills*, 12.", [MILLS]),
    ("“Nobody crosses here.” Adler, *Bridges*, 12. The map is lost.", [BRIDGES]),
    (
        f"{FULL_SILT}, describes it as “slow.” “It was dear.” Šimić, *Salt Roads*, 9.",
        [SILT, SALT],
    ),
    (
        f"{FULL_SILT}. The best text of the roads can be found in Ana Šimić, ed., *Salt Roads* (Zagreb: Most, 2015).",
        [SILT, SALT],
    ),
    (f"{FULL_SILT}, ed. Tomas Benn and Ivo Cole (Mills, 1998), 9.", [SILT]),  # a series called like a work
]


@pytest.mark.parametrize(("note", "wanted"), QUOTED)
@pytest.mark.parametrize("italics", [True, False])
def test_works_behind_quotations_and_in_sentences(note: str, wanted: list[str], *, italics: bool) -> None:
    """A quotation that ends with its sentence is no chapter of the book behind it; a sentence may lead to a further work."""
    notes = [*FULL, note] if italics else [text.replace("*", "") for text in (*FULL, note)]
    assert shown(named(notes)["6"]) == wanted
