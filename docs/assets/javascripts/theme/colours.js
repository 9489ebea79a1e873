/* Sets the colours before the page is drawn, as the reader chose or else as the system says, and works the button
   before this script, which changes them. */
(() => {
  const button = /** @type {HTMLButtonElement} */ (document.currentScript?.previousElementSibling);
  const icons = [...button.querySelectorAll("[data-scheme]")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = __md_get("__palette")?.color?.scheme;
  let chosen = icons.find((icon) => icon.dataset.scheme === kept)?.dataset.scheme; // a browser may have no storage

  const show = () => {
    const scheme = chosen ?? (dark.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    for (const icon of icons) {
      icon.hidden = icon.dataset.scheme !== scheme;
      if (icon.hidden) continue;
      button.title = icon.dataset.name ?? "";
      button.setAttribute("aria-label", button.title);
    }
  };

  button.addEventListener("click", () => {
    chosen = icons.find(({ hidden }) => hidden)?.dataset.scheme;
    __md_set("__palette", { color: { scheme: chosen } });
    show();
  });
  dark.addEventListener("change", show);
  show();
  button.hidden = false;
})();
