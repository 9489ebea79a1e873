"""Which templates look at what other pages say."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.site.looking import at_others

ROOT = Path(__file__).resolve().parent.parent.parent

ALONE = (
    "{{ page.content }} {{ page.toc | first }} {{ page['content'] }}",
    "{% if 'toc' in page.meta.hide %}<meta name='content' content=''>{% endif %}",
    "{% for file in pages %}{{ file.page.title }} {{ file.page.meta.hide }}{% endfor %} the content",
    "{{ page.content }}{% set page = namespace(url=page.url) if page else none %}{% include 'a.html' %}",
    "{% for file in pages %}{% set page = file.page %}{{ page.url }}{% endfor %} the toc",
)
OTHERS = (
    "{% for file in pages %}{{ file.page.content }}{% endfor %}",
    "{{ page.next_page.toc }}",
    "{{ page.next_page['content'] | length }}",
    "{% for page in nav.pages %}{{ page.markdown }}{% endfor %}",
    "{% set page = page.next_page %}{{ page.content }}",
    "{% set page = page.next_page %}{% include 'partials/content.html' %}",
    "{% macro of(page) %}{{ page.content }}{% endmacro %}{{ of(nav.homepage) }}",
    "{{ nav.pages | map(attribute='content') | join }}",
    "{{ pages | map('attr', 'page') | map('attr', 'toc') | list }}",
    "{{ pages | selectattr('page.content') | list }}",
    "{{ page.content",
)


@pytest.mark.parametrize("template", ALONE)
def test_of_its_own_page(template: str) -> None:
    """The text of its page, and heads and names of others."""
    assert not at_others(template.encode())


@pytest.mark.parametrize("template", OTHERS)
def test_of_other_pages(template: str) -> None:
    """The text of another page, under whatever name; or nobody can tell."""
    assert at_others(template.encode())


def test_pictures_and_our_own() -> None:
    """A picture is no template, and no template of this edition looks at other pages."""
    assert not at_others(b"\x89PNG\r\n\x1a\n\xff")
    assert at_others(b"\xff {{ file.content }}")
    ours = [path for path in (ROOT / "overrides").rglob("*") if path.is_file()]
    assert ours
    assert not [path for path in ours if at_others(path.read_bytes())]
