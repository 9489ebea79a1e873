/* Filters of the facts: by verdict, paper and topic. */
Filters.start("fact-filters", "article.fact", ({ box, items, select }) => {
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
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".fact-list a");
    for (const link of links) {
      const item = link.closest("li");
      if (item) item.hidden = Boolean(document.getElementById(link.hash.slice(1))?.hidden);
    }
    for (const list of document.querySelectorAll(".fact-list ul")) Filters.fold(list);
  };
  return { fits, then };
});
