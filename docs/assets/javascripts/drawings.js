/* Below a drawing, the name of the mark under the pointer or with the focus; links work without it. */
(() => {
  const start = () => {
    for (const box of document.querySelectorAll(".drawing")) {
      const caption = box.querySelector(".drawing-caption");
      if (!caption || caption.dataset.ready) continue;
      caption.dataset.ready = "yes";
      const tell = ({ target }) => {
        const mark = target.closest?.(".drawn");
        if (mark) caption.textContent = mark.getAttribute("aria-label");
      };
      box.addEventListener("focusin", tell);
      box.addEventListener("pointerover", tell);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
