/* The page "Search": all results, by groups, and its address. */
(() => {
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
    const { hits, left, unasked } = answer;
    const more = `${left} more ${left === 1 ? "page has" : "pages have"} these words. A further word narrows the search.`;
    if (!hits.length && left) return `Not found on the pages that fit best; ${more}`;
    const part = shown < hits.length ? `${shown} of ` : "";
    const count = `${hits.length ? part + Results.count(answer) : `Nothing found${Results.count(answer).slice("0 results".length)}`}${unasked ? "." : ""}`;
    if (!hits.length) return `${count}${unasked ? "" : "."} ${HOW}`;
    return left ? `${count} from the pages that fit best; ${more}` : count;
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
    const further = Browser.button("Look through more pages", { className: "search-further", hidden: true });
    const hint = Browser.make("div", { attributes: { "aria-live": "polite" } });
    box.replaceChildren(label, field, choice, status, hint, list, further, slashChoice());
    let chosen = wanted.get("in") ?? "all";
    let times = 1;
    const focusChoice = () => choice.querySelector("[aria-pressed=true]")?.focus();

    const show = async () => {
      const query = field.value.trim();
      const found = Results.enough(query) ? await Results.of(query, times) : { hits: [], left: 0, unasked: 0 };
      if (!found || query !== field.value.trim()) return; // one has typed on
      const { hits, left } = found;
      const groups = [{ name: "all", title: "All", hits }, ...Results.groups(hits, query)];
      const group = groups.find(({ name }) => name === chosen) ?? groups[0];
      chosen = group.name;
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
      list.replaceChildren(...group.hits.map((hit) => Results.item(hit, base, query)));
      const asked = Results.enough(query);
      choice.hidden = !hits.length;
      status.textContent = asked ? told(found, group.hits.length) : HOW;
      hint.replaceChildren(...(!asked || hits.length || left ? [] : Results.suggestion(query, "search.html")));
      further.hidden = !left;
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
        await ask(times + 1);
        if (further.hidden) focusChoice();
      });
      if (!field.value) field.focus();
      return ask(1);
    };
    SearchField.load(data, say).then(begin, (fault) => say(fault.message));
  };

  Browser.ready(() => {
    const box = document.getElementById("search-page");
    const form = document.querySelector("form.search");
    if (box && form) page(box, form.dataset);
  });
})();
