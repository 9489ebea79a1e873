"""Why a citation leads to no work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a citation leads to no work."""

    NO_LIST = "no-list"  # the paper prints no list
    NO_NOTE_BEFORE = "no-note-before"  # an Ibid. before any other note
    NO_ANTECEDENT = "no-antecedent"  # an Ibid. after a note without a single work
    NOT_BEFORE = "not-before"  # no note before gives the work in full
    SEVERAL_FIT = "several-fit"
    NO_ENTRY = "no-entry"
    NO_TITLE = "no-title"
    NO_NUMBER = "no-number"  # the list has no entry of this number
    OTHER_YEAR = "other-year"  # the list has the authors under other years
    OTHER_NAME = "other-name"  # the list has a name of this year that is spelt almost like it
    OTHER_AUTHORS = "other-authors"  # the entry of this name and year has other authors
    OTHER_TITLE = "other-title"  # the entry of this name has another title or other authors


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a citation leads to no work, with the nearest entries of the list.

    ``near`` names the nearest entry as a citation would: "Siddiq, 2020", or "Siddiq" if only the year
    differs (``OTHER_YEAR``); ``years`` are that author's years in the list. ``meant`` are the ids of the
    entries that the citation may mean. ``fitting`` counts the works that fit (``SEVERAL_FIT``), or those
    of the note before an *Ibid.* (``NO_ANTECEDENT``).
    """

    why: Why
    near: str = ""
    years: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    fitting: int = 0
