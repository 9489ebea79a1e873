/* What every script asks of the browser: the finished page, elements, and choices that it keeps. */
globalThis.Browser = (() => {
  /** Start once the page is there.
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

  /** Load a script, also from disk. Scripts that are asked for together run in the order in which they were asked for.
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

  /** What a reader chose on some page; null where nothing is kept.
      @type {typeof Browser.kept} */
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };

  /** Keep a choice for the next page. A browser that stores nothing asks on each page.
      @type {typeof Browser.keep} */
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Then nothing is kept.
    }
  };

  /** The element that the address names; null where it names none, or its escapes are broken.
      @type {typeof Browser.target} */
  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /** The element that fits a selector and in which an event happened.
      @type {typeof Browser.within} */
  const within = ({ target: at }, selector) => (at instanceof Element ? at.closest(selector) : null);

  return { ready, make, button, load, kept, keep, target, within };
})();
