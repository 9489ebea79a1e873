"""What of MathML a page may hold: presentation alone, without anything that acts, links, styles or is nested without end."""

from __future__ import annotations

import pytest

from edition.model.formulas import Formula
from edition.originals import mathml

X = f'xmlns="{mathml.NAMESPACE}"'

SOUND = (
    "<mfrac><mi>a</mi><mi>b</mi></mfrac>",
    '<mrow><mo stretchy="true" form="prefix">(</mo><mi>x</mi></mrow>',
    "<mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable>",
    '<mi mathvariant="double-struck">ℝ</mi>',
    "<mrow><mtext>if </mtext><mi>x</mi></mrow>",
    "<mmultiscripts><mi>X</mi><mi>a</mi><none></none><mprescripts></mprescripts><mi>c</mi><mi>d</mi></mmultiscripts>",
    '<menclose notation="box"><mi>x</mi></menclose>',
)

HOSTILE = (
    "<script>alert(1)</script>",
    f"<math {X}><script>alert(1)</script></math>",
    '<mtext><img src="x" onerror="alert(1)"/></mtext>',
    '<mtext><a xmlns="http://www.w3.org/1999/xhtml" href="javascript:alert(1)">x</a></mtext>',
    '<maction actiontype="statusline"><mi>a</mi><mi>b</mi></maction>',
    "<mglyph/>",
    '<mi xmlns="http://www.w3.org/1999/xhtml">x</mi>',
    '<mi><svg xmlns="http://www.w3.org/2000/svg"/></mi>',
    "<style>*{display:none}</style>",
    "<semantics><mi>x</mi><annotation-xml encoding='text/html'><p>x</p></annotation-xml></semantics>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]><mi>&a;</mi>",
    "<?php x ?><mi>x</mi>",
    "<mi>x</mi><mi>y</mi>",
    "<mi>x",
    "",
    "<math></math>",
    "<mfrac><mi>a</mi></mfrac>",
    "<mrow>words<mi>a</mi></mrow>",
    "<mrow><mi>a</mi>words</mrow>",
    "<mtd><mi>a</mi></mtd>",
    '<menclose notation="updiagonalstrike"><mi>x</mi></menclose>',
    "<merror><mtext>x</mtext></merror>",
)


@pytest.mark.parametrize("text", SOUND)
def test_presentation_is_kept_as_it_is(text: str) -> None:
    """Alone, in its namespace, or beside an annotation; and what is clean stays so."""
    assert mathml.clean(text) == text
    whole = f"<math {X}><semantics>{text}<annotation encoding='application/x-tex'>x</annotation></semantics></math>"
    assert mathml.clean(whole) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_anything_else_makes_it_none(text: str) -> None:
    """A formula without one of its parts would be another formula."""
    assert mathml.clean(text) == ""


@pytest.mark.parametrize(
    "name", ["href", "onclick", "style", "class", "id", "xlink", "mathcolor", "src", "actiontype"]
)
def test_attributes_that_are_not_known_are_left_out(name: str) -> None:
    """Whatever they say."""
    assert mathml.clean(f'<mi {name}="javascript:alert(1)">x</mi>') == "<mi>x</mi>"


@pytest.mark.parametrize("value", ["1px;color:red", "url(x)", "&quot;&gt;&lt;script&gt;", "x" * 50, ""])
def test_known_attributes_have_simple_values(value: str) -> None:
    """Lengths, names and numbers."""
    assert mathml.clean(f'<mspace width="{value}"></mspace>') == "<mspace></mspace>"


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [
        ('width="2em"', True),
        ('width="30em"', True),  # as wide as a page, on which it is moved
        ('width="0.278em"', True),
        ('maxsize="240%"', True),
        ('width="300em"', False),
        ('width="1000.5px"', False),
        ('width="-300em"', False),
        ('height="50em"', False),
        ('voffset="-50em"', False),
        ('voffset="0.125em"', True),
    ],
)
def test_measures_leave_a_formula_in_its_line(attribute: str, *, kept: bool) -> None:
    """No space makes a page wider than any screen, or stands on other lines."""
    made = mathml.clean(f"<mpadded {attribute}><mi>x</mi></mpadded>")
    assert made == f"<mpadded{f' {attribute}' if kept else ''}><mi>x</mi></mpadded>"


def test_a_line_over_several_signs_is_an_edge_of_a_box() -> None:
    """Browsers do not draw a sign as wide as those; over one letter it is an accent."""
    pair = "<mrow><mi>A</mi><mi>B</mi></mrow>"
    assert mathml.clean(f"<mover>{pair}<mo>¯</mo></mover>") == f'<menclose notation="top">{pair}</menclose>'
    assert (
        mathml.clean(f"<munder>{pair}<mo>_</mo></munder>") == f'<menclose notation="bottom">{pair}</menclose>'
    )
    assert mathml.clean("<mover><mi>x</mi><mo>¯</mo></mover>") == "<mover><mi>x</mi><mo>¯</mo></mover>"


@pytest.mark.parametrize("edge", ["top", "bottom", "box"])
def test_what_is_clean_stays_so(edge: str) -> None:
    """What is kept in a file is read from there in the same way."""
    made = f'<menclose notation="{edge}"><mrow><mi>A</mi><mi>B</mi></mrow></menclose>'
    assert mathml.clean(made) == made


def test_words_stay_words() -> None:
    """What looks like markup in a text is written as characters."""
    made = mathml.clean("<mtext>&lt;script&gt;alert(1)&lt;/script&gt;</mtext>")
    assert made == "<mtext>&lt;script&gt;alert(1)&lt;/script&gt;</mtext>"


def test_size_and_depth_are_bounded() -> None:
    """A formula that is nested too deeply, too long or has too many parts is none."""
    assert mathml.clean("<mrow>" * 30 + "<mi>x</mi>" + "</mrow>" * 30)
    assert mathml.clean("<mrow>" * 50 + "<mi>x</mi>" + "</mrow>" * 50) == ""
    assert mathml.clean("<msqrt>" * 100_000) == ""
    assert mathml.clean(f"<mrow>{'<mi>x</mi>' * 1_200}</mrow>") == ""
    assert mathml.clean(f"<mtext>{'x' * 30_000}</mtext>") == ""


def test_an_element_has_what_is_shown_and_the_words() -> None:
    """The words are an annotation, which browsers do not show."""
    made = mathml.element(Formula(r"\frac{a}{b}", r"\frac{a}{b}", SOUND[0], display=True), "mml:")
    assert (made.tag, made.get("display")) == ("mml:math", "block")
    assert [part.tag for part in made[0]] == ["mml:mfrac", "mml:annotation"]
    assert made[0][1].text == r"\frac{a}{b}"
