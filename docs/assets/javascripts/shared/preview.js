/* Previews of what links lead to, beside the words one points at, focuses or taps. Scripts say which links have one, and
   what it shows. Without scripts they are plain links. A finger, which cannot leave, finds a button that closes.
   WCAG 2.2, 1.4.13: Esc dismisses, the preview can be pointed at, and it stays until one leaves. */
globalThis.Preview = (() => {
  const OPEN_AFTER = 120;
  const CLOSE_AFTER = 250;

  const box = Browser.make("div", { className: "preview md-typeset", id: "preview", hidden: true, attributes: { "aria-label": "Preview" } });
  /** @type {HTMLElement | null} */
  let trigger = null;
  let timer = 0;
  let tapped = false;
  let closable = false;
  let triggers = "";

  /** @type {{ selector: string, make: (element: HTMLElement) => HTMLElement[], seen: (element: HTMLElement) => boolean }[]} */
  const kinds = [];
  /** @param {Element} element */
  const kindOf = (element) => kinds.find(({ selector }) => element.matches(selector));

  /* Below the trigger, or above it where there is more room; as tall as the room allows. */
  const place = () => {
    if (!trigger) return;
    const at = trigger.getClientRects()[0] ?? trigger.getBoundingClientRect();
    const margin = 8;
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const above = at.top - Math.max(head, 0) - margin;
    const under = innerHeight - at.bottom - margin;
    box.style.maxHeight = `${innerHeight * 0.6}px`;
    box.style.left = "0"; // as wide as it can be, wherever it stood
    const below = under >= box.offsetHeight + 4 || under >= above;
    box.style.maxHeight = `${Math.max(Math.min(innerHeight * 0.6, (below ? under : above) - 4), 0)}px`;
    const left = Math.min(Math.max(at.left - 20, margin), document.documentElement.clientWidth - box.offsetWidth - margin);
    box.style.left = `${Math.max(left, margin) + scrollX}px`;
    box.style.top = `${(below ? at.bottom + 4 : at.top - box.offsetHeight - 4) + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    trigger?.removeAttribute("aria-describedby");
    trigger = null;
    box.hidden = true;
  };

  /** @param {HTMLElement} element */
  const show = (element) => {
    clearTimeout(timer);
    if (element === trigger) return;
    const parts = kindOf(element)?.make(element) ?? [];
    if (!parts.length) return;
    hide();
    trigger = element;
    closable = tapped;
    box.classList.toggle("closable", closable);
    box.replaceChildren(...parts, ...(closable ? [Browser.button("×", { className: "preview-close", attributes: { "aria-label": "Close preview" } })] : []));
    box.setAttribute("role", stops().length ? "group" : "tooltip"); // a tooltip holds nothing to go to
    box.hidden = false;
    element.setAttribute("aria-describedby", box.id);
    place();
  };

  /** @type {typeof Preview.add} */
  const add = (selector, make, seen = () => false) => {
    triggers += `${triggers && ", "}${selector}`;
    kinds.push({ selector, make, seen });
  };
  /** @type {typeof Preview.renew} */
  const renew = (element) => {
    if (element !== trigger) return;
    const inside = box.contains(document.activeElement);
    const href = document.activeElement?.getAttribute("href");
    trigger = null;
    tapped = closable;
    show(element);
    tapped = false;
    // Who has gone into the preview stays there: at the same link, else at the first one, else at the sign.
    if (inside) (stops().find((stop) => stop.getAttribute("href") === href) ?? stops()[0] ?? element).focus();
  };

  /* The focusable elements of the preview. */
  const stops = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const found = box.querySelectorAll("a[href], button, [tabindex='0']");
    return [...found];
  };

  const walk = (/** @type {KeyboardEvent} */ event) => {
    if (box.hidden || !trigger) return;
    Browser.step(event, stops(), { there: document.activeElement === trigger, first: stops()[0], back: trigger });
  };

  const leave = () => {
    const back = box.contains(document.activeElement) ? trigger : null;
    hide();
    back?.focus();
  };

  /** @type {(action: () => void, wait: number) => void} */
  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (!article) return;
    article.closest("main")?.append(box); // within the landmark
    /** @param {Event} event */
    const triggerOf = (event) => (triggers ? Browser.within(event, triggers) : null);
    /** @param {EventTarget | null} target */
    const inBox = (target) => target instanceof Node && box.contains(target);

    article.addEventListener("pointerover", (event) => {
      const element = triggerOf(event);
      if (element && event.pointerType === "mouse" && !kindOf(element)?.seen(element)) later(() => show(element), OPEN_AFTER);
    });
    article.addEventListener("pointerout", (event) => {
      if (triggerOf(event) && event.pointerType === "mouse") later(hide, CLOSE_AFTER);
    });
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !inBox(document.activeElement) && later(hide, CLOSE_AFTER));
    // Only if a key moved the focus: arriving at an address also focuses its place.
    let walking = false;
    document.addEventListener("keydown", ({ key }) => {
      walking = key === "Tab";
    }, true);
    document.addEventListener("pointerdown", () => {
      walking = false;
    }, true);
    article.addEventListener("focusin", (event) => {
      const element = triggerOf(event);
      if (element && walking) show(element);
    });
    article.addEventListener("focusout", (event) => {
      if (triggerOf(event) && !inBox(event.relatedTarget)) later(hide, CLOSE_AFTER);
    });
    article.addEventListener("pointerdown", ({ pointerType }) => {
      tapped = pointerType !== "mouse";
    });
    // The first tap opens the preview; a second one, or a link inside, follows the link.
    article.addEventListener("click", (event) => {
      const element = triggerOf(event);
      if (!element) return;
      if (tapped && element !== trigger) {
        event.preventDefault();
        show(element);
      } else hide();
      tapped = false;
    });
    document.addEventListener("keydown", walk);
    document.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    box.addEventListener("focusin", () => clearTimeout(timer));
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget !== trigger && !inBox(event.relatedTarget)) later(hide, CLOSE_AFTER);
    });
    document.addEventListener("pointerdown", (event) => {
      if (trigger && !inBox(event.target) && !triggerOf(event)) hide();
    });
    box.addEventListener("click", (event) => {
      if (Browser.within(event, ".preview-close")) leave();
      else if (Browser.within(event, "a")) hide();
    });
    addEventListener("resize", leave);
    // Who pointed at a link before the scripts ran has moved the mouse already. Fingers do not hover.
    setTimeout(() => {
      /** @type {HTMLElement | null} */
      const element = triggers && matchMedia("(hover: hover)").matches ? article.querySelector(`:is(${triggers}):hover`) : null;
      if (element && !kindOf(element)?.seen(element)) show(element);
    }, OPEN_AFTER);
  });

  return { add, renew };
})();
