/* Filters of a list: fields by which its items are chosen, kept in the address. Without scripts all stands. */
globalThis.Filters = (() => {
  /* Hide a list without items that show, and its heading; tell whether it is hidden. */
  const fold = (list) => {
    list.hidden = [...list.children].every((item) => item.hidden);
    list.previousElementSibling.hidden = list.hidden;
    return list.hidden;
  };

  const fill = (box, items, build) => {
    const asked = new URLSearchParams(location.search);
    const controls = [];
    const field = (control, name, title) => {
      control.name = name;
      const label = document.createElement("label");
      label.append(title, control);
      box.append(label);
      controls.push(control);
      return control;
    };
    /* A choice among values, each with its label. */
    const select = (name, title, labels) => {
      const made = field(document.createElement("select"), name, title);
      made.append(new Option("all", ""), ...Object.entries(labels).map(([value, label]) => new Option(label, value)));
      made.value = Object.hasOwn(labels, asked.get(name) ?? "") ? asked.get(name) : "";
      return made;
    };
    /* A field for words. */
    const words = (name, title) => {
      const made = field(document.createElement("input"), name, title);
      made.type = "search";
      made.autocomplete = "off";
      made.value = asked.get(name) ?? "";
      return made;
    };
    const { fits, then = () => {} } = build({ box, items, select, words });
    const count = document.createElement("output");
    const lift = document.createElement("button");
    lift.type = "button";
    lift.textContent = "Show all";
    box.append(count, lift);

    const show = () => {
      for (const item of items) item.hidden = !fits(item);
      const left = items.filter((item) => !item.hidden).length;
      const whole = `${items.length}${box.dataset.unit ?? ""}`;
      count.textContent = left ? `${left} of ${whole}` : `None of ${whole} fits all that is chosen here.`;
      lift.hidden = controls.every(({ value }) => !value);
      then();
    };
    const clear = () => {
      for (const control of controls) control.value = "";
      show();
    };
    const keep = (hash) => {
      const chosen = controls.filter(({ value }) => value).map(({ name, value }) => [name, value]);
      const query = new URLSearchParams(chosen).toString();
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${hash}`);
    };
    // Without the place where one arrived: what is chosen may hide it.
    box.addEventListener("input", () => {
      show();
      keep("");
    });
    lift.addEventListener("click", () => {
      clear();
      keep("");
      controls[0].focus(); // the button has gone
    });
    // A link to what the filters hide lifts them.
    const reveal = () => {
      const target = Find.target();
      if (!target?.hidden) return;
      clear();
      keep(location.hash);
      target.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    show();
    reveal();
  };

  /* Filter the items (a selector) by fields in an empty box. `build` gets the box, the items, and makers of
     fields; it returns which items fit, and what else to show then. The box says what the items are. */
  const start = (id, selector, build) => {
    const ready = () => {
      const box = document.getElementById(id);
      const items = [...document.querySelectorAll(selector)];
      if (box && items.length && !box.childElementCount) fill(box, items, build);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
    else ready();
  };

  return { start, fold };
})();
