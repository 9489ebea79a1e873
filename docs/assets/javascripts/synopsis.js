/* Choice of the papers that the synopsis compares. Without scripts all of them stand. */
(() => {
  const start = () => {
    const place = document.getElementById("synopsis-choice");
    const heads = [...document.querySelectorAll(".synopsis thead th[data-paper]")];
    if (!place || !heads.length || place.childElementCount) return;
    const cells = [...document.querySelectorAll(".synopsis [data-paper]")];
    const papers = heads.map((head) => head.dataset.paper);
    const asked = (new URLSearchParams(location.search).get("papers") ?? "").split(",").filter((slug) => papers.includes(slug));
    const set = document.createElement("fieldset");
    set.className = "choice";
    const legend = document.createElement("legend");
    legend.textContent = "Papers to compare";
    set.append(legend);
    const boxes = papers.map((slug) => {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = slug;
      box.checked = !asked.length || asked.includes(slug);
      const label = document.createElement("label");
      label.append(box, document.querySelector(`.synopsis td[data-paper="${CSS.escape(slug)}"] .cell-paper`).textContent);
      set.append(label);
      return box;
    });
    const show = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      for (const box of boxes) box.disabled = box.checked && wanted.length === 1; // one column must stay
      for (const cell of cells) cell.hidden = !wanted.includes(cell.dataset.paper);
      return wanted;
    };
    set.addEventListener("change", () => {
      const wanted = show();
      const query = wanted.length < papers.length ? `?papers=${wanted.join(",")}` : location.pathname;
      history.replaceState(null, "", query);
    });
    place.append(set);
    show();
    // Heads that stick count as in view where their region is, even when that has left the window.
    const region = document.querySelector(".synopsis-region");
    region?.addEventListener("focusin", ({ target }) => target.closest("thead") && region.scrollIntoView({ block: "nearest" }));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
