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


def with_first(text: str, name: str, item: str) -> str:
    """Return a file with an item put first in its list ``name``, which it gets if it has none.

    In: the text of the file, which is valid YAML or empty; the name; the item, with an indent of two, whole lines.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    before = text if not text or text.endswith("\n") else f"{text}\n"
    found = next((pair for pair in pairs if pair[0].value == name), None)
    if found is None:
        return f"{before}{name}:\n{item}"
    key, listed = found
    if not isinstance(listed, yaml.SequenceNode) or not listed.value or listed.flow_style:
        rest = [] if not isinstance(listed, yaml.SequenceNode) else listed.value
        kept = "".join(f"  - {before[row.start_mark.index : row.end_mark.index]}\n" for row in rest)
        after = before[listed.end_mark.index :].lstrip("\n")
        return f"{before[: key.start_mark.index]}{name}:\n{item}{kept}{after}"
    first = before.rindex("-", 0, listed.value[0].start_mark.index)
    start = before.rfind("\n", 0, first) + 1
    indent = first - start
    moved = "".join(f"{' ' * indent}{line[2:]}" for line in item.splitlines(keepends=True))
    return before[:start] + moved + before[start:]


def block(rows: Mapping[str, str], indent: int) -> str:
    """Return rows of a table, one on a line."""
    return "".join(f"{' ' * indent}{key}: {entry}\n" for key, entry in rows.items())
