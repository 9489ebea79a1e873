/* Filters of the index of terms: by words, kind of term and paper. Without scripts the whole list stands. */
(() => {
  const start = () => {
    const box = document.getElementById("term-filters");
    const terms = [...document.querySelectorAll("ul.terms > li")];
    if (!box || !terms.length || box.childElementCount) return;
    const labels = JSON.parse(box.dataset.labels);
    const wanted = new URLSearchParams(location.search);
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const headings = new Map(terms.map((term) => [term, fold(term.querySelector(".term-head strong").textContent)]));

    const field = (title, control) => {
      const label = document.createElement("label");
      label.append(title, control);
      box.append(label);
      return control;
    };
    const select = (name, title, options) => {
      const made = document.createElement("select");
      made.name = name;
      made.append(new Option("all", ""), ...Object.entries(options).map(([value, words]) => new Option(words, value)));
      made.value = wanted.get(name) in options ? wanted.get(name) : "";
      return field(title, made);
    };
    const words = document.createElement("input");
    words.type = "search";
    words.name = "words";
    words.autocomplete = "off";
    words.value = wanted.get("words") ?? "";
    field("Headings with", words);
    const kind = select("kind", "Kind", labels.categories);
    const paper = select("paper", "Named in", labels.papers);
    const count = document.createElement("output");
    box.append(count);

    const links = new Map([...document.querySelectorAll(".letters a")].map((link) => [link.hash.slice(1), link]));
    const show = () => {
      const text = fold(words.value.trim());
      let shown = 0;
      for (const term of terms) {
        const fits =
          headings.get(term).includes(text) &&
          (!kind.value || term.dataset.category === kind.value) &&
          (!paper.value || term.dataset.papers.split(" ").includes(paper.value));
        term.hidden = !fits;
        shown += fits;
      }
      for (const list of document.querySelectorAll("ul.terms")) {
        const empty = ![...list.children].some((term) => !term.hidden);
        const heading = list.previousElementSibling;
        list.hidden = empty;
        heading.hidden = empty;
        links.get(heading.id)?.classList.toggle("letter-empty", empty);
      }
      count.textContent = `${shown} of ${terms.length} entries`;
    };
    const remember = () => {
      const chosen = [words, kind, paper].filter((control) => control.value).map((control) => [control.name, control.value]);
      const query = new URLSearchParams(chosen).toString();
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
    };
    const change = () => {
      show();
      remember();
    };
    box.addEventListener("input", change);

    // A link to an entry that the filters hide shows everything again.
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.hidden) return;
      for (const control of [words, kind, paper]) control.value = "";
      change();
      target.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    show();
    reveal();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
