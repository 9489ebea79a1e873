"""The whole edition as EPUB: each paper a part with its own notes, then one bibliography and the editors' lists.

The pages of a paper are those of its own book; links between the parts stay inside the book.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from edition.language import dates
from edition.language.strings import plural
from edition.language.typography import curl
from edition.takeaway import epub_nav, epub_text, statements, tree
from edition.takeaway.collected import Place, Whole
from edition.takeaway.epub import CONTAINER, STYLE, accessible, bound, has_formulas, package
from edition.takeaway.epub_cover import cover
from edition.takeaway.epub_page import image_files, page, written
from edition.takeaway.tree import add, add_text, name

XHTML = "application/xhtml+xml"

WORKS, EVENTS, FACTS, TERMS = "bibliography.xhtml", "chronology.xhtml", "claims.xhtml", "index.xhtml"

NOTED = "Each paper has its own notes, with the numbers that it prints."


def text_page(slug: str) -> str:
    """Return the page of a paper's text."""
    return f"paper-{slug}.xhtml"


def about_page(slug: str) -> str:
    """Return the page on a paper's text."""
    return f"about-{slug}.xhtml"


def authors(whole: Whole) -> list[str]:
    """Return the authors of the papers, each once."""
    return [*dict.fromkeys(author.name for taken in whole.papers for author in taken.about.authors)]


def book(whole: Whole) -> bytes:
    """Return the file."""
    people = authors(whole)
    texts, abouts = {}, {}
    for taken in whole.papers:
        slug = taken.given.spec.slug
        texts[text_page(slug)] = epub_text.text(taken, about_page(slug), WORKS)
        abouts[about_page(slug)] = epub_nav.about(taken, text_page(slug))
    lists = {name: made for name, made in lists_of(whole) if made}
    order = ["cover.xhtml", "nav.xhtml", "about.xhtml", *texts, *lists, *abouts]
    files = [
        (name, XHTML, "nav" if name == "nav.xhtml" else has_formulas(texts.get(name, ""))) for name in order
    ]
    images = image_files(whole.papers)
    files += [(name, media, "") for name, media, _ in images]
    files += [("cover.svg", "image/svg+xml", "cover-image"), ("style.css", "text/css", "")]
    pages = {
        "nav.xhtml": navigation(whole, lists),
        "cover.xhtml": epub_nav.cover_page(whole.title, people),
        "about.xhtml": about(whole),
        **texts,
        **lists,
        **abouts,
        "cover.svg": cover(whole.title, people, plural(len(whole.papers), "paper")),
        "style.css": STYLE,
    }
    return bound(
        {
            "META-INF/container.xml": CONTAINER,
            "EPUB/package.opf": package(lambda box: described(box, whole, texts.values()), files, order),
            **{f"EPUB/{name}": text for name, text in pages.items()},
            **{f"EPUB/{name}": data for name, _, data in images},
        }
    )


def described(box: ET.Element, whole: Whole, texts: Iterable[str]) -> None:
    """Append the metadata of the book; ``texts`` are the pages of its papers."""
    add(box, "dc:identifier", uuid.uuid5(uuid.NAMESPACE_URL, whole.title).urn, {"id": "id"})
    add(box, "dc:title", whole.title)
    add(box, "dc:language", "en")
    for author in authors(whole):
        add(box, "dc:creator", author)
    add(box, "dc:publisher", whole.title)
    for taken in whole.papers:
        add(box, "dc:rights", f"{taken.title}: {statements.rights(taken)}")
    seen = any(one.images for one in whole.given.papers)
    formulas = any(map(has_formulas, texts))
    accessible(box, whole.given.modified, whole.given.state, seen=seen, formulas=formulas)


TITLES = {
    WORKS: "Bibliography of all papers",
    EVENTS: "Chronology",
    FACTS: "Where the papers agree and disagree",
    TERMS: "Index of names and terms",
}


def navigation(whole: Whole, lists: Iterable[str]) -> str:
    """Return the contents: the papers with their headings, then the lists."""
    rows = [("About this book", "about.xhtml#about", 1)]
    for taken in whole.papers:
        target = text_page(taken.given.spec.slug)
        rows.append((taken.title, f"{target}#title", 1))
        for said, anchor, level in epub_nav.headings(taken):
            if anchor != tree.WORKS:  # these are in the bibliography of all papers
                rows.append((said, f"{target}#{name(anchor)}", level))
    rows += [(TITLES[one], f"{one}#list", 1) for one in lists]
    rows += [
        (f"On the text of “{taken.title}”", f"{about_page(taken.given.spec.slug)}#about", 1)
        for taken in whole.papers
    ]
    marks = [
        ("cover", "Cover", "cover.xhtml"),
        ("toc", "Contents", "nav.xhtml#contents"),
        ("bodymatter", "Text", f"{text_page(whole.papers[0].given.spec.slug)}#title"),
    ]
    if WORKS in lists:
        marks.append(("bibliography", TITLES[WORKS], f"{WORKS}#list"))
    return epub_nav.contents(whole.title, rows, marks)


