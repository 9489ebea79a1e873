/* The bibliography: its filters, by words, paper, type and decade, and its order. */
Filters.start("filters", "ul.works > li", ({ box, items, select, words, order }) => {
  const names = Filters.labels(box, "papers");
  /** @type {Map<HTMLElement, string>} */
  const known = new Map();
  /** The words of a reference, folded when a reader first looks for some.
      @param {HTMLElement} work */
  const folded = (work) => {
    const found = known.get(work) ?? Words.fold(work.querySelector(".work-link")?.textContent ?? "");
    known.set(work, found);
    return found;
  };
  const text = words("words", "Words of the reference");
  /** @type {(work: HTMLElement, name: string) => string[]} */
  const values = ({ dataset }, name) => (name === "papers" ? (dataset.papers ?? "").split(" ") : [dataset[name] ?? ""]);
  const controls = Object.entries({ papers: "Cited by", type: "Type", decade: "Decade" }).map(([name, title]) => {
    const found = [...new Set(items.flatMap((work) => values(work, name)))].sort((a, b) => (a < b ? -1 : 1));
    return select(name, title, Object.fromEntries(found.map((value) => [value, name === "papers" ? names[value] : value])));
  });
  const by = order("sort", "Sorted by", "author, A–Z", Sorting.ORDERS);

  const jumps = document.querySelector(".jumps");
  const lettered = { parts: [...document.querySelectorAll(".works-head, ul.works")], jumps: [...(jumps?.children ?? [])] };
  const place = Browser.make("div", { className: "works-parts" });
  const letters = lettered.parts.filter((part) => part.matches("ul")).map((list) => ({ list, works: [...list.querySelectorAll(":scope > li")] }));
  let arranged = ""; // as the page is
  const arrange = () => {
    if (arranged === by.value) return;
    arranged = by.value;
    if (!place.isConnected) lettered.parts[0]?.before(place);
    if (!arranged) {
      for (const { list, works } of letters) list.append(...works);
      place.replaceChildren(...lettered.parts);
      jumps?.replaceChildren(...lettered.jumps);
      return;
    }
    const made = Sorting.parts(items, arranged, names);
    place.replaceChildren(
      ...made.flatMap(({ name, id, works }) => [
        Browser.make("h2", { id, className: "works-head", textContent: name }),
        Browser.make("ul", { className: "works" }, ...works),
      ]),
    );
    jumps?.replaceChildren(...made.map(({ name, id }) => Browser.make("a", { href: `#${id}`, textContent: name })));
  };
  const then = () => {
    arrange();
    for (const list of document.querySelectorAll("ul.works")) {
      const empty = Filters.fold(list);
      jumps?.querySelector(`a[href="#${list.previousElementSibling?.id}"]`)?.classList.toggle("jump-empty", empty);
    }
  };
  const fits = (/** @type {HTMLElement} */ work) =>
    (!text.value || Filters.names(folded(work), text.value)) && controls.every(({ name, value }) => !value || values(work, name).includes(value));
  return { fits, then };
});
