/* Choosing works and papers in the bibliography, and exporting the choice: as records in a format, or as a list in a
   style. The choice lasts as long as the tab; the records are loaded once something is chosen. */
(() => {
  const NAME = "edition-choice";
  const FORM = "edition-export";
  const PAPERS = "data/records.js"; // the file with the records of the papers

  /** What was chosen: each key with the file that has its record.
      @returns {Map<string, string>} */
  const kept = () => {
    try {
      return new Map(JSON.parse(sessionStorage.getItem(NAME) ?? "[]"));
    } catch {
      return new Map();
    }
  };
  /** @param {Map<string, string>} choice */
  const keep = (choice) => {
    try {
      sessionStorage.setItem(NAME, JSON.stringify([...choice]));
    } catch {
      // Then the choice lasts as long as the page.
    }
  };

  /** @param {string} html */
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

  /** @type {(box: HTMLElement, items: HTMLElement[]) => void} */
  const choosing = (box, items) => {
    const forms = /** @type {ExportForms} */ (JSON.parse(box.dataset.forms ?? "{}"));
    let choice = kept();
    const count = Browser.make("output", { className: "choice-count" });
    const all = Browser.button("");
    const none = Browser.button("None", { attributes: { "aria-label": "Choose none" } });
    const group = (/** @type {string} */ label, /** @type {string[]} */ names, /** @type {number} */ from) =>
      Browser.make("optgroup", { label }, ...names.map((name, place) => new Option(name, String(from + place))));
    const form = Browser.make(
      "select", { name: "export", attributes: { "aria-label": "Export as" } },
      group("Records", forms.formats.map(({ title }) => title), 0),
      group("List of references", forms.styles, forms.formats.length),
    );
    form.selectedIndex = Math.min(Number(Browser.kept(FORM)) || 0, form.length - 1);

    const rows = () => Records.chosen(globalThis.RECORDS ?? [], new Set(choice.keys()));
    const made = () => {
      const style = form.selectedIndex - forms.formats.length;
      if (style < 0) return { text: Records.file(forms, form.selectedIndex, rows()) };
      const list = Records.list(forms, style, rows(), plain);
      const html = list.map((entry) => `<p>${entry.html}</p>\n`).join("");
      return { text: list.map((entry) => `${entry.text}\n`).join(""), html };
    };
    const copy = Copying.button("Copy", () => made().text, () => made().html ?? "");
    const saving = Browser.button("Save");
    saving.addEventListener("click", () => {
      const { text, html } = made();
      const name = choice.size === 1 ? [...choice.keys()][0] : "selection";
      if (html === undefined) {
        const { ending, media } = forms.formats[form.selectedIndex];
        Copying.save(text, `${name}.${ending}`, media);
      } else {
        Copying.save(`<!doctype html>\n<meta charset="utf-8">\n<title>References</title>\n${html}`, `${name}.html`, "text/html");
      }
    });
    form.addEventListener("change", () => Browser.keep(FORM, String(form.selectedIndex)));
    const hint = Browser.make("span", { className: "choice-hint", textContent: "Tick works to export them together." });
    const output = Browser.make("span", { className: "choice-export" }, form, copy, saving);
    box.append(count, hint, all, none, output);

    /** @type {Map<HTMLElement, HTMLInputElement>} */
    const ticks = new Map();
    const own = box.dataset.records ?? PAPERS;
    const papersIn = Number(box.dataset.papersIn ?? 1);
    /** The file with the record of a paper; those of very many papers are in several.
        @param {string} key */
    const fileOfPaper = (key) => (papersIn > 1 ? `data/records/papers/${Browser.place(key, papersIn)}.js` : PAPERS);
    /** The key of an item of this page, or of a row of a list in parts.
        @param {HTMLElement} item */
    const keyIn = ({ id, dataset: { key } }) => key ?? id;
    /** @param {HTMLElement} item */
    const keyOf = (item) => item.dataset.record ?? keyIn(item);
    /** @param {HTMLElement} item */
    const fileOf = ({ dataset: { part } }) => (part ? `data/records/${part}.js` : own);
    /** The key of an item with the file of its record: that of the papers for a paper, and for a work that is one.
        @type {(item: HTMLElement) => [key: string, file: string]} */
    const record = (item) => [keyOf(item), keyIn(item) === keyOf(item) ? fileOf(item) : fileOfPaper(keyOf(item))];
    /** What a paper cites: keys, each with the part of the list that names its file, if there are parts.
        @type {(item: HTMLElement) => [key: string, file: string][]} */
    const citedBy = ({ dataset: { cites } }) =>
      (cites?.split(" ") ?? []).filter(Boolean).map((name) => {
        const [key, part] = name.split("/").reverse();
        return [key, part ? `data/records/${part}.js` : own];
      });
    /** @type {HTMLElement[]} */
    const works = [];
    const shown = () => works.filter((item) => !item.hidden);

    const load = () => {
      const files = [...new Set(choice.values())];
      const ready = (/** @type {boolean} */ is) => {
        for (const button of [copy, saving]) button.disabled = !is;
      };
      ready(false);
      Promise.all(files.map((file) => loaded(`${box.dataset.base}${file}`))).then(
        () => ready(true),
        () => {
          hint.hidden = false;
          hint.textContent = "The records could not be loaded.";
        },
      );
    };
    /** @type {Map<string, Promise<void>>} */
    const asked = new Map();
    /** @param {string} src */
    const loaded = (src) => {
      const promise = asked.get(src) ?? Browser.load(src);
      asked.set(src, promise);
      promise.catch(() => asked.delete(src));
      return promise;
    };

    const show = () => {
      for (const [item, tick] of ticks) tick.checked = choice.has(keyOf(item));
      const visible = shown();
      const open = visible.filter((item) => !choice.has(keyOf(item)));
      const unseen = works.filter((item) => item.hidden && choice.has(keyOf(item))).length;
      count.textContent = choice.size ? `${choice.size} chosen${unseen ? `, ${unseen} of them not shown` : ""}` : "";
      hint.hidden = choice.size > 0;
      all.textContent = `All ${visible.length} shown`;
      all.setAttribute("aria-label", `Choose all ${visible.length} shown`);
      all.hidden = !open.length;
      for (const part of [none, output]) part.hidden = !choice.size;
      box.classList.toggle("choice-made", choice.size > 0);
      if (choice.size) load();
    };
    /** @type {(records: [key: string, file: string][], into: boolean) => void} */
    const choose = (some, into) => {
      for (const [key, file] of some) {
        if (into) choice.set(key, file);
        else choice.delete(key);
      }
      keep(choice);
      show();
    };
    /** @param {HTMLElement} item */
    const take = (item) => {
      const name = item.querySelector(".work-link")?.textContent ?? "";
      const tick = Browser.make("input", { type: "checkbox", attributes: { "aria-label": `Choose ${name}` } });
      item.prepend(Browser.make("label", { className: "tick" }, tick));
      ticks.set(item, tick);
      tick.addEventListener("change", () => choose([record(item)], tick.checked));
      if (item.dataset.cites === undefined) works.push(item);
      const its = citedBy(item);
      if (!its.length) return;
      const button = Browser.button(`Choose ${its.length === 1 ? "it" : `these ${its.length}`}`, { className: "choose-cited" });
      button.addEventListener("click", () => choose(its, true));
      item.querySelector(".work-counts")?.append(" ", button);
    };
    items.forEach(take);
    document.addEventListener("listed", ({ target }) => {
      if (!(target instanceof Element)) return;
      for (const item of [...target.children]) take(/** @type {HTMLElement} */ (item)); // a live list is counted anew each time
    });
    all.addEventListener("click", () => {
      choose(shown().map(record), true);
      none.focus(); // the button has gone
    });
    none.addEventListener("click", () => {
      choice.clear();
      keep(choice);
      show();
      all.focus(); // the button has gone
    });
    document.addEventListener("filtered", show);
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      choice = kept();
      show();
    });
    show();
  };

  Browser.ready(() => {
    const box = document.getElementById("choice");
    const items = [...document.querySelectorAll("ul.works > li, ul.own-papers > li")];
    const some = items.length || document.querySelector("[data-whole]");
    if (box && some && !box.childElementCount) choosing(box, items);
  });
})();
