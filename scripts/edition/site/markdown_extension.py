"""A Python-Markdown extension: small refinements of the HTML that Markdown cannot express.

MkDocs and Zensical both load it. It gives notes the roles of DPUB-ARIA 1.1 and their printed numbers, wraps
abstract, notes and references in sections with a role, puts before each numbered paragraph a link to
itself, names each heading by its own words, and says where a text runs from right to left. The style sheet writes the numbers of paragraphs and the
characters of heading links, so that copied or extracted text is the author's words, without "1Pakistan" or
"Abstract§".
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from edition.language.regex import lazy_regex
from edition.site import direction, formulas, quick_html, quick_inlines, quick_steps, quick_tables

NUMBERED = lazy_regex(r"p(?P<number>\d+[a-z]*)")  # "p12", "p12a"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

SECTION = "data-section"

LIST = "data-list"


def classes(element: ET.Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def named(heading: str) -> str:
    """Return the id of a heading's words; no heading has this id, since slugs contain no colon."""
    return f"name:{heading}"


class NameLists(Treeprocessor):
    """Moves the anchor or class of a list's first item to the list."""

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        for parent in root.iter():
            for child in parent:
                if parent.tag in {"ul", "ol"} and child.tag == "li" and child.get(LIST):
                    name = child.attrib.pop(LIST)
                    parent.set("class" if name == "references" else "id", name)


class Refine(Treeprocessor):
    """Applies the refinements to one page."""

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        direction.mark(root)
        for element in root.iter():
            if element.tag == "p":
                self.paragraph_number(element)
            elif element.tag == "a":
                self.heading_link(element)
                self.note_marker(element)
                self.back_link(element)
            elif element.tag in HEADINGS:
                self.heading(element)
        self.place_notes(root)
        self.wrap_sections(root)

    @staticmethod
    def paragraph_number(element: ET.Element) -> None:
        """Put a link to itself, which shows its number, at the beginning of a paragraph."""
        match = NUMBERED.fullmatch(element.get("id", ""))
        if not match:
            return
        number = match["number"]
        link = ET.Element("a", {"class": "pnum editorial", "href": f"#p{number}"})
        link.set("aria-label", f"Paragraph {number}")
        link.set("data-number", number)
        link.set("data-search-exclude", "")
        link.tail = element.text
        element.text = None
        element.insert(0, link)

    @staticmethod
    def heading_link(element: ET.Element) -> None:
        """Remove the text of a heading's link to itself, which has an accessible name."""
        if "headerlink" in classes(element):
            element.text = None
            element.set("aria-label", element.get("title", "Link to this section"))

    @staticmethod
    def note_marker(element: ET.Element) -> None:
        """Give a note marker its role, its accessible name and the printed number."""
        if "footnote-ref" not in classes(element):
            return
        label = element.get("href", "").rpartition(":")[2]
        element.text = label
        element.set("role", "doc-noteref")
        element.set("aria-label", f"Note {label}")

    @staticmethod
    def back_link(element: ET.Element) -> None:
        """Give the link from a note back to its marker a role and an accessible name."""
        if "footnote-backref" not in classes(element):
            return
        label = element.get("href", "").rpartition(":")[2]
        element.attrib.pop("title", None)
        element.set("role", "doc-backlink")
        element.set("class", "footnote-backref editorial")
        element.set("aria-label", f"Back to the text, note {label}")
        element.set("data-search-exclude", "")

    @staticmethod
    def heading(element: ET.Element) -> None:
        """Name a heading by its words alone, and its link to itself by its purpose.

        An accessible name includes everything in the heading, also the link's character, unless
        ``aria-labelledby`` says otherwise (Accessible Name and Description Computation 1.2, 2B).
        """
        link = element.find("a[@class='headerlink']")
        if link is None:
            return
        words = ET.Element("span", {"id": named(element.get("id", ""))})
        words.text, element.text = element.text, None
        for child in list(element):
            if child is not link:
                element.remove(child)
                words.append(child)
        element.insert(0, words)
        element.set("aria-labelledby", words.get("id", ""))
        link.set("aria-describedby", words.get("id", ""))

    @staticmethod
    def place_notes(root: ET.Element) -> None:
        """Put the notes, with their printed numbers, below the heading made for them."""
        block = next((child for child in root if "footnote" in classes(child)), None)
        heading = next((child for child in root if child.get("id") == "notes"), None)
        if block is None or heading is None:
            return
        listed = block.find("ol")
        if listed is None:
            return
        for item in listed:
            item.set("value", item.get("id", "").rpartition(":")[2])
        root.remove(block)
        position = list(root).index(heading) + 1
        while position < len(root) and root[position].tag not in HEADINGS:
            position += 1
        root.insert(position, listed)
        listed.set("class", "notes")

    @staticmethod
    def wrap_sections(root: ET.Element) -> None:
        """Wrap each heading that names a section, with the content below it, in that section."""
        children = list(root)
        for heading in children:
            role = heading.attrib.pop(SECTION, None)
            if role is None:
                continue
            level = int(heading.tag[1])
            section = ET.Element("section", {"role": role, "aria-labelledby": named(heading.get("id", ""))})
            position = list(root).index(heading)
            root.remove(heading)
            section.append(heading)
            while position < len(root):
                child = root[position]
                if child.tag in HEADINGS and int(child.tag[1]) <= level:
                    break
                root.remove(child)
                section.append(child)
            root.insert(position, section)


class Edition(Extension):
    """Registers the refinements after footnotes, attribute lists and the table of contents."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the tree processors; MkDocs collects the anchors of a page at 5, after attribute lists at 8."""
        quick_html.quicken(md)
        quick_inlines.quicken(md)
        quick_tables.quicken(md)
        quick_steps.quicken(md)
        formulas.register(md)
        md.treeprocessors.register(NameLists(md), "edition-lists", 6)
        md.treeprocessors.register(Refine(md), "edition", 1)


def makeExtension(**settings: object) -> Edition:  # noqa: N802 - Python-Markdown's name
    """Return the extension (Python-Markdown calls this)."""
    return Edition(**settings)
