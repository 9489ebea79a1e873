/* Two layers of a paper: as edited, and as printed. The choice is kept for the next page; the header says wherever
   one arrives which layer is shown, and an address may name it ("?layer=printed"), as the printed one always does. */
(() => {
  const NAME = "edition-layer";
  /** @type {Record<string, string>} */
  const LAYERS = { edited: "as edited", printed: "as printed" };
  const asked = new URLSearchParams(location.search).get("layer");
  const first = [asked, Browser.kept(NAME)].find((layer) => layer !== null && Object.hasOwn(LAYERS, layer)) ?? "edited";
  /** @param {string} layer */
  const set = (layer) => document.documentElement.classList.toggle("layer-printed", layer === "printed");
  set(first);

  /* The words that the editors set right change places with the printed ones, so that what is shown is also what
     one selects, copies and finds. */
  /** @type {Map<HTMLElement, ChildNode[]>} */
  const ours = new Map();
  /** @param {string} layer */
  const exchange = (layer) => {
    for (const place of document.querySelectorAll(".edited")) {
      const edited = ours.get(place);
      if (layer === "printed" && !edited) {
        ours.set(place, [...place.childNodes]);
        place.replaceChildren(place.dataset.printed ?? "");
      } else if (layer !== "printed" && edited) {
        place.replaceChildren(...edited);
        ours.delete(place);
      }
    }
    dispatchEvent(new Event("resize")); // lines may break elsewhere
  };

  /** The address names the layer, so that everyone who gets it sees the same.
      @param {string} layer */
  const say = (layer) => {
    const query = new URLSearchParams(location.search);
    query.delete("layer");
    if (layer === "printed") query.set("layer", layer);
    const search = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  };

  Browser.ready(() => {
    const article = document.querySelector("article");
    if (!article || !document.querySelector("meta[name=edition-paper]")) return;
    /** @type {(layer: string) => void} */
    let choose = () => undefined;
    const row = Settings.row("layer", "Show the text", LAYERS, first, (layer) => choose(layer));
    Settings.add(row);
    const field = Browser.make("select", { className: "layer-field", attributes: { "aria-label": "Show the text" } });
    field.append(...Object.entries(LAYERS).map(([layer, words]) => new Option(words, layer)));
    field.addEventListener("change", () => choose(field.value));
    ReadingBar.add(field);

    const back = Browser.button("Show as edited");
    const note = Browser.make("p", { className: "layer-note editorial" }, "The text as printed in the source ", back);
    article.append(note);

    /** @param {string} layer */
    const show = (layer) => {
      set(layer);
      exchange(layer);
      field.value = layer;
      /** @type {NodeListOf<HTMLInputElement>} */
      const choices = row.querySelectorAll("input");
      for (const choice of choices) choice.checked = choice.value === layer;
      note.hidden = layer !== "printed";
    };
    choose = (layer) => {
      show(layer);
      say(layer);
      Browser.keep(NAME, layer);
    };
    back.addEventListener("click", () => {
      choose("edited");
      field.focus({ preventScroll: true });
    });
    show(first);
    // Once the browser has found the words that the address names, and if the reader has not chosen meanwhile.
    const told = () => setTimeout(() => first === "printed" && asked !== "printed" && !note.hidden && say(first), 500);
    if (document.readyState === "complete") told();
    else addEventListener("load", told);
  });
})();
