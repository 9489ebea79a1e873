"""Merges printed references into works, each with its key.

Entries with the same DOI, or with the same first author, year and title (letters and digits only, case
ignored), are one work. Nothing else is merged by rule: near matches are reported, and the editors decide
them in ``works.yaml`` with a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import folded
from edition.model.works import Attested, Reference, Work
from edition.references.names import family, person
from edition.works.alike import near_matches
from edition.works.groups import group, papers_of
from edition.works.keys import letters, propose_keys

ET_AL = "et al."  # the last author in a correction that names only the first ones

FIELDS = ("type", "year", "letter", "date", "title", "container", "genre", "volume", "issue", "number", "pages",
          "edition", "publisher", "place", "series", "language", "doi", "url", "accessed")  # fmt: skip

VALUES = attrgetter(*FIELDS)

CORRECTABLE = frozenset({*FIELDS, "locator"})


def free(stem: str, taken: Collection[str]) -> str:
    """Return an unused key: the stem, or the stem with the first unused letter."""
    number, key = 0, stem
    while key in taken:
        key = f"{stem}{letters(number)}"
        number += 1
    return key


def correct(forms: list[Attested], decisions: Decisions) -> tuple[list[Attested], list[Diagnostic]]:
    """Apply the editors' corrections to the references; a correction of an unknown entry is a finding."""
    found = []
    by_id = {form.id: form for form in forms}
    for item in decisions.corrections:
        form = by_id.get(item.entry)
        if form is None:
            found.append(
                diagnose("WRK002", item.at, f"no entry “{item.entry}”", about=papers_of([item.entry]))
            )
            continue
        unknown = sorted(set(item.fields or {}) - CORRECTABLE)
        if unknown:
            found.append(diagnose("YML003", item.at, f"unknown field “{unknown[0]}”"))
            continue
        people = tuple(person(text) for text in item.authors if text != ET_AL) or form.reference.authors
        more = ET_AL in item.authors if item.authors else form.reference.et_al
        fields: dict[str, Any] = dict(item.fields or {})
        made = replace(form.reference, authors=people, et_al=more, **fields)
        by_id[item.entry] = replace(form, reference=made, as_read=form.printed)
    return list(by_id.values()), found


# Fields that may be filled from another form, each with the field in which the forms must not differ: the
# pages of a reprint in another journal, or the place of another publisher, would be wrong.
FILLED = {
    "container": "container",
    "publisher": "publisher",
    "volume": "container",
    "issue": "container",
    "pages": "container",
    "number": "container",
    "editors": "container",
    "place": "publisher",
    "edition": "publisher",
    "series": "publisher",
    "genre": "publisher",
    "date": "year",
    "doi": "doi",
    "url": "url",
    "accessed": "url",
}


def fullest(forms: list[Attested]) -> Reference:
    """Return the fields of the fullest form, with empty ones filled from other forms.

    Another form fills a field only if the two do not differ in the field that ``FILLED`` names for it.
    """
    if len(forms) == 1:  # nearly all, and it has nothing to be filled from
        best = forms[0].reference
        return replace(best, letter="", locator="") if best.letter or best.locator else best
    best = max(forms, key=weight).reference
    filled: dict[str, Any] = {}
    for name, owner in FILLED.items():
        if not getattr(best, name):
            said = folded(filled.get(owner) or getattr(best, owner))
            donors = (form.reference for form in forms if getattr(form.reference, name))
            donor = next((other for other in donors if agreed(said, folded(getattr(other, owner)))), None)
            if donor:
                filled[name] = getattr(donor, name)
    best = replace(best, **filled)
    return replace(named_fully(best, [form.reference for form in forms]), letter="", locator="")


def weight(form: Attested) -> tuple[bool, int]:
    """Return how full a form is: whether it prints a title, how many fields it has."""
    return "title" not in form.unprinted, sum(map(bool, VALUES(form.reference)))


def unprinted(best: Reference, forms: list[Attested]) -> tuple[str, ...]:
    """Return the names of the fields of a record that no form prints, only citation fields say."""
    names = dict.fromkeys(name for form in forms for name in form.unprinted)
    return tuple(
        name
        for name in names
        if getattr(best, name)
        and not any(
            getattr(form.reference, name) == getattr(best, name) and name not in form.unprinted
            for form in forms
        )
    )


def agreed(one: str, other: str) -> bool:
    """Tell whether two forms of a field, folded, do not contradict each other."""
    return not one or not other or one == other


def named_fully(best: Reference, forms: list[Reference]) -> Reference:
    """Return a record with its names in their fullest printed form.

    The people must be the same, in the same order; if the record has "et al.", the fuller form may
    name more after them.
    """
    full = max(forms, key=lambda r: (not r.et_al, sum(len(name.given) for name in r.authors)))
    mine, theirs = ([family(name) for name in r.authors] for r in (best, full))
    if mine == theirs and best.et_al == full.et_al:
        return replace(best, authors=full.authors)
    if best.et_al and mine and len(theirs) > len(mine) and theirs[: len(mine)] == mine:
        return replace(best, authors=full.authors, et_al=full.et_al)
    return best


def merge(
    forms: list[Attested],
    decisions: Decisions,
    papers: Iterable[str] = (),
    aside: Collection[str] = (),
) -> tuple[tuple[Work, ...], list[Diagnostic]]:
    """Merge entries into works.

    In: all printed forms in corpus order; the editors' decisions; the keys of the papers, which no
    work may have; the papers that are set aside, whose forms only tell which key a work has. Out:
    works sorted by key, and findings: works without an assigned key, undecided near matches.
    """
    corrected, found = correct(forms, decisions)
    groups, more = group(corrected, decisions)
    found += more
    by_entry = {entry: key for key, entry in decisions.keys.items()}
    former: dict[str, list[str]] = defaultdict(list)
    for old, new in (decisions.aliases or {}).items():
        former[new].append(old)
    by_first: dict[str, list[Attested]] = {}
    keyless = []
    works = []
    used = set()
    for together in groups:
        keys = [by_entry[form.id] for form in together if form.id in by_entry]
        used.update(keys)
        members = [form for form in together if form.paper not in aside]
        if not members:
            continue
        reference = fullest(members)
        by_first[members[0].id] = members
        if not keys:
            keyless.append((members[0].id, reference))
            continue
        aliases = (*keys[1:], *sorted(old for key in keys for old in former[key]))
        unsaid = unprinted(reference, members)
        works.append(Work(keys[0], reference, tuple(members), aliases=aliases, unprinted=unsaid))
    for key, entry in propose_keys(keyless, [*decisions.keys, *(decisions.aliases or {}), *papers]).items():
        members = by_first[entry]
        message = f"the work of {entry} has no key; “{key}: {entry}” would fit"
        found.append(diagnose("WRK001", decisions.at, message, about=papers_of(form.id for form in members)))
        reference = fullest(members)
        works.append(Work(key, reference, tuple(members), unprinted=unprinted(reference, members)))
    for key, entry in decisions.keys.items():
        if key not in used:
            message = f"key “{key}”: no entry “{entry}”"
            found.append(diagnose("WRK002", decisions.at, message, about=papers_of([entry])))
    works.sort(key=lambda work: work.key)
    return tuple(works), found + near_matches(works, decisions)
