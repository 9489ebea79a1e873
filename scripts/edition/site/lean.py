"""What the archive does without, since it is there twice or for programs that no copy on a disk meets.

The record of a work in CSL-JSON is a file of the site, for programs that know its address; its words are on the page of
the work, from which a script saves them, as it does with the other formats (``citing/cite-box.js``). Search engines, and
sites that show a link, read in the head of a page what the page itself says. What programs that keep references read
stays, since they read it in a copy, too.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.records import formats

FOLDER = "downloads/works/"  # with the records of works

FOR_HOSTS = lazy_regex(
    rb"""^\ *(?:
        <meta\ property="(?:og|article):[^<>]*>  # <meta property="og:type" content="website">
        | <script\ type="application/ld\+json">[^<]*</script>
        | <link\ [^<>]*href="\.\./downloads/works/[^<>]*>  # <link rel="alternate describedby" href="...">
    )\n""",
    re.MULTILINE | re.VERBOSE,
)

# <code>[…]</code></pre><a href="../downloads/works/small2015axis.csl.json" download="small2015axis.csl.json">Save as …</a>
RECORD = lazy_regex(
    rb"""<code>([^<>]*)</code></pre><a\ href="\.\./downloads/works/[^"]*"\ download="([^"]*)">[^<>]*</a>""",
    re.VERBOSE,
)

SAVED = rb'<code data-name="\2" data-media="%s" data-end="1" data-break="lf">\1</code></pre>' % (
    formats.FORMATS[formats.WHOLE].media.encode()
)


def is_twice(name: str) -> bool:
    """Tell whether a page has the words of a file of the site."""
    return name.startswith(FOLDER)


def page(html: bytes) -> bytes:
    """Return a page as the archive has it."""
    head, end, body = html.partition(b"</head>")
    return FOR_HOSTS.sub(b"", head) + end + RECORD.sub(SAVED, body)
