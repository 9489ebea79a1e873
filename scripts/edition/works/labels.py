"""Short names of works, the names of their types, and the papers that list or cite a work."""

from __future__ import annotations

from edition.model.works import Reference, Work

TYPES = {  # CSL types, https://docs.citationstyles.org
    "article-journal": "journal article",
    "article-newspaper": "newspaper article",
    "book": "book",
    "chapter": "chapter",
    "document": "other",
    "report": "report",
    "review-book": "book review",
    "thesis": "thesis",
    "webpage": "web page",
}


def papers_of(work: Work) -> frozenset[str]:
    """Return the papers that list or cite a work."""
    return frozenset({form.paper for form in work.attested} | {item.paper for item in work.cited})


def type_of(work: Work) -> str:
    """Return the type of a work, in words."""
    return TYPES.get(work.reference.type, work.reference.type)


FEW = 2  # most authors that a label names; of more, it names the first (Chicago 17, 15.29)


def short_name(reference: Reference) -> str:
    """Return authors and year as in a citation: "Small 2015", "Khan et al. 2023"."""
    names = [name.family or name.literal for name in (reference.authors or reference.editors)]
    if len(names) > FEW or reference.et_al:
        people = f"{names[0]} et al." if names else "Anonymous"
    else:
        people = " and ".join(names) or "Anonymous"
    return f"{people} {reference.year or 'n.d.'}"


def decade(reference: Reference) -> str:
    """Return the decade of a work, or ``undated``."""
    return f"{reference.year[:3]}0s" if reference.year.isdigit() else "undated"
