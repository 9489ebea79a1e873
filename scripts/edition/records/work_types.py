"""Names of the types of works (CSL types, https://docs.citationstyles.org)."""

from __future__ import annotations

TYPES = {
    "article-journal": "journal article",
    "article-newspaper": "newspaper article",
    "book": "book",
    "chapter": "chapter",
    "document": "other",
    "report": "report",
    "review-book": "book review",
    "thesis": "thesis",
    "webpage": "web page",
}
