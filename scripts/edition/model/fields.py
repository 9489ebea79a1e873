"""What the citation fields of an author's file say: exact citations."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model.works import Reference


@dataclass(frozen=True, slots=True)
class FieldWork:
    """A work that a citation field names, with the fields of its record; ``key`` tells it from others of the file.

    ``label`` is CSL's name of the locator's kind ("page"); locator, prefix and suffix are "" without any.
    """

    key: str
    reference: Reference
    label: str = ""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    without_author: bool = False


@dataclass(frozen=True, slots=True)
class CitationField:
    """A citation field: the words that it prints, their place in the source, and what they cite.

    ``columns`` are those of the first and the last character, from 1.
    """

    words: str
    line: int
    columns: tuple[int, int]
    works: tuple[FieldWork, ...]
    program: str = ""
