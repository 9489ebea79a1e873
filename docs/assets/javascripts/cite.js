/* Citing: the styles of a box as tabs with a button to copy, and a quotation of what is selected.
   Without scripts the box is plain text and plain links. */
(() => {
  const copy = async (plain, html) => {
    try {
      const kinds = { "text/plain": new Blob([plain], { type: "text/plain" }) };
      if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = plain;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const button = (label, text, html) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = label;
    made.addEventListener("click", async () => {
      const done = await copy(text(), html?.());
      made.textContent = done ? "Copied" : "Press Ctrl+C";
      setTimeout(() => (made.textContent = label), 2000);
    });
    return made;
  };

  const tabs = (list) => {
    const terms = [...list.querySelectorAll("dt")];
    const bar = document.createElement("div");
    bar.className = "tabs";
    bar.setAttribute("role", "tablist");
    bar.setAttribute("aria-label", "Citation style");
    const panels = terms.map((term) => term.nextElementSibling);
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
      tab.addEventListener("click", () => choose(place, false));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) choose((place + step + terms.length) % terms.length, true);
      });
      bar.append(tab);
      const panel = document.createElement("div");
      panel.className = "panel";
      panel.id = `cite-panel-${place}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      const entry = document.createElement("p");
      entry.append(...panels[place].childNodes);
      panel.append(entry, button("Copy", () => entry.textContent, () => entry.innerHTML));
      panels[place] = panel;
    });
    list.replaceWith(bar, ...panels);
    choose(0, false);
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
