"""A document as a Markdown page: the only author of Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree as ET

from edition import abbreviations, editorial, locators
from edition.abbreviations import Expansion
from edition.inlines import parse
from edition.manifest import Description, Fact, See
from edition.markup import (
    add,
    add_inlines,
    add_text,
    clean,
    data_block,
    element,
    escape,
    escape_start,
    safe_url,
    to_html,
    to_markdown,
)
from edition.model import (
    Document,
    Emph,
    Figure,
    Heading,
    Inlines,
    Item,
    ItemList,
    Link,
    Node,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from edition.paper import Paper
from edition.typography import curl, plain


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


SCRIPTS = [
    "layers.js",
    "arrive.js",
    "preview.js",
    "cite.js",
    "text-fragment.js",
    "quotation.js",
    "quote-box.js",
]
NOT_PRINTED = "not printed in our source"
FACTS: tuple[tuple[str, str], ...] = (
    ("journal", "Journal"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("season", "Months"),
    ("year", "Year"),
    ("page", "Pages"),
    ("issn_online", "ISSN (online)"),
    ("issn_print", "ISSN (print)"),
    ("doi", "DOI"),
    ("url", "Journal page"),
    ("received", "Received"),
    ("revised", "Revised"),
    ("accepted", "Accepted"),
    ("published", "Published"),
    ("licence", "Licence"),
)
EXPECTED_FACTS = frozenset({"journal", "volume", "issue", "year", "page", "doi", "licence"})
BOX_WIDTH, LINE_HEIGHT, PADDING, GAP, FIGURE_WIDTH = 420, 24, 14, 46, 480


def front_matter(**values: Any) -> list[str]:
    """Return the YAML head of a generated page; what is JSON is YAML, too."""
    rows = [f"{name}: {json.dumps(cleaned(value), ensure_ascii=False)}" for name, value in values.items()]
    return ["---", *rows, "generated: true", "---", ""]


def joined(head: list[str], blocks: Iterable[str]) -> str:
    """Return a page: its head, and its blocks parted by blank lines."""
    return "\n".join(head) + "\n" + "\n\n".join(blocks) + "\n"


def cleaned(value: Any) -> Any:
    """Return a value of the head without characters that YAML does not allow."""
    match value:
        case str():
            return clean(value)
        case list() | tuple():
            return [cleaned(item) for item in value]
        case dict():
            return {name: cleaned(item) for name, item in value.items()}
        case _:
            return value


# --- the head of a paper -----------------------------------------------------------------------


def source_line(about: Description) -> str:
    """Return journal, volume, issue and year as one line, as far as they are printed."""
    parts = [about.journal.text] if about.journal else []
    if about.volume and about.issue:
        parts.append(f"{about.volume.text}({about.issue.text})")
    if about.year:
        parts.append(about.year.text)
    return curl(", ".join(parts)) if about.journal or about.year else ""


def fact_value(parent: ET.Element, name: str, fact: Fact) -> None:
    """Write one fact, as a link where it is one, with its provenance where it is from outside."""
    if name == "doi":
        add(parent, "a", fact.text, href=f"https://doi.org/{fact.text}")
    elif name == "url" and (address := safe_url(fact.text)):
        add(parent, "a", fact.text, href=address)
    else:
        add_text(parent, curl(fact.text))
    if fact.source:
        add(parent, "span", f" (not in our source; read on {curl(fact.source)})", class_="provenance")


def row(listing: ET.Element, term: str) -> ET.Element:
    """Add a term to the list of facts and return the cell for its value."""
    add(listing, "dt", term)
    return add(listing, "dd")


def people(listing: ET.Element, about: Description) -> None:
    """Add affiliations and e-mail addresses, where they are printed."""
    several = len(about.authors) > 1
    for author in about.authors:
        name = f" ({author.name})" if several else ""
        if author.affiliation:
            add_text(row(listing, f"Affiliation{name}"), curl(author.affiliation.text))
        if author.email:
            cell = row(listing, f"E-mail{name}")
            add(cell, "a", author.email.text, href=f"mailto:{author.email.text}")
            if author.corresponding:
                add_text(cell, " (corresponding author)")


def head(paper: Paper) -> str:
    """Return the head of a paper's page: who, where, when, and what our source does not print."""
    about = paper.spec.description
    box = element("div", class_="paper-head editorial")
    names = add(box, "p", class_="paper-people")
    note = paper.document.author_note
    for position, author in enumerate(about.authors):
        add_text(names, ", " if position else "")
        add_text(names, author.name)
    if not about.authors:
        add(names, "span", f"Author {NOT_PRINTED}", class_="not-printed")
    if line := source_line(about):
        add(box, "p", line, class_="paper-source")
    if about.title.supplied:
        add(
            box,
            "p",
            f"Title in square brackets supplied by the editors. {about.title.supplied}",
            class_="supplied",
        )
    listing = add(box, "dl", class_="paper-facts")
    people(listing, about)
    absent = [] if about.authors else ["author"]
    for name, term in FACTS:
        fact: Fact | None = getattr(about, name)
        if fact and name == "licence" and about.licence_url:
            address = safe_url(about.licence_url.text)
            add(row(listing, term), "a", curl(fact.text), rel="license", href=address)
        elif fact:
            fact_value(row(listing, term), name, fact)
        elif name in EXPECTED_FACTS:
            absent.append(term if term.isupper() else term.lower())
    for number, fact in enumerate(about.reviewed, 1):
        add_text(row(listing, f"Review {number}"), curl(fact.text))
    if about.keywords:
        add_text(row(listing, "Keywords"), "; ".join(curl(word) for word in about.keywords))
    else:
        absent.append("keywords")
    if absent:
        cell = row(listing, NOT_PRINTED[0].upper() + NOT_PRINTED[1:])
        add(cell, "span", ", ".join(absent), class_="not-printed")
    number = words_in(paper.document.body)
    minute = "minutes" if minutes(number) > 1 else "minute"
    links = add(box, "p", f"{number:,} words, about {minutes(number)} {minute} · ", class_="head-links")
    add(links, "a", "Cite this paper", href="#cite")
    parts = [to_html(box)]
    if paper.document.front:
        parts.append(to_html(as_printed(paper.document.front)))
    if note:
        block = element("p", id="author-note", class_="people-note")
        add_inlines(block, note.content)
        parts.append(to_html(block))
    return "\n\n".join(parts)


