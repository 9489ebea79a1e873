"""The published CSL styles, adapted to references that stand alone."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from edition.tools import csl_styles

# "Khan, M. F., et al.": APA 7, 8.17, and Chicago 18, 13.23, have the comma; their CSL files leave it to the
# processor, which adds it only after two names.
COMMA_BEFORE_ET_AL = frozenset({"apa", "chicago-notes-bibliography", "chicago-author-date"})

# Cite Them Right begins a journal article without an author with the title; its CSL file, with the journal.
NEWSPAPERS = "article-newspaper article-magazine"

CSL = "http://purl.org/net/xbiblio/csl"

AMONG_OTHERS = ("subsequent-author-substitute", "disambiguate-add-givenname", "disambiguate-add-names",
                "disambiguate-add-year-suffix")  # fmt: skip

UNUSED = "scale"  # a variable that no record has


@cache
def style_file(style: str, *, cited: bool = True) -> str:
    """Return the CSL of a style, adapted to references that stand alone; ``cited`` if texts cite some of them.

    Styles call an article without volume and pages a "Preprint", which no source says, so the term is
    removed; a real preprint has it as its genre. An issue named by season or quarter gets no "no.". Nothing is
    sorted, which takes a fifth of the processor's time, since references are found by their keys.
    """
    root = ET.parse(csl_styles.path(style)).getroot()  # noqa: S314 - the package's own file
    for part in root.iter():  # ElementTree registers prefixes for the whole process, so none is used
        part.tag = part.tag.removeprefix(f"{{{CSL}}}")
    root.set("xmlns", CSL)
    if (
        not cited and (citation := root.find("citation")) is not None
    ):  # a full note takes as long as the reference
        citation.clear()
        ET.SubElement(ET.SubElement(citation, "layout"), "text", {"variable": "title"})
    if style in COMMA_BEFORE_ET_AL:
        root.set("delimiter-precedes-et-al", "after-inverted-name")
    for part in [*root.iter()]:
        for name in AMONG_OTHERS:
            part.attrib.pop(name, None)
        if (order := part.find("sort")) is not None:
            part.remove(order)
        if part.attrib.pop("disambiguate", None):  # a citation that no other makes ambiguous
            part.set("variable", UNUSED)
        if part.get("term") == "preprint" or part.get("value") == "Preprint":
            part.attrib.pop("term", None)
            part.set("value", "")
        if part.get("type") == f"{NEWSPAPERS} article-journal":
            part.set("type", NEWSPAPERS)
        for place, child in enumerate(part):
            if child.tag == "label" and child.get("variable") == "issue":
                part[place] = ET.Element("choose")
                ET.SubElement(part[place], "if", {"is-numeric": "issue"}).append(child)
    return ET.tostring(root, encoding="unicode")
