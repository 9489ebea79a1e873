/* Search in large editions: Pagefind's index, fetched part by part, in the shape of our own results. */
globalThis.SearchLarge = (() => {
  const MOST = 40; // pages whose words are fetched
  const PLACES = 3; // places shown of one page
  let engine = null;

  /* Load the engine; `base` is the way to the site's root. */
  const load = async (base) => {
    engine ??= import(new URL(`${base}/pagefind/pagefind.js`, document.baseURI)).catch(() => {
      throw new Error("The index could not be loaded.");
    });
    return engine;
  };

  /* The words of an excerpt and where the marked ones stand in it; its markup is read, never inserted. */
  const read = (excerpt) => {
    const spots = [];
    let text = "";
    for (const node of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
      if (node.nodeName === "MARK") spots.push([text.length, text.length + node.textContent.length]);
      text += node.textContent;
    }
    return { text, spots };
  };

  const search = async (query) => {
    const { results } = await (await engine).search(query);
    const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    return pages.flatMap((page) => {
      const kind = page.raw_url.includes("works/") ? "work" : "text";
      return page.sub_results.slice(0, PLACES).map((part) => {
        const { text, spots } = read(part.excerpt);
        const [path, anchor] = part.url.split("#");
        const href = path.slice(path.lastIndexOf("/", path.lastIndexOf("/") - 1) + 1);
        const place = part.title === page.meta.title ? page.meta.title : `${page.meta.title}: ${part.title}`;
        return { row: { kind, href, anchor, text, place }, marks: spots, begin: spots[0]?.[0] ?? 0 };
      });
    });
  };

  return { load, search };
})();
