"""The end of a paper's page: notes, references, notes of the editors, previews."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.language.typography import curl
from edition.model.text import Document, Inlines, Note
from edition.pages import editorial
from edition.pages.abbreviations import Expansion
from edition.pages.html import add, add_inlines, add_text, data_block, element, to_html
from edition.pages.markdown import escape, escape_start, to_markdown
from edition.pages.paper_body import add_seen, heading, pieces
from edition.text.markup import parse


@dataclass(frozen=True, slots=True)
class Ties:
    """What a page shows of the bibliography.

    ``notes``: for each note its works, as key and short name; ``unresolved``: the reason of a
    note that leads to none; ``entries``: for each entry its key, short name and citing places, as
    anchor and words. ``cite`` is the box that lets a reader cite the paper; ``works`` are the
    references of the works that the page names, for previews; ``decided`` the reasons for citations
    that the editors decided, by anchor; ``expansions`` the abbreviations that its text may use.
    """

    notes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    unresolved: dict[str, str] = field(default_factory=dict)
    entries: dict[int, tuple[str, str, list[tuple[str, str]]]] = field(default_factory=dict)
    cite: str = ""
    works: dict[str, Inlines] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)
    expansions: tuple[Expansion, ...] = ()


def work_link(key: str, name: str) -> str:
    """Return a link to the page of a work."""
    return f'[{escape(name)}](../works/{key}.md){{ .editorial .work-link role="doc-biblioref" }}'


def note(part: Note, ties: Ties) -> str:
    """Return the definition of a note, with what it leads to.

    An *Ibid.* keeps its word and names the note that it stands for.
    """
    text = escape_start(to_markdown(part.content))
    if part.antecedent:
        number = part.antecedent
        text += f' <span class="editorial">(that is, [note {number}](#fn:{number}))</span>'
    for key, name in ties.notes.get(part.label, []):
        text += f" {work_link(key, name)}"
    if reason := ties.unresolved.get(part.label):
        title = escape(reason).replace('"', "&quot;")
        text += f' <span class="editorial citation-unresolved" title="{title}">(not resolved)</span>'
    return f"[^{part.label}]: {text}"


def notes(document: Document, ties: Ties) -> list[str]:
    """Return the section of notes, under a heading of its own."""
    if not document.notes:
        return []
    blocks = ['## Notes { #notes .editorial data-section="doc-endnotes" }']
    if document.notes_heading:
        text = to_markdown(document.notes_heading.content)
        blocks.append(
            f'<span class="editorial">Printed under the heading “</span>{text}<span class="editorial">”.</span>'
        )
    return blocks + [note(part, ties) for part in document.notes]


def entry_links(number: int, ties: Ties) -> str:
    """Return what follows a printed entry: its work, and the places that cite it."""
    if number not in ties.entries:
        return ""
    key, name, places = ties.entries[number]
    links = ", ".join(f"[{escape(words)}](#{anchor})" for anchor, words in places)
    cited = f"cited in {links}" if places else "not cited"
    return f' <span class="editorial entry-links">{work_link(key, name)} · {cited}</span>'


def references(document: Document, ties: Ties) -> list[str]:
    """Return the printed list of references, in its order and form."""
    if not document.entries:
        return []
    printed = document.references_heading
    title = heading(printed, "doc-bibliography") if printed else "## References { #references .editorial }"
    rows = []
    for entry in document.entries:
        label = f"{entry.label} " if entry.label else ""
        text = escape_start(label + to_markdown(entry.content))
        rows.append(f"- {text}{entry_links(entry.number, ties)}")
        listed = ' data-list="references"' if entry.number == 1 else ""
        rows.append(f"    {{ #ref{entry.number}{listed} }}")
    return [title, "\n".join(rows)]


REMARKS = {
    "extraction": "Emended; the extraction has",
    "structure": "Set right; the extraction has",
    "print": "Printed so",
}


def editors_notes(remarks: list[editorial.Remark], signed: set[int]) -> list[str]:
    """Return the section of the editors' own notes: the words as our source has them, and why.

    ``signed`` are the numbers of those that the page has a sign for, to go back to.
    """
    if not remarks:
        return []
    listing = element("ol", class_="editors-notes editorial")
    for remark in remarks:
        item = add(listing, "li", f"{REMARKS[remark.item.kind]}: ", id=f"ed{remark.number}")
        words = add(item, "q")
        if remark.item.kind == "print":
            add_inlines(words, parse(" ".join(remark.item.find.split())))
        else:
            add_text(words, " ".join(remark.item.find.split()))
        add_text(item, f". {curl(remark.item.reason)} ")
        add_seen(item, remark.item.see, "")
        back = f"Back to the text, editor’s note {remark.number}"
        if remark.number in signed:
            add(item, "a", "↩", class_="ed-back", href=f"#edref{remark.number}", aria_label=back)
    return ["## Editor’s notes { #editors-notes .editorial }", to_html(listing)]


def previews(ties: Ties) -> list[str]:
    """Return the references and reasons that previews show, as data: no text of the page."""
    if not ties.works:
        return []
    data = {
        "works": {key: pieces(inlines) for key, inlines in ties.works.items()},
        "citations": {anchor: curl(reason) for anchor, reason in ties.decided.items()},
    }
    return [data_block(data, "application/json", id="previews")]
