/* Previews of the places in the papers to which a page across them leads: the words of the paragraph, and in them the
   term in whose entry the link stands. The texts are those of the search, loaded when a reader first asks for one. */
globalThis.PlacePreviews = (() => {
  const LINKS = "a[href*='papers/'][href*='#']";
  const MOST = 700; // characters of a paragraph
  const FAR = 250; // of them before a term; one that stands further down is shown with its sentence

  /** The words of a passage around the first of some spans, in pieces: words, and whether they are marked.
      @type {typeof PlacePreviews.pieces} */
  const pieces = (text, spans) => {
    const first = spans[0]?.[0] ?? 0;
    const sentence = first > FAR ? text.lastIndexOf(". ", first) + 1 : 0;
    const begin = first - sentence > FAR ? text.indexOf(" ", first - FAR) : sentence;
    const from = text.slice(begin).search(/\S/) + begin;
    const to = text.length - from > MOST ? text.lastIndexOf(" ", from + MOST) : text.length;
    return Words.pieces(text, [from, to], spans);
  };

  /** The places of some forms, as whole words in a row, in a text.
      @type {(asked: string[], text: string) => Span[]} */
  const places = (asked, text) => {
    const terms = Words.parse(asked.map((form) => `"${form.replaceAll('"', "")}"`).join(" "));
    const source = Words.read(text);
    return terms.flatMap(({ pattern }) => Words.matches(pattern, source)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

  /** @type {Map<string, string[]>} */
  const forms = new Map(); // of each term
  /** @type {Map<string, { name: string, text: string }>} */
  const passages = new Map(); // by paper and anchor

  /** The forms of each term, which are marked in the words.
      @param {string} base */
  const loadForms = async (base) => {
    for (const { kind, anchor = "", text, more } of await Texts.across(base)) if (kind === "term") forms.set(anchor, [text, ...more.split(" · ")]);
  };

  /** Load the passages of a paper: from the texts of all, or in a large edition from its own part of them.
      @type {(base: string, page: string) => Promise<void>} */
  const fromTexts = async (base, page) => {
    const slug = page.replace(/\.html$/, "");
    const [data] = await Promise.all([Texts.load(base), loadForms(base)]);
    if (data.index) await Texts.once(`${base}/assets/javascripts/search/parts.js`);
    const { papers, passages: all } = data.index ? await Parts.load(base, `texts/${slug}`) : data;
    for (const [paper, anchor, kind, text] of /** @type {Corpus["passages"]} */ (all)) {
      if (papers[paper].slug === slug) passages.set(`${page}#${anchor}`, { name: `${papers[paper].label}, ${Texts.placeName(kind, anchor)}`, text });
    }
  };

  // Screen readers say "paragraph" instead of "¶"; the page itself would be a quarter larger for it.
  const spoken = () => {
    for (const link of document.querySelectorAll(".term-places a")) {
      const sign = link.textContent ?? "";
      if (sign.startsWith("¶")) link.setAttribute("aria-label", `${sign.includes("–") ? "paragraphs" : "paragraph"} ${sign.slice(1)}`);
    }
  };
  Browser.ready(() => setTimeout(spoken)); // after the page is drawn

  Browser.ready(() => {
    const { base = "." } = document.querySelector("form.search")?.dataset ?? {};
    /** @type {Map<string, Promise<void>>} */
    const coming = new Map(); // by page
    /** @type {Set<string>} */
    const read = new Set(); // what has come
    /** @type {(link: HTMLElement, name: string) => Promise<void>} */
    const load = async (link, name) => {
      const loading = coming.get(name) ?? fromTexts(base, name);
      coming.set(name, loading);
      try {
        await loading;
        read.add(name);
        Preview.renew(link);
      } catch {
        coming.delete(name); // the next one who asks tries again
      }
    };
    Preview.add(LINKS, (link) => {
      const key = decodeURIComponent(link.getAttribute("href")?.split("papers/")[1] ?? "");
      const label = Browser.make("p", { className: "preview-label", textContent: link.getAttribute("aria-label") ?? link.textContent });
      const found = passages.get(key);
      if (!found) {
        const [name] = key.split("#");
        if (read.has(name)) return [];
        load(link, name);
        return [label];
      }
      const entry = link.closest("[id^='term-'], section.subject");
      const aspects = [...(entry?.querySelectorAll(".term-part") ?? [])].map(({ textContent }) => textContent); // no words of the papers
      const asked = forms.get(entry?.id.replace(/^term-/, "") ?? "")?.filter((form) => form && !aspects.includes(form)) ?? [];
      const words = pieces(found.text, places(asked, found.text));
      label.textContent = found.name;
      return [label, Browser.make("p", {}, ...words.map(([piece, marked]) => (marked ? Browser.make("mark", {}, piece) : piece)))];
    });
  });

  return { pieces };
})();
