/* The colours that the reader chose, set before the page is drawn. */
(() => {
  const chosen = __md_get("__palette")?.color;
  if (!chosen) return;
  for (const [part, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${part}`, value);
})();
