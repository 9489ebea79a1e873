"""Checks built pages in a browser, whatever the texts and files contain.

The theme writes around our pages: titles, navigation, head. So Chromium's own parser reads the HTML that
MkDocs made, and the result is compared, place by place, with what pages of this edition contain; then each
page is opened, and nothing may run, load or navigate away.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Frame, Page

from edition.site import build, generated
from fuzz.judge import TAGS
from fuzz.mutate import MARK

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = frozenset(
    {"article", "body", "button", "footer", "form", "head", "header", "html", "img", "input", "label", "main"}
)
HEAD = frozenset({"link", "meta", "script", "title"})
OF_FORMULAS = frozenset((
    "accent", "accentunder", "columnalign", "columnspan", "depth", "display", "displaystyle", "encoding", "fence", "form",
    "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rspace",
    "scriptlevel", "separator", "stretchy", "symmetric", "voffset",
))  # fmt: skip
ATTRIBUTES = OF_FORMULAS | frozenset((
    "action", "alt", "autocomplete", "charset", "checked", "class", "colspan", "content", "cx", "cy", "d", "dir", "disabled",
    "download", "for", "height", "hidden", "href", "http-equiv", "id", "lang", "loading", "media", "name", "open", "placeholder", "preserveAspectRatio", "property",
    "r", "rel", "role", "rowspan", "rx", "scope", "spellcheck", "src", "start", "stroke", "stroke-linejoin", "stroke-width", "tabindex", "text-anchor", "title", "transform", "type",
    "value", "viewBox", "viewbox", "width", "x", "xmlns", "y",
))  # fmt: skip
RULES = {
    "tags": sorted(TAGS | WHOLE),
    "head": sorted(HEAD),
    "attributes": sorted(ATTRIBUTES),
    "mark": MARK,
    # Links that inform programs, and load nothing (https://html.spec.whatwg.org/#linkTypes, RFC 8288).
    "told": ["author", "canonical", "cite-as", "collection", "describedby", "item", "license", "type"],
}
LOOK = r"""
([html, rules]) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = [], [tags, head, attributes] = [rules.tags, rules.head, rules.attributes].map((names) => new Set(names));
  for (const element of page.querySelectorAll("*")) {
    const tag = element.localName, inHead = element !== page.head && page.head.contains(element);
    const say = (what) => found.push(`${what} in ${element.outerHTML.slice(0, 120)}`);
    const data = tag === "script" && /^application\/(ld\+)?json$/.test(element.type);
    const file = tag === "script" && /^\/?(\.\.\/)*(assets|data)\/[\w\/.-]+\.js$/.test(element.getAttribute("src") ?? "");
    const drawn = tag === "title" && element.closest("svg");
    if (inHead ? !head.has(tag) : !(tags.has(tag) || tag === "script")) say(`element ${tag}`);
    if (tag === "title" && !inHead && !drawn) say("a title outside the head");
    if (tag === "script" && !data && !file) say("a script");
    if (tag === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy") say("an instruction to the browser");
    for (const { name, value } of element.attributes) {
      const known = attributes.has(name) || (/^(aria|data)-[a-z-]+$/.test(name) && !name.includes(rules.mark));
      if (!known) say(`attribute ${name}`);
      if (["class", "role"].includes(name) && value.split(/\s+/).includes(rules.mark)) say(`${name} ${value}`);
      if (name === "id" && value === `${rules.mark}_id`) say(`id ${value}`);
      if (["href", "src", "action"].includes(name)) {
        const scheme = value.trim().match(/^([a-z][a-z0-9+.-]*):/i)?.[1].toLowerCase() ?? "";
        const saved = tag === "a" && value.startsWith("data:application/");
        if (!["", "http", "https", "mailto"].includes(scheme) && !saved) say(`address ${value.slice(0, 60)}`);
        const told = tag === "link" && element.rel.split(" ").every((word) => rules.told.includes(word));
        if (tag !== "a" && !told && (scheme || value.startsWith("//"))) say(`loads ${value.slice(0, 60)}`);
      }
    }
  }
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) found.push(`comment ${walker.currentNode.data.slice(0, 60)}`);
  return found;
}
"""
LIVE = r"""
(mark) => [
  ...(mark in window ? ["a script of a text ran"] : []),
  ...[...document.querySelectorAll("*")]
    .filter((element) => element.localName.includes(mark) || element.classList.contains(mark) ||
      [...element.attributes].some(({ name }) => name.includes(mark) || name.startsWith("on")))
    .map((element) => `made by a script: ${element.outerHTML.slice(0, 120)}`),
]
"""
SETTINGS = "\nnav:\n  - Home: index.md\n"
OUTSIDE = "  /papers/\n  /about/\n  /*.md\n"


def looked(page: Page, folder: Path) -> list[str]:
    """Return what does not belong in the pages of a built site, as Chromium's parser reads them."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        found += [f"{name}: {fault}" for fault in page.evaluate(LOOK, [path.read_text("utf-8"), RULES])]
    return found


