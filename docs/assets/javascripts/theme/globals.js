/* What the theme's own script expects before it runs: the root of the site, and functions that store and read
   the reader's choices. The theme writes these into each page; here they are a file, since the content security
   policy allows no inline script. In a browser without storage, choices hold for one page. */
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

  // The theme stores objects and lists; any other value is not its own, and its scripts would throw.
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

  // The theme stores the colours of every page it opens; only an action of the reader is a choice.
  globalThis.__md_set = (key, value, storage, place = scope) => {
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    try {
      (storage ?? localStorage).setItem(name(key, place), JSON.stringify(value));
    } catch {
      // Nothing is stored.
    }
  };

  // In the theme single letters turn pages. Readers who use speech input, or press a key by accident, would leave
  // the page (WCAG 2.2, 2.1.4), so these keys never reach the theme.
  const KEYS = ["n", "p", ".", ",", "f", "s"];
  const WRITING = "input, select, textarea, [contenteditable]";
  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof Element && target.closest(WRITING))) return;
    if (KEYS.includes(event.key?.toLowerCase())) event.stopImmediatePropagation();
  }, true);
})();
