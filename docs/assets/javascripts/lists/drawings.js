/* Previews of the marks of a drawing: of an event its words, of a work the places that cite it; and the lines of a work
   or a paper stand out while one points at it. Without scripts the marks are links with a title. */
Browser.ready(() => {
  for (const title of document.querySelectorAll(".drawn > title")) title.remove(); // the preview says more

  /** The entry of the list below that a mark leads to, without what is folded or leads elsewhere. That of another page is
      loaded.
      @type {(link: HTMLElement) => HTMLElement[]} */
  const dated = (link) => {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#")) {
      Cards.load(link);
      const name = link.getAttribute("aria-label") ?? link.textContent ?? "";
      return Cards.of(link, Browser.make("a", { href, textContent: name }));
    }
    const entry = document.getElementById(href.slice(1));
    if (!entry) return [];
    const parts = [...entry.querySelectorAll(":scope > :is(.event-head, .event-remark, .event-places)")].map((part) => part.cloneNode(true));
    const made = Browser.make("div", { className: "preview-event" }, ...parts);
    return [made, Browser.make("a", { href: `#${entry.id}`, textContent: "In the list of events" })];
  };
  Preview.add(".timeline .drawn, .time-column .drawn", dated);

  /** A row of the table of shared works, in words.
      @type {(link: HTMLElement) => HTMLElement[]} */
  const work = (link) => {
    const href = link.getAttribute("href") ?? "";
    const row = [...document.querySelectorAll(".across th a")].find((name) => name.getAttribute("href") === href)?.closest("tr");
    const names = [...(row?.closest("table")?.querySelectorAll("thead th") ?? [])].map(({ textContent }) => textContent);
    const cells = [...(row?.children ?? [])].slice(1).flatMap(({ textContent }, place) => {
      if (textContent === "–") return [];
      const number = textContent === "listed" ? "listed, not cited" : `${textContent} citing ${textContent === "1" ? "place" : "places"}`;
      return [Browser.make("li", {}, `${names[place + 1]}: ${number}`)];
    });
    const title = row?.querySelector("th")?.textContent ?? "";
    return [
      Browser.make("p", { className: "preview-work", textContent: title }),
      Browser.make("ul", {}, ...cells),
      Browser.make("a", { href: `${href}#cited`, textContent: "Every place that cites it" }),
    ];
  };
  Preview.add(".sharing-works .drawn", work);

  for (const box of document.querySelectorAll(".sharing")) {
    /** @param {Event} event */
    const light = (event) => {
      const asked = event.type === "pointerout" || event.type === "focusout" ? null : Browser.within(event, ".drawn");
      const { paper, work: key } = asked?.dataset ?? {};
      box.classList.toggle("asked", Boolean(asked));
      /** @type {NodeListOf<SVGElement>} */
      const edges = box.querySelectorAll(".edge");
      const lit = [...edges].filter(({ dataset }) => asked && (dataset.paper === paper || dataset.work === key));
      for (const edge of edges) edge.classList.toggle("lit", lit.includes(edge));
      for (const other of box.querySelectorAll(".drawn")) {
        const { paper: its, work: own } = other.dataset;
        other.classList.toggle("lit", lit.some(({ dataset }) => (paper ? dataset.work === own : dataset.paper === its)));
      }
    };
    for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) box.addEventListener(type, light);
  }
});
