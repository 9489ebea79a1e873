/* The texts that are searched: data/corpus.js, which is loaded when it is first needed, also from disk, and
   everything in it that can be found; in a large edition it names the parts that have the texts (parts.js). And
   data/across.js, which has what the pages across the papers say, or in a large edition its pages, terms and questions. */
globalThis.Texts = (() => {
  /** @type {Map<string, Promise<void>>} */
  const waiting = new Map();

  /** Load a script of data once.
      @type {typeof Texts.once} */
  const once = (src) => {
    const loading = waiting.get(src) ?? Browser.load(src).catch((fault) => {
      waiting.delete(src); // the next one who asks tries again
      throw fault;
    });
    waiting.set(src, loading);
    return loading;
  };

  /** Load the texts; `base` is the relative path to the site's root.
      @type {typeof Texts.load} */
  const load = async (base) => {
    if (!globalThis.EDITION) {
      await once(`${base}/data/corpus.js`).catch(() => {
        throw new Error("The texts could not be loaded.");
      });
    }
    return EDITION;
  };

  /** What the pages across the papers say; nothing where an edition has none of them, or they cannot be loaded: then
      the texts are searched without them.
      @type {typeof Texts.across} */
  const across = async (base) => {
    if (!globalThis.ACROSS) await once(`${base}/data/across.js`).catch(() => undefined);
    return (globalThis.ACROSS ?? []).map(said);
  };

  /** @type {Record<string, string>} */
  const KINDS = { p: "text", abstract: "abstract", list: "list", table: "table", figure: "figure", "fn:": "note", ref: "reference" };
  const PLACE = /^(abstract|fn:|(?:p|list|table|figure|ref)(?=\d+[a-z]*$))/; // "abstract", "fn:3", "p12", "p12a"

  /** What stands at an anchor of a paper; nothing where it names no place.
      @type {typeof Texts.kindOf} */
  const kindOf = (anchor) => KINDS[PLACE.exec(anchor)?.[1] ?? ""];

  /** The name of a place in a paper.
      @type {typeof Texts.placeName} */
  const placeName = (kind, anchor) => {
    const number = anchor.replace(/^(?:fn:|\D+)/, "");
    const name = kind === "text" ? "paragraph" : kind;
    return number && kind !== "heading" ? `${name} ${number}` : name;
  };

  const BODY = new Set(["text", "list", "table", "figure"]);

  /** What can be found, and its words, which are read when they are first looked through.
      @type {typeof Texts.row} */
  const row = (found) => {
    /** @type {Source | undefined} */
    let source;
    return {
      ...found,
      get source() {
        source ??= Words.read(found.more ? `${found.text} \n ${found.more}` : found.text);
        return source;
      },
    };
  };

  /** Something that a page across the papers says.
      @type {typeof Texts.said} */
  const said = ([kind, href, text, place, more]) => {
    const [page, anchor] = href.split("#");
    return row({ kind, href: page, anchor, text, place, more });
  };

  /** Where a passage stands: its paper, the headings above it, its own number.
      @type {typeof Texts.path} */
  const path = (...names) => names.filter(Boolean).join(" › ");

  /** The headings that are open while one goes through a paper, outermost first.
      @type {typeof Texts.outline} */
  const outline = () => {
    /** @type {{ level: number, text: string }[]} */
    let open = [];
    return {
      names: () => open.map(({ text }) => text),
      enter: (level, text) => {
        open = open.filter((one) => one.level < level);
        open.push({ level, text: text.replace(/[.:]$/, "") });
      },
    };
  };

  /** The headings above each passage, outermost first, and above each heading.
      @type {(data: Pick<Corpus, "passages" | "headings">) => { passages: string[][], headings: string[][] }} */
  const sections = ({ passages, headings }) => {
    /** @type {string[][]} */
    const above = [];
    /** @type {Map<number, ReturnType<typeof Texts.outline>>} */
    const outlines = new Map();
    /** @param {number} paper */
    const of = (paper) => {
      const own = outlines.get(paper) ?? outline();
      outlines.set(paper, own);
      return own;
    };
    let next = 0;
    /** @param {number} before */
    const enter = (before) => {
      for (; next < headings.length && headings[next][3] <= before; next += 1) {
        const [paper, , text, , level] = headings[next];
        of(paper).enter(level, text);
        above.push(of(paper).names().slice(0, -1));
      }
    };
    const told = passages.map(([paper, , kind], number) => {
      enter(number);
      return BODY.has(kind) ? of(paper).names() : [];
    });
    enter(passages.length);
    return { passages: told, headings: above };
  };

  /** Papers by title and authors, their sections and places, and works by reference and key.
      @type {typeof Texts.rows} */
  const rows = (data) => {
    const { papers, passages, headings, works } = data;
    const above = sections(data);
    return [
      ...papers.map(({ slug, authors, title }) => row({
        kind: "paper", href: `papers/${slug}.html`, place: authors, text: title, more: authors,
      })),
      ...headings.map(([number, anchor, text], at) => row({
        kind: "heading", href: `papers/${papers[number].slug}.html`, anchor, text, more: "",
        place: path(papers[number].name, ...above.headings[at]),
      })),
      ...passages.map(([number, anchor, kind, text], at) => row({
        kind, href: `papers/${papers[number].slug}.html`, anchor, text, more: "",
        place: path(papers[number].name, ...above.passages[at], placeName(kind, anchor)),
      })),
      ...works.map(([key, text, name]) => row({ kind: "work", href: `works/${key}.html`, place: name, text, more: key })),
    ];
  };

  return { BODY, once, load, across, kindOf, placeName, path, outline, row, said, rows };
})();
