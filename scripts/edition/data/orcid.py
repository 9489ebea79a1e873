"""ORCID iDs, which tell persons of one name apart (https://orcid.org)."""

from __future__ import annotations

import re

from edition.data.domains import Domain
from edition.language.regex import lazy_regex

FORM = lazy_regex(r"(?:\d{4}-){3}\d{3}[\dX]", re.ASCII)

RESOLVER = "https://orcid.org/"


def is_orcid(text: str) -> bool:
    """Tell whether a text is an ORCID iD: its last character is the check digit of the others.

    ISO/IEC 7064, MOD 11-2: https://support.orcid.org/hc/en-us/articles/360006897674
    """
    if not FORM.fullmatch(text):
        return False
    digits, last = text.replace("-", "")[:-1], text[-1]
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == (10 if last == "X" else int(last))


ORCID = Domain(
    "an ORCID iD such as 0000-0002-1825-0097, with the right check digit",
    is_orcid,
    "Leave out https://orcid.org/, and compare it with the author’s page there.",
)


def address(orcid: str) -> str:
    """Return the address of a person."""
    return f"{RESOLVER}{orcid}"
