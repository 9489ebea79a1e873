"""Knows the letters at the places below U+0020 of TeX's text fonts, which some files name by their place alone.

The tables are those of the encodings OT1 (Knuth, The TeXbook, appendix F) and T1 (Cork, 1990). Small capitals and
typewriter fonts of OT1 have other signs there, and are left unread. U+0002 is missing from the tables, since pdfium
gives it for a hyphen at the end of a line.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex

LAST = 0x1F

OT1_FONT = lazy_regex(r"CM(?:R|BX|TI|SL|BXTI|BXSL|SS|SSI|SSBX|DUNH|B|U|FF|FIB)\d+$")  # "CMR10", "CMBXTI10"

T1_FONT = lazy_regex(
    r"(?:SF(?:RM|RB|BX|TI|SL|BI|BL|SS|SI|SX|SO)|EC(?:RM|RB|BX|TI|SL|BI|BL|SS|SI|SX|SO))\d{4}$", re.IGNORECASE
)

OT1 = {
    0x00: "Γ", 0x01: "Δ", 0x03: "Λ", 0x04: "Ξ", 0x05: "Π", 0x06: "Σ", 0x07: "Υ", 0x08: "Φ",
    0x09: "Ψ", 0x0A: "Ω", 0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl", 0x10: "ı", 0x11: "ȷ",
    0x12: "\u0060", 0x13: "\u00b4", 0x14: "\u02c7", 0x15: "\u02d8", 0x16: "\u00af", 0x17: "\u02da",
    0x18: "\u00b8", 0x19: "ß", 0x1A: "æ", 0x1B: "œ", 0x1C: "ø", 0x1D: "Æ", 0x1E: "Œ", 0x1F: "Ø",
}  # fmt: skip

T1 = {
    0x00: "\u0060", 0x01: "\u00b4", 0x03: "\u02dc", 0x04: "\u00a8", 0x05: "\u02dd", 0x06: "\u02da",
    0x07: "\u02c7", 0x08: "\u02d8", 0x09: "\u00af", 0x0A: "\u02d9", 0x0B: "\u00b8", 0x0C: "\u02db", 0x0D: "‚",
    0x0E: "‹", 0x0F: "›", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—",
    0x19: "ı", 0x1A: "ȷ", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip


def letter(code: int, font: str) -> str:
    """Return the letter at a place of a font of TeX, "" if the font is none, or the place is above U+001F."""
    if code > LAST:
        return ""
    if OT1_FONT.search(font):
        return OT1.get(code, "")
    return T1.get(code, "") if T1_FONT.search(font) else ""
