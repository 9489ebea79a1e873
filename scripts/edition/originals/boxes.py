"""Puts the words in text boxes and shapes of an OpenDocument text behind their paragraphs, since pandoc leaves them out.

LibreOffice sets the caption of a figure into such a box, together with the image.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from edition.language.regex import lazy_regex

EDGE = lazy_regex(
    rb"""<(?P<end>/?) (?:(?P<block>text:[ph])
                        | draw:(?:text-box | custom-shape | rect | ellipse | circle | polygon | path | caption))
         (?=[\s/>]) (?:[^"'<>/] | "[^"]*" | '[^']*' | /(?!>))* (?P<empty>/?) >""",
    re.VERBOSE,
)  # "<draw:text-box fo:min-height="3in">", "</text:p>"

DEEPEST = 20  # boxes and paragraphs in one another


@dataclass(slots=True)
class Open:
    """A paragraph or a box that has begun: the XML in it so far, and what follows a paragraph at its end."""

    block: bool
    inside: list[bytes] = field(default_factory=list)
    behind: list[bytes] = field(default_factory=list)


def emptied(content: bytes) -> bytes:
    """Return the content of an OpenDocument text with what stands in boxes of a paragraph behind that paragraph.

    Boxes outside paragraphs stay where they are; a content that is no sound XML stays as it is.
    """
    stack = [Open(block=False)]
    done = 0
    for edge in EDGE.finditer(content):
        tag = edge[0]
        stack[-1].inside.append(content[done : edge.start()])
        done = edge.end()
        block = bool(edge["block"])
        if edge["empty"] or (not block and not any(one.block for one in stack)):
            stack[-1].inside.append(tag)
        elif not edge["end"]:
            if len(stack) > DEEPEST:
                return content
            stack.append(Open(block))
            if block:
                stack[-1].inside.append(tag)
        else:
            one = stack.pop()
            if one.block is not block or not stack:
                return content
            if block:
                stack[-1].inside += [*one.inside, tag, *one.behind]
            else:
                next(other for other in reversed(stack) if other.block).behind += one.inside
    return b"".join((*stack[0].inside, content[done:])) if len(stack) == 1 else content
