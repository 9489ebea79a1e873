"""Why a citation leads to no work, as a sentence for readers."""

from __future__ import annotations

from edition.model.text import Unresolved, Why

SENTENCES = {
    Why.NO_LIST: "The paper prints no list of references.",
    Why.NO_WORK: "The note cites no work.",
    Why.NO_ANTECEDENT: "Ibid. after a note without a single work.",
    Why.SEVERAL_FIT: "Ambiguous: {fitting} entries of the list fit.",
    Why.NO_ENTRY: "No such entry in the list.",
    Why.NO_TITLE: "No such title in the list.",
    Why.OTHER_YEAR: "No entry of this author and year; the list has {listed}.",
    Why.OTHER_NAME: "No entry of this name; the list has “{listed}”.",
    Why.OTHER_AUTHORS: "The entry of this name and year has other authors.",
    Why.OTHER_TITLE: "The entry of this name has other authors or another title.",
}


def sentence(unresolved: Unresolved | None) -> str:
    """Return the sentence that a reader is shown; empty for a citation that leads to a work."""
    if unresolved is None:
        return ""
    listed = ", ".join(unresolved.listed)
    return SENTENCES[unresolved.why].format(listed=listed, fitting=unresolved.fitting)
