/* The page "Concordance": updates the results when the question changes, and keeps the question in the address. */
(() => {
  const MORE = 2000; // lines; more at once would hold up the browser
  const { number, several } = Tables;

  /** @type {(box: HTMLElement, texts: ReadTexts) => Promise<void>} */
  const page = async (box, { data, read }) => {
    let { index, left: unread } = await read([], { parts: false, scopes: [] }, 1);
    let times = 1; // as many papers of a large edition
    let turn = 0;
    /** @type {Occurrence[]} */
    let shown = [];
    /** @type {{ label: string, words: string[] }[]} */
    let terms = [];
    let extent = WordIndex.extent(index, []);
    /** @type {Occurrence[]} */
    let hits = [];
    let filtered = "";
    /** @type {number} */
    let most = Question.ROWS;
    /** @type {number} */
    let words = Question.WORDS;

    const values = () => [
      ["term", "paper", "anchor", "part", "left", "node", "right"],
      ...shown.map((hit) => {
        const place = index.rows[index.row[hit.at]];
        const { left, node, right } = Lines.context(index, hit);
        return [terms[hit.term].label, data.papers[place.paper].slug, place.anchor, place.kind, left, node, right];
      }),
    ];
    const save = Browser.button("Download CSV");
    const fields = QuestionForm.make(Copying.button("Copy as CSV", () => Lines.csv(values())), save);
    const { form, field, boxes } = fields;
    box.replaceChildren(form);

    /* --- the address holds the question --- */

    const parsed = () => WordIndex.terms(field.value);
    const few = () => parsed().slice(0, Tables.LETTERS.length);
    const address = () => Question.write({ ...fields.asked(), with: filtered, lines: most, words });
    const restore = () => {
      const question = Question.read(location.search);
      [filtered, most, words] = [question.with, question.lines, question.words];
      field.value = question.q;
      fields.restore(question, few().map(({ label }) => label));
    };
    let kept = location.search;
    /** @param {string} search */
    const query = (search) => new URLSearchParams(search).get("q") ?? "";
    /** @param {boolean} deliberate */
    const keep = (deliberate) => {
      const now = address();
      /** @param {string} search */
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

    const near = () => {
      const { of, span } = fields.asked();
      return { span: Number(span), concerned: of === "all" || terms.length < 2 ? hits : hits.filter(({ term }) => term === Number(of) - 1) };
    };
    const showCounts = () => {
      boxes.counts.replaceChildren(Dispersion.table(index, data.papers, extent, terms, hits));
    };
    const showLines = () => {
      const asked = fields.asked();
      const { span, concerned } = near();
      shown = Lines.sort(index, filtered ? Lines.near(index, concerned, filtered, span, asked) : hits, asked.sort);
      const seen = shown.slice(0, most);
      const caption = seen.length < shown.length ? `The first ${number(seen.length)} of ${number(shown.length)} lines` : several(shown.length, "line");
      boxes.lines.replaceChildren(Tables.lines(index, data.papers, seen, asked.sort, terms.length > 1, caption));
      requestAnimationFrame(() => Fitting.lines(boxes.lines)); // once the page is laid out anyway, and before it is drawn
      if (seen.length < shown.length) {
        const all = most + MORE >= shown.length;
        const more = Browser.button(all ? `Show all ${number(shown.length)} lines` : `Show ${number(MORE)} lines more`);
        more.addEventListener("click", () => {
          most += MORE;
          showLines();
          boxes.lines.querySelectorAll("tbody a")[seen.length].focus();
          keep(false);
        });
        boxes.lines.append(more);
      }
      boxes.filter.hidden = !filtered;
      if (!filtered) return;
      const end = Browser.button("Show all lines");
      end.addEventListener("click", async () => {
        filtered = "";
        fewer();
        await run();
        boxes.lines.querySelector("a")?.focus(); // the button has gone
        keep(false);
      });
      boxes.filter.replaceChildren(`${several(shown.length, "line")} with “${filtered}” within ${several(span, "word")} of the hit. `, end);
    };
    const showNear = () => {
      const asked = fields.asked();
      const { span, concerned } = near();
      const by = /** @type {"likelihood" | "information" | "observed"} */ (asked.by);
      const found = Collocates.of(index, concerned, span, asked, extent)
        .filter(({ word, observed }) => observed >= Number(asked.least) && (asked.function || !index.function.has(word.toLowerCase())))
        .sort((a, b) => b[by] - a[by] || b.observed - a.observed || (a.word < b.word ? -1 : 1));
      const seen = found.slice(0, words);
      const caption = seen.length < found.length ? `The first ${number(seen.length)} of ${number(found.length)} words` : several(found.length, "word");
      boxes.near.replaceChildren(found.length ? Tables.collocates(seen, caption) : "No word is near so often.");
      if (seen.length === found.length) return;
      const all = Browser.button(`Show all ${number(found.length)} words`);
      all.addEventListener("click", () => {
        words = Number.POSITIVE_INFINITY;
        showNear();
        boxes.near.querySelectorAll("tbody button")[seen.length].focus();
        keep(false);
      });
      boxes.near.append(all);
    };

    const advice = () =>
      extent.all ? " Try fewer words, * for a changing end (balanc*), parts of words, or other parts of the papers." : "Choose at least one part to search in.";
    const say = () => {
      const over = parsed().length - terms.length;
      /** @param {Occurrence[]} list */
      const papers = (list) => new Set(list.map(({ at }) => index.rows[index.row[at]].paper)).size;
      const each = terms.map(({ label }, term) => {
        const own = hits.filter((hit) => hit.term === term);
        return `${label}: ${several(own.length, "hit")} in ${number(papers(own))} of ${several(index.papers, "paper")}`;
      });
      const found = each.length && extent.all ? `${each.join("; ")}.` : "";
      const more = over > 0 ? ` Only the first ${terms.length} terms are shown.` : "";
      const rest = unread ? ` Not yet read: ${several(unread, "further paper")} that may have them. ` : "";
      fields.status.textContent = `${found}${hits.length || !terms.length ? "" : advice()}${more}${rest}`;
      if (!unread) return;
      const further = Browser.button("Read more papers");
      further.addEventListener("click", async () => {
        times += 1;
        await run();
        fields.status.querySelector("button")?.focus();
      });
      fields.status.append(further);
    };

    const subjects = Browser.make("p", { className: "kwic-subjects", hidden: true });
    fields.status.after(subjects);

    const run = async () => {
      const start = performance.now();
      turn += 1;
      const mine = turn;
      const sought = few();
      fields.offer(sought.map(({ label }) => label));
      const asked = fields.asked();
      const found = await read(sought, asked, times).catch((fault) => {
        fields.status.textContent = fault.message;
      });
      if (!found || mine !== turn) return; // one has typed on
      [terms, index, unread] = [sought, found.index, found.left];
      extent = WordIndex.extent(index, asked.scopes);
      hits = WordIndex.find(index, terms, asked, extent);
      for (const part of Object.values(fields.parts)) part.hidden = !hits.length;
      fields.examples.hidden = terms.length > 0 || !fields.examples.childElementCount;
      say();
      Subjects.show(subjects, terms.map(({ label }) => label));
      showCounts();
      showLines();
      showNear();
      performance.clearMeasures("concordance");
      performance.measure("concordance", { start, end: performance.now() });
    };

    /** Start a new question with the initial number of lines. */
    const fewer = () => {
      [most, words, times] = [Question.ROWS, Question.WORDS, 1];
    };
    form.addEventListener("input", ({ target }) => {
      fewer();
      if (target === field || target === fields.of) filtered = "";
      run();
      keep(false);
    });
    field.addEventListener("change", () => keep(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
      keep(true);
    });
    form.addEventListener("click", (event) => {
      const { sort, with: word } = Browser.within(event, "button")?.dataset ?? {};
      if (sort) {
        fields.setSort(sort.split("."));
        showLines();
        boxes.lines.querySelector(`[data-sort="${sort}"]`)?.focus();
      } else if (word) {
        filtered = word;
        fewer();
        showLines();
        boxes.filter.scrollIntoView({ block: "center" });
        boxes.filter.querySelector("button")?.focus();
      } else return;
      keep(false);
    });
    save.addEventListener("click", () => {
      // Excel takes a file for UTF-8 only when it begins with the byte order mark.
      const file = URL.createObjectURL(new Blob(["\ufeff", Lines.csv(values())], { type: "text/csv;charset=utf-8" }));
      Browser.make("a", { href: file, download: `concordance-${Words.tokens(field.value).join("-").slice(0, 60)}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(file), 10_000);
    });
    addEventListener("popstate", () => {
      kept = location.search;
      restore();
      run();
    });
    Fitting.watch(boxes.lines);
    Preview.add(".kwic-strip a", (link) => Dispersion.preview(index, link));
    restore();
    await run();
  };

  Browser.ready(() => {
    const box = document.getElementById("concordance-page");
    if (!box) return;
    Reading.start().then((texts) => page(box, texts)).catch((fault) => {
      box.textContent = fault.message;
    });
  });
})();
