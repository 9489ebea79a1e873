"""The box that lets a reader cite a paper or a work: styles to copy, records to copy and to save.

Without scripts it is plain text and plain links; ``citing/cite-box.js`` makes tabs and buttons of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from edition.model.text import Inlines
from edition.pages.html import add, add_inlines, add_written, element, to_html
from edition.pages.template import written
from edition.records import formats, in_text
from edition.records.formats import Pieces
from edition.records.item import Item
from edition.records.styles import STYLES

SHEETS = ["citing.css"]  # style sheets of a page with the box


def box(
    item: Item,
    formatted: dict[str, Inlines],
    pieces: Pieces,
    files: Mapping[str, str],
    supplied: str = "",
) -> Markup:
    """Return the box as HTML.

    In: the record; its reference in every style; the record in each format; the addresses of its files by
    format; what the editors supplied, if anything. The script saves a record that has no file: the text
    shown, with the file's line breaks and as many at its end.
    """
    made = element("div", class_="cite-box editorial")
    styles = add(made, "dl", class_="cite-styles")
    for style, title in STYLES.items():
        if style not in formatted:
            continue
        add(styles, "dt", title)
        listed = in_text.LISTS.get(style, in_text.LIST)
        add_written(add(styles, "dd", data_style=style, data_list=listed), written(formatted[style]))
        for form, name in in_text.forms(style).items():
            if form in formatted:
                entry = add(styles, "dd", class_="cite-form", data_form=form)
                add(entry, "span", name, class_="cite-form-name")
                add_inlines(add(entry, "span", class_="cite-form-words"), formatted[form])
    if supplied:
        add(made, "p", supplied, class_="supplied")
    records = add(made, "div", class_="cite-records")
    for form, row in formats.FORMATS.items():
        text = row.file([pieces[form]])
        shown = text.replace("\r\n", "\n")
        name = f"{item['id']}.{form}"
        fold = add(records, "details", class_="cite-record", name="cite-record")
        add(fold, "summary", row.title)
        code = add(add(fold, "pre"), "code", shown.strip("\n"))
        if address := files.get(form):
            add(fold, "a", f"Save as {name}", href=address, download=name)
        else:
            code.set("data-name", name)
            code.set("data-media", row.media)
            code.set("data-end", f"{len(shown) - len(shown.rstrip(chr(10)))}")
            code.set("data-break", "crlf" if shown != text else "lf")
    return Markup(to_html(made))  # noqa: S704 - the renderer escapes
