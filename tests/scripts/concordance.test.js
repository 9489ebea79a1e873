/* The concordance without its page: hits, their order, their context, collocates, the file and the address. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "search/folded.js", "search/words.js", "concordance/index.js", "concordance/lines.js", "concordance/collocates.js", "concordance/address.js", "concordance/fitting.js", "concordance/tables.js", "concordance/dispersion.js", "concordance/subjects.js");

const corpus = (...texts) => ({
  papers: [{}, {}],
  passages: texts.map((text, at) => [at % 2, `p${at + 1}`, "text", text]),
  headings: [[0, "part", "A heading", 0]],
  function: ["of", "the"],
});
const ask = (query, texts, options = {}, scopes = ["text"]) => {
  const index = Browser.atOnce(WordIndex.building(corpus(...texts)));
  const extent = WordIndex.extent(index, scopes);
  return { index, extent, hits: WordIndex.find(index, WordIndex.terms(query), options, extent) };
};
const words = ({ index, hits }) => hits.map((hit) => Lines.context(index, hit).node);

test("terms are parted by commas outside quotation marks", () => {
  deepEqual(WordIndex.terms(' Gwadar,, “1,000 soldiers”; balanc* , "" ,').map((term) => term.words), [["Gwadar"], ["1", "000", "soldiers"], ["balanc*"]]);
});

test("* is any characters, ? is one", () => {
  const cases = [["balanc*", "balancing", true], ["balanc*", "balance", true], ["*", "", true], ["b?t", "bat", true], ["b?t", "bt", false], ["a*b*c", "axxbyyc", true], ["a*b", "axxbyy", false]];
  for (const [pattern, word, wanted] of cases) equal(WordIndex.fits(pattern, word), wanted, `${pattern} ${word}`);
});

test("whole words are found, or parts of them", () => {
  const texts = ["The art of parties, Artful"];
  deepEqual(words(ask("art", texts)), ["art"]);
  deepEqual(words(ask("art", texts, { parts: true })), ["art", "parties", "Artful"]);
  deepEqual(words(ask("of part", texts, { parts: true })), ["of parties"]);
});

test("capitals and diacritics count where one asks for them", () => {
  const texts = ["Müller, muller, Muller"];
  equal(ask("muller", texts).hits.length, 3);
  deepEqual(words(ask("Muller", texts, { cased: true })), ["Müller", "Muller"]);
  deepEqual(words(ask("muller", texts, { marked: true })), ["muller", "Muller"]);
});

test("a word is found without its marks, and within the run of a script without spaces", () => {
  const texts = ["Łódź, Lo\u0301dz\u0301", "the Straße of Ødegaard and Kıyıköylü", "see 中国外交政策 there", "Yeshuʿa"];
  for (const query of ["Lodz", "Łódź", "Ło\u0301dz\u0301"]) equal(ask(query, texts).hits.length, 2, query);
  deepEqual(words(ask("Strasse of odegaard", texts)), ["Straße of Ødegaard"]);
  deepEqual(words(ask("kiyikoylu, yeshua", texts)), ["Kıyıköylü", "Yeshuʿa"]);
  deepEqual(words(ask("外交", texts)), ["中国外交政策"]);
  equal(ask("lodz", texts, { marked: true }).hits.length, 0);
});

test("a phrase does not leave its line or its place", () => {
  deepEqual(words(ask("carrot stick", ["carrot\nstick", "a carrot", "stick; carrot, stick"])), ["carrot, stick"]);
});

test("only the chosen parts are searched, and their words counted by paper", () => {
  const { extent } = ask("x", ["one two three", "four"]);
  deepEqual([extent.sizes, extent.all], [[3, 1], 4]);
  deepEqual(words(ask("heading", ["heading"], {}, ["headings"])), ["heading"]);
  equal(ask("heading", ["heading"], {}, []).hits.length, 0);
});

test("lines are sorted by the words beside the hit, without regard to capitals", () => {
  const made = ask("war", ["the war Zone", "a war began", "his war"]);
  const sorted = (...keys) => Lines.sort(made.index, made.hits, keys).map((hit) => made.index.rows[made.index.row[hit.at]].text);
  deepEqual(sorted("r1"), ["his war", "a war began", "the war Zone"]); // nothing comes before something
  deepEqual(sorted("l1"), ["a war began", "his war", "the war Zone"]);
  deepEqual(sorted("place", "r1"), ["the war Zone", "a war began", "his war"]);
});

test("what is equal by the first key is sorted by the second, and then as in the papers", () => {
  const made = ask("war", ["cold war two", "cold war one", "cold war one more"]);
  deepEqual(Lines.sort(made.index, made.hits, ["l1", "r1"]).map(({ at }) => made.index.row[at]), [2, 3, 1]);
});

test("hits are sorted by their own words, and by term", () => {
  const made = ask("w*, cold", ["war cold wall"]);
  const nodes = (key) => words({ index: made.index, hits: Lines.sort(made.index, made.hits, [key]) });
  deepEqual(nodes("node"), ["cold", "wall", "war"]);
  deepEqual(nodes("term"), ["war", "wall", "cold"]);
});

test("the context is whole words, with strokes for line breaks", () => {
  const { index, hits: [hit, other] } = ask("war", ["one two three war of four five", "list\nwar"]);
  deepEqual(Lines.context(index, hit, 8), { left: "three ", node: "war", right: " of four", bounds: [8, 14, 17, 25] });
  equal(Lines.context(index, other).left, "list / ");
});

test("hits are kept that have a word near", () => {
  const { index, hits } = ask("war", ["war of words", "the war is over now"]);
  const kept = (word, span) => Lines.near(index, hits, word, span, {}).map(({ at }) => index.row[at]);
  deepEqual(kept("words", 2), [1]);
  deepEqual(kept("words", 1), []);
});

test("the file is comma-separated after RFC 4180, and no formula", () => {
  equal(Lines.csv([["a", "b,c", 'd"e', "f\ng"]]), 'a,"b,c","d""e","f\ng"\r\n');
  equal(Lines.csv([["=1+1", "-1", "@x", "a=b"]]), "'=1+1,'-1,'@x,a=b\r\n");
});

test("scores are those of the contingency table", () => {
  // Observed 10, 10, 10, 70; expected 4, 16, 16, 64: G² = 2 Σ O ln(O/E), MI = log₂(10/4).
  const { expected, likelihood, information } = Collocates.score(10, 20, 20, 100);
  equal(expected, 4);
  ok(Math.abs(likelihood - 12.0717) < 0.001);
  ok(Math.abs(information - 1.3219) < 0.001);
  ok(Collocates.score(1, 20, 20, 100).likelihood < 0); // rarer than by chance
});

test("words near the hits are counted once, in the line of the hit", () => {
  const { index, hits, extent } = ask("war", ["cold war cold war\ncold", "a cold day"]);
  const near = Object.fromEntries(Collocates.of(index, hits, 1, {}, extent).map(({ word, observed }) => [word, observed]));
  deepEqual(near, { cold: 2 });
});

test("the address holds the question, without what is usual", () => {
  equal(Question.write(Question.read("")), "");
  equal(Question.write(Question.read("?n=5&least=2&by=likelihood&in=text.headings&lines=100")), "");
  const search = "?q=balanc*&parts=1&case=1&marks=1&in=notes&sort=l1.r1&of=2&n=3&least=1&by=information&function=1&with=power&lines=2100&words=all";
  equal(Question.write(Question.read(search)), search);
  equal(Question.write({ ...Question.read("?q=x"), scopes: [], sort: ["r1", "place", "place"] }), "?q=x&in=none&sort=r1");
});

test("a context begins with a whole word that has room", () => {
  const width = (text) => text.length;
  equal(Fitting.start("one three five ", 10, width), 10, "“five ” alone fits: with “three ” it is eleven wide");
  equal(Fitting.start("one three five ", 11, width), 4);
  equal(Fitting.start("one three five ", 15, width), 0);
  equal(Fitting.start("one ", 2, width), 4, "nothing fits");
});

test("strokes stand at the words of their paper, headings before what follows them", () => {
  const { index, extent, hits } = ask("b", ["a b c", "b", "b a b"]);
  const first = hits.filter(({ at }) => index.rows[index.row[at]].paper === 0);
  deepEqual(Dispersion.places(index, extent, first).map(({ place, words: at }) => [place.anchor, at]), [["p1", [1]], ["p3", [3, 5]]]);
  deepEqual(Dispersion.headings(index, extent, 0), [], "a heading at the beginning parts nothing");
  const parted = Browser.atOnce(WordIndex.building({ papers: [{}], passages: [[0, "p1", "text", "a b c"], [0, "p2", "text", "d"]], headings: [[0, "h", "Part", 1]], function: [] }));
  deepEqual(Dispersion.headings(parted, WordIndex.extent(parted, ["text"]), 0), [3]);
});

test("an index to which further papers are added is that of all of them, and the one before stays", () => {
  const paper = (number, ...texts) => texts.map((text, at) => [number, `p${at}`, "text", text]);
  const data = (passages, headings) => ({ papers: [{}, {}, {}], passages, headings, function: ["the"] });
  const first = data(paper(0, "the port of Gwadar", "a port\nthe gulf"), [[0, "h", "The port", 1]]);
  const next = data(paper(2, "the gulf", "Gwadar again"), [[2, "h2", "The gulf", 0]]);
  const all = data([...first.passages, ...next.passages], [...first.headings, [2, "h2", "The gulf", 2]]);
  const before = Browser.atOnce(WordIndex.building(first));
  const { length } = before.rows;
  const [grown, whole] = [Browser.atOnce(WordIndex.building(next, before.grown)), Browser.atOnce(WordIndex.building(all))];
  for (const column of ["form", "from", "to", "row", "line", "rows", "forms", "folded"]) deepEqual(grown[column], whole[column], column);
  deepEqual([before.rows.length, before.form.length], [length, 10]);
});

test("a question leads to the terms that it names", () => {
  const row = (kind, anchor, text, more = "") => ({ kind, href: "terms/g-i.html", anchor, text, more });
  const rows = [row("term", "gwadar", "Gwadar (port)", "Gwadar · Gwadar Port"), row("term", "gwadar", "Gwadar seaport"), row("fact", "f", "Gwadar"), row("term", "gulf", "Gulf", "Gulf")];
  deepEqual(Subjects.named(["gwadar", "no such"], rows), [["terms/g-i.html#gwadar", "Gwadar (port)"]]);
  const cento = [row("term", "cento", "Central Treaty Organization (CENTO)", "CENTO"), row("term", "cento", "CENTO")];
  deepEqual(Subjects.named(["CENTO"], cento).map(([, heading]) => heading), ["Central Treaty Organization (CENTO)"]);
  deepEqual(Subjects.named(["gwadar p"], rows), []);
  deepEqual(Subjects.named(["GULF", "gwadar port"], rows).map(([, heading]) => heading), ["Gwadar (port)", "Gulf"]);
});
