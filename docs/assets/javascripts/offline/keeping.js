/* Keeping the edition in the browser, at the reader's wish: the archive is unpacked into the browser's store, and a worker
   (keeper.js) answers from it where there is no network. For phones, which open no unpacked folder. Not from disk,
   where the pages are at hand. */
(() => {
  const COPY = `edition-copy ${new URL(".", location.href).pathname}`; // a host may have several editions
  /** @type {Record<string, string>} */
  const TYPES = {
    html: "text/html", css: "text/css", js: "text/javascript", json: "application/json", xml: "application/xml", svg: "image/svg+xml", png: "image/png",
  };

  /** @param {string} name */
  const type = (name) => {
    const known = TYPES[name.split(".").pop() ?? ""] ?? "text/plain";
    return known.startsWith("image/") ? known : `${known}; charset=utf-8`;
  };

  /** Unpack the archive into the store; all of it, or nothing: an older copy stays if the archive cannot be had. `told`
      hears how far it is.
      @type {(archive: string, told: (words: string) => void) => Promise<void>} */
  const unpack = async (archive, told) => {
    told("Fetching the archive …");
    const answer = await fetch(archive, { cache: "no-cache" });
    if (!answer.ok) throw new Error("The archive could not be fetched.");
    const files = Zip.files(await answer.arrayBuffer()).filter(({ name }) => name.includes("/site/"));
    const root = new URL(".", location.href);
    try {
      await caches.delete(COPY);
      const copy = await caches.open(COPY);
      let done = 0;
      for (const { name, contents } of files) {
        const path = name.slice(name.indexOf("/site/") + "/site/".length).split("/").map(encodeURIComponent).join("/");
        await copy.put(new URL(path, root), new Response(await contents(), { headers: { "Content-Type": type(name) } }));
        done += 1;
        if (done % 20 === 0) told(`${done} of ${files.length} files`);
      }
    } catch (fault) {
      await caches.delete(COPY); // half a copy is none
      throw fault;
    }
  };

  /** @param {HTMLAnchorElement} archive */
  const offer = (archive) => {
    const keep = Browser.button("");
    const drop = Browser.button("Remove the copy");
    const status = Browser.make("p", { className: "keeping-status", attributes: { role: "status" } });
    const box = Browser.make("section", { className: "keeping" },
      Browser.make("h2", { textContent: "On a phone" }),
      Browser.make("p", { textContent: "Phones open no unpacked folder. Keep the edition in this browser instead: then this address works without a network, too. The archive is fetched once, and takes about five times its size in the browser’s store until you remove it here." }),
      keep, " ", drop, status);
    archive.closest("article")?.append(box);

    /** @param {string} words */
    const told = (words) => {
      status.textContent = words;
    };
    const show = async () => {
      const kept = await caches.has(COPY);
      keep.textContent = kept ? "Renew the copy" : "Keep the edition in this browser";
      drop.hidden = !kept;
      return kept;
    };
    /** @param {() => Promise<string>} work */
    const run = async (work) => {
      keep.disabled = true;
      drop.disabled = true;
      try {
        told(await work());
      } catch (fault) {
        told(`The edition was not kept: ${/** @type {Error} */ (fault).message}`);
      }
      await show();
      keep.disabled = false;
      drop.disabled = false;
    };
    keep.addEventListener("click", () => run(async () => {
      await unpack(archive.href, told);
      await navigator.serviceWorker.register("keeper.js");
      await navigator.storage?.persist?.(); // so that the browser does not clear it to make room
      return "Kept. Without a network, open this address as usual; the pages are those of today.";
    }));
    drop.addEventListener("click", () => run(async () => {
      await caches.delete(COPY);
      const worker = await navigator.serviceWorker.getRegistration();
      await worker?.unregister();
      return "Removed.";
    }));
    show().then((kept) => kept && told("This browser keeps a copy. Renew it when “What is new” has changed."));
  };

  Browser.ready(() => {
    /** @type {HTMLAnchorElement | null} */
    const archive = document.querySelector("a.archive-link");
    const able = "serviceWorker" in navigator && "caches" in globalThis && "DecompressionStream" in globalThis;
    if (archive && able && location.protocol !== "file:") offer(archive);
  });
})();
