"""The word lists: each has a name of its own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from edition.language.words import lists


def test_no_list_replaces_another(root: Path) -> None:
    """Of two lists of one name, YAML keeps the last in silence."""
    text = (root / "scripts" / "edition" / "language" / "words.yaml").read_text("utf-8")
    named = Counter(re.findall(r"^([^\s#][^:\n]*):", text, re.MULTILINE))
    assert [name for name, times in named.items() if times > 1] == []
    assert named.keys() == lists().keys()


def test_every_word_is_a_word() -> None:
    """YAML takes “no” and “on” without quotation marks for truth values."""
    assert [
        (name, word) for name, found in lists().items() for word in found if not isinstance(word, str)
    ] == []
