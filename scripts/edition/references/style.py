"""The declaration of a style of printed entries; each module of ``styles`` has one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from edition.language.regex import lazy_regex
from edition.model.text import Inlines, Span
from edition.references.fields import Reading

Reader = Callable[[Inlines, Span], tuple[Reading, ...]]

NOTHING = lazy_regex(r"(?!)")  # matches no text


@dataclass(frozen=True, slots=True)
class Style:
    """A style of printed entries, with everything that the program knows about it.

    ``key`` is its name in ``paper.yaml``, ``title`` its name for people. ``stands_in`` says where its
    entries are printed. ``read`` reads one entry; ``read_plain``, if given, does so in a text without
    italics. In a list, ``recognised`` matches whole entries of this style, but few of others. ``numbered`` says
    that entries have numbers, ``needs_list`` that notes say too little without a printed list.
    """

    key: str
    title: str
    stands_in: Literal["list", "notes"]
    read: Reader
    read_plain: Reader | None = None
    recognised: re.Pattern[str] = NOTHING
    numbered: bool = False
    needs_list: bool = False
