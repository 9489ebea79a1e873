/* Suggestions: for a word that no text has, the words of the texts with the most similar spelling. */
globalThis.Suggestions = (() => {
  const MOST = 3;
  const TRIES = 9; // questions that are tried
  const SHORT = 3; // letters
  const LONGEST = 40;

  const SMALL = 10; // one in so many is in small letters: then capitals are those of headings and of a sentence's first word

  /** The letters of a word as bits, by which most words are told to be unlike without comparing them.
      @param {string} word */
  const bits = (word) => {
    let all = 0;
    for (let at = 0; at < word.length; at += 1) all |= 1 << (word.charCodeAt(at) % 32);
    return all;
  };

  /** @param {number} all */
  const ones = (all) => {
    let [left, count] = [all, 0];
    for (; left; left &= left - 1) count += 1;
    return count;
  };

  /** The words of some texts, folded, each with how often it occurs and how it is printed: in small letters where it
      is so more than now and then, else as at first. It can pause after each text.
      @type {typeof Suggestions.gathering} */
  const gathering = function* (texts) {
    /** @type {Map<string, KnownWord & { small: number }>} */
    const known = new Map();
    for (const source of texts) {
      const { text, times = 1 } = source;
      Words.forms(source, (word, [from, to]) => {
        const first = text.charCodeAt(from);
        const small = Number(first < 65 || first > 90); // A to Z; other letters count as small
        const entry = known.get(word);
        if (entry) {
          entry.times += times;
          entry.small += small * times;
        } else known.set(word, { times, form: text.slice(from, to), small: small * times, bits: bits(word) });
      });
      yield;
    }
    for (const entry of known.values()) if (entry.small * SMALL >= entry.times) entry.form = entry.form.toLowerCase();
    return known;
  };

  /** How many letters are changed, left out, added, or exchanged with the next one (optimal string alignment);
      a number above "most" where it is more. Open: the second word may go on.
      @type {typeof Suggestions.distance} */
  const distance = (a, b, most, open = false) => {
    const wide = b.length + 1;
    const rows = [new Uint8Array(wide), new Uint8Array(wide), new Uint8Array(wide)]; // words are short
    for (let j = 0; j < wide; j += 1) rows[0][j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      const [row, last, before] = [rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]];
      let least = i;
      row[0] = i;
      for (let j = 1; j < wide; j += 1) {
        const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
        let cost = Math.min(last[j - 1] + (same ? 0 : 1), last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
    }
    const end = rows[a.length % 3];
    return open ? Math.min(...end) : end[wide - 1];
  };

  /** The number of slips allowed in a word: none in numbers, one to three by the length of the word.
      @param {string} word */
  const slips = (word) => (/\p{N}/u.test(word) || word.length < 3 ? 0 : word.length < 7 ? 1 : word.length < 11 ? 2 : 3);

  /** Whether two words are told apart by their lengths and letters alone. Open: the second word may go on.
      @type {(one: { length: number, bits: number }, two: { length: number, bits: number }, most: number, open: boolean) => boolean} */
  const unlike = (one, two, most, open) => {
    if (two.length < Math.max(one.length - most, SHORT) || ones(one.bits & ~two.bits) > most) return true;
    return !open && (two.length > one.length + most || ones(two.bits & ~one.bits) > most);
  };

  /** The words within some slips of a word; with more than one slip they begin like it.
      @type {(word: string, known: Map<string, KnownWord>, most: number, open: boolean) => NearWord[]} */
  const within = (word, known, most, open) => {
    /** @type {NearWord[]} */
    const found = [];
    const own = { length: word.length, bits: bits(word) };
    for (const [other, { times, form, bits: letters }] of known) {
      if (unlike(own, { length: other.length, bits: letters }, most, open)) continue;
      const far = distance(word, other.slice(0, word.length + most), most, open);
      const alike = other[0] === word[0];
      if (far <= (alike ? most : 1)) found.push({ word: other, form, far: far + (alike ? 0 : 0.5), times });
    }
    return found;
  };

  /** Two words that lack their space.
      @type {(word: string, known: Map<string, KnownWord>) => NearWord[]} */
  const parted = (word, known) => {
    /** @type {NearWord[]} */
    const found = [];
    for (let at = 3; at <= word.length - 3; at += 1) {
      const [one, two] = [known.get(word.slice(0, at)), known.get(word.slice(at))];
      if (one && two) found.push({ word: `${word.slice(0, at)} ${word.slice(at)}`, form: `${one.form} ${two.form}`, far: 1, times: Math.min(one.times, two.times) });
    }
    return found;
  };

  /** The words nearest to one that no text has, best first: fewest slips, the same first letter, most frequent; where
      there are none, those of which it may be the beginning, with a slip less.
      @type {typeof Suggestions.nearest} */
  const nearest = (word, known) => {
    const most = word.length > LONGEST ? 0 : slips(word);
    if (!most) return [];
    let found = [...within(word, known, most, false), ...parted(word, known)];
    if (!found.length && most > 1) found = within(word, known, most - 1, true);
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

  /** The query with its slips mended in all ways, best first: each such word replaced by one of the nearest, or else
      two words that the texts have as one; none if one has no similar word.
      @type {typeof Suggestions.mended} */
  const mended = (query, gaps, known) => {
    if (!gaps.length) return joined(query, known);
    /** @type {{ forms: Map<string, string>, cost: number }[]} */
    let ways = [{ forms: new Map(), cost: 0 }];
    for (const { word, near } of gaps) {
      ways = ways.flatMap(({ forms, cost }) => near.map(({ form }, place) => ({ forms: new Map([...forms, [word, form]]), cost: cost + place })));
      ways = ways.sort((a, b) => a.cost - b.cost).slice(0, TRIES);
    }
    return ways.map(({ forms }) => query.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => forms.get(Words.fold(word)) ?? word));
  };

  /** @type {(query: string, known: Map<string, KnownWord>) => string[]} */
  const joined = (query, known) => {
    const words = query.split(/\s+/);
    if (words.length > TRIES) return []; // a slip in so long a question is not found by trying
    return words.slice(1).flatMap((word, at) => {
      const whole = known.get(Words.fold(words[at] + word));
      return whole ? [[...words.slice(0, at), whole.form, ...words.slice(at + 2)].join(" ")] : [];
    });
  };

  return { gathering, distance, nearest, missing, mended };
})();
