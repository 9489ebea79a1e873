/* The results of a search as elements, for the list below the field and for the page "Search". */
globalThis.Results = (() => {
  /** @type {Record<string, string>} */
  const LABELS = {
    paper: "Paper", abstract: "Abstract", text: "Text", list: "List", table: "Table", figure: "Figure",
    note: "Note", reference: "Reference", work: "Work",
  };
  /** @type {Record<string, { title: string, kinds: string[] }>} */
  const GROUPS = {
    papers: { title: "Papers", kinds: ["paper", "abstract", "text", "list", "table", "figure"] },
    notes: { title: "Notes and references", kinds: ["note", "reference"] },
    works: { title: "Works", kinds: ["work"] },
  };
  const MANY = ". Only the first words of so long a question are looked for";

  /** @type {Row[] | null} */
  let rows = null;
  /** @type {Map<string, KnownWord> | null} */
  let known = null; // the words of the rows

  /** In large editions Pagefind finds, without all texts; but not from disk, where it cannot run, nor where its
      index is not there. `say` tells who waits.
      @type {typeof Results.ready} */
  const ready = async ({ base = "", search: kind }, say) => {
    const large = kind === "pagefind";
    if (large && location.protocol !== "file:") {
      try {
        await SearchLarge.load(base);
        return;
      } catch {
        /* The texts themselves serve as well, but load more slowly. */
      }
    }
    if (large && !rows) say("Loading all texts of a large edition, which takes a while. On the web, its search answers at once.");
    rows ??= Texts.rows(await Texts.load(base));
  };

  /** All hits, best first. "left" is how many more pages of a large edition have the words; "times" as many as at
      first are looked through. Null where one has typed on.
      @type {typeof Results.of} */
  const of = async (query, times = 1) => {
    const terms = Words.parse(query);
    if (!terms.length) return { hits: [], left: 0, unasked: 0 };
    const some = rows ? { rows, left: 0 } : await SearchLarge.rows(query, times);
    return some && { hits: Ranking.ranked(query, terms, some.rows), left: some.left, unasked: terms.left };
  };

  /** The hits of each group, with its title.
      @type {typeof Results.groups} */
  const groups = (hits) =>
    Object.entries(GROUPS).map(([name, { title, kinds }]) => ({ name, title, hits: hits.filter(({ row }) => kinds.includes(row.kind)) }));

  /** @type {typeof Results.item} */
  const item = (hit, base, query) => {
    const { row } = hit;
    const words = Ranking.excerpt(hit).map(([piece, asked]) => (asked ? Browser.make("mark", {}, piece) : piece));
    const href = `${base}/${row.href}${row.anchor ? `?h=${encodeURIComponent(query)}#${row.anchor}` : ""}`;
    return Browser.make("li", {}, Browser.make("a", { href },
      Browser.make("span", { className: "search-kind", textContent: LABELS[row.kind] }), " ",
      Browser.make("span", { className: "search-place", textContent: row.place }),
      Browser.make("span", { className: "search-words" }, ...words)));
  };

  /** What to try where nothing is found: the query with its slips mended, and the words nearest to each that no text
      has. Only where all texts are at hand.
      @type {typeof Results.suggestion} */
  const suggestion = (query, action) => {
    if (!rows) return [];
    known ??= Suggestions.vocabulary(rows.flatMap((row) => [[row.text, row.folded], [row.more, row.extra]]));
    const asked = Words.parse(query).flatMap(({ words }) => words);
    const gaps = Suggestions.missing(asked, known);
    /** @type {(words: string, text: string) => HTMLElement} */
    const link = (words, text) => Browser.make("a", { href: `${action}?q=${encodeURIComponent(words)}`, textContent: text });
    const box = Browser.make("p", { className: "search-suggestion" });
    const mended = Suggestions.mended(query, gaps);
    if (mended) box.append("Did you mean ", link(mended, mended), "? ");
    for (const { word, near } of gaps) {
      box.append(`No text has “${word}”`);
      for (const [place, other] of near.entries()) box.append(place ? ", " : "; nearest to it: ", link(other.word, other.form));
      box.append(". ");
    }
    if (!gaps.length && asked.length > 1) box.append("Each word is in some text, but no place has them all. ");
    return [box];
  };

  /** @type {typeof Results.count} */
  const count = ({ hits: { length }, unasked }, where = "") => `${length === 1 ? "1 result" : `${length} results`}${where}${unasked ? MANY : ""}`;

  return { count, ready, of, groups, item, suggestion };
})();
