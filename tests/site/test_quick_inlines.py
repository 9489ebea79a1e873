"""Markdown within lines is read as Python-Markdown reads it."""

import markdown
import pytest
from markdown.treeprocessors import InlineProcessor

from edition.laws import page_html
from edition.site.quick_inlines import SIGNS, QuickInlines

EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables", "toc"]

TEXTS = (
    "Plain words, (brackets), and 5 > 3",
    "`code`, ``co`de``, \\`no code\\`, \\* and \\\\ ",
    "[link](a.html 'T'), [a [b] c](d), [ref][r], [ref] [r], [r], [R][], [none][x], [x]\n\n[r]: http://x.example",
    "![image](i.png), ![image][r], ![r], ! [no](image)\n\n[r]: i.png",
    "<http://x.example>, <a@x.example>, <b>bold *and*</b>, <!-- comment -->, 3 < 4 & 5 &amp; &#8220;&nbsp; AT&T",
    "*em*, **strong**, ***both***, _em_, __strong__, snake_case_word, 2*3*4, **a *b* c**, *open",
    "two lines  \nwith a break, *across  \nit*",
    "marker[^1], [^none]\n\n[^1]: A *note* with `code` and [link](x.html).",
    "| a | *b* |\n|---|---|\n| `c` | [d](e) |\n\n# Heading *with* `code` {: #id }",
    "<div markdown>*em* [l](m)\n</div>\n\n- item _em_\n- [x](y) and *[z](w)*",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_is_the_same(text: str) -> None:
    """Only the time differs."""
    plain, quick = markdown.Markdown(extensions=EXTENSIONS), markdown.Markdown(extensions=EXTENSIONS)
    quick.treeprocessors.register(QuickInlines(quick), "inline", 20)
    assert quick.convert(text) == plain.convert(text)


def test_a_pattern_that_cannot_match_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python-Markdown has the patterns of these names, and tries those whose signs a text has, no other."""
    made, tried = page_html.engine(), list[str]()
    assert {made.inlinePatterns.get_index_for_name(name) for name in SIGNS} == set(
        range(len(made.inlinePatterns))
    )
    names = {id(made.inlinePatterns[name]): name for name in SIGNS}
    real = vars(InlineProcessor)["_InlineProcessor__applyPattern"]

    def told(self: InlineProcessor, pattern: object, *rest: object) -> object:
        tried.append(names[id(pattern)])
        return real(self, pattern, *rest)

    monkeypatch.setattr(InlineProcessor, "_InlineProcessor__applyPattern", told)
    page_html.html("Plain words.")
    assert tried == []
    page_html.html("Words *in italics*.")
    assert set(tried) == {"em_strong"}
