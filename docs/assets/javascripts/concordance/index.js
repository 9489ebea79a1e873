/* The index of the concordance: every word of all papers, and the places of a query. Nothing here touches the page.
   search/words.js defines a word; a "place" is a paragraph, a note, a heading or the like. */
globalThis.WordIndex = (() => {
  /** @type {Record<string, string[]>} */
  const SCOPES = {
    text: ["abstract", "text", "list", "table", "figure"],
    headings: ["heading"],
    notes: ["note"],
    references: ["reference"],
  };
  const collator = new Intl.Collator("en");

  /** The number of a form; a form not yet known gets a new number.
      @type {(numbers: Map<string, number>, form: string) => number} */
  const numbered = (numbers, form) => {
    const number = numbers.get(form) ?? numbers.size;
    numbers.set(form, number);
    return number;
  };

  /** @param {Folding} options */
  const named = ({ cased = false, marked = false }) => `${cased} ${marked}`;

  /** Group equivalent forms: the key of each form, and all keys.
      @type {(forms: string[], options: Folding) => FoldedForms} */
  const folding = (forms, { cased = false, marked = false }) => {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const of = Int32Array.from(forms, (form) => numbered(numbers, Words.fold(form, { cased, marked })));
    return { of, keys: [...numbers.keys()] };
  };

  /** @type {typeof WordIndex.variant} */
  const variant = (index, options) => {
    const found = index.folded.get(named(options)) ?? folding(index.forms, options);
    index.folded.set(named(options), found);
    return found;
  };

  /** What an index is made from, as yet of no paper.
      @type {() => GrownIndex} */
  const begun = () => ({ rows: [], numbers: new Map(), words: { form: [], from: [], to: [], row: [], line: [] }, lines: 0 });

  /** Every word in order as the number of its form, with its place in the text. A phrase lies within one line: a
      paragraph, an item of a list, a cell of a table. It can pause after each passage. With what an index was made from,
      further papers are added to those.
      @type {typeof WordIndex.building} */
  const building = function* (data, grown = begun()) {
    const { rows, numbers, words } = grown;
    /** @type {(place: [paper: number, anchor: string, kind: string, text: string]) => void} */
    const add = ([paper, anchor, kind, text]) => {
      const first = words.form.length;
      let before = 0;
      grown.lines += 1;
      for (const [from, to] of Words.spans(text)) {
        if (text.slice(before, from).includes("\n")) grown.lines += 1;
        before = to;
        const form = text.slice(from, to);
        words.form.push(numbered(numbers, form));
        words.from.push(from);
        words.to.push(to);
        words.row.push(rows.length);
        words.line.push(grown.lines);
      }
      rows.push({ paper, anchor, kind, text, first, last: words.form.length });
    };
    let next = 0;
    for (const [number, [paper, anchor, kind, text]] of data.passages.entries()) {
      for (; data.headings[next]?.[3] === number; next += 1) add([data.headings[next][0], data.headings[next][1], "heading", data.headings[next][2]]);
      add([paper, anchor, kind, text]);
      yield;
    }
    for (const [paper, anchor, text] of data.headings.slice(next)) add([paper, anchor, "heading", text]);
    const forms = [...numbers.keys()];
    yield;
    const { of, keys } = folding(forms, {});
    /** @type {Int32Array | undefined} */
    let ranks;
    const ranked = () => {
      const order = keys.map((_, key) => key).sort((a, b) => collator.compare(keys[a], keys[b]));
      const rank = new Int32Array(keys.length);
      for (const [place, key] of order.entries()) rank[key] = place;
      return of.map((key) => rank[key]);
    };
    return {
      form: Int32Array.from(words.form), from: Int32Array.from(words.from), to: Int32Array.from(words.to),
      row: Int32Array.from(words.row), line: Int32Array.from(words.line),
      rows: [...rows], forms, grown, folded: new Map([[named({}), { of, keys }]]), papers: data.papers.length,
      function: new Set(data.function),
      /** The place of each form in the alphabet, found when lines are first sorted by words. */
      get rank() {
        ranks ??= ranked();
        return ranks;
      },
    };
  };

  /** How many words of the chosen parts each paper has, and at which word each place begins (-1 for other parts).
      @type {typeof WordIndex.extent} */
  const extent = (index, scopes) => {
    const kinds = new Set(scopes.flatMap((scope) => SCOPES[scope] ?? []));
    const read = new Array(index.papers).fill(0);
    const begins = index.rows.map((row) => {
      if (!kinds.has(row.kind)) return -1;
      read[row.paper] += row.last - row.first;
      return read[row.paper] - (row.last - row.first);
    });
    const columns = Object.keys(SCOPES).map((scope) => scopes.includes(scope));
    const sizes = index.sizes?.map((all) => all.reduce((sum, size, column) => sum + (columns[column] ? size : 0), 0)) ?? read;
    return { sizes, begins, columns, all: sizes.reduce((sum, size) => sum + size, 0) };
  };

  /** The terms of a query, separated by commas outside quotation marks: each as typed, and its words, in which
      "*" and "?" are wildcards.
      @type {typeof WordIndex.terms} */
  const terms = (query) =>
    (query.normalize("NFC").match(/(?:["“”„][^"“”„]*["“”„]?|[^,;"“”„])+/gu) ?? [])
      .map((part) => ({ label: part.trim(), words: part.match(/[\p{L}\p{Nd}\p{Nl}\p{M}₀-₉*?]+/gu) ?? [] }))
      .filter(({ words }) => words.length);

  /** Whether a word matches a pattern in which "*" is any number of characters and "?" one character. Only the last
      "*" is tried again, so the work cannot exceed the length of the pattern times that of the word.
      @type {typeof WordIndex.fits} */
  const fits = (pattern, word) => {
    let [at, place, star, kept] = [0, 0, -1, 0];
    while (at < word.length) {
      if (pattern[place] === "*") [place, star, kept] = [place + 1, place, at];
      else if (pattern[place] === "?" || pattern[place] === word[at]) [place, at] = [place + 1, at + 1];
      else if (star >= 0) [place, at, kept] = [star + 1, kept + 1, kept + 1];
      else return false;
    }
    while (pattern[place] === "*") place += 1;
    return place === pattern.length;
  };

  /** Which forms a word of a query matches; a partial match may have characters around it, and so has each word of a
      script without spaces.
      @type {(index: Indexed, word: string, options: Matching) => Uint8Array} */
  const chosen = (index, word, options) => {
    const { of, keys } = variant(index, options);
    const folded = Words.fold(word, options);
    const pattern = options.parts || Words.unspaced(word) ? `*${folded}*` : folded;
    const yes = Uint8Array.from(keys, (key) => Number(fits(pattern, key)));
    return Uint8Array.from(of, (key) => yes[key]);
  };

  /** All hits in the order of the papers: number of the term, first word, and the word after the last. In a
      phrase only the first word may match the end of a word, and the last the beginning of one.
      @type {typeof WordIndex.find} */
  const find = (index, asked, options, { begins }) => {
    /** @type {Occurrence[]} */
    const hits = [];
    asked.forEach(({ words }, term) => {
      const sets = words.map((word, place) => {
        if (!options.parts || words.length === 1) return chosen(index, word, options);
        const open = `${place ? "" : "*"}${word}${place === words.length - 1 ? "*" : ""}`;
        return chosen(index, open, { ...options, parts: false });
      });
      index.rows.forEach((row, number) => {
        if (begins[number] < 0) return;
        for (let at = row.first; at + sets.length <= row.last; at += 1) {
          let length = 0;
          while (length < sets.length && sets[length][index.form[at + length]]) length += 1;
          const to = at + length;
          if (length === sets.length && index.line[at] === index.line[to - 1]) hits.push({ term, at, to });
        }
      });
    });
    return asked.length > 1 ? hits.sort((a, b) => a.at - b.at || a.term - b.term) : hits;
  };

  return { building, variant, extent, terms, fits, find };
})();
