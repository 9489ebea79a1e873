/* Filters of the facts: by verdict, paper and topic. */
Filters.start("fact-filters", "article.fact", ({ box, items, select }) => {
  const verdict = select("verdict", "Verdict", {
    agree: "agree",
    differ: "differ",
    between: "differ, between papers",
    within: "differ, inside one paper",
    compatible: "compatible",
  });
  const paper = select("paper", "Paper", JSON.parse(box.dataset.papers));
  const topic = select("topic", "Topic", JSON.parse(box.dataset.topics));
  const has = (words, value) => !value || words.split(" ").includes(value);
  const fits = ({ dataset }) =>
    has(dataset.verdict, verdict.value) && has(dataset.papers, paper.value) && has(dataset.topic, topic.value);
  const then = () => {
    const topics = new Set(items.filter((fact) => !fact.hidden).map((fact) => fact.dataset.topic));
    for (const name of new Set(items.map((fact) => fact.dataset.topic))) {
      document.getElementById(name).hidden = !topics.has(name);
    }
    for (const link of document.querySelectorAll(".fact-list a")) {
      link.closest("li").hidden = document.getElementById(link.hash.slice(1)).hidden;
    }
    for (const list of document.querySelectorAll(".fact-list ul")) Filters.fold(list);
  };
  return { fits, then };
});
