/* Which terms of the index a question asks for, and the links to all that the edition knows about them. */
globalThis.Subjects = (() => {
  /** The terms whose heading, or one of whose forms in the papers, is what was asked for.
      @type {typeof Subjects.named} */
  const named = (labels, rows) => {
    const wanted = new Set(labels.map((label) => Words.fold(label)));
    const fits = (/** @type {string} */ form) => wanted.has(Words.fold(form));
    const found = rows.filter(({ kind, text, more }) => kind === "term" && [text, ...more.split(" · ")].some(fits));
    found.sort((a, b) => Number(Boolean(a.more)) - Number(Boolean(b.more))); // a reference has only a heading, and gives way
    return [...new Map(found.map((row) => [`${row.href}#${row.anchor}`, row.text])).entries()];
  };

  /** @type {Promise<Row[]> | null} */
  let across = null;
  let asked = 0;
  /** Show the links; nothing where no term is asked for, or what the edition knows cannot be loaded.
      @type {typeof Subjects.show} */
  const show = async (box, labels) => {
    asked += 1;
    const mine = asked;
    if (labels.length) across ??= Texts.across(".");
    const found = across ? named(labels, await across) : [];
    if (mine !== asked) return;
    const links = found.flatMap(([href, textContent], place) => [place ? "; " : "", Browser.make("a", { href, textContent })]);
    box.replaceChildren(...(links.length ? ["All that the edition knows about ", ...links] : []));
    box.hidden = !links.length;
  };

  return { named, show };
})();
