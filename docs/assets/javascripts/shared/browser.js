/* Helpers for all scripts: waiting for the page, making elements, storing choices. */
globalThis.Browser = (() => {
  /** Run a function once the page is loaded.
     @type {typeof Browser.ready} */
  const ready = (start) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => start());
    else start();
  };

  /** An element with its properties, attributes and children.
      @type {typeof Browser.make} */
  const make = (tag, { attributes = {}, ...properties } = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** @type {typeof Browser.button} */
  const button = (label, properties) => make("button", { type: "button", textContent: label, ...properties });

  /** Load a script, also from disk. Scripts requested together run in the order of the requests.
      @type {typeof Browser.load} */
  const load = (src) =>
    new Promise((done, failed) => {
      const script = make("script", { src, async: false });
      script.onload = () => done();
      script.onerror = () => {
        script.remove(); // the next one who asks tries again
        failed(new Error(`${src} could not be loaded.`));
      };
      document.head.append(script);
    });

  /** The number of the file that has something, by its anchor, key or address, of data in so many files.
      @type {typeof Browser.place} */
  const place = (name, files) => {
    let total = 0;
    for (const sign of name) total = (total * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
    return total % files;
  };

  const SLICE = 8; // ms

  /** Do a long work a little at a time, so that the page answers meanwhile; the work says where it can pause.
      @type {typeof Browser.inSlices} */
  const inSlices = async (work) => {
    let end = performance.now() + SLICE;
    let step = work.next();
    while (!step.done) {
      if (performance.now() > end) {
        await new Promise((go) => setTimeout(go));
        end = performance.now() + SLICE;
      }
      step = work.next();
    }
    return step.value;
  };

  /** What a work that can pause comes to, without a pause.
      @type {typeof Browser.atOnce} */
  const atOnce = (work) => {
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
  };

  /** A choice that the reader made on some page; null if none is stored.
      @type {typeof Browser.kept} */
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };

  /** Store a choice for the next page. In a browser without storage it holds for one page.
      @type {typeof Browser.keep} */
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Then nothing is stored.
    }
  };

  /** @type {typeof Browser.forget} */
  const forget = (name) => {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was stored.
    }
  };

  /** The element that the address names; null if it names none, or its escapes are invalid.
      @type {typeof Browser.target} */
  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /** The closest element around an event's target that matches a selector.
      @type {typeof Browser.within} */
  const within = ({ target: at }, selector) => (at instanceof Element ? at.closest(selector) : null);

  /** By keyboard a box follows what it stands beside: Tab goes from there to its first stop and, past the last one, on
      from where it stands; Shift+Tab goes back. `there` tells whether the focus is where the box is entered from.
      @type {typeof Browser.step} */
  const step = (event, stops, { there, first, back }) => {
    if (event.key !== "Tab") return;
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const [goal, stay] = event.shiftKey ? [at === 0 && back, true] : at < 0 ? [there && first, true] : [at === stops.length - 1 && back, false];
    if (!goal) return;
    if (stay) event.preventDefault(); // else the browser goes on from there
    goal.focus();
  };

  return { ready, make, button, load, place, inSlices, atOnce, kept, keep, forget, target, within, step };
})();
