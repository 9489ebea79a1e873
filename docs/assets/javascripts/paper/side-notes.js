/* Notes beside their line, where the window has room for them (from about 1,400 pixels). They are made from the notes
   at the end of the page, which stay there for everyone: a screen reader and the keyboard follow a marker to its
   note, or open its preview. */
globalThis.SideNotes = (() => {
  const ROOM = matchMedia("screen and (min-width: 87.5em)");
  const MARKERS = "sup[id^='fnref'] > .footnote-ref";
  const BESIDE = "notes-beside";
  const [GAP, NARROWEST] = [10, 170]; // pixels between two notes; the least width of a note

  /** Where notes begin, without overlap and as close to their lines as can be: where they crowd, the group stands
      around the middle of its lines (isotonic regression by pooling neighbours).
      @type {typeof SideNotes.stacked} */
  const stacked = (wanted, heights, gap = GAP) => {
    /** @type {{ sum: number, count: number }[]} */
    const groups = [];
    const before = heights.map((_, number) => heights.slice(0, number).reduce((sum, height) => sum + height + gap, 0));
    const mean = (/** @type {typeof groups[0]} */ { sum, count }) => sum / count;
    for (const [number, top] of wanted.entries()) {
      groups.push({ sum: top - before[number], count: 1 });
      while (groups.length > 1 && mean(groups[groups.length - 2]) > mean(groups[groups.length - 1])) {
        const last = groups.pop();
        groups[groups.length - 1].sum += last?.sum ?? 0;
        groups[groups.length - 1].count += last?.count ?? 0;
      }
    }
    const begins = groups.flatMap((group) => new Array(group.count).fill(mean(group)));
    return begins.map((begin, number) => Math.max(begin, 0) + before[number]);
  };

  const column = Browser.make("div", { className: "side-notes md-typeset", attributes: { "aria-hidden": "true" } });
  /** @type {Map<Element, HTMLElement>} */
  const beside = new Map(); // by marker

  /** A note as it stands beside its line; out of reach for the keyboard, which has the note itself.
      @type {(marker: HTMLAnchorElement) => HTMLElement | null} */
  const made = (marker) => {
    const parts = NoteContents.note(decodeURIComponent(marker.hash.slice(1)));
    if (!parts.length) return null;
    const [first, ...rest] = parts;
    first.querySelector(".preview-label")?.replaceWith(Browser.make("span", { className: "side-number", textContent: marker.textContent ?? "" }));
    const note = Browser.make("div", { className: "side-note" }, first, ...rest);
    for (const stop of note.querySelectorAll("a, [tabindex]")) stop.tabIndex = -1;
    return note;
  };

  /** @param {HTMLElement} article */
  const fill = (article) => {
    if (beside.size) return;
    for (const marker of article.querySelectorAll(MARKERS)) {
      const note = made(/** @type {HTMLAnchorElement} */ (marker));
      if (note) beside.set(marker, note);
    }
    column.append(...beside.values());
    article.after(column);
  };

  /** @param {HTMLElement} article */
  const place = (article) => {
    const root = document.documentElement.classList;
    root.toggle(BESIDE, ROOM.matches);
    if (!ROOM.matches) return;
    fill(article);
    const text = article.querySelector("p:has(> .pnum)")?.getBoundingClientRect();
    const frame = article.getBoundingClientRect();
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const left = (text?.right ?? frame.right) - frame.left + rem * 1.6;
    const width = Math.min(frame.width - left, rem * 13);
    if (width < NARROWEST) {
      root.remove(BESIDE);
      return;
    }
    column.style.left = `${left + article.offsetLeft}px`;
    column.style.width = `${width}px`;
    const shown = [...beside].filter(([marker]) => marker.getClientRects().length);
    const tops = shown.map(([marker]) => marker.getBoundingClientRect().top - frame.top - 4);
    const heights = shown.map(([, note]) => note.offsetHeight);
    for (const [number, top] of stacked(tops, heights).entries()) shown[number][1].style.top = `${top}px`;
  };

  /** Whether a note stands beside its marker within the window, so that no preview need repeat it.
      @type {typeof SideNotes.shows} */
  const shows = (marker) => {
    const box = document.documentElement.classList.contains(BESIDE) && beside.get(marker)?.getBoundingClientRect();
    return box ? box.top >= 0 && box.bottom <= innerHeight : false;
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (!article?.querySelector(MARKERS) || column.isConnected) return;
    let asked = 0;
    const again = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => place(article));
    };
    place(article);
    ROOM.addEventListener("change", again);
    addEventListener("resize", again);
    new ResizeObserver(again).observe(article);
    document.fonts.addEventListener("loadingdone", again);
    for (const [type, on] of /** @type {const} */ ([["pointerover", true], ["pointerout", false]])) {
      article.addEventListener(type, (event) => {
        const marker = Browser.within(event, MARKERS);
        if (marker) beside.get(marker)?.classList.toggle("pointed", on);
      });
    }
  });

  return { shows, stacked };
})();
