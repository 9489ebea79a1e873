/* What is found in a large edition: the index tells which rows have the words, and how high they rank at most; their texts
   are loaded for the best ones, until those that are shown are certain. So both editions find the same, in one order. */
globalThis.Narrowed = (() => {
  const MANY = 20; // rows whose texts are loaded rather than the places of common words
  const KINDS = ["paper", "heading", "text", "note"]; // the groups of rows of each paper; those of works follow, then those across the papers
  const FIRST = new Set(["page", "term"]); // what comes before the rows in parts; questions follow

  /** All rows that may fit the terms, as the index has them, with the others in their order, and the terms fitted to all
      texts.
      @type {typeof Narrowed.rows} */
  const rows = async (base, terms, others) => {
    const asked = await Promise.all(terms.map((term) => gathered(base, term)));
    const fitted = terms.flatMap((term, number) => {
      if (!term.capitals) return [term];
      const entries = [...asked[number].keys()];
      const texts = [...entries.map(({ words }) => Words.read(words)), ...others.map(({ source }) => source)];
      return Words.fitted([term], texts, entries.map(counted));
    });
    /** @type {Map<number, Placed[]> | null} */
    let found = null;
    /** @param {Map<IndexEntry, number>} entries */
    const length = (entries) => [...entries.keys()].reduce((sum, { where }) => sum + where.length, 0);
    const rarest = terms.map((_, number) => number).sort((a, b) => length(asked[a]) - length(asked[b]));
    for (const number of rarest) found = having(asked[number], number, 2 ** Words.units(terms[number]).length - 1, found);
    const all = /** @type {Map<number, Placed[]>} */ (found ?? new Map());
    const between = await certainly(base, all, terms.between);
    const made = [...all].map(([place, places]) => row(place, places, between, terms.behind));
    return { rows: [...made, ...others].sort((a, b) => order(a) - order(b)), fitted };
  };

  /** The words left out between terms, unless so many rows have room for them that these words themselves are looked up:
      then their places are with the others.
      @type {(base: string, rows: Map<number, Placed[]>, between: string[]) => Promise<string[]>} */
  const certainly = async (base, all, between) => {
    const [leading, ...inner] = between;
    const left = new Set(inner.flatMap((words) => words.split(" ")).filter(Boolean));
    const open = left.size ? [...all.values()].filter((places) => Parts.skeleton(inPlace(places), [], "") !== Parts.skeleton(places, ["", ...inner], "")) : [];
    if (open.length <= MANY) return between;
    const entries = await Promise.all([...left].map((key) => Parts.matching(base, { key, whole: true })));
    for (const entry of entries.flat()) Parts.each(entry, (place, at) => all.get(place)?.push(at));
    return [leading];
  };


  /** The words of the index that a term finds, each with the units of the term for which it stands, as bits.
      @type {(base: string, term: Term) => Promise<Map<IndexEntry, number>>} */
  const gathered = async (base, term) => {
    /** @type {Map<IndexEntry, number>} */
    const found = new Map();
    const units = Parts.lookups(term);
    await Promise.all(units.flatMap((ways, unit) => ways.map(async (lookup) => {
      for (const entry of await Parts.matching(base, lookup)) found.set(entry, (found.get(entry) ?? 0) | (1 << unit));
    })));
    return found;
  };

  /** @param {IndexEntry} entry */
  const counted = (entry) => {
    let count = 0;
    Parts.each(entry, () => {
      count += 1;
    });
    return count;
  };

  /** Of some rows, or of all, those that have each unit of a term, with its places.
      @type {(entries: Map<IndexEntry, number>, term: number, all: number, among: Map<number, Placed[]> | null) => Map<number, Placed[]>} */
  const having = (entries, term, all, among) => {
    /** @type {Map<number, { units: number, places: Placed[] }>} */
    const own = new Map();
    for (const [entry, units] of entries) {
      Parts.each(entry, (place, at) => {
        if (among && !among.has(place)) return;
        const known = own.get(place) ?? { units: 0, places: [] };
        known.units |= units;
        known.places.push({ ...at, term });
        own.set(place, known);
      });
    }
    return new Map([...own].filter(([, { units }]) => units === all).map(([place, { places }]) => [place, [...(among?.get(place) ?? []), ...places]]));
  };

  /** @param {Placed[]} places */
  const inPlace = (places) => places.sort((a, b) => a.at - b.at);

  /** The paper of a row, by its number; more than there are for what is no paper's.
      @type {typeof Narrowed.paper} */
  const paper = (place) => Math.floor(place / Parts.ROWS / KINDS.length);
  /** The kind of a row of a paper, and a number beyond them for others.
      @type {typeof Narrowed.kind} */
  const kindOf = (place) => (paper(place) < EDITION.papers.length ? Math.floor(place / Parts.ROWS) % KINDS.length : KINDS.length);

  /** @type {(place: number, places: Placed[], between: string[], behind: string) => Row & Required<Pick<Row, "part">>} */
  const row = (place, places, between, behind) => {
    const [group, number] = [Math.floor(place / Parts.ROWS), place % Parts.ROWS];
    const kind = KINDS[kindOf(place)] ?? EDITION.across[beyond(group) - worksParts()] ?? "work";
    const sorted = inPlace(places);
    const shown = sorted.filter(({ at }) => at < Parts.BESIDE);
    const beside = sorted.slice(shown.length).map((one) => ({ ...one, at: one.at - Parts.BESIDE }));
    const made = Texts.row({
      kind, href: "", place: "", text: Parts.skeleton(shown, between, behind), more: Parts.skeleton(beside, between, ""),
    });
    return Object.assign(made, { part: { group, number, order: placed(place) } });
  };

  const STEP = 2 ** 48; // more than any place
  /** Where a row stands among all: papers, headings, passages, works, what is said across the papers.
      @param {number} place */
  const placed = (place) => {
    const kind = kindOf(place);
    if (kind < KINDS.length) return Math.min(kind, 2) * STEP + paper(place) * Parts.ROWS + (place % Parts.ROWS);
    return (beyond(Math.floor(place / Parts.ROWS)) < worksParts() ? 3 : 5) * STEP + place;
  };

  /** The same of any row; those of a kind keep their order.
      @type {typeof Narrowed.order} */
  const order = ({ part, kind }) => part?.order ?? (FIRST.has(kind) ? 4 : 6) * STEP;

  const worksParts = () => Number(EDITION.works); // a large edition has their number there
  /** The number of a group behind those of the papers.
      @param {number} group */
  const beyond = (group) => group - EDITION.papers.length * KINDS.length;

  /** @type {Map<string, Row[]>} */
  const known = new Map();
  /** The row with all its words, whose part is loaded.
      @type {typeof Narrowed.full} */
  const full = async (base, { part }) => {
    const { group, number } = /** @type {{ group: number, number: number }} */ (part);
    const own = EDITION.papers[Math.floor(group / KINDS.length)];
    const said = beyond(group) - worksParts();
    const name = own ? `texts/${own.slug}` : said < 0 ? `works/${beyond(group)}` : `across/${said}`;
    const data = await Parts.load(base, name);
    const all = known.get(name) ?? (said < 0 ? Texts.rows(own ? data : { papers: [], passages: [], headings: [], works: data }) : data.map(Texts.said));
    known.set(name, all);
    if (!own) return all[number];
    return all[[0, 1, 1 + data.headings.length, 1 + data.headings.length][group % KINDS.length] + number];
  };

  /** All words of the texts, each with how often it occurs, and those of other rows.
      @type {typeof Narrowed.vocabulary} */
  const vocabulary = async (base, others) => {
    const listed = await Parts.load(base, "words");
    return (function* () {
      for (const [form, counts] of Parts.counts(listed)) yield { ...Words.read(form), times: counts.reduce((sum, count) => sum + count, 0) };
      for (const { source } of others) yield source;
    })();
  };

  return { rows, order, full, vocabulary, paper, kind: kindOf };
})();
