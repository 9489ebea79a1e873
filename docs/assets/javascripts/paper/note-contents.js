/* What a note says, for previews and for notes beside their line: its words, the source that a short form names, and
   the note that an Ibid. stands for. All of it is on the page. */
globalThis.NoteContents = (() => {
  const LEFT_OUT = ".footnote-backref, .ed-back, .ed-mark, .said-sign";
  const WHOLE = 0.8; // the part of a reference's words with which a note gives the reference itself

  /** @type {typeof NoteContents.keyOf} */
  const keyOf = (link) => link.getAttribute("href")?.match(/works\/([^/.]+)\.html/)?.[1];

  /* References and reasons are data in the page, since programs that extract text also take hidden text. */
  /** @type {ReturnType<typeof NoteContents.data> | null} */
  let read = null;
  /** @type {typeof NoteContents.data} */
  const data = () => {
    read ??= /** @type {NonNullable<typeof read>} */ (JSON.parse(document.getElementById("previews")?.textContent ?? "{}"));
    return read;
  };
  /** @type {typeof NoteContents.known} */
  const known = (all, key) => (all && Object.hasOwn(all, key) ? all[key] : null);

  /** Pieces are words, or a tag with its pieces, a link with its address.
      @type {(pieces: Piece[]) => Child[]} */
  const built = (pieces) =>
    pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      const [tag, inside, href] = piece;
      const made = Browser.make(tag, {}, ...built(inside));
      if (href && made instanceof HTMLAnchorElement) made.href = href;
      return made;
    });

  /** @type {typeof NoteContents.work} */
  const work = (key) => {
    const found = known(data().works, key);
    return found ? [Browser.make("p", { className: "preview-work" }, ...built(found))] : [];
  };

  /** @param {string} text */
  const words = (text) => new Set(text.normalize("NFKD").toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

  /** Whether some words give a reference themselves, so that nothing is shown twice.
      @type {typeof NoteContents.gives} */
  const gives = (said, reference) => {
    const [own, wanted] = [words(said), [...words(reference)]];
    return wanted.filter((word) => own.has(word)).length >= wanted.length * WHOLE;
  };

  /** @type {typeof NoteContents.note} */
  const note = (id, seen = new Set()) => {
    const item = document.getElementById(id);
    if (!item || seen.has(id)) return [];
    seen.add(id);
    const made = Browser.make("div", { className: "preview-note" }, ...item.cloneNode(true).childNodes);
    const fresh = [];
    for (const link of made.querySelectorAll(".work-link")) {
      const key = keyOf(link) ?? "";
      if (seen.has(key)) link.remove(); // the note that this one stands for cites the same work
      else fresh.push(key);
      seen.add(key);
    }
    const antecedents = [...made.querySelectorAll("a[href^='#fn:']")].map((link) => /** @type {HTMLAnchorElement} */ (link).hash.slice(1));
    for (const ours of made.querySelectorAll(LEFT_OUT)) ours.remove();
    for (const marked of made.querySelectorAll("[id]")) marked.removeAttribute("id");
    const name = id.startsWith("ed") ? `Editor’s note ${id.slice(2)}` : `Note ${id.slice(3)}`;
    const further = antecedents.flatMap((next) => note(next, seen));
    const said = [made, ...further].map(({ textContent }) => textContent).join(" ");
    const sources = fresh.flatMap(work).filter(({ textContent }) => !gives(said, textContent ?? ""));
    made.prepend(Browser.make("span", { className: "preview-label", textContent: name }), " ");
    return [made, ...sources, ...further];
  };

  return { keyOf, data, known, work, gives, note };
})();
