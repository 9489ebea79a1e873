/* The reader's choices for every page: colours, size of the text, length of the lines. This script runs before the
   page is drawn, so that nothing moves; "settings.js" offers the choices. */
globalThis.Choices = (() => {
  /** What can be chosen, the usual value first.
      @type {typeof Choices.VALUES} */
  const VALUES = { scheme: ["auto", "default", "slate"], size: ["normal", "small", "large", "larger"], measure: ["normal", "narrow", "wide"] };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Each edition of a host has a store of its own, named for the root of its site.
  const { base, beside = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const root = new URL(`${base}/`, location.href).pathname;
  /** @type {(name: string) => any} */
  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`${root}.${name}`) ?? "null") ?? {};
    } catch {
      return {};
    }
  };
  /** In a browser without storage, choices hold for one page.
      @type {(name: string, value: object) => void} */
  const store = (name, value) => {
    try {
      localStorage.setItem(`${root}.${name}`, JSON.stringify(value));
    } catch {
      // Nothing is stored.
    }
  };

  /** @type {(name: ChoiceName, value: unknown) => string} */
  const known = (name, value) => (typeof value === "string" && VALUES[name].includes(value) ? value : VALUES[name][0]);
  const reading = stored("__reading");
  const chosen = {
    scheme: known("scheme", stored("__palette").color?.scheme),
    size: known("size", reading.size),
    measure: known("measure", reading.measure),
  };

  const show = () => {
    const system = dark.matches ? "slate" : "default";
    document.body.setAttribute("data-md-color-scheme", chosen.scheme === "auto" ? system : chosen.scheme);
    document.documentElement.dataset.size = chosen.size;
    document.documentElement.dataset.measure = chosen.measure;
  };

  /** @type {typeof Choices.get} */
  const get = (name) => chosen[name];
  /** @type {typeof Choices.set} */
  const set = (name, value) => {
    chosen[name] = known(name, value);
    const { scheme, size, measure } = chosen;
    if (name === "scheme") store("__palette", { color: { scheme } });
    else store("__reading", { size, measure });
    show();
    dispatchEvent(new Event("resize")); // what was placed beside the text finds its place again
  };

  document.documentElement.classList.replace("no-js", "js"); // before the page is drawn, or all styles are worked out twice
  /* What scripts put beside the text has its room from the first; they take the class away where they have nothing.
     Notes stand there in wide windows only, and their script says when; the rest is left to the style sheet. */
  const wide = matchMedia("screen and (min-width: 87.5em)").matches;
  document.documentElement.classList.add(...beside.split(" ").filter((name) => name && (wide || name !== "notes-beside")));
  dark.addEventListener("change", show);
  show();
  return { VALUES, get, set };
})();
