/* Choice of the papers that the synopsis compares. Without scripts it shows all of them. That of many papers has a page
   for each question; there, a paper or a question is chosen from all answers. */
(() => {
  Browser.ready(() => {
    const place = document.getElementById("synopsis-choice");
    const heads = [...document.querySelectorAll(".synopsis thead th[data-paper]")];
    if (!place || !heads.length || place.childElementCount) return;
    const cells = [...document.querySelectorAll(".synopsis [data-paper]")];
    const papers = heads.map((head) => head.dataset.paper ?? "");
    const asked = (new URLSearchParams(location.search).get("papers") ?? "").split(",").filter((slug) => papers.includes(slug));
    const set = Browser.make("fieldset", { className: "choice" }, Browser.make("legend", { textContent: "Papers to compare" }));
    const boxes = heads.map(({ dataset: { paper: slug = "", name = slug } }) => {
      const box = Browser.make("input", { type: "checkbox", value: slug, checked: !asked.length || asked.includes(slug) });
      set.append(Browser.make("label", {}, box, name));
      return box;
    });
    const show = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      for (const box of boxes) box.disabled = box.checked && wanted.length === 1; // one column must stay
      for (const cell of cells) cell.hidden = !wanted.includes(cell.dataset.paper ?? "");
      return wanted;
    };
    set.addEventListener("change", () => {
      const wanted = show();
      const query = wanted.length < papers.length ? `?papers=${wanted.join(",")}` : location.pathname;
      history.replaceState(null, "", query);
    });
    place.append(set);
    show();
  });
})();

globalThis.Filters?.start("synopsis-choice", ".answers > li", ({ box, select }) => {
  const paper = select("paper", "Paper", Filters.labels(box, "papers"));
  const question = select("question", "Question", Filters.labels(box, "questions"));
  return { fits: ({ dataset }) => Filters.has(dataset.papers, paper.value) && Filters.has(dataset.question, question.value) };
});
