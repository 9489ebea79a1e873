/* The results of the concordance as elements of the page: counts with strips, lines, and collocates. */
globalThis.Tables = (() => {
  const LETTERS = "ABCDEF";
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {Record<string, string>} */
  const NEAR = { observed: "Near", expected: "Expected", likelihood: "Log-likelihood", information: "MI" };

  const NAMED = 12;

  /** @type {typeof Tables.number} */
  const number = (value, digits = 0) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");
  /** @type {typeof Tables.several} */
  const several = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
  /** @param {number} term */
  const letter = (term) => Browser.make("span", { className: `kwic-letter term-${LETTERS[term].toLowerCase()}`, textContent: LETTERS[term] });

  /** A table with explicit roles, since on narrow screens the style sheet shows its rows as blocks.
      @type {(className: string, caption: Child[], heads: HTMLElement[], rows: HTMLElement[]) => HTMLTableElement} */
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
  /** @type {(...cells: HTMLElement[]) => HTMLTableRowElement} */
  const row = (...cells) => {
    for (const cell of cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
    return Browser.make("tr", { attributes: { role: "row" } }, ...cells);
  };
  /** @param {string} text */
  const head = (text) => Browser.make("th", { scope: "col" }, text);

  /** The places of the hits in a paper, as strokes on a line from its beginning to its end, and in words.
      @type {(places: number[], size: number, where: IndexedPlace[]) => SVGElement} */
  const strip = (places, size, where) => {
    const image = document.createElementNS(SVG, "svg");
    image.setAttribute("class", "kwic-strip");
    image.setAttribute("viewBox", "0 0 1000 10");
    image.setAttribute("preserveAspectRatio", "none");
    image.setAttribute("role", "img");
    const tenths = new Array(10).fill(0);
    for (const place of places) tenths[Math.min(9, Math.floor((10 * place) / size))] += 1;
    const words = where.length <= NAMED ? where.map(({ kind, anchor }) => Texts.placeName(kind, anchor)).join(", ") : `by tenths of the paper: ${tenths.join(", ")}`;
    image.setAttribute("aria-label", places.length ? `Hits: ${words}` : "No hits");
    const strokes = document.createElementNS(SVG, "path");
    strokes.setAttribute("d", places.map((place) => `M${Math.round((1000 * (place + 0.5)) / size)} 0V10`).join(""));
    image.append(strokes);
    return image;
  };

  /** One term in every paper: hits, hits per 1,000 words, and their places.
      @type {typeof Tables.counts} */
  const counts = (index, papers, extent, { label, term, several: many }, hits) => {
    /** @type {(count: number, size: number) => string} */
    const per = (count, size) => (size ? number((1000 * count) / size, 2) : "–");
    const rows = papers.map((paper, which) => {
      const own = hits.filter(({ at }) => index.rows[index.row[at]].paper === which);
      const places = own.map(({ at }) => extent.begins[index.row[at]] + at - index.rows[index.row[at]].first);
      const where = [...new Set(own.map(({ at }) => index.row[at]))].map((at) => index.rows[at]);
      return row(
        Browser.make("th", { scope: "row" }, Browser.make("span", { textContent: `${which + 1} ${paper.name}`, title: paper.name })),
        Browser.make("td", {}, number(own.length)),
        Browser.make("td", {}, per(own.length, extent.sizes[which])),
        Browser.make("td", {}, extent.sizes[which] ? strip(places, extent.sizes[which], where) : "no such part"),
      );
    });
    rows.push(row(Browser.make("th", { scope: "row" }, "All papers"), Browser.make("td", {}, number(hits.length)), Browser.make("td", {}, per(hits.length, extent.all)), Browser.make("td")));
    return table(`kwic-counts term-${LETTERS[term].toLowerCase()}`, many ? [letter(term), ` ${label}`] : [label],
      [head("Paper"), head("Hits"), head("Per 1,000 words"), head("Where, from beginning to end")], rows);
  };

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
    const link = Browser.make("a", {
      href: `papers/${paper.slug}.html?h=${encodeURIComponent(`"${node}"`)}#${place.anchor}`,
      title: `${paper.name}, ${name}`,
      textContent: `${place.paper + 1} ${paper.label}, ${name}`,
    });
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

  return { LETTERS, number, several, counts, lines, collocates };
})();
