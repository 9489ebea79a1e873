/* Lists: what fits the filters, the address that keeps what is chosen, the orders of works, files of a choice. */
const { deepEqual, equal } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("shared/browser.js", "search/folded.js", "search/words.js", "lists/filters.js", "lists/sorting.js", "lists/records.js");

test("the address keeps what is chosen, as forms send it", () => {
  equal(Filters.address([{ name: "paper", value: "arshad" }, { name: "type", value: "" }]), "?paper=arshad");
  equal(Filters.address([{ name: "words", value: "São & co" }]), "?words=S%C3%A3o+%26+co");
  equal(Filters.address([{ name: "paper", value: "" }]), "");
});

test("an item fits that has the value, whole", () => {
  equal(Filters.has("agree between", "agree"), true);
  equal(Filters.has("disagree", "agree"), false);
  equal(Filters.has(undefined, ""), true);
});

test("a text fits that has every word typed, in any order, whatever its accents and capitals", () => {
  const text = Words.fold("Çelik, Ş. “The China–Pakistan Axis”");
  equal(Filters.names(text, "axis  celik"), true);
  equal(Filters.names(text, "axis india"), false);
  equal(Filters.names(text, " "), true);
});

const work = (id, year, cited, papers) => ({ id, dataset: { year, cited, papers, decade: year ? `${year.slice(0, 3)}0s` : "undated" } });
const WORKS = [work("a", "1999", "1", "drive"), work("b", "", "12", "arshad"), work("c", "2021", "2", "arshad drive"), work("d", "1995", "2", "arshad")];
const NAMES = { arshad: "Arshad", drive: "Drive" };
const parted = (order) => Sorting.parts(WORKS, order, NAMES).map(({ name, id, works }) => [name, id, works.map((one) => one.id).join("")]);

test("by year the newest come first, and the undated last", () => {
  deepEqual(parted("year"), [["2020s", "year-2020s", "c"], ["1990s", "year-1990s", "ad"], ["undated", "year-undated", "b"]]);
});

test("by citations the most cited come first, as numbers", () => {
  deepEqual(parted("cited"), [["12 citing places", "cited-12", "b"], ["2 citing places", "cited-2", "cd"], ["1 citing place", "cited-1", "a"]]);
});

test("by papers what several have comes first, then the papers in their order", () => {
  deepEqual(parted("papers"), [["In 2 papers", "papers-2", "c"], ["Only in Arshad", "papers-arshad", "bd"], ["Only in Drive", "papers-drive", "a"]]);
});

const LOADED = [
  { papers: { z: ["p;", "Zed. <em>Z</em>."], q: ["q;", "“Q.”"] }, works: {} },
  { papers: {}, works: { "m": ["m;", "Émile."], "a": ["a;", "Abel."] } },
];
const FORMS = { formats: [{ ending: "x", title: "X", media: "text/x", head: "[", between: ",", tail: "]" }], styles: ["S"] };

test("a file has papers as the edition has them, then works by key, in its frame", () => {
  const all = Records.chosen(LOADED, new Set(["m", "q", "a", "z"]));
  equal(Records.file(FORMS, 0, all), "[p;,q;,a;,m;]");
  equal(Records.file(FORMS, 0, Records.chosen(LOADED, new Set(["m"]))), "[m;]");
});

test("a list of references is A to Z, whatever marks and accents its entries begin with", () => {
  const list = Records.list(FORMS, 0, Records.chosen(LOADED, new Set(["m", "q", "a", "z"])), (html) => html.replace(/<[^>]+>/g, ""));
  deepEqual(list.map(({ text }) => text), ["Abel.", "Émile.", "“Q.”", "Zed. Z."]);
});
