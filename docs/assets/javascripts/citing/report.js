/* A report of an error: a letter or an issue with the address, the version, the words, and the emendation in YAML that
   would mend them. Nothing is sent: a link opens the reader's own mail program, or the page where issues are written.
   Only an edition that says where reports go (corpus.yaml, "reports") has this script. */
globalThis.Report = (() => {
  const LONGEST = 300; // letters of the words that a report quotes, since addresses have a limit

  /** What typography and markup change between a source and a page: marks become plain ones, or nothing.
      @type {Record<string, string>} */
  const PLAIN = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "*": "", _: "", "\\": "", "`": "" };

  /** A text in a form in which a page and its source agree, with the offset of each of its characters.
      @param {string} text */
  const folded = (text) => {
    let made = "";
    /** @type {number[]} */
    const places = [];
    for (let place = 0; place < text.length; place += 1) {
      const sign = PLAIN[text[place]] ?? (/\s/.test(text[place]) ? " " : text[place]);
      if (!sign || (sign === " " && (!made || made.endsWith(" ")))) continue;
      made += sign;
      places.push(place);
    }
    return { made, places };
  };

  /** How often words occur in a text.
      @type {(text: string, words: string) => number} */
  const times = (text, words) => text.split(words).length - 1;

  /** The part of a line that occurs on it once, from one place to another, with whole words after or before it
      until it does.
      @type {(line: string, start: number, end: number) => string} */
  const single = (line, start, end) => {
    let [from, to] = [start, end];
    while (times(line, line.slice(from, to)) > 1 && (from > 0 || to < line.length)) {
      const before = line.slice(0, from).match(/\S*\s*$/)?.[0].length ?? 0;
      const after = line.slice(to).match(/^\s*\S*/)?.[0].length ?? 0;
      to += after;
      from -= after ? 0 : before;
      if (!before && !after) break;
    }
    return line.slice(from, to);
  };

  /** The words of a page in its source: the line, and what an emendation of it would name as "find". Words that an
      emendation has touched already give that emendation; words on several lines, those on the first. Null where the
      source has no such words, or they are too many for one emendation.
      @type {typeof Report.located} */
  const located = (lines, words) => {
    const wanted = folded(words).made.trim();
    if (!wanted || wanted.length > LONGEST) return null;
    for (const part of [wanted, ...shorter(wanted)]) {
      for (const [line, text, emended = []] of lines) {
        const { made, places } = folded(text);
        const start = made.indexOf(part);
        if (start < 0) {
          const known = emended.find(([one, edited]) => folded(text.replace(one, () => edited)).made.includes(part));
          if (known) return { line, find: known[0], replace: known[1], stands: true };
          continue;
        }
        const find = single(text, places[start], places[start + part.length - 1] + 1);
        const from = text.indexOf(find);
        const touched = emended.find(([one]) => text.indexOf(one) < from + find.length && from < text.indexOf(one) + one.length);
        if (touched) return { line, find: touched[0], replace: touched[1], stands: true };
        if (times(text, find) === 1) return { line, find, replace: find, stands: false };
      }
    }
    return null;
  };

  /** The beginnings of words that end at the end of a line of the source: three words at least.
      @param {string} words */
  const shorter = (words) => {
    const parts = words.split(" ");
    return parts.slice(3).map((_, left) => parts.slice(0, parts.length - 1 - left).join(" "));
  };

  /** The emendation as an item of emendations.yaml. A string of JSON is one of YAML.
      @type {typeof Report.emendation} */
  const emendation = ({ line, find, replace, stands }) =>
    [
      ...(stands ? ["# An emendation of these words exists: change its “replace”."] : []),
      `- line: ${line}`,
      `  find: ${string(find)}`,
      `  replace: ${string(replace)} # write here what it should be`,
      "  kind: extraction",
      '  reason: "Reported by a reader."',
    ].join("\n");

  /** A text as YAML has it between quotation marks, invisible characters as numbers.
      @param {string} text */
  const string = (text) =>
    JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`);

  /** The address of a report. In: the pattern; the name of the place; its address; the edition with its version; the
      words as the page has them and as printed, where these differ; the emendation, if there is one.
      @type {typeof Report.address} */
  const address = (pattern, { name, place, edition, words, printed, found }) => {
    /** @param {string} text */
    const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    const body = [
      place,
      edition,
      "",
      `In this edition: “${cut(words)}”`,
      ...(printed && printed !== words ? [`As printed: “${cut(printed)}”`] : []),
      "It should be: ",
      ...(found && found.find.length <= LONGEST ? ["", "For emendations.yaml:", "", emendation(found)] : []),
      "",
    ].join("\n");
    const signs = { "{subject}": `Error in ${name}`, "{body}": body };
    return Object.entries(signs).reduce((made, [sign, text]) => made.replaceAll(sign, () => encodeURIComponent(text)), pattern);
  };

  /** @type {Promise<unknown> | undefined} */
  let coming;
  /** The lines of the paper's source by place, from its data file; none where that cannot be loaded. */
  const loaded = async () => {
    const slug = document.querySelector("meta[name=edition-paper]")?.getAttribute("content");
    const base = /** @type {HTMLElement | null} */ (document.querySelector(".search"))?.dataset.base;
    coming ??= Browser.load(`${base}/data/lines-${slug}.js`).catch(() => undefined);
    await coming;
    return globalThis.EDITION_LINES ?? {};
  };

  /** The link of the box for quoting; nothing in an edition that takes no reports.
      @type {typeof Report.link} */
  const link = (quoted) => {
    const general = /** @type {HTMLElement | null} */ (document.querySelector(".imprint .report"));
    const pattern = general?.dataset.reports;
    if (!pattern) return [];
    const edition = document.querySelector(".imprint-edition")?.textContent ?? "";
    const title = document.querySelector("h1")?.textContent?.replace("§", "").trim() ?? "";
    const told = { name: `“${title}”, ${quoted.name}`, place: quoted.address, edition, words: quoted.words, printed: quoted.printed };
    const made = Browser.make("a", { className: "quote-report", textContent: "Report an error", href: address(pattern, told) });
    loaded().then((lines) => {
      const found = located(lines[quoted.id] ?? [], quoted.printed || quoted.words);
      if (found) made.href = address(pattern, { ...told, found });
    });
    return [made];
  };

  return { located, emendation, address, link };
})();
