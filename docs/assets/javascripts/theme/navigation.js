/* The navigation for keyboards and screen readers. The theme uses checkboxes and their labels, which stay for
   readers without scripts; here the labels become buttons that say whether they are open, and the menu of narrow
   windows becomes a drawer that takes the focus, keeps it while open, and gives it back. */
(() => {
  const NARROW = matchMedia("(max-width: 76.234375em)"); // where the theme makes a drawer of the navigation

  /** Replace a label with a button that does what the label's checkbox does.
      @type {(label: HTMLElement, toggle: HTMLInputElement, opened: HTMLElement) => HTMLButtonElement} */
  const disclosure = (label, toggle, opened) => {
    const made = Browser.make("button", {
      type: "button", className: label.className, id: label.id || `${toggle.id}_button`, attributes: { "aria-controls": opened.id },
    }, ...label.childNodes);
    const tell = () => made.setAttribute("aria-expanded", String(toggle.checked));
    made.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", tell);
    tell();
    label.replaceWith(made);
    return made;
  };

  /** @param {HTMLElement} panel */
  const sections = (panel) => {
    /** @type {NodeListOf<HTMLInputElement>} */
    const toggles = panel.querySelectorAll(".md-nav__toggle");
    for (const toggle of toggles) {
      const label = toggle.parentElement?.querySelector(":scope > label.md-nav__link");
      const list = toggle.parentElement?.querySelector(":scope > nav");
      if (!label || !list) continue;
      list.id ||= `${toggle.id}_list`;
      const made = disclosure(label, toggle, list);
      if (toggle.id !== "__toc") continue;
      made.classList.add("contents-button");
      made.querySelector(".md-ellipsis")?.append(Browser.make("span", { className: "unseen", textContent: ", contents of this page" }));
    }
  };

  /** @param {HTMLElement} panel */
  const drawer = (panel) => {
    /** @type {HTMLInputElement | null} */
    const toggle = document.querySelector("#__drawer");
    const label = document.querySelector(".md-header label[for='__drawer']");
    if (!toggle || !label) return;
    panel.id = "__navigation";
    const menu = disclosure(label, toggle, panel);
    menu.classList.add("menu-button");
    menu.setAttribute("aria-label", "Menu");
    const close = Browser.button("×", { className: "drawer-close", attributes: { "aria-label": "Close the menu" } });
    panel.querySelector(".md-nav--primary")?.prepend(close);

    const covered = document.querySelectorAll("[data-md-component='skip'], .md-header, .md-sidebar--secondary, .md-content, .md-footer");
    const settle = () => {
      const open = NARROW.matches && toggle.checked;
      panel.inert = NARROW.matches && !toggle.checked;
      for (const part of covered) part.inert = open;
    };
    const shut = () => {
      if (toggle.checked) toggle.click();
    };
    toggle.addEventListener("change", () => {
      const followed = document.activeElement?.localName === "a"; // a link to a place on this page, which keeps the focus
      settle();
      if (!NARROW.matches) return;
      if (toggle.checked) close.focus();
      else if (!followed) menu.focus();
    });
    close.addEventListener("click", shut);
    panel.addEventListener("click", (event) => {
      const link = Browser.within(event, "a[href]");
      if (link instanceof HTMLAnchorElement && link.hash && link.pathname === location.pathname) shut();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked || !NARROW.matches) return;
      shut();
      menu.focus();
    });
    NARROW.addEventListener("change", () => {
      shut();
      settle();
    });
    addEventListener("pagehide", shut); // so that Back returns to the page and not to its open menu
    settle();
  };

  /** The link to the top, shown once the reader has scrolled down.
      @param {HTMLElement} link */
  const top = (link) => {
    const show = () => {
      link.hidden = scrollY < innerHeight / 2;
    };
    addEventListener("scroll", show, { passive: true });
    requestAnimationFrame(show); // not now, when the browser would have to lay out the page to tell
  };

  Browser.ready(() => {
    const panel = document.querySelector(".md-sidebar--primary");
    if (panel && !panel.id) {
      sections(panel);
      drawer(panel);
    }
    const link = document.querySelector(".to-top");
    if (link) top(link);
  });
})();
