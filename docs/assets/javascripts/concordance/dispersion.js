/* Where the hits stand in each paper: one table on one axis of words, which is as long as the longest paper. A stroke is
   a place with hits, and leads to it; the small marks below the line are headings. */
globalThis.Dispersion = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 1000;
  const NAMED = 12; // places that are named for screen readers; of more, tenths of the paper are counted
  const { number, letter, table, row } = Tables;

  /** @type {(tag: string, attributes: Record<string, string>, ...children: Element[]) => SVGElement} */
  const drawn = (tag, attributes, ...children) => {
    const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** The words of a paper at which its headings stand, counted in the chosen parts.
      @type {typeof Dispersion.headings} */
  const headings = (index, extent, paper) => {
    /** @type {Set<number>} */
    const found = new Set();
    let at = 0;
    index.rows.forEach((place, which) => {
      if (place.paper !== paper) return;
      if (place.kind === "heading") found.add(at);
      if (extent.begins[which] >= 0) at = extent.begins[which] + place.last - place.first;
    });
    found.delete(0);
    return [...found];
  };

  /** Hits by their place in the text, each with the word of the paper at which it stands.
      @type {typeof Dispersion.places} */
  const places = (index, extent, hits) => {
    /** @type {Map<number, Occurrence[]>} */
    const groups = new Map();
    for (const hit of hits) {
      const which = index.row[hit.at];
      groups.set(which, [...(groups.get(which) ?? []), hit]);
    }
    return [...groups].map(([which, its]) => ({
      place: index.rows[which], hits: its, words: its.map(({ at }) => extent.begins[which] + at - index.rows[which].first),
    }));
  };

  /** @type {WeakMap<Element, { label: string, hits: Occurrence[] }>} */
  const shown = new WeakMap();

  /** A paper's line with its strokes.
      @type {(found: ReturnType<typeof places>, paper: Corpus["papers"][number], size: number, longest: number, marks: number[]) => SVGElement} */
  const strip = (found, paper, size, longest, marks) => {
    /** @param {number} words */
    const x = (words) => Math.round((WIDTH * words) / longest);
    const strokes = found.map(({ place, hits, words }) => {
      const d = words.map((at) => `M${x(at + 0.5)} 0V11`).join("");
      const link = drawn("a", { href: `papers/${paper.slug}.html#${place.anchor}`, tabindex: "-1" },
        drawn("path", { class: "reach", d }), drawn("path", { class: "stroke", d }));
      shown.set(link, { label: `${paper.label}, ${Texts.placeName(place.kind, place.anchor)}`, hits });
      return link;
    });
    return drawn("svg", { class: "kwic-strip", viewBox: `0 0 ${WIDTH} 16`, preserveAspectRatio: "none", "aria-hidden": "true" },
      drawn("path", { class: "axis", d: `M0 12H${x(size)}` }),
      drawn("path", { class: "sections", d: marks.map((at) => `M${x(at)} 12V16`).join("") }), ...strokes);
  };

  /** The same in words.
      @type {(found: ReturnType<typeof places>, size: number) => string} */
  const inWords = (found, size) => {
    if (!found.length) return "No hits";
    if (found.length <= NAMED) return `Hits: ${found.map(({ place }) => Texts.placeName(place.kind, place.anchor)).join(", ")}`;
    const tenths = new Array(10).fill(0);
    for (const at of found.flatMap(({ words }) => words)) tenths[Math.min(9, Math.floor((10 * at) / size))] += 1;
    return `Hits: by tenths of the paper: ${tenths.join(", ")}`;
  };

  /** @type {typeof Dispersion.table} */
  const made = (index, papers, extent, terms, hits) => {
    const many = terms.length > 1;
    const longest = Math.max(...extent.sizes, 1);
    /** @type {(own: Occurrence[], size: number) => HTMLElement[]} */
    const figures = (own, size) => [
      Browser.make("td", {}, number(own.length)),
      Browser.make("td", { className: "kwic-per" }, size ? number((1000 * own.length) / size, 2) : "–"),
    ];
    /** @param {number} term */
    const named = (term) => (many ? [Browser.make("td", { className: "kwic-term" }, letter(term), ` ${terms[term].label}`)] : []);
    /** A row for each term; the first begins with the name.
        @type {(name: string, title: string, cells: (term: number, own: Occurrence[]) => HTMLElement[], of: (hit: Occurrence) => boolean) => HTMLElement[]} */
    const group = (name, title, cells, of) =>
      terms.map((_, term) => {
        const own = hits.filter((hit) => hit.term === term && of(hit));
        const first = Browser.make("th", { scope: "rowgroup", rowSpan: terms.length, title }, name);
        const line = row(...(term ? [] : [first]), ...named(term), ...cells(term, own));
        line.classList.add(`term-${Tables.LETTERS[term].toLowerCase()}`, ...(term ? [] : ["first"]));
        return line;
      });
    const read = new Set(hits.map(({ at }) => index.rows[index.row[at]].paper));
    const rows = papers.flatMap((paper, which) => {
      if (index.sizes && !read.has(which)) return []; // of a large edition those with hits
      const size = extent.sizes[which];
      const marks = headings(index, extent, which);
      return group(`${which + 1} ${paper.label}`, paper.name, (_, own) => {
        const found = places(index, extent, own);
        const where = size ? [strip(found, paper, size, longest, marks), Browser.make("span", { className: "unseen" }, inWords(found, size))] : ["no such part"];
        return [...figures(own, size), Browser.make("td", {}, ...where)];
      }, ({ at }) => index.rows[index.row[at]].paper === which);
    });
    rows.push(...group("All papers", "", (_, own) => [...figures(own, extent.all), Browser.make("td")], () => true));
    const heads = ["Paper", ...(many ? ["Term"] : []), "Hits", "Per 1,000 words"].map((text) =>
      Browser.make("th", { scope: "col", className: text === "Term" ? "kwic-term" : "" }, text));
    const axis = Browser.make("th", { scope: "col", className: "kwic-axis" },
      Browser.make("span", {}, "Where: word 1"), Browser.make("span", {}, number(longest)));
    const caption = `${many ? "H" : `${terms[0]?.label ?? ""}: h`}its in each paper. A stroke leads to its place; small marks are headings.`;
    return table("kwic-counts", [caption], [...heads, axis], rows);
  };

  /** The lines of a stroke's hits, as a preview.
      @type {typeof Dispersion.preview} */
  const preview = (index, link) => {
    const { label, hits } = shown.get(link) ?? { label: "", hits: [] };
    return [
      Browser.make("p", { className: "preview-label" }, label),
      ...hits.map((hit) => {
        const { left, node, right } = Lines.context(index, hit);
        return Browser.make("p", {}, `… ${left}`, Browser.make("strong", {}, node), `${right} …`);
      }),
    ];
  };

  return { table: made, headings, places, preview };
})();
