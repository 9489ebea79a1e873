/* The reader's choices for every page: colours, size of the text, length of the lines. This script runs before the
   page is drawn, so that nothing moves; "settings.js" offers the choices. */
globalThis.Choices = (() => {
  /** What can be chosen, the usual value first.
      @type {typeof Choices.VALUES} */
  const VALUES = { scheme: ["auto", "default", "slate"], size: ["normal", "small", "large", "larger"], measure: ["normal", "narrow", "wide"] };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @type {(name: ChoiceName, value: unknown) => string} */
  const known = (name, value) => (typeof value === "string" && VALUES[name].includes(value) ? value : VALUES[name][0]);
  const stored = __md_get("__reading") ?? {};
  const chosen = {
    scheme: known("scheme", __md_get("__palette")?.color?.scheme),
    size: known("size", stored.size),
    measure: known("measure", stored.measure),
  };

  const show = () => {
    const system = dark.matches ? "slate" : "default";
    document.body.setAttribute("data-md-color-scheme", chosen.scheme === "auto" ? system : chosen.scheme);
    document.documentElement.dataset.size = chosen.size;
    document.documentElement.dataset.measure = chosen.measure;
  };

  /** @type {typeof Choices.get} */
  const get = (name) => chosen[name];
  /** In a browser without storage, choices hold for one page.
      @type {typeof Choices.set} */
  const set = (name, value) => {
    chosen[name] = known(name, value);
    const { scheme, size, measure } = chosen;
    if (name === "scheme") __md_set("__palette", { color: { scheme } });
    else __md_set("__reading", { size, measure });
    show();
    dispatchEvent(new Event("resize")); // what was placed beside the text finds its place again
  };

  // The theme sets these classes too, but only when the page is drawn, and then all styles are worked out once more.
  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.classList.add("js-focus-visible");
  dark.addEventListener("change", show);
  show();
  return { VALUES, get, set };
})();
