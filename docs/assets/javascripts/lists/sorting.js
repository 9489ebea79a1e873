/* Orders of a list of works: by year, by how often they are cited, by the papers that cite them. Each divides the
   list into parts. Nothing here touches the page. */
globalThis.Sorting = (() => {
  /** @type {Record<string, string>} */
  const ORDERS = { year: "year, newest first", cited: "times cited", papers: "citing papers" };

  /** What sorts a work, and the part of the list in which it stands: its name and the end of its anchor.
      @type {Record<string, (work: { dataset: DOMStringMap }, papers: Record<string, string>) => { rank: number, name: string, part: string }>} */
  const RULES = {
    year: ({ dataset: { year = "", decade = "" } }) => ({ rank: /^\d{4}$/.test(year) ? -Number(year) : 0, name: decade, part: decade }),
    cited: ({ dataset: { cited = "0" } }) => ({ rank: -Number(cited), name: `${cited} citing ${cited === "1" ? "place" : "places"}`, part: cited }),
    papers: ({ dataset }, papers) => {
      const own = (dataset.papers ?? "").split(" ").filter(Boolean);
      if (own.length > 1) return { rank: -own.length, name: `In ${own.length} papers`, part: `${own.length}` };
      return { rank: Object.keys(papers).indexOf(own[0]), name: `Only in ${papers[own[0]] ?? "no paper"}`, part: own[0] ?? "none" };
    },
  };

  /** Works in an order, in parts; equal ones stay as they are. `papers` are the papers' names in their order.
      @type {typeof Sorting.parts} */
  const parts = (works, order, papers) => {
    const rows = works.map((work) => ({ work, ...RULES[order](work, papers) })).sort((a, b) => a.rank - b.rank);
    /** @type {Map<string, { name: string, id: string, works: any[] }>} */
    const found = new Map();
    for (const { work, name, part } of rows) {
      const own = found.get(part) ?? { name, id: `${order}-${part}`, works: [] };
      own.works.push(work);
      found.set(part, own);
    }
    return [...found.values()];
  };

  return { ORDERS, parts };
})();
