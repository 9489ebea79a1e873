"""Checks that papers and works share one namespace of keys without conflicts.

The downloads and the formatted references use the keys of papers and works side by side; two things
with one key would be confused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from edition.data.paper import PaperSpec, load_spec
from edition.data.works import Decisions, load_decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.records.formats import SETS
from edition.works import merge

HINT = "Give one of the two another key, never one that is already published."


def keys_of_works(decisions: Decisions) -> set[str]:
    """Return the keys that works have or had."""
    return {*decisions.keys, *(decisions.aliases or {})}


def keys_of_corpus(folder: Path) -> set[str]:
    """Return all keys of a corpus, which a new paper cannot use."""
    decisions, _ = load_decisions(folder, "corpus")
    specs = (load_spec(path.parent, "corpus")[0] for path in sorted(folder.glob("*/paper.yaml")))
    return keys_of_works(decisions) | {spec.key for spec in specs if spec}


def clashes(papers: Iterable[PaperSpec], decisions: Decisions) -> list[Diagnostic]:
    """Find papers with the key of a work or of another paper, or with the file name of a set of records."""
    found: list[Diagnostic] = []
    owners: dict[str, str] = {}
    works = keys_of_works(decisions)
    for spec in papers:
        if spec.key in works:
            message = f"“{spec.key}” is also a work’s key in {decisions.at.path}"
            found.append(diagnose("WRK006", spec.at, message, HINT))
        other = owners.setdefault(spec.key, spec.slug)
        if other != spec.slug:
            message = f"“{spec.key}” is also the key of “{other}”"
            found.append(diagnose("WRK006", spec.at, message, HINT))
        if spec.slug in SETS:
            message = f"downloads/{spec.slug}.bib is the file of a whole set of records"
            found.append(diagnose("WRK006", spec.at, message, "Choose another slug for the paper."))
    return found


def own_keys(papers: Sequence[PaperSpec], decisions: Decisions) -> dict[str, str]:
    """Return a unique key for each paper, by slug: its own, or a free one if its own is in use.

    The conflict is an error that stops the writing of pages; until then no two things are confused.
    """
    used = keys_of_works(decisions)
    made: dict[str, str] = {}
    for spec in papers:
        made[spec.slug] = merge.free(spec.key, used)
        used.add(made[spec.slug])
    return made
