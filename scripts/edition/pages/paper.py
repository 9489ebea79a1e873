"""The page of a paper, from its head to its notes, checked by the laws."""

from __future__ import annotations

from dataclasses import replace

from edition.citations.link import Linked
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic, diagnose
from edition.findings.spared import spared
from edition.language.typography import curl
from edition.laws import addresses, conservation, links, page_html, unexplained
from edition.model.text import Document, Heading
from edition.pages import abbreviations, cite_box, doubts, work_apart
from edition.pages.abbreviations import Expansion
from edition.pages.converted import PaperPage
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.old_addresses import old_addresses
from edition.pages.page import front_matter, joined
from edition.pages.paper_body import abstract, nodes
from edition.pages.paper_figure import image
from edition.pages.paper_head import head
from edition.pages.paper_notes import editors_notes, notes, previews, references
from edition.pages.said import Said, section
from edition.pages.shown import ShownPaper, by_paper
from edition.pages.template import filled
from edition.records import formats, html_head
from edition.takeaway import offers
from edition.text import editorial, places
from edition.text.paper import Paper
from edition.text.public_addresses import public


def supplied(spec: PaperSpec) -> str:
    """Return the remarks that a citation of a paper needs (supplied title, missing author)."""
    parts = (
        ["The title in square brackets is supplied by the editors."]
        if spec.description.title.supplied
        else []
    )
    if not spec.description.authors:
        parts.append("No author is printed in our source.")
    return " ".join(parts)


def page(
    shown: ShownPaper,
    proper: tuple[str, ...],
    expansions: tuple[Expansion, ...],
    said: tuple[Said, ...],
    reports: str = "",
    history: str = "",
) -> PaperPage:
    """Return a paper's page with its HTML, and the findings of the laws.

    In: the paper; the words protected in titles; the expansions of abbreviations; what is said of its paragraphs; where
    readers may report an error; the name of the page with the paper's history, "" for none. A draft of which no page can
    be made has an empty one, with a finding.
    """
    made, broken = spared(
        lambda: judged(shown, proper, expansions, said, reports, history),
        lambda: PaperPage("", [], page_html.Converted("", (), ())),
        "no page can be made",
        shown.spec.at,
        draft=lambda: shown.spec.is_draft,
        code="DRF003",
    )
    return made if not broken else replace(made, found=broken)


def judged(
    shown: ShownPaper,
    proper: tuple[str, ...],
    expansions: tuple[Expansion, ...],
    said: tuple[Said, ...],
    reports: str,
    history: str,
) -> PaperPage:
    """Return the same; raises whatever breaks off the making of the page."""
    text = page_text(shown, proper, expansions, said, reports, history)
    html = page_html.converted(text)
    seen = links.read_page(html.html)
    found = judge(shown.linked, html.html, seen, f"papers/{shown.label.slug}.md", set(shown.works))
    anchors = tuple(sorted(name for name in seen.anchors if not name.startswith(page_html.OWN)))
    return PaperPage(text, found, replace(html, anchors=anchors))


def judge(linked: Linked, html: str, seen: links.Page, name: str, keys: set[str]) -> list[Diagnostic]:
    """Apply the laws to one rendered page; ``seen`` are its anchors and links."""
    made = linked.paper
    found = conservation.account(made.document, made.source)
    found += links.citations_resolve(linked.citations, keys, made.source.path)
    found += conservation.conserve(made.document, made.source, html)
    found += unexplained.unexplained(html, made.document, made.source)
    found += addresses.kept(made.published, html, made.document, made.source, made.ledger)
    found += unlisted(made)
    inner = {name: links.Page(seen.anchors, tuple(link for link in seen.links if link.startswith("#")), ())}
    return found + list(links.dead(inner, frozenset(inner), "docs", lambda _: html))


def unlisted(made: Paper) -> list[Diagnostic]:
    """Return a note if the page of a paper has addresses that its list of published ones lacks."""
    if not made.published or made.spec.is_draft:
        return []
    known = {item.address for item in made.published}
    new = [row for row in public(made.document, made.source) if row[0] not in known]
    if not new:
        return []
    message = f"“{new[0][0]}” is not listed" + (f", nor are {len(new) - 1} more" if len(new) > 1 else "")
    return [diagnose("ADR003", made.published[0].at, message)]


STYLES = ["paper.css", "side-notes.css", "margins.css", *cite_box.SHEETS]

SCRIPTS = [
    "shared/page-text.js",
    "shared/copying.js",
    "shared/preview.js",
    "paper/reading-bar.js",
    "paper/layers.js",
    "paper/arrival.js",
    "paper/note-contents.js",
    "paper/side-notes.js",
    "paper/preview.js",
    "margins/cards.js",
    "margins/margin.js",
    "paper/going-on.js",
    "citing/cite-box.js",
    "citing/text-fragment.js",
    "citing/quotation.js",
    "citing/beside.js",
    "citing/quote-box.js",
]


