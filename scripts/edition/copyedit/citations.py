"""What a copy editor would say about the references of one paper, inside a corpus or outside.

Everything here is found from the paper alone. An error is what leaves no doubt (a citation of a
year that the list has under another); what has an innocent reading is a warning or a note.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.citations import author_date, author_page, in_text, link, reasons, resolve
from edition.citations import found as citation_found
from edition.citations.link import Linked
from edition.copyedit import doubts, entries, notes, numbers
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.language.words import alternatives, speaks, words
from edition.model.text import ItemList, Paragraph, Span, Why
from edition.model.works import Attested, Citation, Found, Reference, Work
from edition.references.names import family, people
from edition.text.paper import Paper
from edition.text.positions import place_of
from edition.works import merge, printed

NAMES = frozenset({"REF003"})  # findings that a number before the first name would cause

BODY = re.compile(  # "Committee on ", before the name that a body has
    rf"\b(?:{alternatives('institutions')}|{alternatives('events')})\s+(?:of|on|for|to|in)\s+(?:the\s+)?$"
)

LONGEST_BODY = 60  # characters before a name in which the kind of body stands


@dataclass(frozen=True, slots=True)
class About:
    """What the judgement of one citation needs: the paper, its list, and the words of its text.

    ``known`` tells names that the paper cites; ``words`` are those outside brackets, and those of
    titles and imprints in its list; ``shorts`` are abbreviations with the names that they stand for.
    """

    paper: Paper
    forms: list[Attested]
    known: Callable[[str], bool]
    words: frozenset[str]
    shorts: dict[str, str]


def about(paper: Paper, forms: list[Attested]) -> About:
    """Collect what the judgement of citations needs."""
    bare = author_date.BRACKET.sub(" ", " ".join(running_text(paper)))
    bare += " " + " ".join(f"{f.reference.place} {f.reference.title} {f.reference.publisher}" for f in forms)
    shorts = in_text.shorts_of(paper, forms)
    known = in_text.known_families(paper, forms, shorts)
    return About(paper, forms, known, frozenset(author_date.WORD.findall(bare)), shorts)


def tied(paper: Paper) -> tuple[Linked, list[Attested], tuple[Work, ...], dict[str, str]]:
    """Tie a paper's citations to its own list alone."""
    works, _ = merge.merge(printed.forms_of(paper), Decisions())
    keys = {form.id: work.key for work in works for form in work.attested}
    forms = [form for work in works for form in work.attested]
    forms.sort(key=lambda form: (form.reference.span.line, form.id))
    linked, _ = link.tie(paper, forms, keys, Decisions())
    return linked, forms, works, keys


def findings(paper: Paper) -> list[Diagnostic]:
    """Return what a copy editor would notice about a paper's citations and references."""
    linked, forms, works, keys = tied(paper)
    rows = entries.about_forms(forms) + entries.entered_twice(works)
    rows += entries.run_together(paper)
    found = [item for _, item in rows]
    found += notes.number_gaps(paper)
    found += notes.unresolved(paper, linked)
    by_number = numbers.findings(paper)
    if by_number is not None:
        return [item for item in found if item.code not in NAMES] + by_number
    meant: set[str] = set()
    for item, entry in notes.amiss(paper, forms):
        found.append(item)
        meant.add(entry)
    if paper.spec.references is None:
        return found + without_list(paper, linked)
    known = about(paper, forms)
    for citation in linked.citations:
        if not citation.works and not citation.note:
            item, entry = unresolved(citation, known)
            found.append(item)
            meant |= {entry} if entry else set()
    for item, entry in misspelt_narratives(known):
        found.append(item)
        meant |= {entry} if entry else set()
    rows = entries.never_cited([linked], forms, keys)
    return found + [item for name, item in rows if name not in meant]


def without_list(paper: Paper, linked: Linked) -> list[Diagnostic]:
    """Say once that a text cites by name and prints no list."""
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


def unresolved(citation: Citation, here: About) -> tuple[Diagnostic, str]:
    """Return the finding about a citation that leads nowhere, and the entry that it may mean."""
    paper, forms = here.paper, here.forms
    place = place_in_source(paper, citation)
    surface = citation.surface
    if surface.strip("0123456789–-, ") == "":
        surface = f"{citation.name} … ({surface})"
    item = citation.found
    if item is None or (citation.unresolved and citation.unresolved.why is Why.SEVERAL_FIT):
        reason = reasons.sentence(citation.unresolved)
        return diagnose("CIT005", place, f"“{surface}” may be one of several entries; {reason}"), ""
    by_people = [form for form in forms if resolve.fits_people(item, form)]
    before = citation.sentence[: max(citation.sentence.find(citation.surface), 0)]
    bare = item.narrative and item.year and not item.locator
    if by_people and bare and (doubts.placed(before) or doubts.earlier(item.year, forms)):
        return diagnose("CIT007", place, f"“{surface}” has no entry in the list"), ""
    if item.year and by_people:
        years = ", ".join(sorted({form.reference.year + form.reference.letter for form in by_people}))
        message = f"“{surface}”: the list has {shown(by_people[0].reference, year=False)} under {years}"
        return diagnose("CIT003", place, message), by_people[0].id if len(by_people) == 1 else ""
    if alike := spelt_alike(item, forms):
        return diagnose("CIT004", place, f"“{surface}”: the list has “{shown(alike.reference)}”"), alike.id
    wanted = citation_found.family_of(item.people[0]) if item.people else ""
    namesakes = [
        form
        for form in forms
        if people(form.reference) and f" {family(people(form.reference)[0])}".endswith(f" {wanted}")
        and (not item.year or form.reference.year == item.year)
    ]  # fmt: skip
    if namesakes:
        message = f"“{surface}”: the list has “{shown(namesakes[0].reference)}”"
        return diagnose("CIT006", place, message), namesakes[0].id
    code = "CIT002" if certain(item, here, citation.sentence) else "CIT007"
    return diagnose(code, place, f"“{surface}” has no entry in the list"), ""


