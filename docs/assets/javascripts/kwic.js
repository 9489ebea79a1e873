/* Keyword in context: an index of the words of all papers, and what is asked of it. Nothing here touches
   the page. A word is what find.js calls one; a "place" is a paragraph, a note, a heading and the like. */
globalThis.Kwic = (() => {
  const SCOPES = {
    text: ["abstract", "text", "list", "table", "figure"],
    headings: ["heading"],
    notes: ["note"],
    references: ["reference"],
  };
  const AROUND = 120;
  const collator = new Intl.Collator("en");

  /* Every word in order as the number of its form, with its place in the text. A line is what a phrase
     cannot leave: a paragraph, an item of a list, a cell of a table. */
  const build = (data) => {
    const rows = [];
    const numbers = new Map();
    const words = { form: [], from: [], to: [], row: [], line: [] };
    let line = 0;
    const add = ([paper, anchor, kind, text]) => {
      const first = words.form.length;
      let before = 0;
      line += 1;
      for (const [from, to] of Find.spans(text)) {
        if (text.slice(before, from).includes("\n")) line += 1;
        before = to;
        const form = text.slice(from, to);
        if (!numbers.has(form)) numbers.set(form, numbers.size);
        words.form.push(numbers.get(form));
        words.from.push(from);
        words.to.push(to);
        words.row.push(rows.length);
        words.line.push(line);
      }
      rows.push({ paper, anchor, kind, text, first, last: words.form.length });
    };
    let next = 0;
    data.passages.forEach(([paper, anchor, kind, , text], number) => {
      for (; data.headings[next]?.[3] === number; next += 1) add([data.headings[next][0], data.headings[next][1], "heading", data.headings[next][2]]);
      add([paper, anchor, kind, text]);
    });
    for (const [paper, anchor, text] of data.headings.slice(next)) add([paper, anchor, "heading", text]);
    for (const name of Object.keys(words)) words[name] = Int32Array.from(words[name]);
    const index = { ...words, rows, forms: [...numbers.keys()], folded: new Map(), papers: data.papers.length };
    const { of, keys } = variant(index, {});
    const order = keys.map((_, key) => key).sort((a, b) => collator.compare(keys[a], keys[b]));
    const rank = new Int32Array(keys.length);
    order.forEach((key, place) => (rank[key] = place));
    index.rank = of.map((key) => rank[key]);
    index.function = new Set(data.function);
    return index;
  };

  /* The forms as they count as equal: for each its key, and the keys. */
  const variant = (index, { cased = false, marked = false }) => {
    const name = `${cased} ${marked}`;
    if (!index.folded.has(name)) {
      const numbers = new Map();
      const of = Int32Array.from(index.forms, (form) => {
        const key = Find.fold(form, { cased, marked });
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        return numbers.get(key);
      });
      index.folded.set(name, { of, keys: [...numbers.keys()] });
    }
    return index.folded.get(name);
  };

  /* How many words of the chosen parts each paper has, and at which of them each place begins (else -1). */
  const extent = (index, scopes) => {
    const kinds = new Set(scopes.flatMap((scope) => SCOPES[scope] ?? []));
    const sizes = new Array(index.papers).fill(0);
    const begins = index.rows.map((row) => {
      if (!kinds.has(row.kind)) return -1;
      sizes[row.paper] += row.last - row.first;
      return sizes[row.paper] - (row.last - row.first);
    });
    return { sizes, begins, all: sizes.reduce((sum, size) => sum + size, 0) };
  };

  /* Which forms a word of a query stands for; as part of a word it may have signs around it. */
  const chosen = (index, word, options) => {
    const { of, keys } = variant(index, options);
    const folded = Find.fold(word, options);
    const pattern = options.parts ? `*${folded}*` : folded;
    const yes = Uint8Array.from(keys, (key) => Number(Find.fits(pattern, key)));
    return Uint8Array.from(of, (key) => yes[key]);
  };

  /* All hits in the order of the papers: number of the term, first word, and the one after the last. In a
     phrase only the first word may begin, and the last end, within a word. */
  const find = (index, terms, options, { begins }) => {
    const hits = [];
    terms.forEach(({ words }, term) => {
      const sets = words.map((word, place) => {
        if (!options.parts || words.length === 1) return chosen(index, word, options);
        const open = `${place ? "" : "*"}${word}${place === words.length - 1 ? "*" : ""}`;
        return chosen(index, open, { ...options, parts: false });
      });
      index.rows.forEach((row, number) => {
        if (begins[number] < 0) return;
        for (let at = row.first; at + sets.length <= row.last; at += 1) {
          let length = 0;
          while (length < sets.length && sets[length][index.form[at + length]]) length += 1;
          const to = at + length;
          if (length === sets.length && index.line[at] === index.line[to - 1]) hits.push({ term, at, to });
        }
      });
    });
    return terms.length > 1 ? hits.sort((a, b) => a.at - b.at || a.term - b.term) : hits;
  };

  /* The word that stands so many words before (negative) or after a hit in its place; -1 for none. */
  const neighbour = (index, { at, to }, step) => {
    const place = step < 0 ? at + step : to - 1 + step;
    return index.row[place] === index.row[at] ? place : -1;
  };

  const byNode = (index) => (a, b) => {
    for (let step = 0; a.at + step < a.to && b.at + step < b.to; step += 1) {
      const order = index.rank[index.form[a.at + step]] - index.rank[index.form[b.at + step]];
      if (order) return order;
    }
    return a.to - a.at - (b.to - b.at);
  };

  const byWord = (index, step) => {
    const value = (hit) => {
      const place = neighbour(index, hit, step);
      return place < 0 ? -1 : index.rank[index.form[place]];
    };
    return (a, b) => value(a) - value(b);
  };

  /* Sort hits by keys in turn: l1 to l3, r1 to r3 (words to the left, to the right), node, term. What is
     equal stays in the order of the papers, and nothing is equal in its place, so "place" ends the keys. */
  const sort = (index, hits, keys) => {
    const end = keys.indexOf("place");
    const orders = keys.slice(0, end < 0 ? keys.length : end).map((key) => {
      const [, side, step] = key.match(/^([lr])([1-3])$/) ?? [];
      if (side) return byWord(index, side === "l" ? -step : Number(step));
      return key === "node" ? byNode(index) : (a, b) => a.term - b.term;
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

  /* The words around a hit, and the hit; a stroke stands for the end of an item or a cell. "bounds" are the
     places in the text at which left, hit and right begin, and the last ends. */
  const context = (index, { at, to }, around = AROUND) => {
    const { text } = index.rows[index.row[at]];
    const [start, end] = [index.from[at], index.to[to - 1]];
    let from = Math.max(0, start - around);
    let until = Math.min(text.length, end + around);
    if (from > 0) from = text.slice(0, start).indexOf(" ", from) + 1 || start;
    if (until < text.length) until = Math.max(end, text.lastIndexOf(" ", until));
    const shown = (part) => part.replace(/\n/g, " / ");
    return {
      left: shown(text.slice(from, start)), node: shown(text.slice(start, end)), right: shown(text.slice(end, until)),
      bounds: [from, start, end, until],
    };
  };

  /* The table of signs beyond chance for one word, after Evert (2008): 11 in a window and the word, 12 in a
     window and another, 21 and 22 outside; expected are the products of the margins. */
  const score = (o11, windows, found, all) => {
    const observed = [o11, windows - o11, found - o11, all - windows - found + o11];
    const columns = [found, all - found];
    const lines = [windows, all - windows];
    const expected = [0, 1, 2, 3].map((cell) => (lines[cell >> 1] * columns[cell & 1]) / all);
    const sum = observed.reduce((total, value, cell) => total + (value ? value * Math.log(value / expected[cell]) : 0), 0);
    const likelihood = Math.max(0, 2 * sum) * (o11 < expected[0] ? -1 : 1);
    return { expected: expected[0], likelihood, information: Math.log2(o11 / expected[0]) };
  };

  /* Mark the words that stand within so many words of a hit in its line. */
  const windows = (index, hits, span) => {
    const inside = new Uint8Array(index.form.length);
    for (const { at, to } of hits) {
      const line = index.line[at];
      for (let step = 1; step <= span; step += 1) {
        if (index.line[at - step] === line) inside[at - step] = 1;
        if (index.line[to - 1 + step] === line) inside[to - 1 + step] = 1;
      }
    }
    for (const { at, to } of hits) inside.fill(2, at, to);
    return inside;
  };

  /* Words near the hits: how often, how often by chance, and two scores. The hits' own words count neither
     as neighbours nor as the rest. */
  const collocates = (index, hits, span, options, { begins }) => {
    const { of, keys } = variant(index, options);
    const inside = windows(index, hits, span);
    const near = new Int32Array(keys.length);
    const found = new Int32Array(keys.length);
    let [all, width] = [0, 0];
    index.rows.forEach((row, number) => {
      if (begins[number] < 0) return;
      for (let at = row.first; at < row.last; at += 1) {
        if (inside[at] === 2) continue;
        const key = of[index.form[at]];
        all += 1;
        found[key] += 1;
        width += inside[at];
        near[key] += inside[at];
      }
    });
    const made = [];
    near.forEach((observed, key) => {
      if (observed) made.push({ word: keys[key], observed, ...score(observed, width, found[key], all) });
    });
    return made;
  };

  /* The hits that have a word within so many words. */
  const near = (index, hits, word, span, options) => {
    const { of, keys } = variant(index, options);
    const wanted = keys.indexOf(Find.fold(word, options));
    return hits.filter((hit) => {
      for (let step = 1; step <= span; step += 1) {
        for (const at of [hit.at - step, hit.to - 1 + step]) {
          if (index.line[at] === index.line[hit.at] && of[index.form[at]] === wanted) return true;
        }
      }
      return false;
    });
  };

  /* Rows as comma-separated values after RFC 4180. A spreadsheet takes what begins with one of these signs for a
     formula, and an apostrophe before it for a text (OWASP, CSV injection). */
  const text = (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  const csv = (rows) =>
    rows.map((row) => `${row.map(text).map((value) => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value)).join(",")}\r\n`).join("");

  return { build, extent, find, sort, neighbour, context, score, collocates, near, csv };
})();
