/* Search in large editions: Pagefind's index names the pages, fetched part by part; their places are told apart
   here, in the shape that our own search has them, so that the same words find the same in both. */
globalThis.SearchLarge = (() => {
  const MOST = 20; // pages of papers, and as many of works, whose words are fetched at once
  const PAUSE = 150; // ms without a key before asking
  const KINDS = { p: "text", abstract: "abstract", list: "list", table: "table", figure: "figure", "fn:": "note", ref: "reference" };
  const PLACE = /^(abstract|fn:|(?:p|list|table|figure|ref)(?=\d+$))/; // "abstract", "fn:3", "p12"
  const WITHIN = /^(?:fnref|edref|name:)|-c\d+$|-title$/; // in the middle of a place: "fnref:3", "name:cited", "p12-c1", "table1-title"
  let engine = null;
  let asked = 0;

  /* Load the engine; `base` is the way to the site's root. */
  const load = (base) => {
    engine ??= import(new URL(`${base}/pagefind/pagefind.js`, document.baseURI)).catch((fault) => {
      engine = null; // the next one who asks tries again
      throw fault;
    });
    return engine;
  };

  /* The address seen from the site's root: the index knows it from the root of the host. */
  const address = (page) => page.raw_url.split("/").slice(-2).join("/");

  /* Words as a text; the index has spaces around what it leaves out, and where links begin and end. */
  const joined = (words) => words.join(" ").replace(/([([“‘]) /g, "$1").replace(/ (?=[.,;:)\]](?: |$))/g, "");

  /* The parts of a page, from each anchor to the next: anchor and words. */
  const parts = (page) => {
    const words = page.raw_content.split(/\s+/);
    const starts = page.anchors.filter(({ id }) => !WITHIN.test(id)).sort((a, b) => a.location - b.location);
    return starts.map(({ id, text, location }, number) => {
      const heading = /^h\d$/i.test(starts[number].element) ? text.trim().split(/\s+/).length : 0;
      return { id, text: joined(words.slice(location + heading, starts[number + 1]?.location)) };
    });
  };

  /* What can be found on the page of a paper: the paper by title and authors, and each of its places. */
  const ofPaper = (page) => {
    const href = address(page);
    const { title, authors } = page.meta;
    const rows = [{ kind: "paper", href, text: title, place: authors || "Paper", more: authors ?? "" }];
    for (const { id, text } of parts(page)) {
      const kind = KINDS[PLACE.exec(id)?.[1]];
      if (kind) rows.push({ kind, href, anchor: id, text, place: `${title}, ${Find.place(kind, id)}`, more: "" });
    }
    return rows;
  };

  /* What can be found on the page of a work: its reference, and its key. */
  const ofWork = (page) => {
    const href = address(page);
    const key = href.replace(/^.*\/|\.html$/g, "");
    return [{ kind: "work", href, place: key, text: parts(page)[0]?.text ?? page.meta.title, more: key }];
  };

  /* A query as typed; and by its words alone where it has other signs, since the index takes
     "China-Pakistan" for one word here and for two there. */
  const forms = (query) => {
    const typed = query.replace(/[“”„]/g, '"');
    return /[^\p{L}\p{N}\p{M}\s"]/u.test(typed) ? [typed, Find.tokens(query).join(" ")] : [typed];
  };

  const pages = async (query, kind, most) => {
    const asking = await engine;
    const answers = await Promise.all(forms(query).map((form) => asking.search(form, { filters: { kind } })));
    const found = new Map(answers.flatMap(({ results }) => results).map((result) => [result.id, result]));
    const best = await Promise.all([...found.values()].slice(0, most).map((result) => result.data()));
    return { best, left: found.size - best.length };
  };

  /* The rows of the pages that fit a query best, and how many more pages have its words; "times" as many pages
     as at first. Null where one has typed on meanwhile. */
  const rows = async (query, times) => {
    const turn = ++asked;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (turn !== asked) return null;
    const [papers, works] = await Promise.all(["paper", "work"].map((kind) => pages(query, kind, times * MOST)));
    return { rows: [...papers.best.flatMap(ofPaper), ...works.best.flatMap(ofWork)], left: papers.left + works.left };
  };

  return { load, rows };
})();
