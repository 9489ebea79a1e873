"""Where readers may report an error: the address of ``corpus.yaml`` as a pattern."""

from __future__ import annotations

SUBJECT, BODY = "{subject}", "{body}"


def pattern(address: str) -> str:
    """Return an address with places for the subject and the words of a report, percent-encoded; "" without one.

    A letter takes "subject" and "body" (RFC 6068); GitHub and Forgejo open an issue with "title" and "body". An address
    that says itself where the two belong is kept.
    """
    if not address or SUBJECT in address or BODY in address:
        return address
    name = "subject" if address.startswith("mailto:") else "title"
    return f"{address}{'&' if '?' in address else '?'}{name}={SUBJECT}&body={BODY}"
