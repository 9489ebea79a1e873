/* Filters of the chronology: by paper and by theme, in the list and on the time line. */
Filters.start("chronology-filters", "ol.events > li", ({ box, select }) => {
  const paper = select("paper", "Paper", JSON.parse(box.dataset.papers));
  const lane = select("theme", "Theme", JSON.parse(box.dataset.lanes));
  const fits = ({ dataset }) =>
    (!paper.value || dataset.papers.split(" ").includes(paper.value)) && (!lane.value || dataset.lane === lane.value);
  const then = () => {
    for (const mark of document.querySelectorAll(".timeline .drawn")) mark.classList.toggle("out", !fits(mark));
    for (const list of document.querySelectorAll("ol.events")) Filters.fold(list);
  };
  return { fits, then };
});
