/* The page "Concordance": its form, its address, and when what is shown changes. */
(() => {
  const SCOPES = { text: "Text", headings: "Headings", notes: "Notes", references: "References" };
  const USUAL = ["text", "headings"];
  const SORTS = {
    place: "order in the papers", node: "the hit",
    l1: "1st word left", l2: "2nd word left", l3: "3rd word left",
    r1: "1st word right", r2: "2nd word right", r3: "3rd word right", term: "term",
  };
  const SCORES = { likelihood: "log-likelihood", information: "MI", observed: "frequency" };
  const EXAMPLES = JSON.parse(document.getElementById("concordance-searches")?.dataset.searches ?? "[]");
  const ROWS = 100;
  const MORE = 2000; // more at once would hold up the browser
  const WORDS = 25;

  /* --- the form --- */

  const { make, number, several } = globalThis.KwicView ?? {};
  const check = (name, words, on = false) => make("label", {}, make("input", { type: "checkbox", name, checked: on, defaultChecked: on }), words);
  const select = (name, words, options, usual) => {
    const field = make("select", { name, id: `kwic-${name}` });
    for (const [value, text] of Object.entries(options)) field.append(new Option(text, value, value === usual, value === usual));
    return make("div", {}, make("label", { htmlFor: field.id }, words), field);
  };
  const group = (title, ...fields) => make("fieldset", {}, make("legend", { textContent: title }), ...fields);
  const button = (textContent, type = "button") => make("button", { type, textContent });
  const section = (title, ...parts) => make("section", { hidden: true }, make("h2", { textContent: title }), ...parts);

  const page = (box, data) => {
    const index = Kwic.build(data);
    const field = make("input", { type: "search", name: "q", id: "kwic-query", autocomplete: "off", spellcheck: false });
    const examples = make("p", { className: "kwic-examples" }, "For example: ");
    EXAMPLES.forEach((words, place) => examples.append(place ? " · " : "", make("a", { href: `?q=${encodeURIComponent(words)}`, textContent: words })));
    const status = make("p", { className: "kwic-status", attributes: { role: "status" } });
    const counts = make("div", { className: "kwic-terms" });
    const linesBox = make("div");
    const nearBox = make("div");
    const filter = make("p", { className: "kwic-filter", hidden: true });
    const sorts = ["Sort by", "then by", "then by"].map((words, place) => select(`sort${place + 1}`, words, SORTS, "place"));
    let shown = [];
    let [most, words] = [ROWS, WORDS]; // how many lines, and words near them, are shown
    const values = () => [
      ["term", "paper", "anchor", "part", "left", "node", "right"],
      ...shown.map((hit) => {
        const place = index.rows[index.row[hit.at]];
        const { left, node, right } = Kwic.context(index, hit);
        return [terms[hit.term].label, data.papers[place.paper].slug, place.anchor, place.kind, left, node, right];
      }),
    ];
    const copy = Copying.button("Copy as CSV", () => Kwic.csv(values()));
    const save = button("Download CSV");
    const of = select("of", "Near", { all: "all terms" }, "all");
    const parts = {
      counts: section("Counts", counts),
      lines: section("Lines", make("div", { className: "kwic-options" }, ...sorts, copy, save), filter, linesBox),
      near: section(
        "Collocates",
        make("div", { className: "kwic-options" }, of,
          select("n", "Words on each side", Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, n])), "5"),
          select("least", "At least", { 1: "1 time", 2: "2 times", 3: "3 times", 5: "5 times", 10: "10 times" }, "2"),
          select("by", "Order by", SCORES, "likelihood"),
          check("function", "Function words, too")),
        nearBox,
      ),
    };
    const form = make(
      "form", { className: "kwic" },
      make("label", { htmlFor: field.id }, "Words, a phrase, or several terms parted by commas; * stands for any letters, ? for one"),
      make("div", { className: "kwic-ask" }, field, button("Search", "submit")),
      make("div", { className: "kwic-options" },
        group("Match", check("whole", "Whole words", true), check("case", "Capitals"), check("marks", "Diacritics")),
        group("Search in", ...Object.entries(SCOPES).map(([name, words]) => check(`in-${name}`, words, USUAL.includes(name))))),
      examples, status, ...Object.values(parts),
    );
    box.replaceChildren(form);

    /* --- the address holds the question --- */

    const fields = form.elements;
    let filtered = "";
    const scopes = () => Object.keys(SCOPES).filter((name) => fields[`in-${name}`].checked);
    const keys = () => [1, 2, 3].map((place) => fields[`sort${place}`].value);
    const sortNow = () => keys().join(".").replace(/(\.?place)+$/, "");
    const setSort = (value) => {
      const wanted = value.split(".");
      for (const place of [0, 1, 2]) fields[`sort${place + 1}`].value = Object.hasOwn(SORTS, wanted[place]) ? wanted[place] : "place";
    };

    const address = () => {
      const chosen = scopes().join(".");
      const all = {
        q: field.value.trim(), parts: fields.whole.checked ? "" : "1", case: fields.case.checked ? "1" : "",
        marks: fields.marks.checked ? "1" : "", in: chosen === USUAL.join(".") ? "" : chosen || "none", sort: sortNow(),
        of: fields.of.value === "all" || terms.length < 2 ? "" : fields.of.value, n: fields.n.value === "5" ? "" : fields.n.value,
        least: fields.least.value === "2" ? "" : fields.least.value, by: fields.by.value === "likelihood" ? "" : fields.by.value,
        function: fields.function.checked ? "1" : "", with: filtered,
        lines: most > ROWS ? String(most) : "", words: words > WORDS ? "all" : "",
      };
      const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString();
      return query && `?${query}`;
    };
    const choose = (name, value) => {
      if ([...fields[name].options].some((option) => option.value === value)) fields[name].value = value;
    };
    const restore = () => {
      form.reset();
      const wanted = new URLSearchParams(location.search);
      field.value = wanted.get("q") ?? "";
      fields.whole.checked = !wanted.has("parts");
      fields.case.checked = wanted.has("case");
      fields.marks.checked = wanted.has("marks");
      const chosen = wanted.get("in")?.split(".") ?? USUAL;
      for (const name of Object.keys(SCOPES)) fields[`in-${name}`].checked = chosen.includes(name);
      setSort(wanted.get("sort") ?? "");
      offer();
      for (const name of ["of", "n", "least", "by"]) choose(name, wanted.get(name));
      fields.function.checked = wanted.has("function");
      filtered = wanted.get("with") ?? "";
      most = Math.max(Number.parseInt(wanted.get("lines"), 10) || 0, ROWS);
      words = wanted.get("words") === "all" ? Infinity : WORDS;
    };
    let kept = location.search;
    const query = (search) => new URLSearchParams(search).get("q") ?? "";
    const keep = (deliberate) => {
      const now = address();
      const path = (search) => `${location.pathname}${search}`;
      if (deliberate && query(now) !== query(kept)) {
        history.replaceState(null, "", path(kept));
        history.pushState(null, "", path(now));
      } else {
        history.replaceState(null, "", path(now));
      }
      if (deliberate || query(now) === query(kept)) kept = now;
    };

    /* --- answers --- */

    let [terms, extent, hits] = [[], null, []];
    const options = () => ({ parts: !fields.whole.checked, cased: fields.case.checked, marked: fields.marks.checked });
    const offer = () => {
      terms = Find.terms(field.value).slice(0, KwicView.LETTERS.length);
      const before = fields.of.value;
      fields.of.replaceChildren(...(terms.length > 1 ? [new Option("all terms", "all")] : []),
        ...terms.map(({ label }, place) => new Option(label, place + 1)));
      fields.of.value = before;
      if (fields.of.selectedIndex < 0) fields.of.selectedIndex = 0;
      of.hidden = terms.length < 2;
    };
    const concerned = () => (fields.of.value === "all" || terms.length < 2 ? hits : hits.filter(({ term }) => term === fields.of.value - 1));

    const showCounts = () => {
      counts.replaceChildren(...terms.map(({ label }, term) =>
        KwicView.counts(index, data.papers, extent, { label, term, several: terms.length > 1 }, hits.filter((hit) => hit.term === term))));
    };
    const showLines = () => {
      const list = filtered ? Kwic.near(index, concerned(), filtered, Number(fields.n.value), options()) : hits;
      shown = Kwic.sort(index, list, keys());
      const seen = shown.slice(0, most);
      const caption = seen.length < shown.length ? `The first ${number(seen.length)} of ${number(shown.length)} lines` : several(shown.length, "line");
      linesBox.replaceChildren(KwicView.lines(index, data.papers, seen, keys(), terms.length > 1, caption));
      if (seen.length < shown.length) {
        const all = most + MORE >= shown.length;
        const more = button(all ? `Show all ${number(shown.length)} lines` : `Show ${number(MORE)} lines more`);
        more.addEventListener("click", () => {
          most += MORE;
          showLines();
          linesBox.querySelectorAll("tbody a")[seen.length].focus();
          keep(false);
        });
        linesBox.append(more);
      }
      filter.hidden = !filtered;
      if (!filtered) return;
      const end = button("Show all lines");
      end.addEventListener("click", () => {
        filtered = "";
        fewer();
        run();
        keep(false);
      });
      filter.replaceChildren(`${several(shown.length, "line")} with “${filtered}” within ${several(Number(fields.n.value), "word")} of the hit. `, end);
    };
    const showNear = () => {
      const by = fields.by.value;
      const least = Number(fields.least.value);
      const found = Kwic.collocates(index, concerned(), Number(fields.n.value), options(), extent)
        .filter(({ word, observed }) => observed >= least && (fields.function.checked || !index.function.has(word.toLowerCase())))
        .sort((a, b) => b[by] - a[by] || b.observed - a.observed || (a.word < b.word ? -1 : 1));
      const seen = found.slice(0, words);
      nearBox.replaceChildren(found.length ? KwicView.collocates(seen, seen.length < found.length ? `The first ${number(seen.length)} of ${number(found.length)} words` : several(found.length, "word")) : "No word stands near so often.");
      if (seen.length === found.length) return;
      const all = button(`Show all ${number(found.length)} words`);
      all.addEventListener("click", () => {
        words = Infinity;
        showNear();
        nearBox.querySelectorAll("tbody button")[seen.length].focus();
        keep(false);
      });
      nearBox.append(all);
    };

    const say = () => {
      const asked = Find.terms(field.value).length;
      const papers = (list) => new Set(list.map(({ at }) => index.rows[index.row[at]].paper)).size;
      const each = terms.map(({ label }, term) => {
        const own = hits.filter((hit) => hit.term === term);
        return `${label}: ${several(own.length, "hit")} in ${number(papers(own))} of ${several(index.papers, "paper")}`;
      });
      const none = !terms.length ? "" : !extent.all ? "Choose at least one part to search in." : hits.length ? "" :
        " Try fewer words, * for a changing end (balanc*), parts of words, or other parts of the papers.";
      const more = asked > terms.length ? ` Only the first ${terms.length} terms are shown.` : "";
      status.textContent = `${extent.all ? each.join("; ") : ""}${each.length && extent.all ? "." : ""}${none}${more}`;
    };

    const run = () => {
      const start = performance.now();
      offer();
      extent = Kwic.extent(index, scopes());
      hits = Kwic.find(index, terms, options(), extent);
      for (const part of Object.values(parts)) part.hidden = !hits.length;
      examples.hidden = terms.length > 0 || !EXAMPLES.length;
      say();
      showCounts();
      showLines();
      showNear();
      performance.clearMeasures("concordance");
      performance.measure("concordance", { start, end: performance.now() });
    };

    /* Another question begins with as few lines as the first. */
    const fewer = () => ([most, words] = [ROWS, WORDS]);
    form.addEventListener("input", ({ target }) => {
      fewer();
      if (target === field || target.name === "of") filtered = "";
      run();
      keep(false);
    });
    field.addEventListener("change", () => keep(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
      keep(true);
    });
    form.addEventListener("click", ({ target }) => {
      const { sort, with: word } = target.dataset;
      if (sort) {
        setSort(sort);
        showLines();
        linesBox.querySelector(`[data-sort="${sort}"]`).focus();
      } else if (word) {
        filtered = word;
        fewer();
        showLines();
        filter.scrollIntoView({ block: "center" });
        filter.querySelector("button").focus();
      } else return;
      keep(false);
    });
    save.addEventListener("click", () => {
      // Excel takes a file for UTF-8 only when it begins with the byte order mark.
      const file = URL.createObjectURL(new Blob(["\ufeff", Kwic.csv(values())], { type: "text/csv;charset=utf-8" }));
      const link = make("a", { href: file, download: `concordance-${Find.tokens(field.value).join("-").slice(0, 60)}.csv` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(file), 10_000);
    });
    globalThis.addEventListener("popstate", () => {
      kept = location.search;
      restore();
      run();
    });
    restore();
    run();
  };

  const start = () => {
    const box = document.getElementById("concordance-page");
    if (!box) return;
    Find.load(".").then((data) => page(box, data), (fault) => (box.textContent = fault.message));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
