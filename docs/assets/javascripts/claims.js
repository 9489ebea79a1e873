/* Filters of the facts: by verdict, paper and topic. Without scripts all facts stand. */
(() => {
  const VERDICTS = {
    agree: "agree",
    differ: "differ",
    between: "differ, between papers",
    within: "differ, inside one paper",
    compatible: "compatible",
  };
  const start = () => {
    const box = document.getElementById("fact-filters");
    const facts = [...document.querySelectorAll("article.fact")];
    if (!box || !facts.length || box.childElementCount) return;
    const kinds = [
      ["verdict", "Verdict", VERDICTS],
      ["paper", "Paper", JSON.parse(box.dataset.papers)],
      ["topic", "Topic", JSON.parse(box.dataset.topics)],
    ];
    const values = (fact, name) => fact.dataset[name === "paper" ? "papers" : name].split(" ");
    const asked = new URLSearchParams(location.search);
    const selects = kinds.map(([name, title, labels]) => {
      const select = document.createElement("select");
      select.name = name;
      select.append(new Option("all", ""), ...Object.entries(labels).map(([value, label]) => new Option(label, value)));
      select.value = Object.hasOwn(labels, asked.get(name) ?? "") ? asked.get(name) : "";
      const field = document.createElement("label");
      field.append(title, select);
      box.append(field);
      return select;
    });
    const count = document.createElement("output");
    box.append(count);
    const links = new Map([...document.querySelectorAll(".fact-list a")].map((link) => [link.hash.slice(1), link.closest("li")]));
    const show = () => {
      const topics = new Set();
      let shown = 0;
      for (const fact of facts) {
        const fits = selects.every(({ name, value }) => !value || values(fact, name).includes(value));
        fact.hidden = !fits;
        const line = links.get(fact.id);
        if (line) line.hidden = !fits;
        if (fits) topics.add(fact.dataset.topic);
        shown += fits;
      }
      for (const topic of new Set(facts.map((fact) => fact.dataset.topic))) {
        const heading = document.getElementById(topic);
        if (heading) heading.hidden = !topics.has(topic);
      }
      for (const list of document.querySelectorAll(".fact-list ul")) {
        list.hidden = [...list.children].every((line) => line.hidden);
        list.previousElementSibling.hidden = list.hidden;
      }
      count.textContent = `${shown} of ${facts.length}`;
    };
    // A link to a fact that the filters hide shows all facts again.
    const reveal = () => {
      const fact = facts.find((item) => item.id === location.hash.slice(1));
      if (!fact?.hidden) return;
      for (const select of selects) select.value = "";
      show();
      fact.scrollIntoView();
    };
    box.addEventListener("change", () => {
      show();
      const query = new URLSearchParams(selects.filter((s) => s.value).map((s) => [s.name, s.value])).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    });
    window.addEventListener("hashchange", reveal);
    show();
    reveal();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
