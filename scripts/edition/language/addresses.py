"""Web addresses of DOIs, percent-encoded as the DOI Handbook (2.5.2.4) asks."""

from __future__ import annotations

from urllib.parse import quote

PLAIN = "/:;().,-_~+=@!*'&$"  # signs that stand in an address as they are


def of_doi(doi: str) -> str:
    """Return the address of a DOI, with signs such as ``<`` and ``#`` encoded; ``""`` without one."""
    return f"https://doi.org/{quote(doi, safe=PLAIN)}" if doi else ""


def encoded(address: str) -> str:
    """Return a printed address of a DOI with the signs encoded that end an address elsewhere."""
    return address.replace("<", "%3C").replace(">", "%3E").replace("#", "%23")
