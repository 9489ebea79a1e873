"""What a style of printed entries declares: the row that each module of ``styles`` has for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from edition.model.text import Inlines, Span
from edition.references.fields import Reading

Reader = Callable[[Inlines, Span], tuple[Reading, ...]]

NOTHING = re.compile(r"(?!)")  # matches no text


@dataclass(frozen=True, slots=True)
class Style:
    """A style of printed entries, with all that any part of the program knows of it.

    ``key`` names it in ``paper.yaml``, ``title`` to people. ``stands_in`` says where its entries are
    printed. ``read`` reads one entry; ``read_plain``, where there is one, reads it in a text that has
    lost its italics. Of a list, ``begins`` matches the first words of an entry, and ``recognised`` a
    whole entry that is printed in this style, and few of another; the entries of notes begin with the
    number of the note. ``numbered`` says that its entries have numbers, ``brackets`` that these may
    stand in square brackets; ``needs_list`` that its notes say too little without a printed list.
    """

    key: str
    title: str
    stands_in: Literal["list", "notes"]
    read: Reader
    read_plain: Reader | None = None
    begins: re.Pattern[str] = NOTHING
    recognised: re.Pattern[str] = NOTHING
    numbered: bool = False
    brackets: bool = False
    needs_list: bool = False
