"""Pages for no menu: MkDocs does not warn of a page whose head says “unlisted: true”, nor of a part of another page."""

from __future__ import annotations

import logging
from pathlib import Path

LOGGER = "mkdocs.structure.nav"  # of MkDocs' warning about pages that the menu lacks

UNLISTED = "\nunlisted: true"  # in the head of a page

ITEM = "\n  - "  # before the name of each page in the warning


class Unlisted(logging.Filter):
    """Takes the pages of a folder that need no entry out of the warning, and the warning away if it has no others."""

    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message of MkDocs is still one."""
        said, *pages = record.getMessage().split(ITEM)
        left = [page for page in pages if not self.is_spared(page.strip())]
        if len(left) < len(pages):
            record.msg, record.args = ITEM.join([said, *left]), ()
        return bool(left) or not pages

    def is_spared(self, page: str) -> bool:
        """Tell whether a page says that no menu leads to it, or another page does: "claims.md" to "claims/cpec.md"."""
        path = self.docs / page
        if not path.is_file():
            return False
        whole = path.parent.with_suffix(".md")
        return whole.is_file() or UNLISTED in path.read_text("utf-8").partition("\n---\n")[0]


def spare_unlisted(docs: Path) -> None:
    """Let MkDocs, in this process, expect no menu entry for unlisted pages and for parts of pages."""
    logging.getLogger(LOGGER).addFilter(Unlisted(docs))
