"""Merges printed references into works, each with its key.

Entries with the same DOI, or with the same first author, year and title (letters and digits only, case
ignored), are one work. Nothing else is merged by rule: near matches are reported, and the editors decide
them in ``works.yaml`` with a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import folded
from edition.model.works import Attested, Reference, Work
from edition.references.names import family, first_author, person
from edition.works.alike import near_matches
from edition.works.keys import letters, propose_keys

ET_AL = "et al."  # the last author in a correction that names only the first ones

FIELDS = ("type", "year", "letter", "date", "title", "container", "genre", "volume", "issue", "number", "pages",
          "edition", "publisher", "place", "series", "language", "doi", "url", "accessed")  # fmt: skip

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


MOST = 20  # unlike works under one DOI that a further one is compared with: such a DOI means nothing

TELLING = 3  # fewest words of a title that identify an undated work


def papers_of(entries: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of the papers that print the entries."""
    return tuple(dict.fromkeys(entry.partition(":")[0] for entry in entries))


def identity(reference: Reference) -> tuple[str, str, str] | None:
    """Return the values that make entries one work if equal; ``None`` without author or title.

    Without a year, a title of few words is too little: it may be part of one that was misread.
    """
    author, title = first_author(reference), folded(reference.title)
    told = reference.year or len(title.split()) >= TELLING
    return (author, reference.year, title) if author and title and told else None


def unlike(one: Reference, other: Reference, *, listed: bool) -> bool:
    """Tell whether two entries differ in author, year and title, so that even an equal DOI is a slip.

    ``listed``: one list has both. It never prints a work under two names, so these are chapters of the book that has
    the DOI.
    """
    pairs = ((first_author(one), first_author(other)), (folded(one.title), folded(other.title)))
    apart = all(mine and theirs and mine != theirs for mine, theirs in pairs)
    return apart and (listed or bool(one.year and other.year and one.year != other.year))


def chapters(one: Reference, other: Reference) -> bool:
    """Tell whether two references are parts of one book or volume, which may have given both its DOI."""
    return bool(one.container) and folded(one.container) == folded(other.container)


def part_and_whole(one: Reference, other: Reference) -> bool:
    """Tell whether one of two references is a part of the book that the other is."""
    pairs = ((one.container, other), (other.container, one))
    return any(book and not whole.container and folded(book) == folded(whole.title) for book, whole in pairs)


class Groups:
    """Entries joined step by step (union–find)."""

    def __init__(self, members: Iterable[str]) -> None:
        self.parent = {member: member for member in members}

    def root(self, member: str) -> str:
        """Return the representative of a member's group."""
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def join(self, one: str, other: str) -> None:
        """Join the groups of two members."""
        first, second = sorted((self.root(one), self.root(other)))
        self.parent[second] = first


def clash(some: list[Attested], others: list[Attested]) -> bool:
    """Tell whether an entry of one group is unlike an entry of another, so that they cannot be one work."""
    return any(
        unlike(
            one.reference,
            other.reference,
            listed=part_and_whole(one.reference, other.reference)
            or (
                one.paper == other.paper
                and (not one.anchor.startswith("fn:") or chapters(one.reference, other.reference))
            ),
        )
        for one in some
        for other in others
    )


def group(forms: list[Attested], decisions: Decisions) -> tuple[list[list[Attested]], list[Diagnostic]]:
    """Group entries into works, by rule and by decision, in order of first appearance."""
    found: list[Diagnostic] = []
    groups = Groups(form.id for form in forms)
    members = {form.id: [form] for form in forms}  # by the root of each group
    for same in (lambda r: r.doi.lower() or None, identity):
        seen: dict[object, list[Attested]] = defaultdict(list)
        for form in forms:
            mark = same(form.reference)
            if mark is not None:
                mine = members[groups.root(form.id)]
                fitting = (other for other in seen[mark] if not clash(mine, members[groups.root(other.id)]))
                if other := next(fitting, None):
                    parts = dict.fromkeys((groups.root(other.id), groups.root(form.id)))
                    groups.join(other.id, form.id)
                    members[groups.root(form.id)] = [one for part in parts for one in members[part]]
                    continue
                if seen[mark]:
                    message = f"“{mark}” is also the DOI of line {seen[mark][0].reference.span.line}"
                    found.append(diagnose("REF013", form.reference.span, message))
                if len(seen[mark]) < MOST:
                    seen[mark].append(form)
    known = set(groups.parent)
    for decision in decisions.decisions:
        missing = [entry for entry in decision.entries if entry not in known]
        if missing:
            message = f"no entry “{missing[0]}”"
            found.append(diagnose("WRK002", decision.at, message, about=papers_of(missing)))
        elif decision.are == "same":
            for entry in decision.entries[1:]:
                groups.join(decision.entries[0], entry)
        elif len({groups.root(entry) for entry in decision.entries}) < len(decision.entries):
            message = f"{', '.join(decision.entries)} are one work by rule or by another decision"
            found.append(diagnose("WRK003", decision.at, message))
    collected: dict[str, list[Attested]] = defaultdict(list)
    for form in forms:
        collected[groups.root(form.id)].append(form)
    return list(collected.values()), found


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
    weight = lambda form: (  # noqa: E731 - used once
        "title" not in form.unprinted,
        sum(bool(getattr(form.reference, name)) for name in FIELDS),
    )
    best = max(forms, key=weight).reference
    for name, owner in FILLED.items():
        if not getattr(best, name):
            donors = (form.reference for form in forms if agreed(best, form.reference, owner))
            value: Any = next((getattr(r, name) for r in donors if getattr(r, name)), getattr(best, name))
            filled: dict[str, Any] = {name: value}
            best = replace(best, **filled)
    return replace(named_fully(best, [form.reference for form in forms]), letter="", locator="")


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


def agreed(one: Reference, other: Reference, name: str) -> bool:
    """Tell whether two forms do not contradict each other in a field."""
    mine, theirs = folded(getattr(one, name)), folded(getattr(other, name))
    return not mine or not theirs or mine == theirs


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
