"""Tells whether a web address that stands at the end of a line goes on in the next one."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"https?://|www\.|doi:|10\.\d{4,9}/")  # "https://doi.org/10."

OPEN = ("_", "=", "?", "&", "%", "#", "-")  # an address does not end with one of these

PART = re.compile(r"[A-Za-z0-9._~%/?#&=+:@!$*-]+")  # "14/2?page=3", of ASCII characters

SIGN = re.compile(
    r"[_=?&%#~]|\d[^\d]|[^\d]\d|\d{5}|-[a-z\d]|/\w+/"
)  # which no plain word has: "s41", "the-river"

LONGEST_ADDRESS = 300  # characters


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
