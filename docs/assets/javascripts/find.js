/* Finding words in the texts, and the place that the address names: what the other scripts share. The
   texts come from data/corpus.js, which is loaded when it is first needed, also from disk. */
globalThis.Find = (() => {
  let waiting = null;

  /* Load the texts; `base` is the way to the site's root. */
  const load = (base) => {
    waiting ??= new Promise((done, failed) => {
      if (globalThis.EDITION) return done(EDITION);
      const script = document.createElement("script");
      script.src = `${base}/data/corpus.js`;
      script.onload = () => done(EDITION);
      script.onerror = () => {
        waiting = null; // the next one who asks tries again
        script.remove();
        failed(new Error("The texts could not be loaded."));
      };
      document.head.append(script);
    });
    return waiting;
  };

  /* The element that the address names; none where its escapes are broken. */
  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /* Small letters without marks, one sign for one sign, so that places stay the same; `cased` keeps
     capitals, `marked` keeps diacritics. */
  const SIGNS = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " " };
  const fold = (text, { cased = false, marked = false } = {}) => {
    const plain = text.replace(/[^\x00-\x7f]/g, (sign) => {
      const bare = SIGNS[sign] ?? (marked ? sign : sign.normalize("NFD").replace(/\p{M}/gu, ""));
      const low = cased ? bare || sign : (bare || sign).toLowerCase();
      return low.length === sign.length ? low : sign;
    });
    return cased ? plain : plain.replace(/[A-Z]+/g, (signs) => signs.toLowerCase());
  };

  /* A word is a run of letters, figures and combining marks. */
  const WORD = "[\\p{L}\\p{N}\\p{M}]";
  const GAP = "[^\\p{L}\\p{N}\\p{M}]+";
  const WORDS = new RegExp(`${WORD}+`, "gu");
  const tokens = (text) => fold(text).match(WORDS) ?? [];

  /* The words of a text as they stand, each with its place. */
  const spans = (text) => Array.from(text.matchAll(WORDS), (match) => [match.index, match.index + match[0].length]);

  /* Terms side by side, parted by commas outside quotation marks: what was typed, and its words, in
     which "*" and "?" stand for signs. */
  const terms = (query) =>
    (query.normalize("NFC").match(/(?:["“”„][^"“”„]*["“”„]?|[^,;"“”„])+/gu) ?? [])
      .map((part) => ({ label: part.trim(), words: part.match(/[\p{L}\p{N}\p{M}*?]+/gu) ?? [] }))
      .filter(({ words }) => words.length);

  /* Whether a word fits a pattern in which "*" is any signs or none and "?" one sign. Only the last "*"
     is ever tried again, so the work cannot exceed the length of the pattern times that of the word. */
  const fits = (pattern, word) => {
    let [at, place, star, kept] = [0, 0, -1, 0];
    while (at < word.length) {
      if (pattern[place] === "*") [star, kept] = [place++, at];
      else if (pattern[place] === "?" || pattern[place] === word[at]) [place, at] = [place + 1, at + 1];
      else if (star >= 0) [place, at] = [star + 1, ++kept];
      else return false;
    }
    while (pattern[place] === "*") place += 1;
    return place === pattern.length;
  };

  /* What a place in a paper is called. */
  const place = (kind, anchor) => {
    const number = anchor.replace(/^\D+/, "");
    const name = { text: "paragraph" }[kind] ?? kind;
    return number && kind !== "heading" ? `${name} ${number}` : name;
  };

  /* A pattern for words in a row, whatever stands between them; open: the last may go on. */
  const pattern = (words, open) =>
    new RegExp(`(?<!${WORD})${words.join(GAP)}${open ? "" : `(?!${WORD})`}`, "gu");

  /* An abbreviation: "US", "U.S."; each letter may have its stop, and the whole a plural's "s". */
  const ABBREVIATION = /^(?:\p{Lu}{2,5}|\p{L}(?:\.\p{L}){1,4}\.?)$/u;
  const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, "");
  const letters = (word) => tokens(word).join("");
  const spelt = (word) => `${[...letters(word)].join("(?:\\. ?)?")}s?`;

  /* The words of a stretch of a query, as parts of a pattern, an abbreviation with or without stops. */
  const sources = (words) =>
    words.split(/\s+/).flatMap((word) => (ABBREVIATION.test(bare(word)) ? [spelt(bare(word))] : tokens(word)));

  /* "a phrase" and words: each must be found; the last word of what is not quoted may go on. Words that stand
     in every sentence are asked for only within a phrase, or where nothing else is. Of a term: its pattern, and for
     an abbreviation also the one that stands for the letters alone. No more than MOST terms are looked for; "left"
     tells how many more there are. */
  const COMMON = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]);
  const MOST = 32;
  const LONGEST = 2000; // characters of a query
  const parse = (query) => {
    const parts = Array.from(query.slice(0, LONGEST).matchAll(/["“”„]([^"“”„]*)["“”„]?|(\S+)/gu), ([, phrase, word]) => ({
      asked: phrase ?? word, words: tokens(phrase ?? word), open: phrase === undefined,
    })).filter(({ words }) => words.length);
    const telling = parts.filter(({ words, open }) => !open || words.length > 1 || !COMMON.has(words[0]));
    const distinct = [...new Map((telling.length ? telling : parts).map((part) => [`${part.open} ${part.asked}`, part])).values()];
    const terms = distinct.slice(0, MOST).map(({ asked, words, open }) => ({
      words,
      pattern: pattern(open ? words : sources(asked), open),
      capitals: open && ABBREVIATION.test(bare(asked)) ? pattern([spelt(bare(asked))], false) : null,
    }));
    return Object.assign(terms, { left: distinct.length - terms.length + Number(query.length > LONGEST) });
  };

  /* All places of a pattern in a text: beginning and end. With "capitals" only where the text has them. */
  const matches = (pattern, text, folded, capitals) => {
    const found = Array.from(folded.matchAll(pattern), (match) => [match.index, match.index + match[0].length]);
    return capitals ? found.filter(([from, to]) => /^(?:\p{Lu}[. ]*)+s?$/u.test(text.slice(from, to))) : found;
  };

  /* Terms fitted to some texts: an abbreviation stands for its letters only where the texts have these in
     capitals at least as often as in small letters ("US", not "WHO won"). Texts are pairs, plain and folded. */
  const fitted = (terms, texts) =>
    terms.map((term) => {
      if (!term.capitals) return term;
      let [upper, lower] = [0, 0];
      const plain = pattern([term.words.join("")], false);
      for (const [text, folded] of texts) {
        const found = matches(term.capitals, text, folded, true).length;
        upper += found;
        lower += matches(plain, text, folded).filter(([from, to]) => !/^\p{Lu}+$/u.test(text.slice(from, to))).length;
      }
      return upper && upper >= lower ? { ...term, pattern: term.capitals } : { ...term, capitals: null };
    });

  /* All places of the terms in a text, in order: beginning, end, and the number of the term; null where
     one term is missing. */
  const places = (terms, text, folded) => {
    const found = [];
    for (const [number, { pattern, capitals }] of terms.entries()) {
      const own = matches(pattern, text, folded, capitals);
      if (!own.length) return null;
      for (const [from, to] of own) found.push([from, to, number]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  /* A pattern for all words of a query in a row; null where it is one word, or too many. */
  const row = (query) => {
    const words = sources(query.slice(0, LONGEST));
    return words.length > 1 && words.length <= MOST ? pattern(words, true) : null;
  };

  return { load, target, fold, tokens, spans, terms, fits, place, parse, fitted, matches, places, row };
})();