def about(whole: Whole) -> str:
    """Return the page on the book."""
    root, body = page(f"About this book: {whole.title}", "frontmatter")
    add(body, "h1", whole.title, {"id": "about"})
    add(body, "p", f"{plural(len(whole.papers), 'paper')} of the digital edition “{whole.title}”. {NOTED}")
    if whole.withheld:
        add(body, "p", whole.withheld)
    listed = add(body, "ul", "", {"class": "plain"})
    for taken in whole.papers:
        row = add(listed, "li")
        people = ", ".join(author.name for author in taken.about.authors)
        add_text(row, f"{people}: " * bool(people))
        add(row, "a", taken.title, {"href": f"{text_page(taken.given.spec.slug)}#title"})
        add_text(row, f". {statements.rights(taken)}")
    return written(root)


def lists_of(whole: Whole) -> Iterator[tuple[str, str]]:
    """Yield the pages of the lists; one without rows is ``""``."""
    for target, rows in (
        (WORKS, bibliography(whole)),
        (EVENTS, chronology(whole)),
        (FACTS, claims(whole)),
        (TERMS, index(whole)),
    ):
        root, body = page(TITLES[target], "backmatter")
        add(body, "h1", TITLES[target], {"id": "list"})
        listed = add(body, "ul", "", {"class": "plain"})
        listed.extend(rows)
        yield target, written(root) if len(listed) else ""


def places(row: ET.Element, whole: Whole, found: Iterable[Place]) -> None:
    """Append places as links, those of a paper together."""
    for slug, group in groupby(
        (place for place in found if place[0] in whole.names), key=lambda place: place[0]
    ):
        add_text(row, f" {whole.given.brief.get(slug, slug)}: ")
        for number, (_, anchor) in enumerate(group):
            add_text(row, ", " * bool(number))
            said = whole.place_name(slug, anchor)
            add(row, "a", said, {"href": f"{text_page(slug)}#{name(anchor)}"})
        add_text(row, ".")


def bibliography(whole: Whole) -> Iterator[ET.Element]:
    """Yield the works of all papers in the order of their references, each with its printed entries."""
    for key, work in sorted(whole.works.items(), key=lambda row: (row[1].name.casefold(), row[0])):
        row = ET.Element("li", {"id": name(f"work-{key}")})
        writer = epub_text.Writer(whole.papers[0], "", "")
        writer.inlines(row, work.line)
        found = [
            (taken.given.spec.slug, taken.entry_of[key]) for taken in whole.papers if key in taken.entry_of
        ]
        places(row, whole, found)
        yield row


def chronology(whole: Whole) -> Iterator[ET.Element]:
    """Yield the dated events in their order."""
    for event in whole.given.chronology.events:
        row = ET.Element("li")
        add(row, "strong", event.words or f"{dates.parse(event.date) or event.date}")
        add_text(row, curl(f" {event.title}.{f' {event.remark}' if event.remark else ''}"))
        places(row, whole, ((place.paper, place.at) for place in event.places))
        yield row


def claims(whole: Whole) -> Iterator[ET.Element]:
    """Yield the facts that several places state, with what each states."""
    for fact in whole.given.claims.facts:
        row = ET.Element("li")
        add(row, "strong", curl(fact.subject))
        add_text(row, curl(f" ({fact.verdict}). {fact.note}"))
        listed = add(row, "ul", "", {"class": "plain"})
        for statement in fact.statements:
            said = add(listed, "li", f"{curl(statement.value)}: “{curl(statement.quote)}”")
            places(said, whole, [(statement.paper, statement.place)])
        yield row


def index(whole: Whole) -> Iterator[ET.Element]:
    """Yield the terms of the index in their order."""
    for one in sorted(whole.terms, key=lambda one: (one.term.sort or one.term.heading).casefold()):
        row = ET.Element("li")
        add(row, "strong", one.term.heading)
        parts = [(heading, found) for heading, found in one.parts if found]
        places(row, whole, one.places)
        if parts:
            listed = add(row, "ul", "", {"class": "plain"})
            for heading, found in parts:
                places(add(listed, "li", f"{heading}."), whole, found)
        yield row
