"""Addresses on the web: those of links, of DOIs (percent-encoded as the DOI Handbook, 2.5.2.4, asks), and cut at a line’s end."""

from __future__ import annotations

import re
from urllib.parse import quote

from edition.language.regex import lazy_regex
from edition.language.strings import CONTROL

PLAIN = "/:;().,-_~+=@!*'&$"  # signs that stand in an address as they are

ADDRESS = lazy_regex(r"https?://|www\.|doi:|10\.\d{4,9}/")  # "https://doi.org/10."

OPEN = ("_", "=", "?", "&", "%", "#", "-")  # an address does not end with one of these

PART = lazy_regex(r"[A-Za-z0-9._~%/?#&=+:@!$*-]+")  # "14/2?page=3", of ASCII characters

SIGN = lazy_regex(
    r"[_=?&%#~]|\d[^\d]|[^\d]\d|\d{5}|-[a-z\d]|/\w+/"
)  # which no plain word has: "s41", "the-river"

LONGEST_ADDRESS = 300  # characters

SAFE_SCHEMES = ("http://", "https://", "mailto:")

URL_SAFE = "!#$%&'*+,/:;=?@[]~-._()"


def of_doi(doi: str) -> str:
    """Return the address of a DOI, with signs such as ``<`` and ``#`` encoded; ``""`` without one."""
    return f"https://doi.org/{quote(doi, safe=PLAIN)}" if doi else ""


def encoded(address: str) -> str:
    """Return a printed address of a DOI with the signs encoded that end an address elsewhere."""
    return address.replace("<", "%3C").replace(">", "%3E").replace("#", "%23")


def safe_url(url: str) -> str:
    """Return an address for a link, or ``""`` if its scheme is not one of the web's."""
    if not url.lower().startswith(SAFE_SCHEMES):
        return ""
    return quote(CONTROL.sub("", url), safe=URL_SAFE)


def goes_on(first: str, second: str) -> bool:
    """Tell whether a line ends inside an address that goes on in the next one.

    It does after a sign that ends no address, if no bracket or capital follows; and after a slash or a full
    stop, or before a sign of addresses, if the next word has the form of a part of one, or stands alone on its
    line with a figure.
    """
    last = first[-LONGEST_ADDRESS:].rsplit(maxsplit=1)[-1:]
    if not last or first[-1:].isspace() or not ADDRESS.search(last[0]):
        return False
    word = second.split(maxsplit=1)[0].rstrip(".,;)") if second.split() else ""
    if first.endswith(OPEN):
        return bool(re.match(r"[a-z0-9%/]", word))
    digits = " " not in second.strip() and any(character.isdecimal() for character in word)  # "0012."
    part = bool(PART.fullmatch(word)) and (digits or bool(SIGN.search(word)))
    return part and (first.endswith(("/", ".")) or word[0] in "/_=?&%#~")
