/* Notes beside their line, where the window has room for them (from about 1,400 pixels); in a paper that cites by name
   or number, the work beside the line that cites it first. They are made from what the page has anyway, which stays
   there for everyone: a screen reader and the keyboard follow a marker to its note, or open its preview. */
globalThis.SideNotes = (() => {
  const ROOM = matchMedia("screen and (min-width: 87.5em)");
  const NOTES = "sup[id^='fnref'] > .footnote-ref";
  const MARKERS = `${NOTES}, article .citation[id]`;
  const BESIDE = "notes-beside";
  const [GAP, NARROWEST] = [10, 170]; // pixels between two notes; the least width of a note
  const NEAR = 4; // notes back, up to which an Ibid. need not repeat what stands just above it

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

  /** What a note says. The source of an Ibid. is only named where the note that gives it stands just above.
      @type {(id: string, above: string[]) => HTMLElement[]} */
  const noted = (id, above) => {
    const near = above.filter((other) => document.getElementById(id)?.querySelector(`a[href="#${other}"]`));
    const [first, ...rest] = NoteContents.note(id, new Set(near));
    if (!first) return [];
    first.querySelector(".preview-label")?.replaceWith(Browser.make("span", { className: "side-number", textContent: id.replace(/^\D+/, "") }));
    return near.length ? [first] : [first, ...rest];
  };

  /** What stands beside the line of each marker; out of reach for the keyboard, which has the note itself. A work is
      given where a paper cites it first.
      @type {(markers: HTMLAnchorElement[]) => [Element, HTMLElement][]} */
  const made = (markers) => {
    /** @type {string[]} */
    const ids = [];
    const works = new Set();
    return markers.flatMap((marker) => {
      const id = decodeURIComponent(marker.hash.slice(1));
      const key = NoteContents.keyOf(marker) ?? "";
      const parts = marker.matches(NOTES) ? noted(id, ids.slice(-NEAR)) : works.has(key) ? [] : NoteContents.work(key);
      if (marker.matches(NOTES)) ids.push(id);
      works.add(key);
      if (!parts.length) return [];
      const note = Browser.make("div", { className: "side-note" }, ...parts);
      for (const stop of note.querySelectorAll("a, [tabindex]")) stop.tabIndex = -1;
      return [[marker, note]];
    });
  };

  /** @param {HTMLElement} article */
  const fill = (article) => {
    if (beside.size) return;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const markers = article.querySelectorAll(MARKERS);
    for (const [marker, note] of made([...markers])) beside.set(marker, note);
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
    const box = marker.matches(NOTES) && document.documentElement.classList.contains(BESIDE) && beside.get(marker)?.getBoundingClientRect();
    return box ? box.top >= 0 && box.bottom <= innerHeight : false;
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (!article?.querySelector(MARKERS)) document.documentElement.classList.remove(BESIDE);
    if (!article?.querySelector(MARKERS) || column.isConnected) return;
    let asked = 0;
    const again = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => place(article));
    };
    place(article);
    // The browser's own search would find each of these words twice: it leaves out what is inert, as the column is
    // unless one points at it.
    column.inert = true;
    document.addEventListener("pointermove", ({ clientX }) => {
      const { left, right } = column.getBoundingClientRect();
      column.inert = clientX < left || clientX > right;
    });
    ROOM.addEventListener("change", again);
    addEventListener("resize", again);
    new ResizeObserver(again).observe(article);
    document.fonts.addEventListener("loadingdone", again);
    for (const [type, on] of /** @type {const} */ ([["pointerover", true], ["pointerout", false]])) {
      article.addEventListener(type, (event) => {
        const marker = Browser.within(event, MARKERS);
        if (marker) beside.get(marker)?.classList.toggle("pointed", on);
      });
      column.addEventListener(type, (event) => {
        const note = Browser.within(event, ".side-note");
        for (const [marker, own] of beside) if (own === note) marker.classList.toggle("pointed", on);
      });
    }
  });

  return { shows, stacked };
})();
