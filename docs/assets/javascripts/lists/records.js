/* Files of chosen papers and works, joined from the pieces that the edition's own files are made of, so that they have
   the same bytes (records/formats.py). Nothing here touches the page. */
globalThis.Records = (() => {
  /** The pieces of what is chosen in the order of the files: papers as the edition has them, then works by key.
      @type {typeof Records.chosen} */
  const chosen = (loaded, keys) => {
    const rows = (/** @type {"papers" | "works"} */ kind) => loaded.flatMap((part) => Object.entries(part[kind])).filter(([key]) => keys.has(key));
    const works = rows("works").sort(([a], [b]) => (a < b ? -1 : 1));
    return [...rows("papers"), ...works].map(([, pieces]) => pieces);
  };

  /** A file in one of the formats.
      @type {typeof Records.file} */
  const file = ({ formats }, place, rows) => {
    const { head, between, tail } = formats[place];
    return head + rows.map((pieces) => pieces[place]).join(between) + tail;
  };

  const collator = new Intl.Collator("en", { ignorePunctuation: true });

  /** The references in one of the styles, A to Z, each as HTML and as text; `plain` makes text of HTML.
      @type {typeof Records.list} */
  const list = ({ formats }, style, rows, plain) =>
    rows
      .map((pieces) => pieces[formats.length + style])
      .map((html) => ({ html, text: plain(html) }))
      .sort((a, b) => collator.compare(a.text, b.text));

  return { chosen, file, list };
})();
