/* Addresses that lead to words: text fragments (WICG "Scroll to text fragment") that a browser finds in one place
   only. A browser compares what the page shows, block by block, whole words only: so a note's number belongs to
   the words here ("in 2019." and the number 8 behind it are one word, "2019.8"), and half a word is not found. */
globalThis.TextFragment = (() => {
  const WHOLE = 8; // so many words are named in full; more by both ends
  const END = 5;
  const MOST = 16; // words of an end
  const AROUND = 80; // words around it, where the same stands elsewhere
  const UNSEEN = "script, style, template, noscript, svg, select, [hidden], .side-notes";
  const SPACE = /[ \t\n\r\f]+/g;

  /** @param {Element} element */
  const isBlock = (element) => !/^(?:inline|contents|ruby)$/.test(getComputedStyle(element).display);

  /** A function of an element, asked once for each.
      @type {<T>(work: (element: Element, ask: (element: Element) => T) => T) => (element: Element) => T} */
  const once = (work) => {
    /** @type {Map<Element, any>} */
    const known = new Map();
    /** @type {(element: Element) => any} */
    const ask = (element) => {
      if (!known.has(element)) known.set(element, work(element, ask));
      return known.get(element);
    };
    return ask;
  };

  /** The words of a page as a browser compares them: `text` with one space between blocks, where each text node
      stands in it, and where each block ends.
      @type {typeof TextFragment.read} */
  const read = (root = document.body) => {
    /** @type {ReadPage["nodes"]} */
    const nodes = new Map();
    /** @type {number[]} */
    const ends = [];
    let text = "";
    /** @type {Element | null} */
    let block = null;
    /** @param {Node} node */
    const parent = ({ parentElement }) => parentElement ?? root;
    /** @type {(element: Element) => Element} */
    const blockOf = once((element, ask) => (element === root || isBlock(element) ? element : ask(parent(element))));
    /** @type {(element: Element) => boolean} */
    const seen = once((element, ask) => element === root || (!element.matches(UNSEEN) && getComputedStyle(element).display !== "none" && ask(parent(element))));
    for (const node of PageText.textNodes(root)) {
      if (!seen(parent(node))) continue;
      const own = blockOf(parent(node));
      if (own !== block) {
        text = text.trimEnd();
        if (text) {
          ends.push(text.length);
          text += " ";
        }
        block = own;
      }
      nodes.set(node, text.length);
      text += collapsed(node.data, text);
    }
    ends.push(text.trimEnd().length);
    return { text, folded: Words.fold(text, { even: true }), nodes, ends };
  };

  /** Characters of a text node with its white space as it is shown behind what stands before.
      @type {(data: string, before: string) => string} */
  const collapsed = (data, before) => {
    const one = data.replace(SPACE, " ");
    return !before || before.endsWith(" ") ? one.replace(/^ /, "") : one;
  };

  /** From and to of a range in what was read; null where it holds none of it.
      @type {(page: ReadPage, range: Range) => Span | null} */
  const extent = ({ text, nodes }, range) => {
    let [from, to] = [-1, -1];
    for (const [node, at] of nodes) {
      if (!range.intersectsNode(node)) {
        if (from >= 0) break; // they stand in the page's order
        continue;
      }
      /** @param {number} offset */
      const place = (offset) => at + collapsed(node.data.slice(0, offset), text.slice(0, at)).length;
      if (from < 0) from = place(node === range.startContainer ? range.startOffset : 0);
      to = place(node === range.endContainer ? range.endOffset : node.length);
    }
    const words = text.slice(from, to);
    if (from < 0 || !words.trim()) return null;
    return [from + words.length - words.trimStart().length, to - words.length + words.trimEnd().length];
  };

  /** @type {Intl.Segmenter | null | undefined} */
  let made;
  /** What divides words; made when it is first needed, since a browser has to read its tables for it. */
  const segmenter = () => {
    if (made === undefined) made = "Segmenter" in Intl ? new Intl.Segmenter("en", { granularity: "word" }) : null;
    return made;
  };

  /** The words of a stretch, block by block, as places in the whole: those that it touches, in full.
      @type {(page: Pick<ReadPage, "text" | "ends">, from: number, to: number) => PageWord[]} */
  const wordsIn = ({ text, ends }, from, to) => {
    /** @type {PageWord[]} */
    const found = [];
    let start = 0;
    for (const end of ends) {
      if (start < to && end > from) {
        for (const { index, segment, isWordLike } of segmenter()?.segment(text.slice(start, end)) ?? []) {
          const [first, last] = [start + index, start + index + segment.length];
          if (isWordLike && last > from && first < to) found.push([first, last, start]);
        }
      }
      start = end + 1;
    }
    return found;
  };

  /** How often a text has some words, up to two.
      @type {(folded: string, words: string) => number} */
  const count = (folded, words) => {
    let [found, at] = [0, folded.indexOf(words)];
    for (; at >= 0 && found < 2; at = folded.indexOf(words, at + 1)) found += 1;
    return found;
  };

  /** Words around a stretch until it stands in one place only: how far before, and how far behind; null where it is
      never alone, as in a paragraph that is printed twice.
      @type {(page: { folded: string }, at: Span, before: PageWord[], behind: PageWord[]) => Span | null} */
  const unique = (page, [from, to], before, behind) => {
    let [left, right] = [from, to];
    const alone = () => count(page.folded, page.folded.slice(left, right)) === 1;
    for (let more = 1; !alone(); more += 1) {
      if (more > AROUND || (before.length < more && behind.length < more)) return null;
      if (before.length >= more) left = before[before.length - more][0];
      if (!alone() && behind.length >= more) right = behind[more - 1][1];
    }
    return [left, right];
  };

  /** @param {string} text */
  const coded = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");

  /** The directive for a stretch of what was read; empty where the same words stand elsewhere in the same way.
      @type {typeof TextFragment.directive} */
  const directive = (page, from, to) => {
    const words = wordsIn(page, from, to);
    if (!words.length) return "";
    const [begin, end] = [Math.min(from, words[0][0]), Math.max(to, words[words.length - 1][1])];
    const [first, last] = [words[0][2], words[words.length - 1][2]];
    // A browser looks for what comes before and behind in one block each: words of the next block are behind only
    // where no punctuation comes between. What comes before in another block Chromium does not find where a list's
    // mark is between.
    const far = 12 * AROUND;
    const before = wordsIn(page, Math.max(begin - far, 0), begin).filter(([, stop, block]) => stop <= begin && block === first);
    const behind = wordsIn(page, end, end + far).filter(([start]) => start >= end).filter(([, , block], _, all) => block === all[0][2] && (block === last || !page.text.slice(end, block).trim()));
    /** @type {(start: number, stop: number) => string} */
    const cut = (start, stop) => coded(page.text.slice(start, stop));
    /** @type {(start: number, inner: string, stop: number) => string} */
    const written = (start, inner, stop) => `${start < begin ? `${cut(start, begin)}-,` : ""}${inner}${stop > end ? `,-${cut(end, stop)}` : ""}`;
    const whole = () => {
      const found = unique(page, [begin, end], before, behind);
      return found ? written(found[0], cut(begin, end), found[1]) : "";
    };
    if (first === last && words.length <= WHOLE) return whole();

    const opening = words.filter(([, , block]) => block === first).slice(0, first === last ? -1 : undefined);
    let size = Math.min(END, opening.length);
    /** @returns {Span} */
    const head = () => [begin, opening[size - 1][1]];
    while (size < Math.min(opening.length, MOST) && count(page.folded, page.folded.slice(...head())) > 1) size += 1;
    const closing = words.slice(size).filter(([, , block]) => block === last);
    let rest = Math.min(END, closing.length);
    /** @returns {Span} */
    const tail = () => [closing[closing.length - rest][0], end];
    const next = () => page.folded.indexOf(page.folded.slice(...tail()), head()[1]) === tail()[0];
    while (rest < Math.min(closing.length, MOST) && !next()) rest += 1;
    const left = unique(page, head(), before, []);
    const right = next() ? tail() : unique(page, tail(), [], behind);
    if (left && right) return written(left[0], `${cut(...head())},${cut(...tail())}`, right[1]);
    return first === last && words.length <= AROUND ? whole() : "";
  };

  /** What an address ends with (":~:text=…") so that it leads to just the words of a range; empty where none can.
      @type {typeof TextFragment.of} */
  const of = (range, page = read()) => {
    const found = segmenter() && extent(page, range);
    const words = found && directive(page, ...found);
    return words ? `:~:text=${words}` : "";
  };

  /** The word at an offset of a text, where the offset is in its middle.
      @type {(text: string, offset: number) => Intl.SegmentData | null} */
  const wordAt = (text, offset) => {
    const found = segmenter()?.segment(text).containing(offset);
    return found?.isWordLike && found.index < offset ? found : null;
  };

  return { read, directive, of, segmenter, wordAt };
})();
