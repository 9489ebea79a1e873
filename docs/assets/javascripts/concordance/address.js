/* The question in the address of the concordance: "?q=Gwadar&sort=r1". Default values are left out. */
globalThis.Question = (() => {
  const ROWS = 100; // lines that are shown at first
  const WORDS = 25; // words near them

  /** @type {Asked} */
  const USUAL = {
    q: "", parts: false, cased: false, marked: false, scopes: ["text", "headings"], sort: [], of: "all", span: "5", least: "2",
    by: "likelihood", function: false, with: "", lines: ROWS, words: WORDS,
  };

  /** @type {typeof Question.write} */
  const write = (asked) => {
    const scopes = asked.scopes.join(".");
    /** @type {(name: "of" | "span" | "least" | "by") => string} */
    const unusual = (name) => (asked[name] === USUAL[name] ? "" : asked[name]);
    const all = {
      q: asked.q, parts: asked.parts ? "1" : "", case: asked.cased ? "1" : "", marks: asked.marked ? "1" : "",
      in: scopes === USUAL.scopes.join(".") ? "" : scopes || "none", sort: asked.sort.join(".").replace(/(\.?place)+$/, ""),
      of: unusual("of"), n: unusual("span"), least: unusual("least"), by: unusual("by"),
      function: asked.function ? "1" : "", with: asked.with,
      lines: asked.lines > ROWS ? String(asked.lines) : "", words: asked.words > WORDS ? "all" : "",
    };
    const query = String(new URLSearchParams(Object.entries(all).filter(([, value]) => value)));
    return query && `?${query}`;
  };

  /** @type {typeof Question.read} */
  const read = (search) => {
    const wanted = new URLSearchParams(search);
    return {
      q: wanted.get("q") ?? "", parts: wanted.has("parts"), cased: wanted.has("case"), marked: wanted.has("marks"),
      scopes: wanted.get("in")?.split(".") ?? USUAL.scopes, sort: (wanted.get("sort") ?? "").split("."),
      of: wanted.get("of") ?? USUAL.of, span: wanted.get("n") ?? USUAL.span, least: wanted.get("least") ?? USUAL.least,
      by: wanted.get("by") ?? USUAL.by, function: wanted.has("function"), with: wanted.get("with") ?? "",
      lines: Math.max(Number.parseInt(wanted.get("lines") ?? "", 10) || 0, ROWS), words: wanted.get("words") === "all" ? Number.POSITIVE_INFINITY : WORDS,
    };
  };

  return { ROWS, WORDS, read, write };
})();
