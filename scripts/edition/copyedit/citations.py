"""Checks the references of one paper, inside a corpus or outside.

Only the paper itself is used. A finding about an unresolved citation follows from the reason
(``Unresolved``). Only what leaves no doubt is an error (the list has the author under another year);
what may be no mistake is a warning or a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.citations import by_field, link, reasons
from edition.citations.link import Linked
from edition.copyedit import doubts, entries, notes, numbers
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import speaks, words
from edition.model.text import ItemList, Paragraph, Span
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Attested, Citation, Found, Work
from edition.text.paper import Paper
from edition.works import merge, printed

BRACKET = lazy_regex(r"\([^()]*\)")

WORD = lazy_regex(r"[\w’-]+")  # "Gwadar"

NAMES = frozenset({"REF003"})  # findings that are caused by a number before the first name

CODES = {
    Why.SEVERAL_FIT: "CIT005",
    Why.OTHER_YEAR: "CIT003",
    Why.OTHER_NAME: "CIT004",
    Why.OTHER_AUTHORS: "CIT006",
    Why.OTHER_TITLE: "CIT006",
}

SLIPS = frozenset({"CIT003", "CIT004", "CIT006"})  # the intended entry is in the list


@dataclass(frozen=True, slots=True)
class About:
    """What the check of a citation needs: the paper, its list, and the words of its text.

    ``words`` are the words outside brackets, and those of titles and imprints in the list.
    """

    paper: Paper
    forms: list[Attested]
    words: frozenset[str]


def about(paper: Paper, forms: list[Attested]) -> About:
    """Collect what the check of citations needs."""
    bare = BRACKET.sub(" ", " ".join(running_text(paper)))
    bare += " " + " ".join(f"{f.reference.place} {f.reference.title} {f.reference.publisher}" for f in forms)
    return About(paper, forms, frozenset(WORD.findall(bare)))


def running_text(paper: Paper) -> Iterator[str]:
    """Yield the text of the paragraphs and lists of the body."""
    for node in paper.document.body:
        if isinstance(node, Paragraph):
            yield plain(node.content)
        elif isinstance(node, ItemList):
            yield from (plain(item.content) for item in node.items)


def tied(paper: Paper) -> tuple[Linked, list[Attested], tuple[Work, ...], dict[str, str]]:
    """Tie a paper's citations to its own list alone."""
    works, _ = merge.merge(printed.forms_of(paper), Decisions())
    keys = {form.id: work.key for work in works for form in work.attested}
    forms = [form for work in works for form in work.attested]
    forms.sort(key=lambda form: (form.reference.span.line, form.id))
    linked, _ = link.tie(paper, forms, keys, Decisions())
    return linked, forms, works, keys


def findings(paper: Paper) -> list[Diagnostic]:
    """Return findings about a paper's citations and references."""
    linked, every, works, keys = tied(paper)
    forms = [form for form in every if form.in_print]
    rows = entries.about_forms(forms) + entries.entered_twice(works)
    rows += entries.run_together(paper)
    found = [item for _, item in rows]
    found += by_field.findings(paper, every, linked.citations, keys)
    found += notes.number_gaps(paper)
    by_number = numbers.findings(paper, linked)
    by_name = by_number is None and paper.spec.references is not None
    here = about(paper, forms)
    judged = [
        (citation.unresolved, item)
        for citation in (*linked.citations, *linked.possible)
        if citation.unresolved
        and (by_name or citation.note)
        and (item := judge_citation(citation, here))
        and not by_field.disputed(paper, citation)
    ]
    found += [item for _, item in judged]
    if by_number is not None:
        return [item for item in found if item.code not in NAMES] + by_number
    if not by_name:
        return found + without_list(paper, linked)
    meant = {why.meant for why, item in judged if item.code in SLIPS}  # one finding for one slip
    rows = entries.never_cited([linked], forms, keys)
    return found + [item for name, item in rows if (name,) not in meant]


def without_list(paper: Paper, linked: Linked) -> list[Diagnostic]:
    """Return one finding if a text cites by name but prints no list."""
    cited = [citation for citation in linked.citations if not citation.note]
    if not cited:
        return []
    names = {citation.name for citation in cited}
    place = place_in_source(paper, cited[0])
    message = f"{len(cited)} citations of {len(names)} works, and no list of references was found"
    return [diagnose("CIT008", place, message)]


def place_in_source(paper: Paper, citation: Citation) -> Span:
    """Return where a citation begins."""
    return Span(paper.source.path, citation.line, citation.line, citation.column)


def judge_citation(citation: Citation, here: About) -> Diagnostic | None:
    """Return the finding about an unresolved citation, if any."""
    place, why, item = place_in_source(here.paper, citation), citation.unresolved, citation.found
    if not why or not item:
        return notes.judge_note(citation, why, place) if why else None
    before, behind = beside(citation)
    surface = citation.surface
    if item.narrative and not item.year:
        surface = f"{citation.name} … ({item.locator})"
    if not item.known and (why.why is not Why.OTHER_NAME or doubts.after_article(before)):
        if not cites(item, before, behind):
            return None
        return diagnose("CIT007", place, f"“{surface}” may have no entry in the list")
    code = CODES.get(why.why, "CIT002")
    if doubtful(item, why, here, before):
        code, why = "CIT007", Unresolved(Why.NO_ENTRY)
    return diagnose(code, place, f"“{surface}”{reasons.remark(why)}")


def beside(citation: Citation) -> tuple[str, str]:
    """Return the text before a citation in its sentence, and the text after it."""
    end = citation.offset + len(citation.surface)
    return citation.sentence[: citation.offset], citation.sentence[end:]


def cites(item: Found, before: str, behind: str) -> bool:
    """Tell whether a name that the paper does not cite may be an author's, since a verb of saying follows."""
    if not item.year:
        return True  # found by its verb of saying
    events = set(" ".join(item.people).split()) & words("events")
    return speaks(behind) and not events and not doubts.of_body(before)


def doubtful(item: Found, why: Unresolved, here: About, before: str) -> bool:
    """Tell whether text in the form of a citation may be something else.

    If the list has the authors under another year, it may be a place or a person with the year of an
    event. If the list has nothing similar, a page or "et al." leaves no doubt; nor do two names,
    unless the bracket may give place and time of an event. A single name leaves no doubt if the text
    does not use the word elsewhere outside brackets: "(Kashmir, 1948)" is a place and a date.
    """
    if why.why is Why.OTHER_YEAR:
        bare = item.narrative and not item.locator
        return bare and (doubts.placed(before) or doubts.earlier(item.year, here.forms))
    if why.why in CODES:
        return False
    if set(" ".join(item.people).split()) & words("events", "months", "counted"):
        return True
    if item.et_al or (item.year and item.locator):
        return False
    if item.year and (
        doubts.earlier(item.year, here.forms) or doubts.of_event(doubts.before_bracket(before))
    ):
        return True
    name = item.people[0].split()[-1] if item.people else ""
    return len(item.people) <= 1 and (not name or name in here.words)
