/* Filters of the index of terms: by words, kind of term and paper. */
Filters.start("term-filters", "ul.terms > li", ({ box, items, select, words }) => {
  const labels = JSON.parse(box.dataset.labels);
  const headings = new Map(items.map((term) => [term, Find.fold(term.querySelector(".term-head strong").textContent)]));
  const text = words("words", "Headings with");
  const kind = select("kind", "Kind", labels.categories);
  const paper = select("paper", "Named in", labels.papers);
  const fits = (term) =>
    headings.get(term).includes(Find.fold(text.value.trim())) &&
    (!kind.value || term.dataset.category === kind.value) &&
    (!paper.value || term.dataset.papers.split(" ").includes(paper.value));
  const letters = new Map([...document.querySelectorAll(".letters a")].map((link) => [link.hash.slice(1), link]));
  const then = () => {
    for (const list of document.querySelectorAll("ul.terms")) {
      letters.get(list.previousElementSibling.id)?.classList.toggle("letter-empty", Filters.fold(list));
    }
  };
  return { fits, then };
});
