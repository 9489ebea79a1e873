/* What the concordance shows: counts with strips, lines, and collocates, as elements of the page. */
globalThis.KwicView = (() => {
  const LETTERS = "ABCDEF";
  const SVG = "http://www.w3.org/2000/svg";
  const NEAR = { observed: "Near", expected: "Expected", likelihood: "Log-likelihood", information: "MI" };

  const NAMED = 12;

  const make = (tag, properties = {}, ...children) => {
    const { attributes = {}, ...rest } = properties;
    const made = Object.assign(document.createElement(tag), rest);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const number = (value, digits = 0) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");
  const several = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
  const letter = (term) => make("span", { className: `kwic-letter term-${LETTERS[term].toLowerCase()}`, textContent: LETTERS[term] });

  /* A table; its roles are said, since on narrow screens its rows are set as blocks. */
  const table = (className, caption, heads, rows) => {
    const header = make("tr", { attributes: { role: "row" } }, ...heads);
    for (const head of heads) head.setAttribute("role", "columnheader");
    return make(
      "table", { className, attributes: { role: "table" } },
      make("caption", {}, ...caption),
      make("thead", { attributes: { role: "rowgroup" } }, header),
      make("tbody", { attributes: { role: "rowgroup" } }, ...rows),
    );
  };
  const row = (...cells) => {
    for (const cell of cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
    return make("tr", { attributes: { role: "row" } }, ...cells);
  };
  const head = (text) => make("th", { scope: "col" }, text);

  /* Where in a paper the hits stand, as strokes on a line from its beginning to its end, and in words. */
  const strip = (places, size, where) => {
    const image = document.createElementNS(SVG, "svg");
    image.setAttribute("class", "kwic-strip");
    image.setAttribute("viewBox", "0 0 1000 10");
    image.setAttribute("preserveAspectRatio", "none");
    image.setAttribute("role", "img");
    const tenths = new Array(10).fill(0);
    for (const place of places) tenths[Math.min(9, Math.floor((10 * place) / size))] += 1;
    const words = where.length <= NAMED ? where.map(({ kind, anchor }) => Find.place(kind, anchor)).join(", ") : `by tenths of the paper: ${tenths.join(", ")}`;
    image.setAttribute("aria-label", places.length ? `Hits: ${words}` : "No hits");
    const strokes = document.createElementNS(SVG, "path");
    strokes.setAttribute("d", places.map((place) => `M${Math.round((1000 * (place + 0.5)) / size)} 0V10`).join(""));
    image.append(strokes);
    return image;
  };

  /* One term in every paper: hits, hits in 1,000 words, and where. */
  const counts = (index, papers, extent, { label, term, several: many }, hits) => {
    const per = (count, size) => (size ? number((1000 * count) / size, 2) : "–");
    const rows = papers.map((paper, which) => {
      const own = hits.filter(({ at }) => index.rows[index.row[at]].paper === which);
      const places = own.map(({ at }) => extent.begins[index.row[at]] + at - index.rows[index.row[at]].first);
      const where = [...new Set(own.map(({ at }) => index.row[at]))].map((at) => index.rows[at]);
      return row(
        make("th", { scope: "row" }, make("span", { textContent: `${which + 1} ${paper.name}`, title: paper.name })),
        make("td", {}, number(own.length)),
        make("td", {}, per(own.length, extent.sizes[which])),
        make("td", {}, extent.sizes[which] ? strip(places, extent.sizes[which], where) : "no such part"),
      );
    });
    rows.push(row(make("th", { scope: "row" }, "All papers"), make("td", {}, number(hits.length)), make("td", {}, per(hits.length, extent.all)), make("td")));
    return table(`kwic-counts term-${LETTERS[term].toLowerCase()}`, many ? [letter(term), ` ${label}`] : [label],
      [head("Paper"), head("Hits"), head("Per 1,000 words"), head("Where, from beginning to end")], rows);
  };

  /* A part of a text with some of its words set off. */
  const setOff = (text, from, to, spans) => {
    const made = [];
    let at = from;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
      if (start < at || end > to) continue;
      made.push(text.slice(at, start), make("b", { textContent: text.slice(start, end) }));
      at = end;
    }
    return [...made, text.slice(at, to)].map((part) => (typeof part === "string" ? part.replace(/\n/g, " / ") : part));
  };

  /* One line: where, the words before, the hit, the words after; those by which lines are sorted set off. */
  const line = (index, papers, hit, keys, many) => {
    const place = index.rows[index.row[hit.at]];
    const paper = papers[place.paper];
    const { node, bounds: [from, start, end, to] } = Kwic.context(index, hit);
    const spans = { l: [], r: [] };
    for (const [, side, step] of keys.map((key) => key.match(/^([lr])([1-3])$/) ?? [])) {
      const at = side ? Kwic.neighbour(index, hit, side === "l" ? -step : Number(step)) : -1;
      if (at >= 0) spans[side].push([index.from[at], index.to[at]]);
    }
    const name = Find.place(place.kind, place.anchor);
    const link = make("a", {
      href: `papers/${paper.slug}.html?h=${encodeURIComponent(`"${node}"`)}#${place.anchor}`,
      title: `${paper.name}, ${name}`,
      textContent: `${place.paper + 1} ${paper.label}, ${name}`,
    });
    const cell = (className, ...parts) => make("td", { className }, make("span", {}, make("span", {}, ...parts)));
    return row(
      make("td", { className: "kwic-place" }, ...(many ? [letter(hit.term), " "] : []), link),
      cell("kwic-left", ...setOff(place.text, from, start, spans.l)),
      make("td", { className: `kwic-node term-${LETTERS[hit.term].toLowerCase()}` }, make("strong", { textContent: node })),
      cell("kwic-right", ...setOff(place.text, end, to, spans.r)),
    );
  };

  const lines = (index, papers, hits, keys, many, caption) => {
    const main = { l: "Left", r: "Right" }[keys[0]?.match(/^([lr])[1-3]$/)?.[1]] ?? { node: "Hit", term: "" }[keys[0]] ?? "Place";
    const heads = [["Place", "place"], ["Left", "l1.l2.l3"], ["Hit", "node.r1.r2"], ["Right", "r1.r2.r3"]].map(([name, sort]) =>
      make("th", { scope: "col", className: `kwic-${name.toLowerCase()}`, attributes: main === name ? { "aria-sort": "ascending" } : {} },
        make("button", { type: "button", textContent: name, title: `Sort by ${name.toLowerCase()}`, attributes: { "data-sort": sort } })));
    return table("kwic-lines", [caption], heads, hits.map((hit) => line(index, papers, hit, keys, many)));
  };

  const collocates = (words, caption) =>
    table("kwic-near", [caption], [head("Word"), ...Object.values(NEAR).map(head)], words.map((word) =>
      row(
        make("th", { scope: "row" }, make("button", { type: "button", textContent: word.word, title: `Show the lines with “${word.word}”`, attributes: { "data-with": word.word } })),
        make("td", {}, number(word.observed)),
        ...["expected", "likelihood", "information"].map((name) => make("td", {}, number(word[name], name === "expected" ? 2 : 1))),
      )));

  return { LETTERS, make, number, several, counts, lines, collocates };
})();
