"""A formula of a text, and where one stands in a source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its words as the source prints them, in TeX, and the same as MathML.

    ``tex`` has the quotation marks that ``value`` has set as on a page; ``mathml`` is clean (see ``originals.mathml``);
    ``display``: it stands on a line of its own.
    """

    value: str
    tex: str
    mathml: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class PlacedFormula:
    """A formula of an original and its place in the source.

    ``columns`` are those of the first and the last character of its TeX, from 1.
    """

    tex: str
    mathml: str
    display: bool
    line: int
    columns: tuple[int, int]
