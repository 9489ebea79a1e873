/* Words that were meant. The distances are those of the literature: Levenshtein's "kitten" and "sitting", and "CA" and
   "ABC", which tell optimal string alignment (3) from the distance of Damerau (2). */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/words.js", "search/suggestions.js");

const known = (text) => Suggestions.vocabulary([[text, Words.fold(text)]]);
const near = (word, text) => Suggestions.nearest(word, known(text)).map(({ form }) => form);

test("changes, letters too many or too few, and exchanged letters are counted", () => {
  equal(Suggestions.distance("kitten", "sitting", 9), 3);
  equal(Suggestions.distance("ca", "abc", 9), 3);
  equal(Suggestions.distance("gwadra", "gwadar", 9), 1);
  equal(Suggestions.distance("", "abc", 9), 3);
  ok(Suggestions.distance("kitten", "sitting", 2) > 2);
});

test("a word is counted, and keeps the form in which it is first printed", () => {
  deepEqual(known("Gwadar, gwadar; GWADAR").get("gwadar"), { times: 3, form: "Gwadar" });
});

test("a short word has one slip, a longer one more, and a number none", () => {
  deepEqual(near("prot", "port"), ["port"]);
  deepEqual(near("prtt", "poor"), []);
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
  equal(Suggestions.mended(query, gaps(query)), "“neoclassical realism” theory");
  equal(Suggestions.mended("realsm xqzzv", gaps("realsm xqzzv")), null);
  equal(Suggestions.mended("theory", gaps("theory")), null);
});
