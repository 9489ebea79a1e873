/* The order of what is found, and the words that are shown of it. */
const { deepEqual, equal, ok } = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./site.js");

load("search/folded.js", "search/words.js", "search/texts.js", "search/ranking.js");

const FAR = "x ".repeat(200);
const row = (text, kind = "text") => Texts.row({ kind, href: "a.html", place: "", text, more: "" });
const ranked = (query, ...rows) => Ranking.ranked(query, Words.parse(query), rows);
const order = (query, ...texts) => ranked(query, ...texts.map((text) => row(text))).map((hit) => hit.row.text);

test("words in a row come before words close together, and these before words far apart", () => {
  const [together, close, apart] = ["the nuclear deterrence", "nuclear weapons and deterrence", `nuclear ${FAR} deterrence`];
  deepEqual(order("nuclear deterrence", apart, close, together), [together, close, apart]);
});

test("a paper that is called so comes first, then a work", () => {
  const hits = ranked("gwadar", row("Gwadar"), row("Gwadar", "work"), row("Gwadar", "paper"));
  deepEqual(hits.map((hit) => hit.row.kind), ["paper", "work", "text"]);
});

test("a term that is called so comes first, in any of its forms; one that only has the word does not", () => {
  const port = Texts.row({ kind: "term", href: "a.html", place: "", text: "Gwadar (port)", more: "Gwadar" });
  const hits = ranked("gwadar", row("Gwadar and Gwadar again"), row("Road to Gwadar", "term"), port);
  deepEqual(hits.map((hit) => hit.row.text), ["Gwadar (port)", "Gwadar and Gwadar again", "Road to Gwadar"]);
});

test("for a question a fact comes first, and not for its words alone", () => {
  const rows = [row("CPEC began when CPEC began", "heading"), row("When CPEC began", "fact")];
  deepEqual(ranked("When did CPEC begin?", ...rows).map((hit) => hit.row.kind), ["fact", "heading"]);
  deepEqual(ranked("CPEC begin", ...rows).map((hit) => hit.row.kind), ["heading", "fact"]);
});

test("a question about a term finds the term first, and then facts", () => {
  const rows = [row("CPEC is a corridor"), row("Volume of CPEC", "fact"), row("CPEC", "term")];
  for (const query of ["What is CPEC?", "what do the papers say about CPEC"])
    deepEqual(ranked(query, ...rows).map((hit) => hit.row.kind), ["term", "fact", "text"]);
});

test("a page that is called so comes before works that have the word", () => {
  deepEqual(ranked("chronology", row("Chronology", "work"), row("Chronology", "page")).map((hit) => hit.row.kind), ["page", "work"]);
});

test("whole words come before beginnings", () => {
  deepEqual(order("us", "using it", "of us"), ["of us", "using it"]);
});

test("words in a row count without the common ones before and behind them, except in a question that is asked for", () => {
  deepEqual(order("of the balance of power in", "power and balance of it", "a balance of power"), ["a balance of power", "power and balance of it"]);
  const rows = [row("new and new again"), row("What is new?", "question")];
  deepEqual(ranked("What is new?", ...rows).map((hit) => hit.row.kind), ["question", "text"]);
});

test("what is equal stays in the order of the papers, and what lacks a word is left out", () => {
  deepEqual(order("port", "port a", "no harbour", "port b"), ["port a", "port b"]);
});

test("what is found beside the words that are shown is no mark in them", () => {
  const [hit] = ranked("yousaf", Texts.row({ kind: "paper", href: "", place: "", text: "A title", more: "Rabia Yousaf" }));
  deepEqual(hit.marks, []);
});

test("the excerpt of a short text is all of it, with the words set off", () => {
  const [hit] = ranked("port", row("The port of Gwadar"));
  deepEqual(Ranking.excerpt(hit), [["The ", false], ["port", true], [" of Gwadar", false]]);
});

test("the excerpt of a long text is whole words around the place with most of the terms", () => {
  const text = `Gwadar ${FAR}the port of Gwadar in the south ${FAR}`;
  const [hit] = ranked("gwadar port", row(text));
  const pieces = Ranking.excerpt(hit);
  deepEqual(pieces.filter(([, asked]) => asked).map(([words]) => words), ["port", "Gwadar"]);
  equal(pieces[0][0], "… ");
  equal(pieces.at(-1)[0], " …");
  ok(text.includes(` ${pieces.slice(1, -1).map(([words]) => words).join("")} `));
});

test("a place is called what it is", () => {
  equal(Texts.placeName("text", "p12"), "paragraph 12");
  equal(Texts.placeName("text", "p17a"), "paragraph 17a");
  equal(Texts.placeName("note", "fn:3"), "note 3");
  equal(Texts.placeName("note", "fn:a"), "note a");
  equal(Texts.placeName("abstract", "abstract"), "abstract");
  equal(Texts.placeName("heading", "part-2"), "heading");
});

test("papers, their places and works are found", () => {
  const rows = Texts.rows({
    papers: [{ slug: "toy", title: "A Title", authors: "", name: "Toy", label: "Toy" }],
    passages: [[0, "abstract", "abstract", "Sum"], [0, "p1", "text", "Ünits"], [0, "p2", "text", "Two"], [0, "fn:1", "note", "A note"]],
    headings: [[0, "main", "1. Main:", 1, 2], [0, "part", "Part.", 1, 3], [0, "end", "End", 2, 2]],
    works: [["key2001", "Author. Work. 2001.", "Author 2001"]],
  });
  deepEqual(rows.map(({ href, anchor, place, source }) => [href, anchor, place, source.folded]), [
    ["papers/toy.html", undefined, "", "a title"],
    ["papers/toy.html", "main", "Toy", "1. main:"],
    ["papers/toy.html", "part", "Toy › 1. Main", "part."],
    ["papers/toy.html", "end", "Toy", "end"],
    ["papers/toy.html", "abstract", "Toy › abstract", "sum"],
    ["papers/toy.html", "p1", "Toy › 1. Main › Part › paragraph 1", "units"],
    ["papers/toy.html", "p2", "Toy › End › paragraph 2", "two"],
    ["papers/toy.html", "fn:1", "Toy › note 1", "a note"],
    ["works/key2001.html", undefined, "Author 2001", "author. work. 2001. \n key2001"],
  ]);
});
