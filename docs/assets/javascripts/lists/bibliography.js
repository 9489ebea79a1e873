/* Filters of the bibliography: by paper, type and decade. */
Filters.start("filters", "ul.works > li", ({ box, items, select }) => {
  const names = Filters.labels(box, "papers");
  /** @type {(work: HTMLElement, name: string) => string[]} */
  const values = ({ dataset }, name) => (name === "papers" ? (dataset.papers ?? "").split(" ") : [dataset[name] ?? ""]);
  const controls = Object.entries({ papers: "Cited by", type: "Type", decade: "Decade" }).map(([name, title]) => {
    const found = [...new Set(items.flatMap((work) => values(work, name)))].sort((a, b) => (a < b ? -1 : 1));
    return select(name, title, Object.fromEntries(found.map((value) => [value, name === "papers" ? names[value] : value])));
  });
  return { fits: (work) => controls.every(({ name, value }) => !value || values(work, name).includes(value)) };
});
