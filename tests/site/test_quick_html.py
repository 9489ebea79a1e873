"""Blocks of HTML are set aside as Python-Markdown sets them aside, and only where that is certain."""

import markdown
import pytest
from mkdocs.structure import pages

from edition.site import quick_html

EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables", "toc"]

BLOCK = '<div class="a" id="one"><p>Words &amp; <em>more</em></p><a name="two"></a></div>'

SET_ASIDE = (
    BLOCK,
    f"# Title {{ #t }}\n\n{BLOCK}\n\nWords *in* <span>lines</span>[^1].\n\n[^1]: A note.\n\n{BLOCK}",
    "Before\n\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n\nAfter",
    f"{BLOCK}\n\n    code\n\n{BLOCK}\n\n\tcode",
    f'<script type="application/json" id="d">{{"a":"\\u003cb> & markdown"}}</script>\n\n{BLOCK}\n\nWords',
    f'{BLOCK}\n\n<div id=\'single\'><p ID="Upper">x</p><A name = "apart"></A></div>\n\n<p>y</p>',
    f'{BLOCK}\n\n<div title=\'no id="anchor" here\'>or id="here" in words, <i name="i">i</i></div>\n\nWords',
    f'{BLOCK}\n\n<div>\n<p Id\n="below">x</p><i id\t= "tabbed">y</i><a NAME ="z"></a>\n</div>\n\nWords',
    f'{BLOCK}\n\n<script type="application/json" id="a&amp;b">words id="c"</script>\n\nWords',
    f"<span>A tag of a line</span> begins one.\n\n{BLOCK}",
    f'<p><a href="a.md" type="text/markdown">Markdown</a></p>\n\n{BLOCK}\n\n<a type="text/markdown">Words</a> in a line',
)

# All that is left has tags within lines only, which stay as they are.
NOT_READ = (
    *SET_ASIDE,
    "Words",
    'Words with <em id="a">tags</em>, <br/> &amp; signs &#38; &#x26; & more &nosuch &nosuch;',
    "Words with a </div> that ends nothing, and a <div> in a line",
    "<span>no block</span>\n\nWords",
    "Words <a href=x title='>not closed",
    "In code: `a </b> c`, `<div>`",
    '<em>one\n\ntwo</em> <i >three</i > <a\nhref="x">four</a>',
)

# Python-Markdown ends such references, or treats what follows as no markup.
READ = (
    "Words &#38 and &#x26 more &#; <em>x</em>\n\n<div>y</div>",
    "Words &#38 <em>x</em>",
    f"{BLOCK}\n\nwords &# <em>x</em>; &#a; words",
)

LEFT = (
    "Words",
    f"Words\n{BLOCK}\nWords",  # no blank lines
    f"<div>\n\n{BLOCK}\n\n</div>",  # a block around it
    f'<div markdown="1">\n\n{BLOCK}\n\n</div>',
    f"A comment <!-- begins\n\n{BLOCK}\n\nand --> ends",
    f'A tag <a title="begins\n\n{BLOCK}\n\n"> and ends',
    f"<script>if (1 < 2) {{}}\n\n{BLOCK}\n\n</script>",
    '<div markdown="1">*em*</div>\n\nWords',
    "<p>not closed\n\n<p>neither</p></p>\n\nWords",
    "<div>one</div> and <div>two</div>\n\nWords",
    "<div><textarea><p>no paragraph</p></textarea></div>\n\nWords",
    "<div><TextArea><p>no paragraph</p></TextArea></div>\n\nWords",
    "<span>no block</span>\n\nWords",
    "<div>a & b</div>\n\nWords",
    "<hr/>\n\nWords",
    "<hr></hr>\n\nWords",
    '<div class="a" MARKDOWN>*em*</div>\n\nWords',
    f"\x0b<div>\n\n{BLOCK}\n\n</div>",
    f"{BLOCK}\n\n&#38 words",
    f"&#\n\n{BLOCK}\n\nwords",
)


def converters() -> tuple[markdown.Markdown, markdown.Markdown]:
    """Return Python-Markdown as it is, and with our blocks."""
    plain, quick = markdown.Markdown(extensions=EXTENSIONS), markdown.Markdown(extensions=EXTENSIONS)
    quick_html.quicken(quick)
    return plain, quick


@pytest.mark.parametrize("text", SET_ASIDE + LEFT + NOT_READ + READ)
def test_the_page_is_the_same(text: str) -> None:
    """Only the time differs."""
    plain, quick = converters()
    assert quick.convert(text) == plain.convert(text)


@pytest.mark.parametrize("text", SET_ASIDE)
def test_whole_blocks_are_set_aside(text: str) -> None:
    """Nothing of them is left for a parser that reads tag by tag."""
    quick = converters()[1]
    left = quick.preprocessors["edition-blocks"].run([*text.split("\n"), "", ""])
    assert BLOCK not in "\n".join(left)
    assert "<li>" not in "\n".join(left)


def readings(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often a text is read tag by tag."""
    quick, read = converters()[1], list[str]()
    rest = quick.preprocessors["html_block"]
    monkeypatch.setattr(rest.reader, "run", lambda lines: read.append("") or lines)  # type: ignore[attr-defined]
    quick.convert(text)
    return len(read)


@pytest.mark.parametrize("text", [text for text in NOT_READ if "\nhref" not in text and "='>" not in text])
def test_tags_within_lines_are_not_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would stay as they are."""
    assert readings(text, monkeypatch) == 0


@pytest.mark.parametrize("text", READ)
def test_what_would_be_changed_is_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference without its semicolon gets one."""
    assert readings(text, monkeypatch) == 1


@pytest.mark.parametrize("text", LEFT)
def test_what_is_in_doubt_is_left(text: str) -> None:
    """A block may be within another, in a comment, or end elsewhere."""
    lines = [*text.split("\n"), "", ""]
    assert converters()[1].preprocessors["edition-blocks"].run(lines) == lines


@pytest.mark.parametrize("text", SET_ASIDE)
def test_mkdocs_knows_all_anchors(text: str) -> None:
    """It warns of links to anchors that no page has."""
    found = []
    for made in converters():
        theirs = pages._RawHTMLPreprocessor()  # noqa: SLF001 - MkDocs registers it for each page
        theirs._register(made)  # noqa: SLF001
        made.convert(text)
        found.append(theirs.present_anchor_ids)
    assert found[0] == found[1]
