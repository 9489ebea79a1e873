"""Sets texts with pandoc's citeproc, each in a style of its own, in one call.

To start pandoc takes as long as to set a few references, so a small corpus needs one process for all styles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.tools import pandoc

# A filter of pandoc. In: the texts as JSON, in a code block. Out: the page of each (https://pandoc.org/lua-filters.html).
EACH = """
function Pandoc(given)
  local made = {}
  for _, job in ipairs(pandoc.json.decode(given.blocks[1].text, false)) do
    local text = pandoc.read(job.text, "markdown")
    text.meta.csl, text.meta.bibliography, text.meta.lang = job.csl, job.bibliography, job.lang
    local page = pandoc.write(pandoc.utils.citeproc(text), "html", { wrap_text = "none" })
    made[#made + 1] = pandoc.RawBlock("html", "<article>" .. page .. "</article>")
  end
  return pandoc.Pandoc(made)
end
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A text in Markdown that cites, with its style (CSL), records (CSL-JSON) and language."""

    text: str
    style: str
    records: str
    language: str


def pages(jobs: Iterable[Job]) -> list[LexborNode]:
    """Return the page of each text, or none if one is missing; raises ``pandoc.Failed`` if pandoc fails."""
    with TemporaryDirectory(prefix="edition-") as name:
        each = Path(name) / "each.lua"
        each.write_text(EACH, "utf-8")
        told = []
        for number, job in enumerate(jobs):
            rules, items = Path(name) / f"{number}.csl", Path(name) / f"{number}.json"
            rules.write_text(job.style, "utf-8")
            items.write_text(job.records, "utf-8")
            told.append(
                {"text": job.text, "csl": str(rules), "bibliography": str(items), "lang": job.language}
            )
        arguments = ["--from=markdown", "--to=html", "--wrap=none", f"--lua-filter={each}"]
        made = LexborHTMLParser(pandoc.run(arguments, f"    {json.dumps(told)}\n")).css("body > article")
    return made if len(made) == len(told) else []
