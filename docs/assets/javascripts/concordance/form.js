/* The form of the concordance: its fields, and the question in them. */
globalThis.QuestionForm = (() => {
  /** @type {Record<string, string>} */
  const SCOPES = { text: "Text", headings: "Headings", notes: "Notes", references: "References" };
  const USUAL = ["text", "headings"];
  /** @type {Record<string, string>} */
  const SORTS = {
    place: "order in the papers", node: "the hit",
    l1: "1st word left", l2: "2nd word left", l3: "3rd word left",
    r1: "1st word right", r2: "2nd word right", r3: "3rd word right", term: "term",
  };
  const SCORES = { likelihood: "log-likelihood", information: "MI", observed: "frequency" };
  /** @type {string[]} */
  const EXAMPLES = JSON.parse(document.getElementById("concordance-searches")?.dataset.searches ?? "[]");
  const { make } = Browser;

  /** @type {(name: string, words: string, on?: boolean) => { label: HTMLElement, box: HTMLInputElement }} */
  const check = (name, words, on = false) => {
    const box = make("input", { type: "checkbox", name, checked: on, defaultChecked: on });
    return { label: make("label", {}, box, words), box };
  };
  /** @type {(name: string, words: string, options: Record<string, string>, usual: string) => { line: HTMLElement, field: HTMLSelectElement }} */
  const select = (name, words, options, usual) => {
    const field = make("select", { name, id: `kwic-${name}` });
    for (const [value, text] of Object.entries(options)) field.append(new Option(text, value, value === usual, value === usual));
    return { line: make("div", {}, make("label", { htmlFor: field.id }, words), field), field };
  };
  /** @type {(title: string, fields: { label: HTMLElement }[]) => HTMLElement} */
  const group = (title, fields) => make("fieldset", {}, make("legend", { textContent: title }), ...fields.map(({ label }) => label));
  /** @type {(title: string, ...parts: HTMLElement[]) => HTMLElement} */
  const section = (title, ...parts) => make("section", { hidden: true }, make("h2", { textContent: title }), ...parts);
  /** @type {(field: HTMLSelectElement, value: string) => void} */
  const choose = (field, value) => {
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  };

  /** @type {typeof QuestionForm.make} */
  const form = (...buttons) => {
    const field = make("input", { type: "search", name: "q", id: "kwic-query", autocomplete: "off", spellcheck: false });
    const links = EXAMPLES.map((words) => make("a", { href: `?q=${encodeURIComponent(words)}`, textContent: words }));
    const examples = make("p", { className: "kwic-examples" }, "For example: ", ...links.flatMap((link, place) => (place ? [" · ", link] : [link])));
    const status = make("p", { className: "kwic-status", attributes: { role: "status" } });
    const boxes = {
      counts: make("div"), lines: make("div"), near: make("div"),
      filter: make("p", { className: "kwic-filter", hidden: true }),
    };
    const whole = check("whole", "Whole words", true);
    const [cased, marked] = [check("case", "Capitals"), check("marks", "Diacritics")];
    const scopes = Object.entries(SCOPES).map(([name, words]) => ({ name, ...check(`in-${name}`, words, USUAL.includes(name)) }));
    const sorts = ["Sort by", "then by", "then by"].map((words, place) => select(`sort${place + 1}`, words, SORTS, "place"));
    const of = select("of", "Near", { all: "all terms" }, "all");
    const span = select("n", "Words on each side", { 1: "1", 2: "2", 3: "3", 4: "4", 5: "5" }, "5");
    const least = select("least", "At least", { 1: "1 time", 2: "2 times", 3: "3 times", 5: "5 times", 10: "10 times" }, "2");
    const by = select("by", "Order by", SCORES, "likelihood");
    const common = check("function", "Function words, too");
    const parts = {
      counts: section("Counts", boxes.counts),
      lines: section("Lines", make("div", { className: "kwic-options" }, ...sorts.map(({ line }) => line), ...buttons), boxes.filter, boxes.lines),
      near: section("Collocates", make("div", { className: "kwic-options" }, of.line, span.line, least.line, by.line, common.label), boxes.near),
    };
    const made = make(
      "form", { className: "kwic" },
      make("label", { htmlFor: field.id }, "Words, a phrase, or several terms parted by commas; * stands for any letters, ? for one"),
      make("div", { className: "kwic-ask" }, field, make("button", { type: "submit", textContent: "Search" })),
      make("div", { className: "kwic-options" }, group("Match", [whole, cased, marked]), group("Search in", scopes)),
      examples, status, ...Object.values(parts),
    );

    /** Offer the terms, so that the reader can choose the one whose collocates to show.
        @type {QuestionFields["offer"]} */
    const offer = (labels) => {
      const before = of.field.value;
      of.field.replaceChildren(...(labels.length > 1 ? [new Option("all terms", "all")] : []),
        ...labels.map((label, place) => new Option(label, String(place + 1))));
      of.field.value = before;
      if (of.field.selectedIndex < 0) of.field.selectedIndex = 0;
      of.line.hidden = labels.length < 2;
    };
    /** @param {string[]} keys */
    const setSort = (keys) => {
      for (const [place, sort] of sorts.entries()) sort.field.value = Object.hasOwn(SORTS, keys[place] ?? "") ? keys[place] : "place";
    };
    /** @type {QuestionFields["asked"]} */
    const asked = () => ({
      q: field.value.trim(), parts: !whole.box.checked, cased: cased.box.checked, marked: marked.box.checked,
      scopes: scopes.filter(({ box }) => box.checked).map(({ name }) => name), sort: sorts.map((sort) => sort.field.value),
      of: of.line.hidden ? "all" : of.field.value, span: span.field.value, least: least.field.value, by: by.field.value, function: common.box.checked,
    });
    /** @type {QuestionFields["restore"]} */
    const restore = (question, labels) => {
      made.reset();
      field.value = question.q;
      whole.box.checked = !question.parts;
      cased.box.checked = question.cased;
      marked.box.checked = question.marked;
      for (const { name, box } of scopes) box.checked = question.scopes.includes(name);
      setSort(question.sort);
      offer(labels);
      choose(of.field, question.of);
      choose(span.field, question.span);
      choose(least.field, question.least);
      choose(by.field, question.by);
      common.box.checked = question.function;
    };
    return { form: made, field, of: of.field, examples, status, boxes, parts, offer, setSort, asked, restore };
  };

  return { make: form };
})();
