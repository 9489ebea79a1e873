/* The lines of the concordance: the words around each hit, their order, and their export as a file. */
globalThis.Lines = (() => {
  const AROUND = 120; // characters

  /** The word at a distance before (negative) or after a hit in its place; -1 if there is no such word.
      @type {typeof Lines.neighbour} */
  const neighbour = (index, { at, to }, words) => {
    const place = words < 0 ? at + words : to - 1 + words;
    return index.row[place] === index.row[at] ? place : -1;
  };

  /** @type {(index: Indexed) => Order} */
  const byNode = (index) => (a, b) => {
    for (let word = 0; a.at + word < a.to && b.at + word < b.to; word += 1) {
      const order = index.rank[index.form[a.at + word]] - index.rank[index.form[b.at + word]];
      if (order) return order;
    }
    return a.to - a.at - (b.to - b.at);
  };

  /** @type {(index: Indexed, words: number) => Order} */
  const byWord = (index, words) => {
    /** @param {Occurrence} hit */
    const value = (hit) => {
      const place = neighbour(index, hit, words);
      return place < 0 ? -1 : index.rank[index.form[place]];
    };
    return (a, b) => value(a) - value(b);
  };

  /** A sort key: the side, and the distance from the hit in words (negative: to the left).
      @type {typeof Lines.step} */
  const step = (key) => {
    const [, side, words] = key.match(/^([lr])([1-3])$/) ?? [];
    return side ? { side, words: side === "l" ? -Number(words) : Number(words) } : null;
  };

  /** Sort hits by several keys: l1 to l3, r1 to r3 (words to the left, to the right), node, term. Equal hits
      stay in the order of the papers. Places are in order already, so "place" and later keys are ignored.
      @type {typeof Lines.sort} */
  const sort = (index, hits, keys) => {
    const end = keys.indexOf("place");
    const orders = keys.slice(0, end < 0 ? keys.length : end).map((key) => {
      const aside = step(key);
      if (aside) return byWord(index, aside.words);
      return key === "node" ? byNode(index) : byTerm;
    });
    if (!orders.length) return hits;
    return [...hits].sort((a, b) => {
      for (const order of orders) {
        const found = order(a, b);
        if (found) return found;
      }
      return 0;
    });
  };

  /** @type {Order} */
  const byTerm = (a, b) => a.term - b.term;

  /** The hit and the words around it; a stroke marks the end of an item or a cell. "bounds" are the positions
      in the text at which left, hit and right begin, and right ends.
      @type {typeof Lines.context} */
  const context = (index, { at, to }, around = AROUND) => {
    const { text } = index.rows[index.row[at]];
    const [start, end] = [index.from[at], index.to[to - 1]];
    let from = Math.max(0, start - around);
    let until = Math.min(text.length, end + around);
    if (from > 0) from = text.slice(0, start).indexOf(" ", from) + 1 || start;
    if (until < text.length) until = Math.max(end, text.lastIndexOf(" ", until));
    /** @param {string} part */
    const shown = (part) => part.replace(/\n/g, " / ");
    return {
      left: shown(text.slice(from, start)), node: shown(text.slice(start, end)), right: shown(text.slice(end, until)),
      bounds: [from, start, end, until],
    };
  };

  /** The hits that have a given word within a given distance.
      @type {typeof Lines.near} */
  const near = (index, hits, word, span, options) => {
    const { of, keys } = WordIndex.variant(index, options);
    const wanted = keys.indexOf(Words.fold(word, options));
    return hits.filter((hit) => {
      for (let away = 1; away <= span; away += 1) {
        for (const at of [hit.at - away, hit.to - 1 + away]) {
          if (index.line[at] === index.line[hit.at] && of[index.form[at]] === wanted) return true;
        }
      }
      return false;
    });
  };

  /** A spreadsheet reads a value that begins with one of these characters as a formula; an apostrophe before it
      makes it text (OWASP, CSV injection).
      @param {string} value */
  const text = (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

  /** Rows as comma-separated values (RFC 4180).
      @type {typeof Lines.csv} */
  const csv = (rows) =>
    rows.map((row) => `${row.map(text).map((value) => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value)).join(",")}\r\n`).join("");

  return { neighbour, step, sort, context, near, csv };
})();
