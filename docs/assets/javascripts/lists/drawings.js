/* Shows below a drawing the name of the mark that has the pointer or the focus. On a touch screen the first tap
   shows the name and the second follows the link. Links work without this script. */
(() => {
  Browser.ready(() => {
    for (const box of document.querySelectorAll(".drawing")) {
      const caption = box.querySelector(".drawing-caption");
      if (!caption || caption.dataset.ready) continue;
      caption.dataset.ready = "yes";
      /** @param {Event} event */
      const tell = (event) => {
        const mark = Browser.within(event, ".drawn");
        if (mark) caption.textContent = mark.getAttribute("aria-label");
      };
      let touched = false;
      /** @type {Element | null} */
      let named = null;
      box.addEventListener("pointerdown", ({ pointerType }) => {
        touched = pointerType !== "mouse";
      });
      box.addEventListener("click", (event) => {
        const mark = Browser.within(event, ".drawn");
        if (!mark || !touched || mark === named) return;
        event.preventDefault();
        named = mark;
        tell(event);
      });
      box.addEventListener("focusin", tell);
      box.addEventListener("pointerover", tell);
    }
  });
})();
