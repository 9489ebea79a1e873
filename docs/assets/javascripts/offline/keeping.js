/* Keeping the edition in the browser, at the reader's wish: the archive is unpacked into the browser's store, and a worker
   (keeper.js) answers from it where there is no network. For phones, which open no unpacked folder. Not from disk,
   where the pages are at hand. */
(() => {
  const ROOT = new URL(".", location.href);
  const COPY = `edition-copy ${ROOT.pathname} `; // and its version; a host may have several editions
  const VERSION = "edition-version.txt";
  /** @type {Record<string, string>} */
  const TYPES = {
    html: "text/html", css: "text/css", js: "text/javascript", json: "application/json", xml: "application/xml", svg: "image/svg+xml", png: "image/png",
    jpg: "image/jpeg", jpeg: "image/jpeg", webp: "image/webp",
  };

  /** @param {string} name */
  const type = (name) => {
    const known = TYPES[name.split(".").pop() ?? ""] ?? "text/plain";
    return known.startsWith("image/") ? known : `${known}; charset=utf-8`;
  };

  /** The names of the stores with a copy, whole or not. */
  const stores = async () => (await caches.keys()).filter((name) => name.startsWith(COPY));

  /** The names of those that are whole: a page that is closed while it unpacks leaves a store without a version. */
  const whole = async () => {
    const held = await Promise.all((await stores()).map(async (name) => ((await (await caches.open(name)).match(VERSION)) ? [name] : [])));
    return held.flat();
  };

  /** Remove all copies but one.
      @param {string} [but] */
  const clear = async (but) => {
    for (const name of await stores()) if (name !== but) await caches.delete(name);
  };

  /** Unpack the archive into a store of its own; all of it, or nothing: an older copy serves until the new one is whole,
      which the file with its version says, the last to be stored. `told` hears how far it is.
      @type {(archive: string, told: (words: string) => void) => Promise<void>} */
  const unpack = async (archive, told) => {
    told("Fetching the archive …");
    const answer = await fetch(archive, { cache: "no-cache" });
    if (!answer.ok) throw new Error("The archive could not be fetched.");
    const files = Zip.files(await answer.arrayBuffer()).filter(({ name }) => name.includes("/site/"));
    /** @param {{ name: string }} file */
    const isVersion = ({ name }) => name.endsWith(`/site/${VERSION}`);
    const version = files.find(isVersion);
    if (!version) throw new Error("The archive does not say of which edition it is.");
    const store = COPY + (await (await version.contents()).text());
    const copy = await caches.open(store);
    if (await copy.match(VERSION)) return; // it is there
    try {
      let done = 0;
      for (const { name, contents } of [...files.filter((file) => !isVersion(file)), version]) {
        const path = name.slice(name.indexOf("/site/") + "/site/".length).split("/").map(encodeURIComponent).join("/");
        await copy.put(new URL(path, ROOT), new Response(await contents(), { headers: { "Content-Type": type(name) } }));
        done += 1;
        if (done % 20 === 0) told(`${done} of ${files.length} files`);
      }
    } catch (fault) {
      await caches.delete(store); // half a copy is none
      throw fault;
    }
    await clear(store);
  };

  /** @param {HTMLElement} box  what the page says about it; without scripts it is not shown
      @param {HTMLAnchorElement} archive */
  const offer = (box, archive) => {
    const keep = Browser.button("");
    const drop = Browser.button("Remove the copy");
    const status = Browser.make("p", { className: "keeping-status", attributes: { role: "status" } });
    box.querySelector(".keeping-buttons")?.append(keep, " ", drop, status);

    /** @param {string} words */
    const told = (words) => {
      status.textContent = words;
    };
    const show = async () => {
      const kept = (await whole()).length > 0;
      keep.textContent = kept ? "Renew the copy" : "Keep the edition in this browser";
      drop.hidden = !kept;
      return kept;
    };
    /** @param {() => Promise<string>} work */
    const run = async (work) => {
      const focused = box.contains(document.activeElement);
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
      if (focused) keep.focus(); // a button that cannot be pressed, or has gone, loses the focus
    };
    keep.addEventListener("click", () => run(async () => {
      await unpack(archive.href, told);
      await navigator.serviceWorker.register("keeper.js");
      await navigator.storage?.persist?.(); // so that the browser does not clear it to make room
      return "Kept. Without a network, open this address as usual; the pages are those of today.";
    }));
    drop.addEventListener("click", () => run(async () => {
      await clear();
      const worker = await navigator.serviceWorker.getRegistration();
      await worker?.unregister();
      return "Removed.";
    }));
    const compare = async () => {
      if (!(await show())) return;
      const answer = await fetch(VERSION, { cache: "no-store" }).catch(() => null);
      const same = answer?.ok && (await whole()).includes(COPY + (await answer.text()));
      told(same ? "This browser keeps a copy of this edition." : answer?.ok ? "This browser keeps a copy of an older edition." : "This browser keeps a copy.");
    };
    compare();
  };

  Browser.ready(() => {
    /** @type {HTMLAnchorElement | null} */
    const archive = document.querySelector("a.archive-link");
    const able = "serviceWorker" in navigator && "caches" in globalThis && "DecompressionStream" in globalThis;
    const box = /** @type {HTMLElement | null} */ (document.querySelector(".keeping"));
    if (box && archive && able && location.protocol !== "file:") offer(box, archive);
    else box?.remove();
  });
})();
