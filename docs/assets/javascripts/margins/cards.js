/* The words behind a fact, an event, a question or a term, as previews show them: in the margins of the papers, and where
   the pages across the papers lead to each other. They come from one file, loaded when a reader first asks for them. */
globalThis.Cards = (() => {
  const LINKS = [
    "a[href*='.html#fact-']:not(.matrix-words)", "a[href*='chronology'][href*='#']", "a[href*='synopsis'][href*='#']", "a[href*='terms/'][href*='#']:not([href*='#term-'])",
  ].map((link) => `article ${link}`).join(", ");

  const own = document.querySelector("meta[name=edition-paper]")?.getAttribute("content") ?? "";
  const base = () => document.querySelector("form.search")?.dataset.base ?? ".";

  /** The address to which a link leads, from the root of the site.
      @param {HTMLElement} link */
  const keyOf = (link) => (link.getAttribute("href") ?? "").replace(/^(?:\.\.?\/)*/, "");

  /** @type {Map<string, Promise<void>>} */
  const coming = new Map();
  /** Load a file once; where it cannot be loaded, the links remain.
      @param {string} name */
  const file = (name) => {
    const promise = coming.get(name) ?? Browser.load(`${base()}/data/${name}.js`).catch(() => undefined);
    coming.set(name, promise);
    return promise;
  };

  /** What is known behind a link; nothing as long as it has not come.
      @param {string} key */
  const card = (key) => {
    const cards = [globalThis.SAID?.cards, globalThis.SAID_MORE].find((some) => some && Object.hasOwn(some, key));
    return cards?.[key];
  };

  /** Load the words behind some links, and show the preview again once they are there. Many are in several files.
      @type {typeof Cards.load} */
  const load = (element, links = [element]) => {
    const files = () => (globalThis.SAID?.files ? links.map((link) => `said/${Browser.place(keyOf(link), SAID.files ?? 1)}`) : []);
    if (globalThis.SAID && files().every((name) => coming.has(name))) return;
    file("said")
      .then(() => Promise.all(files().map(file)))
      .then(() => globalThis.SAID && Preview.renew(element));
  };

  /** @type {Record<string, string>} */
  const SIGNS = { p: "¶", "fn:": "n.\u00a0", list: "list\u00a0", table: "table\u00a0", figure: "fig.\u00a0" };
  /** The short name of a place: "¶6".
      @param {string} anchor */
  const named = (anchor) => anchor.replace(/^(?:fn:|\D+(?=\d))/, (kind) => SIGNS[kind] ?? kind);

  /** Words with their place; without a place, those of the editors about a paper.
      @type {(row: Sayings["cards"][string][2][number]) => HTMLElement} */
  const row = ([paper, anchor, value, words]) => {
    const ours = paper === own;
    const name = anchor ? `${ours ? "" : `${SAID.papers[paper]} `}${named(anchor)}` : SAID.papers[paper];
    const place = anchor
      ? Browser.make("a", { href: `${ours ? "" : `${base()}/papers/${paper}.html`}#${anchor}`, textContent: name })
      : Browser.make("span", { className: "preview-label", textContent: name });
    const stated = value ? [Browser.make("strong", { textContent: value }), ", "] : [];
    return Browser.make("p", { className: "said-row" }, ...stated, place, ": ", anchor ? Browser.make("q", { textContent: words }) : words);
  };

  /** What is known behind a link, below its title; at a place of the paper, only what stands elsewhere.
      @type {typeof Cards.of} */
  const of = (link, title, anchor = "") => {
    const known = card(keyOf(link));
    const head = Browser.make("p", { className: "said-head" }, title);
    if (!known) return [head];
    const [, text, rows] = known;
    if (text) head.append(" ", Browser.make("span", { className: "preview-label", textContent: text }));
    return [head, ...rows.filter(([paper, place]) => !anchor || paper !== own || place !== anchor).map(row)];
  };

  /** The words with which some places, by their addresses, state a fact, and what they state.
      @type {typeof Cards.stated} */
  const stated = (link, places) => {
    const said = link.textContent?.trim() ?? "";
    if (!globalThis.SAID) return [Browser.make("p", { className: "preview-label", textContent: said })]; // they come
    const rows = card(keyOf(link))?.[2] ?? [];
    const shown = rows.filter(([paper, anchor, value]) => value.startsWith(said) && places.some((place) => place?.endsWith(`papers/${paper}.html#${anchor}`)));
    return shown.map(([, , value, words]) => {
      const quotation = Browser.make("blockquote", {}, Browser.make("p", { textContent: words }));
      return Browser.make("div", { className: "statement preview-statement" }, Browser.make("p", { className: "statement-value", textContent: value }), quotation);
    });
  };

  Browser.ready(() => {
    if (own) return; // the margins are "margin.js"
    Preview.add(LINKS, (element) => {
      load(element);
      return of(element, element.textContent ?? "");
    });
  });

  return { load, of, stated };
})();
