/* The words before a hit that have no room beside it are left out, whole words at a time: a style sheet alone would cut
   the line within a letter. They stay in the page, for narrow screens and print, where lines wrap. */
globalThis.Fitting = (() => {
  /** The first character from which a text is no wider than the room, at the beginning of a word.
      @type {typeof Fitting.start} */
  const start = (text, room, width) => {
    const words = text.match(/\S+\s*|\s+/g) ?? [];
    let at = text.length;
    let taken = 0;
    for (const word of words.reverse()) {
      taken += width(word);
      if (taken > room) break;
      at -= word.length;
    }
    return at;
  };

  /** Put the first characters of an element into a part of their own.
      @type {(box: HTMLElement, length: number) => void} */
  const cut = (box, length) => {
    const range = document.createRange();
    range.setStart(box, 0);
    let left = length;
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      if (left <= node.data.length) {
        range.setEnd(node, left);
        break;
      }
      left -= node.data.length;
    }
    const part = Browser.make("span", { className: "kwic-cut" });
    part.append(range.extractContents());
    box.prepend(part);
  };

  /** @type {typeof Fitting.lines} */
  const lines = (box) => {
    for (const part of box.querySelectorAll(".kwic-cut")) part.replaceWith(...part.childNodes);
    const [first] = box.querySelectorAll(".kwic-left > span");
    const context = document.createElement("canvas").getContext("2d");
    if (!first?.clientWidth || !context || getComputedStyle(first).whiteSpace !== "pre") return;
    const { fontSize, fontFamily } = getComputedStyle(first);
    context.font = `${fontSize} ${fontFamily}`;
    /** @param {string} text */
    const width = (text) => context.measureText(text).width;
    const room = first.clientWidth - 1; // asked for once: after each cut the browser would lay out all lines again
    for (const line of box.querySelectorAll(".kwic-left > span > span")) {
      const text = line.textContent ?? "";
      const from = start(text, room, width);
      if (from) cut(line, from);
    }
  };

  /** Fit the lines now, and whenever the room for them changes.
      @type {typeof Fitting.watch} */
  const watch = (box) => {
    let before = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width !== before) lines(box);
      before = contentRect.width;
    }).observe(box);
  };

  return { start, lines, watch };
})();
