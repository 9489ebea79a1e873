/* Suggestions: for a word that no text has, the words of the texts with the most similar spelling. */
globalThis.Suggestions = (() => {
  const MOST = 3;

  /** The words of some texts, folded, each with how often it occurs and how it is first printed.
      @type {typeof Suggestions.vocabulary} */
  const vocabulary = (texts) => {
    /** @type {Map<string, KnownWord>} */
    const known = new Map();
    for (const [text, folded] of texts) {
      for (const [from, to] of Words.spans(folded)) {
        const word = folded.slice(from, to);
        const entry = known.get(word);
        if (entry) entry.times += 1;
        else known.set(word, { times: 1, form: text.slice(from, to) });
      }
    }
    return known;
  };

  /** How many letters are changed, left out, added, or exchanged with the next one (optimal string alignment);
      a number above "most" where it is more.
      @type {typeof Suggestions.distance} */
  const distance = (a, b, most) => {
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        row[j] = Math.min(change, last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /** The number of slips allowed in a word: none in numbers, one to three by the length of the word.
      @param {string} word */
  const slips = (word) => (/\p{N}/u.test(word) || word.length < 3 ? 0 : word.length < 6 ? 1 : word.length < 10 ? 2 : 3);

  /** The words nearest to one that no text has, best first: fewest slips, the same first letter, most frequent.
      @type {typeof Suggestions.nearest} */
  const nearest = (word, known) => {
    const most = word.length > 40 ? 0 : slips(word);
    if (!most) return [];
    /** @type {{ word: string, form: string, far: number, times: number }[]} */
    const found = [];
    for (const [other, { times, form }] of known) {
      if (Math.abs(other.length - word.length) > most || other.length < 3) continue;
      const far = distance(word, other, most);
      if (far <= most) found.push({ word: other, form, far: far + (other[0] === word[0] ? 0 : 0.5), times });
    }
    return found.sort((a, b) => a.far - b.far || b.times - a.times || (a.word < b.word ? -1 : 1)).slice(0, MOST);
  };

  /** The words of a query that no text has, even as beginnings, each with the nearest ones.
      @type {typeof Suggestions.missing} */
  const missing = (words, known) => {
    const all = [...known.keys()];
    return [...new Set(words)]
      .filter((word) => !known.has(word) && !all.some((other) => other.startsWith(word)))
      .map((word) => ({ word, near: nearest(word, known) }));
  };

  /** The query with each such word replaced by the nearest; null if one has no similar word.
      @type {typeof Suggestions.mended} */
  const mended = (query, gaps) => {
    const first = new Map(gaps.map(({ word, near }) => [word, near[0]?.word]));
    if (!gaps.length || gaps.some(({ near }) => !near.length)) return null;
    return query.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => first.get(Words.fold(word)) ?? word);
  };

  return { vocabulary, distance, nearest, missing, mended };
})();
