/* A quotation in the forms that writers need: plain text with its reference or as a note, Markdown, BibTeX.
   Nothing here touches the page. */
globalThis.Quotation = (() => {
  const LOCATOR = "par. [n]"; // what a note of the box "Cite this paper" has for the place
  /** @type {Record<string, [one: string, more: string]>} */
  const SHORT = { paragraph: ["par.", "pars."], note: ["note", "notes"], table: ["table", "tables"], figure: ["figure", "figures"], list: ["list", "lists"], reference: ["reference", "references"] };

  /* The same as in the records (records/latex.py). A single backquote would be read as a double one beside another; and
     BibTeX counts braces even behind a backslash, so that one alone would end the field; the records keep pairs. */
  /** @type {Record<string, string>} */
  const LATEX = {
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", _: "\\_",
    "~": "{\\textasciitilde}", "^": "{\\textasciicircum}", "`": "{\\textasciigrave}", "@": "{@}", "“": "``", "”": "''",
    "‘": "{\\textquoteleft}", "’": "'", "–": "--", "—": "---", "‐": "-", "‑": "-", "‒": "--", "―": "---", "…": "{\\textellipsis}", "\u00a0": "~",
  };
  /** @type {Record<string, string>} */
  const MARKS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".", "\u0308": '"',
    "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k", "\u0331": "b",
  };
  /** Words as BibTeX needs them; letters that LaTeX has no accent for stay as they are.
      @type {typeof Quotation.latex} */
  const latex = (text) =>
    text
      .normalize("NFC")
      .replace(/’(?=[’”])/g, "'{}") // three apostrophes in a row would be read as ” and ’
      .replace(/[\\{}#$%&_~^`@“”‘’–—‐‑‒―…\u00a0]|'\{\}/g, (character) => LATEX[character] ?? character)
      .replace(/[\u00c0-\u017f\u1e00-\u1eff]/g, (letter) => {
        const [base, mark, more] = letter.normalize("NFD");
        const accent = more ? "" : MARKS[mark];
        return accent ? `{\\${accent}${/[a-z]/i.test(accent) ? `{${base}}` : base}}` : letter;
      });

  /** Words as they stand between “ and ”: the marks within change in turn, level by level (Chicago 18, 12.28). A
      single mark before a letter, or where none is open, is an apostrophe.
      @type {typeof Quotation.nested} */
  const nested = (words) => {
    /** @type {string[]} */
    const open = [];
    return words.replace(/[“‘]|”|’(?!\p{L})/gu, (mark) => {
      if (mark === "“" || mark === "‘") return open.push(mark) % 2 ? "‘" : "“";
      if (mark === "’" && open.at(-1) !== "‘") return mark;
      const level = open.length || 1;
      open.pop();
      return level % 2 ? "’" : "”";
    });
  };

  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&");
  /** @type {(node: Node) => string} */
  const markdown = (node) =>
    [...node.childNodes]
      .map((child) => {
        if (child instanceof Text) return escaped(child.data);
        const inside = markdown(child);
        if (child instanceof HTMLAnchorElement) return `[${inside}](<${child.href}>)`;
        return child.nodeName === "EM" ? `*${inside}*` : inside;
      })
      .join("");

  /** @param {string} text */
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  /** Where the words stand, from one place to another, in words: "paragraph 5 to note 3".
      @type {typeof Quotation.where} */
  const where = (from, to) => (to.id === from.id ? from.name : `${from.name} to ${to.name}`);

  /** The same as notes have it: "par. 5", "pars. 5–7", "under “Introduction”".
      @type {typeof Quotation.locator} */
  const locator = (from, to) => {
    /** @param {Place} place */
    const one = ({ kind = "", number, name, words }) => (words ? `under “${words}”` : SHORT[kind] ? `${SHORT[kind][0]} ${number}` : name);
    if (to.id === from.id) return one(from);
    const row = from.kind === to.kind && SHORT[from.kind ?? ""];
    return row ? `${row[1]} ${from.number}–${to.number}` : `${one(from)} to ${one(to)}`;
  };

  /** The forms by name. In: the words; the places of their beginning and end; the address of the place and of the
      words; the element that holds the reference, and whether it is a short note; the record. A note has its locator
      in it, and as a first note the address, since it is here that paragraphs have these numbers.
      @type {typeof Quotation.forms} */
  const forms = ({ words, from, to, link, exact, reference, short, record }) => {
    const source = (reference.textContent ?? "").trim();
    const place = capital(where(from, to));
    const isNote = source.includes(LOCATOR);
    const cited = () => {
      if (!isNote) return `${source} ${place}. ${exact}`;
      const note = source.replace(LOCATOR, () => locator(from, to));
      return short ? note : `${note.replace(/\.$/, "")}, ${exact}.`;
    };
    const marked = () => {
      const text = markdown(reference).trim();
      if (!isNote) return `${text} [${escaped(place)}](<${exact}>).`;
      return text.replace(escaped(LOCATOR), () => `[${escaped(locator(from, to))}](<${exact}>)`);
    };
    const quoted = latex(nested(words));
    const note = `\`\`${quoted}${quoted.endsWith("'") ? "{}" : ""}'' (${latex(where(from, to))})`;
    const noted = /^ {2}note = \{/m.test(record)
      ? record.replace(/^( {2}note = \{)/m, () => `  note = {${note}; `)
      : record.replace(/,\n\}$/, () => `,\n  note = {${note}},\n}`);
    return {
      Link: link,
      Text: `“${nested(words)}”\n\n${cited()}`,
      Markdown: `> ${escaped(words)}\n>\n> ${marked()}`,
      BibTeX: `${noted}\n`,
    };
  };

  return { nested, latex, locator, where, forms };
})();
