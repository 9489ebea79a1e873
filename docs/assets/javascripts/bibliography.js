/* Filters of the bibliography: by paper, type and decade. Without scripts the whole list stands. */
(() => {
  const start = () => {
    const box = document.getElementById("filters");
    const works = [...document.querySelectorAll("ul.works > li")];
    if (!box || !works.length || box.childElementCount) return;
    const names = JSON.parse(box.dataset.papers);
    const kinds = [
      ["papers", "Cited by", (value) => names[value] ?? value],
      ["type", "Type", (value) => value],
      ["decade", "Decade", (value) => value],
    ];
    const wanted = new URLSearchParams(location.search);
    const selects = kinds.map(([name, title, label]) => {
      const values = [...new Set(works.flatMap((work) => work.dataset[name].split(name === "papers" ? " " : "\n")))];
      const select = document.createElement("select");
      select.name = name;
      select.append(new Option("all", ""), ...values.sort().map((value) => new Option(label(value), value)));
      select.value = values.includes(wanted.get(name)) ? wanted.get(name) : "";
      const field = document.createElement("label");
      field.append(title, select);
      box.append(field);
      return select;
    });
    const count = document.createElement("output");
    box.append(count);
    const show = () => {
      let shown = 0;
      for (const work of works) {
        const fits = selects.every(({ name, value }) => !value || work.dataset[name].split(name === "papers" ? " " : "\n").includes(value));
        work.hidden = !fits;
        shown += fits;
      }
      count.textContent = `${shown} of ${works.length}`;
    };
    box.addEventListener("change", () => {
      show();
      const query = new URLSearchParams(selects.filter((s) => s.value).map((s) => [s.name, s.value])).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    });
    show();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
