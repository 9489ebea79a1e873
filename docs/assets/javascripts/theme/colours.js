/* The colours, set before the page is drawn: those that the reader chose, or else those of the system; and
   the button before this script, which changes them. */
(() => {
  const button = /** @type {HTMLButtonElement} */ (document.currentScript?.previousElementSibling);
  const signs = [...button.querySelectorAll("[data-scheme]")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = __md_get("__palette")?.color?.scheme;
  let chosen = signs.find((sign) => sign.dataset.scheme === kept)?.dataset.scheme; // a browser may keep nothing

  const show = () => {
    const scheme = chosen ?? (dark.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    for (const sign of signs) {
      sign.hidden = sign.dataset.scheme !== scheme;
      if (sign.hidden) continue;
      button.title = sign.dataset.name ?? "";
      button.setAttribute("aria-label", button.title);
    }
  };

  button.addEventListener("click", () => {
    chosen = signs.find(({ hidden }) => hidden)?.dataset.scheme;
    __md_set("__palette", { color: { scheme: chosen } });
    show();
  });
  dark.addEventListener("change", show);
  show();
  button.hidden = false;
})();
