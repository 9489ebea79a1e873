"""Reads the code of a citation field that holds CSL-JSON: Zotero's, and Mendeley's two forms.

The form is that of citeproc-js (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#citations):
``{"citationItems": [{"id", "uris", "itemData", "locator", "label", "prefix", "suffix", "suppress-author"}]}``.
"""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from edition.language.regex import lazy_regex
from edition.originals.fields.printed import Code
from edition.originals.reading import Cited

LONGEST = 4 << 20  # characters of one code

MOST_ITEMS = 500  # works of one field

DEEPEST = 12  # values inside one another, in an item

CODE = lazy_regex(
    r"\s*(?:ADDIN\s+)?(?:(?P<zotero>ZOTERO_)ITEM\s+)?CSL_CITATION\b\s*"
)  # "ADDIN ZOTERO_ITEM CSL_CITATION {", Mendeley's "ADDIN CSL_CITATION {"

MENDELEY = lazy_regex(
    r"MENDELEY_CITATION_v\d{1,2}_(?P<code>[A-Za-z0-9+/=_-]+)"
)  # the tag of a content control

MARKUP = lazy_regex(r"</?(?:i|b|sup|sub|span)(?:\s[^<>]{0,80})?>")  # '<span class="nocase">' in titles

SPACES = "\t\n\r"

NO_XML = "\ufffe\uffff"

DROPPED = frozenset({"abstract", "note", "annote", "keyword", "custom"})  # long, or private to the author


def code_of(text: str) -> Code | None:
    """Return what the code of a field cites; ``None`` if it is no citation, or not whole."""
    head = CODE.match(text, 0, 200)
    if not head or len(text) > LONGEST:
        return None
    try:
        value, _ = json.JSONDecoder(parse_constant=refuse).raw_decode(text, head.end())
    except (ValueError, RecursionError):
        return None
    return code(value, "Zotero" if head["zotero"] else "Mendeley")


def refuse(name: str) -> Any:
    """Refuse numbers that JSON does not have."""
    raise ValueError(name)


def code_of_tag(tag: str) -> Code | None:
    """Return what the tag of a content control cites, as Mendeley Cite writes it; ``None`` if it is no citation."""
    match = MENDELEY.fullmatch(tag)
    if not match or len(tag) > LONGEST:
        return None
    coded = match["code"].replace("-", "+").replace("_", "/")
    try:
        text = base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8")
        value = json.loads(text, parse_constant=refuse)
    except (binascii.Error, ValueError, RecursionError):
        return None
    return code(value, "Mendeley")


def code(value: Any, program: str) -> Code | None:
    """Return the code of a citation in CSL-JSON; ``None`` if any of its works cannot be read."""
    rows = value.get("citationItems") if isinstance(value, dict) else None
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ITEMS:
        return None
    made = [cited(row) for row in rows]
    return Code(program, tuple(item for item in made if item)) if all(made) else None


def cited(row: Any) -> Cited | None:
    """Return one work of a citation."""
    if not isinstance(row, dict):
        return None
    item = row.get("itemData")
    if not isinstance(item, dict) or not shallow(item, DEEPEST):
        return None
    item = {key: clean(part) for key, part in item.items() if key not in DROPPED}
    return Cited(
        key_of(row, item),
        item,
        label=text_of(row, "label") if text_of(row, "locator") else "",
        locator=text_of(row, "locator"),
        prefix=text_of(row, "prefix"),
        suffix=text_of(row, "suffix"),
        without_author=row.get("suppress-author") is True,
    )


def shallow(value: Any, depth: int) -> bool:
    """Tell whether a value is nested no deeper than any work."""
    if isinstance(value, dict):
        return depth > 0 and all(shallow(part, depth - 1) for part in value.values())
    if isinstance(value, list):
        return depth > 0 and all(shallow(part, depth - 1) for part in value)
    return True


def clean(value: Any) -> Any:
    """Return a value of an item with the texts in it as they may be printed."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, dict):
        return {key: clean(part) for key, part in value.items()}
    return value


def text_of(row: Mapping[str, Any], name: str) -> str:
    """Return a value of a citation as text on one line, "" if it has none."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(printable(f"{value}").split())


def printable(text: str) -> str:
    """Return a text without markup, and without the characters that neither XML nor a terminal may have."""
    return "".join(sign for sign in MARKUP.sub("", text) if sign in SPACES or not barred(sign))


def barred(sign: str) -> bool:
    """Tell whether a character is a control character, half of a pair, or none."""
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in NO_XML


def key_of(row: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """Return what tells a work from the others of its file.

    Zotero's address does. Mendeley's numbers begin anew in each field, its addresses do not.
    """
    uris = row.get("uris") or row.get("uri")
    if isinstance(uris, list) and uris and isinstance(uris[0], str):
        return uris[0][:500]
    if isinstance(uris, str):
        return uris[:500]
    known = item.get("DOI") or item.get("id") or row.get("id")
    if isinstance(known, str | int) and not f"{known}".startswith("ITEM-"):
        return f"{known}"[:500]
    return json.dumps(item, sort_keys=True, ensure_ascii=False)[:500]
