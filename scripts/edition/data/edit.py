"""Adds rows to a YAML file that editors write and leaves the rest as it is, comments included."""

from __future__ import annotations

from collections.abc import Mapping

import yaml


def with_keys(text: str, rows: Mapping[str, str]) -> str:
    """Return ``works.yaml`` with keys and their entries added to its table ``keys``.

    In: the text of the file, which is valid YAML or empty; the new rows.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    before = text if not text or text.endswith("\n") else f"{text}\n"
    found = next((pair for pair in pairs if pair[0].value == "keys"), None)
    if found is None:
        return before + "keys:\n" + block(rows, 2)
    name, table = found
    if not isinstance(table, yaml.MappingNode) or not table.value:  # "keys:" or "keys: {}"
        start, end = name.start_mark.index, table.end_mark.index
        return f"{before[:start]}keys:\n{block(rows, 2).rstrip()}{before[end:]}"
    first, last = table.value[0][0], table.value[-1][1]
    if table.flow_style:
        place = last.end_mark.index
        return before[:place] + "".join(f", {key}: {entry}" for key, entry in rows.items()) + before[place:]
    place = before.index("\n", last.end_mark.index) + 1
    return before[:place] + block(rows, first.start_mark.column) + before[place:]


def block(rows: Mapping[str, str], indent: int) -> str:
    """Return rows of a table, one on a line."""
    return "".join(f"{' ' * indent}{key}: {entry}\n" for key, entry in rows.items())
