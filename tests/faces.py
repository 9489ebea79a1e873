"""Fonts made for the tests, so that no test depends on a machine's fonts.

Every letter of a font has the width that the font's name gives, in all weights and slopes; letters are
boxes.
"""

from __future__ import annotations

import base64
import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from playwright.sync_api import Page

EM = 1000
# Widths in thousandths of an em. A letter of Charter has 500 on average, of Arial Narrow 410, of DejaVu
# Sans Mono 602, of Verdana's bold 650.
WIDTHS = {"wide": 660, "narrow": 380}
SETS = (*WIDTHS, "none preferred")
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x600, 0x6FF), (0x2010, 0x2044), (0x2190, 0x21FF))
GENERIC = """
* { --edition-serif: serif !important; --edition-sans: sans-serif !important; }
:is(code, pre, kbd), :is(code, pre, kbd) * { font-family: monospace !important; }
"""
MADE = "*, ::before, ::after, ::marker { font-family: Trial !important; }"
SET = """async ([rules, data]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
  document.fonts.clear();
  if (data) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    document.fonts.add(await new FontFace("Trial", bytes).load());
  }
}"""


@cache
def font(width: int) -> bytes:
    """Return a font whose letters all have one width, in thousandths of an em."""
    signs = [sign for first, last in RANGES for sign in range(first, last + 1)]
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for point in ((60, 520), (width - 60, 520), (width - 60, 0)):
        pen.lineTo(point)
    pen.closePath()
    box, empty = pen.glyph(), TTGlyphPen(None).glyph()
    made = FontBuilder(EM, isTTF=True)
    made.setupGlyphOrder([".notdef", "box", "space"])
    made.setupCharacterMap({sign: "space" if sign in {0x20, 0xA0} else "box" for sign in signs})
    made.setupGlyf({".notdef": box, "box": box, "space": empty})
    made.setupHorizontalMetrics({".notdef": (width, 60), "box": (width, 60), "space": (width // 2, 0)})
    made.setupHorizontalHeader(ascent=900, descent=-250)
    made.setupOS2(sTypoAscender=900, sTypoDescender=-250, usWinAscent=900, usWinDescent=250)
    made.setupNameTable({"familyName": "Trial", "styleName": "Regular"})
    made.setupPost()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def wear(page: Page, name: str) -> None:
    """Set a page in one of ``SETS``: a font of ours, or none of the fonts that the site prefers."""
    data = base64.b64encode(font(WIDTHS[name])).decode() if name in WIDTHS else ""
    page.evaluate(SET, [MADE if data else GENERIC, data])
