"""The list of changes as a page and as an Atom feed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from edition.data.changes import Change, Changes, PaperChange, versions
from edition.pages import version_words
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined
from edition.pages.shown import PaperLabel
from edition.pages.template import filled
from edition.records.standing import Standing

ATOM = "http://www.w3.org/2005/Atom"

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def page(title: str, changes: Changes, papers: Mapping[str, PaperLabel]) -> str:
    """Return the Markdown page, newest change first; ``title`` is the edition's, ``papers`` are its papers by slug."""
    head = front_matter(title="Changes", description=f"What changed in {title}, newest first.")
    blocks = ["# Changes", "Also as a [feed](../feed.xml) for news readers (Atom)."]
    for change in changes:
        blocks.append(f"## {change.day}: {escape(change.title)} {{ #{anchor(change)} }}")
        rows = [f"- {escape(item)}" for item in change.items]
        rows += [
            f"- {linked(part, papers, change)}: {escape(version_words.summary(part))}."
            for part in change.papers
        ]
        blocks.append("\n".join(rows))
    return joined(head, blocks)


def anchor(change: Change) -> str:
    """Return the anchor of a change: its day, or its version."""
    return change.anchor.replace(".", "-")


def linked(part: PaperChange, papers: Mapping[str, PaperLabel], change: Change) -> str:
    """Return the name of a paper as a link to its history, or its slug if the edition no longer has it."""
    if part.paper not in papers:
        return escape(part.paper)
    return f"[{escape(papers[part.paper].name)}](../history/{part.paper}.md#{anchor(change)})"


def histories(
    title: str, changes: Changes, papers: Mapping[str, PaperLabel], places: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Return the page on the history of each paper that is in a version: the words that changed, by version.

    In: the edition's title; its changes; its papers by slug; the places on the page of each, to which links may lead.
    """
    made = {}
    for slug, label in papers.items():
        parts = [
            (change, anchor(change), part)
            for change in versions(changes)
            for part in change.papers
            if part.paper == slug
        ]
        if parts:
            name = f"History of {label.name}"
            head = front_matter(title=name, description=f"What changed in this paper of {title}, by version.")
            block = filled("history.md.jinja", slug=slug, label=label, parts=parts, known=places[slug])
            made[f"history/{slug}.md"] = joined(head, [f"# {escape(name)}", block])
    return made


NEWEST = 3  # changes on the home page


def news(changes: Changes) -> str:
    """Return the newest changes as a list for the home page, each with its day and a link."""
    rows = [
        f"- [{escape(change.title)}](about/changes.md#{anchor(change)}), {change.day}"
        for change in changes[:NEWEST]
    ]
    return "\n".join(rows) + "\n"


def reference(title: str, where: Standing) -> str:
    """Return how to cite the edition as a whole, in Markdown, with its version or the day of its newest change."""
    state = f", {where.words}" if where.words else ""
    return f"The editors of {escape(title)}. *{escape(title)}*. Digital edition{state}.\n"


def state(where: Standing) -> str:
    """Return a sentence with the version or the day of the newest change; nothing without changes."""
    if where.exact:
        return f"This is {where.words}.\n"
    return f"This is the edition {where.words}.\n" if where.words else "\n"


def fragments(title: str, changes: Changes, where: Standing) -> dict[str, str]:
    """Return what hand-written pages include: the newest changes, a reference, the state of the offline copy."""
    return {
        "_generated/news.md": news(changes),
        "_generated/reference.md": reference(title, where),
        "_generated/state.md": state(where),
    }


def identifier(title: str, name: str) -> str:
    """Return an identifier that stays the same wherever the site is (RFC 4287, 4.2.6)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{title}/{name}')}"


def feed(title: str, changes: Changes, papers: Mapping[str, PaperLabel] = MappingProxyType({})) -> str:
    """Return the Atom feed (RFC 4287); its links are relative, so that they work at any address.

    If the site has an address, ``placed`` makes them absolute.
    """
    # Registering a prefix for the namespace would affect the whole process.
    root = ET.Element("feed", {"xmlns": ATOM, LANGUAGE: "en"})

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        made = ET.SubElement(parent, tag, attributes)
        made.text = text or None
        return made

    add(root, "title", f"{title}: changes")
    add(root, "id", identifier(title, "feed"))
    newest = max((change.date for change in changes), default="1970-01-01")
    add(root, "updated", f"{newest}T00:00:00Z")
    add(add(root, "author"), "name", f"The editors of {title}")
    add(root, "link", href="feed.xml", rel="self", type="application/atom+xml")
    add(root, "link", href="about/changes.html", rel="alternate", type="text/html")
    for change in changes:
        entry = add(root, "entry")
        add(entry, "title", f"{change.day}: {change.title}")
        add(entry, "id", identifier(title, f"{change.date}/{change.title}"))
        add(entry, "updated", f"{change.date}T00:00:00Z")
        add(entry, "link", href=f"about/changes.html#{anchor(change)}", rel="alternate", type="text/html")
        said = [
            f"{papers[part.paper].name if part.paper in papers else part.paper}: {version_words.summary(part)}."
            for part in change.papers
        ]
        add(entry, "content", "\n".join([*change.items, *said]), type="text")
    ET.indent(root)
    return written(root)


def written(root: ET.Element) -> str:
    """Return a feed as a file."""
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def placed(text: str, home: str) -> str:
    """Return a feed of ours with absolute links, ``home`` being the address of the home page."""
    root = ET.fromstring(text)  # noqa: S314 - our own file
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{ATOM}}}")
        if element.tag == "link":
            element.set("href", urljoin(home, element.get("href", "")))
    root.set("xmlns", ATOM)
    return written(root)
