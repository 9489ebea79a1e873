/* Filters of the chronology: by paper and by theme, in the list and on the time line. */
Filters.start("chronology-filters", "ol.events > li", ({ box, select }) => {
  const paper = select("paper", "Paper", Filters.labels(box, "papers"));
  const lane = select("theme", "Theme", Filters.labels(box, "lanes"));
  /** @param {HTMLElement | SVGElement} event */
  const fits = ({ dataset }) => Filters.has(dataset.papers, paper.value) && Filters.has(dataset.lane, lane.value);
  const then = () => {
    for (const mark of /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".drawing .drawn"))) mark.classList.toggle("out", !fits(mark));
    for (const list of document.querySelectorAll("ol.events")) Filters.fold(list);
  };
  return { fits, then };
});
