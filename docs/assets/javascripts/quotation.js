/* A quotation in the forms that writers need: plain text with its reference or as a note, Markdown, BibTeX.
   Nothing here touches the page. */
globalThis.Quotation = (() => {
  const LOCATOR = "par. [n]"; // what a note of the box "Cite this paper" has for the place
  const SHORT = { paragraph: ["par.", "pars."], note: ["note", "notes"], table: ["table", "tables"], figure: ["figure", "figures"], list: ["list", "lists"], reference: ["reference", "references"] };

  // Greek and other letters stand as they are; BibTeX needs the rest of these signs as LaTeX.
  const LATEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", _: "\\_",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--",
    "—": "---", "…": "\\ldots{}", "\u00a0": "~",
  };
  const MARKS = { "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0327": "c", "\u030c": "v" };
  const latex = (text) =>
    text
      .replace(/[\\{}#$%&_~^“”‘’–—…\u00a0]/g, (sign) => LATEX[sign])
      .replace(/[\u00c0-\u017f]/g, (letter) => {
        const [base, mark] = letter.normalize("NFD");
        return MARKS[mark] ? `{\\${MARKS[mark]}${/[a-z]/i.test(MARKS[mark]) ? `{${base}}` : base}}` : letter;
      });

  /* Words as they stand between “ and ”: the marks within change in turn, level by level (Chicago 18, 12.28). A
     single mark before a letter, or where none is open, is an apostrophe. */
  const nested = (words) => {
    const open = [];
    return words.replace(/[“‘]|”|’(?!\p{L})/gu, (sign) => {
      if (sign === "“" || sign === "‘") return open.push(sign) % 2 ? "‘" : "“";
      if (sign === "’" && open.at(-1) !== "‘") return sign;
      const level = open.length || 1;
      open.pop();
      return level % 2 ? "’" : "”";
    });
  };

  const escape = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&");
  const markdown = (node) =>
    [...node.childNodes]
      .map((child) => {
        if (child.nodeType === Node.TEXT_NODE) return escape(child.data);
        const inside = markdown(child);
        if (child.localName === "em") return `*${inside}*`;
        return child.localName === "a" ? `[${inside}](<${child.href}>)` : inside;
      })
      .join("");

  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  /* Where the words stand, from one place to another, in words: "paragraph 5 to note 3". */
  const where = (from, to) => (to.id === from.id ? from.name : `${from.name} to ${to.name}`);

  /* The same as notes have it: "par. 5", "pars. 5–7", "under “Introduction”". */
  const locator = (from, to) => {
    const one = ({ kind, number, name, words }) => (words ? `under “${words}”` : SHORT[kind] ? `${SHORT[kind][0]} ${number}` : name);
    if (to.id === from.id) return one(from);
    const row = from.kind === to.kind && SHORT[from.kind];
    return row ? `${row[1]} ${from.number}–${to.number}` : `${one(from)} to ${one(to)}`;
  };

  /* The forms by name. In: the words; the places of their beginning and end; the address of the place and of the
     words; the element that holds the reference, and whether it is a short note; the record. A note has its locator in it, and as a first note the
     address, since it is here that paragraphs have these numbers. */
  const forms = ({ words, from, to, link, exact, reference, short, record }) => {
    const source = reference.textContent.trim();
    const place = capital(where(from, to));
    const isNote = source.includes(LOCATOR);
    const cited = () => {
      if (!isNote) return `${source} ${place}. ${exact}`;
      const note = source.replace(LOCATOR, () => locator(from, to));
      return short ? note : `${note.replace(/\.$/, "")}, ${exact}.`;
    };
    const marked = () => {
      const text = markdown(reference).trim();
      if (!isNote) return `${text} [${escape(place)}](<${exact}>).`;
      return text.replace(escape(LOCATOR), () => `[${escape(locator(from, to))}](<${exact}>)`);
    };
    const quoted = latex(nested(words));
    const note = `\`\`${quoted}${quoted.endsWith("'") ? "{}" : ""}'' (${latex(where(from, to))})`;
    const noted = /^ {2}note = \{/m.test(record)
      ? record.replace(/^( {2}note = \{)/m, () => `  note = {${note}; `)
      : record.replace(/,\n\}$/, () => `,\n  note = {${note}},\n}`);
    return {
      Link: link,
      Text: `“${nested(words)}”\n\n${cited()}`,
      Markdown: `> ${escape(words)}\n>\n> ${marked()}`,
      BibTeX: `${noted}\n`,
    };
  };

  return { nested, latex, locator, where, forms };
})();
