/* Filters of the chronology: by paper and by theme, in the list and on the time line. Without scripts all stands. */
(() => {
  const start = () => {
    const box = document.getElementById("chronology-filters");
    const lists = [...document.querySelectorAll("ol.events")];
    if (!box || !lists.length || box.childElementCount) return;
    const events = lists.flatMap((list) => [...list.children]);
    const marks = [...document.querySelectorAll(".timeline .drawn")];
    const wanted = new URLSearchParams(location.search);
    const choose = (name, title, names) => {
      const select = document.createElement("select");
      select.name = name;
      select.append(new Option("all", ""), ...Object.entries(names).map(([value, label]) => new Option(label, value)));
      select.value = wanted.get(name) in names ? wanted.get(name) : "";
      const field = document.createElement("label");
      field.append(title, select);
      box.append(field);
      return select;
    };
    const paper = choose("paper", "Paper", JSON.parse(box.dataset.papers));
    const lane = choose("theme", "Theme", JSON.parse(box.dataset.lanes));
    const count = document.createElement("output");
    box.append(count);
    const fits = ({ dataset }) =>
      (!paper.value || dataset.papers.split(" ").includes(paper.value)) && (!lane.value || dataset.lane === lane.value);
    const show = () => {
      for (const event of events) event.hidden = !fits(event);
      for (const mark of marks) mark.classList.toggle("out", !fits(mark));
      for (const list of lists) {
        list.hidden = [...list.children].every((event) => event.hidden);
        list.previousElementSibling.hidden = list.hidden;
      }
      count.textContent = `${events.filter((event) => !event.hidden).length} of ${events.length}`;
    };
    box.addEventListener("change", () => {
      show();
      const chosen = [paper, lane].filter((select) => select.value).map(({ name, value }) => [name, value]);
      const query = new URLSearchParams(chosen).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    });
    // A link to an event must find it, whatever is chosen.
    const reveal = () => {
      const event = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!event || !event.hidden) return;
      paper.value = lane.value = "";
      show();
      event.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    show();
    reveal();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
