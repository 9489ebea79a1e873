"""Inlines as Markdown, with everything escaped that Markdown or HTML would read."""

from __future__ import annotations

import re

from edition.citations import reasons
from edition.language.addresses import safe_url
from edition.language.regex import lazy_regex
from edition.language.strings import clean
from edition.model.formulas import Formula
from edition.model.text import (
    Abbr,
    Cite,
    Edited,
    Emph,
    Inline,
    Inlines,
    Link,
    Mark,
    NoteRef,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from edition.pages.html import ENTITIES, abbr_values, attribute, formula_of, sign_of, to_html
from edition.text.inlines import without_links

# Characters with a meaning in Markdown, which a backslash removes, and those with one in HTML.
MEANT = {sign: f"\\{sign}" for sign in r"\`*_{}[]#|"} | {chr(code): shown for code, shown in ENTITIES.items()}

SPECIAL = lazy_regex(f"[{re.escape(''.join(MEANT))}]")

WITHIN = str.maketrans(
    {sign: f"&#{ord(sign)};" for sign in r"\`*_{}[]|~^"}
)  # in elements, whose tags have none

LINE_START = lazy_regex(
    r"""(?P<before>\s*)
        (?: (?P<number>\d+)(?=[.)])   # "1. " would begin a list
          | (?P<sign>[-+=:/!])        # so would "- "
        )
    """,
    re.VERBOSE,
)


def escape(text: str) -> str:
    """Return Markdown that shows exactly these characters."""
    return SPECIAL.sub(lambda match: MEANT[match[0]], clean(text))


def escape_start(text: str) -> str:
    """Escape the beginning of a block that Markdown would read as a list mark or the like."""
    match = LINE_START.match(text)
    if not match:
        return text
    if match["number"]:
        return f"{text[: match.end()]}\\{text[match.end() :]}"
    sign = match["sign"]
    safe = f"\\{sign}" if sign in "-+!" else f"&#{ord(sign)};"
    return f"{match['before']}{safe}{text[match.end() :]}"


def simple(item: Emph | Strong, before: Inline | None) -> bool:
    """Tell whether asterisks can mark the inline: plain content, and no neighbour to merge with."""
    inner = item.children
    if len(inner) != 1 or not isinstance(inner[0], Text) or isinstance(before, Emph | Strong):
        return False
    value = inner[0].value
    return bool(value.strip()) and value == value.strip()


def to_markdown(inlines: Inlines) -> str:
    """Write inlines as Markdown on one line."""
    out: list[str] = []
    before: Inline | None = None
    for item in inlines:
        if out and out[-1].endswith("!") and not isinstance(item, Text):
            out[-1] = f"{out[-1][:-1]}\\!"  # before a link it would mark a picture
        match item:
            case Text(value):
                out.append(escape(value))
            case Superscript(value):
                out.append(f"<sup>{escape(value)}</sup>")
            case Subscript(value):
                out.append(f"<sub>{escape(value)}</sub>")
            case Formula():
                out.append(to_html(formula_of(item)).translate(WITHIN))
            case NoteRef(label, after, implied, dead):
                between = f'<sup class="between-markers">{escape(after)}</sup>' if after else ""
                marker = between + (dead_marker(label) if dead else f"[^{escape(label)}]")
                out.append(f'<span class="editorial">{marker}</span>' if implied else marker)
            case Emph(children) | Strong(children):
                content = to_markdown(children)
                emph = isinstance(item, Emph)
                if simple(item, before):
                    mark = "*" if emph else "**"
                    out.append(f"{mark}{content}{mark}")
                else:
                    tag = "em" if emph else "strong"
                    out.append(f"<{tag}>{content}</{tag}>")
            case Link(url, children):
                target = safe_url(url)
                content = to_markdown(children)
                out.append(f"[{content}](<{target}>)" if target else content)
            case Cite():
                out.append(cite_markdown(item))
            case Mark():
                out.append(to_html(sign_of(item)))
            case Edited(children, printed):
                shown = attribute(printed)
                out.append(f'<span class="edited" data-printed="{shown}">{to_markdown(children)}</span>')
            case Abbr():
                out.append(abbr_markdown(item))
        before = item
    return "".join(out)


def dead_marker(label: str) -> str:
    """Write a marker whose note our source does not have."""
    reason = attribute(f"Our source has no note {label}.")
    return f'<sup class="citation-unresolved" title="{reason}">{escape(label)}</sup>'


def cite_markdown(item: Cite) -> str:
    """Write a citation: a link to its work, or a span with the reason why it is unresolved."""
    content = to_markdown(without_links(item.children) if item.works else item.children)
    if item.works:
        anchor = f"#{item.id} " if item.id else ""
        return f'[{content}](../works/{item.works[0]}.md){{ {anchor}.citation role="doc-biblioref" }}'
    anchor = f' id="{attribute(item.id)}"' if item.id else ""
    reason = attribute(reasons.sentence(item.unresolved))
    return f'<span{anchor} class="citation-unresolved" title="{reason}">{content}</span>'


def abbr_markdown(item: Abbr) -> str:
    """Write an abbreviation with its expansion."""
    values = " ".join(f'{name}="{attribute(value)}"' for name, value in abbr_values(item).items())
    return f"<abbr {values}>{to_markdown(item.children)}</abbr>"
