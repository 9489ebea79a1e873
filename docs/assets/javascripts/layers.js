/* Two layers of a paper: as edited, and as printed. The choice is kept for the next page, which says so wherever
   one arrives; an address that names a layer shows it ("?layer=printed"), and the printed one always does. */
(() => {
  const NAME = "edition-layer";
  const LAYERS = { edited: "as edited", printed: "as printed" };
  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search).get("layer");
  const first = [asked, stored()].find((layer) => layer !== null && Object.hasOwn(LAYERS, layer)) ?? "edited";
  const set = (layer) => document.documentElement.classList.toggle("layer-printed", layer === "printed");
  set(first);

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

  /* The address says which layer one sees, so that whoever gets it sees the same. */
  const say = (layer) => {
    const query = new URLSearchParams(location.search);
    query.delete("layer");
    if (layer === "printed") query.set("layer", layer);
    const search = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  };

  const start = () => {
    const links = document.querySelector(".head-links");
    if (!links || !document.querySelector("meta[name=edition-paper]")) return;
    const group = document.createElement("fieldset");
    group.className = "layers editorial";
    const legend = document.createElement("legend");
    legend.textContent = "Show the text";
    group.append(legend);
    const choices = new Map();
    for (const [value, words] of Object.entries(LAYERS)) {
      const label = document.createElement("label");
      const choice = document.createElement("input");
      choice.type = "radio";
      choice.name = "layer";
      choice.value = value;
      choice.addEventListener("change", () => choose(value));
      choices.set(value, choice);
      label.append(choice, words);
      group.append(label);
    }
    links.after(group);

    const note = document.createElement("p");
    note.className = "layer-note editorial";
    const back = document.createElement("button");
    back.type = "button";
    back.textContent = "Show as edited";
    note.append("The text as printed in the source ", back);
    links.closest("article").append(note);

    const show = (layer) => {
      set(layer);
      exchange(layer);
      choices.get(layer).checked = true;
      note.hidden = layer !== "printed";
    };
    const choose = (layer) => {
      show(layer);
      say(layer);
      try {
        localStorage.setItem(NAME, layer);
      } catch {
        // A browser that stores nothing asks on each page.
      }
    };
    back.addEventListener("click", () => {
      choose("edited");
      choices.get("edited").focus({ preventScroll: true });
    });
    show(first);
    // Once the browser has found the words that the address names.
    const told = () => setTimeout(() => first === "printed" && asked !== "printed" && say(first), 500);
    if (document.readyState === "complete") told();
    else addEventListener("load", told);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
