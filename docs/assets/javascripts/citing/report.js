/* A report of an error: a letter or an issue with the address, the version, the words, and the emendation in YAML that
   would mend them. Nothing is sent: a link opens the reader's own mail program, or the page where issues are written.
   Only an edition that says where reports go (corpus.yaml, "reports") has this script. */
globalThis.Report = (() => {
  const BROKEN = /^(?: \S*-)?$/; // what follows the last whole word of a line: nothing, or the first half of a word

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

  /** Where words stand in a text, not inside longer ones.
      @type {(text: string, words: string) => number[]} */
  const standing = (text, words) => {
    const found = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const edges = [at, at + words.length].map((edge) => text.slice(Math.max(edge - 1, 0), edge + 1));
      if (!edges.some((edge) => /\p{L}[\p{L}\p{M}]/u.test(edge))) found.push(at);
    }
    return found;
  };

  /** How often words stand in a text, whatever typography changes.
      @type {typeof Report.count} */
  const count = (text, words) => standing(folded(text).made, folded(words).made.trim()).length;

  /** The words of a page in its source: the line, and what an emendation of it would name as "find". Words that an
      emendation has touched already give that emendation; words on several lines, those on the first. Null where the
      source has no such words, nobody can tell which they are, or they are too many for one emendation. "before" is how
      often the same words stand before them in their place.
      @type {typeof Report.located} */
  const located = (lines, words, before = 0) => {
    const wanted = folded(words).made.trim();
    if (!wanted || wanted.length > LONGEST) return null;
    const same = lines.flatMap((line) => standing(folded(line[1]).made, wanted).map((start) => ({ line, start, length: wanted.length })));
    if (same.length) return same[before] ? mending(same[before]) : null;
    for (const [line, text, emended = []] of lines) {
      const known = emended.find(([one, edited]) => folded(text.replace(one, () => edited)).made.includes(wanted));
      if (known) return { line, find: known[0], replace: known[1], stands: true };
    }
    for (const part of shorter(wanted)) {
      const ending = lines.flatMap((line) => {
        const made = folded(line[1]).made.trimEnd();
        const start = made.lastIndexOf(part);
        return start >= 0 && BROKEN.test(made.slice(start + part.length)) ? [{ line, start, length: part.length }] : [];
      });
      if (ending.length) return ending.length === 1 ? mending(ending[0]) : null;
    }
    return null;
  };

  /** The emendation of characters of a line, from a place of its folded form on; null if nothing tells them from others.
      @param {{ line: SourceLine, start: number, length: number }} found */
  const mending = ({ line: [line, text, emended = []], start, length }) => {
    const { places } = folded(text);
    const [first, end] = [places[start], places[start + length - 1] + 1];
    const find = single(text, first, end);
    /** @type {(left: number, right: number) => [string, string] | undefined} */
    const touched = (left, right) => emended.find(([one]) => text.indexOf(one) < right && left < text.indexOf(one) + one.length);
    const from = text.indexOf(find);
    const known = touched(first, end) ?? touched(from, from + find.length);
    if (known) return { line, find: known[0], replace: known[1], stands: true };
    return times(text, find) === 1 ? { line, find, replace: find, stands: false } : null;
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

  /** The words of a range as printed, where the page has emended words, without "ours": our own numbers and links.
      @type {(range: Range, ours: string) => string} */
  const printedOf = (range, ours) => {
    const part = range.cloneContents();
    for (const place of part.querySelectorAll(".edited")) place.textContent = place.getAttribute("data-printed");
    for (const own of part.querySelectorAll(ours)) own.remove();
    return [...PageText.textNodes(part)].map(({ data }) => data).join("").replace(/\s+/g, " ").trim();
  };

  /** What stands before a range in its place. @type {(range: Range, id: string) => Range} */
  const leading = (range, id) => {
    const made = range.cloneRange();
    made.collapse(true);
    const place = document.getElementById(id);
    if (place?.contains(range.startContainer)) made.setStart(place, 0);
    return made;
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
    const printed = printedOf(quoted.range, quoted.ours);
    const told = { name: `“${title}”, ${quoted.name}`, place: quoted.address, edition, words: quoted.words, printed };
    const made = Browser.make("a", { className: "quote-report", textContent: "Report an error", href: address(pattern, told) });
    const sought = printed || quoted.words;
    const before = count(printedOf(leading(quoted.range, quoted.id), quoted.ours), sought);
    loaded().then((lines) => {
      const found = located(lines[quoted.id] ?? [], sought, before);
      if (found) made.href = address(pattern, { ...told, found });
    });
    return [made];
  };

  return { located, count, emendation, address, link };
})();
