"""Turns pages whose lines run up, down or upside down, and tells what stands sideways on a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from edition.originals.pdf.page import Glyph, Page

RIGHT_ANGLE = 90


def upright(page: Page) -> tuple[Page, tuple[Glyph, ...]]:
    """Return a page with its usual lines level, and the glyphs whose lines are turned against them."""
    turns = Counter(glyph.turn for glyph in page.glyphs)
    usual = turns.most_common(1)[0][0] if turns else 0
    level = [glyph for glyph in page.glyphs if glyph.turn == usual]
    aside = tuple(glyph for glyph in page.glyphs if glyph.turn != usual)
    if usual not in {RIGHT_ANGLE, 3 * RIGHT_ANGLE, 2 * RIGHT_ANGLE}:
        return replace(page, glyphs=tuple(level)), aside
    # Tight boxes of turned glyphs are boxes of the page; only their reading direction is needed here.
    turned = tuple(rotated(glyph, usual, page) for glyph in level)
    wide = usual != 2 * RIGHT_ANGLE
    width, height = (page.height, page.width) if wide else (page.width, page.height)
    return replace(page, glyphs=turned, width=width, height=height, rules=()), aside


def rotated(glyph: Glyph, turn: int, page: Page) -> Glyph:
    """Return a glyph of a turned page as if the page were level."""
    across = glyph.right - glyph.left  # of the page: for a quarter turn the height of the letters
    if turn == RIGHT_ANGLE:
        base = page.width - glyph.right
        return replace(glyph, left=glyph.bottom, right=glyph.top, base=base, bottom=base, top=base + across)
    if turn == 3 * RIGHT_ANGLE:
        left, right = page.height - glyph.top, page.height - glyph.bottom
        return replace(glyph, left=left, right=right, base=glyph.left, bottom=glyph.left, top=glyph.right)
    return replace(
        glyph,
        left=page.width - glyph.right,
        right=page.width - glyph.left,
        base=page.height - glyph.base,
        bottom=page.height - glyph.top,
        top=page.height - glyph.bottom,
    )
