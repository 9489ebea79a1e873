"""The files of the whole edition: a line for pages, and links for the head of the home page."""

from __future__ import annotations

from collections.abc import Iterable

from edition.data.paper import PaperSpec
from edition.language.strings import slugify
from edition.pages.html import add, add_text, element, to_html
from edition.takeaway import offers


def named(title: str, specs: Iterable[PaperSpec], *, pdf: bool) -> list[tuple[str, offers.Offer]]:
    """Return the places of the files of the whole edition below the root of the site, each with its format.

    In: the edition's title; its papers; whether it asks for PDFs. There are none if fewer than two papers may be taken away.
    """
    if sum(spec.take_away for spec in specs) < 2:  # noqa: PLR2004 - one paper's own files are the whole
        return []
    name = slugify(title) or "edition"
    return [(offers.path_of_all(name, row), row) for row in offers.of_all(offers.OFFERS, pdf=pdf)]


def links(title: str, specs: Iterable[PaperSpec], *, pdf: bool) -> list[dict[str, str]]:
    """Return the same for the head of the home page (https://signposting.org/FAIR/)."""
    return [
        {"type": row.media, "href": name, "title": f"The whole edition as one file, {row.title}"}
        for name, row in named(title, specs, pdf=pdf)
    ]


def fragment(title: str, specs: Iterable[PaperSpec], *, pdf: bool, root: str = "") -> str:
    """Return the links to the files of the whole edition, the sizes of which the finished site says.

    In: as ``named``; the way from the page to the root of the site.
    """
    files = named(title, specs, pdf=pdf)
    if not files:
        return ""
    box = element("p", class_="take-away editorial")
    add_text(box, "The whole edition as one file: ")
    for place, (name, row) in enumerate(files):
        add_text(box, ", " * bool(place))
        add(box, "a", row.title, href=f"{root}{name}", type=row.media, download="")
        add(box, "span", class_="file-size", data_file=name)
    return f"{to_html(box)}\n"
