"""Why a citation leads to no work: as a sentence for readers, and as a remark for an author."""

from __future__ import annotations

from edition.model.unresolved import Unresolved, Why

SENTENCES = {
    Why.NO_LIST: "The paper prints no list of references.",
    Why.NO_NOTE_BEFORE: "Ibid. without a note before it.",
    Why.NO_ANTECEDENT: "Ibid. after a note without a single work.",
    Why.NOT_BEFORE: "No note gives such a work in full.",
    Why.SEVERAL_FIT: "Ambiguous: {fitting} entries of the list fit.",
    Why.NO_ENTRY: "No such entry in the list.",
    Why.NO_TITLE: "No such title in the list.",
    Why.NO_NUMBER: "The list has no entry {near}.",
    Why.OTHER_YEAR: "No entry of this author and year; the list has {years}.",
    Why.OTHER_NAME: "No entry of this name; the list has “{near}”.",
    Why.OTHER_AUTHORS: "The entry of this name and year has other authors.",
    Why.OTHER_TITLE: "The entry of this name has other authors or another title.",
}


def sentence(unresolved: Unresolved | None) -> str:
    """Return the sentence for readers; empty for a citation that leads to a work."""
    if unresolved is None:
        return ""
    years = ", ".join(unresolved.years)
    return SENTENCES[unresolved.why].format(near=unresolved.near, years=years, fitting=unresolved.fitting)


def remark(unresolved: Unresolved) -> str:
    """Return the remark that follows the words of a citation in a finding about a manuscript."""
    match unresolved.why:
        case Why.SEVERAL_FIT:
            return f" may be one of several entries: {unresolved.fitting} fit"
        case Why.NO_NUMBER:
            return f": the list has no entry {unresolved.near}"
        case Why.OTHER_YEAR:
            return f": the list has {unresolved.near} under {', '.join(unresolved.years)}"
        case Why.OTHER_NAME | Why.OTHER_AUTHORS | Why.OTHER_TITLE:
            return f": the list has “{unresolved.near}”"
        case _:
            return " has no entry in the list"
