"""The page on ``paper.yaml``: every key is there with a meaning, and none that there is not."""

from __future__ import annotations

from edition.pages import about_data


def test_every_key_has_a_meaning() -> None:
    """The words and the types name the same keys."""
    wanted = {
        kind.__name__: {field.name for field, _ in about_data.keys(kind)}
        for _, _, root in about_data.FILES
        for kind in about_data.records(root)
    }
    assert {name: set(keys) for name, keys in about_data.meanings().items()} == wanted


def test_the_page() -> None:
    """Forms come from the types: what is required, what is allowed, what holds without a key."""
    text = about_data.page()
    assert "- `slug` (small letters a–z, digits, single hyphens between them; required):" in text
    assert "one of `paragraphs`, `wrapped`, `hard-wrapped`; required" in text
    assert "`author-date` where it is left out" in text
    assert "see [References style](#references-style); may be left out" in text
    assert "### References style { #references-style }" in text
