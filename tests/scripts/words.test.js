/* What a word is, and what a query asks for. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/words.js");

/** The words of a text that a query finds. */
const found = (query, text) => {
  const folded = Words.fold(text);
  const terms = Words.fitted(Words.parse(query), [[text, folded]]);
  return (Words.places(terms, text, folded) ?? []).map(([from, to]) => text.slice(from, to));
};

test("capitals, diacritics and the shapes of marks do not matter", () => {
  equal(Words.fold("Müller’s “Kapital” — Ā"), "muller's \"kapital\" - a");
  equal(Words.fold("Müller", { cased: true }), "Muller");
  equal(Words.fold("Müller", { marked: true }), "müller");
});

test("folding moves no character, whatever its letters become", () => {
  const all = Array.from({ length: 0xd7_ff }, (_, code) => String.fromCharCode(code)).join("");
  equal(Words.fold(all).length, all.length);
  equal(Words.fold("İstanbul"), "istanbul");
});

test("a word is a run of letters, digits and combining marks", () => {
  deepEqual(Words.tokens("Sino-Pak ties: 1,000 soldiers’ کشمیر"), ["sino", "pak", "ties", "1", "000", "soldiers", "کشمیر"]);
  deepEqual(Words.spans("a  bc."), [[0, 1], [3, 5]]);
});

test("a raised figure belongs to no word, and a lowered one is a digit", () => {
  deepEqual(Words.tokens("10² ells, km², CO₂, budgets.⁴,⁵"), ["10", "ells", "km", "co2", "budgets"]);
  deepEqual(found("CO2", "the CO₂ of towns⁴"), ["CO₂"]);
  deepEqual(found('"of towns"', "the CO₂ of towns⁴"), ["of towns"]);
});

test("a word may go on, but begins where it begins", () => {
  deepEqual(found("art", "An article on party art."), ["art", "art"]);
});

test("the words of a phrase are in a row, whatever parts them, and the last one ends", () => {
  deepEqual(found("“carrot and stick”", "carrot-and\nstick; carrot and sticks"), ["carrot-and\nstick"]);
  deepEqual(found('"stick and carrot"', "carrot and stick"), []);
});

test("every term must be there", () => {
  deepEqual(found("china india", "China alone"), []);
  deepEqual(found("india china", "China, then India"), ["China", "India"]);
});

test("words of every sentence are asked for only where nothing else is", () => {
  deepEqual(Words.parse("the army").map(({ words }) => words), [["army"]]);
  deepEqual(Words.parse("of the").map(({ words }) => words), [["of"], ["the"]]);
  deepEqual(Words.parse('"the army"').map(({ words }) => words), [["the", "army"]]);
});

test("US is U.S., and neither is us", () => {
  const text = "U.S. aid and US troops, U. S. bases; they told us.";
  for (const query of ["US", "U.S.", "U.S"]) deepEqual(found(query, text), ["U.S", "US", "U. S"], query);
  deepEqual(found("us", "They told us of US aid"), ["us", "US"]);
});

test("capitals that the texts mostly print small are a word", () => {
  deepEqual(found("WHO", "who won, and who lost"), ["who", "who"]);
  deepEqual(found("UN", "The UN and the U.N. under"), ["UN", "U.N"]);
});

test("an abbreviation in a phrase has its stops or none", () => {
  deepEqual(found('"U.S. policy"', "US policy and U.S. policy"), ["US policy", "U.S. policy"]);
});

test("a question has 32 terms, and tells how many more it had", () => {
  const terms = Words.parse(Array.from({ length: 40 }, (_, at) => `word${at}`).join(" "));
  equal(terms.length, 32);
  equal(terms.left, 8);
  equal(Words.parse("twice twice").length, 1);
});

test("a row is all words of a question, and more than one", () => {
  ok(Words.row("balance of power").test("the balance of power"));
  equal(Words.row("power"), null);
});
