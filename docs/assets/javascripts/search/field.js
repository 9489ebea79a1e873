/* The field in the header: results below it as one types, and the keys that lead to it. What finds is loaded when it
   is first needed. */
globalThis.SearchField = (() => {
  const FEW = 3; // results of a group
  const WRITING = "input, select, textarea, [contenteditable]";
  const SLASH = "edition-slash";

  const FINDING = ["texts", "ranking", "suggestions", "results"];
  /** @type {Promise<unknown> | null} */
  let loading = null;

  /** Load the search.
      @type {typeof SearchField.load} */
  const load = (site) => {
    const { base } = site;
    loading ??= Promise.all(FINDING.map((name) => Browser.load(`${base}/assets/javascripts/search/${name}.js`)))
      .catch(() => {
        throw new Error("The search could not be loaded.");
      })
      .then(() => Results.ready(site))
      .catch((fault) => {
        loading = null; // the next one who asks tries again
        throw new Error(`${fault.message} The bibliography lists all works, and your browser finds words in each paper.`);
      });
    return loading;
  };

  /** Ctrl+K, or "/" where one does not write. That a single key acts can be switched off on the page "Search"
      (WCAG 2.2, 2.1.4).
      @param {KeyboardEvent} event */
  const asksForSearch = (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key?.toLowerCase() === "k") return (ctrlKey || metaKey) && !shiftKey && !altKey;
    return key === "/" && !ctrlKey && !metaKey && !altKey && !Browser.within(event, WRITING) && Browser.kept(SLASH) !== "off";
  };

  /** @type {(field: HTMLInputElement, form: HTMLFormElement) => void} */
  const header = (field, form) => {
    const base = form.dataset.base ?? "";
    const status = Browser.make("p", { className: "search-status", attributes: { role: "status" } });
    const hint = Browser.make("div", { attributes: { "aria-live": "polite" } });
    const list = Browser.make("div");
    const panel = Browser.make("div", {
      className: "search-panel", id: "search-panel", hidden: true, attributes: { role: "region", "aria-label": "Search results" },
    }, status, hint, list);
    form.append(panel);
    field.setAttribute("aria-controls", panel.id);

    /** @type {(group: { title: string, hits: Hit[] }, query: string) => HTMLElement[]} */
    const grouped = ({ title, hits }, query) => hits.length ? [
      Browser.make("p", { className: "search-group", textContent: `${title} (${hits.length})` }),
      Browser.make("ul", {}, ...hits.slice(0, FEW).map((hit) => Results.item(hit, base, query))),
    ] : [];
    /** Show other results. Who has gone into them stays there: at the same one, or else at the field.
        @param {HTMLElement[]} parts */
    const renew = (parts) => {
      const at = list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
      list.replaceChildren(...parts);
      if (at) ([...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === at) ?? field).focus();
    };

    const show = async () => {
      const query = field.value.trim();
      if (!Results.enough(query)) {
        panel.hidden = true;
        return;
      }
      const found = await Results.of(query);
      if (!found || query !== field.value.trim() || !form.contains(document.activeElement)) return; // one has gone on
      const { hits } = found;
      const groups = Results.groups(hits, query);
      const [hints] = await Promise.all([hits.length ? [] : Results.suggestion(query, form.action), ...groups.map((group) => found.certain?.(group.hits, FEW))]);
      if (query !== field.value.trim()) return;
      panel.hidden = false; // first, since what is said in a hidden place is not heard
      hint.replaceChildren(...hints);
      const href = `${form.action}?q=${encodeURIComponent(query)}`;
      const all = hits.length > FEW ? [Browser.make("a", { className: "search-all", href, textContent: "Show all results" })] : [];
      renew([...groups.flatMap((group) => grouped(group, query)), ...all]);
      status.textContent = Results.count(found);
    };
    /** @param {string} words */
    const say = (words) => {
      panel.hidden = false;
      status.textContent = words;
    };
    const start = () => load(form.dataset).then(show).catch((fault) => say(fault.message));
    field.addEventListener("input", start);
    panel.addEventListener("click", (event) => {
      const words = Results.asks(event);
      if (!words) return;
      field.value = words;
      field.focus();
      start();
    });
    keys(field, form, panel, start);
  };

  /** How one gets to the results and away from them, and how they go.
      @type {(field: HTMLInputElement, form: HTMLFormElement, panel: HTMLElement, start: () => void) => void} */
  const keys = (field, form, panel, start) => {
    const close = () => {
      panel.hidden = true;
    };
    let quiet = false; // the focus comes back, and nothing is asked
    field.addEventListener("focus", () => {
      if (!quiet) start();
      quiet = false;
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault(); // which would empty the field
        if (panel.contains(document.activeElement)) {
          quiet = true;
          field.focus();
        }
        close();
      }
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step || panel.hidden) return;
      /** @type {HTMLElement[]} */
      const stops = [field, ...panel.querySelectorAll("a")];
      event.preventDefault();
      stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step]?.focus();
    });
    document.addEventListener("click", ({ target }) => form.contains(/** @type {Node} */ (target)) || close());
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !form.contains(relatedTarget)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      /** @type {(HTMLInputElement | null)[]} */
      const fields = ["#search-query", "#search-field", "#home-query"].map((one) => document.querySelector(one));
      const own = fields.find((one) => one?.checkVisibility());
      if (!own) {
        location.assign(form.action); // a narrow window has no field in its header
        return;
      }
      own.focus();
      own.select(); // what one types next is a new question
    });
  };

  /** The keys that lead here, where there is a keyboard. */
  const keyNames = () => {
    if (!matchMedia("(hover: hover) and (pointer: fine)").matches) return "";
    return /Mac|iP(?:hone|ad)/.test(navigator.platform) ? "⌘K" : "Ctrl K";
  };

  Browser.ready(() => {
    /** @type {HTMLInputElement | null} */
    const field = document.querySelector("#search-field");
    if (!field?.form) return;
    field.placeholder = [field.placeholder, keyNames()].filter(Boolean).join("  ");
    header(field, field.form);
  });

  return { SLASH, load };
})();
