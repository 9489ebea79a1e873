/* Finding words in the texts: what search and concordance share. The texts come from data/corpus.js,
   which is loaded when it is first needed, also from disk. */
globalThis.Find = (() => {
  let waiting = null;

  /* Load the texts; `base` is the way to the site's root. */
  const load = (base) => {
    waiting ??= new Promise((done, failed) => {
      if (globalThis.EDITION) return done(EDITION);
      const script = document.createElement("script");
      script.src = `${base}/data/corpus.js`;
      script.onload = () => done(EDITION);
      script.onerror = () => failed(new Error("The texts could not be loaded."));
      document.head.append(script);
    });
    return waiting;
  };

  /* Small letters without marks, one sign for one sign, so that places stay the same. */
  const SIGNS = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " " };
  const fold = (text) =>
    text.replace(/[^\x00-\x7f]/g, (sign) => {
      const plain = SIGNS[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "");
      const low = (plain || sign).toLowerCase();
      return low.length === sign.length ? low : sign;
    }).toLowerCase();

  const WORD = "[\\p{L}\\p{N}]";
  const GAP = "[^\\p{L}\\p{N}]+";
  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /* A pattern for words in a row, whatever stands between them; open: the last may go on. */
  const pattern = (words, open) =>
    new RegExp(`(?<!${WORD})${words.join(GAP)}${open ? "" : `(?!${WORD})`}`, "gu");

  /* "a phrase" and words: each must be found; the last word of what is not quoted may go on. */
  const parse = (query) => {
    const terms = [];
    for (const [, phrase, word] of query.matchAll(/["“”„]([^"“”„]*)["“”„]?|(\S+)/gu)) {
      const words = tokens(phrase ?? word);
      if (words.length) terms.push(pattern(words, phrase === undefined));
    }
    return terms;
  };

  /* All places of the terms in a folded text, in order; null where one term is missing. */
  const places = (terms, folded) => {
    const found = [];
    for (const term of terms) {
      const before = found.length;
      for (const match of folded.matchAll(term)) found.push([match.index, match.index + match[0].length]);
      if (found.length === before) return null;
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  return { load, fold, tokens, pattern, parse, places };
})();
