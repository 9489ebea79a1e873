"""The notes of title, authors and date in LaTeX, which have signs and not numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edition.originals.tree.runs import within

SIGNS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")  # in the order of LaTeX's \fnsymbol

NOTED = ("title", "subtitle", "author", "date")  # in the order in which the head of a text has them


def signed(meta: Mapping[str, Any]) -> dict[int, str]:
    """Put its sign before each note of the head, and return the signs by the places of their calls, from 1."""
    signs: dict[int, str] = {}
    for number, note in enumerate(within([meta.get(name) for name in NOTED], "Note"), 1):
        signs[number] = SIGNS[(number - 1) % len(SIGNS)]
        first = note["c"][0] if note["c"] else {}
        if first.get("t") in {"Para", "Plain"}:
            first["c"][:0] = [{"t": "Str", "c": signs[number]}, {"t": "Space"}]
    return signs
