/* Previews of notes, works and editor's notes beside the words one points at, focuses or taps; without
   a request, since all of it is on the page. Without scripts they are plain links.
   WCAG 2.2, 1.4.13: Esc dismisses, the preview can be pointed at, and it stays until one leaves. */
(() => {
  const TRIGGERS = ".footnote-ref, .citation, .work-link, .ed-mark, .citation-unresolved, .abbr, .notes a[href^='#fn:']";
  const OPEN_AFTER = 120;
  const CLOSE_AFTER = 250;

  const box = document.createElement("div");
  box.className = "preview md-typeset";
  box.id = "preview";
  box.hidden = true;
  box.setAttribute("aria-label", "Preview");
  let trigger = null;
  let timer = 0;
  let tapped = false;

  const keyOf = (link) => link.getAttribute("href").match(/works\/([^/.]+)\.html/)?.[1];

  /* References and reasons stand in the page as data: what is hidden is text to programs that take it. */
  let data = null;
  const known = (kind, key) => {
    data ??= JSON.parse(document.getElementById("previews")?.textContent ?? "{}");
    return Object.hasOwn(data[kind] ?? {}, key) ? data[kind][key] : null;
  };

  /* Pieces are words, or a tag with its pieces, a link with its address. */
  const built = (pieces) =>
    pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      const made = document.createElement(piece[0]);
      made.append(...built(piece[1]));
      if (piece[2]) made.href = piece[2];
      return made;
    });

  const work = (key) => {
    const found = known("works", key);
    if (!found) return null;
    const made = document.createElement("p");
    made.className = "preview-work";
    made.append(...built(found));
    return made;
  };

  /* A copy of a note, without its way back; with the sources that it names, and those of the note it stands for. */
  const note = (id, seen = new Set()) => {
    const item = document.getElementById(id);
    if (!item || seen.has(id)) return [];
    seen.add(id);
    const made = document.createElement("div");
    made.append(...item.cloneNode(true).childNodes);
    const links = [...made.querySelectorAll(".work-link")];
    const antecedents = [...made.querySelectorAll("a[href^='#fn:']")].map((link) => link.hash.slice(1));
    for (const ours of made.querySelectorAll(".footnote-backref, .ed-back, .ed-mark, .work-link")) ours.remove();
    for (const marked of made.querySelectorAll("[id]")) marked.removeAttribute("id");
    const label = document.createElement("span");
    label.className = "preview-label";
    label.textContent = id.startsWith("ed") ? `Editor’s note ${id.slice(2)}` : `Note ${id.slice(3)}`;
    made.prepend(label, " ");
    const fresh = links.map(keyOf).filter((key) => key && !seen.has(key));
    for (const key of fresh) seen.add(key);
    const works = fresh.map(work).filter(Boolean);
    return [made, ...works, ...antecedents.flatMap((next) => note(next, seen))];
  };

  const abbreviation = (element) => {
    const made = document.createElement("p");
    made.textContent = element.dataset.expansion;
    if (!element.dataset.term) return [made];
    const link = document.createElement("a");
    link.href = `../index-of-terms.html#term-${element.dataset.term}`;
    link.textContent = "Every place in the index of terms";
    return [made, link];
  };

  const content = (element) => {
    if (element.matches(".abbr")) return abbreviation(element);
    if (element.matches(".citation-unresolved")) {
      const made = document.createElement("p");
      made.textContent = `Not resolved: ${element.dataset.reason}`;
      return [made];
    }
    if (element.matches(".citation, .work-link")) {
      const key = keyOf(element);
      const made = key && work(key);
      if (!made) return [];
      const link = document.createElement("a");
      link.href = element.href;
      link.textContent = "Every place that cites it";
      if (!element.id) return [made, link];
      const why = document.createElement("p");
      why.className = "preview-why";
      const decided = known("citations", element.id);
      why.textContent = `Printed “${element.textContent}”. ${decided ? `Linked by the editors: ${decided}` : "Author and year fit this printed entry and no other."}`;
      return [made, why, link];
    }
    return note(decodeURIComponent(element.hash.slice(1)));
  };

  /* Below the trigger, or above it where there is more room; as tall as the room allows. */
  const place = () => {
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

  /* What the keyboard can reach in the preview. */
  const stops = () => [...box.querySelectorAll("a[href], [tabindex='0']")];

  /* By keyboard the preview follows its trigger: Tab goes in and, past the last link, on from the trigger;
     Shift+Tab goes back to the trigger. */
  const walk = (event) => {
    if (event.key !== "Tab" || box.hidden) return;
    const inside = stops();
    const at = inside.indexOf(document.activeElement);
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

  const escape = () => {
    const back = box.contains(document.activeElement) ? trigger : null;
    hide();
    back?.focus();
  };

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  const start = () => {
    const article = document.querySelector("article");
    if (!article?.querySelector(TRIGGERS)) return;
    article.closest("main").append(box); // within the landmark
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
    const triggerOf = (event) => event.target.closest?.(TRIGGERS);

    article.addEventListener("pointerover", (event) => {
      const element = triggerOf(event);
      if (element && event.pointerType === "mouse") later(() => show(element), OPEN_AFTER);
    });
    article.addEventListener("pointerout", (event) => {
      if (triggerOf(event) && event.pointerType === "mouse") later(hide, CLOSE_AFTER);
    });
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, CLOSE_AFTER));
    // Only where a key brought the focus: arriving at an address focuses its place, too.
    let walking = false;
    document.addEventListener("keydown", (event) => (walking = event.key === "Tab"), true);
    document.addEventListener("pointerdown", () => (walking = false), true);
    article.addEventListener("focusin", (event) => {
      const element = triggerOf(event);
      if (element && walking) show(element);
    });
    article.addEventListener("focusout", (event) => {
      if (triggerOf(event) && !box.contains(event.relatedTarget)) later(hide, CLOSE_AFTER);
    });
    article.addEventListener("pointerdown", (event) => (tapped = event.pointerType !== "mouse"));
    // The first tap opens; a second one, or a link inside, goes on.
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
    document.addEventListener("keydown", (event) => event.key === "Escape" && escape());
    box.addEventListener("focusin", () => clearTimeout(timer));
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget !== trigger && !box.contains(event.relatedTarget)) later(hide, CLOSE_AFTER);
    });
    document.addEventListener("pointerdown", (event) => {
      if (trigger && !box.contains(event.target) && !triggerOf(event)) hide();
    });
    box.addEventListener("click", (event) => event.target.closest("a") && hide());
    addEventListener("resize", hide);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
