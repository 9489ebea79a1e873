"""Groups printed entries into works, by rule and by the editors' decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import folded
from edition.language.words import words
from edition.model.works import Attested, Reference
from edition.references.names import first_author
from edition.works.volumes import other_volumes, volumes

MOST = 20  # unlike works under one DOI that a further one is compared with: such a DOI means nothing

FEWEST_LETTERS = 4  # of a word that tells something

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


Mark = tuple[str, str, str]  # the first author, the title and the container of an entry, folded


def mark_of(reference: Reference) -> Mark:
    """Return what tells entries of different works apart."""
    return first_author(reference), folded(reference.title), folded(reference.container)


def apart(one: Mark, other: Mark) -> bool:
    """Tell whether two entries differ both in author and in title."""
    return all(mine and theirs and mine != theirs for mine, theirs in zip(one[:2], other[:2], strict=True))


def within(one: Mark, other: Mark) -> bool:
    """Tell whether an entry is a part of the book that the other is, also if both have the names of its editors."""
    (_, part, book), (_, whole, outside) = one, other
    return bool(part and book) and book == whole != part and not outside


def unlike(one: Reference, other: Reference, *, listed: bool) -> bool:
    """Tell whether two entries differ in author, year and title, so that even an equal DOI is a slip.

    ``listed``: one list has both. It never prints a work under two names, so these are chapters of the book that has
    the DOI.
    """
    years = bool(one.year and other.year and one.year != other.year)
    return (listed or years) and apart(mark_of(one), mark_of(other))


def chapters(one: Reference, other: Reference) -> bool:
    """Tell whether two references are parts of one book or volume, which may have given both its DOI."""
    return bool(one.container) and folded(one.container) == folded(other.container)


def siblings(one: Mark, other: Mark) -> bool:
    """Tell whether two entries stand in one book or periodical under titles of which none begins the other."""
    (_, first, book), (_, second, other_book) = one, other
    told = bool(first and second and book) and book == other_book
    return told and not (first.startswith(second) or second.startswith(first))


def other_chapters(one: Reference, other: Reference) -> bool:
    """Tell whether two references are chapters of one book, which may have given both its DOI.

    Other pages tell it, or titles that share few words.
    """
    pages = bool(one.pages and other.pages) and one.pages != other.pages
    told = pages or unlike_titles(one.title, other.title)
    return told and one.type == other.type == "chapter" and siblings(mark_of(one), mark_of(other))


def unlike_titles(one: str, other: str) -> bool:
    """Tell whether two titles share less than half of the shorter one's words, of those that tell anything.

    If one has no long one, as "On War", the short ones do.
    """
    first, second = ({*folded(title).split()} - words("small") for title in (one, other))
    long = [{word for word in found if len(word) >= FEWEST_LETTERS} for found in (first, second)]
    first, second = long if all(long) else (first, second)
    return 2 * len(first & second) < min(len(first), len(second))


def other_books(one: Attested, other: Attested) -> bool:
    """Tell whether two entries of one list are chapters of books whose titles each have a word of their own.

    Their titles may be equal because their reader missed them: it took the rest of a name for them.
    """
    first, second = one.reference, other.reference
    listed = one.paper == other.paper and one.anchor.startswith("ref") and other.anchor.startswith("ref")
    if not listed or not first.type == second.type == "chapter":
        return False
    mine, its = ({*folded(made.container).split()} - words("small") for made in (first, second))
    own = ({word for word in found if len(word) >= FEWEST_LETTERS} for found in (mine - its, its - mine))
    return all(own)


def part_and_whole(one: Reference, other: Reference) -> bool:
    """Tell whether one of two references is a part of the book that the other is."""
    pairs = ((one.container, other), (other.container, one))
    return any(book and not whole.container and folded(book) == folded(whole.title) for book, whole in pairs)


class Groups:
    """Entries joined step by step (union–find), with the members and the marks of each group by its root.

    A work that all papers cite has a group of as many members, but few marks: they tell most often that two groups
    are not unlike, without comparing each member with each.
    """

    def __init__(self, forms: Iterable[Attested]) -> None:
        self.members = {form.id: [form] for form in forms}
        self.marks = {key: {mark_of(form.reference)} for key, (form,) in self.members.items()}
        self.volumes: dict[str, frozenset[str]] = {}  # by the root, once they are asked for
        self.parent = {key: key for key in self.members}

    def root(self, member: str) -> str:
        """Return the representative of a member's group."""
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def join(self, one: str, other: str) -> None:
        """Join the groups of two members."""
        parts = dict.fromkeys((self.root(one), self.root(other)))
        first, *rest = sorted(parts)
        for second in rest:
            self.parent[second] = first
        self.members[first] = [form for part in parts for form in self.members[part]]
        self.marks[first] = set().union(*(self.marks[part] for part in parts))
        known = [self.volumes.pop(part) for part in parts if part in self.volumes]
        if len(known) == len(parts):
            self.volumes[first] = frozenset().union(*known)

    def clash(self, one: str, other: str) -> bool:
        """Tell whether the groups of two members cannot be one work."""
        own, root = self.root(one), self.root(other)
        pairs = [(mine, its) for mine in self.marks[own] for its in self.marks[root]]
        if any(within(mine, its) or within(its, mine) for mine, its in pairs):
            return True
        if any(siblings(mine, its) for mine, its in pairs) and any(
            other_chapters(one.reference, other.reference)
            for one in self.members[own]
            for other in self.members[root]
        ):
            return True
        return any(apart(mine, its) for mine, its in pairs) and clash(self.members[own], self.members[root])

    def volumes_clash(self, one: str, other: str) -> bool:
        """Tell whether the groups of two members are volumes of one book; notes and most entries name none."""
        own, root = self.root(one), self.root(other)
        for key in (own, root):
            if key not in self.volumes:
                self.volumes[key] = frozenset().union(*map(volumes, self.members[key]))
        told = self.volumes[own] or self.volumes[root]
        return bool(told) and other_volumes(self.members[own], self.members[root])

    def books_clash(self, one: str, other: str) -> bool:
        """Tell whether the groups of two members have chapters of other books of one list."""
        own, root = (self.members[self.root(member)] for member in (one, other))
        beside: dict[str, list[Attested]] = defaultdict(list)  # by their paper
        for form in own:
            beside[form.paper].append(form)
        return any(other_books(mine, its) for its in root for mine in beside.get(its.paper, ()))


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
    groups = Groups(forms)
    for same in (lambda r: r.doi.lower() or None, identity):
        seen: dict[object, list[Attested]] = defaultdict(list)
        for form in forms:
            mark = same(form.reference)
            if mark is not None:
                fitting = (other for other in seen[mark] if not groups.clash(form.id, other.id))
                if same is identity:
                    fitting = (other for other in fitting if not groups.volumes_clash(form.id, other.id))
                    fitting = (other for other in fitting if not groups.books_clash(form.id, other.id))
                if other := next(fitting, None):
                    groups.join(other.id, form.id)
                    continue
                if seen[mark] and same is not identity:
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
