/* The results of the concordance as elements of the page: lines and collocates; and parts of tables. */
globalThis.Tables = (() => {
  const LETTERS = "ABCDEF";
  /** @type {Record<string, string>} */
  const NEAR = { observed: "Near", expected: "Expected", likelihood: "Log-likelihood", information: "MI" };

  /** @type {typeof Tables.number} */
  const number = (value, digits = 0) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");
  /** @type {typeof Tables.several} */
  const several = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
  /** @type {typeof Tables.letter} */
  const letter = (term) => Browser.make("span", { className: `kwic-letter term-${LETTERS[term].toLowerCase()}`, textContent: LETTERS[term] });

  /** A table with explicit roles, since on narrow screens the style sheet shows its rows as blocks.
      @type {typeof Tables.table} */
  const table = (className, caption, heads, rows) => {
    const header = Browser.make("tr", { attributes: { role: "row" } }, ...heads);
    for (const head of heads) head.setAttribute("role", "columnheader");
    return Browser.make(
      "table", { className, attributes: { role: "table" } },
      Browser.make("caption", {}, ...caption),
      Browser.make("thead", { attributes: { role: "rowgroup" } }, header),
      Browser.make("tbody", { attributes: { role: "rowgroup" } }, ...rows),
    );
  };
  /** @type {typeof Tables.row} */
  const row = (...cells) => {
    for (const cell of cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
    return Browser.make("tr", { attributes: { role: "row" } }, ...cells);
  };
  /** @param {string} text */
  const head = (text) => Browser.make("th", { scope: "col" }, text);

  /** A part of a text with some of its words highlighted.
      @type {(text: string, from: number, to: number, spans: Span[]) => Child[]} */
  const setOff = (text, from, to, spans) => {
    /** @type {Child[]} */
    const made = [];
    let at = from;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
      if (start < at || end > to) continue;
      made.push(text.slice(at, start), Browser.make("b", { textContent: text.slice(start, end) }));
      at = end;
    }
    return [...made, text.slice(at, to)].map((part) => (typeof part === "string" ? part.replace(/\n/g, " / ") : part));
  };

  /** One line: its place, the words before, the hit, the words after; the words that decide the order are highlighted.
      @type {(index: Indexed, papers: Corpus["papers"], hit: Occurrence, keys: string[], many: boolean) => HTMLElement} */
  const line = (index, papers, hit, keys, many) => {
    const place = index.rows[index.row[hit.at]];
    const paper = papers[place.paper];
    const { node, bounds: [from, start, end, to] } = Lines.context(index, hit);
    /** @type {Record<string, Span[]>} */
    const spans = { l: [], r: [] };
    for (const key of keys) {
      const aside = Lines.step(key);
      const at = aside ? Lines.neighbour(index, hit, aside.words) : -1;
      if (aside && at >= 0) spans[aside.side].push([index.from[at], index.to[at]]);
    }
    const name = Texts.placeName(place.kind, place.anchor);
    const sign = name.replace(/^paragraph /, "¶").replace(/^note /, "n. ");
    const link = Browser.make(
      "a",
      {
        href: `papers/${paper.slug}.html?h=${encodeURIComponent(`"${node}"`)}#${place.anchor}`,
        title: `${paper.name}, ${name}`,
      },
      `${place.paper + 1} `, Browser.make("span", { className: "kwic-paper" }, `${paper.label} `),
      Browser.make("span", { attributes: { "aria-hidden": "true" } }, sign), Browser.make("span", { className: "unseen" }, name),
    );
    /** @type {(className: string, ...parts: Child[]) => HTMLElement} */
    const cell = (className, ...parts) => Browser.make("td", { className }, Browser.make("span", {}, Browser.make("span", {}, ...parts)));
    return row(
      Browser.make("td", { className: "kwic-place" }, ...(many ? [letter(hit.term), " "] : []), link),
      cell("kwic-left", ...setOff(place.text, from, start, spans.l)),
      Browser.make("td", { className: `kwic-node term-${LETTERS[hit.term].toLowerCase()}` }, Browser.make("strong", { textContent: node })),
      cell("kwic-right", ...setOff(place.text, end, to, spans.r)),
    );
  };

  /** @type {typeof Tables.lines} */
  const lines = (index, papers, hits, keys, many, caption) => {
    /** @type {Record<string, string>} */
    const names = { l: "Left", r: "Right", node: "Hit", term: "" };
    const main = names[Lines.step(keys[0])?.side ?? keys[0]] ?? "Place";
    const heads = [["Place", "place"], ["Left", "l1.l2.l3"], ["Hit", "node.r1.r2"], ["Right", "r1.r2.r3"]].map(([name, sort]) =>
      Browser.make("th", { scope: "col", className: `kwic-${name.toLowerCase()}`, attributes: /** @type {Record<string, string>} */ (main === name ? { "aria-sort": "ascending" } : {}) },
        Browser.make("button", { type: "button", textContent: name, title: `Sort by ${name.toLowerCase()}`, attributes: { "data-sort": sort } })));
    return table("kwic-lines", [caption], heads, hits.map((hit) => line(index, papers, hit, keys, many)));
  };

  /** @type {typeof Tables.collocates} */
  const collocates = (words, caption) =>
    table("kwic-near", [caption], [head("Word"), ...Object.values(NEAR).map(head)], words.map((word) =>
      row(
        Browser.make("th", { scope: "row" }, Browser.make("button", { type: "button", textContent: word.word, title: `Show the lines with “${word.word}”`, attributes: { "data-with": word.word } })),
        Browser.make("td", {}, number(word.observed)),
        .../** @type {const} */ (["expected", "likelihood", "information"]).map((name) => Browser.make("td", {}, number(word[name], name === "expected" ? 2 : 1))),
      )));

  return { LETTERS, number, several, letter, table, row, lines, collocates };
})();
