/* The reader's settings in one place: a button in the header, and the panel that it opens. Other scripts add their
   own rows; papers add the layers of the text. */
globalThis.Settings = (() => {
  /** @type {Record<ChoiceName, { title: string, values: Record<string, string> }>} */
  const ROWS = {
    size: { title: "Text", values: { small: "small", normal: "normal", large: "large", larger: "larger" } },
    measure: { title: "Lines", values: { narrow: "short", normal: "normal", wide: "long" } },
    scheme: { title: "Colours", values: { auto: "as the system", default: "light", slate: "dark" } },
  };
  const panel = Browser.make("div", { className: "header-panel settings", id: "settings", hidden: true, attributes: { role: "group", "aria-label": "Settings for reading" } });

  /** A row of radio buttons; tells which one is set.
      @type {typeof Settings.row} */
  const row = (name, title, values, chosen, changed) => {
    const set = Browser.make("fieldset", {}, Browser.make("legend", { textContent: title }));
    for (const [value, words] of Object.entries(values)) {
      const choice = Browser.make("input", { type: "radio", name, value, checked: value === chosen });
      choice.addEventListener("change", () => changed(value));
      set.append(Browser.make("label", {}, choice, Browser.make("span", { textContent: words })));
    }
    return set;
  };

  /** @type {typeof Settings.add} */
  const add = (...rows) => panel.append(...rows);

  /** Let a button open and close a panel below the header: Esc, a click elsewhere or a link inside closes it.
      @type {typeof Settings.disclose} */
  const disclose = (button, opened) => {
    button.setAttribute("aria-controls", opened.id);
    /** @type {(open: boolean) => void} */
    const turn = (open) => {
      opened.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    };
    /** @type {(place: EventTarget | null) => boolean} */
    const outside = (place) => place instanceof Node && !opened.contains(place) && !button.contains(place);
    turn(false);
    button.addEventListener("click", () => turn(Boolean(opened.hidden)));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || opened.hidden) return;
      const inside = opened.contains(document.activeElement);
      turn(false);
      if (inside) button.focus();
    });
    document.addEventListener("pointerdown", (event) => outside(event.target) && turn(false));
    opened.addEventListener("focusout", (event) => outside(event.relatedTarget) && turn(false));
    opened.addEventListener("click", (event) => Browser.within(event, "a") && turn(false));
  };

  const start = () => {
    const button = document.getElementById("settings-button");
    if (!button || panel.isConnected) return;
    const names = /** @type {ChoiceName[]} */ (Object.keys(ROWS));
    panel.prepend(...names.map((name) =>
      row(`settings-${name}`, ROWS[name].title, ROWS[name].values, Choices.get(name), (value) => Choices.set(name, value))));
    button.after(panel);
    disclose(button, panel);
    button.hidden = false;
  };

  Browser.ready(start);
  return { row, add, disclose };
})();
