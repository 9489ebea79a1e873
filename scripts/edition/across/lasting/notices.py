"""Puts a notice at each published address whose thing is elsewhere or gone: on its page, or on a page of its own."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from edition.across.lasting.published import Led
from edition.data.site_addresses import path_of
from edition.language.regex import lazy_regex
from edition.pages.html import add, add_text, element, to_html
from edition.pages.page import front_matter, joined

TITLE = "An earlier address"

TOP = lazy_regex(r"^\#[ ].{1,1000}$", re.MULTILINE)  # "# Chronology"


def with_notices(pages: Mapping[str, str], led: Iterable[Led]) -> dict[str, str]:
    """Return the pages that change: each notice below its page's title; a page that no longer exists is made of them."""
    by_page: dict[str, list[Led]] = defaultdict(list)
    for item in led:
        by_page[item.address.partition("#")[0]].append(item)
    made = {}
    for page, rows in by_page.items():
        path = path_of(page)
        blocks = [notice(item, page) for item in sorted(rows, key=lambda item: item.address)]
        made[path] = below_title(pages[path], blocks) if path in pages else alone(blocks)
    return made


def below_title(page: str, notices: Iterable[str]) -> str:
    """Return a page with notices below its title, else at its end."""
    title = TOP.search(page)
    end = title.end() if title else len(page)
    return f"{page[:end]}\n\n" + "\n\n".join(notices) + f"\n{page[end:]}"


def alone(notices: Iterable[str]) -> str:
    """Return a page that consists of notices."""
    about = "Where readers find what was at this address."
    head = front_matter(title=TITLE, description=about, hide=["toc"], unlisted=True)
    return joined(head, [f"# {TITLE} {{ #moved }}", *notices])


def notice(led: Led, page: str) -> str:
    """Return the notice at an old address: what was there, and where it is now, or why it is gone."""
    anchor = led.address.partition("#")[2]
    box = element("div", class_="old-address editorial" if anchor else "editorial", data_search_exclude="")
    if anchor:
        box.set("id", anchor)
    add_text(box, f"“{led.words}” was here in an earlier version of this edition")
    if led.reason:
        add_text(box, f", and was taken out: {led.reason.rstrip('.')}.")
    elif led.now:
        add_text(box, ". See ")
        add(box, "a", led.now_words, href=relative(led.now, page))
        add_text(box, ".")
    else:
        add_text(box, ", and is not part of this one.")
    return to_html(box)


def relative(address: str, page: str) -> str:
    """Return an address of the site as it is seen from a page."""
    file, sign, anchor = address.partition("#")
    if file == page and anchor:
        return f"#{anchor}"
    return f"{posixpath.relpath(file, posixpath.dirname(page) or '.')}{sign}{anchor}"
