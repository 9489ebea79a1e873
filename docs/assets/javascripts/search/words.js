/* Words, and where a text has them: what a word is, how words are compared, and what a query asks for. The search
   and the concordance use the same. */
globalThis.Words = (() => {
  /** @type {Record<string, string>} */
  const PLAIN = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " " };
  for (const [place, figure] of [..."₀₁₂₃₄₅₆₇₈₉"].entries()) PLAIN[figure] = `${place}`;

  /** Small letters without diacritics, one character for one, so that places stay the same; `cased` keeps
      capitals, `marked` keeps diacritics.
      @type {typeof Words.fold} */
  const fold = (text, { cased = false, marked = false } = {}) => {
    const plain = text.replace(/[\u0080-\uffff]/g, (character) => {
      const bare = PLAIN[character] ?? (marked ? character : character.normalize("NFD").replace(/\p{M}/gu, ""));
      const low = cased ? bare || character : (bare || character).toLowerCase();
      return low.length === character.length ? low : character;
    });
    return cased ? plain : plain.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  };

  /* A word is a run of letters, digits and combining marks; a raised figure behind a word belongs to none. */
  const WORD = "[\\p{L}\\p{Nd}\\p{Nl}\\p{M}₀-₉]";
  const GAP = "[^\\p{L}\\p{Nd}\\p{Nl}\\p{M}₀-₉]+";
  const WORDS = new RegExp(`${WORD}+`, "gu");

  /** The words of a text, folded.
      @type {typeof Words.tokens} */
  const tokens = (text) => fold(text).match(WORDS) ?? [];

  /** Beginning and end of a match.
      @type {(match: RegExpMatchArray) => Span} */
  const span = ({ index = 0, 0: words }) => [index, index + words.length];

  /** Where each word of a text is.
      @type {typeof Words.spans} */
  const spans = (text) => Array.from(text.matchAll(WORDS), span);

  /** A pattern for consecutive words, with any separators; open: the last word may be incomplete.
      @type {(words: string[], open: boolean) => RegExp} */
  const pattern = (words, open) =>
    new RegExp(`(?<!${WORD})${words.join(GAP)}${open ? "" : `(?!${WORD})`}`, "gu");

  /* An abbreviation: "US", "U.S."; each letter may have its stop, and the whole a plural's "s". */
  const ABBREVIATION = /^(?:\p{Lu}{2,5}|\p{L}(?:\.\p{L}){1,4}\.?)$/u;
  /** @param {string} word */
  const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, "");
  /** @param {string} word */
  const spelt = (word) => `${[...tokens(word).join("")].join("(?:\\. ?)?")}s?`;

  /** The words of a stretch of a query, as parts of a pattern, an abbreviation with or without stops.
      @param {string} words */
  const sources = (words) =>
    words.split(/\s+/).flatMap((word) => (ABBREVIATION.test(bare(word)) ? [spelt(bare(word))] : tokens(word)));

  /* Words of every sentence are asked for only within a phrase, or where nothing else is. */
  const COMMON = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]);
  const MOST = 32; // terms of a query
  const LONGEST = 2000; // characters of a query

  /** "a phrase" and words: each must be found; the last word of what is not quoted may go on. Of a term: its
      pattern, and for an abbreviation also the one that stands for the letters alone. No more than MOST terms are
      looked for; "left" tells how many more there are.
      @type {typeof Words.parse} */
  const parse = (query) => {
    const parts = Array.from(query.slice(0, LONGEST).matchAll(/["“”„]([^"“”„]*)["“”„]?|(\S+)/gu), ([, phrase, word]) => {
      const asked = phrase ?? word ?? "";
      return { asked, words: tokens(asked), open: phrase === undefined };
    }).filter(({ words }) => words.length);
    const telling = parts.filter(({ words, open }) => !open || words.length > 1 || !COMMON.has(words[0] ?? ""));
    const distinct = [...new Map((telling.length ? telling : parts).map((part) => [`${part.open} ${part.asked}`, part])).values()];
    const terms = distinct.slice(0, MOST).map(({ asked, words, open }) => ({
      words,
      pattern: pattern(open ? words : sources(asked), open),
      capitals: open && ABBREVIATION.test(bare(asked)) ? pattern([spelt(bare(asked))], false) : null,
    }));
    return Object.assign(terms, { left: distinct.length - terms.length + Number(query.length > LONGEST) });
  };

  /** All matches of a pattern in a text; with "capitals" only those with the same capitals.
      @type {typeof Words.matches} */
  const matches = (sought, text, folded, capitals) => {
    const found = Array.from(folded.matchAll(sought), span);
    return capitals ? found.filter((place) => /^(?:\p{Lu}[. ]*)+s?$/u.test(text.slice(...place))) : found;
  };

  /** Terms fitted to some texts: an abbreviation stands for its letters only where the texts have these in
      capitals at least as often as in small letters ("US", not "WHO won").
      @type {typeof Words.fitted} */
  const fitted = (terms, texts) =>
    terms.map((term) => {
      if (!term.capitals) return term;
      let [upper, lower] = [0, 0];
      const plain = pattern([term.words.join("")], false);
      for (const [text, folded] of texts) {
        upper += matches(term.capitals, text, folded, term.capitals).length;
        lower += matches(plain, text, folded).filter((place) => !/^\p{Lu}+$/u.test(text.slice(...place))).length;
      }
      return upper && upper >= lower ? { ...term, pattern: term.capitals } : { ...term, capitals: null };
    });

  /** All places of the terms in a text, in order, each with the number of its term; null where one term is missing.
      @type {typeof Words.places} */
  const places = (terms, text, folded) => {
    /** @type {Spot[]} */
    const found = [];
    for (const [number, term] of terms.entries()) {
      const own = matches(term.pattern, text, folded, term.capitals);
      if (!own.length) return null;
      for (const [from, to] of own) found.push([from, to, number]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  /** A pattern for all words of a query in a row; null if it has one word, or too many.
      @type {typeof Words.row} */
  const row = (query) => {
    const words = sources(query.slice(0, LONGEST));
    return words.length > 1 && words.length <= MOST ? pattern(words, true) : null;
  };

  return { fold, tokens, spans, parse, fitted, matches, places, row };
})();
