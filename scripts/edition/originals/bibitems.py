"""Sets the citations of a LaTeX document that has its list in itself: “[1]”, as LaTeX prints them.

pandoc leaves the keys in the text, and the entries without their numbers.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex

LISTED = r"\begin{thebibliography}"

ITEM = lazy_regex(r"\\bibitem\s?(?:\[(?P<label>[^\[\]]{0,200})\])?\s?\{(?P<key>[^{}\\]{1,200})\}")

CITE = lazy_regex(r"~?\\cite\s?(?:\[(?P<place>[^\[\]]{0,200})\]\s?)?\{(?P<keys>[^{}\\]{1,500})\}")


def numbered(text: str) -> str:
    """Return a document with the numbers of its own entries in citations and before the entries.

    It stays as it is if it has no list, if entries have labels of their own, or if a key has no entry.
    """
    body, begin, listed = text.partition(LISTED)
    items = list(ITEM.finditer(listed))
    numbers = {item["key"].strip(): number for number, item in enumerate(items, 1)}
    cited = {key.strip() for match in CITE.finditer(body) for key in match["keys"].split(",")}
    if not items or len(numbers) != len(items) or any(item["label"] for item in items) or cited - {*numbers}:
        return text

    def cite(match: re.Match[str]) -> str:
        shown = ", ".join(str(numbers[key.strip()]) for key in match["keys"].split(","))
        place = f", {match['place']}" if match["place"] else ""
        return f"{'~' * match[0].startswith('~')}{{[}}{shown}{place}{{]}}"

    def item(match: re.Match[str]) -> str:
        return f"\n\n{{[}}{numbers[match['key'].strip()]}{{]}} "

    return CITE.sub(cite, body) + begin + ITEM.sub(item, listed)
