"""The line with the files of the whole edition, which a hand-written page includes."""

from __future__ import annotations

from collections.abc import Iterable

from edition.data.paper import PaperSpec
from edition.language.strings import slugify
from edition.pages.html import add, add_text, element, to_html
from edition.takeaway import formats


def fragment(title: str, specs: Iterable[PaperSpec], *, pdf: bool) -> str:
    """Return the links to the files of the whole edition, the sizes of which the finished site says.

    In: the edition's title; its papers; whether it asks for PDFs. There are no such files if fewer than two of them may be taken away.
    """
    if sum(spec.take_away for spec in specs) < 2:  # noqa: PLR2004 - one paper's own files are the whole
        return ""
    box = element("p", class_="take-away editorial")
    add_text(box, "The whole edition as one file: ")
    for place, row in enumerate(formats.of_all(pdf=pdf)):
        add_text(box, ", " * bool(place))
        name = formats.path_of_all(slugify(title) or "edition", row)
        add(box, "a", row.title, href=name, type=row.media, download="")
        add(box, "span", class_="file-size", data_file=name)
    return f"{to_html(box)}\n"
