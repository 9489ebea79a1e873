/* The results of a search as elements, for the list below the field and for the page "Search". */
globalThis.Results = (() => {
  /** @type {Record<string, string>} */
  const LABELS = {
    paper: "Paper", abstract: "Abstract", text: "Text", list: "List", table: "Table", figure: "Figure",
    note: "Note", reference: "Reference", work: "Work", heading: "Section", term: "Term", event: "Event", fact: "Fact",
    answer: "Synopsis", author: "Author", page: "Page", question: "Question",
  };
  /** @type {Record<string, { title: string, kinds: string[] }>} */
  const GROUPS = {
    papers: { title: "Papers", kinds: ["paper", "heading", "abstract", "text", "list", "table", "figure"] },
    across: { title: "Pages, terms, events, facts, authors", kinds: ["page", "question", "term", "event", "fact", "answer", "author"] },
    notes: { title: "Notes and references", kinds: ["note", "reference"] },
    works: { title: "Works", kinds: ["work"] },
  };
  const MANY = ". Only the first words of so long a question are looked for";

  const PAUSE = 300; // ms
  const TYPING = 150; // ms without a key before parts are loaded
  const FEW = 9; // terms of a query of which some are left out
  const BEST = 3; // of the questions with fewer words
  const ELSEWHERE = ["index-of-terms.html", "concordance.html", "bibliography.html"];

  /** @type {Row[] | null} */
  let rows = null; // of an edition whose texts are one file
  /** @type {Row[]} */
  let across = []; // of the pages across the papers; of a large edition what is not in parts
  /** @type {Map<string, KnownWord> | null} */
  let known = null; // the words of the rows
  let root = "";

  /** @type {typeof Results.ready} */
  const ready = async ({ base = "" }) => {
    if (root) return;
    const [data, found] = await Promise.all([Texts.load(base), Texts.across(base)]);
    across = found;
    if (data.index) await Promise.all(["parts", "narrowed"].map((name) => Texts.once(`${base}/assets/javascripts/search/${name}.js`)));
    root = base;
    if (data.index) return;
    const all = [...Texts.rows(data), ...across];
    rows = all;
    setTimeout(async () => {
      const words = await Browser.inSlices(gathering(all));
      known ??= words;
    }, PAUSE);
  };

  let asked = 0;
  /** All hits, best first; null where one has typed on. In a large edition a hit is certain when its text is loaded, which
      `certain` does for the first ones of a list.
      @type {typeof Results.of} */
  const of = async (query) => {
    const terms = Words.parse(query);
    if (!terms.length) return { hits: [], unasked: 0 };
    if (rows) return { hits: Ranking.ranked(query, terms, rows), unasked: terms.left };
    asked += 1;
    const turn = asked;
    await new Promise((done) => setTimeout(done, TYPING)); // each letter more makes the parts fewer that are loaded
    if (turn !== asked) return null;
    const found = await Narrowed.rows(root, terms, across);
    const hits = Ranking.ranked(query, terms, found.rows, found.fitted);
    /** @param {Hit} hit */
    const sure = async (hit) => {
      const row = await Narrowed.full(root, hit.row);
      const [real] = Ranking.ranked(query, terms, [row], found.fitted);
      Object.assign(hit, real ? { ...real, row: Object.assign(row, { part: hit.row.part }) } : { score: -1 }, { sure: true });
    };
    const answer = { hits, unasked: terms.left, certain: (/** @type {Hit[]} */ list, /** @type {number} */ most) => certain(list, most, sure) };
    await answer.certain(hits, 1);
    return turn === asked ? answer : null;
  };

  /** Put a list into its order as far as the first hits, loading what is not certain; what does not fit after all goes.
      @type {(list: Hit[], most: number, sure: (hit: Hit) => Promise<void>) => Promise<void>} */
  const certain = async (list, most, sure) => {
    const doubtful = () => list.slice(0, most).filter((hit) => hit.row.part && !hit.sure);
    for (let next = doubtful(); next.length; next = doubtful()) {
      await Promise.all(next.map(sure));
      const fit = list.filter(({ score }) => score >= 0);
      fit.sort((a, b) => b.score - a.score || Narrowed.order(a.row) - Narrowed.order(b.row));
      list.splice(0, list.length, ...fit);
    }
  };

  /** What is found, each thing once, whatever its rank.
      @param {string} words */
  const matching = async (words) => {
    const terms = Words.parse(words);
    if (rows) return new Set(Ranking.ranked(words, terms, rows).map(({ row }) => row));
    const found = await Narrowed.rows(root, terms, across);
    const hits = Ranking.ranked(words, terms, found.rows, found.fitted);
    return new Set(hits.map(({ row }) => (row.part ? `${row.part.group} ${row.part.number}` : row)));
  };

  /** @type {(all: Row[]) => Generator<void, Map<string, KnownWord>>} */
  const gathering = (all) => Suggestions.gathering((function* () {
    for (const row of all) yield row.source; // read now, and not all at first
  })());

  /** The words of all texts, found once: as soon as nothing else is to be done, so that a slip is told at once; in a large
      edition, which lists them, when there is one. */
  const vocabulary = async () => {
    if (rows) known ??= Browser.atOnce(gathering(rows));
    known ??= await Browser.inSlices(Suggestions.gathering(await Narrowed.vocabulary(root, across)));
    return known;
  };

  /** The hits of each group, with its title; that of the best hit first where it answers a question.
      @type {typeof Results.groups} */
  const groups = (hits, query) => {
    const all = Object.entries(GROUPS).map(([name, { title, kinds }]) => ({ name, title, hits: hits.filter(({ row }) => kinds.includes(row.kind)) }));
    const answers = all.find(({ name }) => name === "across");
    return answers && Words.isQuestion(query) && answers.hits[0] === hits[0] ? [...new Set([answers, ...all])] : all;
  };

  /** @type {typeof Results.item} */
  const item = (hit, base, query) => {
    const { row } = hit;
    const words = Ranking.excerpt(hit).map(([piece, sought]) => (sought ? Browser.make("mark", {}, piece) : piece));
    const marked = row.href.startsWith("papers/") ? `?h=${encodeURIComponent(query)}` : ""; // there its words are marked
    const href = `${base}/${row.href}${row.anchor ? `${marked}#${row.anchor}` : ""}`;
    return Browser.make("li", {}, Browser.make("a", { href },
      Browser.make("span", { className: "search-head" },
        Browser.make("span", { className: "search-kind", textContent: LABELS[row.kind] }), " ",
        Browser.make("span", { className: "search-place", textContent: row.place })),
      Browser.make("span", { className: "search-words" }, ...words)));
  };

  /** Words that lead to another question; what shows the results asks it in place (see `asks`).
      @type {(action: string, words: string, text?: string) => HTMLElement} */
  const question = (action, words, text = words) =>
    Browser.make("a", { href: `${action}?q=${encodeURIComponent(words)}`, textContent: text, attributes: { "data-query": words } });

  /** The question of a link that was followed here and now, and not in another window; null otherwise.
      @type {typeof Results.asks} */
  const asks = (event) => {
    const { ctrlKey, metaKey, shiftKey, altKey } = event;
    const words = Browser.within(event, "[data-query]")?.dataset.query;
    if (!words || ctrlKey || metaKey || shiftKey || altKey) return null;
    event.preventDefault();
    return words;
  };

  /** What to try where nothing is found: the query with its slips mended, if that finds something; the words nearest
      to each that no text has; the query without one of its words.
      @type {typeof Results.suggestion} */
  const suggestion = async (query, action) => {
    const lexicon = await vocabulary();
    const terms = Words.parse(query);
    const gaps = Suggestions.missing(terms.flatMap(({ words }) => words), lexicon);
    const box = Browser.make("p", { className: "search-suggestion" });
    let meant = "";
    for (const other of Suggestions.mended(query, gaps, lexicon)) if (!meant && (await matching(other)).size) meant = other;
    if (meant) box.append(Browser.make("span", { className: "search-meant" }, "Did you mean ", question(action, meant), "? "));
    for (const { word, near } of gaps) {
      const others = near.slice(meant ? 1 : 0).flatMap(({ form }, place) => [place ? ", " : `; ${meant ? "also near" : "nearest"} to it: `, question(action, form)]);
      box.append(`No text has “${word}”`, ...others, ". ");
    }
    const lost = new Set(gaps.map(({ word }) => word));
    const rest = terms.filter(({ words }) => !words.some((word) => lost.has(word)));
    if (gaps.length && !meant) box.append(...listed("Found without it: ", await fewer(rest), action));
    if (!gaps.length && !meant) box.append(...(await apart(terms, action)));
    return [box, ...elsewhere()];
  };

  /** As much of a query as some place has together, with how much it finds: those with the rarest terms first, or, of
      single terms, those that find most.
      @type {(terms: Term[]) => Promise<{ words: string, times: number }[]>} */
  const fewer = async (terms) => {
    const own = await Promise.all(terms.slice(0, FEW).map(async (term) => {
      const words = term.open ? term.asked : `“${term.asked}”`;
      return { words, rows: await matching(words) };
    }));
    for (let size = own.length; size; size -= 1) {
      const told = subsets(own.length, size).map((places) => {
        const kept = places.map((place) => own[place]);
        const [first, ...others] = kept;
        const times = [...first.rows].filter((row) => others.every(({ rows: its }) => its.has(row))).length;
        return { words: kept.map(({ words }) => words).join(" "), times, weight: kept.reduce((sum, { rows: its }) => sum + 1 / Math.max(its.size, 1), 0) };
      }).filter(({ times }) => times);
      if (told.length) return told.sort((a, b) => (size > 1 ? b.weight - a.weight : b.times - a.times)).slice(0, BEST);
    }
    return [];
  };

  /** All choices of some of the first numbers.
      @type {(from: number, many: number) => number[][]} */
  const subsets = (from, many) => {
    if (many <= 0 || many > from) return many ? [] : [[]];
    return [...subsets(from - 1, many), ...subsets(from - 1, many - 1).map((some) => [...some, from - 1])];
  };

  /** Questions as links, each with how much it finds.
      @type {(title: string, told: { words: string, times: number }[], action: string) => Child[]} */
  const listed = (title, told, action) => {
    const links = told.flatMap(({ words, times }, place) => [place ? ", " : title, question(action, words), ` (${times})`]);
    return links.length ? [...links, "."] : [];
  };

  /** What to try where each word is in some text: as many of them as stand together, or its words in any order.
      @type {(terms: Term[], action: string) => Promise<Child[]>} */
  const apart = async (terms, action) => {
    const [first, second] = terms;
    if (second) return ["Each word is in some text, but no place has them all. ", ...listed("Found with fewer words: ", await fewer(terms), action)];
    if (!first || first.words.length < 2) return [];
    return ["Each word is in some text, but not in this order: ", question(action, first.words.join(" "), "look for them in any order"), ". "];
  };

  /** The pages that lead on, as the menu names them.
      @type {() => HTMLElement[]} */
  const elsewhere = () => {
    const links = ELSEWHERE.flatMap((page) => {
      /** @type {HTMLAnchorElement | null} */
      const link = document.querySelector(`.md-nav a[href$="${page}"]`);
      return link ? [Browser.make("a", { href: link.href, textContent: link.textContent?.trim() })] : [];
    });
    if (!links.length) return [];
    const rest = links.flatMap((link, place) => [place ? ", " : "", link]);
    return [Browser.make("p", { className: "search-elsewhere" }, "Other ways to look: ", ...rest, ".")];
  };

  /** Whether a query has enough letters to look for.
      @type {typeof Results.enough} */
  const enough = (query) => query.length > 1 || Words.unspaced(query);

  /** @type {typeof Results.count} */
  const count = ({ hits: { length }, unasked }, where = "") => `${length === 1 ? "1 result" : `${length} results`}${where}${unasked ? MANY : ""}`;

  return { enough, count, ready, of, groups, item, asks, suggestion };
})();
