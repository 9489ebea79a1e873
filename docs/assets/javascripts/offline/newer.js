/* A page that comes from the copy in the browser says so when its host has a newer edition; keeper.js tells it. */
(() => {
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    const article = document.querySelector("article");
    if (data !== "newer" || !article || article.querySelector(".newer")) return;
    const base = document.querySelector("form.search")?.dataset.base ?? ".";
    const renew = Browser.make("a", { href: `${base}/offline.html`, textContent: "Renew the copy" });
    article.prepend(Browser.make("p", { className: "newer editorial", attributes: { role: "status" } },
      "The network is slow, so this page comes from the copy in your browser. Its host has a newer edition. ", renew, "."));
  });
  navigator.serviceWorker?.startMessages();
})();
