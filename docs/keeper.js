/* The copy of the edition that a reader keeps in this browser (offline/keeping.js): where the network is missing or
   slow, pages come from it, and else from their host. It stands at the root of the site, since a worker serves only
   what is below it. */
(() => {
  const COPY = `edition-copy ${new URL(".", location.href).pathname}`; // a host may have several editions
  const PATIENCE = 6000; // ms to wait for the network

  /** What the copy has at an address; a folder means its first page, and the question in an address is the page's own.
      @param {string} address */
  const kept = async (address) => {
    const url = new URL(address);
    [url.search, url.hash] = ["", ""];
    if (url.pathname.endsWith("/")) url.pathname += "index.html";
    const copy = await caches.open(COPY);
    return copy.match(url.href);
  };

  /** @param {Request} request */
  const answer = async (request) => {
    const live = fetch(request);
    const late = new Promise((done) => {
      setTimeout(done, PATIENCE);
    }).then(async () => (await kept(request.url)) ?? live);
    try {
      return await Promise.race([live, late]);
    } catch {
      return (await kept(request.url)) ?? Response.error();
    }
  };

  addEventListener("fetch", (event) => {
    const { request, respondWith } = /** @type {FetchAsked} */ (event);
    if (request.method === "GET" && new URL(request.url).origin === location.origin) respondWith.call(event, answer(request));
  });
})();
