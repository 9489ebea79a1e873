/* The order of the results, and the words of each that are shown. */
globalThis.Ranking = (() => {
  const AROUND = 70; // characters shown before the best place; twice as many behind its beginning

  /** Where the words shown begin, and how many terms they hold: of all stretches the one with most terms, and
      among equals that with the rarer ones. One walk along the places, with what the stretch holds.
      @type {(spots: Spot[], terms: number) => { begin: number, held: number }} */
  const densest = (spots, terms) => {
    const counts = new Array(terms).fill(0);
    for (const [, , term] of spots) counts[term] += 1;
    let best = { begin: spots[0]?.[0] ?? 0, held: Math.min(spots.length, 1), weight: 0 };
    if (terms === 1) return best;
    const inside = new Array(terms).fill(0);
    let [next, held, weight] = [0, 0, 0];
    spots.forEach(([begin, , term], first) => {
      for (; next < spots.length && (next <= first || spots[next][1] <= begin + 2 * AROUND); next += 1) {
        const added = spots[next][2];
        inside[added] += 1;
        if (inside[added] > 1) continue;
        held += 1;
        weight += 1 + 1 / counts[added];
      }
      if (weight > best.weight + 1e-9) best = { begin, held, weight };
      inside[term] -= 1;
      if (inside[term]) return;
      held -= 1;
      weight -= 1 + 1 / counts[term];
    });
    return best;
  };

  /** All hits, best first: the terms that stand close together count most, and all words in a row, more than
      how often they stand. "marks" are the places to set off, "begin" is where the words shown begin.
      @type {typeof Ranking.ranked} */
  const ranked = (query, asked, rows) => {
    const terms = Words.fitted(asked, rows.map((row) => [row.text, row.folded]));
    const whole = Words.row(query);
    /** @type {Hit[]} */
    const found = [];
    for (const row of rows) {
      const joined = row.extra ? `${row.folded} \n ${row.extra}` : row.folded;
      const plain = row.extra ? `${row.text} \n ${row.more}` : row.text;
      const spots = Words.places(terms, plain, joined);
      if (!spots) continue;
      /** @param {Span | Spot} place */
      const within = ([, end]) => end <= row.text.length;
      const phrases = whole ? Words.matches(whole, plain, joined) : [];
      const { begin, held } = densest(spots.filter(within), terms.length);
      const kind = row.kind === "paper" ? 10 : row.kind === "work" ? 4 : 0;
      const score = 3 * held + Math.min(spots.length, 5) + (phrases.length ? 15 : 0) + kind;
      const marks = [...phrases, ...spots].filter(within).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      found.push({ row, score, marks, begin: phrases.find(within)?.[0] ?? begin });
    }
    return found.sort((a, b) => b.score - a.score);
  };

  /** The words around the best place of a hit, in pieces: words, and whether they were asked for.
      @type {typeof Ranking.excerpt} */
  const excerpt = ({ row: { text }, marks, begin }) => {
    let from = Math.max(0, begin - AROUND);
    let to = Math.min(text.length, begin + 2 * AROUND);
    if (from > 0) from = text.indexOf(" ", from) + 1 || from;
    if (to < text.length) to = text.lastIndexOf(" ", to);
    /** @type {[string, boolean][]} */
    const pieces = [[from > 0 ? "… " : "", false]];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      pieces.push([text.slice(at, start), false], [text.slice(start, end), true]);
      at = end;
    }
    pieces.push([text.slice(at, to), false], [to < text.length ? " …" : "", false]);
    return pieces.filter(([words]) => words);
  };

  return { ranked, excerpt };
})();
