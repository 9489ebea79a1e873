/* Search: results below the field in the header as one types, and all of them on the page "Search". */
(() => {
  const LABELS = {
    paper: "Paper", abstract: "Abstract", text: "Text", list: "List", table: "Table", figure: "Figure",
    note: "Note", reference: "Reference", work: "Work",
  };
  const GROUPS = { papers: ["paper", "abstract", "text", "list", "table", "figure"], notes: ["note", "reference"], works: ["work"] };
  const TITLES = { papers: "Papers", notes: "Notes and references", works: "Works" };
  const HOW = "Words are found from their beginning; capitals and diacritics do not matter.";
  const MANY = ". Only the first words of so long a question are looked for";
  const FEW = 4;
  const AROUND = 70;
  let rows = null;
  let known = null; // the words of the rows

  /* Everything that can be found, each with its address and folded words. */
  const prepare = (data) => {
    rows ??= [
      ...data.papers.map((paper) => ({
        kind: "paper", href: `papers/${paper.slug}.html`, place: paper.authors || "Paper", text: paper.title,
        more: paper.authors,
      })),
      ...data.passages.map(([number, anchor, kind, section, text]) => ({
        kind, href: `papers/${data.papers[number].slug}.html`, anchor, text, more: "",
        place: `${data.papers[number].name}, ${Find.place(kind, anchor)}`,
      })),
      ...data.works.map(([key, text]) => ({ kind: "work", href: `works/${key}.html`, place: key, text, more: key })),
    ].map(folded);
    return rows;
  };
  const folded = (row) => ({ ...row, folded: Find.fold(row.text), extra: Find.fold(row.more) });

  /* In large editions Pagefind finds, without all texts; but not from disk, where it cannot run, nor where its
     index is not there. `say` tells who waits. */
  const ready = async ({ base, search: kind }, say) => {
    const large = kind === "pagefind";
    if (large && location.protocol !== "file:") {
      try {
        return await SearchLarge.load(base);
      } catch {
        /* The texts themselves serve as well, only later. */
      }
    }
    if (large && !rows) say("Loading all texts of a large edition, which takes a while. On the web, its search answers at once.");
    try {
      return prepare(await Find.load(base));
    } catch (fault) {
      throw new Error(`${fault.message} The bibliography lists all works, and your browser finds words in each paper.`);
    }
  };

  /* Where the words shown begin, and how many terms they hold: of all stretches the one with most terms, and
     among equals that with the rarer ones. One walk along the places, with what the stretch holds. */
  const densest = (spots, terms) => {
    const counts = new Array(terms).fill(0);
    for (const [, , term] of spots) counts[term] += 1;
    let best = { begin: spots[0]?.[0] ?? 0, held: Math.min(spots.length, 1), weight: 0 };
    if (terms === 1) return best;
    const inside = new Array(terms).fill(0);
    let [next, held, weight] = [0, 0, 0];
    spots.forEach(([begin, , term], first) => {
      for (; next < spots.length && (next <= first || spots[next][1] <= begin + 2 * AROUND); next += 1) {
        const added = spots[next][2];
        inside[added] += 1;
        if (inside[added] > 1) continue;
        held += 1;
        weight += 1 + 1 / counts[added];
      }
      if (weight > best.weight + 1e-9) best = { begin, held, weight };
      inside[term] -= 1;
      if (inside[term]) return;
      held -= 1;
      weight -= 1 + 1 / counts[term];
    });
    return best;
  };

  /* All hits, best first: the terms that stand close together count most, and all words in a row, more than
     how often they stand. "marks" are the places to set off, "begin" is where the words shown begin. "left" is
     how many more pages of a large edition have the words; "times" as many as at first are looked through. Null
     where one has typed on. */
  const search = async (query, times = 1) => {
    const terms = Find.parse(query);
    if (!terms.length) return { hits: [], left: 0, unasked: 0 };
    const some = rows ? { rows, left: 0 } : await SearchLarge.rows(query, times);
    return some && { hits: ranked(query, terms, rows ?? some.rows.map(folded)), left: some.left, unasked: terms.left };
  };

  const ranked = (query, asked, rows) => {
    const terms = Find.fitted(asked, rows.map((row) => [row.text, row.folded]));
    const whole = Find.row(query);
    const found = [];
    for (const row of rows) {
      const joined = row.extra ? `${row.folded} \n ${row.extra}` : row.folded;
      const plain = row.extra ? `${row.text} \n ${row.more}` : row.text;
      const spots = Find.places(terms, plain, joined);
      if (!spots) continue;
      const within = ([, end]) => end <= row.text.length;
      const phrases = whole ? Find.matches(whole, plain, joined) : [];
      const { begin, held } = densest(spots.filter(within), terms.length);
      const score = 3 * held + Math.min(spots.length, 5) + (phrases.length ? 15 : 0) + ({ paper: 10, work: 4 }[row.kind] ?? 0);
      const marks = [...phrases, ...spots].filter(within).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      found.push({ row, score, marks, begin: phrases.find(within)?.[0] ?? begin });
    }
    return found.sort((a, b) => b.score - a.score);
  };

  /* The words around the best place, the hits in them marked. */
  const context = ({ row, marks, begin }, element) => {
    let from = Math.max(0, begin - AROUND);
    let to = Math.min(row.text.length, begin + 2 * AROUND);
    if (from > 0) from = row.text.indexOf(" ", from) + 1 || from;
    if (to < row.text.length) to = row.text.lastIndexOf(" ", to);
    let at = from;
    element.append(from > 0 ? "… " : "");
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = row.text.slice(start, end);
      element.append(row.text.slice(at, start), mark);
      at = end;
    }
    element.append(row.text.slice(at, to), to < row.text.length ? " …" : "");
  };

  const result = (hit, base, query) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${base}/${hit.row.href}${hit.row.anchor ? `?h=${encodeURIComponent(query)}#${hit.row.anchor}` : ""}`;
    const kind = document.createElement("span");
    kind.className = "search-kind";
    kind.textContent = LABELS[hit.row.kind];
    const place = document.createElement("span");
    place.className = "search-place";
    place.textContent = hit.row.place;
    const words = document.createElement("span");
    words.className = "search-words";
    context(hit, words);
    link.append(kind, " ", place, words);
    item.append(link);
    return item;
  };

  /* What to try where nothing is found: the query with its slips mended, and the words nearest to each that stands
     nowhere. Only where all texts are at hand. */
  const suggestion = (query, action) => {
    if (!rows) return null;
    known ??= Suggest.vocabulary(rows.flatMap((row) => [[row.text, row.folded], [row.more, row.extra]]));
    const asked = Find.parse(query).flatMap(({ words }) => words);
    const gaps = Suggest.missing(asked, known);
    const box = document.createElement("p");
    box.className = "search-suggestion";
    const link = (words, text) => {
      const made = document.createElement("a");
      made.href = `${action}?q=${encodeURIComponent(words)}`;
      made.textContent = text;
      return made;
    };
    const mended = Suggest.mended(query, gaps);
    if (mended) box.append("Did you mean ", link(mended, mended), "? ");
    for (const { word, near } of gaps) {
      box.append(`“${word}” stands nowhere`);
      near.forEach(({ word: other, form }, place) => box.append(place ? ", " : "; nearest to it: ", link(other, form)));
      box.append(". ");
    }
    if (!gaps.length && asked.length > 1) box.append("Each word stands somewhere, but no place has them all. ");
    return box;
  };

  const grouped = (hits) =>
    Object.entries(GROUPS).map(([name, kinds]) => [name, hits.filter(({ row }) => kinds.includes(row.kind))]);

  /* --- the field in the header --- */

  const header = (field, base) => {
    const panel = document.createElement("div");
    panel.className = "search-panel";
    panel.id = "search-panel";
    panel.hidden = true;
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "Search results");
    const status = document.createElement("p");
    status.className = "search-status";
    status.setAttribute("role", "status");
    const list = document.createElement("div");
    panel.append(status, list);
    field.form.append(panel);
    field.setAttribute("aria-controls", panel.id);

    const close = () => (panel.hidden = true);
    const show = async () => {
      const query = field.value.trim();
      if (query.length < 2) return close();
      const found = await search(query);
      if (!found || query !== field.value.trim() || !field.form.contains(document.activeElement)) return; // one has gone on
      const { hits, left, unasked } = found;
      list.replaceChildren(...(hits.length || left ? [] : [suggestion(query, field.form.action)].filter(Boolean)));
      for (const [name, members] of grouped(hits)) {
        if (!members.length) continue;
        const title = document.createElement("p");
        title.className = "search-group";
        title.textContent = `${TITLES[name]} (${members.length})`;
        const items = document.createElement("ul");
        items.append(...members.slice(0, FEW).map((hit) => result(hit, base, query)));
        list.append(title, items);
      }
      status.textContent = `${hits.length === 1 ? "1 result" : `${hits.length} results`}${left ? " on the pages that fit best" : ""}${unasked ? MANY : ""}`;
      if (hits.length > FEW) {
        const all = document.createElement("a");
        all.className = "search-all";
        all.href = `${field.form.action}?q=${encodeURIComponent(query)}`;
        all.textContent = "Show all results";
        list.append(all);
      }
      panel.hidden = false;
    };
    let loaded = null;
    const say = (words) => {
      status.textContent = words;
      panel.hidden = false;
    };
    const start = () => {
      loaded ??= ready(field.form.dataset, say).catch((fault) => {
        loaded = null; // the next key tries again
        throw fault;
      });
      return loaded.then(show).catch((fault) => say(fault.message));
    };
    let quiet = false; // the focus comes back, and nothing is asked
    field.addEventListener("focus", () => {
      if (!quiet) start();
      quiet = false;
    });
    field.addEventListener("input", start);
    field.form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault(); // which would empty the field
        if (panel.contains(document.activeElement)) {
          quiet = true;
          field.focus();
        }
        close();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || panel.hidden) return;
      const stops = [field, ...panel.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + step];
      event.preventDefault();
      next?.focus();
    });
    document.addEventListener("click", (event) => field.form.contains(event.target) || close());
    field.form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !field.form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      const own = document.getElementById("search-query") ?? field;
      if (own.checkVisibility()) own.focus();
      else location.assign(field.form.action); // a narrow window has no field in its header
    });
  };

  /* Ctrl+K, or "/" where one does not write. That a single key acts can be switched off on the page "Search"
     (WCAG 2.2, 2.1.4). */
  const WRITING = "input, select, textarea, [contenteditable]";
  const SLASH = "edition-slash";
  const slash = () => {
    try {
      return localStorage.getItem(SLASH) !== "off";
    } catch {
      return true;
    }
  };
  const asksForSearch = ({ key, ctrlKey, metaKey, altKey, shiftKey, target }) => {
    if (key?.toLowerCase() === "k") return (ctrlKey || metaKey) && !shiftKey && !altKey;
    return key === "/" && !ctrlKey && !metaKey && !altKey && !target.closest?.(WRITING) && slash();
  };
  const slashChoice = () => {
    const label = document.createElement("label");
    label.className = "search-slash";
    const choice = document.createElement("input");
    choice.type = "checkbox";
    choice.checked = slash();
    choice.addEventListener("change", () => {
      try {
        if (choice.checked) localStorage.removeItem(SLASH);
        else localStorage.setItem(SLASH, "off");
      } catch {
        // A browser that stores nothing keeps the key.
      }
    });
    label.append(choice, " The key / goes to the search field, from any page");
    return label;
  };

  /* --- the page "Search" --- */

  const told = (number, left, unasked) => {
    const more = `${left} more ${left === 1 ? "page has" : "pages have"} these words. A further word narrows the search.`;
    if (!number && left) return `Not found on the pages that fit best; ${more}`;
    if (!number) return `Nothing found. ${HOW}`;
    const count = `${number === 1 ? "1 result" : `${number} results`}${unasked ? `${MANY}.` : ""}`;
    return left ? `${count} from the pages that fit best; ${more}` : count;
  };

  const page = (box, data) => {
    const { base } = data;
    const wanted = new URLSearchParams(location.search);
    box.replaceChildren();
    const field = document.createElement("input");
    field.type = "search";
    field.id = "search-query";
    field.value = wanted.get("q") ?? "";
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = "Words, or a “phrase” in quotation marks";
    const choice = document.createElement("div");
    choice.className = "search-choice";
    const status = document.createElement("p");
    status.className = "search-status";
    status.setAttribute("role", "status");
    const list = document.createElement("ol");
    list.className = "search-list";
    const further = document.createElement("button");
    further.type = "button";
    further.className = "search-further";
    further.hidden = true;
    further.textContent = "Look through more pages";
    const hint = document.createElement("div");
    box.append(label, field, choice, status, hint, list, further, slashChoice());
    let chosen = wanted.get("in") ?? "all";
    let times = 1;

    const show = async () => {
      const query = field.value.trim();
      const found = query.length > 1 ? await search(query, times) : { hits: [], left: 0, unasked: 0 };
      if (!found || query !== field.value.trim()) return; // one has typed on
      const { hits, left, unasked } = found;
      const groups = Object.fromEntries([["all", hits], ...grouped(hits)]);
      if (!Object.hasOwn(groups, chosen)) chosen = "all";
      choice.replaceChildren(
        ...Object.entries(groups).map(([name, members]) => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = `${TITLES[name] ?? "All"} (${members.length})`;
          button.setAttribute("aria-pressed", String(name === chosen));
          button.addEventListener("click", async () => {
            chosen = name;
            await show();
            choice.querySelector("[aria-pressed=true]").focus();
          });
          return button;
        }),
      );
      list.replaceChildren(...groups[chosen].map((hit) => result(hit, base, query)));
      choice.hidden = query.length < 2;
      status.textContent = choice.hidden ? HOW : told(hits.length, left, unasked);
      hint.replaceChildren(...(choice.hidden || hits.length || left ? [] : [suggestion(query, "search.html")].filter(Boolean)));
      further.hidden = !left;
      const address = new URLSearchParams({ ...(query && { q: query }), ...(chosen !== "all" && { in: chosen }) });
      history.replaceState(null, "", `${location.pathname}${String(address) && `?${address}`}`);
    };
    const say = (words) => (status.textContent = words);
    ready(data, say).then(() => {
      const ask = (more) => {
        times = more;
        return show().catch((fault) => say(fault.message));
      };
      field.addEventListener("input", () => ask(1));
      further.addEventListener("click", async () => {
        await ask(times + 1);
        if (further.hidden) choice.querySelector("[aria-pressed=true]")?.focus();
      });
      if (!field.value) field.focus();
      return ask(1);
    }).catch((fault) => say(fault.message));
  };

  /* Mark the words one searched for in the place where one arrives; the page itself is not changed. */
  const mark = () => {
    const query = new URLSearchParams(location.search).get("h");
    const target = Find.target();
    if (!query || !target || !globalThis.Highlight) return;
    const { nodes, text } = Places.text(target.closest("[role='doc-abstract']") ?? target);
    const folded = Find.fold(text);
    const terms = Find.fitted(Find.parse(query), [[text, folded]]);
    const ranges = terms.flatMap(({ pattern, capitals }) =>
      Find.matches(pattern, text, folded, capitals).flatMap(([from, to]) => Places.ranges(nodes, from, to)));
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const start = () => {
    const field = document.getElementById("search-field");
    if (!field) return;
    const base = field.form.dataset.base;
    header(field, base);
    const box = document.getElementById("search-page");
    if (box) page(box, field.form.dataset);
    mark();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
