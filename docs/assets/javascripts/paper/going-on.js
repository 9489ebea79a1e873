/* Going on where one stopped. Nothing is stored unless the reader asks for it in the settings; then this browser keeps
   one place for each paper, until the paper is read to its end or the reader takes the wish back. */
globalThis.GoingOn = (() => {
  const NAME = "edition-places"; // not there: not wished
  const SETTLED = 400; // milliseconds after which a place counts as read

  /** The places by paper; null if the reader does not wish them to be kept.
      @type {typeof GoingOn.places} */
  const places = () => {
    try {
      const read = JSON.parse(Browser.kept(NAME) ?? "null");
      if (read === null || typeof read !== "object") return null;
      return Object.fromEntries(Object.entries(read).filter(([, place]) => typeof place === "string" && /^p\d+[a-z]*$/.test(place)));
    } catch {
      return null;
    }
  };

  /** @type {(paper: string, place: string | null) => void} */
  const keep = (paper, place) => {
    const kept = places();
    if (!kept) return;
    delete kept[paper];
    if (place) kept[paper] = place;
    Browser.keep(NAME, JSON.stringify(kept));
  };

  /** The paragraph at the top of the window; null at the beginning of the text and after its end.
      @param {Element} article */
  const here = (article) => {
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const all = [...article.querySelectorAll("p:has(> .pnum)")];
    const at = all.findIndex((paragraph) => paragraph.getBoundingClientRect().bottom > Math.max(head, 0) + 20);
    return at > 0 ? all[at].id : null;
  };

  /** @type {(href: string, place: string, words: string) => HTMLElement} */
  const way = (href, place, words) => Browser.make("a", { href: `${href}#${place}`, textContent: `${words} ${place.slice(1)}` });

  const wish = () => {
    const box = Browser.make("input", { type: "checkbox", checked: places() !== null });
    const about = Browser.make("p", { className: "settings-about", textContent: "Kept in this browser only. Without the tick all of it is forgotten." });
    box.addEventListener("change", () => {
      if (box.checked) Browser.keep(NAME, "{}");
      else {
        Browser.forget(NAME);
        for (const shown of document.querySelectorAll(".go-on")) shown.remove();
      }
    });
    Settings.add(Browser.make("div", {}, Browser.make("label", {}, box, Browser.make("span", { textContent: "Remember where I stop reading" })), about));
  };

  /** @type {(article: Element, paper: string) => void} */
  const inPaper = (article, paper) => {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const place = places()?.[paper];
    if (place && document.getElementById(place) && !location.hash && entry?.type === "navigate") {
      article.querySelector(".head-links")?.append(Browser.make("span", { className: "go-on" }, " · ", way("", place, "Go on at paragraph")));
    }
    let timer = 0;
    addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = setTimeout(() => places() && keep(paper, here(article)), SETTLED);
    }, { passive: true });
  };

  /** On the home page, each paper that one began says where to go on. */
  const onHome = () => {
    for (const link of document.querySelectorAll(".paper-card h3 a")) {
      const href = link.getAttribute("href") ?? "";
      const place = places()?.[href.match(/([^/]+)\.html$/)?.[1] ?? ""];
      if (place) link.closest(".paper-card")?.querySelector(".paper-line")?.append(Browser.make("span", { className: "go-on" }, " ", way(href, place, "Go on at paragraph")));
    }
  };

  Browser.ready(() => {
    wish();
    const paper = document.querySelector("meta[name=edition-paper]")?.getAttribute("content");
    const article = document.querySelector("article");
    if (paper && article) inPaper(article, paper);
    else onHome();
  });

  return { places, keep };
})();