@contextlib.contextmanager
def guarded(browser: Browser, home: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page, and everything that happens in it that no text may cause."""
    context = browser.new_context()
    page = context.new_page()
    found: list[str] = []

    def dialog(shown: Dialog) -> None:
        found.append(f"dialog {shown.message}")
        shown.dismiss()

    def moved(frame: Frame) -> None:
        if not frame.url.startswith((home, "about:blank")) or frame.parent_frame:
            found.append(f"led to {frame.url}")

    page.on("dialog", dialog)
    page.on("framenavigated", moved)
    page.on("popup", lambda popup: found.append(f"opened {popup.url}"))
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on("console", lambda said: said.type == "error" and found.append(f"console: {said.text}"))
    page.on(
        "request",
        lambda asked: asked.url.startswith((home, "data:")) or found.append(f"asked for {asked.url}"),
    )
    try:
        yield page, found
    finally:
        context.close()


def opened(
    browser: Browser,
    folder: Path,
    home: str,
    use: Callable[[Page, str], None],
    *,
    besides: Collection[Path] = (),
) -> list[str]:
    """Open every page of a built site as a reader does, ``besides`` some; return what runs, loads or navigates away.

    ``use`` gets each page, once open, with its name, and may do there what readers do.
    """
    with guarded(browser, home) as (page, found):
        for path in sorted({*folder.rglob("*.html")} - {*besides, folder / "404.html"}):
            name = path.relative_to(folder).as_posix()
            before = len(found)
            page.goto(home + name, wait_until="load")
            found.extend(page.evaluate(LIVE, MARK))
            use(page, name)
            found.extend(page.evaluate(LIVE, MARK))
            found[before:] = [f"{name}: {fault}" for fault in found[before:]]
    return found


def project(root: Path, pages: dict[str, str]) -> Path:
    """Put the site's own files around generated pages, so that MkDocs can build them."""
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    docs = root / "docs"
    shutil.copy(ROOT / "docs" / "search.md", docs / "search.md")
    parts = [name for name in ("papers", "apparatus") if f"_generated/{name}.md" in pages]
    (docs / "index.md").write_text(
        "# Home\n" + "".join(f'\n--8<-- "_generated/{name}.md"\n' for name in parts), "utf-8"
    )
    text = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    text = text.replace("not_in_nav: |\n", f"not_in_nav: |\n{OUTSIDE}").replace(
        "strict: true", "strict: false"
    )
    (root / "mkdocs.yml").write_text(text + SETTINGS, "utf-8")
    generated.write_pages(docs, pages)
    return root


def problems(root: Path, pages: dict[str, str], browser: Browser) -> list[str]:
    """Build the site of generated pages; return what is wrong with its HTML."""
    build.run_mkdocs(project(root, pages), root / "site")
    if not (root / "site" / "index.html").is_file():
        return ["MkDocs made no site"]
    page: Any = browser.new_page()
    try:
        return looked(page, root / "site")
    finally:
        page.close()


def letters(text: str) -> str:
    """Return letters and digits only, to find words in spite of changed quotation marks and spaces."""
    return re.sub(r"[\W_]+", "", text)
