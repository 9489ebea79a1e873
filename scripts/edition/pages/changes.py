"""The list of changes as a page and as an Atom feed."""

from __future__ import annotations

from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from edition.data.corpus import Change
from edition.language.dates import MONTHS
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined

ATOM = "http://www.w3.org/2005/Atom"

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def day(date: str) -> str:
    """Return an ISO date as words: "24 November 2026"."""
    year, month, number = date.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def page(title: str, changes: tuple[Change, ...]) -> str:
    """Return the Markdown page, newest change first; ``title`` is the edition's."""
    head = front_matter(title="Changes", description=f"What changed in {title}, newest first.")
    blocks = ["# Changes", "Also as a [feed](../feed.xml) for news readers (Atom)."]
    for change in changes:
        blocks.append(f"## {day(change.date)}: {escape(change.title)} {{ #{change.date} }}")
        blocks.append("\n".join(f"- {escape(item)}" for item in change.items))
    return joined(head, blocks)


NEWEST = 3  # changes on the home page


def news(changes: tuple[Change, ...]) -> str:
    """Return the newest changes as a list for the home page, each with its day and a link."""
    rows = [
        f"- [{escape(change.title)}](about/changes.md#{change.date}), {day(change.date)}"
        for change in changes[:NEWEST]
    ]
    return "\n".join(rows) + "\n"


def reference(title: str, changes: tuple[Change, ...]) -> str:
    """Return how to cite the edition as a whole, in Markdown; its version is the day of the newest change."""
    version = f", as of {day(changes[0].date)}" if changes else ""
    return f"The editors of {escape(title)}. *{escape(title)}*. Digital edition{version}.\n"


def state(changes: tuple[Change, ...]) -> str:
    """Return a sentence with the day of the newest change; nothing without changes."""
    return f"This is the edition as of {day(changes[0].date)}.\n" if changes else "\n"


def fragments(title: str, changes: tuple[Change, ...]) -> dict[str, str]:
    """Return what hand-written pages include: the newest changes, a reference, the day of the offline copy."""
    return {
        "_generated/news.md": news(changes),
        "_generated/reference.md": reference(title, changes),
        "_generated/state.md": state(changes),
    }


def identifier(title: str, name: str) -> str:
    """Return an identifier that stays the same wherever the site is (RFC 4287, 4.2.6)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{title}/{name}')}"


def feed(title: str, changes: tuple[Change, ...]) -> str:
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
        add(entry, "title", f"{day(change.date)}: {change.title}")
        add(entry, "id", identifier(title, f"{change.date}/{change.title}"))
        add(entry, "updated", f"{change.date}T00:00:00Z")
        add(entry, "link", href=f"about/changes.html#{change.date}", rel="alternate", type="text/html")
        add(entry, "content", "\n".join(change.items), type="text")
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
