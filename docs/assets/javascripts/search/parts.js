/* The parts of a large edition's texts, and its index: where each word stands. Of the rows that may fit a question the
   index gives as much as ranking needs: the words asked for, at their places, between words that nobody asks for. The
   texts themselves are loaded only for what is shown. Everything is a script, which browsers load from disk, too. */
globalThis.Parts = (() => {
  const BASE = 45; // the numbers of pages/searched/postings.py
  const BESIDE = 100_000;
  const ROWS = 2 ** 20; // more than any group has
  const RUN = 4; // letters of scripts without spaces that the index has together
  const FAR = 150; // characters between two words; more make no difference to a rank
  const SLACK = 6; // signs that may stand beside the words left out
  const OTHER = "ꙮ"; // a word that nobody asks for

  /** @type {Int8Array} */
  const VALUES = new Int8Array(128);
  for (let code = 0x20, place = 0; code < 0x7f; code += 1) {
    if ('"\\;:'.includes(String.fromCharCode(code))) continue;
    VALUES[code] = place;
    place += 1;
  }

  /** Read numbers, one after another.
      @type {(signs: string, from?: number, to?: number) => { at: number, more(): boolean, next(): number }} */
  const numbers = (signs, from = 0, to = signs.length) => ({
    at: from,
    more() {
      return this.at < to;
    },
    next() {
      let [value, unit] = [0, 1];
      let digit = VALUES[signs.charCodeAt(this.at)];
      for (; digit >= BASE; digit = VALUES[signs.charCodeAt(this.at)]) {
        value += (digit - BASE) * unit;
        unit *= BASE;
        this.at += 1;
      }
      this.at += 1;
      return value + digit * unit;
    },
  });

  /** Load a part once; what it holds.
      @type {typeof Parts.load} */
  const load = async (base, name) => {
    if (!Object.hasOwn(EDITION.parts, name)) {
      await Texts.once(`${base}/data/${name}.js`).catch(() => {
        throw new Error("Texts could not be loaded. The bibliography lists all works, and your browser finds words in each paper.");
      });
    }
    return EDITION.parts[name];
  };

  /** The letters by which words are looked up.
      @param {string} words */
  const key = (words) => Words.tokens(words).join("");

  /** What a unit is looked up by: of scripts without spaces some letters from each place, of "jf17" both parts as well.
      @type {typeof Parts.ways} */
  const ways = (unit, whole) => {
    const all = [...unit];
    if (Words.unspaced(unit)) {
      const last = all.map(Words.unspaced).lastIndexOf(true) - RUN + 1;
      return all.slice(0, Math.max(last, 0) + 1).map((_, from) => ({ key: all.slice(from, from + RUN).join(""), whole: false }));
    }
    const mixed = unit.match(/\d+|\D+/g) ?? [];
    const parts = mixed.length > 1 ? mixed.map((part, place) => ({ key: part, whole: whole || place < mixed.length - 1 })) : [];
    return [{ key: unit, whole }, ...parts];
  };

  /** What is looked up for each unit of a term: a row that fits has one of the words for each. The last unit may go on;
      those before it stand alone, or are joined with the next.
      @type {typeof Parts.lookups} */
  const lookups = (term) => {
    const units = Words.units(term);
    const found = units.map((unit, place) => ways(unit, place < units.length - 1));
    for (let from = 0; from < units.length; from += 1) {
      for (let to = from + 2; to <= Math.min(units.length, from + RUN); to += 1) {
        const lookup = { key: units.slice(from, to).join(""), whole: to < units.length };
        for (let unit = from; unit < to; unit += 1) found[unit].push(lookup);
      }
    }
    if (term.open && units.length === 1) found[0].push(...Words.others(units[0]).map((other) => ({ key: other, whole: true })));
    return found;
  };

  /** The numbers of the parts of the index that may have words with some beginning, or just some letters.
      @type {(lookup: Lookup) => number[]} */
  const stretches = ({ key: begin, whole }) => {
    const { index } = EDITION;
    const next = index.findIndex((first) => first >= begin);
    let to = next < 0 ? index.length : next;
    const from = index[to] === begin ? to : Math.max(to - 1, 0);
    while (to < index.length && (whole ? index[to] === begin : index[to].startsWith(begin))) to += 1;
    return Array.from({ length: to - from }, (_, place) => from + place);
  };

  /** @type {Map<number, IndexEntry[]>} */
  const read = new Map(); // parts of the index

  /** The words of a part of the index, with their keys.
      @type {(base: string, number: number) => Promise<IndexEntry[]>} */
  const entries = async (base, number) => {
    const text = /** @type {string} */ (await load(base, `index/${number}`));
    const known = read.get(number) ?? text.split(";").slice(0, -1).map((entry) => {
      const colon = entry.indexOf(":");
      const words = entry.slice(0, colon);
      return { words, key: key(words), where: entry.slice(colon + 1) };
    });
    read.set(number, known);
    return known;
  };

  /** The words that a lookup finds.
      @type {typeof Parts.matching} */
  const matching = async (base, lookup) => {
    const parts = await Promise.all(stretches(lookup).map((number) => entries(base, number)));
    return parts.flat().filter((entry) => (lookup.whole ? entry.key === lookup.key : entry.key.startsWith(lookup.key)));
  };

  /** The places of a word; the number of a row is that of its group times ROWS, and its own.
      @type {typeof Parts.each} */
  const each = ({ words, where }, found) => {
    const groups = numbers(where);
    let group = 0;
    while (groups.more()) {
      group += groups.next();
      const size = groups.next();
      const places = numbers(where, groups.at, groups.at + size);
      groups.at += size;
      let [row, at] = [0, 0];
      while (places.more()) {
        const step = places.next();
        if (step > 1) at = 0;
        row += step >> 1;
        at += places.next();
        const said = step & 1 ? places.next() : 2;
        found(group * ROWS + row, { words, at, gap: said >> 1, last: (said & 1) === 1 });
      }
    }
  };

  /** What stands for other words, between two or at the beginning of a row.
      @type {(far: number, inside: boolean, between?: string) => string} */
  const filling = (far, inside, between) => {
    const left = `${inside ? " " : ""}${between}`;
    if (between && far > left.length && far <= left.length + SLACK) return left.padEnd(far);
    return far > 2 ? ` ${OTHER}`.padEnd(Math.min(far, FAR)) : " ".repeat(far);
  };

  /** The words of a row as a text in which all that is not asked for is one word; what a question left out is put in
      where it has room, so that the row ranks no lower than it does with all its words.
      @type {typeof Parts.skeleton} */
  const skeleton = (places, between, behind) => {
    let [text, end] = ["", 0];
    for (const { words, at, gap, term = 0 } of places) {
      const far = at - end;
      if (far < 0) {
        const more = at + words.length - end;
        if (more > 0) text += words.slice(-more);
        end += Math.max(more, 0);
        continue;
      }
      text += `${far === gap ? " ".repeat(Math.min(far, FAR)) : filling(far, end > 0, between[term])}${words}`;
      end = at + words.length;
    }
    return !places.length || places.some(({ last }) => last) ? text : `${text}${behind && ` ${behind}`} ${OTHER}`;
  };

  /** The words of all texts with their counts.
      @type {typeof Parts.counts} */
  const counts = function* (listed) {
    for (const entry of listed.split(";").slice(0, -1)) {
      const [words, signs] = entry.split(":");
      const reading = numbers(signs);
      /** @type {number[]} */
      const told = [];
      while (reading.more()) told.push(reading.next());
      yield [words, told];
    }
  };

  return { load, counts, ways, lookups, matching, each, skeleton, ROWS, BESIDE };
})();
