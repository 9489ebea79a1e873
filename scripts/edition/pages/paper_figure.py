"""Tables and figures of a paper as Markdown and HTML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.citations import reasons
from edition.data.pictures import Picture
from edition.model.text import Cite, Emph, Figure, Inlines, Strong, Table, Text
from edition.pages.html import add, add_inlines, element, to_html
from edition.text.inlines import without_links

BOX_WIDTH, LINE_HEIGHT, PADDING, GAP, FIGURE_WIDTH = 420, 24, 14, 46, 480

UNDESCRIBED = "An image of the printed paper, which nobody has described in words yet"


def table(part: Table) -> str:
    """Return a table with caption and header cells."""
    box = element(
        "figure", class_="table", id=f"table{part.number}", tabindex="0"
    )  # focusable, since it may scroll
    grid = add(box, "table")
    if part.caption:
        add_cited(add(grid, "caption"), part.caption)
    if any(part.header):
        header = add(add(grid, "thead"), "tr")
        for cell in part.header:
            add_cited(add(header, "th", scope="col"), strip_bold(cell))
    body = add(grid, "tbody")
    for cells in part.rows:
        line = add(body, "tr")
        for cell in cells:
            add_cited(add(line, "td"), cell)
    return to_html(box)


def add_cited(parent: ET.Element, inlines: Inlines) -> None:
    """Append the words of a cell or a caption; each citation is a link, or shows why it is none."""
    for item in inlines:
        if not isinstance(item, Cite):
            add_inlines(parent, (item,))
            continue
        if item.works:
            values = {"href": f"../works/{item.works[0]}.html", "class_": "citation", "role": "doc-biblioref"}
            add_inlines(add(parent, "a", id=item.id, **values), without_links(item.children))
        else:
            reason = reasons.sentence(item.unresolved)
            box = add(parent, "span", id=item.id, class_="citation-unresolved", title=reason)
            add_inlines(box, item.children)


def strip_bold(inlines: Inlines) -> Inlines:
    """Remove bold, which header cells have by default."""
    out: list[Text | Emph] = []
    for part in inlines:
        if isinstance(part, Strong):
            out += strip_bold(part.children)  # type: ignore[arg-type]
        else:
            out.append(part)  # type: ignore[arg-type]
    return tuple(out)


def image(part: Picture, address: str, number: int) -> str:
    """Return an image of the original; its size is given, so that nothing moves while it loads."""
    box = element("figure", class_="image", id=f"image{number}")
    size = {"width": f"{part.width}", "height": f"{part.height}"}
    add(box, "img", src=address, alt=part.description or UNDESCRIBED, loading="lazy", **size)
    return to_html(box)


def figure(part: Figure) -> str:
    """Return a flow figure as SVG: one box a group, with arrows between them; the words stay text."""
    box = element("figure", class_="figure", id=f"figure{part.number}")
    heights = [len(group) * LINE_HEIGHT + 2 * PADDING for group in part.groups]
    total = sum(heights) + GAP * max(len(heights) - 1, 0) + 4
    title = f"figure{part.number}-title"
    add_cited(add(box, "figcaption", id=title), part.caption)
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
