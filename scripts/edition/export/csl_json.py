"""CSL-JSON: an array of items (https://github.com/citation-style-language/schema)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from edition.export.item import Item


def write(items: Iterable[Item]) -> str:
    """Return items as a CSL-JSON file; the literal name "others" is what processors print as "et al."."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
