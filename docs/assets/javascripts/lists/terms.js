/* Filters of the index of terms: by words, kind of term and paper. */
Filters.start("term-filters", "ul.terms > li", ({ box, items, select, words }) => {
  const labels = Filters.labels(box, "labels");
  const headings = new Map(items.map((term) => [term, Words.fold(term.querySelector(".term-head strong, .row-name")?.textContent ?? "")]));
  const text = words("words", "Headings with");
  const kind = select("kind", "Kind", labels.categories);
  const paper = select("paper", "Named in", labels.papers);
  /** @param {HTMLElement} term */
  const fits = (term) =>
    Boolean(headings.get(term)?.includes(Words.fold(text.value.trim()))) &&
    Filters.has(term.dataset.category, kind.value) &&
    Filters.has(term.dataset.papers, paper.value);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".letters a");
  const letters = new Map([...links].map((link) => [link.hash.slice(1), link]));
  const then = () => {
    for (const list of document.querySelectorAll("ul.terms")) {
      letters.get(list.previousElementSibling?.id ?? "")?.classList.toggle("letter-empty", Filters.fold(list));
    }
  };
  return { fits, then };
});
