"""Addresses on the web: those of links, and of DOIs, percent-encoded as the DOI Handbook (2.5.2.4) asks."""

from __future__ import annotations

from urllib.parse import quote

from edition.language.strings import CONTROL

PLAIN = "/:;().,-_~+=@!*'&$"  # signs that stand in an address as they are


def of_doi(doi: str) -> str:
    """Return the address of a DOI, with signs such as ``<`` and ``#`` encoded; ``""`` without one."""
    return f"https://doi.org/{quote(doi, safe=PLAIN)}" if doi else ""


def encoded(address: str) -> str:
    """Return a printed address of a DOI with the signs encoded that end an address elsewhere."""
    return address.replace("<", "%3C").replace(">", "%3E").replace("#", "%23")


SAFE_SCHEMES = ("http://", "https://", "mailto:")

URL_SAFE = "!#$%&'*+,/:;=?@[]~-._()"


def safe_url(url: str) -> str:
    """Return an address for a link, or ``""`` if its scheme is not one of the web's."""
    if not url.lower().startswith(SAFE_SCHEMES):
        return ""
    return quote(CONTROL.sub("", url), safe=URL_SAFE)
