/* The pages of the terms: while an address names a term, it is also the title of the window, and begins at its top. */
Browser.ready(() => {
  const usual = document.title;
  const name = () => {
    const term = Browser.target()?.closest(".subject");
    document.title = term ? `${term.querySelector("h2 span")?.textContent} - ${usual.slice(usual.indexOf(" - ") + 3)}` : usual;
    if (term) scrollTo({ top: 0, behavior: "instant" });
  };
  addEventListener("hashchange", name);
  name();
});
