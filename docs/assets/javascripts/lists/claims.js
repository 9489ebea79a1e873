/* The facts: filters by verdict, paper and topic, of the matrix and of the facts below it; and the words behind a value
   of the matrix, as a preview. */
Filters.start("fact-filters", "article.fact, .matrix tr[data-topic], ul.facts > li", ({ box, items, select }) => {
  const verdict = select("verdict", "Verdict", {
    agree: "agree",
    differ: "differ",
    between: "differ, between papers",
    within: "differ, inside one paper",
    compatible: "compatible",
  });
  const paper = select("paper", "Paper", Filters.labels(box, "papers"));
  const topic = select("topic", "Topic", Filters.labels(box, "topics"));
  /** @param {HTMLElement} fact */
  const fits = ({ dataset: { verdict: found, papers, topic: own } }) =>
    Filters.has(found, verdict.value) && Filters.has(papers, paper.value) && Filters.has(own, topic.value);
  const then = () => {
    const topics = new Set(items.filter((fact) => !fact.hidden).map((fact) => fact.dataset.topic));
    for (const name of new Set(items.map((fact) => fact.dataset.topic))) {
      const heading = document.getElementById(name ?? "");
      if (heading) heading.hidden = !topics.has(name);
    }
    for (const row of document.querySelectorAll(".matrix [data-fact]:not([data-topic])")) {
      row.hidden = Boolean(document.getElementById(`fact-${row.dataset.fact}`)?.hidden);
    }
    for (const group of document.querySelectorAll(".matrix tbody")) group.hidden = !group.querySelector("[data-fact]:not([hidden])");
  };
  return { fits, then };
});

Browser.ready(() => {
  // On narrow screens the style sheet shows rows as blocks; explicit roles keep them a table for screen readers.
  /** @type {Record<string, string>} */
  const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
  const narrow = matchMedia("(max-width: 55em)");
  const name = () => {
    if (!narrow.matches) return;
    for (const [part, role] of Object.entries(ROLES)) {
      for (const element of document.querySelectorAll(part === "table" ? "table.matrix" : `.matrix :is(${part})`)) element.setAttribute("role", role);
    }
  };
  setTimeout(name); // after the page is drawn
  narrow.addEventListener("change", name);

  /** Statements of a fact as copies.
      @type {(fact: Element | null, fits: (statement: HTMLElement) => boolean) => HTMLElement[]} */
  const statements = (fact, fits) =>
    [...(fact?.querySelectorAll(".statement") ?? [])].filter(fits).map((item) => {
      const made = /** @type {HTMLElement} */ (item.cloneNode(true));
      return Browser.make("div", { className: "statement preview-statement" }, ...made.childNodes);
    });
  /** What is said of a fact whose quotations stand on another page: the words of some places of a paper.
      @type {(element: HTMLElement, places: (string | null)[]) => HTMLElement[]} */
  const stated = (element, places) => {
    const link = element.closest(".matrix-value")?.querySelector(".matrix-words");
    if (!(link instanceof HTMLElement)) return [];
    Cards.load(element, [link]);
    return Cards.stated(link, places);
  };
  Preview.add(".matrix-words, .matrix-place", (element) => {
    const value = element.closest(".matrix-value");
    const words = value?.querySelector(".matrix-words");
    const fact = document.getElementById(element.closest("tr")?.dataset.fact ? `fact-${element.closest("tr")?.dataset.fact}` : "");
    const one = element.matches(".matrix-place") ? element.getAttribute("href") : null;
    const places = [...(value?.querySelectorAll(".matrix-place") ?? [])].map((place) => place.getAttribute("href"));
    if (!fact?.matches("article")) return stated(element, one ? [one] : places);
    return statements(fact, (item) => {
      const at = item.querySelector(".statement-places a")?.getAttribute("href") ?? "";
      const said = item.querySelector(".statement-value")?.textContent?.trim() ?? "";
      return (one ? at === one : places.includes(at)) && said.startsWith(words?.textContent?.trim() ?? "");
    });
  });
});
