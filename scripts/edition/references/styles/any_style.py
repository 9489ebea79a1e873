"""Entries of styles without rules of their own: IEEE, and whatever else a list prints.

Sources: IEEE Reference Guide; AMA Manual of Style, 11th edition; ACS Style Guide. A list in none of the
styles with rules is read as it is printed, numbered or not.
"""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.references.learned.read import learned_entry
from edition.references.style import Style
from edition.references.styles import common

LETTER = r"[^\W\d_a-z]"  # a capital of any script

INITIALS_FIRST = rf"(?:{LETTER}{{1,2}}\.[\s-]?){{1,5}}\s?{common.FAMILY}"  # "A. B. Small"

NAME = rf"(?:{INITIALS_FIRST}|{common.FAMILY},?\s+{LETTER})"  # "A. B. Small", "Small, A", "Small A"

IEEE = Style(
    key="ieee",
    title="IEEE",
    stands_in="list",
    read=learned_entry,
    # such as "A. B. Small, “A title,” T. J., vol. 12, no. 3, pp. 45–67, Mar. 2015", "A. Small, A Title. Place: P, 2015."
    recognised=lazy_regex(
        rf"(?:[^“\"]{{2,300}},\s)?[“\"][^”\"]{{1,400}},[”\"]\s.*\b{common.YEAR}\b"
        rf"|{INITIALS_FIRST}[^“\"]{{0,300}},\s[^.]{{1,300}}\.\s[^:]{{1,80}}:\s[^,]{{1,120}},\s{common.YEAR}\b"
    ),
    numbered=True,
)

NUMBERED = Style(
    key="numbered",
    title="numbered, in another style",
    stands_in="list",
    read=learned_entry,
    # such as "Small, A. B.; Lee, C. T. J. 2015, 12, 45–67.", or "Small, A. & Lee, C. Title. J. 12, 45–67 (2015)."
    recognised=lazy_regex(
        rf"{NAME}[^“\"]{{1,800}}(?:\s{common.YEAR},\s\d{{1,4}}(?:\s\(\w{{1,9}}\))?,|\({common.YEAR}\)\.?$)"
    ),
    numbered=True,
)

ANY = Style(
    key="any",
    title="another style",
    stands_in="list",
    read=learned_entry,
    recognised=lazy_regex(
        rf"{NAME}[^“\"]{{1,800}}(?:\s{common.YEAR},\s\d{{1,4}}(?:\s\(\w{{1,9}}\))?,|\({common.YEAR}\)\.?$)"
    ),
)
