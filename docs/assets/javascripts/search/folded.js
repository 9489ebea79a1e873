/* Text as it is compared: without capitals and diacritics, with one form of each sign; and where each character of
   that form stands in the text. */
globalThis.Folded = (() => {
  /** Signs that count as another, or as none: what breaks or turns a line unseen, and the signs of transliterated
      gutturals, which many leave out.
      @type {Record<string, string>} */
  const PLAIN = { "“": '"', "”": '"', "„": '"', "\u00a0": " " };
  for (const sign of "‘’‛′´＇ꞌ") PLAIN[sign] = "'";
  for (const sign of "–—‐‑‒―−") PLAIN[sign] = "-";
  for (const sign of "\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeffʹʺʻʼʽʾʿˀˁˈ") PLAIN[sign] = "";
  for (const [place, figure] of [..."₀₁₂₃₄₅₆₇₈₉"].entries()) PLAIN[figure] = `${place}`;

  /** Letters that Unicode does not take apart, and letters of one sound that keyboards write differently.
      @type {Record<string, string>} */
  const LETTERS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ŧ: "t", þ: "th", ſ: "s", ς: "σ",
    ي: "ی", ى: "ی", ك: "ک", ہ: "ه",
  };
  /* Ligatures, letters of full width, and the shapes that Arabic letters take within a word. */
  const SHAPED = /[\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffdc]/;
  /* Accents and vowel points; not the vowels of Indian scripts, nor the marks that make other letters in Japanese. */
  const MARKS = /(?![\u3099\u309a])(?=\p{M})[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Greek}\p{sc=Cyrillic}]/gu;

  /** One character as it is compared.
      @type {(character: string, as: Folding) => string} */
  const bare = (character, { cased, marked }) => {
    const sign = PLAIN[character];
    if (sign !== undefined) return sign;
    const small = character.toLowerCase();
    if (marked) return cased ? character : small;
    const letters = LETTERS[small] ?? small.normalize(SHAPED.test(small) ? "NFKD" : "NFD").replace(MARKS, "").normalize("NFC");
    return cased && small !== character ? letters.toUpperCase() : letters;
  };

  const BEYOND = /[^\0-\x7f]/gu; // ASCII
  /** @type {Map<string, Map<string, string>>} */
  const known = new Map();

  /** What each character of a text becomes, found once.
      @type {(as: Folding) => (character: string) => string} */
  const plainly = (as) => {
    const name = `${as.cased} ${as.marked}`;
    const mine = known.get(name) ?? new Map();
    known.set(name, mine);
    return (character) => {
      const plain = mine.get(character) ?? bare(character, as);
      mine.set(character, plain);
      return plain;
    };
  };
  const simply = plainly({ cased: false, marked: false });
  /** @param {string} text */
  const lowered = (text) => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

  /** Small letters without diacritics; `cased` keeps capitals, `marked` keeps diacritics, and `even` keeps each
      character that would become more or fewer, so that all stay in their places.
      @type {typeof Folded.fold} */
  const fold = (text, { cased = false, marked = false, even = false } = {}) => {
    const become = plainly({ cased, marked });
    const plain = text.replace(BEYOND, (character) => {
      const low = become(character);
      return even && low.length !== character.length ? character : low;
    });
    return cased ? plain : lowered(plain);
  };

  /** A text with its folded form, and where each character of that form stands in the text; null where both have the
      same places.
      @type {typeof Folded.read} */
  const read = (text) => {
    let moved = false;
    const folded = lowered(text.replace(BEYOND, (character) => {
      const low = simply(character);
      moved ||= low.length !== character.length;
      return low;
    }));
    if (!moved) return { text, folded, at: null };
    /** @type {number[]} */
    const at = [];
    let place = 0;
    for (const character of text) {
      for (let more = character < "\x80" ? 1 : simply(character).length; more; more -= 1) at.push(place);
      place += character.length;
    }
    return { text, folded, at: [...at, place] };
  };

  /** From and to in the text, of a stretch of its folded form; a letter that became two is there in full.
      @type {(source: Source, from: number, to: number) => Span} */
  const placed = ({ at }, from, to) => {
    if (!at) return [from, to];
    let end = to;
    while (end < at.length - 1 && at[end] === at[to - 1]) end += 1;
    return [at[from], at[end]];
  };

  return { fold, read, placed };
})();
