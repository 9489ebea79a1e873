"""What every generated page has: front matter, and blocks joined by blank lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from edition.language.strings import clean


def front_matter(**values: Any) -> list[str]:
    """Return the YAML head of a generated page (JSON is valid YAML)."""
    rows = [f"{name}: {json.dumps(cleaned(value), ensure_ascii=False)}" for name, value in values.items()]
    return ["---", *rows, "generated: true", "---", ""]


def joined(head: list[str], blocks: Iterable[str]) -> str:
    """Return a page: its head, and its blocks separated by blank lines."""
    return "\n".join(head) + "\n" + "\n\n".join(blocks) + "\n"


def cleaned(value: Any) -> Any:
    """Return a value of the head without characters that YAML does not allow."""
    match value:
        case str():
            return clean(value)
        case list() | tuple():
            return [cleaned(item) for item in value]
        case dict():
            return {name: cleaned(item) for name, item in value.items()}
        case _:
            return value
