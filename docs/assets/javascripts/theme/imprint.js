/* The words at the foot of each printed sheet: the edition, and the address of what is printed, such as a question to the
   concordance. Read from disk, a page has its name within the edition, since a reader's folders mean nothing to others. */
Browser.ready(() => {
  const edition = document.querySelector(".imprint-edition");
  const address = document.querySelector(".imprint-address");
  if (!edition || !address) return;
  const built = address.textContent ?? "";
  const say = () => {
    const { protocol, origin, pathname, search } = location;
    const page = protocol === "file:" || built.includes("//") ? built : `${origin}${pathname}`;
    address.textContent = `${page}${search}`;
    // Where sheets have feet, the line below the text would say the same once more, if need be on a sheet of its own.
    document.documentElement.classList.toggle("sheets-have-feet", "CSSMarginRule" in globalThis);
    document.documentElement.style.setProperty("--imprint", quoted(`${edition.textContent}\n${address.textContent}`));
  };
  /** A text as a string of CSS.
      @param {string} text */
  const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\a ")}"`;
  // Not before: a property of the root has the browser work out the styles of the whole page once more.
  addEventListener("beforeprint", say);
  // On a page of an older version: the place that its address names, in the newest edition, too.
  const newest = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".older-version a"));
  newest?.addEventListener("click", () => {
    newest.hash = location.hash;
  });
});
