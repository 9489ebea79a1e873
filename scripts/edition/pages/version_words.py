"""What changed in a paper with a version, in words."""

from __future__ import annotations

from edition.data.changes import PaperChange
from edition.language.strings import plural

KINDS = (
    ("words", "emendation", "emendations"),
    ("passages", "other place reads", "other places read"),
    ("links", "citation leads", "citations lead"),
    ("records", "record changed", "records changed"),
    ("added", "thing is said about it", "things are said about it"),
    ("removed", "thing is", "things are"),
)

REST = {
    "words": "",
    "passages": " differently",
    "links": " elsewhere",
    "records": "",
    "added": " anew",
    "removed": " no longer said about it",
}


def summary(change: PaperChange) -> str:
    """Return what changed in a paper as one phrase: "2 emendations; 1 citation leads elsewhere"."""
    if change.new:
        return "new in this version"
    parts = [
        plural(len(rows), one, more) + REST[kind]
        for kind, one, more in KINDS
        if (rows := getattr(change, kind))
    ]
    return "; ".join(parts) or "nothing changed"
