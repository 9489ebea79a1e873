/* Search in large editions: Pagefind's index names the pages, fetched part by part; their places are told apart
   here, in the shape that our own search has them, so that the same words find the same in both. */
globalThis.SearchLarge = (() => {
  const MOST = 20; // pages of papers, and as many of works, whose words are fetched at once
  const PAUSE = 150; // ms without a key before asking
  const WITHIN = /^(?:fnref|edref|name:)|-c\d+$|\d[a-z]*-title$/; // in the middle of a place: "fnref:3", "name:cited", "p12-c1", "table1-title"
  /** @type {Promise<Pagefind> | null} */
  let engine = null;
  let asked = 0;

  /** Load the engine; `base` is the relative path to the site's root.
      @type {typeof SearchLarge.load} */
  const load = (base) => {
    engine ??= import(String(new URL(`${base}/pagefind/pagefind.js`, document.baseURI))).catch((fault) => {
      engine = null; // the next one who asks tries again
      throw fault;
    });
    return engine;
  };

  /** The address seen from the site's root: the index knows it from the root of the host.
      @param {PagefindPage} page */
  const address = (page) => page.raw_url.split("/").slice(-2).join("/");

  /** Words as a text; the index has spaces around what it leaves out, and where links begin and end.
      @param {string[]} words */
  const joined = (words) => words.join(" ").replace(/([([“‘]) /g, "$1").replace(/ (?=[.,;:)\]](?: |$))/g, "");

  /** The parts of a page, each from one anchor to the next, as anchor and words; of a heading also its level and text.
      @type {typeof SearchLarge.parts} */
  const parts = (page) => {
    const words = page.raw_content.split(/\s+/);
    const starts = page.anchors.filter(({ id }) => !WITHIN.test(id)).sort((a, b) => a.location - b.location);
    return starts.map(({ id, text, location, element }, number) => {
      const level = Number(/^h(\d)$/i.exec(element)?.[1] ?? 0);
      const heading = level ? text.trim() : "";
      const behind = heading ? heading.split(/\s+/).length : 0;
      return { id, level, heading, text: joined(words.slice(location + behind, starts[number + 1]?.location)) };
    });
  };

  /** What can be found on the page of a paper: the paper by title and authors, its sections, and each of its places.
      A heading belongs to the text if a part of it follows, and not a note or an entry.
      @type {typeof SearchLarge.ofPaper} */
  const ofPaper = (page) => {
    const href = address(page);
    const { title, authors } = page.meta;
    const rows = [Texts.row({ kind: "paper", href, text: title, place: authors ?? "", more: authors ?? "" })];
    const outline = Texts.outline();
    /** @type {Row[]} */
    let pending = [];
    for (const { id, level, heading, text } of parts(page)) {
      const kind = Texts.kindOf(id);
      if (level) {
        outline.enter(level, heading);
        pending.push(Texts.row({ kind: "heading", href, anchor: id, text: heading, more: "", place: Texts.path(title, ...outline.names().slice(0, -1)) }));
      }
      if (!kind) continue;
      const inBody = Texts.BODY.has(kind);
      if (inBody) rows.push(...pending);
      pending = [];
      const place = Texts.path(title, ...(inBody ? outline.names() : []), Texts.placeName(kind, id));
      rows.push(Texts.row({ kind, href, anchor: id, text, place, more: "" }));
    }
    return rows;
  };

  /** What can be found on the page of a work: its reference, and its key.
      @param {PagefindPage} page */
  const ofWork = (page) => {
    const href = address(page);
    const key = href.replace(/^.*\/|\.html$/g, "");
    return Texts.row({ kind: "work", href, place: page.meta.title, text: parts(page)[0]?.text ?? page.meta.title, more: key });
  };

  /** A query as typed; and by its words alone, without marks, where it has any, since the index takes
      "China-Pakistan" for one word here and for two there.
      @type {typeof SearchLarge.forms} */
  const forms = (query) => {
    const typed = query.replace(/[“”„]/g, '"');
    const plain = Words.tokens(query).join(" ");
    return typed.replace(/["\s]+/g, " ").trim().toLowerCase() === plain ? [typed] : [typed, plain];
  };

  /** @type {(query: string, kind: string, most: number) => Promise<{ best: PagefindPage[], left: number }>} */
  const pages = async (query, kind, most) => {
    const asking = /** @type {Pagefind} */ (await engine);
    const answers = await Promise.all(forms(query).map((form) => asking.search(form, { filters: { kind } })));
    const found = new Map(answers.flatMap(({ results }) => results).map((result) => [result.id, result]));
    const best = await Promise.all([...found.values()].slice(0, most).map((result) => result.data()));
    return { best, left: found.size - best.length };
  };

  /** The rows of the pages that fit a query best, and how many more pages have its words; "times" as many pages
      as at first. Null where one has typed on meanwhile.
      @type {typeof SearchLarge.rows} */
  const rows = async (query, times) => {
    asked += 1;
    const turn = asked;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (turn !== asked) return null;
    const [papers, works] = await Promise.all(["paper", "work"].map((kind) => pages(query, kind, times * MOST)));
    return { rows: [...papers.best.flatMap(ofPaper), ...works.best.map(ofWork)], left: papers.left + works.left };
  };

  return { load, parts, ofPaper, forms, rows };
})();
