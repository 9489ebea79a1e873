/* Words, and where a text has them: what a word is, how words are compared, and what a query asks for. The search
   and the concordance use the same. */
globalThis.Words = (() => {
  const { fold, read, placed } = Folded;

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

  /* Scripts without spaces: a word is found within a run of letters. */
  const UNSPACED = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
  const WITHIN = new RegExp(UNSPACED, "u");
  const BEGINS = new RegExp(`^${UNSPACED}`, "u");
  const ENDS = new RegExp(`${UNSPACED}$`, "u");

  /** @type {typeof Words.unspaced} */
  const unspaced = (word) => WITHIN.test(word);

  /** A pattern for some words, written as its parts; open: the last word may be incomplete.
      @type {(words: string, asked: string, open: boolean) => RegExp} */
  const pattern = (words, asked, open) =>
    new RegExp(`${BEGINS.test(asked) ? "" : `(?<!${WORD})`}${words}${open || ENDS.test(asked) ? "" : `(?!${WORD})`}`, "gu");

  /* A word of so many letters may have an apostrophe within, or a hyphen, as in Qur’an and co-operation; the part
     behind a hyphen has as many: "chinas" is not "China-South". */
  const SHORT = 3;
  const LONG = 5;

  /** The letters of a folded word as parts of a pattern, with marks that a text may have and readers leave out: the
      apostrophe, the hyphen, what parts letters from figures (JF-17), the comma of thousands.
      @param {string} word */
  const letters = (word) => {
    const all = [...word];
    if (all.length < SHORT || unspaced(word)) return word;
    const number = /^\d+$/.test(word);
    return all.map((letter, place) => {
      const rest = all.length - place;
      if (!place) return letter;
      if (number) return rest % 3 ? letter : `,?${letter}`;
      if (/\d/.test(letter) !== /\d/.test(all[place - 1])) return `[' -]?${letter}`;
      return `${all.length >= LONG && rest >= SHORT ? "['-]?" : "'?"}${letter}`;
    }).join("");
  };

  /* An abbreviation: "US", "U.S."; each letter may have its stop, and the whole a plural's "s". */
  const ABBREVIATION = /^(?:\p{Lu}{2,5}|\p{L}(?:\.\p{L}){1,4}\.?)$/u;
  /** @param {string} word */
  const trimmed = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, "");
  /** @param {string} word */
  const spelt = (word) => `${[...tokens(word).join("")].join("(?:\\. ?)?")}s?`;

  /** What may stand between the parts of a word that has marks: "Qur’an", "co-operation", "and/or".
      @param {string} marks */
  const between = (marks) => (/^'+$/.test(marks) ? "'?" : /^-+$/.test(marks) ? `(?:${GAP})?` : GAP);

  /** A word of a query, without spaces, as parts of a pattern: with or without the marks within, an abbreviation with
      or without stops.
      @param {string} word */
  const source = (word) => {
    let [made, marks] = ["", ""];
    for (const part of fold(word, { cased: true }).split(/([^\p{L}\p{N}\p{M}.]+)/u)) {
      const own = ABBREVIATION.test(part) ? spelt(part) : tokens(part).map(letters).join(GAP);
      if (own && made) made += between(marks);
      made += own;
      marks = own ? "" : part;
    }
    return made;
  };
  /** @param {string} words */
  const sources = (words) => words.split(/\s+/).map(source).filter(Boolean);

  /* Words of every sentence, and of questions, are asked for only within a phrase, or where nothing else is. */
  const COMMON = new Set(("a an and as at by for from in is of on or the to with about are be been between did do does has have how it that their there these they this those was were what when where which who whom whose why").split(" "));
  /* Words of questions to an edition: whom one asks, and that they say something. */
  const ASKING = new Set(("author authors can cite cites could each edition happen happened happens i know knows mean means mention mentioned my paper papers role say says said tell them use uses").split(" "));
  const HEALTH = "WHO"; // the organisation, and no question

  /* Forms of one verb that do not begin alike: what is asked with one is found with the others. None that is rather
     another word ("left", "thought"). */
  const VERBS = new Map(
    ("arise arose arisen,become became,begin began begun,break broke broken,bring brought,build built,buy bought,choose chose chosen,come came,deal dealt,draw drew drawn,drive drove driven,fall fell fallen,fight fought,find found,forbid forbade forbidden,give gave given,grow grew grown,hold held,keep kept,know knew known,lead led,lose lost,make made,meet met,pay paid,rise rose risen,say said,see saw seen,seek sought,sell sold,send sent,speak spoke spoken,spend spent,stand stood,strike struck,take took taken,teach taught,understand understood,win won,withdraw withdrew withdrawn,write wrote written")
      .split(",").flatMap((verb) => {
        const forms = verb.split(" ");
        return forms.map((form) => [form, forms.filter((other) => other !== form)]);
      }),
  );
  /** @type {(made: string, word: string) => string} */
  const inflected = (made, word) => {
    const others = VERBS.get(word);
    return others ? `(?:${made}|(?:${others.join("|")})(?!${WORD}))` : made;
  };
  const QUESTION = /^(?:are|did|do|does|has|have|how|is|was|were|what|when|where|which|who|whom|whose|why) |\?$/i;

  /** Whether a query is a question in a language's words.
      @type {typeof Words.isQuestion} */
  const isQuestion = (query) => QUESTION.test(query.trim()) && query.trim().includes(" ");

  /** The other forms of a verb.
      @type {typeof Words.others} */
  const others = (word) => VERBS.get(word) ?? [];

  /** The words of a term one by one, each as its letters alone: "Qur’an" and "U.S." are one, "co-operation" is two.
      @type {typeof Words.units} */
  const units = ({ asked, words, capitals }) => {
    if (capitals) return words;
    const parts = fold(asked, { cased: true }).split(/[^\p{L}\p{N}\p{M}.']+/u);
    return parts.flatMap((part) => (ABBREVIATION.test(part) ? [part] : part.split("."))).map((part) => tokens(part).join("")).filter(Boolean);
  };

  const MOST = 32; // terms of a query
  const LONGEST = 2000; // characters of a query

  /** "a phrase" and words: each must be found; the last word of what is not quoted may go on. Of a term: its
      pattern, and for an abbreviation also the one that stands for the letters alone. No more than MOST terms are
      looked for; "left" tells how many more there are. "inner" is the query without the words left out at its
      beginning and end; "between" are those left out before each term, "behind" those at the end.
      @type {typeof Words.parse} */
  const parse = (query) => {
    const plain = plainQuery(query);
    const parts = Array.from(plain.matchAll(/"([^"]*)"?|([^\s"]+)/gu), ({ 0: written, 1: phrase, 2: word, index = 0 }) => {
      const asked = phrase ?? word ?? "";
      return { asked, words: tokens(asked), open: phrase === undefined, from: index, to: index + written.length };
    }).filter(({ words }) => words.length);
    /** @param {Set<string>} left */
    const without = (left) => parts.filter(({ asked, words, open }) => !open || words.length > 1 || asked === HEALTH || !left.has(words[0] ?? ""));
    const some = [...(isQuestion(query) ? [without(new Set([...COMMON, ...ASKING]))] : []), without(COMMON)].find(({ length }) => length);
    const kept = some ?? parts;
    const distinct = [...new Map(kept.map((part) => [`${part.open} ${part.asked}`, part])).values()];
    const terms = distinct.slice(0, MOST).map(({ asked, words, open }) => {
      const row = words.join(" ");
      const short = open && ABBREVIATION.test(trimmed(asked));
      const made = short ? words.map(letters).join(GAP) : sources(asked).join(GAP);
      return {
        asked, open,
        words: short ? [words.join("")] : words,
        pattern: pattern(open && !short ? inflected(made, row) : made, row, open),
        capitals: short ? pattern(spelt(trimmed(asked)), row, false) : null,
      };
    });
    const [first, last] = [kept[0]?.from ?? 0, kept.at(-1)?.to ?? 0];
    return Object.assign(terms, {
      left: distinct.length - terms.length + Number(query.length > LONGEST),
      inner: plain.slice(first, last),
      between: terms.map(({ asked }, number) => {
        const to = kept.find((part) => part.asked === asked)?.from ?? 0;
        return tokens(plain.slice(number ? Math.max(...kept.filter((part) => part.to <= to).map((part) => part.to), 0) : 0, to)).join(" ");
      }),
      behind: tokens(plain.slice(last)).join(" "),
    });
  };

  /** As much of a query as is read, with one kind of quotation marks.
      @param {string} query */
  const plainQuery = (query) => query.slice(0, LONGEST).normalize("NFC").replace(/[“”„‟«»＂]/g, '"');

  /** All matches of a pattern in a text; with "capitals" only those with the same capitals.
      @type {typeof Words.matches} */
  const matches = (sought, text, capitals) => {
    if (text.folded.search(sought) < 0) return []; // as of most texts, which is told sooner
    const found = Array.from(text.folded.matchAll(sought), (match) => placed(text, ...span(match)));
    return capitals ? found.filter((place) => /^(?:\p{Lu}[. ]*)+s?$/u.test(text.text.slice(...place))) : found;
  };

  /** Terms fitted to some texts: an abbreviation stands for its letters only where the texts have these in
      capitals at least as often as in small letters ("US", not "WHO won"); "times" tells how often each text is there.
      @type {typeof Words.fitted} */
  const fitted = (terms, texts, times = []) =>
    terms.map((term) => {
      if (!term.capitals) return term;
      let [upper, lower] = [0, 0];
      const plain = pattern(letters(term.words.join("")), term.words.join(""), false);
      for (const [number, text] of texts.entries()) {
        const weight = times[number] ?? 1;
        upper += weight * matches(term.capitals, text, term.capitals).length;
        lower += weight * matches(plain, text).filter((place) => !/^\p{Lu}+$/u.test(text.text.slice(...place))).length;
      }
      return upper && upper >= lower ? { ...term, pattern: term.capitals } : { ...term, capitals: null };
    });

  /** All places of the terms in a text, in order, each with the number of its term; null where one term is missing.
      @type {typeof Words.places} */
  const places = (terms, text) => {
    /** @type {Spot[]} */
    const found = [];
    for (const [number, term] of terms.entries()) {
      const own = matches(term.pattern, text, term.capitals);
      if (!own.length) return null;
      for (const [from, to] of own) found.push([from, to, number]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  /** A pattern for all words of a query in a row; null if it has one word, or too many.
      @type {typeof Words.row} */
  const row = (query) => {
    const words = sources(plainQuery(query));
    return words.length > 1 && words.length <= MOST ? pattern(words.join(GAP), tokens(query).join(" "), true) : null;
  };

  /* Words that marks join: "co-operation". */
  const JOINED = new RegExp(`${WORD}+(?:['-]${WORD}+)*`, "gu");

  /** Each word of a text, folded, and where it is printed; those that marks join also as one, but for a genitive.
      @type {typeof Words.forms} */
  const forms = (text, each) => {
    for (const match of text.folded.matchAll(JOINED)) {
      let [from, to] = span(match);
      const word = match[0];
      const parts = /['-]/.test(word) ? word.split(/['-]/) : [word];
      if (parts.length > 1 && !word.endsWith("'s")) each(parts.join(""), placed(text, from, to));
      for (const part of parts) {
        to = from + part.length;
        each(part, placed(text, from, to));
        from = to + 1;
      }
    }
  };

  /** A stretch of a text in pieces: words, and whether they are marked; with dots where the text goes on.
      @type {typeof Words.pieces} */
  const pieces = (text, [from, to], marks) => {
    /** @type {[string, boolean][]} */
    const made = [[from > 0 ? "… " : "", false]];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      made.push([text.slice(at, start), false], [text.slice(start, end), true]);
      at = end;
    }
    made.push([text.slice(at, to), false], [to < text.length ? " …" : "", false]);
    return made.filter(([words]) => words);
  };

  return { fold, read, tokens, spans, unspaced, parse, others, units, isQuestion, fitted, matches, places, row, forms, pieces };
})();
