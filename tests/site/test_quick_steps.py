"""What is spared of Python-Markdown\u2019s steps changes nothing of a page."""

from __future__ import annotations

import random
from typing import Any

import markdown
import pytest

from edition.laws import page_html
from edition.site import quick_steps

EXTENSIONS = [*page_html.EXTENSIONS[:-1]]

TEXTS = (
    "# One #\n\nTwo\n===\n\nThree\n---\nwords\n# Four { #four .a }\nwords\n\n   ---\n* * *\n_ _ _\n\n- - -",
    "> quoted\n> words\n\nwords\n   > more\n\n>\n\n    code\n\n- item\n\n    > in it",
    "words[^1] and[^b c]\n[^1]: A note.\n   [^b c]: Another.\n\n    with a paragraph\n\n  [^3]: A third.",
    '[a][b], [b], ![c][b], [a [c] d](e), [open](x, ]no[, [x] (y)\n[b]: http://x.example "T"\n  [c]: <y>',
    "[](a), [a](), [a](b 'c'), [a](<b c>), [a]( b ), [a](b(c)d), [a](b\\)c), [a](*b*), [a](b_c_d), ![a](b), [a](\\*b)",
    'words { #a }\n{ #p1 }\n\nwords\n{: #p2 .b title="c d" }\n\n*a*{ .b }, **c**{ #d e=f }g}, `h`{i}\n{ #p3 } }',
    "- a { #x }\n- b\n{ #y }\n    - c\n{ .z }\n- *d*\n{ ##e }\n\n| a { #h } | *b*{ .c } |\n|---|---|\n| d | e { #f=g } |",
    'words\n{ #p\tq }\n\nwords\n{ # }\n\nwords\n{ #a #b }\n\n## H *i* { #j data-section="doc-abstract" }',
    "a\\*b, \\[c\\], `\\d`, \\\\, \x02 42\x03 and \x0242\x03\n   \nwords\t\ttabs\r\nline\rline\n \n",
    "[TOC]\n\n## A\n\n### B\n\n*x* [TOC]\n\n  [TOC]  ",
    "   \n   words  \nbroken\n   ",
    '<div markdown>\n# A { #a }\n> b\n</div>\n\n<P>words</P>\n\n<a name="x">y</a>',
)

SIGNS = (
    "#",
    "=",
    "-",
    "_",
    "*",
    ">",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "\\",
    "!",
    "^",
    ":",
    "`",
    "|",
    "\n",
    "\n\n",
    " ",
    "    ",
    "a",
    "b1",
    "#p1",
    "[^1]",
    "\t",
)


def same(text: str) -> None:
    """Compare a page with the same one of Python-Markdown alone."""
    plain, quick = (
        markdown.Markdown(extensions=EXTENSIONS, extension_configs=page_html.SETTINGS) for _ in range(2)
    )
    quick_steps.quicken(quick)
    assert quick.convert(text) == plain.convert(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_is_the_same(text: str) -> None:
    """Only the time differs."""
    same(text)


@pytest.mark.parametrize("seed", range(40))
def test_so_is_any_page(seed: int) -> None:
    """Whatever signs stand beside each other."""
    pick = random.Random(seed)
    same("".join(pick.choices(SIGNS, k=pick.randint(1, 60))))


def test_what_a_page_does_not_need_is_not_done() -> None:
    """Of a page with words, numbers of paragraphs and a link, nothing is done that finds nothing."""
    made, done = markdown.Markdown(extensions=EXTENSIONS), list[str]()

    def told(registry: Any, name: str, method: str) -> None:
        own = getattr(registry[name], method)

        def noting(*rest: Any, **more: Any) -> Any:
            done.append(f"{name}.{method}")
            return own(*rest, **more)

        vars(registry[name])[method] = noting

    steps: list[tuple[Any, str, str]] = [
        *((made.parser.blockprocessors, name, "test") for name in quick_steps.BEGINS),
        (made.inlinePatterns, "link", "getText"),
        (made.inlinePatterns, "link", "getLink"),
        (made.preprocessors, "normalize_whitespace", "run"),
        (made.treeprocessors, "attr_list", "assign_attrs"),
        (made.treeprocessors, "unescape", "unescape"),
        (made.treeprocessors, "toc", "replace_marker"),
    ]
    for step in steps:
        told(*step)
    text = "Words and [more](a.html).\n{ #p1 }\n\nOther words.\n{ #p2 }"
    page = made.convert(text)
    assert {*done} == {f"{name}.{method}" for _, name, method in steps}
    done.clear()
    quick_steps.quicken(made)
    assert made.reset().convert(text) == page
    assert done == []
