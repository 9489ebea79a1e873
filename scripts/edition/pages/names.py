"""The names of papers on pages: full, short, and brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from edition.language.strings import listed
from edition.language.typography import curl
from edition.pages.shown import PaperLabel
from edition.text.paper import Paper
from edition.works.labels import FEW

DRAFT = "(draft)"  # after the name of a paper that no editor has read

OPENING = 3  # words of a title in a short name


def shortened(families: list[str]) -> str:
    """Return authors as a label: "Arshad", "Yousaf & Ma", "Kanwal et al."."""
    return f"{families[0]} et al." if len(families) > FEW else listed(families)


def short_title(paper: Paper) -> str:
    """Return the title of a paper up to a colon."""
    whole = curl(paper.spec.description.title.text)
    return whole.partition(":")[0].strip() or whole.strip() or paper.spec.slug


def paper_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Return a short name for each paper: authors and the first words of its title."""
    names = {}
    for paper in papers:
        families = [author.family for author in paper.spec.description.authors]
        title = short_title(paper)
        name = f"{listed(families)}, {title}" if families else title
        names[paper.spec.slug] = f"{name} {DRAFT}" if paper.spec.is_draft else name
    return names


def brief_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Return the shortest names that tell the papers apart.

    The authors alone if they suffice, else with the last word of the short title: "Yousaf & Ma, Drive".
    A paper without authors has the first words of its title, in brackets if the editors supplied it:
    "[Pakistan’s “Balancing Act”]".
    """
    listing = list(papers)
    names = {slug: name.removesuffix(f" {DRAFT}") for slug, name in paper_names(listing).items()}
    people = {p.spec.slug: shortened([a.family for a in p.spec.description.authors]) for p in listing}
    counts = Counter(people.values())
    brief = {}
    for slug, who in people.items():
        last = f"{who}, {names[slug].split()[-1]}"
        title = names[slug].split()
        first = " ".join(title[:OPENING]) + ("]" if title[0].startswith("[") and title[OPENING:] else "")
        brief[slug] = (who if counts[who] == 1 else last) if who else first
    distinct = Counter(brief.values())
    return {slug: name if distinct[name] == 1 else names[slug] for slug, name in brief.items()}


def labels(papers: Iterable[Paper]) -> dict[str, PaperLabel]:
    """Return the label of each paper, by slug."""
    listing = list(papers)
    names, brief = paper_names(listing), brief_names(listing)
    return {slug: PaperLabel(slug, name, brief[slug]) for slug, name in names.items()}