def page_text(
    shown: ShownPaper,
    proper: tuple[str, ...] = (),
    expansions: tuple[Expansion, ...] = (),
    said: tuple[Said, ...] = (),
    reports: str = "",
    history: str = "",
) -> str:
    """Return the Markdown page of a paper."""
    document, remarks, signed = editorial.apply(shown.paper)
    document = abbreviations.apply(document, expansions)
    spec = shown.spec
    title = " ".join(curl(spec.description.title.text).split()) or spec.slug  # it may contain line breaks
    files = {form: f"../downloads/papers/{spec.slug}.{form}" for form in formats.FORMATS}
    brief = {name: value for name, value in shown.record.items() if name != "abstract"}  # already on the page
    old, others = old_addresses(document)
    blocks = [
        f"# {escape(title)} {{ #title .paper-title .editorial }}",
        *doubts.notice(shown),
        head(
            spec.description,
            document,
            history,
            files=bool(offers.offered(spec, offers.OFFERS, pdf=shown.pdf)),
        ),
        *abstract(document),
        *opening(document),
        *nodes(document.body, images(shown), old),
        *others,
        *notes(document, shown),
        *references(document, shown),
        *editors_notes(remarks, signed, {passage.anchor for passage in places.of_paper(shown.paper)}),
        *section(said),
        *cited_here(shown),
        "## Cite this paper { #cite .editorial }",
        cite_box.box(
            shown.record,
            shown.styled.forms.by_style,
            formats.pieces(brief, frozenset(proper)),
            files,
            supplied(spec),
        ),
        *take_away(shown),
        *original(spec),
        *previews(shown),
    ]
    works = [work.record for work in shown.works.values()]
    tags = html_head.paper(
        spec.slug, shown.record, spec.description, works, take_away_links(shown), cites=shown.cites
    )
    scripts = [*SCRIPTS[:-1], "citing/report.js", SCRIPTS[-1]] if reports else SCRIPTS
    head_lines = front_matter(
        title=title, description=curl(spec.line), paper=spec.slug, styles=STYLES, scripts=scripts, **tags
    )
    return joined(head_lines, blocks)


def images(shown: ShownPaper) -> dict[int, list[str]]:
    """Return the images of a paper, by the place of their line among those of its source."""
    made: dict[int, list[str]] = {}
    if shown.spec.images:
        places_of = {line.number: place for place, line in enumerate(shown.paper.source.lines)}
        for number, part in enumerate(shown.spec.images, 1):
            address = f"../{part.place(shown.spec.slug)}"
            made.setdefault(places_of.get(part.line, -1), []).append(image(part, address, number))
    return made


def take_away(shown: ShownPaper) -> list[str]:
    """Return the links to the files in which the text can be taken away; the finished site says their sizes."""
    rows = offers.offered(shown.spec, offers.OFFERS, pdf=shown.pdf)
    if not rows:
        return []
    box = element("p", id="take-away", class_="take-away editorial")
    add_text(box, "The text as a file: ")
    for place, row in enumerate(rows):
        add_text(box, ", " * bool(place))
        name = offers.path(shown.spec.slug, row)
        add(box, "a", row.title, href=beside(name), type=row.media, download="")
        add(box, "span", class_="file-size", data_file=name)
    return [to_html(box)]


def beside(name: str) -> str:
    """Return the address of a file of the site as a paper's page names it."""
    return name.removeprefix("papers/") if name.startswith("papers/") else f"../{name}"


def take_away_links(shown: ShownPaper) -> list[dict[str, str]]:
    """Return the same for the head of the page."""
    return [
        {
            "type": row.media,
            "href": beside(offers.path(shown.spec.slug, row)),
            "title": f"The text as a file, {row.title}",
        }
        for row in offers.offered(shown.spec, offers.OFFERS, pdf=shown.pdf)
    ]


def original(spec: PaperSpec) -> list[str]:
    """Return the link to the document from which the text was read, if readers may have it."""
    if not spec.published or spec.original is None:
        return []
    box = element("p", class_="original editorial")
    add_text(box, "The document from which this text was read: ")
    kind = spec.original.file.rpartition(".")[2].upper()
    add(box, "a", f"{spec.slug} ({kind})", href=f"../{spec.published}", download="")
    return [to_html(box)]


def cited_here(shown: ShownPaper) -> list[str]:
    """Return the section on places of other papers that cite this one, if it is also a work."""
    if shown.cited is None:
        return []
    citing = by_paper(shown.cited.places, shown.cited.papers)
    long = sum(work_apart.cites(places) for _, places in citing) > work_apart.ROOM
    return [filled("cited.md.jinja", citing=citing, work=shown.cited.work, long=long)]


def opening(document: Document) -> list[str]:
    """Return the heading between the abstract and a body that begins without one."""
    first = document.body[0] if document.body else None
    if document.abstract and first is not None and not isinstance(first, Heading):
        return ["## Text { #text .editorial }"]
    return []
