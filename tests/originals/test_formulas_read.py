"""Formulas of several kinds come from every format that has them, each at its place; others stand as TeX and are told."""

from __future__ import annotations

import io
import zipfile

import pytest

from edition.originals.read import read
from edition.originals.reading import Reading
from edition.originals.tree import formulas
from edition.tools import pandoc
from originals import making

KINDS = (  # a formula, and what its MathML has
    (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    (r"\sqrt[3]{y}", "<mroot><mi>y</mi><mn>3</mn></mroot>"),
    (r"\sum_{i=1}^n x_i", "∑"),
    (r"\int_0^1 g(t)\,dt", "∫"),
    (r"\binom{n}{k}", 'linethickness="0"'),
    (r"\begin{pmatrix}a & b\\c & d\end{pmatrix}", "<mtable>"),
    (r"\begin{cases}x & y>0\\0 & \text{otherwise}\end{cases}", "otherwise"),
    (r"\hat{z}_1", "<mover>"),
    (r"\underbrace{a+b}_{n}", "⏟"),
    (r"\lim_{x\to 0}\frac{\sin x}{x}", "sin"),
    (r"\left[\frac{p}{q}\right]^2", "<msup>"),
    (r"\overline{AB}", '<menclose notation="top">'),
    (r"\bar{x}_{\max}", "<mover>"),
    (r"\overrightarrow{AB}", "<mover>"),
)

TEXT = "# Sums\n\n" + "\n\n".join(f"Formula {n}: ${tex}$, as it stands." for n, (tex, _) in enumerate(KINDS))

FORMATS = ["docx", "odt", "epub", "html", "xml", "tex", "md"]


@pytest.mark.slow
@pytest.mark.parametrize("extension", FORMATS)
def test_every_kind_is_read_from_every_format(extension: str) -> None:
    """The MathML has what makes the formula, and its TeX stands at its place in the text."""
    assert_kinds(making.made(TEXT, extension), extension)


@pytest.mark.slow
def test_mathml_without_its_tex() -> None:
    """As most programs but pandoc write it."""
    rows = (
        f"<p>Formula {n}: <math>{as_mathml(tex)}</math>, as it stands.</p>"
        for n, (tex, _) in enumerate(KINDS)
    )
    assert_kinds(f"<!DOCTYPE html><html><body><h1>Sums</h1>{''.join(rows)}</body></html>".encode(), "html")


def assert_kinds(data: bytes, extension: str) -> None:
    """Assert that a file has all kinds at their places."""
    found = read(data, f"paper.{extension}")
    assert isinstance(found, Reading)
    lines = found.text.split("\n")
    kept = [item for item in found.formulas if not item.display]
    assert [item for item in found.lost if item.kind.startswith("formula")] == []
    assert len(kept) == len(KINDS)
    for number, (item, (_, part)) in enumerate(zip(kept, KINDS, strict=True)):
        line = lines[item.line - 1]
        first, last = item.columns
        assert part in item.mathml, item
        assert line[: first - 1] == f"Formula {number}: "
        assert line[last:] == ", as it stands."


def as_mathml(tex: str) -> str:
    """Return a formula as MathML alone."""
    made = formulas.as_mathml([(tex, False)], [1, 23, 1], run)
    return made[tex, False]


def run(arguments: list[str], data: bytes) -> bytes:
    """Run pandoc."""
    return pandoc.bounded(arguments, data, pandoc.Limits())


@pytest.mark.slow
def test_one_on_a_line_of_its_own_is_known() -> None:
    """In Markdown by its signs, in an OpenDocument text as the only thing in its paragraph."""
    text = "One $\\frac{a}{b}$ inside.\n\n$$\\frac{c}{d}$$\n"
    for extension in ("md", "odt", "docx", "tex", "xml"):
        found = making.reading(text, extension)
        assert [item.display for item in found.formulas] == [False, True], extension


@pytest.mark.parametrize(
    "tex",
    [
        r"\unheard{x}",  # a command that nobody knows
        r"\cancel{x}",  # a browser would show it as not struck out
        r"\underbrace{\alpha+\beta+\gamma+\delta+\epsilon+\zeta+\eta+\theta+\iota}_{n}",  # it would be drawn too short
        r"\frac{a}{b} \tag{1}",  # the MathML would not have the number
        r"\href{javascript:alert(1)}{x}",
        r"\sqrt{" * 60 + "x" + "}" * 60,
        r"\frac{a}{b}+" * 400 + "x",
    ],
)
def test_what_cannot_be_shown_stays_tex_and_is_told(tex: str) -> None:
    """Each with its line; the text around it stands."""
    found = making.reading(f"One ${tex}$ inside.\n", "md")
    assert found.formulas == ()
    assert [(item.kind, item.line) for item in found.lost] == [("formula", 1)]
    assert found.text.startswith("One ")


def test_what_letters_can_show_stays_letters() -> None:
    """A variable, a power, a comparison: words of the text, which can be searched and quoted."""
    found = making.reading("So $x^2 < 0.05$ and CO$_2$ and $\\alpha$.\n", "md")
    assert found.formulas == ()
    assert found.lost == ()
    assert found.text == "So *x*<sup>2</sup> < 0.05 and CO<sub>2</sub> and *α*.\n"


def test_the_place_is_that_of_the_formula_not_of_like_words() -> None:
    """Words that look like the formula, before it, behind it or in a cell, are none."""
    text = "The code `\\alpha/\\beta` is $\\frac{\\alpha}{\\beta}$ or $\\frac\\alpha\\beta$.\n\n| a | b |\n|---|---|\n| $\\frac{\\|v\\|}{2}$ | *so $\\frac{1}{2}$ is* |\n"
    found = making.reading(text, "md")
    lines = found.text.split("\n")
    for item in found.formulas:
        first, last = item.columns
        stands = lines[item.line - 1][first - 1 : last].replace("\\|", "|").replace("\\_", "_")
        assert stands.replace("\\", "") == item.tex.replace("\\", "")
    assert len(found.formulas) == 4


LATEX = r"\documentclass[12pt]{minimal} \usepackage{amsmath} \begin{document}$$\frac{p}{q}$$\end{document}"

JATS = f"""<?xml version="1.0"?><article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><article-meta><title-group>
<article-title>T</article-title></title-group></article-meta></front><body><sec><title>One</title>
<p>A <inline-formula><alternatives><tex-math>{LATEX}</tex-math><mml:math><mml:mfrac><mml:mi>p</mml:mi><mml:mi>q</mml:mi>
</mml:mfrac></mml:math></alternatives></inline-formula> and <disp-formula><label>(2)</label><mml:math><mml:msqrt><mml:mi>y</mml:mi>
</mml:msqrt></mml:math></disp-formula> inside.</p><disp-formula><label>(3)</label><mml:math><mml:mrow><mml:mo>(</mml:mo>
<mml:mfrac linethickness="0"><mml:mi>n</mml:mi><mml:mi>k</mml:mi></mml:mfrac><mml:mo>)</mml:mo></mml:mrow></mml:math></disp-formula>
</sec></body></article>"""


def test_jats_as_publishers_write_it() -> None:
    """A whole document of LaTeX around a formula, numbers of formulas, a binomial without the unit of its line."""
    found = read(JATS.encode(), "paper.xml")
    assert isinstance(found, Reading)
    assert [item.tex for item in found.formulas] == [r"\frac{p}{q}", r"\sqrt{y}", r"\binom{n}{k}"]
    assert r"A \frac{p}{q} and \sqrt{y} (2) inside." in found.text
    assert r"\binom{n}{k} (3)" in found.text
    assert found.lost == ()


def test_a_formula_that_an_opendocument_text_cannot_give_is_told() -> None:
    """An object whose MathML is broken."""
    data = making.made("One $\\frac{a}{b}$ and $\\sqrt{c}$.\n", "odt")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    broken = next(name for name in parts if name.startswith("Formula") and name.endswith("content.xml"))
    parts[broken] = b'<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac>'
    found = read(making.zipped(parts), "paper.odt")
    assert isinstance(found, Reading)
    assert [item.kind for item in found.lost] == ["formula-gone"]
    assert len(found.formulas) == 1


@pytest.mark.parametrize(
    "tex",
    [
        "x_{" * 40 + "x" + "}" * 40,
        "x_{" * 300,
        "x^{y_{" * 12 + r"\unheard" + "}}" * 12,
        r"\left(x_{" * 12 + r"\unheard" + r"}\right)" * 12,
        r"\begin{matrix}x_{" * 10 + r"\unheard" + r"}\end{matrix}" * 10,
        "{" * 500 + "x" + "}" * 500,
        "}" * 5,
        "x" * 3000,
    ],
)
def test_what_would_take_its_reader_long_is_not_given_to_it(tex: str) -> None:
    """Its time grows with a power of the depth: what is nested without end, or not closed, stays TeX."""
    assert not formulas.is_plain(tex)


def test_formulas_as_deep_as_real_ones_are_read() -> None:
    """Cases with brackets, and an index of an index."""
    tex = r"\begin{cases}\left(x_{i_{j}}^{2}\right) & y\\\{0\} & \text{else}\end{cases}"
    assert formulas.is_plain(tex)
    assert formulas.as_mathml([(tex, False)], [1, 23, 1], run)


def test_what_mathjax_draws_beside_the_tex_is_no_second_formula() -> None:
    """A page that was saved from a browser has both."""
    page = """<!DOCTYPE html><html><body><h1>Sums</h1><p>One <span class="MathJax_Preview"></span><span class="MathJax">
<nobr>xy</nobr></span><script type="math/tex">\\frac{x}{y}</script> and <span class="MathJax">kept</span>.</p></body></html>"""
    found = read(page.encode(), "paper.html")
    assert isinstance(found, Reading)
    assert [item.tex for item in found.formulas] == [r"\frac{x}{y}"]
    assert r"One \frac{x}{y} and kept." in found.text


def test_lines_around_signs_are_kept_or_told() -> None:
    """One over or under them is drawn; anything else is named."""
    rows = "".join(
        f'<p>A <math><menclose notation="{kind}"><mi>u</mi><mi>v</mi></menclose></math>.</p>'
        for kind in ("top", "bottom", "box", "circle")
    )
    found = read(f"<!DOCTYPE html><html><body><h1>Sums</h1>{rows}</body></html>".encode(), "paper.html")
    assert isinstance(found, Reading)
    assert [item.tex for item in found.formulas] == [r"\overline{uv}", r"\underline{uv}", r"\boxed{uv}"]
    assert all("menclose" in item.mathml for item in found.formulas)
    assert [(item.kind, item.words) for item in found.lost] == [("formula-line", "circle")]
