/* A quotation in the forms that writers need: with its citation in a text or in a note, the citation alone, the entry
   of the bibliography, Markdown, BibTeX. Nothing here touches the page. */
globalThis.Quotation = (() => {
  const LOCATOR = /(para?)\. \[n\]/; // what a citation of the box "Cite this paper" has for the place
  const FIRST_NOTE = "chicago-note";
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

  /** The printed pages from one place to another: "p. 117", "pp. 117–119"; "" where either has none.
      @type {(from: Place, to: Place) => string} */
  const printed = (from, to) => {
    const [first] = (from.pages ?? "").split("–");
    const last = (to.pages ?? "").split("–").pop();
    if (!first || !last) return "";
    return first === last ? `p. ${first}` : `pp. ${first}–${last}`;
  };

  /** Where the words stand, from one place to another, in words: "paragraph 5 to note 3", "paragraph 5 (p. 117)".
      @type {typeof Quotation.where} */
  const where = (from, to) => {
    const pages = printed(from, to);
    return (to.id === from.id ? from.name : `${from.name} to ${to.name}`) + (pages && ` (${pages})`);
  };

  /** The same as citations have it: "par. 5", "p. 117, par. 5", "pars. 5–7", "under “Introduction”"; `short` is the
      style's word.
      @type {typeof Quotation.locator} */
  const locator = (from, to, short = "par") => {
    const pages = printed(from, to);
    return (pages && `${pages}, `) + numbered(from, to, short);
  };

  /** @type {(from: Place, to: Place, short: string) => string} */
  const numbered = (from, to, short) => {
    /** @param {string | undefined} kind */
    const names = (kind) => (kind === "paragraph" ? [`${short}.`, `${short}s.`] : SHORT[kind ?? ""]);
    /** @param {Place} place */
    const one = ({ kind, number, name, words }) => (words ? `under “${words}”` : names(kind) ? `${names(kind)[0]} ${number}` : name);
    if (to.id === from.id) return one(from);
    const row = from.kind === to.kind && names(from.kind);
    return row ? `${row[1]} ${from.number}–${to.number}` : `${one(from)} to ${one(to)}`;
  };

  /** @param {string} text */
  const html = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** The forms. In: the words; the places of their beginning and end; the address of the place and of the words; the
      elements of the style's entry and of its citations, the first of which is the fullest; the record. A first note
      has the address, too, since it is here that paragraphs have these numbers.
      @type {typeof Quotation.forms} */
  const forms = ({ words, from, to, link, exact, entry, cited, record }) => {
    /** @param {string} text */
    const place = (text) => text.replace(LOCATOR, (_, short) => locator(from, to, short));
    const placed = cited.map(({ form, element }) => {
      /** @type {(text: string, address: string) => string} */
      const addressed = (text, address) => (form === FIRST_NOTE ? `${text.replace(/\.$/, "")}, ${address}.` : text);
      return {
        plain: addressed(place((element.textContent ?? "").trim()), exact),
        html: addressed(element.innerHTML.trim().replace(LOCATOR, (_, short) => html(locator(from, to, short))), html(exact)),
      };
    });
    const reference = { plain: (entry.textContent ?? "").trim(), html: entry.innerHTML.trim() };
    const [first] = cited;
    const isNote = first?.form === FIRST_NOTE;
    const named = capital(where(from, to));
    const marked = () => {
      if (!isNote) return `${markdown(entry).trim()} [${escaped(named)}](<${exact}>).`;
      return markdown(first.element).trim().replace(/(para?)\. \\\[n\\\]/, (_, short) => `[${escaped(locator(from, to, short))}](<${exact}>)`);
    };
    const inner = nested(words);
    const inText = first && !isNote ? ` ${placed[0].plain}` : "";
    const source = isNote ? placed[0] : { plain: `${reference.plain} ${named}. ${exact}`, html: `${reference.html} ${html(named)}. ${html(exact)}` };
    const quoted = latex(inner);
    const note = `\`\`${quoted}${quoted.endsWith("'") ? "{}" : ""}'' (${latex(where(from, to))})`;
    const noted = /^ {2}note = \{/m.test(record)
      ? record.replace(/^( {2}note = \{)/m, () => `  note = {${note}; `)
      : record.replace(/,\n\}$/, () => `,\n  note = {${note}},\n}`);
    return {
      Quotation: {
        plain: `“${inner}”${inText}\n\n${source.plain}`,
        html: `<p>“${html(inner)}”${inText && ` ${placed[0].html}`}</p><p>${source.html}</p>`,
      },
      cited: placed,
      entry: reference,
      Link: { plain: link },
      Markdown: { plain: `> ${escaped(words)}\n>\n> ${marked()}` },
      BibTeX: { plain: `${noted}\n` },
    };
  };

  return { nested, latex, locator, where, forms };
})();
