/* Below a drawing, the name of the mark under the pointer, with the focus or under a finger: there the first
   tap names it and a second one follows its link. Links work without this. */
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
      let touched = false;
      let named = null;
      box.addEventListener("pointerdown", ({ pointerType }) => (touched = pointerType !== "mouse"));
      box.addEventListener("click", (event) => {
        const mark = event.target.closest?.(".drawn");
        if (!mark || !touched || mark === named) return;
        event.preventDefault();
        named = mark;
        tell(event);
      });
      box.addEventListener("focusin", tell);
      box.addEventListener("pointerover", tell);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
