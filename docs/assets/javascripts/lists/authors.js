/* Filters of the index of authors: by the words of a name, and by paper. */
Filters.start("author-filters", "ul.authors > li", ({ box, items, select, words }) => {
  const folded = new Map(items.map((author) => [author, Words.fold(author.querySelector(".author-name strong, .row-name")?.textContent ?? "")]));
  const text = words("words", "Names with");
  const paper = select("paper", "Cited by", Filters.labels(box, "papers"));
  /** @param {HTMLElement} author */
  const fits = (author) => Filters.names(folded.get(author) ?? "", text.value) && Filters.has(author.dataset.papers, paper.value);
  const then = () => {
    for (const list of document.querySelectorAll("ul.authors")) {
      const empty = Filters.fold(list);
      document.querySelector(`.jumps a[href="#${list.previousElementSibling?.id}"]`)?.classList.toggle("jump-empty", empty);
    }
  };
  return { fits, then };
});
