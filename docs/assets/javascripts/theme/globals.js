/* What the theme's own script expects before it runs: where the site begins, and a way to keep and find
   the reader's choices. The theme writes these into each page; here they are a file, since the policy on
   content allows no script in a page. A browser that stores nothing asks anew on each page. */
(() => {
  const { base } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const scope = new URL(`${base}/`, location.href);
  /** @type {(key: string, place: URL) => string} */
  const name = (key, place) => `${place.pathname}.${key}`;

  globalThis.__md_scope = scope;

  globalThis.__md_hash = (text) => {
    let sum = 0;
    for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) | 0;
    return sum;
  };

  // What the theme stores is an object or a list; anything else was not stored by it, and its scripts would throw.
  /** @type {(key: string, value: any) => boolean} */
  const whole = (key, value) =>
    value !== null && typeof value === "object" && (key !== "__palette" || isColours(value.color));
  /** @type {(value: any) => boolean} */
  const isColours = (value) => Object.entries(value ?? {}).every(([part, colour]) => /^\w+$/.test(part) && typeof colour === "string");

  globalThis.__md_get = (key, storage, place = scope) => {
    try {
      const value = JSON.parse((storage ?? localStorage).getItem(name(key, place)) ?? "null");
      return whole(key, value) ? value : null;
    } catch {
      return null;
    }
  };

  // The theme keeps the colours of every page it opens; only what the reader did is a choice.
  globalThis.__md_set = (key, value, storage, place = scope) => {
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    try {
      (storage ?? localStorage).setItem(name(key, place), JSON.stringify(value));
    } catch {
      // Nothing is kept.
    }
  };

  // The theme turns pages with single letters. Who speaks to the computer, or touches a key by chance, would
  // leave the page (WCAG 2.2, 2.1.4), so these keys never reach it.
  const KEYS = ["n", "p", ".", ",", "f", "s"];
  const WRITING = "input, select, textarea, [contenteditable]";
  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof Element && target.closest(WRITING))) return;
    if (KEYS.includes(event.key?.toLowerCase())) event.stopImmediatePropagation();
  }, true);
})();
