/* Filters of a list: fields that choose its items, kept in the address. Without scripts all items are shown. */
globalThis.Filters = (() => {
  /** Hide a list without visible items, and its heading; tell whether it is hidden.
      @type {typeof Filters.fold} */
  const fold = (list) => {
    list.hidden = !list.querySelector(":scope > :not([hidden])");
    if (list.previousElementSibling instanceof HTMLElement) list.previousElementSibling.hidden = list.hidden;
    return list.hidden;
  };

  /** Labels that the page holds as data of a box.
      @type {typeof Filters.labels} */
  const labels = (box, name) => JSON.parse(box.dataset[name] ?? "{}");

  /** Whether the chosen value is among words; true if none is chosen.
      @type {typeof Filters.has} */
  const has = (words, value) => !value || (words ?? "").split(" ").includes(value);

  /** Whether a folded text has every word that is typed, or a part of a word.
      @type {typeof Filters.names} */
  const names = (folded, typed) =>
    Words.fold(typed)
      .split(/\s+/)
      .every((word) => !word || folded.includes(word));

  /** The query part of an address that keeps the choice.
      @type {typeof Filters.address} */
  const address = (controls) => {
    const query = String(new URLSearchParams(controls.filter(({ value }) => value).map(({ name, value }) => [name, value])));
    return query && `?${query}`;
  };

  /** @type {(box: HTMLElement, items: HTMLElement[], build: BuildFilters) => void} */
  const fill = (box, items, build) => {
    const asked = new URLSearchParams(location.search);
    /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
    const controls = [];
    /** @type {HTMLSelectElement[]} */
    const orders = [];
    /** @type {<C extends HTMLInputElement | HTMLSelectElement>(control: C, title: string) => C} */
    const field = (control, title) => {
      box.append(Browser.make("label", {}, title, control));
      controls.push(control);
      return control;
    };
    /** @type {(name: string, options: Record<string, string>, none: string) => HTMLSelectElement} */
    const chooser = (name, options, none) => {
      const made = Browser.make("select", { name });
      made.append(new Option(none, ""), ...Object.entries(options).map(([value, label]) => new Option(label, value)));
      const chosen = asked.get(name) ?? "";
      made.value = Object.hasOwn(options, chosen) ? chosen : "";
      return made;
    };
    /** A choice among values, each with its label.
        @type {FilterMakers["select"]} */
    const select = (name, title, options) => field(chooser(name, options, "all"), title);
    /** A choice of the order, which hides nothing; `none` is the order of the page.
        @type {FilterMakers["order"]} */
    const order = (name, title, none, options) => {
      const made = chooser(name, options, none);
      box.append(Browser.make("label", {}, title, made));
      orders.push(made);
      return made;
    };
    /** A field for words.
        @type {FilterMakers["words"]} */
    const words = (name, title) =>
      field(Browser.make("input", { type: "search", name, autocomplete: "off", value: asked.get(name) ?? "" }), title);
    const { fits, then } = build({ box, items, select, words, order });
    const count = Browser.make("output");
    const lift = Browser.button("Show all");
    const offers = Browser.make("div", { className: "filter-offers" });
    box.append(count, lift, offers);

    /* Where nothing fits: each field without which something does, and how much. */
    const offered = () =>
      controls.flatMap((control) => {
        const chosen = control.value;
        if (!chosen) return [];
        const label = control instanceof HTMLSelectElement ? control.selectedOptions[0].label : chosen;
        control.value = "";
        const left = items.filter(fits).length;
        control.value = chosen;
        if (!left) return [];
        const offer = Browser.button(`Without “${label}”: ${left}`);
        offer.addEventListener("click", () => {
          control.value = "";
          show();
          keep("");
          control.focus();
        });
        return [offer];
      });

    /* And the search, which finds the words that are typed where the list has none of them. */
    const elsewhere = () => {
      const typed = controls.find((control) => control instanceof HTMLInputElement)?.value.trim();
      const search = document.querySelector("form.search")?.getAttribute("action");
      if (!typed || !search) return [];
      const href = `${search}?q=${encodeURIComponent(typed)}`;
      return [Browser.make("a", { href, textContent: `Search the edition for “${typed}”` })];
    };

    const show = () => {
      for (const item of items) item.hidden = !fits(item);
      const left = items.filter((item) => !item.hidden).length;
      const whole = `${items.length}${box.dataset.unit ?? ""}`;
      count.textContent = left ? `${left} of ${whole}` : `None of ${whole} fits all that is chosen here.`;
      offers.replaceChildren(...(left ? [] : [...offered(), ...elsewhere()]));
      lift.hidden = controls.every(({ value }) => !value);
      then?.();
      box.dispatchEvent(new Event("filtered", { bubbles: true }));
    };
    const clear = () => {
      for (const control of controls) control.value = "";
      show();
    };
    /** @param {string} hash */
    const keep = (hash) => history.replaceState(null, "", `${location.pathname}${address([...controls, ...orders])}${hash}`);
    // Without the anchor: the choice may hide its place.
    box.addEventListener("input", () => {
      show();
      keep("");
    });
    lift.addEventListener("click", () => {
      clear();
      keep("");
      controls[0].focus(); // the button has gone
    });
    // A link to a hidden item clears the filters.
    const reveal = () => {
      const target = Browser.target();
      if (!target?.hidden) return;
      clear();
      keep(location.hash);
      target.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    show();
    reveal();
  };

  /** Filter the items (a selector) by fields in an empty box. `build` gets the box, the items, and makers of
      fields; it returns which items match, and what else to update. The box names the items, or the list whose parts
      they are.
      @type {typeof Filters.start} */
  const start = (id, selector, build) =>
    Browser.ready(() => {
      const box = document.getElementById(id);
      if (box?.dataset.whole && !box.childElementCount) Parted.whole(box, (rows) => fill(box, rows, build));
      const items = [...document.querySelectorAll(selector)];
      if (box && items.length && !box.childElementCount) fill(box, items, build);
    });

  return { start, fold, labels, has, names, address };
})();
