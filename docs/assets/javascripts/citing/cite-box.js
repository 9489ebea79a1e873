/* Citing: the styles of a box as tabs with a button to copy. Without scripts the box is plain text and plain
   links. */
globalThis.CiteBox = (() => {
  const NAME = "edition-style";
  const CHANGED = "edition-style";

  /** Which of some styles is the one chosen; a note's is the bibliography's where there are no notes.
      @type {typeof CiteBox.among} */
  const among = (names, chosen = Browser.kept(NAME)) => {
    const known = chosen?.startsWith("chicago-") && !names.includes(chosen) ? "chicago-notes-bibliography" : chosen;
    return Math.max(names.indexOf(known ?? ""), 0);
  };

  /** Keep the style that a reader chose; who listens hears of it at once.
      @type {typeof CiteBox.choose} */
  const choose = (name) => {
    Browser.keep(NAME, name);
    document.dispatchEvent(new CustomEvent(CHANGED, { detail: name }));
  };

  /** @type {typeof CiteBox.listen} */
  const listen = (names, changed) =>
    document.addEventListener(CHANGED, (event) => changed(among(names, /** @type {CustomEvent<string>} */ (event).detail)));

  /** A form of a reference: its name, its words, a button that copies them; `id` is that of the name.
      @type {(id: string, name: string, form: string, content: Iterable<ChildNode>) => HTMLElement} */
  const row = (id, name, form, content) => {
    const words = Browser.make("p", {}, ...content);
    const copy = Copying.button("Copy", () => words.textContent ?? "", () => words.innerHTML);
    copy.setAttribute("aria-describedby", id);
    return Browser.make(
      "div", { className: "cited-as", attributes: { "data-form": form, "data-name": name } },
      Browser.make("span", { id, className: "cite-form-name", textContent: name }), words, copy,
    );
  };

  /** The definitions of a term.
      @param {Element} term */
  const definitions = (term) => {
    const found = [];
    for (let next = term.nextElementSibling; next?.localName === "dd"; next = next.nextElementSibling) found.push(/** @type {HTMLElement} */ (next));
    return found;
  };

  /** @param {HTMLElement} list */
  const tabs = (list) => {
    const terms = [...list.querySelectorAll("dt")];
    const bar = Browser.make("div", { className: "tabs", attributes: { role: "tablist", "aria-label": "Citation style" } });
    const names = terms.map((term) => definitions(term)[0].dataset.style ?? "");
    const made = terms.map((term, place) => {
      const title = term.textContent ?? "";
      const ids = { tab: `cite-tab-${place}`, panel: `cite-panel-${place}` };
      const tab = Browser.button(title, { id: ids.tab, attributes: { role: "tab", "aria-controls": ids.panel } });
      tab.addEventListener("click", () => choose(names[place]));
      tab.addEventListener("keydown", ({ key }) => {
        const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
        if (!step) return;
        const next = (place + step + terms.length) % terms.length;
        choose(names[next]);
        made[next].tab.focus();
      });
      bar.append(tab);
      const [entry, ...forms] = definitions(term);
      const panel = Browser.make(
        "div",
        { className: "panel", id: ids.panel, attributes: { role: "tabpanel", "aria-labelledby": ids.tab, "data-style": names[place], "data-title": title } },
        row(`cite-list-${place}`, entry.dataset.list ?? "", "", entry.childNodes),
        ...forms.map((form) => {
          const name = form.dataset.form ?? "";
          return row(`cite-${name}`, form.firstElementChild?.textContent ?? "", name, form.lastElementChild?.childNodes ?? []);
        }),
      );
      return { tab, panel };
    });
    /** @param {number} chosen */
    const show = (chosen) => {
      for (const [place, { tab, panel }] of made.entries()) {
        tab.setAttribute("aria-selected", String(place === chosen));
        tab.tabIndex = place === chosen ? 0 : -1;
        panel.hidden = place !== chosen;
      }
    };
    list.replaceWith(bar, ...made.map(({ panel }) => panel));
    show(among(names));
    listen(names, show);
  };

  Browser.ready(() => {
    for (const box of document.querySelectorAll(".cite-box")) {
      const list = box.querySelector("dl.cite-styles");
      if (list) tabs(list);
      for (const record of box.querySelectorAll(".cite-record")) {
        record.append(Copying.button("Copy", () => `${record.querySelector("code")?.textContent}\n`));
      }
    }
  });

  return { among, choose, listen };
})();
