/* Parts that are folded are open where an address leads into them, and on paper. */
Browser.ready(() => {
  const reveal = () => {
    /** @type {HTMLDetailsElement | null | undefined} */
    let part = Browser.target()?.closest("details");
    for (; part; part = part.parentElement?.closest("details")) part.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const found = document.querySelectorAll("details:not([open])");
    closed = [...found];
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed.splice(0)) part.open = false;
  });
});
