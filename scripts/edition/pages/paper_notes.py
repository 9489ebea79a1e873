"""The end of a paper's page: notes, references, notes of the editors, previews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from edition.citations import reasons
from edition.language.typography import curl
from edition.model.text import Document, Note
from edition.model.works import Citation
from edition.pages.html import add, add_inlines, add_text, data_block, element, to_html
from edition.pages.markdown import escape, escape_start, to_markdown
from edition.pages.paper_body import add_seen, heading, pieces
from edition.pages.places import outside
from edition.pages.shown import ShownPaper, WorkLabel
from edition.text import editorial
from edition.text.markup import parse

Places = dict[str, list[tuple[str, str]]]  # the places that cite each work, by its key: anchor and words


def work_link(work: WorkLabel) -> str:
    """Return a link to the page of a work."""
    return f'[{escape(work.name)}](../works/{work.key}.md){{ .editorial .work-link role="doc-biblioref" }}'


def note(part: Note, citations: Iterable[Citation], works: Mapping[str, WorkLabel]) -> str:
    """Return the definition of a note."""
    return f"[^{part.label}]: {content(part, citations, works)}"


def content(part: Note, citations: Iterable[Citation], works: Mapping[str, WorkLabel]) -> str:
    """Return the words of a note, with links to the works that it cites.

    An *Ibid.* is printed as it is, followed by the note that it stands for.
    """
    text = escape_start(to_markdown(part.content))
    if part.antecedent:
        number = part.antecedent
        text += f' <span class="editorial">(that is, [note {number}](#fn:{number}))</span>'
    open_: dict[str, None] = {}  # the reasons, each once
    for citation in citations:
        if citation.id:
            continue  # its own words are the link
        for key in citation.works:
            text += f" {work_link(works[key])}"
        if not citation.works:
            open_[f"“{citation.surface}”: {reasons.sentence(citation.unresolved)}"] = None
    for reason in open_:
        title = escape(reason).replace('"', "&quot;")
        text += f' <span class="editorial citation-unresolved" title="{title}">(not resolved)</span>'
    return text


def notes(document: Document, shown: ShownPaper) -> list[str]:
    """Return the section of notes, under a heading of its own."""
    if not document.notes:
        return []
    blocks = ['## Notes { #notes .editorial data-section="doc-endnotes" }']
    if document.notes_heading:
        text = to_markdown(document.notes_heading.content)
        blocks.append(
            f'<span class="editorial">Printed under the heading “</span>{text}<span class="editorial">”.</span>'
        )
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in shown.linked.citations:
        cited[citation.note].append(citation)
    called = [note(part, cited[part.label], shown.works) for part in document.notes if not part.stray]
    return [*blocks, *called, *strays(document, cited, shown.works)]


def strays(
    document: Document, cited: Mapping[str, list[Citation]], works: Mapping[str, WorkLabel]
) -> list[str]:
    """Return the notes without a marker in the text, under a heading of their own.

    A note whose number an earlier one has shows no works, since a citation names its note by the number.
    """
    rows: list[str] = []
    taken = {part.label for part in document.notes if not part.stray}
    for part in document.notes:
        if part.stray and part.label in taken:
            rows.append(f"- {part.label} {content(part, (), works)}")
        elif part.stray:
            taken.add(part.label)
            rows.append(
                f"- {part.label} {content(part, cited[part.label], works)}\n    {{ #fn:{part.label} }}"
            )
    if not rows:
        return []
    return ["### Notes without a marker in the text { #stray-notes .editorial }", "\n".join(rows)]


def citing_places(citations: Iterable[Citation]) -> Places:
    """Return the places of a paper that cite each work, each place once."""
    made: Places = defaultdict(list)
    for citation in citations:
        if citation.note:
            place = (f"fn:{citation.note}", f"note {citation.note}")
        else:
            aside = "the abstract" if citation.anchor == "abstract" else f"a {outside(citation)}"
            words = f"paragraph {citation.paragraph}" if citation.paragraph else aside
            place = (citation.anchor, words)
        for key in citation.works:
            if place not in made[key]:
                made[key].append(place)
    return made


def entry_links(work: WorkLabel, places: Places) -> str:
    """Return the links after a printed entry: to its work, and to the places that cite it."""
    links = ", ".join(f"[{escape(words)}](#{anchor})" for anchor, words in places.get(work.key, ()))
    cited = f"cited in {links}" if links else "not cited"
    return f' <span class="editorial entry-links">{work_link(work)} · {cited}</span>'


def references(document: Document, shown: ShownPaper) -> list[str]:
    """Return the printed list of references, in its order and form."""
    if not document.entries:
        return []
    printed = document.references_heading
    title = heading(printed, "doc-bibliography") if printed else "## References { #references .editorial }"
    blocks = [title]
    rows: list[str] = []
    places = citing_places(shown.linked.citations)
    for entry in document.entries:
        if entry.above:
            blocks += ["\n".join(rows), heading(entry.above)]
            rows = []
        label = f"{escape(entry.label)} " if entry.label else ""
        text = escape_start(label + to_markdown(entry.content))
        key = shown.linked.works_of_entries.get(entry.number)
        rows.append(f"- {text}{entry_links(shown.works[key], places) if key else ''}")
        listed = ' data-list="references"' if len(rows) == 1 else ""
        rows.append(f"    {{ #{entry.anchor}{listed} }}")
    return [*blocks, "\n".join(rows)]


def editors_notes(remarks: list[editorial.Remark], signed: set[int], places: Collection[str]) -> list[str]:
    """Return the section of the editors' notes: the words as our source has them, and the reason.

    ``signed`` are the numbers of the notes that have a marker on the page, for the link back; ``places`` are the
    anchors of the paper, since a note may name a place that is not there (LOC001).
    """
    if not remarks:
        return []
    listing = element("ol", class_="editors-notes editorial")
    for remark in remarks:
        item = add(listing, "li", f"{editorial.REMARKS[remark.item.kind]}: ", id=f"ed{remark.number}")
        words = add(item, "q")
        if remark.item.kind == "print":
            add_inlines(words, parse(" ".join(remark.item.find.split())))
        else:
            add_text(words, " ".join(remark.item.find.split()))
        stop = "" if (words.text or "").endswith(editorial.ENDS) else "."
        add_text(item, f"{stop} {curl(remark.item.reason)} ")
        add_seen(item, [see for see in remark.item.see if see.place in places], "")
        back = f"Back to the text, editor’s note {remark.number}"
        if remark.number in signed:
            add(item, "a", "↩", class_="ed-back", href=f"#edref{remark.number}", aria_label=back)
    return ["## Editor’s notes { #editors-notes .editorial }", to_html(listing)]


def previews(shown: ShownPaper) -> list[str]:
    """Return the references and reasons that previews show, as data, not as text of the page."""
    if not shown.works:
        return []
    decided = {item.id: curl(item.decided) for item in shown.linked.citations if item.decided}
    works = {key: pieces(work.line) for key, work in shown.works.items()}
    numbered = {"numbered": True} if shown.spec.citations == "numbers" else {}
    data = {"works": works, "citations": decided, **numbered}
    return [data_block(data, "application/json", id="previews")]
