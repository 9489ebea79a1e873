/* Two layers of a paper: as edited, and as printed; the choice is kept for the next page. */
(() => {
  const NAME = "edition-layer";
  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };
  const set = (layer) => document.documentElement.classList.toggle("layer-printed", layer === "printed");
  set(stored());

  /* The words that the editors set right change places with the printed ones, so that what is shown is also what
     one selects, copies and finds. */
  const ours = new Map();
  const exchange = (layer) => {
    for (const place of document.querySelectorAll(".edited")) {
      if (layer === "printed" && !ours.has(place)) {
        ours.set(place, [...place.childNodes]);
        place.replaceChildren(place.dataset.printed);
      } else if (layer !== "printed" && ours.has(place)) {
        place.replaceChildren(...ours.get(place));
        ours.delete(place);
      }
    }
  };

  const start = () => {
    const links = document.querySelector(".head-links");
    if (!links || !document.querySelector("meta[name=edition-paper]")) return;
    const group = document.createElement("fieldset");
    group.className = "layers editorial";
    const legend = document.createElement("legend");
    legend.textContent = "Show the text";
    group.append(legend);
    for (const [value, words] of [["edited", "as edited"], ["printed", "as printed"]]) {
      const label = document.createElement("label");
      const choice = document.createElement("input");
      choice.type = "radio";
      choice.name = "layer";
      choice.value = value;
      choice.checked = (stored() === "printed") === (value === "printed");
      choice.addEventListener("change", () => {
        set(value);
        exchange(value);
        try {
          localStorage.setItem(NAME, value);
        } catch {
          // A browser that stores nothing asks on each page.
        }
      });
      label.append(choice, words);
      group.append(label);
    }
    links.after(group);
    exchange(stored());
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
