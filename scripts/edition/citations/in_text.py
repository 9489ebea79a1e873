"""Citations in running text, tied to works."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from edition.citations import author_date, author_page, institutions
from edition.citations import found as citation_found
from edition.citations import resolve as citation_resolve
from edition.citations.entry_index import Entries
from edition.citations.systems import SYSTEMS
from edition.data.works import CitationDecision
from edition.language.sentences import sentence_at, shortened
from edition.language.typography import curl, plain
from edition.model.text import Cite, Inlines, Paragraph, Positions, Unresolved
from edition.model.works import Attested, Citation, Found
from edition.references import names
from edition.references.names import family
from edition.text.inlines import wrap
from edition.text.paper import Paper
from edition.text.positions import place_of


def shorts_of(paper: Paper, forms: Iterable[Attested]) -> dict[str, str]:
    """Return the abbreviations that the paper introduces for the institutions of its list."""
    text = " ".join(plain(node.content) for node in paper.document.body if isinstance(node, Paragraph))
    return institutions.introduced(forms, text)


def known_families(
    paper: Paper, forms: Iterable[Attested], shorts: Iterable[str] = ()
) -> Callable[[str], bool]:
    """Return a test for the names that the paper cites: those of its list, or of its bracketed citations.

    ``shorts`` are the abbreviations of names of the list.
    """
    families = {family(name) for form in forms for name in names.people(form.reference)} | {*shorts}
    families |= {name.split()[-1] for name in families if name}
    if not paper.spec.references:
        for node in paper.document.body:
            if isinstance(node, Paragraph):
                found = author_date.find(plain(node.content), lambda _: False)
                families |= {
                    citation_found.family_of(who) for item in found if item.known for who in item.people
                }
    return lambda name: name in families


class Texts:
    """Ties the citations in one paper's running text."""

    def __init__(
        self, paper: Paper, forms: list[Attested], keys: dict[str, str], decided: list[CitationDecision]
    ) -> None:
        self.paper, self.forms, self.keys = paper, forms, keys
        self.entries = Entries(forms)
        self.decided = {(item.line, curl(item.surface)): item for item in decided}
        self.used: set[tuple[int, str]] = set()
        self.system = SYSTEMS.get(paper.spec.citations, SYSTEMS["author-date"])
        self.shorts = shorts_of(paper, forms)
        self.known = known_families(paper, forms, self.shorts)
        self.made: list[Citation] = []
        self.possible: list[Citation] = []
        self.numbers: Counter[str] = Counter()

    def content(self, inlines: Inlines, where: Positions, anchor: str, paragraph: int) -> Inlines:
        """Return inlines with their citations tied; record the citations, and text that only looks like one."""
        text = plain(inlines)
        places = []
        for item in self.find(text, where):
            at = place_of(where, item.start, self.paper.source.path)
            sentence, begin = sentence_at(text, item.start, item.end)
            decision = self.decision(item, at.line)
            key, unresolved = (self.keys[decision.entry], None) if decision else self.resolve(item, sentence)
            if not key and self.doubtful(item) and (at.line, item.surface) not in self.used:
                continue
            first = item.start - begin
            shown, offset = shortened(sentence, first, first + item.end - item.start)
            made = Citation(
                self.paper.spec.slug,
                anchor,
                item.surface,
                (key,) if key else (),
                at.line,
                paragraph=paragraph,
                unresolved=unresolved,
                decided=decision.reason if decision else "",
                locator=item.locator,
                sentence=shown,
                offset=offset,
                column=at.column,
                found=item,
            )
            if not key and not item.known:
                self.possible.append(made)
                continue
            self.numbers[anchor] += 1
            name = f"{anchor}-c{self.numbers[anchor]}"
            places.append((item.start, item.end, Cite((), made.works, unresolved, item.locator, name)))
            self.made.append(replace(made, id=name))
        return wrap(inlines, places) if places else inlines

    def find(self, text: str, where: Positions) -> Iterator[Found]:
        """Yield the citations of a text, and text that only looks like one, in order."""
        found = self.system.find(text, self.known)
        if self.decided:
            found = citation_found.without_overlaps([*found, *self.missed(text, where, found)])
        for item in found:
            yield institutions.in_full(item, self.shorts)

    def missed(self, text: str, where: Positions, found: Iterable[Found]) -> Iterator[Found]:
        """Yield the citations that the editors name and the rules miss, read as if they were in brackets."""
        known = [item for item in found if item.known]
        for (line, surface), decision in self.decided.items():
            for match in re.finditer(re.escape(surface), text):
                start, end = match.span()
                taken = any(item.start < end and start < item.end for item in known)
                if taken or place_of(where, start, self.paper.source.path).line != line:
                    continue
                read = [*self.system.find(f"({surface})", self.known), *self.system.find(surface, self.known)]
                for item in (item for item in read if item.surface == surface):
                    if not decision.entry:
                        self.used.add((line, surface))
                    yield replace(item, start=start, end=end, known=True)
                    break

    def doubtful(self, item: Found) -> bool:
        """Tell whether a citation that no entry fits may not be a citation at all.

        So are words in quotation marks before a date; a name before a year without brackets; a page
        after two authors of the list who wrote nothing together; a page that looks like a year.
        """
        if author_page.year_for_page(item):
            return True
        several = not item.year and len(item.people) > 1
        apart = several and all(self.known(citation_found.family_of(person)) for person in item.people)
        bare = bool(item.year) and not item.surface.endswith(")")
        return item.narrative and (bool(item.hint) or bare or apart)

    def decision(self, item: Found, line: int) -> CitationDecision | None:
        """Return the editors' decision on a citation, which overrides the rules."""
        decision = self.decided.get((line, item.surface))
        if decision is None or decision.entry not in self.keys:
            return None
        self.used.add((line, item.surface))
        return decision

    def resolve(self, item: Found, sentence: str) -> tuple[str, Unresolved | None]:
        """Return the work that a citation leads to by the rules, or why it leads to none."""
        listed = self.paper.spec.references is not None
        key, unresolved = citation_resolve.resolve(
            item, self.entries, self.keys, listed=listed, fits=self.system.fits
        )
        again = self.system.again(item, sentence, self.forms, self.known) if unresolved else item
        if again == item:
            return key, unresolved
        return citation_resolve.resolve(again, self.entries, self.keys, listed=listed, fits=self.system.fits)
