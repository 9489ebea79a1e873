/* Collocates: the words near the hits, and how much more often than by chance they occur there. */
globalThis.Collocates = (() => {
  /** The contingency table of one word, after Evert (2008): 11 counts the word in a window, 12 other words in a
      window, 21 and 22 the same outside; the expected counts are the products of the margins.
      @type {typeof Collocates.score} */
  const score = (o11, width, found, all) => {
    const observed = [o11, width - o11, found - o11, all - width - found + o11];
    const columns = [found, all - found];
    const lines = [width, all - width];
    const expected = [0, 1, 2, 3].map((cell) => (lines[cell >> 1] * columns[cell & 1]) / all);
    const sum = observed.reduce((total, value, cell) => total + (value ? value * Math.log(value / expected[cell]) : 0), 0);
    const likelihood = Math.max(0, 2 * sum) * (o11 < expected[0] ? -1 : 1);
    return { expected: expected[0], likelihood, information: Math.log2(o11 / expected[0]) };
  };

  /** Mark the words within a given distance of a hit in its line.
      @type {(index: Indexed, hits: Occurrence[], span: number) => Uint8Array} */
  const windows = (index, hits, span) => {
    const inside = new Uint8Array(index.form.length);
    for (const { at, to } of hits) {
      const line = index.line[at];
      for (let step = 1; step <= span; step += 1) {
        if (index.line[at - step] === line) inside[at - step] = 1;
        if (index.line[to - 1 + step] === line) inside[to - 1 + step] = 1;
      }
    }
    for (const { at, to } of hits) inside.fill(2, at, to);
    return inside;
  };

  /** How often words occur in all papers of a large edition, of which some are read; null where all are.
      @type {(index: Indexed, keys: string[], options: Folding, columns: boolean[]) => { found: Int32Array, all: number } | null} */
  const listed = (index, keys, options, columns) => {
    if (!index.listed) return null;
    const places = new Map(keys.map((key, place) => [key, place]));
    const found = new Int32Array(keys.length);
    let all = 0;
    for (const [words, counts] of index.listed) {
      const times = counts.reduce((sum, count, column) => sum + (columns[column] ? count : 0), 0);
      if (!times) continue;
      for (const span of Words.spans(words)) {
        const place = places.get(Words.fold(words.slice(...span), options));
        all += times;
        if (place !== undefined) found[place] += times;
      }
    }
    return { found, all };
  };

  /** Words near the hits: the observed and the expected count, and two scores. The hits' own words count neither
      as neighbours nor as other words.
      @type {typeof Collocates.of} */
  const of = (index, hits, span, options, { begins, columns }) => {
    const { of: keyOf, keys } = WordIndex.variant(index, options);
    const inside = windows(index, hits, span);
    const near = new Int32Array(keys.length);
    const [own, whole] = [new Int32Array(keys.length), listed(index, keys, options, columns)];
    const found = whole?.found ?? new Int32Array(keys.length);
    let [all, width] = [whole?.all ?? 0, 0];
    index.rows.forEach((row, number) => {
      if (begins[number] < 0) return;
      for (let at = row.first; at < row.last; at += 1) {
        const key = keyOf[index.form[at]];
        if (inside[at] === 2) {
          own[key] += 1;
          continue;
        }
        if (!whole) {
          all += 1;
          found[key] += 1;
        }
        width += inside[at];
        near[key] += inside[at];
      }
    });
    if (whole) {
      for (const [key, count] of own.entries()) found[key] -= count;
      all -= own.reduce((sum, count) => sum + count, 0);
    }
    /** @type {Collocate[]} */
    const made = [];
    near.forEach((observed, key) => {
      if (observed) made.push({ word: keys[key], observed, ...score(observed, width, found[key], all) });
    });
    return made;
  };

  return { score, of };
})();
