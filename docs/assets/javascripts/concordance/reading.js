/* The texts from which the concordance is made: all of an edition whose texts are one file; of a large one the papers that
   have the words, in their order, as many as are read at once, and more when the reader asks for them. */
globalThis.Reading = (() => {
  const AT_ONCE = 60; // papers; two megabytes of text
  const KINDS = { headings: [1], text: [2], notes: [3], references: [3] }; // the groups of a paper (search/narrowed.js)
  const WILD = /[*?]/;

  /** What the index is asked for, for the words of a term; a word that begins with a wildcard, or of which a part is
      enough, tells nothing.
      @type {(words: string[], parts: boolean) => { lookups: Lookup[], word: string }[]} */
  const narrowing = (words, parts) => words.flatMap((word) => {
    const begin = Words.tokens(word.split(WILD)[0])[0] ?? "";
    if (!begin || parts) return [];
    return [{ lookups: Parts.ways(begin, false), word: WILD.test(word) || Words.unspaced(word) ? "" : begin }];
  });

  /** The numbers of the papers that may have a term, in order.
      @type {(words: string[], asked: { parts: boolean, scopes: string[] }) => Promise<Set<number>>} */
  const having = async (words, { parts, scopes }) => {
    const kinds = new Set(scopes.flatMap((scope) => KINDS[/** @type {keyof typeof KINDS} */ (scope)] ?? []));
    const units = narrowing(words, parts);
    if (!units.length) return new Set(EDITION.papers.keys());
    const each = await Promise.all(units.map(async ({ lookups, word }) => {
      /** @type {Set<number>} */
      const found = new Set();
      const entries = await Promise.all(lookups.map((lookup) => Parts.matching(".", lookup)));
      for (const entry of entries.flat()) if (!word || Words.tokens(entry.words)[0] === word) Parts.each(entry, (row) => found.add(row));
      return found;
    }));
    const [first, ...others] = each;
    const rows = [...first].filter((row) => kinds.has(Narrowed.kind(row)) && others.every((found) => found.has(row)));
    return new Set(rows.map(Narrowed.paper));
  };

  /** The index of some papers, whose texts are loaded, and of all the numbers of their words; of those before, too.
      @type {(papers: number[], before?: Indexed) => Promise<Indexed>} */
  const indexed = async (papers, before) => {
    /** @type {Pick<Corpus, "papers" | "passages" | "headings" | "function">} */
    const data = { papers: EDITION.papers, passages: [], headings: [], function: EDITION.function };
    const parts = await Promise.all(papers.map((paper) => Parts.load(".", `texts/${EDITION.papers[paper].slug}`)));
    for (const [place, part] of parts.entries()) {
      const [paper, first] = [papers[place], data.passages.length];
      Object.assign(EDITION.papers[paper], part.papers[0]);
      for (const [, anchor, text, at, level] of part.headings) data.headings.push([paper, anchor, text, first + at, level]);
      for (const [, anchor, kind, text] of part.passages) data.passages.push([paper, anchor, kind, text]);
    }
    const listed = [...Parts.counts(await Parts.load(".", "words"))];
    return Object.assign(await Browser.inSlices(WordIndex.building(data, before?.grown)), { sizes: EDITION.sizes, listed });
  };

  /** @type {{ papers: number[], index: Indexed } | null} */
  let last = null;
  /** @type {typeof Reading.large} */
  const large = async (terms, asked, times) => {
    const each = await Promise.all(terms.map(({ words }) => having(words, asked)));
    const papers = [...new Set(each.flatMap((found) => [...found]))].sort((a, b) => a - b);
    const some = papers.slice(0, times * AT_ONCE);
    const known = last?.papers.every((paper, place) => paper === some[place]) ? last : null;
    last = null; // a question that comes meanwhile does not add to the same
    const further = some.slice(known?.papers.length ?? 0);
    const index = known && !further.length ? known.index : await indexed(further, known?.index);
    last = { papers: some, index };
    return { index, left: papers.length - some.length };
  };

  /** @type {typeof Reading.start} */
  const start = async () => {
    const data = await Texts.load(".");
    if (data.index) {
      await Promise.all(["parts", "narrowed"].map((script) => Texts.once(`assets/javascripts/search/${script}.js`)));
      return { data, read: large };
    }
    const index = await Browser.inSlices(WordIndex.building(data));
    return { data, read: async () => ({ index, left: 0 }) };
  };

  return { start, large };
})();
