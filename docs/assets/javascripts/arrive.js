/* Where one arrives: the sentence around the citation or the note's marker that the address names is
   marked, without a change to the page. Without scripts the place itself is (style sheet). */
(() => {
  const PLACES = ".citation, .citation-unresolved, sup[id^='fnref']";
  const OURS = ".editorial, .pnum, sup[id^='fnref']";

  const AIR = 12;

  /* The text nodes of a block that are the author's, each with its place in the whole. */
  const textOf = (block) => {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(OURS)) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    return { nodes, text };
  };

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

  const show = () => {
    if (!globalThis.Highlight || !globalThis.Intl?.Segmenter) return;
    CSS.highlights.delete("sentence");
    const target = Find.target();
    const block = target?.matches(PLACES) && target.closest("p, li, td");
    if (!block) return;
    const { nodes, text } = textOf(block);
    const marker = target.localName === "sup";
    const first = nodes.findIndex(([, node]) => target.contains(node) || target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const at = first < 0 ? text.length : nodes[first][0];
    const [from, to] = sentence(text, Math.max(at - (marker ? 2 : 0), 0));
    const range = document.createRange();
    const put = (offset, set) => {
      const [start, node] = nodes.findLast(([place]) => place <= offset);
      range[set](node, Math.min(offset - start, node.length));
    };
    put(from, "setStart");
    put(to, "setEnd");
    CSS.highlights.set("sentence", new Highlight(range));
    uncover(target, range);
  };

  /* A long sentence may begin so far above the place that the header covers its first lines: the place then
     keeps so much more room above it. The page moves only where the browser has just set it at that place, so
     that Back finds it where it was left. */
  const uncover = (target, range) => {
    const usual = parseFloat(getComputedStyle(target).scrollMarginTop);
    const at = target.getBoundingClientRect().top;
    const head = document.querySelector(".md-header")?.offsetHeight ?? 0;
    const wanted = Math.min(at - range.getBoundingClientRect().top + head + AIR, innerHeight / 2);
    if (wanted <= usual) return;
    target.style.scrollMarginTop = `${wanted}px`;
    if (Math.abs(at - usual) < 2) target.scrollIntoView({ behavior: "instant" });
  };

  addEventListener("hashchange", show);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
