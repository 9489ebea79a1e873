/* Citing: the styles of a box as tabs with a button to copy, and a quotation of what is selected.
   Without scripts the box is plain text and plain links. */
(() => {
  /* The style that a reader chose, kept for the next page; nothing else is stored. */
  const style = {
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

  globalThis.Copying = { button };

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
      tab.addEventListener("click", () => {
        choose(place, false);
        style.set(names[place]);
      });
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = (place + step + terms.length) % terms.length;
        choose(next, true);
        style.set(names[next]);
      });
      bar.append(tab);
      const panel = document.createElement("div");
      panel.className = "panel";
      panel.id = `cite-panel-${place}`;
      panel.dataset.style = names[place];
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      const entry = document.createElement("p");
      entry.append(...panels[place].childNodes);
      panel.append(entry, button("Copy", () => entry.textContent, () => entry.innerHTML));
      panels[place] = panel;
    });
    list.replaceWith(bar, ...panels);
    choose(Math.max(names.indexOf(style.get()), 0), false);
  };

  /* --- quote and cite: what is selected, or a paragraph whose number was followed --- */

  const PLACE = "p[id], ul[id], ol[id], li[id], figure[id]";
  const KINDS = { p: "paragraph", list: "list", table: "table", figure: "figure", "fn:": "note", ref: "reference" };

  // Greek and other letters stand as they are; BibTeX needs the rest of these signs as LaTeX.
  const LATEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", _: "\\_",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "“": "``", "”": "\'\'", "‘": "`", "’": "\'", "–": "--",
    "—": "---", "…": "\\ldots{}", "\u00a0": "~",
  };
  const MARKS = { "\u0300": "`", "\u0301": "\'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0327": "c", "\u030c": "v" };
  const latex = (text) =>
    text
      .replace(/[\\{}#$%&_~^“”‘’–—…\u00a0]/g, (sign) => LATEX[sign])
      .replace(/[\u00c0-\u017f]/g, (letter) => {
        const [base, mark] = letter.normalize("NFD");
        return MARKS[mark] ? `{\\${MARKS[mark]}${/[a-z]/i.test(MARKS[mark]) ? `{${base}}` : base}}` : letter;
      });

  const markdown = (node) => {
    const escape = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&");
    return [...node.childNodes]
      .map((child) => {
        if (child.nodeType === Node.TEXT_NODE) return escape(child.data);
        const inside = markdown(child);
        if (child.localName === "em") return `*${inside}*`;
        return child.localName === "a" ? `[${inside}](${child.href})` : inside;
      })
      .join("");
  };

  const placeOf = (node) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const found = element.closest(PLACE);
    if (!found) return element.closest("[role='doc-abstract']") && { id: "abstract", name: "abstract" };
    const [, kind, number] = found.id.match(/^(p|list|table|figure|fn:|ref)(\d+)$/) ?? [];
    return kind && { id: found.id, name: `${KINDS[kind]} ${number}`, element: found };
  };

  // The words of a range, without our own numbers, links and marks.
  const wordsOf = (range) => {
    const part = range.cloneContents();
    for (const ours of part.querySelectorAll(".editorial, .footnote-ref, .headerlink, sup[id^='fnref']")) ours.remove();
    return part.textContent.replace(/\s+/g, " ").trim();
  };

  const pageAddress = () => {
    const fixed = document.querySelector("link[rel=canonical]")?.href;
    return fixed ?? location.href.replace(/[?#].*$/, "");
  };

  // A text fragment (WICG "Scroll to text fragment") for just these words; long ones by both ends.
  const fragment = (words) => {
    const coded = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
    const parts = words.split(" ");
    if (parts.length < 12) return coded(words);
    return `${coded(parts.slice(0, 5).join(" "))},${coded(parts.slice(-5).join(" "))}`;
  };

  const quotation = (words, from, to) => {
    const chosen = document.querySelector(".cite-box .panel:not([hidden]) p") ?? document.querySelector(".cite-box dd");
    const where = to && to.id !== from.id ? `${from.name} to ${to.name}` : from.name;
    const link = `${pageAddress()}#${from.id}`;
    const exact = `${link}:~:text=${fragment(words)}`;
    const source = chosen.textContent.trim();
    const record = document.querySelector(".cite-box .cite-record code").textContent.trim();
    const note = `\`\`${latex(words)}\'\' (${latex(where)})`;
    const noted = /^ {2}note = \{/m.test(record)
      ? record.replace(/^( {2}note = \{)/m, () => `  note = {${note}; `)
      : record.replace(/,\n\}$/, () => `,\n  note = {${note}},\n}`);
    return {
      Link: link,
      Text: `“${words}”\n\n${source} ${where[0].toUpperCase()}${where.slice(1)}. ${exact}`,
      Markdown: `> ${words.replace(/[\\`*_[\]<>]/g, "\\$&")}\n>\n> ${markdown(chosen).trim()} [${where[0].toUpperCase()}${where.slice(1)}](<${exact}>).`,
      BibTeX: `${noted}\n`,
    };
  };

  const quoting = (article) => {
    const box = document.createElement("div");
    box.className = "quote-box";
    box.hidden = true;
    box.setAttribute("role", "group");
    article.closest("main").append(box); // within the landmark
    let forms = {};
    let back = null;
    const title = document.createElement("span");
    title.className = "quote-title";
    title.id = "quote-title";
    box.setAttribute("aria-labelledby", title.id);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.setAttribute("aria-label", "Close");
    close.textContent = "×";
    const names = ["Link", "Text", "Markdown", "BibTeX"];
    box.append(title, ...names.map((name) => button(name, () => forms[name])), close);

    const hide = () => {
      if (box.hidden) return;
      const inside = box.contains(document.activeElement);
      box.hidden = true;
      if (inside) back?.focus();
    };
    close.addEventListener("click", hide);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

    /* Where the box does not cover the paragraph whose number was followed: above it, or below it; where
       neither is in the window, the page makes room above. */
    const beside = (number) => {
      const line = number.getBoundingClientRect();
      const end = number.parentElement.getBoundingClientRect().bottom;
      const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
      const missing = head + box.offsetHeight + 12 - line.top;
      if (missing > 0 && end + box.offsetHeight + 12 <= innerHeight) return end + 8;
      if (missing > 0) scrollBy({ top: -missing, behavior: "instant" });
      return number.getBoundingClientRect().top - box.offsetHeight - 8;
    };

    const show = (words, from, to, rectangle, number) => {
      forms = quotation(words, from, to);
      title.textContent = `Quote and cite ${from.name}`;
      box.hidden = false;
      // Beside the column of numbers, so that the next one can be followed.
      const edge = number ? number.parentElement.getBoundingClientRect().left : rectangle.left;
      const left = Math.min(Math.max(edge, 8), innerWidth - box.offsetWidth - 8);
      box.style.left = `${Math.max(left, 8) + scrollX}px`;
      const top = number ? beside(number) : rectangle.bottom + 8;
      box.style.top = `${top + scrollY}px`;
    };

    const ofSelection = () => {
      const selection = getSelection();
      if (box.contains(document.activeElement)) return;
      if (!selection.rangeCount || selection.isCollapsed) {
        if (!back) hide();
        return;
      }
      const range = selection.getRangeAt(0);
      if (!article.contains(range.commonAncestorContainer)) return;
      const from = placeOf(range.startContainer);
      const words = wordsOf(range);
      if (!from || words.length < 2) return;
      back = null;
      show(words, from, placeOf(range.endContainer), range.getBoundingClientRect());
    };
    let waiting = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ofSelection, 250);
    });

    // A paragraph's number leads to the paragraph, and offers the whole of it.
    article.addEventListener("click", (event) => {
      const number = event.target.closest?.("a.pnum");
      if (!number) {
        if (!box.contains(event.target) && getSelection().isCollapsed) hide();
        return;
      }
      event.preventDefault();
      location.hash = number.hash; // at once, so that what is focused below stays so
      const range = document.createRange();
      range.selectNodeContents(number.parentElement);
      back = number;
      show(wordsOf(range), placeOf(number), null, number.getBoundingClientRect(), number);
      box.querySelector("button").focus({ preventScroll: true });
    });
  };

  const start = () => {
    for (const box of document.querySelectorAll(".cite-box")) {
      const list = box.querySelector("dl.cite-styles");
      if (list) tabs(list);
      for (const record of box.querySelectorAll(".cite-record")) {
        record.append(button("Copy", () => `${record.querySelector("code").textContent}\n`));
      }
    }
    const article = document.querySelector("article");
    if (article && document.querySelector("meta[name=edition-paper]")) quoting(article);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
