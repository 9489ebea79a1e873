/* The copy of the edition that a reader keeps in this browser (offline/keeping.js): where the network is missing or
   slow, pages come from it, and else from their host. A page and all that it asks for come from one edition, never
   from two. This file stands at the root of the site, since a worker serves only what is below it. */
(() => {
  const worker = /** @type {PageWorker} */ (/** @type {unknown} */ (globalThis));
  const ROOT = new URL(".", location.href);
  const COPY = `edition-copy ${ROOT.pathname} `; // and its version; a host may have several editions
  const VERSION = new URL("edition-version.txt", ROOT).href;
  const PATIENCE = 6000; // ms to wait for the network

  /** The copy, and the version of the edition that it has; null if there is none. The file with the version is stored
      last: without it a copy is not whole. */
  const kept = async () => {
    for (const name of await caches.keys()) {
      if (!name.startsWith(COPY)) continue;
      const store = await caches.open(name);
      if (await store.match(VERSION)) return { store, version: name.slice(COPY.length) };
    }
    return null;
  };

  /** What the copy has at an address; a folder means its first page, and the question in an address is the page's own.
      @type {(store: Cache, address: string) => Promise<Response | undefined>} */
  const at = (store, address) => {
    const url = new URL(address);
    [url.search, url.hash] = ["", ""];
    if (url.pathname.endsWith("/")) url.pathname += "index.html";
    return store.match(url.href);
  };

  /* An open page is noted in the copy, since a browser may end the worker at any time: whether the page came from the
     copy, or came from its host when that had the same edition. */
  /** @param {string} id */
  const note = (id) => new URL(`?page=${id}`, ROOT).href;

  /** Forget the pages that were closed; one that is just being opened is not yet among the open ones.
      @type {(store: Cache, opening: string) => Promise<void>} */
  const forgetClosed = async (store, opening) => {
    const pages = await worker.clients.matchAll({ includeUncontrolled: true });
    const open = new Set([opening, ...pages.map(({ id }) => id)].map(note));
    for (const { url } of await store.keys()) if (new URL(url).search && !open.has(url)) await store.delete(url);
  };

  /** The version that the host has; empty if it cannot be had. */
  const hosted = () => fetch(VERSION, { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : ""), () => "");

  /** The answer of the network; null if it is late or missing.
      @type {(live: Promise<Response>) => Promise<Response | null>} */
  const inTime = (live) => {
    /** @type {Promise<null>} */
    const late = new Promise((done) => {
      setTimeout(() => done(null), PATIENCE);
    });
    return Promise.race([live.catch(() => null), late]);
  };

  /** @param {FetchAsked} event */
  const page = async (event) => {
    const { request, resultingClientId: id } = event;
    const live = fetch(request);
    live.catch(() => undefined); // where the copy has answered
    const own = await kept();
    if (!own) return live;
    const { store, version } = own;
    const answer = await inTime(live);
    const copy = answer ? undefined : await at(store, request.url);
    if (copy) await store.put(note(id), new Response("copy"));
    /* After the answer: what the host has now. */
    event.waitUntil((async () => {
      await live.catch(() => undefined);
      const now = await hosted();
      if (copy && now && now !== version) (await worker.clients.get(id))?.postMessage("newer");
      if (!copy && now === version) await store.put(note(id), new Response("same"));
      await forgetClosed(store, id);
    })());
    return answer ?? copy ?? live;
  };

  /** @param {FetchAsked} event */
  const part = async ({ request, clientId }) => {
    const own = await kept();
    const noted = own && (await own.store.match(note(clientId)));
    if (!noted) return fetch(request);
    if ((await noted.text()) === "copy") return (await at(own.store, request.url)) ?? fetch(request);
    const live = fetch(request);
    return (await inTime(live)) ?? (await at(own.store, request.url)) ?? live;
  };

  addEventListener("fetch", (event) => {
    const asked = /** @type {FetchAsked} */ (event);
    const { request } = asked;
    if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
    asked.respondWith((request.mode === "navigate" ? page(asked) : part(asked)).catch(() => Response.error()));
  });
})();