def as_printed(front: Iterable[Paragraph]) -> ET.Element:
    """Return the front matter just as it is printed, folded."""
    box = element("details", class_="front-matter")
    add(box, "summary", "Front matter as printed", class_="editorial")
    for paragraph in front:
        add_inlines(add(box, "p"), paragraph.content)
    return box


# --- the body ----------------------------------------------------------------------------------


def heading(part: Heading, section: str = "") -> str:
    """Return a heading with its anchor."""
    role = f' data-section="{section}"' if section else ""
    return f"{'#' * part.level} {to_markdown(part.content)} {{ #{part.anchor}{role} }}"


def paragraph(part: Paragraph) -> str:
    """Return a paragraph on one line, with its number as anchor."""
    text = escape_start(to_markdown(part.content))
    if not part.number:
        return text
    drop = " .drop-cap" if part.drop_cap else ""
    return f"{text}\n{{ #p{part.number}{drop} }}"


def item_list(part: ItemList) -> str:
    """Return a list; a printed label stays in its item."""
    rows = [f"- {item(entry)}" for entry in part.items]
    rows.insert(1, f'    {{ data-list="list{part.number}" }}')
    return "\n".join(rows)


def item(entry: Item) -> str:
    """Return the line of one list item."""
    label = f"{entry.label} " if entry.label else ""
    return escape_start(label + to_markdown(entry.content))


def table(part: Table) -> str:
    """Return a table with caption and header cells."""
    box = element("figure", class_="table", id=f"table{part.number}", tabindex="0")  # it may scroll
    grid = add(box, "table")
    if part.caption:
        add_inlines(add(grid, "caption"), part.caption)
    header = add(add(grid, "thead"), "tr")
    for cell in part.header:
        add_inlines(add(header, "th", scope="col"), strip_bold(cell))
    body = add(grid, "tbody")
    for cells in part.rows:
        line = add(body, "tr")
        for cell in cells:
            add_inlines(add(line, "td"), cell)
    return to_html(box)


def strip_bold(inlines: Inlines) -> Inlines:
    """Drop the bold that header cells have anyway."""
    out: list[Text | Emph] = []
    for part in inlines:
        if isinstance(part, Strong):
            out += strip_bold(part.children)  # type: ignore[arg-type]
        else:
            out.append(part)  # type: ignore[arg-type]
    return tuple(out)


