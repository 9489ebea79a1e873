/* What the previews of a paper show: notes, works, editor's notes, abbreviations, and why a citation is not resolved;
   without a request, since all of it is on the page. */
(() => {
  const TRIGGERS = ".footnote-ref, .citation, .work-link, .ed-mark, .citation-unresolved, .abbr, .notes a[href^='#fn:']";
  const { keyOf, data, known, work, note } = NoteContents;

  /** @param {string} textContent */
  const paragraph = (textContent, className = "") => Browser.make("p", { className, textContent });
  /** @type {(href: string, textContent: string) => HTMLElement} */
  const way = (href, textContent) => Browser.make("a", { href, textContent });

  /** The content of an element's preview; nothing if it has none.
      @type {(element: HTMLElement) => HTMLElement[]} */
  const content = (element) => {
    const { expansion = "", term, reason } = element.dataset;
    if (element.matches(".abbr")) {
      return [paragraph(expansion), ...(term ? [way(`../${term}`, "All that the edition knows about it")] : [])];
    }
    if (element.matches(".citation-unresolved")) return [paragraph(`Not resolved: ${reason}`)];
    const { href, hash } = /** @type {HTMLAnchorElement} */ (element);
    if (element.matches(".citation, .work-link")) {
      const made = work(keyOf(element) ?? "");
      if (!made.length) return [];
      const link = way(href, "Every place that cites it");
      if (!element.id) return [...made, link];
      const decided = known(data().citations, element.id);
      const fits = data().numbered ? "The list prints one entry with this number." : "Author and year fit this printed entry and no other.";
      const why = decided ? `Linked by the editors: ${decided}` : fits;
      return [...made, paragraph(`Printed “${element.textContent}”. ${why}`, "preview-why"), link];
    }
    return note(decodeURIComponent(hash.slice(1)));
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (!article) return;
    for (const span of article.querySelectorAll(".citation-unresolved")) {
      span.dataset.reason = span.title;
      span.removeAttribute("title");
      span.tabIndex = 0;
      span.setAttribute("role", "note");
    }
    for (const abbr of article.querySelectorAll(".abbr")) {
      abbr.dataset.expansion = abbr.title;
      abbr.removeAttribute("title");
      abbr.setAttribute("role", "note");
    }
    Preview.add(TRIGGERS, content, (element) => SideNotes.shows(element));
  });
})();
