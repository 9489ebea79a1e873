"""The labels that the model gives, one letter each, as the training data has them (``scripts/training``)."""

from __future__ import annotations

from typing import Final

AUTHOR: Final = "abcde"  # family name, given name, body, between persons, within a person
EDITOR: Final = "fghij"
TRANSLATOR: Final = "klwno"

MORE: Final = "m"  # "et al.", an ellipsis, dashes for the author of the entry before
ROLE: Final = "r"  # "(Eds.)", "edited by"
TITLE: Final = "T"
DATE: Final = "Y"
ACCESSED: Final = "X"
OTHER: Final = "O"

FIELDS: Final = {
    "T": "title", "C": "container", "V": "volume", "I": "issue", "P": "pages", "N": "number", "E": "edition",
    "U": "publisher", "W": "place", "S": "series", "G": "genre", "X": "accessed", "Y": "date", "L": "locator",
}  # fmt: skip
