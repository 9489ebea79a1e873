/* Words on a page and where they stand: the text of an element without what the editors set into it, and the
   ranges of the page for a part of that text. */
globalThis.Places = (() => {
  const OURS = ".editorial, .headerlink, sup[id^='fnref']";
  const LINES = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, caption, summary, div, section";

  /* The text nodes of a root that are the author's, each with its place in the whole; a line end parts blocks,
     so that a word never runs on from one cell or item into the next. */
  const text = (root, ours = OURS) => {
    const nodes = [];
    let [words, line] = ["", null];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(ours)) continue;
      const own = node.parentElement.closest(LINES);
      if (line && own !== line) words += "\n";
      line = own;
      nodes.push([words.length, node]);
      words += node.data;
    }
    return { nodes, text: words };
  };

  /* The stretches of text nodes from one place of such a text to another: node, from, to. */
  const pieces = (nodes, from, to) =>
    nodes
      .map(([at, node]) => [node, Math.max(from - at, 0), Math.min(to - at, node.length)])
      .filter(([, start, end]) => start < end);

  /* Ranges for a stretch, one in each text node, so that what stands between them is left out. */
  const ranges = (nodes, from, to) =>
    pieces(nodes, from, to).map(([node, start, end]) => {
      const made = new Range();
      made.setStart(node, start);
      made.setEnd(node, end);
      return made;
    });

  /* One range over the whole stretch; null where it is empty. */
  const range = (nodes, from, to) => {
    const all = ranges(nodes, from, to);
    if (!all.length) return null;
    const made = all[0].cloneRange();
    made.setEnd(all.at(-1).endContainer, all.at(-1).endOffset);
    return made;
  };

  return { text, pieces, ranges, range };
})();
