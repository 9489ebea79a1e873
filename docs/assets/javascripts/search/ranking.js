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

  /** What a kind counts: papers and pages whose title has the words come before what else has them.
      @type {Record<string, number>} */
  const KINDS = { paper: 10, page: 10, term: 1, author: 1, heading: 1, work: 1 };
  /** What a kind counts for a question: what answers it comes before where its words stand.
      @type {Record<string, number>} */
  const ANSWERS = { term: 16, fact: 15, event: 8, answer: 8, author: 8, question: 14 };
  const CALLED = 22; // what a term, an author, a section or a page counts that is called so; more than a fact, and than a term that has the word more often
  const LETTER = /^[\p{L}\p{N}\p{M}]/u;

  /** How many terms a text has as whole words, and not only as beginnings.
      @type {(text: string, spots: Spot[]) => number} */
  const whole = (text, spots) => new Set(spots.filter(([, end]) => !LETTER.test(text.slice(end, end + 2))).map(([, , term]) => term)).size;

  /* What the papers' authors wrote; of the rest, written by editors, a question may be asked for as it stands. */
  const AUTHORS = new Set(["paper", "heading", "abstract", "text", "list", "table", "figure", "note", "reference", "work"]);
  const NAMES = new Set(["term", "author", "heading", "page"]);

  /** Whether a term, an author, a section or a page is called by some words, in one of its forms.
      @type {(row: Row, words: string) => boolean} */
  const isCalled = ({ kind, text, more }, words) =>
    NAMES.has(kind) && [text, ...more.split(" · ")].some((form) => Words.tokens(form).join(" ") === words);

  /** All hits, best first: the terms that stand close together count most, and all words in a row, more than
      how often they stand; whole words more than beginnings. "terms" are those asked for, fitted to all texts. "marks" are the places to set off, "begin" is where the
      words shown begin.
      @type {typeof Ranking.ranked} */
  const ranked = (query, asked, rows, terms = Words.fitted(asked, rows.map((row) => row.source))) => {
    const isQuestion = Words.isQuestion(query);
    const inRow = [asked.inner, ...(isQuestion ? [asked.map((term) => term.asked).join(" ")] : [])].map(Words.row);
    const entire = Words.row(query);
    const plain = isQuestion ? asked.flatMap(({ words }) => words).join(" ") : Words.tokens(query).join(" ");
    const answers = isQuestion ? ANSWERS : {};
    /** @type {Hit[]} */
    const found = [];
    for (const row of rows) {
      const spots = Words.places(terms, row.source);
      if (!spots) continue;
      /** @param {Span | Spot} place */
      const within = ([, end]) => end <= row.text.length;
      const phrases = (AUTHORS.has(row.kind) ? inRow : [entire, ...inRow]).flatMap((all) => (all ? Words.matches(all, row.source) : []));
      const { begin, held } = densest(spots.filter(within), terms.length);
      const score = 3 * held + 2 * whole(row.source.text, spots) + Math.min(spots.length, 5) + (phrases.length ? 15 : 0) + (isCalled(row, plain) ? CALLED : (answers[row.kind] ?? KINDS[row.kind] ?? 0));
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
    return Words.pieces(text, [from, to], marks);
  };

  return { ranked, excerpt };
})();
