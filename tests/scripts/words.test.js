/* What a word is, and what a query asks for. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/folded.js", "search/words.js");

/** The words of a text that a query finds. */
const found = (query, text) => {
  const source = Words.read(text);
  const terms = Words.fitted(Words.parse(query), [source]);
  return (Words.places(terms, source) ?? []).map(([from, to]) => text.slice(from, to));
};

test("capitals, diacritics and the shapes of marks do not matter", () => {
  equal(Words.fold("Müller’s “Kapital” — Ā"), "muller's \"kapital\" - a");
  equal(Words.fold("Müller", { cased: true }), "Muller");
  equal(Words.fold("Müller", { marked: true }), "müller");
});

test("folding may leave every character in its place, whatever its letters become", () => {
  const all = Array.from({ length: 0xd7_ff }, (_, code) => String.fromCharCode(code)).join("");
  equal(Words.fold(all, { even: true }).length, all.length);
  equal(Words.fold("İstanbul"), "istanbul");
});

/* Each name as it may be printed, and as a reader with a plain keyboard types it. */
const PRINTED = [
  ["Łódź", "Lodz"], ["Ødegaard", "Odegaard"], ["Straße", "Strasse"], ["Kıyıköylü", "kiyikoylu"], ["Ærø", "aero"], ["Þórður", "Thordur"],
  ["Œuvre", "oeuvre"], ["ﬁrst oﬃce", "first office"], ["Yeshuʿa", "Yeshua"], ["Qurʾān", "Quran"], ["Qur’an", "Quran"], ["Qur'an", "Qur’an"],
  ["Oʻzbekiston", "Ozbekiston"], ["co‑operation", "cooperation"], ["co\u00adoperation", "cooperation"], ["cooperation", "co-operation"],
  ["co-operation", "co operation"], ["post–war order", "post-war"], ["can’t", "cant"], ["can’t", "can't"], ["O’Brien", "OBrien"],
  ["Muller’s", "Mu\u0308ller"], ["Mu\u0308ller", "Müller"], ["1,000", "1000"], ["ＣＰＥＣ", "cpec"], ["مُحَمَّد", "محمد"], ["Ὀδυσσεύς", "οδυσσευς"],
  ["中国外交政策的历史", "外交"], ["état-major", "etat major"], ["d’Alembert", "dalembert"], ["d’Alembert", "alembert"], ["كشمير", "کشمیر"],
  ["JF-17", "JF17"], ["COVID‑19", "covid19"], ["F 16", "f16"],
];

test("a word is found with and without its marks, in any script", () => {
  for (const [printed, typed] of PRINTED) ok(found(typed.includes(" ") ? `"${typed}"` : typed, `before ${printed} behind`).length === 1, `${typed} in ${printed}`);
});

test("what is marked is the whole word as it is printed", () => {
  deepEqual(found("strasse", "die Straße, x"), ["Straße"]);
  deepEqual(found("lodz", "in Ło\u0301dz\u0301."), ["Ło\u0301dz\u0301"]);
  deepEqual(found("cooperation", "co\u00adopera\u00adtion"), ["co\u00adopera\u00adtion"]);
  deepEqual(found("yeshua", "Yeshuʿa, Yeshu’a"), ["Yeshuʿa", "Yeshu’a"]);
});

test("marks do not join what are two words", () => {
  deepEqual(found("chinas", "China-South and China south"), []);
  deepEqual(found("usa", "US-Afghan"), []);
  deepEqual(found("China's", "China south, China’s"), ["China’s"]);
  deepEqual(found("कि", "का"), []); // vowels of Indian scripts are no accents
});

test("an abbreviation is found in words that marks join", () => {
  deepEqual(found("US-China", "U.S.–China and US-China; us, China"), ["U.S.–China", "US-China", "us, China"]);
  deepEqual(found("E.U.", "EU, E.U. and Europe; eu"), ["EU", "E.U"]);
  deepEqual(Words.parse("E.U. us")[0].words, ["eu"]);
});

test("the words of a text are told with what marks join", () => {
  const [told, text] = [[], "Co-operation, Łódź’s"];
  Words.forms(Words.read(text), (word, [from, to]) => told.push([word, text.slice(from, to)]));
  deepEqual(told, [["cooperation", "Co-operation"], ["co", "Co"], ["operation", "operation"], ["lodz", "Łódź"], ["s", "s"]]);
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
  deepEqual(Words.parse("Who wrote WHO").map(({ asked }) => asked), ["wrote", "WHO"]);
  deepEqual(Words.parse("of the").map(({ words }) => words), [["of"], ["the"]]);
  deepEqual(Words.parse('"the army"').map(({ words }) => words), [["the", "army"]]);
});

test("the forms of a verb find each other, whole, and not within quotation marks", () => {
  deepEqual(found("When did CPEC begin?", "When CPEC began; a beginning"), ["CPEC", "began", "begin"]);
  deepEqual(found("take it", "took; tooker"), ["took"]);
  deepEqual(found('"begin"', "began"), []);
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
