/* Quote and cite: a box beside what is selected in a paper, or beside a paragraph whose number was followed. */
(() => {
  const PLACE = "p[id], ul[id], ol[id], li[id], figure[id], h2[id], h3[id], h4[id]";
  /** @type {Record<string, string>} */
  const KINDS = { p: "paragraph", list: "list", table: "table", figure: "figure", "fn:": "note", ref: "reference" };
  const OURS = ".editorial, .footnote-ref, .headerlink, sup[id^='fnref'], .between-markers, semantics > :first-child";
  const { GAP } = Beside;
  const FORMS = /** @type {const} */ (["Link", "Markdown", "BibTeX"]);

  /** The place in which a node stands: id, name, and what its name is made of; none outside the text.
      @type {(node: Node) => Place | null} */
  const placeOf = (node) => {
    const element = /** @type {Element} */ (node instanceof Text ? node.parentElement : node);
    const found = element.closest(PLACE);
    if (found?.matches("h2, h3, h4")) {
      const words = PageText.read(found).text.trim();
      return { id: found.id, name: found.id === "abstract" ? "abstract" : `heading “${words}”`, words: found.id === "abstract" ? "" : words };
    }
    if (found?.id === "author-note") return { id: found.id, name: "author’s note" };
    const [, kind, number] = found?.id.match(/^(fn:(?=.)|(?:p|list|table|figure|ref)(?=\d+[a-z]*$))(.*)$/) ?? [];
    if (found && kind) return { id: found.id, name: `${KINDS[kind]} ${number}`, kind: KINDS[kind], number, pages: found.getAttribute("data-pages") ?? undefined };
    return element.closest("[role='doc-abstract']") ? { id: "abstract", name: "abstract" } : null;
  };

  /** The author's part of a range: from the first of the author's words to the last, whole words; null where it has
      none of them. A triple click ends at the beginning of the next paragraph, and takes no word of it.
      @type {(article: Element, range: Range) => Range | null} */
  const authors = (article, range) => {
    const { nodes } = PageText.read(article, OURS);
    /** @type {(node: Text) => Span} */
    const part = (node) => [node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length];
    const held = nodes.map(([, node]) => node).filter((node) => range.intersectsNode(node) && node.data.slice(...part(node)).trim());
    const [first, last] = [held[0], held.at(-1)];
    if (!first || !last) return null;
    const made = document.createRange();
    const start = part(first)[0] + first.data.slice(...part(first)).search(/\S/);
    const end = part(last)[0] + last.data.slice(...part(last)).trimEnd().length;
    const after = TextFragment.wordAt(last.data, end);
    made.setStart(first, TextFragment.wordAt(first.data, start)?.index ?? start);
    made.setEnd(last, after ? after.index + after.segment.length : end);
    return made;
  };

  /** The words of a range, without our own numbers, links and marks. @param {Range} range */
  const wordsOf = (range) => {
    const part = range.cloneContents();
    for (const ours of part.querySelectorAll(OURS)) ours.remove();
    return [...PageText.textNodes(part)].map(PageText.shown).join("").replace(/\s+/g, " ").trim();
  };

  /** The address of the page: on the web, or of a copy on disk, as its imprint has it, seen from the edition's root,
      since nobody else has the reader's folders. A page of an older version has its own, not that of the newest. */
  const own = () => {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]:not([data-newest])"))?.href;
    const below = location.protocol === "file:" && document.querySelector(".imprint-address")?.textContent;
    return (canonical ?? (below || location.href)).replace(/[?#].*$/, "");
  };

  /** The same, which says the layer where other words stand in the other.
      @param {Range} range */
  const pageAddress = (range) => {
    const address = own();
    const printed = document.documentElement.classList.contains("layer-printed");
    const edited = [...document.querySelectorAll("article .edited")].some((place) => range.intersectsNode(place));
    return printed || edited ? `${address}?layer=${printed ? "printed" : "edited"}` : address;
  };

  /** A button for the address of a place in the version of the edition that this is, where that is published.
      @param {string} id */
  const versioned = (id) => {
    const page = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".imprint .this-version"))?.href;
    return page && location.protocol !== "file:" ? [Copying.button("Link to this version", () => `${page}#${id}`)] : [];
  };

  /** @param {HTMLElement} article */
  const quoting = (article) => {
    const title = Browser.make("span", { className: "quote-title", id: "quote-title" });
    const box = Browser.make("div", { className: "quote-box", hidden: true, attributes: { role: "group", "aria-labelledby": title.id } });
    const close = Browser.button("×", { className: "close", attributes: { "aria-label": "Close" } });
    const choice = Browser.make("select", { className: "quote-style", attributes: { "aria-label": "Citation style" } });
    const panels = [...document.querySelectorAll(".cite-box .panel")];
    const styles = panels.map(({ dataset }) => dataset.style ?? "");
    choice.append(...panels.map((panel) => new Option(panel.dataset.title, panel.dataset.style)));
    choice.selectedIndex = CiteBox.among(styles);
    /** @type {Quoted | null} */
    let quoted = null; // what is offered: its words, places and addresses
    /** @type {HTMLElement | null} */
    let back = null; // the number that was followed
    /** @type {(view: View) => Line} */
    let beside = ({ left, top }) => ({ left, top, bottom: top }); // where the box stands
    const offered = Browser.make("div", { className: "quote-forms" });
    const shown = Browser.make("p", { className: "quote-shown" });
    /** Show what a button copies, with the end of an address left out, and set the button off.
        @type {(copied: Copied | undefined, button: Element) => void} */
    const preview = (copied, button) => {
      for (const one of offered.children) one.classList.toggle("quote-first", one === button);
      shown.textContent = copied?.plain.replace(/:~:text=\S*?(?=[.>)]*(?:\s|$))/g, "…") ?? "";
    };
    /** The entry and the citations of the style chosen. @returns {CitedForms & { list: string }} */
    const style = () => {
      const [entry, ...cited] = [...panels[choice.selectedIndex].querySelectorAll(".cited-as")].map(({ dataset, children }) => ({
        form: dataset.form ?? "", name: dataset.name ?? "", element: children[1],
      }));
      return { entry: entry.element, list: entry.name, cited };
    };
    const forms = () => {
      const record = document.querySelector(".cite-box .cite-record code")?.textContent?.trim() ?? "";
      return quoted && Quotation.forms({ ...quoted, ...style(), record });
    };
    /** A button for a form, which is shown as soon as the button is looked at.
        @type {(name: string, of: (forms: ReturnType<typeof Quotation.forms>) => Copied | undefined) => HTMLButtonElement} */
    const offer = (name, of) => {
      const copied = () => {
        const made = forms();
        return (made && of(made)) ?? { plain: "" };
      };
      const button = Copying.button(name, () => copied().plain, () => copied().html ?? "");
      const show = () => preview(copied(), button);
      for (const event of ["focus", "pointerenter", "click"]) button.addEventListener(event, show);
      return button;
    };
    const offerAll = () => {
      const { cited, list } = style();
      const first = offer("Quotation", (made) => made.Quotation);
      const citations = cited.map(({ name }, place) => offer(name, (made) => made.cited[place]));
      const entry = offer(list, (made) => made.entry);
      offered.replaceChildren(first, ...citations, entry, ...FORMS.map((name) => offer(name, (made) => made[name])));
      preview(forms()?.Quotation, first);
    };
    const more = Browser.make("div", { className: "quote-more" });
    box.append(title, choice, close, offered, shown, more);
    const said = Browser.make("p", { className: "unseen", attributes: { role: "status" } });
    article.closest("main")?.append(said, box); // within the landmark

    choice.addEventListener("change", () => CiteBox.choose(choice.value));
    CiteBox.listen(styles, (chosen) => {
      choice.selectedIndex = chosen;
      offerAll();
      put();
    });

    /** Where the keyboard comes from and goes on: the number that was followed, or that of the paragraph whose words
        are selected.
        @type {() => HTMLElement | null} */
    const start = () => back ?? document.querySelector(`[id="${CSS.escape(quoted?.from.id ?? "")}"] > .pnum`);

    const hide = () => {
      if (box.hidden) return;
      const inside = box.contains(document.activeElement);
      box.hidden = true;
      said.textContent = "";
      if (inside) start()?.focus();
    };
    close.addEventListener("click", hide);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      if (box.hidden) return;
      const buttons = [...offered.querySelectorAll("button")];
      const there = !back && (document.activeElement === document.body || article.contains(document.activeElement));
      Browser.step(event, [choice, close, ...buttons, .../** @type {NodeListOf<HTMLElement>} */ (more.querySelectorAll("a, button"))], { there, first: buttons[0], back: start() });
    });

    const put = () => {
      if (box.hidden) return;
      const view = Beside.viewed();
      box.style.maxWidth = `${view.right - view.left - 2 * GAP}px`;
      box.style.maxHeight = `${view.bottom - view.top - 2 * GAP}px`;
      const { left, top } = Beside.spot(beside(view), { width: box.offsetWidth, height: box.offsetHeight }, view);
      box.style.left = `${left + scrollX}px`;
      box.style.top = `${top + scrollY}px`;
    };
    addEventListener("resize", put);
    globalThis.visualViewport?.addEventListener("resize", put);

    /* Where the box does not cover the paragraph whose number was followed: above it, or below it; where
       neither is in the window, the page makes room above. */
    /** @type {(number: HTMLElement, paragraph: HTMLElement) => (view: View) => Line} */
    const aside = (number, whole) => (view) => {
      const paragraph = () => {
        const { left, bottom } = whole.getBoundingClientRect();
        return { left, top: number.getBoundingClientRect().top, bottom };
      };
      const need = box.offsetHeight + 3 * GAP; // a gap on each side, and one for fractions of a pixel
      const missing = view.top + need - paragraph().top;
      if (missing > 0 && paragraph().bottom + need > view.bottom) scrollBy({ top: -missing, behavior: "instant" });
      const { left, top, bottom } = paragraph();
      // Above it where there is room; beside the column of numbers, so that the next one can be followed.
      return top - need >= view.top - 1 ? { left, top, bottom: Number.POSITIVE_INFINITY } : { left, top, bottom };
    };

    /** @type {(range: Range, where: typeof beside, number?: HTMLElement | null) => void} */
    const show = (range, where, number = null) => {
      const [from, to] = [placeOf(range.startContainer), placeOf(range.endContainer)];
      if (!from) return;
      const place = `${pageAddress(range)}#${from.id}`;
      const exact = `${place}${TextFragment.of(range)}`;
      quoted = { words: wordsOf(range), from, to: to ?? from, link: number ? place : exact, exact };
      [back, beside] = [number, where];
      title.textContent = `Quote and cite ${from.name}`;
      const told = { id: from.id, name: from.name, address: place, words: quoted.words, range, ours: OURS };
      more.replaceChildren(...versioned(from.id), ...(globalThis.Report?.link(told) ?? []));
      box.hidden = false;
      offerAll();
      put();
      if (!number) said.textContent = `${title.textContent}: the Tab key leads there.`;
    };

    const ofSelection = () => {
      const selection = getSelection();
      if (box.contains(document.activeElement)) return;
      if (!selection?.rangeCount || selection.isCollapsed) {
        if (!back) hide();
        return;
      }
      const chosen = selection.getRangeAt(0);
      if (!chosen.intersectsNode(article)) return;
      const range = authors(article, chosen);
      if (!range || wordsOf(range).length < 2) return;
      show(range, () => range.getBoundingClientRect());
    };
    let waiting = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ofSelection, 250);
    });

    // A paragraph's number leads to the paragraph, and offers the whole of it.
    article.addEventListener("click", (event) => {
      const number = /** @type {HTMLAnchorElement | null} */ (Browser.within(event, "a.pnum"));
      if (!number) {
        if (!Browser.within(event, ".quote-box") && getSelection()?.isCollapsed) hide();
        return;
      }
      event.preventDefault();
      location.hash = number.hash; // at once, so that what is focused below stays so
      const paragraph = number.parentElement;
      const whole = document.createRange();
      whole.selectNodeContents(paragraph ?? number);
      const range = authors(article, whole);
      if (!range || !paragraph) return;
      show(range, aside(number, paragraph), number);
      offered.querySelectorAll("button")[offered.childElementCount - FORMS.length]?.focus({ preventScroll: true }); // its link
    });
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (article && document.querySelector("meta[name=edition-paper]")) quoting(article);
  });
})();