def spelt_alike(item: Found, forms: list[Attested]) -> Attested | None:
    """Return the entry of the same year whose first author is spelt almost like the cited one."""
    if not item.people:
        return None
    wanted = citation_found.family_of(item.people[0])
    same_year = [
        form
        for form in forms
        if people(form.reference)
        and (not item.year or (form.reference.year, form.reference.letter) == (item.year, item.letter))
    ]
    there = {family(people(form.reference)[0]): form for form in same_year}
    close = difflib.get_close_matches(wanted, there, n=1, cutoff=resolve.SPELT_ALIKE)
    return there[close[0]] if close and close[0] != wanted else None


def shown(reference: Reference, *, year: bool = True) -> str:
    """Return an entry as a citation would name it: "Siddiq, 2020"."""
    names = [name.family or name.literal for name in people(reference)]
    head = " & ".join(names[:2]) if len(names) < resolve.SEVERAL else f"{names[0]} et al."
    title = "" if head else reference.title
    dated = f"{reference.year}{reference.letter}" if year else ""
    return ", ".join(part for part in (head, title, dated) if part)


def certain(item: Found, here: About, sentence: str) -> bool:
    """Tell whether what has the form of a citation can be nothing else.

    A page or "et al." leaves no doubt, and neither do two names, unless the bracket may say where
    and when an event was. A single name does where the text uses the word elsewhere, outside
    brackets, for "(Kashmir, 1948)" is a place and a date.
    """
    if set(" ".join(item.people).split()) & (words("events") | words("months") | words("counted")):
        return False
    if item.et_al or (item.year and item.locator):
        return True
    if item.year and (
        doubts.earlier(item.year, here.forms)
        or doubts.of_event(doubts.before_bracket(sentence, item.surface))
    ):
        return False
    if len(item.people) > 1:
        return True
    name = item.people[0].split()[-1] if item.people else ""
    return bool(name) and name not in here.words


def running_text(paper: Paper) -> Iterator[str]:
    """Yield the text of the paragraphs and lists of the body."""
    for node in paper.document.body:
        if isinstance(node, Paragraph):
            yield plain(node.content)
        elif isinstance(node, ItemList):
            yield from (plain(item.content) for item in node.items)


def misspelt_narratives(here: About) -> Iterator[tuple[Diagnostic, str]]:
    """Find names before a bracketed year that the list does not know, but almost, or that speak."""
    paper, forms, known = here.paper, here.forms, here.known
    if paper.spec.citations == "author-page":
        yield from unlisted_pages(here)
    if paper.spec.citations not in {"author-date", "author-date-no-comma"}:
        return
    form = author_date.NO_COMMA if paper.spec.citations == "author-date-no-comma" else author_date.COMMA
    for node in paper.document.body:
        if not isinstance(node, Paragraph):
            continue
        text = plain(node.content)
        for match in form.narrative.finditer(text):
            item = author_date.make(match.start(), match, "people", narrative=True)
            if any(known(citation_found.family_of(person)) for person in item.people):
                continue
            surface = match[0][author_date.trimmed(match) :]
            start = match.start() + author_date.trimmed(match)
            place, before = place_of(node.positions, start, paper.source.path), text[:start]
            if (alike := spelt_alike(item, forms)) and not doubts.after_article(before):
                yield (
                    diagnose("CIT004", place, f"“{surface}”: the list has “{shown(alike.reference)}”"),
                    alike.id,
                )
            elif (
                speaks(text[match.end() :])
                and not set(match["people"].split()) & words("events")
                and not BODY.search(text[max(match.start() - LONGEST_BODY, 0) : match.start()])
            ):
                yield diagnose("CIT007", place, f"“{surface}” may have no entry in the list"), ""


def unlisted_pages(here: About) -> Iterator[tuple[Diagnostic, str]]:
    """Find quotations with a page whose speaker the list does not have."""
    for node in here.paper.document.body:
        if isinstance(node, Paragraph):
            for name, page, start in author_page.unlisted(plain(node.content), here.known):
                place = place_of(node.positions, start, here.paper.source.path)
                yield diagnose("CIT007", place, f"“{name} … ({page})” may have no entry in the list"), ""


def notes_of(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings about notes, of all those that reading a paper gave."""
    return [item for item in found if item.code.startswith("NOT")]
