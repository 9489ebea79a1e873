/* Where one arrives: marked, without a change to the page, are the sentence around the citation or the note's marker
   that the address names, and the words that one searched for. Without scripts the place itself is (style sheet). */
(() => {
  const PLACES = ".citation, .citation-unresolved, sup[id^='fnref']";
  const OURS = ".editorial, .pnum, sup[id^='fnref'], .between-markers, semantics > :first-child";
  const MARGIN = 8;

  /** Start and end of the sentence at an offset; a citation in brackets after a sentence is part of it.
      @type {(text: string, offset: number) => Span} */
  const sentence = (text, offset) => {
    let before = 0;
    for (const { index, segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
      if (offset < index + segment.length || index + segment.length === text.length) {
        return [/^\s*\(/.test(segment) ? before : index, index + segment.trimEnd().length];
      }
      before = index;
    }
    return [0, text.length];
  };

  /** The range of the sentence that contains a place.
      @param {HTMLElement} target */
  const around = (target) => {
    const block = target.matches(PLACES) && target.closest("p, li, td");
    if (!block) return null;
    const { nodes, text } = PageText.read(block, OURS);
    const marker = target.localName === "sup";
    const first = nodes.findIndex(([, node]) => target.contains(node) || target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const at = first < 0 ? text.length : nodes[first][0];
    return PageText.range(nodes, ...sentence(text, Math.max(at - (marker ? 2 : 0), 0)));
  };

  /** How far the page must go down so that a sentence begins below the header; no further than its place stays
      in the window.
      @type {(line: DOMRect, place: DOMRect, head: number, foot: number) => number} */
  const missing = (line, place, head, foot) => {
    const wanted = head + MARGIN - line.top;
    return wanted <= 0 ? 0 : Math.max(Math.min(wanted, foot - MARGIN - place.bottom), 0);
  };

  /** @type {{ range: Range, target: HTMLElement } | null} */
  let shown = null;
  const show = () => {
    if (!globalThis.Highlight || !("Segmenter" in Intl)) return;
    CSS.highlights.delete("sentence");
    const target = Browser.target();
    const range = target && around(target);
    shown = range && { range, target };
    if (range) CSS.highlights.set("sentence", new Highlight(range));
  };

  /** The first of the words that one searched for, until one goes on.
      @type {Range | null} */
  let sought = null;

  const reveal = () => {
    const words = sought?.getBoundingClientRect();
    if (words && words.bottom > innerHeight - MARGIN) scrollBy({ top: words.bottom - innerHeight / 2, behavior: "instant" });
    if (!shown) return;
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const top = missing(shown.range.getBoundingClientRect(), shown.target.getBoundingClientRect(), Math.max(head, 0), innerHeight);
    if (top) scrollBy({ top: -top, behavior: "instant" });
  };

  /* After the browser has scrolled to the place, unless it restores an earlier position. */
  const afterwards = () => {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const type = entry?.type;
    if (type === "back_forward" || type === "reload") return;
    requestAnimationFrame(() => requestAnimationFrame(reveal));
  };

  /* Mark the words of the reader's search in the place of arrival. */
  const mark = () => {
    const query = new URLSearchParams(location.search).get("h");
    const target = Browser.target();
    if (!query || !target || !globalThis.Highlight) return;
    const { nodes, text } = PageText.read(target.closest("[role='doc-abstract']") ?? target);
    const source = Words.read(text);
    const terms = Words.fitted(Words.parse(query), [source]);
    const places = terms.flatMap(({ pattern, capitals }) => Words.matches(pattern, source, capitals)).sort((a, b) => a[0] - b[0]);
    const ranges = places.flatMap(([from, to]) => PageText.ranges(nodes, from, to));
    CSS.highlights.set("found", new Highlight(...ranges));
    sought = ranges[0] ?? null;
  };

  let followed = false; // a link on the page, and not Back or Forward
  document.addEventListener("click", (event) => {
    followed = Boolean(Browser.within(event, "a[href]"));
  }, true);
  addEventListener("hashchange", () => {
    sought = null;
    show();
    if (followed) requestAnimationFrame(reveal);
    followed = false;
  });
  Browser.ready(() => {
    show();
    mark();
  });
  if (document.readyState === "complete") afterwards();
  else addEventListener("load", afterwards);
})();
