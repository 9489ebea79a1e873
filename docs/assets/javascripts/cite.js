/* Citing: the styles of a box as tabs with a button to copy. Without scripts the box is plain text and plain
   links. */
(() => {
  /* The style that a reader chose, kept for the next page; nothing else is stored. Who listens hears of it at once. */
  const style = {
    CHANGED: "edition-style",
    get: () => {
      try {
        return localStorage.getItem("edition-style");
      } catch {
        return null;
      }
    },
    set: (name) => {
      try {
        localStorage.setItem("edition-style", name);
      } catch {
        // A browser that stores nothing asks for the style on each page.
      }
      document.dispatchEvent(new CustomEvent(style.CHANGED, { detail: name }));
    },
    /* Which of some styles is the one chosen; a note's is the bibliography's where there are no notes. */
    among: (names, chosen = style.get()) => {
      const known = names.includes(chosen) ? chosen : chosen?.startsWith("chicago-") && "chicago-notes-bibliography";
      return Math.max(names.indexOf(known), 0);
    },
  };

  const copy = async (plain, html) => {
    try {
      const kinds = { "text/plain": new Blob([plain], { type: "text/plain" }) };
      if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return true;
    } catch {
      const before = document.activeElement;
      const field = document.createElement("textarea");
      field.value = plain;
      field.style.position = "fixed"; // the page does not move to it
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      before?.focus({ preventScroll: true });
      return done;
    }
  };

  const button = (label, text, html) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.setAttribute("aria-live", "polite"); // "Copied" is said, too (WCAG 2.2, 4.1.3)
    made.textContent = label;
    made.addEventListener("click", async () => {
      const done = await copy(text(), html?.());
      made.textContent = done ? "Copied" : "Not copied";
      setTimeout(() => (made.textContent = label), 2000);
    });
    return made;
  };

  globalThis.Copying = { button, style };

  const tabs = (list) => {
    const terms = [...list.querySelectorAll("dt")];
    const bar = document.createElement("div");
    bar.className = "tabs";
    bar.setAttribute("role", "tablist");
    bar.setAttribute("aria-label", "Citation style");
    const panels = terms.map((term) => term.nextElementSibling);
    const names = panels.map((panel) => panel.dataset.style);
    const choose = (chosen, focus) => {
      terms.forEach((_, place) => {
        const tab = bar.children[place];
        tab.setAttribute("aria-selected", String(place === chosen));
        tab.tabIndex = place === chosen ? 0 : -1;
        panels[place].hidden = place !== chosen;
      });
      if (focus) bar.children[chosen].focus();
    };
    terms.forEach((term, place) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = `cite-tab-${place}`;
      tab.textContent = term.textContent;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", `cite-panel-${place}`);
      tab.addEventListener("click", () => style.set(names[place]));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = (place + step + terms.length) % terms.length;
        style.set(names[next]);
        choose(next, true);
      });
      bar.append(tab);
      const panel = document.createElement("div");
      panel.className = "panel";
      panel.id = `cite-panel-${place}`;
      panel.dataset.style = names[place];
      panel.dataset.title = term.textContent;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      const entry = document.createElement("p");
      entry.append(...panels[place].childNodes);
      panel.append(entry, button("Copy", () => entry.textContent, () => entry.innerHTML));
      panels[place] = panel;
    });
    list.replaceWith(bar, ...panels);
    choose(style.among(names), false);
    document.addEventListener(style.CHANGED, ({ detail }) => choose(style.among(names, detail), false));
  };

  const start = () => {
    for (const box of document.querySelectorAll(".cite-box")) {
      const list = box.querySelector("dl.cite-styles");
      if (list) tabs(list);
      for (const record of box.querySelectorAll(".cite-record")) {
        record.append(button("Copy", () => `${record.querySelector("code").textContent}\n`));
      }
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
