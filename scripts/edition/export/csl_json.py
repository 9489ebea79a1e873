"""CSL-JSON: an array of items (https://github.com/citation-style-language/schema)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from edition.export.item import Item, with_notes


def write(items: Iterable[Item]) -> str:
    """Return items as a CSL-JSON file; processors have no sign for "et al.", so a note says it."""
    return json.dumps([with_notes(item) for item in items], ensure_ascii=False, indent=2) + "\n"
