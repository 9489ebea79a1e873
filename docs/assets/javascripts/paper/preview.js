/* Previews of notes, works and editor's notes beside the words one points at, focuses or taps; without
   a request, since all of it is on the page. Without scripts they are plain links.
   WCAG 2.2, 1.4.13: Esc dismisses, the preview can be pointed at, and it stays until one leaves. */
(() => {
  const TRIGGERS = ".footnote-ref, .citation, .work-link, .ed-mark, .citation-unresolved, .abbr, .notes a[href^='#fn:']";
  const OPEN_AFTER = 120;
  const CLOSE_AFTER = 250;

  const box = Browser.make("div", { className: "preview md-typeset", id: "preview", hidden: true, attributes: { "aria-label": "Preview" } });
  /** @type {HTMLElement | null} */
  let trigger = null;
  let timer = 0;
  let tapped = false;
  let triggers = TRIGGERS;

  /* What other scripts preview: elements by selector, and their content. */
  /** @type {{ selector: string, make: (element: HTMLElement) => HTMLElement[] }[]} */
  const others = [];

  const { keyOf, data, known, work, note } = NoteContents;

  /** @param {string} textContent */
  const paragraph = (textContent, className = "") => Browser.make("p", { className, textContent });
  /** @type {(href: string, textContent: string) => HTMLElement} */
  const way = (href, textContent) => Browser.make("a", { href, textContent });

  /** The content of an element's preview; nothing if it has none.
      @type {(element: HTMLElement) => HTMLElement[]} */
  const content = (element) => {
    const other = others.find(({ selector }) => element.matches(selector));
    if (other) return other.make(element);
    const { expansion = "", term, reason } = element.dataset;
    if (element.matches(".abbr")) {
      return [paragraph(expansion), ...(term ? [way(`../index-of-terms.html#term-${term}`, "Every place in the index of terms")] : [])];
    }
    if (element.matches(".citation-unresolved")) return [paragraph(`Not resolved: ${reason}`)];
    const { href, hash } = /** @type {HTMLAnchorElement} */ (element);
    if (element.matches(".citation, .work-link")) {
      const made = work(keyOf(element) ?? "");
      if (!made.length) return [];
      const link = way(href, "Every place that cites it");
      if (!element.id) return [...made, link];
      const decided = known(data().citations, element.id);
      const fits = data().numbered ? "The list prints one entry with this number." : "Author and year fit this printed entry and no other.";
      const why = decided ? `Linked by the editors: ${decided}` : fits;
      return [...made, paragraph(`Printed “${element.textContent}”. ${why}`, "preview-why"), link];
    }
    return note(decodeURIComponent(hash.slice(1)));
  };

  /* Below the trigger, or above it where there is more room; as tall as the room allows. */
  const place = () => {
    if (!trigger) return;
    const at = trigger.getClientRects()[0] ?? trigger.getBoundingClientRect();
    const margin = 8;
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const above = at.top - Math.max(head, 0) - margin;
    const under = innerHeight - at.bottom - margin;
    box.style.maxHeight = `${innerHeight * 0.6}px`;
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
    const parts = content(element);
    if (!parts.length) return;
    hide();
    trigger = element;
    box.replaceChildren(...parts);
    box.setAttribute("role", stops().length ? "group" : "tooltip"); // a tooltip holds nothing to go to
    box.hidden = false;
    element.setAttribute("aria-describedby", box.id);
    place();
  };

  globalThis.Preview = {
    add: (selector, make) => {
      triggers += `, ${selector}`;
      others.push({ selector, make });
    },
    renew: (element) => {
      if (element !== trigger) return;
      trigger = null;
      show(element);
    },
  };

  /* The focusable elements of the preview. */
  const stops = () => [...box.querySelectorAll("a[href], [tabindex='0']")];

  /* By keyboard the preview follows its trigger: Tab goes in and, past the last link, on from the trigger;
     Shift+Tab goes back to the trigger. */
  const walk = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Tab" || box.hidden || !trigger) return;
    const inside = stops();
    const at = inside.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (document.activeElement === trigger && !event.shiftKey && inside.length) {
      event.preventDefault();
      inside[0].focus();
    } else if (at === 0 && event.shiftKey) {
      event.preventDefault();
      trigger.focus();
    } else if (at >= 0 && at === inside.length - 1 && !event.shiftKey) {
      trigger.focus(); // from which the browser goes on
    }
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
    for (const span of article.querySelectorAll(".citation-unresolved")) {
      span.dataset.reason = span.title;
      span.removeAttribute("title");
      span.tabIndex = 0;
      span.setAttribute("role", "note");
    }
    for (const abbr of article.querySelectorAll(".abbr")) {
      abbr.dataset.expansion = abbr.title;
      abbr.removeAttribute("title");
      abbr.setAttribute("role", "note");
    }
    /** @param {Event} event */
    const triggerOf = (event) => Browser.within(event, triggers);
    /** @param {EventTarget | null} target */
    const inBox = (target) => target instanceof Node && box.contains(target);

    article.addEventListener("pointerover", (event) => {
      const element = triggerOf(event);
      if (element && event.pointerType === "mouse" && !globalThis.SideNotes?.shows(element)) later(() => show(element), OPEN_AFTER);
    });
    article.addEventListener("pointerout", (event) => {
      if (triggerOf(event) && event.pointerType === "mouse") later(hide, CLOSE_AFTER);
    });
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, CLOSE_AFTER));
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
    box.addEventListener("click", (event) => Browser.within(event, "a") && hide());
    addEventListener("resize", hide);
  });
})();
