/* Ask an edition in one file and the same in parts, and tell where they answer otherwise. In: the folder of each, a file
   with questions. */
const { readFileSync, existsSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
const { load } = require("./site.js");

const [small, large, asked] = process.argv.slice(2);
globalThis.document = { readyState: "loading", addEventListener: () => undefined, head: { append: () => undefined } };
load("shared/browser.js", "search/folded.js", "search/words.js", "search/texts.js", "search/ranking.js", "search/suggestions.js", "search/results.js");
const results = require.resolve("../../docs/assets/javascripts/search/results.js");
const texts = require.resolve("../../docs/assets/javascripts/search/texts.js");

/* No one types here: nothing waits for the next letter. */
const later = globalThis.setTimeout;
globalThis.setTimeout = /** @type {typeof later} */ ((run) => later(run, 0));

let loaded = 0;
Browser.load = (src) => {
  if (src.includes("/assets/")) load(src.split("javascripts/")[1]);
  else if (existsSync(src)) {
    const text = readFileSync(src, "utf-8");
    loaded += Buffer.byteLength(text);
    runInThisContext(text);
  } else return Promise.reject(new Error(src));
  return Promise.resolve();
};

/** What a folder answers: kind, address, place and words of each result. */
const answers = async (folder, questions) => {
  for (const name of ["EDITION", "ACROSS"]) delete globalThis[name];
  for (const script of [texts, results]) {
    delete require.cache[script];
    require(script);
  }
  await Results.ready({ base: folder });
  const found = [];
  for (const question of questions) {
    const before = loaded;
    const answer = await Results.of(question);
    const { hits, certain } = answer;
    await certain?.(hits, 12);
    const first = loaded - before;
    await certain?.(hits, Number.POSITIVE_INFINITY);
    found.push({ first, hits: hits.map((hit) => [hit.row.kind, hit.row.href, hit.row.anchor, hit.row.place, hit.score, ...Ranking.excerpt(hit).flat()].join("|")) });
  }
  return found;
};

(async () => {
  const questions = JSON.parse(readFileSync(asked, "utf-8"));
  const one = await answers(small, questions);
  const many = await answers(large, questions);
  const differing = questions.flatMap((question, at) => {
    const [a, b] = [one[at].hits, many[at].hits];
    const place = a.findIndex((hit, number) => hit !== b[number]);
    return place < 0 && a.length === b.length ? [] : [{ question, small: a.length, large: b.length, place, first: [a[place], b[place]] }];
  });
  process.stdout.write(JSON.stringify({ differing, found: one.map(({ hits }) => hits.length), first: many.map(({ first }) => first) }));
  process.exit(0);
})();
