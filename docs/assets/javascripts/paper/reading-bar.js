/* In a paper the header is also a bar for reading: the contents, the way to cite, and the layer that is shown. It
   covers no more than the header does. Without scripts these are links and lists of the page. */
globalThis.ReadingBar = (() => {
  const LEVEL = ".md-nav";

  /** The contents as the page's own list has them, with the top of the page.
      @type {(own: Element) => HTMLElement} */
  const contents = (own) => {
    const list = Browser.make("ul", {}, Browser.make("li", {}, Browser.make("a", { href: "#title", textContent: "Top of the paper" })));
    for (const link of own.querySelectorAll("a.md-nav__link")) {
      let depth = 0;
      for (let at = link.parentElement?.closest(LEVEL); at && at !== own; at = at.parentElement?.closest(LEVEL)) depth += 1;
      const made = Browser.make("a", { href: link.getAttribute("href") ?? "", textContent: link.textContent?.trim() ?? "" });
      list.append(Browser.make("li", { className: `depth-${Math.min(depth, 2)}` }, made));
    }
    return Browser.make("nav", { className: "header-panel contents", id: "contents-panel", attributes: { "aria-label": "Contents of this paper" } }, list);
  };

  /** Tell which section is being read: the last one whose heading has passed the header.
      @type {(panel: Element) => void} */
  const here = (panel) => {
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const all = panel.querySelectorAll("a");
    const links = [...all];
    const passed = links.filter(({ hash }) => (document.getElementById(decodeURIComponent(hash.slice(1)))?.getBoundingClientRect().top ?? 1) < head + 80);
    for (const link of links) link.removeAttribute("aria-current");
    const current = passed.at(-1);
    current?.setAttribute("aria-current", "location");
    if (current) panel.scrollTop = current.offsetTop - panel.clientHeight / 2;
  };

  const bar = Browser.make("div", { className: "reading-bar" });

  const start = () => {
    const title = document.querySelector(".md-header__title");
    const own = document.querySelector(".md-sidebar--secondary .md-nav--secondary");
    if (bar.isConnected || !title || !document.querySelector("meta[name=edition-paper]")) return;
    title.after(bar);
    bar.append(Browser.make("a", { href: "#cite", textContent: "Cite" }));
    if (!own) return;
    const button = Browser.button("Contents");
    const panel = contents(own);
    bar.prepend(button, panel);
    Settings.disclose(button, panel);
    button.addEventListener("click", () => here(panel));
  };

  Browser.ready(start);

  /** Put something at the end of the bar.
      @type {typeof ReadingBar.add} */
  const add = (element) => bar.append(element);

  return { add };
})();
