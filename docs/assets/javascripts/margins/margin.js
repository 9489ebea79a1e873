/* What the edition says of a paragraph, in its margin, or at the end of another place: one sign, which previews all of
   it, and, where the window has room beside the text, the links one by one. Without scripts they stand at the end of
   the page, from which they are taken. */
(() => {
  /** The previews of the links of a place.
      @type {(element: HTMLElement, links: HTMLAnchorElement[], anchor: string) => HTMLElement[]} */
  const preview = (element, links, anchor) => {
    Cards.load(element, links);
    return links.flatMap((link) => Cards.of(link, Browser.make("a", { href: link.href }, ...link.cloneNode(true).childNodes), anchor));
  };

  const OTHERS = { table: "caption", figure: "figcaption", list: ":scope > li:last-of-type", "fn:": ":scope > p:last-of-type" };

  /** Where the sign of a place stands: in its paragraph; at the end of a list or note, and of the title of a table or figure.
      @type {(anchor: string) => Element | null | undefined} */
  const holder = (anchor) => {
    const place = document.getElementById(anchor);
    if (anchor === "abstract") return place?.closest("[role='doc-abstract']")?.querySelector("p");
    const kind = /** @type {keyof typeof OTHERS} */ (/^(?:fn:|[a-z]+(?=\d+[a-z]*$))/.exec(anchor)?.[0] ?? "");
    return Object.hasOwn(OTHERS, kind) ? place?.querySelector(OTHERS[kind]) : place;
  };

  /** The words of a link before its title, and the title, as they are seen.
      @type {(link: HTMLAnchorElement) => [words: string, title: string]} */
  const parts = (link) => {
    const seen = /** @type {HTMLElement} */ (link.cloneNode(true));
    seen.querySelector(".unseen")?.remove();
    const title = seen.querySelector("em");
    title?.remove();
    return [(seen.textContent ?? "").replace(/\s+/g, " "), title?.textContent ?? ""];
  };

  /* The characters of signs and labels are written by the style sheet, since they are no part of the text: they are
     neither copied nor found with it. A screen reader gets the sign, and in its preview the links. */
  /** @type {Map<HTMLElement, { links: HTMLAnchorElement[], anchor: string }>} */
  const saying = new Map();
  /** @type {(link: HTMLAnchorElement, anchor: string) => HTMLElement} */
  const label = (link, anchor) => {
    const [words, title] = parts(link);
    const className = `said-label said-${link.parentElement?.className}`;
    const made = Browser.make("a", { className, href: link.href, tabIndex: -1, attributes: { "data-words": words, "data-title": title } });
    saying.set(made, { links: [link], anchor });
    return made;
  };
  /** @type {(links: HTMLAnchorElement[], anchor: string, name: string) => HTMLElement} */
  const sign = (links, anchor, name) => {
    const marks = links.map((link) => link.querySelector(".remark-sign")?.textContent ?? "…");
    const number = links.length === 1 ? "1 remark" : `${links.length} remarks`;
    const attributes = { "aria-label": `The edition on ${name}: ${number}`, "data-sign": [...new Set(marks)].join(" ") };
    const made = Browser.make("a", { className: "said-sign editorial", href: `#said-${anchor}`, attributes });
    saying.set(made, { links, anchor });
    return made;
  };

  Browser.ready(() => {
    const all = document.querySelectorAll(".said > li");
    document.documentElement.classList.toggle("said-beside", all.length > 0); // the style sheet gives them room
    for (const item of all) {
      const anchor = item.id.slice("said-".length);
      /** @type {NodeListOf<HTMLAnchorElement>} */
      const found = item.querySelectorAll("a.remark");
      const links = [...found];
      const way = item.querySelector(".said-place");
      const name = way?.getAttribute("aria-label") ?? way?.textContent ?? "";
      const place = holder(anchor);
      if (place?.localName === "p" && !place.closest(".notes")) {
        place.append(Browser.make("span", { className: "said-labels editorial", attributes: { "aria-hidden": "true" } }, ...links.map((link) => label(link, anchor))));
      }
      place?.append(sign(links, anchor, name));
    }
    Preview.add(".said-sign, .said-label", (element) => {
      const { links, anchor } = saying.get(element) ?? { links: [], anchor: "" };
      return preview(element, links, anchor);
    });
  });
})();
