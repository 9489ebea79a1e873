/* A button that copies plain text and, if given, HTML; and saving a text as a file. */
globalThis.Copying = (() => {
  /** @type {(plain: string, html?: string) => Promise<boolean>} */
  const copy = async (plain, html) => {
    try {
      const kinds = { "text/plain": new Blob([plain], { type: "text/plain" }) };
      const both = html ? { ...kinds, "text/html": new Blob([html], { type: "text/html" }) } : kinds;
      await navigator.clipboard.write([new ClipboardItem(both)]);
      return true;
    } catch {
      const before = document.activeElement;
      const field = Browser.make("textarea", { value: plain });
      field.style.position = "fixed"; // the page does not move to it
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      return done;
    }
  };

  /** @type {typeof Copying.button} */
  const button = (label, text, html) => {
    const made = Browser.button(label, { className: "copy", attributes: { "aria-live": "polite" } }); // "Copied" is said, too (WCAG 2.2, 4.1.3)
    made.addEventListener("click", async () => {
      made.style.minWidth = `${made.offsetWidth}px`; // the buttons beside it stay where they are
      made.textContent = (await copy(text(), html?.())) ? "Copied" : "Not copied";
      setTimeout(() => {
        made.replaceChildren(label);
        made.style.minWidth = "";
      }, 2000);
    });
    return made;
  };

  /** Save a text as a file.
      @type {typeof Copying.save} */
  const save = (text, name, media) => {
    const href = URL.createObjectURL(new Blob([text], { type: media }));
    Browser.make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  };

  return { button, save };
})();
