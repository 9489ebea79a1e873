/* Where one arrives: the sentence around the citation or the note's marker that the address names is
   marked, without a change to the page. Without scripts the place itself is (style sheet). */
(() => {
  const PLACES = ".citation, .citation-unresolved, sup[id^='fnref']";
  const OURS = ".editorial, .pnum, sup[id^='fnref']";
  const MARGIN = 8;

  /* From and to of the sentence that holds an offset; a citation in brackets behind a sentence is part of it. */
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

  /* The range of the sentence in which a place stands. */
  const around = (target) => {
    const block = target?.matches(PLACES) && target.closest("p, li, td");
    if (!block) return null;
    const { nodes, text } = Places.text(block, OURS);
    const marker = target.localName === "sup";
    const first = nodes.findIndex(([, node]) => target.contains(node) || target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const at = first < 0 ? text.length : nodes[first][0];
    return Places.range(nodes, ...sentence(text, Math.max(at - (marker ? 2 : 0), 0)));
  };

  /* How far the page must go down so that a sentence begins below the header; no further than its place stays
     in the window. */
  const missing = (sentence, place, head, foot) => {
    const wanted = head + MARGIN - sentence.top;
    return wanted <= 0 ? 0 : Math.max(Math.min(wanted, foot - MARGIN - place.bottom), 0);
  };

  let shown = null;
  const show = () => {
    if (!globalThis.Highlight || !globalThis.Intl?.Segmenter) return;
    CSS.highlights.delete("sentence");
    const target = Find.target();
    const range = around(target);
    shown = range && { range, target };
    if (range) CSS.highlights.set("sentence", new Highlight(range));
  };

  const reveal = () => {
    if (!shown) return;
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const top = missing(shown.range.getBoundingClientRect(), shown.target.getBoundingClientRect(), Math.max(head, 0), innerHeight);
    if (top) scrollBy({ top: -top, behavior: "instant" });
  };

  /* Once the browser has gone to the place; but not where it restores what one saw before. */
  const afterwards = () => {
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    if (type === "back_forward" || type === "reload") return;
    requestAnimationFrame(() => requestAnimationFrame(reveal));
  };

  let followed = false; // a link on the page, and not Back or Forward
  document.addEventListener("click", (event) => (followed = Boolean(event.target.closest?.("a[href]"))), true);
  addEventListener("hashchange", () => {
    show();
    if (followed) requestAnimationFrame(reveal);
    followed = false;
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
  if (document.readyState === "complete") afterwards();
  else addEventListener("load", afterwards);
})();
