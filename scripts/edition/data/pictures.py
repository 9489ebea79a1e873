"""The images of an original that the page of its paper shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from edition.data.domains import Domain, LineNumber, Said, is_number
from edition.data.files import NOWHERE
from edition.language.regex import lazy_regex
from edition.model.text import Span

FILE_FORM = lazy_regex(r"[a-z0-9][a-z0-9-]{0,80}\.(?:png|jpg|webp)")  # "image-1.png"

FILE = Domain(
    "an image beside source.txt, such as image-1.png",
    lambda text: bool(FILE_FORM.fullmatch(text)),
    "Name it with lower-case letters, digits and hyphens; it is a PNG, a JPEG (jpg) or a WebP.",
)

PIXELS = Domain("a number of pixels", is_number, "Write the width or the height of the image in pixels.")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the original, kept beside ``source.txt``: the page shows it before the block of its line."""

    file: Annotated[str, FILE]
    line: LineNumber
    width: Annotated[int, PIXELS]
    height: Annotated[int, PIXELS]
    name: Said | None = None
    description: Said | None = None
    at: Span = NOWHERE

    def place(self, slug: str) -> str:
        """Return the place below ``docs`` of an image of a paper."""
        return f"downloads/images/{slug}/{self.file}"
