"""Checks ``index-terms.yaml``: the index of terms, and the abbreviations.

The dataclasses are the schema (see ``data.reader``). A variant is an attested form; ``matching``
says how forms are compared with the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edition.across.terms.matching import tokens
from edition.data import files
from edition.data.terms import Abbreviation, IndexTerms, Term, places_of
from edition.findings.finding import Diagnostic, diagnose
from edition.language.words import words
from edition.text import places as text_places
from edition.text.places import Places


def check_terms(data: IndexTerms, known: Places) -> list[Diagnostic]:
    """Find contradictions in the data, or with the papers, before the texts are searched."""
    found = [*shape(data.terms), *categories(data), *references(data.terms), *clashes(data.terms)]
    for paper in data.papers:
        if paper not in known:
            found += text_places.dead(known, paper, (), data.at)
    for term in data.terms:
        for places in places_of(term):
            found += text_places.dead(known, places.paper, places.anchors, places.at)
        for item in term.exceptions:
            if item.paper or item.anchor:
                anchors = (item.anchor,) if item.anchor else ()
                found += text_places.dead(known, item.paper, anchors, item.at)
    return found + list(expansions(data.abbreviations, known))


def shape(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Find invalid ids, and terms that are neither attested nor a cross-reference, or both."""
    listed = list(terms)
    yield from files.unfit([(term.id, term.at) for term in listed], "IDX006")
    for term in listed:
        if bool(term.see) == bool(term.variants):
            yield diagnose("IDX006", term.at, f"“{term.id}” needs either “variants” or “see”")
        elif term.variants and term.category is None:
            yield diagnose("IDX006", term.at, f"“{term.id}” has no category")


def categories(data: IndexTerms) -> Iterator[Diagnostic]:
    """Find terms whose category the file does not list."""
    for term in data.terms:
        if term.category is not None and term.category not in data.categories:
            yield diagnose("IDX008", term.at, f"the category “{term.category}” of “{term.id}” is not listed")


def references(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Find cross-references to a term that does not exist or is itself only a cross-reference."""
    listed = list(terms)
    attested = {term.id for term in listed if term.variants}
    for term in listed:
        for target in (*term.see, *term.see_also, *term.includes):
            if target not in attested or target == term.id:
                yield diagnose(
                    "IDX002",
                    term.at,
                    f"“{term.id}” leads to “{target}”, which is not another term with places",
                )


def clashes(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """Find forms that occur twice, in one term or in two."""
    owners: dict[tuple[str, ...], str] = {}
    for term in terms:
        forms = [(form, term.at) for form in term.variants]
        forms += [(form, part.at) for part in term.subentries for form in part.variants]
        for form, at in forms:
            key = tuple(tokens(form))
            if key in owners:
                yield diagnose("IDX003", at, f"“{form}” of “{term.id}” is also a variant of “{owners[key]}”")
            owners.setdefault(key, term.id)


def expansions(abbreviations: Sequence[Abbreviation], known: Places) -> Iterator[Diagnostic]:
    """Find abbreviations with two expansions, and expansions that are not printed where the data says."""
    printed = printed_after_all(abbreviations, known)
    before: dict[str, str] = {}
    for item in abbreviations:
        if item.abbreviation in before:
            other = before[item.abbreviation]
            yield diagnose("IDX004", item.at, f"“{item.abbreviation}” already stands for “{other}”")
        before.setdefault(item.abbreviation, item.expansion)
        if bool(item.standard) == bool(item.paper):
            message = f"“{item.abbreviation}” needs either “paper” and “anchor” or “standard”"
            yield diagnose("IDX005", item.at, message)
        elif item.standard:
            if item.abbreviation in printed:
                place = "#".join(printed[item.abbreviation])
                message = f"{place} prints “{item.expansion}”; “{item.abbreviation}” names “{item.standard}”"
                yield diagnose("IDX007", item.at, message)
        else:
            yield from text_places.dead(known, item.paper, (item.anchor,), item.at)
            passage = known.get(item.paper, {}).get(item.anchor)
            if passage and spelt(item.expansion) not in spelt(passage.text):
                message = f"{item.paper}#{item.anchor} does not print “{item.expansion}”"
                yield diagnose("IDX005", item.at, message)


def printed_after_all(abbreviations: Iterable[Abbreviation], known: Places) -> dict[str, tuple[str, str]]:
    """Return, by abbreviation, the first place that prints an expansion ascribed to an outside authority.

    Only for initials: two countries side by side ("Af-Pak") are not an expansion.
    """
    wanted = {
        item.abbreviation: spelt(item.expansion)
        for item in abbreviations
        if item.standard and not item.paper and initials(item.expansion) == item.abbreviation.casefold()
    }
    found: dict[str, tuple[str, str]] = {}
    for paper, places in known.items() if wanted else ():
        for anchor, passage in places.items():
            seen = spelt(passage.text)
            for name, phrase in wanted.items():
                if name not in found and phrase in seen:
                    found[name] = paper, anchor
    return found


def initials(expansion: str) -> str:
    """Return the initials of the words of an expansion, small words aside: "North Atlantic …" gives "na…"."""
    return "".join(word[0] for word in expansion.casefold().split() if word not in words("small"))


def spelt(text: str) -> str:
    """Return the words of a text with a space at each end, ignoring capitals, hyphens and dashes."""
    return f" {' '.join(part.lower() for part in tokens(text))} "
