/* The texts that are searched: data/corpus.js, which is loaded when it is first needed, also from disk, and
   everything in it that can be found. */
globalThis.Texts = (() => {
  /** @type {Promise<Corpus> | null} */
  let waiting = null;

  /** Load the texts; `base` is the relative path to the site's root.
      @type {typeof Texts.load} */
  const load = (base) => {
    if (globalThis.EDITION) return Promise.resolve(EDITION);
    waiting ??= Browser.load(`${base}/data/corpus.js`).then(() => EDITION, () => {
      waiting = null; // the next one who asks tries again
      throw new Error("The texts could not be loaded.");
    });
    return waiting;
  };

  /** The name of a place in a paper.
      @type {typeof Texts.placeName} */
  const placeName = (kind, anchor) => {
    const number = anchor.replace(/^\D+/, "");
    const name = kind === "text" ? "paragraph" : kind;
    return number && kind !== "heading" ? `${name} ${number}` : name;
  };

  /** @type {typeof Texts.folded} */
  const folded = (row) => ({ ...row, folded: Words.fold(row.text), extra: Words.fold(row.more) });

  /** Papers by title and authors, their places, and works by reference and key.
      @type {typeof Texts.rows} */
  const rows = ({ papers, passages, works }) => [
    ...papers.map(({ slug, authors, title }) => folded({
      kind: "paper", href: `papers/${slug}.html`, place: authors || "Paper", text: title, more: authors,
    })),
    ...passages.map(([number, anchor, kind, , text]) => folded({
      kind, href: `papers/${papers[number].slug}.html`, anchor, text, more: "",
      place: `${papers[number].name}, ${placeName(kind, anchor)}`,
    })),
    ...works.map(([key, text]) => folded({ kind: "work", href: `works/${key}.html`, place: key, text, more: key })),
  ];

  return { load, placeName, folded, rows };
})();
