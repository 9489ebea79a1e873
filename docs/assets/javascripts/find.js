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

  return { load, target, fold, tokens, spans, terms, fits, place, pattern, parse, places };
})();
