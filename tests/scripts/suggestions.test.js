/* Words that were meant. The distances are those of the literature: Levenshtein's "kitten" and "sitting", and "CA" and
   "ABC", which tell optimal string alignment (3) from the distance of Damerau (2). */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "search/folded.js", "search/words.js", "search/suggestions.js");

const known = (text) => Browser.atOnce(Suggestions.gathering([Words.read(text)]));
const near = (word, text) => Suggestions.nearest(word, known(text)).map(({ form }) => form);

test("changes, letters too many or too few, and exchanged letters are counted", () => {
  equal(Suggestions.distance("kitten", "sitting", 9), 3);
  equal(Suggestions.distance("ca", "abc", 9), 3);
  equal(Suggestions.distance("gwadra", "gwadar", 9), 1);
  equal(Suggestions.distance("", "abc", 9), 3);
  ok(Suggestions.distance("kitten", "sitting", 2) > 2);
});

test("a word is counted, and shown in small letters where it is printed so more than now and then", () => {
  const told = (text, word) => (({ times, form }) => ({ times, form }))(known(text).get(word));
  deepEqual(told("Gwadar; GWADAR", "gwadar"), { times: 2, form: "Gwadar" });
  deepEqual(told("Theory, theory; Theory", "theory"), { times: 3, form: "theory" });
  deepEqual(told(`${"China ".repeat(10)}, www.china.cn`, "china"), { times: 11, form: "China" });
  deepEqual(told("co-operation", "cooperation"), { times: 1, form: "co-operation" });
});

test("the beginning of a word may have a slip, too", () => {
  equal(Suggestions.distance("neoclasi", "neoclassical", 2, true), 1);
  deepEqual(near("neoclasi", "neoclassical"), ["neoclassical"]);
  deepEqual(near("xeoqlasi", "neoclassical"), []);
});

test("a space may be too many or too few", () => {
  deepEqual(near("foreignpolicy", "foreign policy"), ["foreign policy"]);
  deepEqual(Suggestions.mended("neo classical realism", [], known("neoclassical realism")), ["neoclassical realism"]);
});

test("a short word has one slip, a longer one more, and a number none", () => {
  deepEqual(near("prot", "port"), ["port"]);
  deepEqual(near("prtt", "poor"), []);
  deepEqual(near("muller", "smaller"), []);
  deepEqual(near("xeoclasical", "neoclassical"), []); // two slips, and the first letter is one
  deepEqual(near("neoclasicl", "neoclassical"), ["neoclassical"]);
  deepEqual(near("1947", "1948"), []);
});

test("fewest slips come first, then the same first letter, then the most frequent word", () => {
  deepEqual(near("realsm", "realms realism realism"), ["realism", "realms"]);
  deepEqual(near("bower", "power tower boxer"), ["boxer", "power", "tower"]);
  deepEqual(near("polcy", "policy police police polity").length, 1);
});

test("what is the beginning of a word is not missing", () => {
  const words = known("Pakistan");
  deepEqual(Suggestions.missing(["pakis", "pakistan"], words), []);
  deepEqual(Suggestions.missing(["pakistn", "pakistn"], words).map(({ word }) => word), ["pakistn"]);
});

test("the query is mended where each word that is missing has a nearest one", () => {
  const words = known("Neoclassical realism in theory");
  const gaps = (asked) => Suggestions.missing(Words.tokens(asked), words);
  const query = "“Neoclasical realsm” theory";
  deepEqual(Suggestions.mended(query, gaps(query), words), ["“Neoclassical realism” theory"]);
  deepEqual(Suggestions.mended("realsm xqzzv", gaps("realsm xqzzv"), words), []);
  deepEqual(Suggestions.mended("theory", gaps("theory"), words), []);
});

test("where several words are near, each is tried, the nearest first", () => {
  const words = known("Realism realism realms, theory");
  deepEqual(Suggestions.mended("realsm", Suggestions.missing(["realsm"], words), words), ["realism", "realms"]);
});
