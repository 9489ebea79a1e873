"""Gives a page of an older version its own address wherever it describes itself.

That is in its data for programs (JSON-LD, the addresses of its text and its PDF), and in its link to report an error.
Its canonical address, which other modules write, is that of the newest edition.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from urllib.parse import quote

from edition.language.regex import lazy_regex

DATA = lazy_regex(rb'<script type="application/ld\+json">.*?</script>', re.DOTALL)

TAGS = lazy_regex(rb'<meta name="citation_\w+_url"[^>]*>\n?')

REPORT = lazy_regex(rb'<a class="report" href="[^"]*"')


def base(canonical: str, name: str) -> str:
    """Return the address of the site of which a page has a canonical address and a name, ``""`` if it has none."""
    return canonical.removesuffix(name) if canonical.endswith(name) else ""


def renamed(page: bytes, before: str, after: str, name: str, files: AbstractSet[str]) -> bytes:
    """Return a page of a version that is moved.

    In: the page; the address of the site that it was made for, "" if it had none; the address that its version has now,
    only a path if nobody knows the host; the page's name there, and those of all files of the version. Other addresses
    that begin alike stay as they are.
    """
    is_known = "://" in after
    if before:
        address = re.compile(re.escape(before.encode()) + rb'([^"#?\s]*)')
        place = after.encode() if is_known else b"../" * name.count("/")

        def moved(match: re.Match[bytes]) -> bytes:
            return place + match[1] if match[1].decode("utf-8", "replace") in files else match[0]

        page = DATA.sub(lambda match: address.sub(moved, match[0]), page)
        page = TAGS.sub(
            lambda match: address.sub(moved, match[0]) if is_known else b"", page
        )  # these are absolute
    was, now = (quote(f"{one}{name}").encode() + b"%0A" for one in (before, after))
    return REPORT.sub(lambda match: match[0].replace(was, now), page)
