/* The text of a part of the page, without what the editors set into it, and the ranges of the page for a
   stretch of that text. */
globalThis.PageText = (() => {
  const OURS = ".editorial, .headerlink, sup[id^='fnref'], .between-markers, semantics > :first-child"; // of a formula, its TeX
  const LINES = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, caption, summary, div, section";

  const FIGURES = /^[\d+\-−()]+(?:[,;–]\s?[\d+\-−()]+)*$/;
  const [LEVEL, RAISED, LOWERED] = [[..."0123456789+−-()"], [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾"], [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎"]];

  /** The words of a text node; raised and lowered figures stay so, one character for one: 10² is not 102.
      @type {typeof PageText.shown} */
  const shown = (node) => {
    const shifted = FIGURES.test(node.data) && node.parentElement?.closest("sup, sub");
    if (!shifted) return node.data;
    const forms = shifted.localName === "sup" ? RAISED : LOWERED;
    return [...node.data].map((sign) => forms[LEVEL.indexOf(sign)] ?? sign).join("");
  };

  /** The text nodes of a root that are the author's, each with its place in the whole; a line break parts blocks,
      so that a word never runs on from one cell or item into the next.
      @type {typeof PageText.read} */
  const read = (root, ours = OURS) => {
    /** @type {PlacedNode[]} */
    const nodes = [];
    let text = "";
    /** @type {Element | null} */
    let line = null;
    for (const node of textNodes(root)) {
      const parent = /** @type {Element} */ (node.parentElement);
      if (parent.closest(ours)) continue;
      const own = parent.closest(LINES);
      if (line && own !== line) text += "\n";
      line = own;
      nodes.push([text.length, node]);
      text += shown(node);
    }
    return { nodes, text };
  };

  /** @type {typeof PageText.textNodes} */
  const textNodes = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) yield /** @type {Text} */ (node);
  };

  /** One range for each text node of a passage, so that the editors' insertions between them are left out.
      @type {typeof PageText.ranges} */
  const ranges = (nodes, from, to) =>
    nodes
      .map(([at, node]) => /** @type {const} */ ([node, Math.max(from - at, 0), Math.min(to - at, node.length)]))
      .filter(([, start, end]) => start < end)
      .map(([node, start, end]) => {
        const made = new Range();
        made.setStart(node, start);
        made.setEnd(node, end);
        return made;
      });

  /** One range over the whole passage; null if it is empty.
      @type {typeof PageText.range} */
  const range = (nodes, from, to) => {
    const all = ranges(nodes, from, to);
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last) return null;
    const made = first.cloneRange();
    made.setEnd(last.endContainer, last.endOffset);
    return made;
  };

  return { read, shown, textNodes, ranges, range };
})();
