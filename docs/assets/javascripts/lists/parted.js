/* Lists that are divided into parts, each a page of its own (pages/listed.py). An address whose words stand in another part
   is led on there; filters and orders answer over the whole list, whose rows are loaded when a reader asks for them. */
globalThis.Parted = (() => {
  const own = () => document.querySelector("nav[data-list]");
  const base = () => document.querySelector("form.search")?.dataset.base ?? ".";

  /** @type {(list: string, file: number) => Promise<void>} */
  const load = (list, file) => Browser.load(`${base()}/data/lists/${list}/${file}.js`);
  /** @type {(list: string) => ListedFile[]} */
  const loaded = (list) => (globalThis.LISTED ?? []).filter((file) => file.list === list);
  /** @type {(list: string, part: string, anchor: string) => string} */
  const address = (list, part, anchor) => `${base()}/${list}/${part}.html#${anchor}`;

  /** Go to the part that has what the address names, if this page has it not, or has only its name. */
  const arrive = async () => {
    const { list = "", files = "1" } = own()?.dataset ?? {};
    const here = Browser.target();
    if (!list || location.hash.length < 2 || (here && !here.closest(".names, .matrix"))) return;
    let anchor = location.hash.slice(1);
    try {
      anchor = decodeURIComponent(anchor);
    } catch {
      return; // no address of ours
    }
    await load(list, Browser.place(anchor, Number(files)));
    const its = loaded(list);
    const row = its.flatMap(({ rows }) => rows).find(([, name]) => name === anchor);
    const part = row?.[2] ?? its.find(({ also }) => also && Object.hasOwn(also, anchor))?.also?.[anchor];
    if (part) location.replace(address(list, part, encodeURIComponent(anchor)));
  };

  /** A row of the list as an item, which filters and orders read like one of the page.
      @type {(list: string) => (row: ListedFile["rows"][number]) => HTMLElement} */
  const item = (list) => ([, anchor, part, name, data]) => {
    const link = Browser.make("a", { className: "work-link row-name", href: address(list, part, anchor), textContent: name });
    const made = Browser.make("li", {}, link);
    Object.assign(made.dataset, data, { part, key: anchor });
    return made;
  };

  /** The whole list below its filters, shown while something is chosen there.
      @type {typeof Parted.whole} */
  const whole = (box, start) => {
    const { list = "", files = "1" } = own()?.dataset ?? {};
    const ask = Browser.button("Filter the whole list");
    const open = async () => {
      ask.disabled = true;
      try {
        await Promise.all(Array.from({ length: Number(files) }, (_, file) => file).map((file) => load(list, file)));
      } catch {
        ask.disabled = false;
        ask.textContent = "The list could not be loaded. Try again";
        return;
      }
      const parts = loaded(list);
      const named = parts.find(({ labels }) => labels)?.labels ?? {};
      for (const [name, its] of Object.entries(named)) box.dataset[name] = JSON.stringify(its);
      box.dataset.labels = JSON.stringify(named);
      const every = parts.flatMap(({ rows }) => rows).sort(([a], [b]) => a - b);
      const once = every.filter(([number], at) => number !== every[at - 1]?.[0]); // a file may have come twice
      const made = Browser.make("ul", { className: `${box.dataset.whole} rows` }, ...once.map(item(list)));
      const head = Browser.make("h2", { className: "works-head", textContent: "Found in the whole list" });
      const results = Browser.make("div", { className: "row-results" }, head, made);
      box.addEventListener("filtered", () => {
        results.hidden = ![...box.querySelectorAll("input, select")].some((field) => /** @type {HTMLInputElement} */ (field).value);
      });
      ask.remove();
      (document.getElementById("choice") ?? box).after(results);
      made.dispatchEvent(new Event("listed", { bubbles: true }));
      start([.../** @type {HTMLCollectionOf<HTMLElement>} */ (made.children)]);
    };
    box.append(ask);
    ask.addEventListener("click", () => open().then(() => box.querySelector("input, select")?.focus()));
    if (location.search) open();
  };

  Browser.ready(() => {
    arrive();
    addEventListener("hashchange", arrive);
  });

  return { whole };
})();
