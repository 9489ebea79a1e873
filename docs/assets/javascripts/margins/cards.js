/* The words behind a fact, an event, a question or a term, as previews show them: in the margins of the papers, and where
   the pages across the papers lead to each other. They come from one file, loaded when a reader first asks for them. */
globalThis.Cards = (() => {
  const LINKS = [
    "a[href*='.html#fact-']:not(.matrix-words)", "a[href*='chronology'][href*='#']", "a[href*='synopsis.html#']", "a[href*='terms/'][href*='#']:not([href*='#term-'])",
  ].map((link) => `article ${link}`).join(", ");

  const own = document.querySelector("meta[name=edition-paper]")?.getAttribute("content") ?? "";
  const base = () => document.querySelector("form.search")?.dataset.base ?? ".";

  /** @type {Promise<void> | null} */
  let coming = null;
  /** Load the words, and show the preview again once they are there.
      @type {typeof Cards.load} */
  const load = (element) => {
    if (globalThis.SAID) return;
    coming ??= Browser.load(`${base()}/data/said.js`).catch(() => undefined); // then the links remain
    coming.then(() => globalThis.SAID && Preview.renew(element));
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

  /** The address to which a link leads, from the root of the site.
      @param {HTMLElement} link */
  const keyOf = (link) => (link.getAttribute("href") ?? "").replace(/^(?:\.\.?\/)*/, "");

  /** What is known behind a link, below its title; at a place of the paper, only what stands elsewhere.
      @type {typeof Cards.of} */
  const of = (link, title, anchor = "") => {
    const key = keyOf(link);
    const head = Browser.make("p", { className: "said-head" }, title);
    if (!globalThis.SAID || !Object.hasOwn(SAID.cards, key)) return [head];
    const [, text, rows] = SAID.cards[key];
    if (text) head.append(" ", Browser.make("span", { className: "preview-label", textContent: text }));
    return [head, ...rows.filter(([paper, place]) => !anchor || paper !== own || place !== anchor).map(row)];
  };

  /** The words with which some places, by their addresses, state a fact, and what they state.
      @type {typeof Cards.stated} */
  const stated = (link, places) => {
    const said = link.textContent?.trim() ?? "";
    if (!globalThis.SAID) return [Browser.make("p", { className: "preview-label", textContent: said })]; // they come
    const key = keyOf(link);
    const rows = Object.hasOwn(SAID.cards, key) ? SAID.cards[key][2] : [];
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