def figure(part: Figure) -> str:
    """Return a flow figure as SVG: one box a group, an arrow between; its words stay text."""
    box = element("figure", class_="figure", id=f"figure{part.number}")
    heights = [len(group) * LINE_HEIGHT + 2 * PADDING for group in part.groups]
    total = sum(heights) + GAP * max(len(heights) - 1, 0) + 4
    title = f"figure{part.number}-title"
    add_inlines(add(box, "figcaption", id=title), part.caption)
    svg = add(
        box, "svg", class_="flow", viewBox=f"0 0 {FIGURE_WIDTH} {total}", role="group", aria_labelledby=title
    )
    top, middle = 2, FIGURE_WIDTH // 2
    for position, (group, height) in enumerate(zip(part.groups, heights, strict=True)):
        if position:
            start, tip = top - GAP + 8, top - 8
            add(svg, "path", class_="arrow", d=f"M{middle} {start}V{tip}m-6 -8l6 8l6 -8")
        left = (FIGURE_WIDTH - BOX_WIDTH) // 2
        add(
            svg,
            "rect",
            class_="box",
            x=f"{left}",
            y=f"{top}",
            width=f"{BOX_WIDTH}",
            height=f"{height}",
            rx="4",
        )
        baseline = top + PADDING + 17
        for line, words in enumerate(group):
            kind = "box-title" if line == 0 and part.titled[position] else "box-line"
            add(
                svg,
                "text",
                words,
                class_=kind,
                x=f"{middle}",
                y=f"{baseline + line * LINE_HEIGHT}",
                text_anchor="middle",
            )
        top += height + GAP
    return to_html(box)


def node(part: Node) -> str:
    """Return one node of the body as a block of Markdown."""
    match part:
        case Heading():
            return heading(part)
        case Paragraph():
            return paragraph(part)
        case ItemList():
            return item_list(part)
        case Table():
            return table(part)
        case Figure():
            return figure(part)
        case _:
            box = element("p", class_="unparsed")
            add_inlines(box, parse(part.text))
            return to_html(box)


# --- notes and references ----------------------------------------------------------------------


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


def add_seen(parent: ET.Element, seen: Iterable[See], page: str) -> None:
    """Add the other places that a note speaks of, each as a link with its words; ``page`` is their page."""
    for item in seen:
        add_text(parent, "See ")
        add(parent, "a", locators.name(item.place), href=f"{page}#{item.place}")
        add_text(parent, ": ")
        add(parent, "q", item.quote)
        add_text(parent, ". ")


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


def pieces(inlines: Inlines) -> list[Any]:
    """Return a formatted reference as JSON: strings, and tags with their pieces, a link with its address."""
    out: list[Any] = []
    for part in inlines:
        match part:
            case Text(value):
                out.append(value)
            case Emph(children):
                out.append(["em", pieces(children)])
            case Link(url, children) if address := safe_url(url):
                out.append(["a", pieces(children), address])
            case _:
                out.append(plain((part,)))
    return out


def abstract(document: Document) -> list[str]:
    """Return the abstract, in a section of its own."""
    title = document.abstract_heading
    if not document.abstract and title is None:
        return []
    head_line = heading(title, "doc-abstract") if title else "## Abstract { #abstract .editorial }"
    return [head_line, *(paragraph(part) for part in document.abstract)]


def page(paper: Paper, ties: Ties | None = None, tags: dict[str, Any] | None = None) -> str:
    """Return the Markdown page of a paper.

    ``ties`` say what its notes and entries lead to, ``tags`` what its head tells machines.
    """
    ties = ties or Ties()
    document, remarks, signed = editorial.apply(paper)
    document = abbreviations.apply(document, ties.expansions)
    paper = replace(paper, document=document)
    spec = paper.spec
    title = " ".join(curl(spec.description.title.text).split()) or spec.slug  # it may have line ends
    blocks = [
        f"# {escape(title)} {{ #title .paper-title .editorial }}",
        head(paper),
        *abstract(document),
        *opening(document),
        *(node(part) for part in document.body),
        *notes(document, ties),
        *references(document, ties),
        *editors_notes(remarks, signed),
        *(["## Cite this paper { #cite .editorial }", ties.cite] if ties.cite else []),
        *previews(ties),
    ]
    head_lines = front_matter(
        title=title, description=curl(spec.line), paper=spec.slug, scripts=SCRIPTS, **(tags or {})
    )
    return joined(head_lines, blocks)


def opening(document: Document) -> list[str]:
    """Return what must stand between the abstract and a body that begins without a heading."""
    first = document.body[0] if document.body else None
    if document.abstract and first is not None and not isinstance(first, Heading):
        return ["## Text { #text .editorial }"]
    return []


def minutes(number: int) -> int:
    """Return how long so many words take to read, at 230 words a minute (Brysbaert 2019: 238)."""
    return max(1, round(number / 230))


def words_in(nodes: Iterable[Node]) -> int:
    """Count the words of the body, as a reader would: runs of characters between spaces."""
    total = 0
    for part in nodes:
        match part:
            case Heading() | Paragraph():
                total += len(plain(part.content).split())
            case ItemList():
                total += sum(len(plain(entry.content).split()) for entry in part.items)
            case Table():
                cells = [part.caption, *part.header, *(cell for cells in part.rows for cell in cells)]
                total += sum(len(plain(cell).split()) for cell in cells)
            case Figure():
                total += sum(len(words.split()) for group in part.groups for words in group)
            case _:
                total += len(part.text.split())
    return total
