/* The page "Search": all results, by groups, and its address. */
(() => {
  const MOST = 20; // results at once, of a large edition
  const HOW = "Words are found from their beginning; capitals, accents, hyphens and apostrophes do not matter.";

  /** The reader's choice whether the key "/" leads to the search field. */
  const slashChoice = () => {
    const choice = Browser.make("input", { type: "checkbox", checked: Browser.kept(SearchField.SLASH) !== "off" });
    choice.addEventListener("change", () => Browser.keep(SearchField.SLASH, choice.checked ? "on" : "off"));
    return Browser.make("label", { className: "search-slash" }, choice, " The key / goes to the search field, from any page");
  };

  /** What is found; of which so many are shown.
      @type {(answer: Answer, shown: number) => string} */
  const told = (answer, shown) => {
    const { hits, unasked } = answer;
    const part = shown < hits.length ? `${shown} of ` : "";
    const count = `${hits.length ? part + Results.count(answer) : `Nothing found${Results.count(answer).slice("0 results".length)}`}${unasked ? "." : ""}`;
    return hits.length ? count : `${count}${unasked ? "" : "."} ${HOW}`;
  };

  /** @type {(box: HTMLElement, data: DOMStringMap) => void} */
  const page = (box, data) => {
    const { base = "" } = data;
    const wanted = new URLSearchParams(location.search);
    const field = Browser.make("input", { type: "search", id: "search-query", value: wanted.get("q") ?? "" });
    const label = Browser.make("label", { htmlFor: field.id, textContent: "Words, or a “phrase” in quotation marks" });
    const choice = Browser.make("div", { className: "search-choice" });
    const status = Browser.make("p", { className: "search-status", attributes: { role: "status" } });
    const list = Browser.make("ol", { className: "search-list" });
    const further = Browser.button("Show more results", { className: "search-further", hidden: true });
    const hint = Browser.make("div", { attributes: { "aria-live": "polite" } });
    box.replaceChildren(label, field, choice, status, hint, list, further, slashChoice());
    let chosen = wanted.get("in") ?? "all";
    let times = 1;
    const focusChoice = () => choice.querySelector("[aria-pressed=true]")?.focus();

    const show = async () => {
      const query = field.value.trim();
      /** @type {Answer | null} */
      const found = Results.enough(query) ? await Results.of(query) : { hits: [], unasked: 0 };
      if (!found || query !== field.value.trim()) return; // one has typed on
      const { hits, certain } = found;
      const groups = [{ name: "all", title: "All", hits }, ...Results.groups(hits, query)];
      const group = groups.find(({ name }) => name === chosen) ?? groups[0];
      chosen = group.name;
      const most = certain ? times * MOST : hits.length;
      const asked = Results.enough(query);
      const [hints] = await Promise.all([asked && !hits.length ? Results.suggestion(query, "search.html") : [], certain?.(group.hits, most)]);
      if (query !== field.value.trim()) return;
      choice.replaceChildren(
        ...groups.filter(({ name, hits: members }) => members.length || name === chosen).map(({ name, title, hits: members }) => {
          const button = Browser.button(`${title} (${members.length})`, { attributes: { "aria-pressed": String(name === chosen) } });
          button.addEventListener("click", async () => {
            chosen = name;
            await show();
            focusChoice();
          });
          return button;
        }),
      );
      const shown = group.hits.slice(0, most);
      list.replaceChildren(...shown.map((hit) => Results.item(hit, base, query)));
      choice.hidden = !hits.length;
      status.textContent = asked ? told(found, shown.length) : HOW;
      hint.replaceChildren(...hints);
      further.hidden = shown.length === group.hits.length;
      const address = new URLSearchParams({ ...(query && { q: query }), ...(chosen !== "all" && { in: chosen }) });
      history.replaceState(null, "", `${location.pathname}${String(address) && `?${address}`}`);
    };
    /** @param {string} words */
    const say = (words) => {
      status.textContent = words;
    };
    /** @param {number} more */
    const ask = async (more) => {
      times = more;
      try {
        await show();
      } catch (fault) {
        say(/** @type {Error} */ (fault).message);
      }
    };
    const begin = () => {
      field.addEventListener("input", () => ask(1));
      hint.addEventListener("click", (event) => {
        const words = Results.asks(event);
        if (!words) return;
        field.value = words;
        if (/** @type {PointerEvent} */ (event).pointerType !== "touch") field.focus(); // the keyboard of a phone would cover what is found
        ask(1);
      });
      further.addEventListener("click", async () => {
        const before = list.childElementCount;
        await ask(times + 1);
        list.children[before]?.querySelector("a")?.focus();
      });
      if (!field.value) field.focus();
      return ask(1);
    };
    SearchField.load(data).then(begin, (fault) => say(fault.message));
  };

  Browser.ready(() => {
    const box = document.getElementById("search-page");
    const form = document.querySelector("form.search");
    if (box && form) page(box, form.dataset);
  });
})();
